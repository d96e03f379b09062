"""The lines above the text of an article: 栏目, title, subtitle, headnote, author, source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gongwen.document.text import NOTHING, Text
from gongwen.read.findings import Findings
from gongwen.read.parts.bulletin import NOTE
from gongwen.read.parts.dates import DATE
from gongwen.read.parts.labelled import with_brackets
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.parts.persons import close_up_names, is_person
from gongwen.read.parts.sources import find_source, is_organ
from gongwen.read.source.clean import clean_line
from gongwen.read.source.lines import ENDED, SourceLine
from gongwen.read.text.columns import take_column
from gongwen.read.text.contents import (
    BULLET,
    COLUMN,
    LONGEST_PLAIN_COLUMN,
    Contents,
    bare,
    take_bullet,
)

LONGEST_TITLE_LINE: Final = 45
"""Of a line of a title, in characters: two lines of 2号 type hold 36 字, and some titles have a
line more. A longer line is a paragraph that lost its stop."""

MOST_TITLE_LINES: Final = 4
"""A title of three lines and a subtitle are as much as stands above a text; a fifth short line is
the first of a list."""

MOST_HEAD_LINES: Final = 12
"""Of what is looked at from a title on: its lines, four more below it, and the text."""

MOST_KEPT: Final = 4096
"""Short lines whose kind is kept: every line is asked some ten times, as a title, a part of one, or
what stands below one."""

LONGEST_HALF: Final = 25
"""Of a line of a title that ends in a comma or a colon, in characters: the title goes on below."""

LONGEST_AUTHOR: Final = 30
"""Of the line of authors, in characters: three persons with what they are."""

LONGEST_HEADNOTE: Final = 60
"""Of a headnote, in characters: 在全区三级干部会议上的讲话 with its date."""

TITLE_LABEL: Final = re.compile("标 ?题 ?[：:] ?")
_PAIRS: Final = ("“”", "《》", "（）")
_CANNOT_START = re.compile("[，。、；：！？”’）》]")
_STOPS = re.compile("[，。；：！？]")
_GOES_ON = re.compile("[：:，、]$")
_DASH = re.compile("(?:[—–―─－]+|--+) ?(?=[^ \\-—–0-9])")
_HEADNOTE = re.compile("[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]|〔[^〔〕]*〕")
_AUTHOR_LABEL = re.compile(
    "(?:作 ?者|撰 ?稿|撰 ?文|执 ?笔|记 ?者|通讯员|文 ?字|整 ?理) ?[：:] ?|文 ?[/／] ?"
)
_SUBTITLE_LABEL = re.compile("副 ?标 ?题 ?[：:] ?")
_POST = re.compile(
    "(?:书记|主任|局长|厅长|部长|处长|科长|所长|站长|队长|市长|县长|区长|镇长|乡长|校长|院长|主席|秘书长|会长|理事长"
    "|经理|董事长|委员|常委|代表|教授|研究员|主编|政委|司令员|专员|工程师|队员|干事)$"
)
_NOT_TITLE = re.compile("附(?:件|表|图|录)?[：: ]|附件?$|附件[0-9一二三四五六七八九十]")
_AUTHOR_MARK = re.compile("[□■○●◎◇◆] ?")
_ROLE = re.compile(
    "(?:本刊|本报|特约|实习)?(?:通讯员|记者|信息员|评论员|编辑|撰稿人?)$|文/?$|图/?$"
)
_WORDS = re.compile("[ 、，,/／]+")


@dataclass(slots=True)
class Head:
    """What stands above the text of an article, as far as it was found."""

    title: Text = NOTHING
    column: Text | None = None
    subtitle: Text | None = None
    author: Text | None = None
    headnote: Text | None = None
    source: Text | None = None
    note: SourceLine | None = None


def take_head(
    lines: Sequence[SourceLine], contents: Contents, column: Text | None, findings: Findings
) -> tuple[Head, Sequence[SourceLine]]:
    """Read what stands above the text of the article that *lines* are, and give the text.

    What says no 栏目 stands under the *column* of the article above it.
    """
    head = Head()
    texts = [line.text for line in lines]
    start = 0
    while start < len(texts) - 1 and is_column(lines, start, contents):
        head.column, rest = take_column(texts[start], head.column, column, findings)
        if rest:
            texts[start] = rest
            break
        start += 1
    count = contents.match(lines, start) or count_title(near(lines, start))
    if head.column and count == 0 and start < len(lines) and texts[start] is not lines[start].text:
        count = 1
    title = texts[start : start + count]
    if title:
        title[0] = _without_mark(title[0], lines[start], contents, findings)
    # The lines of a title from the one that begins with a dash are its subtitle.
    cut = next((at for at in range(1, len(title)) if _DASH.match(title[at].string)), len(title))
    head.title = join_title(title[:cut], findings)
    if title[cut:]:
        head.subtitle = _subtitle(title[cut:], findings)
    below = _take_below(lines[start + count :], head, findings)
    head.column = head.column or column
    return head, below


def _without_mark(title: Text, line: SourceLine, contents: Contents, findings: Findings) -> Text:
    if BULLET.match(title.string) and (contents.entries or is_marked(line)):
        return take_bullet(title, findings)
    return title


def _take_below(
    lines: Sequence[SourceLine], head: Head, findings: Findings
) -> Sequence[SourceLine]:
    """Take the short lines below a title, each kind once, in whatever order they stand."""
    at = 0
    while head.title and at < len(lines) - 1:
        text = lines[at].text
        if head.subtitle is None and _is_subtitle(lines[at]):
            head.subtitle = _subtitle([text], findings)
        elif head.note is None and NOTE.match(text.string):
            head.note = lines[at]
        elif head.source is None and (found := find_source(text)) and not found.rest:
            head.source = clean_line(found.text, findings)
            findings.write_anew(found.written, f"（{found.text}）")
        elif head.headnote is None and _is_headnote(text.string):
            head.headnote = with_brackets(text)
        elif _is_author(lines[at]):
            head.author = Text.join([each for each in (head.author, text) if each], "\n")
        else:
            break
        at += 1
    return lines[at:]


def _subtitle(lines: Sequence[Text], findings: Findings) -> Text:
    first = lines[0]
    match = _DASH.match(first.string) or _SUBTITLE_LABEL.match(first.string)
    if match:
        findings.write_anew(first.slice(0, match.end()).strip(), "——")
        first = first.slice(match.end())
    return Text.join([first, *lines[1:]], " ")


def _is_subtitle(line: SourceLine) -> bool:
    string = line.text.string
    return _SUBTITLE_LABEL.match(string) is not None or (
        _DASH.match(string) is not None and can_be_title(line)
    )


def _is_headnote(string: str) -> bool:
    return len(string) <= LONGEST_HEADNOTE and _names_occasion(string)


@lru_cache(MOST_KEPT)
def _names_occasion(string: str) -> bool:
    return _HEADNOTE.fullmatch(string) is not None or DATE.fullmatch(string) is not None


def _is_author(line: SourceLine) -> bool:
    return len(line.text) <= LONGEST_AUTHOR and _names_author(line.text.string)


@lru_cache(MOST_KEPT)
def _names_author(string: str) -> bool:
    if "。" in string:
        return False
    if _AUTHOR_LABEL.match(string):
        return True
    string = string[match.end() :] if (match := _AUTHOR_MARK.match(string)) else string
    words = close_up_names([word for word in _WORDS.split(string) if word])
    named = [is_person(word) for word in words]
    roles = [_ROLE.fullmatch(word) is not None for word in words]
    posts = [_POST.search(word) is not None or is_organ(word) for word in words]
    return any(named) and all(map(max, named, roles, posts))


def join_title(lines: Sequence[Text], findings: Findings) -> Text:
    """Put the lines of a title together; each line feed is a place to break it."""
    if not lines:
        return Text("")
    first = lines[0]
    if label := TITLE_LABEL.match(first.string):
        findings.leave_out("label-dropped", "标签", first.slice(0, label.end()).strip())
        first = clean_line(first.slice(label.end()), findings)
    return Text.join([line for line in (first, *lines[1:]) if line], "\n")


def near(lines: Sequence[SourceLine], at: int) -> Sequence[SourceLine]:
    """Give the lines from *at* that a head can take, and some below them."""
    return lines[at : at + MOST_HEAD_LINES]


def is_column(lines: Sequence[SourceLine], at: int, contents: Contents) -> bool:
    """Tell whether the line begins with a 栏目 that a title follows, on it or below it."""
    string = lines[at].text.string
    if contents.heads(lines, at) or _is_marked_column(lines, at):
        return True
    match = COLUMN.match(string)
    if match is None or NOTE.match(string):
        return False
    if string.startswith("〔") and bare(string) not in contents.columns:
        # These brackets are those of a headnote, too.
        return False
    if match.end() < len(string):
        return can_be_title(lines[at])
    below = lines[at + 1 : at + 2]
    return bool(below) and (can_be_title(below[0]) or is_column(lines, at + 1, contents))


def _is_marked_column(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether a short line with a sign stands apart above a title that has none."""
    below = lines[at + 1 : at + 3]
    return (
        len(below) == len((at, at))
        and is_marked(lines[at])
        and len(bare(lines[at].text.string)) <= LONGEST_PLAIN_COLUMN
        and below[0].after_blank
        and not is_marked(below[0])
        and count_title(near(lines, at + 1)) > 0
        and ENDED.search(below[0].text.string) is None
    )


def is_marked(line: SourceLine) -> bool:
    """Tell whether a sign that is no number stands before what could be a title."""
    match = BULLET.match(line.text.string)
    return match is not None and not match[0].strip("（(【[]】)）、. ").isalnum()


def count_title(lines: Sequence[SourceLine]) -> int:
    """Count the lines of the title at the start of *lines*."""
    count = 0
    for at, line in enumerate(lines[:MOST_TITLE_LINES]):
        goes_on = _is_half(lines, at)
        if not (can_be_title(line) or goes_on):
            break
        if count and (not can_continue_title(lines[0], line) or is_begun(lines, at)):
            break
        count += 1
    if _goes_through(lines, count):
        return 0
    if count == len(lines) > 1:
        # Nothing is left for the body, so only the lines before the first gap are title.
        gaps = [at for at in range(1, count) if lines[at].after_blank]
        return gaps[0] if gaps else 1
    return count


def _goes_through(lines: Sequence[SourceLine], count: int) -> bool:
    """Tell whether a sentence goes on below what could be a title: a quotation is open."""
    if not 0 < count < len(lines):
        return False
    said = "".join(line.text.string for line in lines[:count])
    is_open = any(said.count(opening) > said.count(closing) for opening, closing in _PAIRS)
    return is_open or _CANNOT_START.match(lines[count].text.string) is not None


def count_head(lines: Sequence[SourceLine]) -> int:
    """Count the lines of a title and of what may stand below it, above the text."""
    count = count_title(lines)
    while 0 < count < len(lines) and _is_below_title(lines[count]):
        count += 1
    return count


def _is_below_title(line: SourceLine) -> bool:
    return _is_subtitle(line) or _is_headnote(line.text.string) or _is_author(line)


def is_begun(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether a line goes on below: it ends a side, is full, or is alone indented."""
    line, below = lines[at], lines[at + 1 : at + 2]
    if not below or below[0].page_break or line.is_full:
        return True
    return line.indented and not below[0].indented and not below[0].after_blank


def _is_half(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether a line that ends in a comma or a colon is the first half of a title.

    乙镇： / 部署防火: the second half is as short, and text comes below it.
    """
    below = lines[at + 1 : at + 3]
    string = lines[at].text.string
    return (
        len(below) == len((at, at))
        and len(string) <= LONGEST_HALF
        and _GOES_ON.search(string) is not None
        and "。" not in string
        and not find_ordinal(string)
        and not NOTE.match(string)
        and not below[0].after_blank
        and len(below[0].text) <= LONGEST_HALF
        and can_be_title(below[0])
        and not _STOPS.search(below[0].text.string)
        and (len(below[1].text) > LONGEST_HALF or bool(ENDED.search(below[1].text.string)))
    )


def can_be_title(line: SourceLine) -> bool:
    """Tell whether *line*, by itself, may be one of a title."""
    string = line.text.string
    if TITLE_LABEL.match(string):
        return True
    return len(string) <= LONGEST_TITLE_LINE and line.row is None and _says_title(string)


@lru_cache(MOST_KEPT)
def _says_title(string: str) -> bool:
    return (
        string[-1] not in "。；：，、;:,"
        and "。" not in string
        and not find_ordinal(string)
        and not NOTE.match(string)
        and not _NOT_TITLE.match(string)
        and not _ends_in_date(string)
    )


def _ends_in_date(string: str) -> bool:
    """Tell whether a line is a signature with its date, and no title."""
    return any(match.end() == len(string) for match in DATE.finditer(string))


def can_continue_title(first: SourceLine, line: SourceLine) -> bool:
    """Tell whether *line* may be a further one of the title that begins with *first*."""
    string = line.text.string
    if line.row is not None or (line.indented and not first.indented):
        return False
    if line.separated or COLUMN.fullmatch(string):
        return False
    if TITLE_LABEL.match(string) or _SUBTITLE_LABEL.match(string):
        return False
    if _is_headnote(string) or _is_author(line):
        return False
    if _DASH.match(string):
        return True
    return not _STOPS.search(string) and find_source(line.text) is None
