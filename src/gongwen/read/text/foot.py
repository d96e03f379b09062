"""Where the 报尾 of a plain-text bulletin begins."""

from collections.abc import Sequence
from typing import Final

from gongwen.read.parts.imprint import (
    LEAST_WRAPPED,
    PRINTED_BY,
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
    if at == 0 or find_ordinal(string) or find_source(lines[at].text) is not None:
        return False
    line, above = lines[at], lines[at - 1].text.string
    if ENDED.search(above):
        return False
    if not line.after_blank or line.page_break or above[-1] in "、，,":
        return True
    # Programs that read PDF put blank lines between the rows of an imprint.
    return len(line.text) <= LONGEST_REST and len(above) >= LEAST_WRAPPED
