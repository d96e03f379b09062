"""目录: the list of titles above the articles, which is made anew, and what its entries tell."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from gongwen.diagnostics import Diagnostic
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.parts.bulletin import NOTE
from gongwen.read.parts.persons import is_person
from gongwen.read.source.lines import SourceLine

MOST_ENTRIES: Final = 100
"""Lines that are looked at for the end of a 目录: more articles than any issue has."""

LONGEST_COUNT: Final = 3
"""Of the number before an entry of a 目录, in characters: as long as that of the last of
``MOST_ENTRIES``, in digits or 汉字 (100、, 九十九、)."""

LEAST_UNHEADED: Final = 2
"""Entries of a list of titles that has no heading; a single line may be a title written twice."""

LONGEST_PAGE: Final = 8
"""Of the number of a page with its brackets and spaces, in characters."""

LONGEST_ENTRY: Final = 90
"""Of an entry, in characters: two lines of a title with leader and page."""

MOST_LINES: Final = 4
"""Of a title, or of its entry."""

LEAST_LEADER: Final = 2
"""Dots before the number of a page."""

LONGEST_PLAIN_COLUMN: Final = 8
"""Of a 栏目 without brackets, in letters: a title is longer, and a text follows it."""

SHORTEST_ENTRY: Final = 4
"""Of an entry that a title may begin with and go on from, in characters."""

_WORDS = "目 ?录|要 ?目|本 ?期 ?(?:要 ?目|目 ?录|导 ?读|内 ?容|看 ?点|提 ?要)|内 ?容 ?(?:提 ?要|导 ?读|摘 ?要)|导 ?读"
_CONTENTS = re.compile(f"[≡=—–【\\[〖◆◇●■★☆*<《〈 ]*(?:{_WORDS})[≡=—–】\\]〗◆◇●■★☆*>》〉 ：:]*$")
BULLET = re.compile(
    f"[●◆◇■□○★☆▲△▶▼·•①-⑳❶-❿\\-—–*※√>]+ ?"
    f"|[（(\\[【]?[0-9一二三四五六七八九十]{{1,{LONGEST_COUNT}}}(?:[）)\\]】][、.．]?|[、.．]) ?(?![0-9])"
)
LONGEST_COLUMN: Final = 12
"""Of the name of a 栏目, in characters."""

COLUMN: Final = re.compile(
    f"[◆◇●■★☆※ ]*[【〖〔［\\[≡]+ ?([^】〗〕］\\]≡：:。，]{{2,{LONGEST_COLUMN}}}?) ?[】〗〕］\\]≡]+[◆◇●■★☆※ ]*"
)
"""A 栏目 at the start of a line."""
_DOTS: Final = " .．·•…—-_～"
_BRACKETS: Final = "（(\\[【）)\\]】"
_PAGE = re.compile(f"[（(\\[【]? ?[0-9]{{1,{LONGEST_COUNT}}} ?[）)\\]】]?$")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a list of titles says.

    Attributes:
        entries: in the order of the list, in the letters that ``bare`` leaves.
        columns: the 栏目 that part it, likewise.
    """

    entries: tuple[str, ...] = ()
    columns: frozenset[str] = frozenset()
    _known: frozenset[str] = field(default=frozenset(), repr=False)

    def heads(self, lines: Sequence[SourceLine], at: int) -> bool:
        """Tell whether the line at *at* is a short entry and the next a title: a 栏目."""
        if not self.entries or at + 1 >= len(lines):
            return False
        string = without_bullet(lines[at].text.string)
        if not string:
            return False
        entry = bare(string)
        is_short = len(entry) <= LONGEST_PLAIN_COLUMN and string[-1] not in "：:"
        # Letters alone: brackets are those of a source or of a 栏目 by its marks.
        is_short = is_short and entry == string.replace(" ", "") and entry in self._known
        return is_short and self.match(lines, at + 1) > 0

    def match(self, lines: Sequence[SourceLine], at: int) -> int:
        """Count the lines from *at* that are a title of the list; 0 if none is."""
        if not self.entries:
            return 0
        if self.heads(lines, at):
            return 0
        found, string, marked = 0, "", ""
        for count, line in enumerate(lines[at : at + MOST_LINES], 1):
            string += bare(line.text.string)
            marked += bare(without_bullet(line.text.string) if count == 1 else line.text.string)
            if string in self._known or marked in self._known:
                found = count
        return found


NO_CONTENTS: Final = Contents()


def bare(string: str) -> str:
    """Give the letters and digits of *string*: titles and their entries differ in marks and spaces.

    >>> bare("甲镇：抓好“春耕”（1）") == bare("甲镇 抓好春耕1")
    True
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", string)))


def without_bullet(string: str) -> str:
    """Give a title without the sign or the number before it."""
    match = BULLET.match(string)
    return string[match.end() :] if match else string


def without_page(string: str) -> str:
    """Give an entry without the number of a page and the dots that lead to it.

    >>> without_page("甲镇抓好春耕……… 1"), without_page("甲镇抓好春耕 （12）"), without_page("甲镇2024")
    ('甲镇抓好春耕', '甲镇抓好春耕', '甲镇2024')
    """
    page = _PAGE.search(string, max(len(string) - LONGEST_PAGE, 0))
    before = string[: page.start()] if page else string
    title = before.rstrip(_DOTS)
    led = len(before) - len(title)
    is_page = page is not None and (
        led >= LEAST_LEADER or before.endswith(" ") or page[0][-1] in "）)]】"
    )
    if not title or not (is_page or (page is None and led >= LEAST_LEADER)):
        return string
    return title


def is_contents(line: SourceLine) -> bool:
    """Tell whether *line* is the heading of a list of titles."""
    return _CONTENTS.match(line.text.string) is not None


def take_contents(
    lines: Sequence[SourceLine], findings: Findings
) -> tuple[Sequence[SourceLine], Contents]:
    """Drop the list of titles that *lines* begin with; each of them must come again below.

    Returns:
        The lines below it, and what it said; all lines if it says nothing that comes again.
    """
    if not lines:
        return lines, NO_CONTENTS
    if not is_contents(lines[0]):
        return _take_unheaded(lines, findings)
    end = _end_of_contents(lines)
    if end is None:
        findings.warning(
            "contents-unmatched",
            "目录中的条目与后面的标题都不相同，未按目录处理",
            lines[0].text.span(),
            "目录会自动生成，可以删去",
        )
        findings.leave_out("label-dropped", "目录的栏题", lines[0].text)
        return lines[1:], NO_CONTENTS
    end = _before_texts(lines, end)
    entries = tuple(_entry(line) for line in lines[1:end] if not COLUMN.fullmatch(line.text.string))
    columns = frozenset(
        bare(line.text.string) for line in lines[1:end] if COLUMN.match(line.text.string)
    )
    _report_unmatched(lines, end, findings)
    _tell_dropped(lines[:end], end - 1, findings)
    return lines[end:], Contents(entries, columns, frozenset(_joined(entries)))


def _take_unheaded(
    lines: Sequence[SourceLine], findings: Findings
) -> tuple[Sequence[SourceLine], Contents]:
    """Drop a list of titles without a heading: several lines that all come again, in order."""
    first = _entry(lines[0])
    near = enumerate(lines[: MOST_ENTRIES + 1])
    end = next((at for at, line in near if at and _entry(line) == first), 0)
    if not first or not LEAST_UNHEADED <= end <= MOST_ENTRIES:
        return lines, NO_CONTENTS
    below = [_entry(line) for line in lines[end:]]
    place = 0
    for line in lines[:end]:
        if _entry(line) not in below[place:]:
            return lines, NO_CONTENTS
        place = below.index(_entry(line), place) + 1
    entries = tuple(_entry(line) for line in lines[:end])
    _tell_dropped(lines[:end], end, findings)
    return lines[end:], Contents(entries, frozenset(), frozenset(entries))


def _tell_dropped(lines: Sequence[SourceLine], count: int, findings: Findings) -> None:
    places = tuple(line.text.span() for line in lines)
    message = f"目录 {count} 条已略去，排版时自动生成"
    findings.add(Diagnostic("info", "contents-dropped", message, places[0], places=places))


def _joined(entries: Sequence[str]) -> Iterator[str]:
    """Give the entries, and what they say where one goes on over lines."""
    for at in range(len(entries)):
        for stop in range(at + 1, min(at + MOST_LINES, len(entries)) + 1):
            yield "".join(entries[at:stop])


def _end_of_contents(lines: Sequence[SourceLine]) -> int | None:
    """Find where the first title comes again."""
    first: list[str] = []
    seen: set[str] = set()
    for at in range(1, min(len(lines), MOST_ENTRIES)):
        string = lines[at].text.string
        if at > 1 and NOTE.match(string):
            return at if any(_comes_again(lines, at, entry) for entry in first) else None
        here = bare(string)
        if at > 1 and (here in seen or _begins(lines, at, first)):
            return at
        seen.add(here)
        if COLUMN.fullmatch(string) is None:
            entry = _entry(lines[at])
            seen.add(entry)
            if len(first) < MOST_LINES:
                first.append((first[-1] if first else "") + entry)
    return None


def _before_texts(lines: Sequence[SourceLine], end: int) -> int:
    """Give an earlier end where a text stands in the list: its title is not listed.

    The list ends with the last line that comes again below, or is the first of two that do.
    """
    if not any(is_text(line) for line in lines[1:end]):
        return end
    below = "\n".join(bare(line.text.string) for line in lines[end:])
    at = 1
    while at < end and not is_text(lines[at]) and _entry(lines[at]) in below:
        at += 1
    return at if at > 1 else end


def is_text(line: SourceLine) -> bool:
    """Tell whether a line is one of a text, and no entry."""
    string = line.text.string
    return len(string) > LONGEST_ENTRY or string.endswith(("。", "；"))


def _begins(lines: Sequence[SourceLine], at: int, first: Sequence[str]) -> bool:
    """Tell whether the first title of the list, whole, stands on the lines from *at*."""
    string = marked = ""
    for count, line in enumerate(lines[at : at + MOST_LINES]):
        string += bare(line.text.string)
        marked += bare(line.text.string if count else without_bullet(line.text.string))
        if (string in first or marked in first) and len(string) >= SHORTEST_ENTRY:
            return True
    return False


def _comes_again(lines: Sequence[SourceLine], start: int, entry: str) -> bool:
    return any(_begins(lines, at, (entry,)) for at in range(start, len(lines)))


def _report_unmatched(lines: Sequence[SourceLine], end: int, findings: Findings) -> None:
    rest = "".join(bare(line.text.string) for line in lines[end:])
    for line in lines[1:end]:
        if _entry(line) not in rest:
            message = f"目录中的“{line.text}”没有相应的标题，已略去"
            hint = "改成与后面的标题一致，或删去这一条"
            findings.warning("contents-unmatched", message, line.text.span(), hint)


def _entry(line: SourceLine) -> str:
    if len(line.text) > LONGEST_ENTRY:
        return ""
    string = without_bullet(line.text.string)
    if column := COLUMN.match(string):
        string = string[column.end() :] or string
    string = without_page(string)
    title, _, author = string.strip().rpartition(" ")
    return bare(title if title and is_person(author) else string)


def take_bullet(title: Text, findings: Findings) -> Text:
    """Take the sign or the number off a title, and tell."""
    match = BULLET.match(title.string)
    if match is None or match.end() == len(title):
        return title
    findings.leave_out("title-mark-dropped", "标题前的", title.slice(0, match.end()).strip())
    return title.slice(match.end())
