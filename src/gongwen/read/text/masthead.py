"""The first lines of a plain-text bulletin → 报头: name, number, issuers, date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from gongwen.diagnostics import Span
from gongwen.document.bulletin import Masthead
from gongwen.document.series import NO_MASTHEAD
from gongwen.document.text import Day, Number, Text
from gongwen.read.findings import Findings
from gongwen.read.parts.bulletin import DATE_HINT, close_up, parse_issue_number, report_missing
from gongwen.read.parts.dates import DATE, read_day
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.parts.shared import complete_masthead
from gongwen.read.source.clean import clean_line
from gongwen.read.source.lines import ENDED, SourceLine
from gongwen.read.text.masthead_line import (
    CLASSIFICATION,
    COPY_NUMBER,
    ISSUER_LABEL,
    NUMBER,
    ORGAN,
    SHORTEST_ORGAN,
    TOTAL,
    date_beside,
    has_anchor,
    is_organ,
    organs_beside,
    unknown_part,
    widened,
)

MOST_LINES = 12
"""The masthead ends within this many lines: name, number, total, date, classification and copy
number on lines of their own leave half a dozen for issuers; further down stands text, and a
number or a date in it is not that of the issue."""

LONGEST_LINE = 50
"""Of a line of the masthead, in characters: all parts on one line take some forty, and a longer
line is the first paragraph of the text."""

LONGEST_ISSUER = 30
"""Of an issuer that stands below number and date, in characters: the full name of an organ. A
longer line that ends like one is a title."""


@dataclass(slots=True)
class _Found:
    """The parts of the masthead, as far as the lines have given them.

    Attributes:
        name: None as long as it is expected; empty where none is, because the series has it.
        refused: the parts that were written and make no sense, which is told; they are not
            missing besides.
    """

    name: Text | None
    number: Number | None = None
    total: Number | None = None
    date: Day | None = None
    issuers: list[Text] = field(default_factory=list)
    classification: Text | None = None
    copy_number: Text | None = None
    refused: set[Literal["number", "date"]] = field(default_factory=set)

    def masthead(self) -> Masthead:
        """Give what was found."""
        return Masthead(
            name=self.name or Text(""),
            number=self.number,
            issuers=tuple(self.issuers),
            date=self.date,
            total=self.total,
            classification=self.classification,
            copy_number=self.copy_number,
        )


def take_masthead(
    lines: Sequence[SourceLine], findings: Findings, shared: Masthead
) -> tuple[Masthead, Sequence[SourceLine]]:
    """Read the masthead, and give the lines after it; an empty one if there is no name.

    What the lines do not say comes from *shared*.
    """
    end = _last_line(lines)
    found = _Found(name=None if _has_name(lines, end, shared) else Text(""))
    taken = 0
    for line in lines:
        begun = found.name is not None and (found.name or unknown_part(line.text.string))
        if begun and taken >= end and not _is_issuer(line, found, shared):
            break
        taken += 1
        _read_line(line.text, found, findings, _strings(lines[taken:end]))
    _report_missing(found, shared, lines, findings)
    if found.name is None:
        return NO_MASTHEAD, lines[taken:]
    return complete_masthead(found.masthead(), shared), lines[taken:]


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
    for at, line in enumerate(lines[:MOST_LINES]):
        string = line.text.string
        if len(string) > LONGEST_LINE or ENDED.search(string) or find_ordinal(string):
            break
        if has_anchor(string):
            end = at + 1
    return end


def _is_issuer(line: SourceLine, found: _Found, shared: Masthead) -> bool:
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


def _read_line(text: Text, found: _Found, findings: Findings, below: Sequence[str]) -> None:
    """Sort the parts of one line; what is left is the name, or an issuer.

    Args:
        text: the line.
        found: gets the parts.
        findings: gets what is odd.
        below: the other lines of the masthead.
    """
    if found.name is None:
        text = _take_organs(text, found, findings, below)
    text = _take_total(text, found, findings)
    text = _take_number(text, found, findings)
    text = _take_date(text, found, findings, below)
    if not found.name:
        text = _take_copy_number(text, found, findings)
        text = _take_classification(text, found, findings)
    if not text:
        return
    if found.name is None:
        found.name = close_up(text)
    else:
        _add_issuers(text, found, findings)


def _take_organs(text: Text, found: _Found, findings: Findings, below: Sequence[str]) -> Text:
    organs = organs_beside(text.string, below)
    for start, stop in organs:
        _add_issuers(text.slice(start, stop), found, findings)
    for start, stop in reversed(organs):
        text = _without(text, *widened(text.string, start, stop), findings)
    return text


def _add_issuers(text: Text, found: _Found, findings: Findings) -> None:
    label = ISSUER_LABEL.match(text.string)
    if label:
        text = text.slice(label.end())
    for name in _split_issuers(text):
        is_first = not found.issuers and len(name) >= SHORTEST_ORGAN
        if label or ORGAN.search(name.string) or is_first:
            found.issuers.append(close_up(name))
        else:
            findings.warning(
                "masthead-unused",
                f"报头中的“{name}”不知属于哪一项，没有采用",
                name.span(),
                "请改用 YAML 写明，或删去",
            )


def _without(text: Text, start: int, stop: int, findings: Findings) -> Text:
    """Give *text* without the characters from *start* to *stop*."""
    rest = (text.slice(0, start).strip(), text.slice(stop).strip())
    return clean_line(Text.join((part for part in rest if part), " "), findings)


def _take_total(text: Text, found: _Found, findings: Findings) -> Text:
    match = TOTAL.search(text.string)
    if match is None or found.total is not None:
        return text
    group = 1 if match[1] is not None else 2
    found.total = _read_number(text, match, group, found, findings)
    return _without_number(text, match, found, findings)


def _take_number(text: Text, found: _Found, findings: Findings) -> Text:
    match = NUMBER.search(text.string)
    if match is None or found.number is not None:
        return text
    if match[1]:
        findings.info("number-year", f"期号中的“{match[1]}”不另排印", text.span(*match.span(1)))
    found.number = _read_number(text, match, 2, found, findings)
    return _without_number(text, match, found, findings)


def _without_number(text: Text, match: re.Match[str], found: _Found, findings: Findings) -> Text:
    """Give *text* without a number; beside the name, also without what parts them."""
    span = match.span() if found.name is not None else widened(text.string, *match.span())
    return _without(text, *span, findings)


def _read_number(
    text: Text, match: re.Match[str], group: int, found: _Found, findings: Findings
) -> Number | None:
    figure = text.slice(*match.span(group)) or text.slice(*match.span())
    number = parse_issue_number(figure, findings)
    if number is None:
        found.refused.add("number")
    return number


def _take_date(text: Text, found: _Found, findings: Findings, below: Sequence[str]) -> Text:
    string = text.string
    match = date_beside(string, below) if found.name is None else DATE.search(string)
    if match is None or found.date is not None:
        return text
    found.date = read_day(text, match, findings)
    if found.date is None:
        found.refused.add("date")
    return _without(text, *widened(string, *match.span()), findings)


def _take_classification(text: Text, found: _Found, findings: Findings) -> Text:
    match = CLASSIFICATION.match(text.string)
    if match is None:
        return text
    found.classification = clean_line(text.slice(0, match.end()), findings)
    return clean_line(text.slice(match.end()), findings)


def _take_copy_number(text: Text, found: _Found, findings: Findings) -> Text:
    match = COPY_NUMBER.search(text.string)
    if match is None:
        return text
    found.copy_number = text.slice(*match.span(1 if match[1] else 2))
    return _without(text, *match.span(), findings)


def _split_issuers(text: Text) -> list[Text]:
    """Part issuers that share a line, if each by itself is one."""
    names = text.string.split(" ")
    if len(names) < 2 or not all(map(is_organ, names)):
        return [text]
    starts = [sum(len(name) + 1 for name in names[:at]) for at in range(len(names))]
    return [text.slice(start, start + len(name)) for start, name in zip(starts, names, strict=True)]


def _report_missing(
    found: _Found, shared: Masthead, lines: Sequence[SourceLine], findings: Findings
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
        date_hint=_date_hint(found.name),
    )


def _date_hint(name: Text) -> str:
    """Say how a date is told from the name that it stands in."""
    match = DATE.search(name.string)
    return f"若“{match[0]}”不属于名称，在它后面空一格" if match else DATE_HINT
