"""Where the 报尾 of a plain-text bulletin begins."""

import re
from collections.abc import Sequence
from typing import Final

from gongwen.document.labels import RECIPIENTS
from gongwen.read.findings import Findings, quoted
from gongwen.read.parts.imprint import (
    LEAST_WRAPPED,
    PRINTED_BY,
    label_of,
    starts_entry,
    starts_with_other_label,
)
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.parts.sources import find_source
from gongwen.read.source.lines import ENDED, SourceLine

LONGEST_LINE: Final = 60
"""Of a line with a label that no list has, in characters; what is longer is text with a colon."""

LONGEST_REST: Final = 40
"""Of a line that goes on with a list across a blank line, in characters: a row of a 报尾."""

LEAST_ALONE: Final = 2
"""Labels that no list has and still make a 报尾 by themselves."""

LONGEST_ALONE: Final = 30
"""Of a line of such labels, in characters: names and telephones."""

LONGEST_ROW: Final = 20
"""Of a row of recipients below one that has its stop, in characters; a longer one is a sentence."""

MOST_AFTER: Final = 8
"""Lines after the 报尾 that are none of it: what a web page or a program put there. More are an
article."""

LONGEST_AFTER: Final = 40
"""Of such a line, in characters; a longer one is text."""

_OPENS = re.compile("[（(\\[【]|附 ?件|https?:|www\\.")
"""A line that begins so goes on with no list of recipients."""


def without_trail(lines: Sequence[SourceLine], findings: Findings) -> Sequence[SourceLine]:
    """Give *lines* less the few short ones below the 报尾 that are none of it; they are told."""
    stop = _end_of_imprint(lines)
    for line in lines[stop:]:
        findings.warning(
            "foot-unused",
            f"报尾之后的“{quoted(line.text.string)}”不知属于哪一项，没有采用",
            line.text.span(),
            "需要排印的移到报尾之前；不需要的删去",
        )
    return lines[:stop]


def tell_labels(lines: Sequence[SourceLine], findings: Findings) -> None:
    """Tell of lines among the text that look like recipients: text below makes them part of it."""
    found = [
        line.text
        for line in lines
        if len(line.text) <= LONGEST_LINE and label_of(line.text.string) in RECIPIENTS
    ]
    if found:
        findings.info(
            "label-in-text",
            f"“{quoted(found[0].string)}”后面还有正文，排在正文里",
            found[0].span(),
            "若是报尾，移到全文最后",
        )


def _end_of_imprint(lines: Sequence[SourceLine]) -> int:
    """Find where a 报尾 with recipients ends that only short lines without a stop follow."""
    for at in range(len(lines) - 1, max(len(lines) - MOST_AFTER, 0) - 1, -1):
        string = lines[at].text.string
        if starts_entry(string) or PRINTED_BY.match(string):
            stop = at + 1
            while stop < len(lines) and _can_continue_entry(lines, stop):
                stop += 1
            imprint = lines[find_imprint(lines[:stop]) : stop]
            has_recipients = any(label_of(line.text.string) in RECIPIENTS for line in imprint)
            return stop if has_recipients else len(lines)
        if _is_other(lines[at]):
            continue
        if len(string) > LONGEST_AFTER or string[-1] in "。；" or lines[at].row is not None:
            break
    return len(lines)


def find_imprint(lines: Sequence[SourceLine]) -> int:
    """Find the first line of the 报尾, after which there is nothing else.

    Known labels show it; lines without a label may go on with one of them. Other labels belong to
    it among and below the known ones, and right above them.
    """
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        string = lines[at].text.string
        if starts_entry(string) or PRINTED_BY.match(string):
            start = at
        elif not _is_other(lines[at]) and not _can_continue_entry(lines, at):
            break
    if start == len(lines):
        return _start_of_others(lines)
    while start and _is_other(lines[start - 1]) and not lines[start].after_blank:
        start -= 1
    return start


def _start_of_others(lines: Sequence[SourceLine]) -> int:
    """Find a 报尾 whose labels are all unknown: short lines at the end, apart from the text."""
    start, count = len(lines), 0
    while start and _is_other(lines[start - 1]) and len(lines[start - 1].text) <= LONGEST_ALONE:
        start -= 1
        count += lines[start].text.string.count("：") + lines[start].text.string.count(":")
        if lines[start].after_blank or lines[start].separated:
            return start if count >= LEAST_ALONE else len(lines)
    return len(lines)


def _is_other(line: SourceLine) -> bool:
    string = line.text.string
    return (
        starts_with_other_label(string)
        and len(string) <= LONGEST_LINE
        and "。" not in string[:-1]
        and string[-1] not in "：:！？"
        and not find_ordinal(string)
        and find_source(line.text) is None
    )


def _can_continue_entry(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether a line without label may go on with the list above it."""
    string = lines[at].text.string
    if at == 0 or find_ordinal(string) or _OPENS.match(string):
        return False
    if find_source(lines[at].text) is not None:
        return False
    line, above = lines[at], lines[at - 1].text.string
    if ENDED.search(above):
        # Each row of a list may have its stop: 送：各镇人民政府。 / 各街道办事处。
        is_row = string.endswith("。") and "，" not in string and len(string) <= LONGEST_ROW
        return is_row and not line.after_blank
    if not line.after_blank or line.page_break or above[-1] in "、，,":
        return True
    # Programs that read PDF put blank lines between the rows of an imprint.
    return len(line.text) <= LONGEST_REST and len(above) >= LEAST_WRAPPED
