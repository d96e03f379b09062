"""The first lines of a plain-text bulletin → 报头: name, number, issuers, date."""

from collections.abc import Sequence
from typing import NamedTuple

from gongwen.diagnostics import Span
from gongwen.document.bulletin import Masthead
from gongwen.document.series import NO_MASTHEAD
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.parts.bulletin import (
    DATE_HINT,
    NOTE,
    close_up,
    report_missing,
)
from gongwen.read.parts.dates import DATE, read_day, written_day
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.parts.persons import names_persons
from gongwen.read.parts.shared import complete_masthead
from gongwen.read.source.lines import ENDED, SourceLine
from gongwen.read.text.contents import bare, is_contents
from gongwen.read.text.foot import find_imprint
from gongwen.read.text.masthead_line import (
    LONGEST_LINE,
    MEETING,
    NAME_WORD,
    ORGAN,
    SIGNER,
    anchors,
    is_entry,
    is_handling,
    is_organ,
    organs_beside,
    unknown_part,
    widened,
)
from gongwen.read.text.masthead_parts import Found, add_issuers, read_line, settle_supplement
from gongwen.read.text.name import find_name

MOST_LINES = 12
"""The masthead ends within this many lines: name, number, total, date, classification and copy
number on lines of their own leave half a dozen for issuers; further down stands text, and a
number or a date in it is not that of the issue."""

LONGEST_ISSUER = 30
"""Of an issuer that stands below number and date, in characters: the full name of an organ. A
longer line that ends like one is a title."""


MOST_TITLE_LINES = 4
"""Lines below the masthead in which the title of a web page may come again."""


class MastheadReading(NamedTuple):
    """What the first lines of a bulletin say.

    Attributes:
        masthead: without a name if none was found.
        below: the lines after it.
        entries: lines of the 报尾 that stand in it.
    """

    masthead: Masthead
    below: Sequence[SourceLine]
    entries: Sequence[Text]


def take_masthead(
    lines: Sequence[SourceLine], findings: Findings, shared: Masthead
) -> MastheadReading:
    """Read the masthead; what the lines do not say comes from *shared*."""
    end = _last_line(lines)
    found = Found(name=None if _has_name(lines, end, shared) else Text(""))
    above = find_name(lines[:end]) if found.name is None else None
    taken = 0
    titles: list[SourceLine] = []
    for line in lines:
        begun = found.name is not None and (found.name or unknown_part(line.text.string))
        if begun and taken >= end and not _is_issuer(line, found, shared):
            break
        if above is not None and taken in above.titles:
            titles.append(line)
        elif above is not None and taken in above.organs:
            found.above.append(line.text)
        elif above is not None and taken in above.name:
            _add_to_name(line.text, found, findings, _strings(lines[taken + 1 : end]))
        else:
            read_line(line.text, found, findings, _strings(lines[taken + 1 : end]))
        taken += 1
    _settle_organs(found, findings)
    _settle_name(found, shared, lines)
    settle_supplement(found, findings)
    below = _take_late(lines[taken:], found, shared, findings)
    below = _with_titles(titles, below, findings)
    _report_missing(found, shared, lines, findings)
    if found.name is None:
        return MastheadReading(NO_MASTHEAD, below, found.entries)
    masthead = complete_masthead(found.masthead(), shared)
    return MastheadReading(masthead, below, found.entries)


def _with_titles(
    titles: Sequence[SourceLine], below: Sequence[SourceLine], findings: Findings
) -> Sequence[SourceLine]:
    """Put the title of a web page before the text, unless it has it there already."""
    title = "".join(bare(line.text.string) for line in titles)
    here = "".join(bare(line.text.string) for line in below[:MOST_TITLE_LINES])
    if title and here.startswith(title):
        for line in titles:
            findings.leave_out("repeated", "重复的标题", line.text)
        return below
    return [*titles, *below]


def _add_to_name(text: Text, found: Found, findings: Findings, below: Sequence[str]) -> None:
    """Read a line of a name that goes over several, which may also hold number and date."""
    before = found.take_name()
    read_line(text, found, findings, below)
    if before and found.name:
        found.name = Text.join([before, found.name])
    elif before:
        found.name = before


def _settle_organs(found: Found, findings: Findings) -> None:
    """Make the organ above the name the issuer, unless another is named; a meeting is none."""
    for organ in found.above:
        name = close_up(organ)
        if not found.issuers and not MEETING.search(name.string):
            found.issuers.append(name)
        elif any(name.string == issuer.string for issuer in found.issuers):
            findings.leave_out("repeated", "重复的机关", organ)
        elif found.organ is None:
            found.organ = name
        else:
            found.organ = Text.join([found.organ, name], " ")


def _settle_name(found: Found, shared: Masthead, lines: Sequence[SourceLine]) -> None:
    """Make an organ that is all there is below number or date the issuer: no name was written."""
    name = found.name
    if not name or found.issuers or shared.issuers or name.span().line == lines[0].number:
        return
    if is_organ(name.string) and not NAME_WORD.search(name.string):
        found.issuers.append(name)
        found.name = None


def _has_name(lines: Sequence[SourceLine], end: int, shared: Masthead) -> bool:
    """Tell whether the name stands in the text: it must, unless it is shared.

    The first words are a name if they are the shared one, or stand above number and date and
    are no organ.
    """
    if not shared.name:
        return True
    for at, line in enumerate(lines[: max(end, 1)]):
        string = line.text.string
        for organ in reversed(organs_beside(string, _strings(lines[at + 1 : end]))):
            start, stop = widened(string, *organ)
            string = f"{string[:start]} {string[stop:]}"
        words = close_up(Text(unknown_part(string))).string
        if words:
            return words == shared.name.string or (at < end and not ORGAN.search(words))
    return False


def _strings(lines: Sequence[SourceLine]) -> list[str]:
    return [line.text.string for line in lines]


def _last_line(lines: Sequence[SourceLine]) -> int:
    """Count the lines up to the last one that holds a number or a date of the masthead."""
    end = 0
    seen: set[str] = set()
    for at, line in enumerate(lines[:MOST_LINES]):
        string = line.text.string
        if len(string) > LONGEST_LINE or ENDED.search(string) or find_ordinal(string):
            break
        if is_contents(line) or NOTE.match(string):
            break
        kinds = anchors(string)
        # A second date below other lines, without anything new, is that of a text.
        if kinds - seen or (kinds and end == at):
            end = at + 1
            seen |= kinds
        elif end == at and (_goes_along(string) or (seen and names_persons(string))):
            end = at + 1
    return end


def _goes_along(string: str) -> bool:
    """Tell whether a line right below number and date still belongs to the masthead."""
    return is_entry(string) or SIGNER.match(string) is not None or is_handling(string)


def _is_issuer(line: SourceLine, found: Found, shared: Masthead) -> bool:
    """Tell whether a line after the last anchor is an issuer that was still missing."""
    string = line.text.string
    if shared.issuers:
        # A title below may end like the name of an organ (……会), so it must be the known one.
        known = {issuer.string for issuer in shared.issuers}
        return not found.issuers and close_up(line.text).string in known
    return (
        not found.issuers
        and len(string) <= LONGEST_ISSUER
        and ORGAN.search(string) is not None
        and not ENDED.search(string)
        and bool(found.name)
    )


def _take_late(
    lines: Sequence[SourceLine], found: Found, shared: Masthead, findings: Findings
) -> Sequence[SourceLine]:
    """Take the date, and the issuer above it, from the end of the text if the masthead has none."""
    end = find_imprint(lines)
    match = DATE.fullmatch(lines[end - 1].text.string) if end else None
    if match is None or found.date is not None or not found.name:
        return lines
    text = lines[end - 1].text
    found.date = read_day(text, match, findings)
    if found.date is None:
        return lines
    findings.write_anew(text, written_day(found.date))
    start = end - 1
    if (
        not found.issuers
        and not shared.issuers
        and start
        and is_organ(lines[start - 1].text.string)
    ):
        start -= 1
        add_issuers(lines[start].text, found, findings)
    return [*lines[:start], *lines[end:]]


def _report_missing(
    found: Found, shared: Masthead, lines: Sequence[SourceLine], findings: Findings
) -> None:
    place = lines[0].text.span() if lines else Span(findings.file)
    if found.name is None:
        findings.error("no-name", "没有简报的名称", place, "名称写在第一行")
        return
    report_missing(
        findings,
        found.name.span() if found.name else place,
        number=found.number is not None or "number" in found.refused,
        issuer=bool(found.issuers or shared.issuers),
        date=found.date is not None or "date" in found.refused,
        issuer_hint="编印机关写在期号下面，单独一行",
        date_hint=_date_hint(found.name),
    )


def _date_hint(name: Text) -> str:
    """Say how a date is told from the name that it stands in."""
    match = DATE.search(name.string)
    return f"若“{match[0]}”不属于名称，在它后面空一格" if match else DATE_HINT
