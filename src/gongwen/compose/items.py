"""A paragraph as items: what the breaker may part, and where each item came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongwen.compose.charclass import is_western
from gongwen.compose.kinsoku import classes_may_part
from gongwen.compose.typecase import Item, TypeCase
from gongwen.document import Text
from gongwen.pages import Element

_PAIRS: Final = frozenset({"——", "……"})
_AFTER_BREAK_MARK: Final = re.compile(r"(?<=[-/_&=?.])(?=.)")
"""Places in a long Latin word where a line may end (a web address, a long code)."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph in one face that belongs to one structure element."""

    text: Text
    case: TypeCase
    element: Element


@dataclass(frozen=True, slots=True)
class Galley:
    """毛条: a paragraph ready to be broken.

    Attributes:
        items: in order.
        segments: whose text the items hold, in order.
        owners: index of each item's segment; one per item.
        breakable: whether a line may end before the item; one per item, and one after the last.
    """

    items: tuple[Item, ...]
    segments: tuple[Segment, ...]
    owners: tuple[int, ...]
    breakable: tuple[bool, ...]


def itemize(segments: Sequence[Segment], longest: float, widest: float) -> Galley:
    """Cut a paragraph into items.

    Args:
        segments: the paragraph in its order; segments without text count for nothing.
        longest: a Western word of more cells than this is cut at hyphens and slashes.
        widest: a part of it that is wider still, in cells, fits no line and is cut anywhere.
    """
    items: list[Item] = []
    owners: list[int] = []
    for owner, segment in enumerate(segments):
        for item in _cut(segment, longest, widest):
            items.append(item)
            owners.append(owner)
    breakable = [False] * (len(items) + 1)
    for index in range(1, len(items)):
        breakable[index] = classes_may_part(items[index - 1].last, items[index].first)
    breakable[-1] = True
    return Galley(tuple(items), tuple(segments), tuple(owners), tuple(breakable))


def _cut(segment: Segment, longest: float, widest: float) -> Iterator[Item]:
    case, string = segment.case, segment.text.string
    index, end = 0, len(string)
    while index < end:
        character = string[index]
        if is_western(character):
            stop = _word_end(string, index)
            yield from _word(case, string[index:stop], longest, widest)
            index = stop
        elif string[index : index + 2] in _PAIRS:
            yield case.pair(string[index : index + 2])
            index += 2
        else:
            yield case.item(character)
            index += 1


def _word_end(string: str, start: int) -> int:
    """Find where the Western word that begins at *start* ends.

    One space after it belongs to it if another Western word follows; so the space keeps its
    narrow width, and a line may end behind it.
    """
    end = len(string)
    stop = start
    while stop < end and is_western(string[stop]):
        stop += 1
    if stop + 1 < end and string[stop] == " " and is_western(string[stop + 1]):
        return stop + 1
    return stop


def _word(case: TypeCase, text: str, longest: float, widest: float) -> Iterator[Item]:
    item = case.word(text)
    parts = [text]
    if item.cells > longest:
        pieces = _AFTER_BREAK_MARK.split(text)
        parts = [part for piece in pieces for part in _bits(piece, case, widest)]
    if len(parts) == 1:
        yield item
        return
    before = 0.0
    for number, part in enumerate(parts, start=1):
        piece = case.piece(part, ends_word=number == len(parts), before=before)
        before += piece.natural
        yield piece


def _bits(text: str, case: TypeCase, widest: float) -> Iterator[str]:
    """Cut *text* anywhere into parts of at most *widest* cells."""
    start, width = 0, 0.0
    for index, character in enumerate(text):
        step = case.sort(character).width
        if index > start and width + step > widest:
            yield text[start:index]
            start, width = index, 0.0
        width += step
    if start < len(text):
        yield text[start:]
