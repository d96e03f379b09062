"""Where the 报尾 of a plain-text bulletin begins."""

from collections.abc import Sequence
from typing import Final

from gongwen.read.parts.imprint import LABELLED, OTHER_LABEL, PRINTED_BY
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.parts.sources import find_source
from gongwen.read.source.lines import ENDED, SourceLine

LONGEST_LINE: Final = 60
"""Of a line with a label that no list has, in characters; what is longer is text with a colon."""

LEAST_ALONE: Final = 2
"""Lines or labels that no list has and still make a 报尾 when nothing else is below them."""


def find_imprint(lines: Sequence[SourceLine]) -> int:
    """Find the first line of the 报尾, after which there is nothing else.

    Known labels show it. Other labels belong to it among them or below; above them, or alone, if
    they are several: one line with a colon may be the last of a text.
    """
    start = known = len(lines)
    others = 0
    for at in range(len(lines) - 1, -1, -1):
        string = lines[at].text.string
        if LABELLED.match(string) or PRINTED_BY.match(string):
            start = known = at
        elif _is_other(lines[at]):
            others += 1 + string.count(" ") * (string.count("：") + string.count(":") > 1)
            start = at
        elif not _can_continue_entry(lines, at):
            break
    if known == len(lines):
        return start if others >= LEAST_ALONE else known
    above = sum(_is_other(line) for line in lines[start:known])
    return start if above >= LEAST_ALONE or _stands_apart(lines, start) else known


def _stands_apart(lines: Sequence[SourceLine], start: int) -> bool:
    """Tell whether the text before the line at *start* has ended and a gap follows it."""
    if start == 0:
        return True
    before = lines[start - 1].text
    ended = ENDED.search(before.string) is not None or find_source(before) is not None
    return ended and lines[start].after_blank


def _is_other(line: SourceLine) -> bool:
    string = line.text.string
    return (
        OTHER_LABEL.match(string) is not None
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
    above = lines[at - 1].text.string
    wrapped = not lines[at].after_blank or lines[at].page_break or above[-1] in "、，,"
    return wrapped and not ENDED.search(above)
