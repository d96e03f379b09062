"""The middle of a plain-text bulletin → 目录, 编者按 and articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.diagnostics import Span
from gongwen.document.bulletin import Article
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.parts.body import read_body, take_source
from gongwen.read.parts.bulletin import NOTE, take_note_label
from gongwen.read.parts.imprint import LABELLED
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.source.clean import clean_body, clean_line
from gongwen.read.source.lines import ENDED, SourceLine

LONGEST_TITLE_LINE = 45
"""Of a line of a title, in characters: two lines of 2号 type hold 36 字, and some titles have a
line more. A longer line is a paragraph that lost its stop."""

MOST_ENTRIES = 100
"""Lines that are looked at for the end of a 目录: more articles than any issue has."""

MOST_TITLE_LINES = 4
"""A title of three lines and a subtitle are as much as stands above a text; a fifth short line is
the first of a list."""

LONGEST_COUNT = 3
"""Of the number before an entry of a 目录, in characters: as long as that of the last of
``MOST_ENTRIES``, in digits or 汉字 (100、, 九十九、)."""

NO_BODY = "标题之后另起一行写正文"


_CONTENTS = re.compile("[≡=—【\\[ ]*(?:目 ?录|要 ?目|本期(?:要目|目录|导读|内容))[≡=—】\\] ：:]*$")
_BULLET = re.compile(
    f"[●◆◇■□○★☆▲·•①-⑳\\-—*※]+ ?|[（(]?[0-9一二三四五六七八九十]{{1,{LONGEST_COUNT}}}[）)、.．]+ ?"
)
_LEADER = re.compile("[ .．·…]*[（(]?[0-9]*[）)]?$")
_TITLE_LABEL = re.compile("标题 ?[：:] ?")
_STOPS = re.compile("[，。；：！？]")


@dataclass(frozen=True, slots=True)
class Middle:
    """What stands between 报头 and 报尾."""

    note: tuple[Text, ...]
    articles: tuple[Article, ...]


def read_middle(lines: Sequence[SourceLine], last: Span, findings: Findings) -> Middle:
    """Read the lines between masthead and imprint; *last* is where the file ends."""
    lines, titles = _take_contents(lines, findings)
    note, lines = _take_note(lines, findings)
    if not titles:
        lines, titles = _take_contents(lines, findings)
    if not lines:
        findings.error("no-title", "报头之后没有文章", last, "报头之后写标题和正文")
    articles: list[Article] = []
    start = 0
    while start < len(lines):
        end = _end_of_article(lines, start, titles)
        article = _read_article(lines[start:end], findings, note)
        if article is not None:
            articles.append(article)
        start = end
    return Middle(tuple(note), tuple(articles))


def _read_article(
    lines: Sequence[SourceLine], findings: Findings, note: list[Text]
) -> Article | None:
    """Read one article; a note below its title becomes that of the issue if that has none."""
    count = _count_title(lines)
    title = join_title([line.text for line in lines[:count]], findings)
    below = lines[count:]
    if below and not note and NOTE.match(below[0].text.string):
        note.append(take_note_label(clean_body(below[0].text, findings)))
        below = below[1:]
    if not title:
        hint = "标题写在正文前，单独成行，句末不用标点"
        findings.error("no-title", "文章没有标题", lines[0].text.span(), hint)
    if not below:
        findings.error("no-body", "文章没有正文", lines[0].text.span(), NO_BODY)
        return None
    blocks, source = read_body(below, findings, with_source=True)
    if not blocks:
        findings.error("no-body", "文章没有正文", lines[0].text.span(), NO_BODY)
    return Article(title, blocks, source)


def join_title(lines: Sequence[Text], findings: Findings) -> Text:
    """Put the lines of a title together; each line feed is a place to break it."""
    if not lines:
        return Text("")
    first = lines[0]
    if label := _TITLE_LABEL.match(first.string):
        first = clean_line(first.slice(label.end()), findings)
    return Text.join([line for line in (first, *lines[1:]) if line], "\n")


def _count_title(lines: Sequence[SourceLine]) -> int:
    """Count the lines of the title at the start of *lines*."""
    count = 0
    for line in lines[:MOST_TITLE_LINES]:
        if not _can_be_title(line) or (count and not _can_continue_title(lines[0], line)):
            break
        count += 1
    if count == len(lines) > 1:
        # Nothing is left for the body, so only the lines before the first gap are title.
        gaps = [at for at in range(1, count) if lines[at].after_blank]
        return gaps[0] if gaps else 1
    return count


def _can_be_title(line: SourceLine) -> bool:
    string = line.text.string
    if _TITLE_LABEL.match(string):
        return True
    return (
        len(string) <= LONGEST_TITLE_LINE
        and not re.search("[。；：，、]$", string)
        and "。" not in string
        and not find_ordinal(string)
        and not NOTE.match(string)
    )


def _can_continue_title(first: SourceLine, line: SourceLine) -> bool:
    string = line.text.string
    if line.row is not None or (line.indented and not first.indented) or _TITLE_LABEL.match(string):
        return False
    return not _STOPS.search(string) and take_source(line.text)[1] is None


def _end_of_article(lines: Sequence[SourceLine], start: int, titles: frozenset[str]) -> int:
    """Find where the article after the one at *start* starts."""
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if _TITLE_LABEL.match(line.text.string):
            return at
        if take_source(lines[at - 1].text)[1] is not None and _can_be_title(line):
            return at
        if titles and at > start + 1 and _match_title(lines, at, titles):
            return at
    return len(lines)


def _take_note(
    lines: Sequence[SourceLine], findings: Findings
) -> tuple[list[Text], Sequence[SourceLine]]:
    """Read a 编者按 before the first title: its paragraphs end with punctuation."""
    if not lines or not NOTE.match(lines[0].text.string):
        return [], lines
    note = [[lines[0].text]]
    at = 1
    while at < len(lines) and not _can_be_title(lines[at]):
        if find_ordinal(lines[at].text.string):
            break
        if ENDED.search(note[-1][-1].string):
            note.append([lines[at].text])
        else:
            note[-1].append(lines[at].text)
        at += 1
    cleaned = [clean_body(Text.join(parts), findings) for parts in note]
    first = take_note_label(cleaned[0])
    return [first, *cleaned[1:]] if first else cleaned[1:], lines[at:]


def _take_contents(
    lines: Sequence[SourceLine], findings: Findings
) -> tuple[Sequence[SourceLine], frozenset[str]]:
    """Drop a list of titles, which is made anew; every line of it must come again below."""
    if not lines or not _CONTENTS.match(lines[0].text.string):
        return lines, frozenset()
    below = [_bare(line.text.string) for line in lines]
    entries: set[str] = set()
    end = 0
    for at in range(1, min(len(lines), MOST_ENTRIES)):
        if below[at] in entries:
            end = at
            break
        entries.add(_entry(lines[at]))
    if not end:
        findings.warning(
            "contents-unmatched",
            "目录中的条目与后面的标题都不相同，未按目录处理",
            lines[0].text.span(),
            "目录会自动生成，可以删去",
        )
        return lines, frozenset()
    rest = "".join(below[end:])
    titles = set()
    for line in lines[1:end]:
        entry = _entry(line)
        titles.add(entry)
        if entry not in rest:
            message = f"目录中的“{line.text}”没有相应的标题，已略去"
            hint = "改成与后面的标题一致，或删去这一条"
            findings.warning("contents-unmatched", message, line.text.span(), hint)
    findings.info(
        "contents-dropped", f"目录 {end - 1} 条已略去，排版时自动生成", lines[0].text.span()
    )
    return lines[end:], frozenset(titles)


def _match_title(lines: Sequence[SourceLine], at: int, titles: frozenset[str]) -> bool:
    """Tell whether a title of the list stands on the lines from *at*."""
    string = ""
    for line in lines[at : at + MOST_TITLE_LINES]:
        string += _bare(line.text.string)
        if string in titles:
            return True
    return False


def _entry(line: SourceLine) -> str:
    string = line.text.string
    bullet = _BULLET.match(string)
    string = string[bullet.end() :] if bullet else string
    return _bare(_LEADER.sub("", string, count=1) or string)


def _bare(string: str) -> str:
    return string.replace(" ", "")


def find_imprint(lines: Sequence[SourceLine]) -> int:
    """Find the first line of the 报尾, after which there is nothing else."""
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        string = lines[at].text.string
        if LABELLED.match(string):
            start = at
        elif not _can_continue_entry(lines, at):
            break
    return start


def _can_continue_entry(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether a line without label may go on with the list above it."""
    string = lines[at].text.string
    if at == 0 or find_ordinal(string) or take_source(lines[at].text)[1] is not None:
        return False
    above = lines[at - 1].text.string
    wrapped = not lines[at].after_blank or above[-1] in "、，,"
    return wrapped and not ENDED.search(above)
