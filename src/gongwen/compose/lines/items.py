"""A paragraph as items: what the breaker may part, and where each item came from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from gongwen.compose.lines.charclass import CharClass, char_class, is_hanzi, is_western
from gongwen.compose.lines.kinsoku import classes_may_part
from gongwen.compose.lines.numbers import NOWHERE, places_of_numbers
from gongwen.compose.lines.sorts import Item
from gongwen.compose.lines.typecase import TypeCase
from gongwen.document.text import Text

_ALONE: Final = re.compile("(?:[一-鿿，。、；：（）《》〈〉“”‘’]|[！？](?![！？]))+")
"""Most of every text: 汉字 and marks that begin nothing longer."""
_STOPS_TOGETHER: Final = re.compile("[！？]{2,3}")
"""？！ and ！！！, which take less than a cell each."""
_PAIRS: Final = frozenset({"——", "……"})
_AFTER_BREAK_MARK: Final = re.compile(r"(?<=[-/_&=?.@])(?=.)")
"""Places in a long Latin word where a line may end (a web address, a long code)."""
_WORDS: Final = re.compile("[^ ]+ ?")
MOST_PHRASES: Final = 2048
"""How many phrases are kept for the next issue, with their cases: those of the
last dozens of issues. A year of issues has some thousands, and most never return."""
_BETWEEN_NUMBERS: Final = frozenset("×÷±～~—–－∶：/")
"""Signs that make one expression of the numbers on both sides: 7×24, 5%～10%, 2020—2022."""

LONGEST_KEPT: Final = 64
"""Of the phrases that are kept, in characters: numbers and names return in the next issue, a pasted
picture of a hundred thousand letters does not, and its items fill megabytes."""


class Segment(NamedTuple):
    """A stretch of a paragraph in one face that belongs to one structure element.

    Attributes:
        text: the characters.
        case: the face.
        element: the number of the structure element.
        is_whole: whether a line may not end inside it if a line holds it (a 供稿 source).
        is_heading: whether it heads its paragraph; it is opened only where nothing else can be.
    """

    text: Text
    case: TypeCase
    element: int
    is_whole: bool = False
    is_heading: bool = False


class Galley(NamedTuple):
    """毛条: a paragraph ready to be broken.

    Attributes:
        items: in order.
        segments: whose text the items hold, in order.
        owners: index of each item's segment; one per item.
        breakable: whether a line may end before the item; one per item, and one after the last.
        phrases: for every word the first item of its phrase, and the one after its last.
        parting: where a line's end would part a number from its unit.
        dated: the numbers of dates, which are set alike.
        counted: the units of numbers.
    """

    items: tuple[Item, ...]
    segments: tuple[Segment, ...]
    owners: tuple[int, ...]
    breakable: tuple[bool, ...]
    phrases: Mapping[int, tuple[int, int]]
    parting: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()

    def is_in_heading(self, index: int) -> bool:
        """Tell whether an item and the one before it belong to a heading."""
        owners, segments = self.owners, self.segments
        return segments[owners[index]].is_heading and segments[owners[index - 1]].is_heading


def itemize(segments: Sequence[Segment], longest: float, widest: float) -> Galley:
    """Cut a paragraph into items.

    Args:
        segments: the paragraph in its order; segments without text count for nothing.
        longest: a Western word of more cells than this may be cut after hyphens and slashes.
        widest: a part of it that is wider still, in cells, fits no line and may be cut anywhere.
    """
    items: list[Item] = []
    owners: list[int] = []
    wholes: list[tuple[int, int]] = []
    for owner, segment in enumerate(segments):
        begin = len(items)
        items.extend(_cut(segment, longest, widest))
        owners.extend([owner] * (len(items) - begin))
        if segment.is_whole and sum(item.cells for item in items[begin:]) <= widest:
            wholes.append((begin, len(items)))
    breakable = [False] * (len(items) + 1)
    for index, (before, after) in enumerate(pairwise(items), start=1):
        breakable[index] = after.continues or classes_may_part(before.last, after.first)
    for begin, end in wholes:
        breakable[begin + 1 : end] = [False] * (end - begin - 1)
    numbers = NOWHERE
    if phrases := _phrases(items):
        text = "".join([segment.text.string for segment in segments])
        numbers = places_of_numbers(text, items)
        for index in numbers.held:
            breakable[index] = False
    breakable[-1] = True
    return Galley(
        tuple(items),
        tuple(segments),
        tuple(owners),
        tuple(breakable),
        phrases,
        numbers.parting,
        numbers.dated,
        numbers.counted,
    )


def _phrases(items: Sequence[Item]) -> dict[int, tuple[int, int]]:
    phrases: dict[int, tuple[int, int]] = {}
    stop = 0
    for start in [index for index, item in enumerate(items) if item.is_word]:
        if start < stop:
            continue
        stop = start + 1
        while stop < len(items) and items[stop].is_word and items[stop].continues:
            stop += 1
        phrases.update(dict.fromkeys(range(start, stop), (start, stop)))
    return phrases


def _cut(segment: Segment, longest: float, widest: float) -> Iterator[Item]:
    case, string = segment.case, segment.text.string
    index, end = 0, len(string)
    while index < end:
        character = string[index]
        if alone := _ALONE.match(string, index):
            yield from case.items(alone[0])
            index = alone.end()
        elif is_western(character) or _begins_number(string, index):
            stop = _phrase_end(string, index)
            sides = is_hanzi(string[index - 1]) if index else 0
            sides += is_hanzi(string[stop]) if stop < end else 0
            is_enclosed = _is_enclosed(string, index, stop)
            phrase = string[index:stop]
            items = _phrase if len(phrase) <= LONGEST_KEPT else _phrase.__wrapped__
            yield from items(phrase, case, sides, longest, widest, is_enclosed=is_enclosed)
            index = stop
        elif together := _STOPS_TOGETHER.match(string, index):
            yield case.stops(together[0])
            index = together.end()
        elif string[index : index + 2] in _PAIRS:
            yield case.pair(string[index : index + 2])
            index += 2
        else:
            yield case.item(character)
            index += 1


@lru_cache(MOST_PHRASES)
def _phrase(  # noqa: PLR0913 - what, and where it stands
    text: str, case: TypeCase, sides: int, longest: float, widest: float, *, is_enclosed: bool
) -> tuple[Item, ...]:
    """Give the items of a Western phrase; the years and sums of one issue return in the next."""
    parts = list(_parts(text, case, longest, widest))
    return case.phrase(parts, sides, is_enclosed=is_enclosed)


def _is_enclosed(string: str, start: int, stop: int) -> bool:
    """Tell whether marks stand on both sides of a phrase."""
    marks = (CharClass.OPENING, CharClass.CLOSING, CharClass.STOP)
    sides = string[start - 1 : start], string[stop : stop + 1]
    return all(side and char_class(side) in marks for side in sides)


def _phrase_end(string: str, start: int) -> int:
    """Find where the Western phrase that begins at *start* ends: words with one space between."""
    end = len(string)
    stop = _word_end(string, start)
    while stop + 1 < end and string[stop] == " " and is_western(string[stop + 1]):
        stop = _word_end(string, stop + 1)
    return stop


def _word_end(string: str, start: int) -> int:
    """Find where the word that begins at *start* ends.

    A number takes along the sign of its unit, and the number behind a sign between the two.
    """
    end = len(string)
    stop = start + _begins_number(string, start)
    while stop < end:
        if is_western(string[stop]) or (
            char_class(string[stop - 1]) is CharClass.DIGIT and _is_unit(string[stop])
        ):
            stop += 1
        elif _joins_numbers(string, stop) or _joins_words(string, stop):
            stop += 2
        else:
            break
    return stop


def _begins_number(string: str, index: int) -> bool:
    """Tell whether a sign stands before its number: ￥500, ≥35."""
    is_sign = char_class(string[index]) is CharClass.PREFIX
    follows = string[index + 1 : index + 2]
    return is_sign and bool(follows) and char_class(follows) is CharClass.DIGIT


def _is_unit(character: str) -> bool:
    return char_class(character) is CharClass.POSTFIX


def _joins_numbers(string: str, index: int) -> bool:
    """Tell whether a sign stands between two numbers."""
    if string[index] not in _BETWEEN_NUMBERS or index + 1 >= len(string):
        return False
    after_number = char_class(string[index - 1]) in (CharClass.DIGIT, CharClass.POSTFIX)
    return after_number and char_class(string[index + 1]) is CharClass.DIGIT


def _joins_words(string: str, index: int) -> bool:
    """Tell whether 间隔号 stands between letters or digits: kW·h, 3·15."""
    if string[index] not in "·・" or index + 1 >= len(string):
        return False
    return is_western(string[index - 1]) and is_western(string[index + 1])


def _parts(phrase: str, case: TypeCase, longest: float, widest: float) -> Iterator[tuple[str, int]]:
    """Cut a phrase where a line may end in it; see ``Item.split``."""
    for word in _WORDS.findall(phrase):
        split = 0
        pieces = [word]
        if case.width(word.rstrip()) > longest:
            pieces = _AFTER_BREAK_MARK.split(word)
        for piece in pieces:
            for bit in _bits(piece, case, widest):
                yield bit, split
                split = 2
            split = 1


def _bits(text: str, case: TypeCase, widest: float) -> Iterator[str]:
    """Cut *text* between any two letters if it fits no line; signs stay with their numbers."""
    if case.width(text.rstrip()) <= widest:
        yield text
        return
    start = 0
    for index in range(1, len(text)):
        if classes_may_part(char_class(text[index - 1]), char_class(text[index])) or (
            _is_letter(text[index - 1]) and _is_letter(text[index])
        ):
            yield text[start:index]
            start = index
    yield text[start:]


def _is_letter(character: str) -> bool:
    """Tell whether *character* is a letter or a digit of a Western word."""
    return char_class(character) in (CharClass.WESTERN, CharClass.DIGIT)
