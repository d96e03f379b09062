"""名称 of a bulletin that stands below an organ, or over two lines."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gongwen.document.text import Text
from gongwen.read.parts.bulletin import close_up
from gongwen.read.source.lines import SourceLine
from gongwen.read.text.masthead_line import (
    ANY_NAME,
    MEETING,
    NAME_WORD,
    ORGAN,
    anchors,
    unknown_part,
)

LONGEST_ABOVE: Final = 30
"""Of a line above the last of the name, in characters: an organ, or the first half of a name."""

_STOPS = re.compile("[，。；：！？]")


class NamePlace(NamedTuple):
    """Where the name stands.

    Attributes:
        titles: the lines above it that a web page had as the title of its text.
        organs: the lines with organs above it.
        name: the lines that it goes over.
    """

    titles: range
    organs: range
    name: range


def find_name(lines: Sequence[SourceLine]) -> NamePlace | None:
    """Find the name if it is not the first of the words above number and date.

    Args:
        lines: of the masthead.

    Returns:
        None where the first words are the name.
    """
    worded: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        string = line.text.string
        words = close_up(Text(unknown_part(string))).string
        if words:
            worded.append((at, words))
        if worded and anchors(string):
            break
    last = next((k for k, (_, words) in enumerate(worded) if NAME_WORD.search(words)), 0)
    above = worded[:last]
    if not above or any(len(w) > LONGEST_ABOVE or _STOPS.search(w) for _, w in above):
        return None
    first = last
    if not _stands_above(above[-1][1]):
        if lines[worded[last][0]].after_blank and not ANY_NAME.fullmatch(worded[last][1]):
            # Apart from the name: what the page was called, which is the title of its text.
            start, name = worded[0][0], worded[last][0]
            return NamePlace(range(start, name), range(0), range(name, name + 1))
        first -= 1
        while first and _goes_on(lines[worded[first][0]], worded[first - 1][1]):
            first -= 1
    if first and not all(_stands_above(words) for _, words in worded[:first]):
        return None
    start = worded[0][0]
    name = worded[first][0]
    return NamePlace(range(0), range(start, name), range(name, worded[last][0] + 1))


def _stands_above(words: str) -> bool:
    """Tell whether *words* name an organ, or a meeting, whose bulletin it is."""
    return ORGAN.search(words) is not None or MEETING.search(words) is not None


def _goes_on(line: SourceLine, before: str) -> bool:
    """Tell whether the name on *line* began on the line *before*, which is no organ."""
    return not line.after_blank and ORGAN.search(before) is None
