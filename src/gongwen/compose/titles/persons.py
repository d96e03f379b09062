"""Personal names in a title, with the offices beside them.

A segmenter tags most names, and cuts the rare ones: 刘海｜清主持, 林知｜远到. A name is a surname
with one or two characters, so where it ends is seen from what follows: a verb, a particle, an
office, a stop. It is looked for where the segmenter saw a name begin, and behind an office.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from gongwen.compose.titles.lexicon import listed
from gongwen.compose.titles.words import Word

_SURNAMES: Final = frozenset(listed("surnames"))
_OFFICE: Final = "|".join(listed("offices"))
_OFFICES: Final = re.compile(
    f"(?:(?:党组|党委|党支部|党总支|支部|纪委|政法委|[省市县区镇乡州旗村]委|人大|政协|政府)?"
    f"(?:原|常务|执行|代理|代)?副?(?:{_OFFICE}))"
)
_AREAS: Final = frozenset("省市县区镇乡村州盟旗街路社")
"""What makes a place of the word before it: 白石｜镇."""

_ACTS: Final = listed("after-names")
_CLOSE: Final = frozenset("的和与及、，。；：）》”！？ ")
"""What may follow a name that the segmenter has tagged as one."""


PERSON: Final = "nrp"
"""Tag of a name that was found here; the segmenter's nr may be a place."""


class Person(NamedTuple):
    """A name in a title.

    Attributes:
        name: the word.
        start: where it begins, with the office before it.
        stop: where it ends, with the office behind it.
    """

    name: Word
    start: int
    stop: int


def persons_in(title: str, words: Sequence[Word], fixed: Collection[int]) -> tuple[Person, ...]:
    """Find the persons of a title.

    Args:
        title: without line feeds.
        words: its words, as far as a segmenter knows them.
        fixed: offsets of characters that belong to a set phrase and to no name.
    """
    offices = [match.span() for match in _OFFICES.finditer(title)]
    found: list[Person] = []
    taken = set(fixed)
    for start, is_tagged in _places(words, offices):
        stop = _end_of(title, start, words, is_tagged=is_tagged)
        if stop is None or not taken.isdisjoint(range(start, stop)):
            continue
        taken.update(range(start, stop))
        before = next((left for left, right in offices if right == start), start)
        behind = next((right for left, right in offices if left == stop), stop)
        found.append(Person(Word(title[start:stop], start, PERSON), before, behind))
    return tuple(found)


def _places(
    words: Sequence[Word], offices: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, bool]]:
    """Give where a name may begin, and whether the segmenter saw one there."""
    behind = {stop for _, stop in offices}
    for word in words:
        is_tagged = word.tag.startswith("nr")
        # 高度｜重视 behind an office is no Mr Gao: the segmenter knows the word.
        is_free = word.tag[0] in "nxtzmgaj" or len(word.text) == 1
        if is_tagged or (word.start in behind and is_free and word.tag[0] not in "pcudy"):
            yield word.start, is_tagged


def _end_of(title: str, start: int, words: Sequence[Word], *, is_tagged: bool) -> int | None:
    """Find where the name that begins at *start* ends, or None if there is no name."""
    surname = _surname(title[start : start + 2])
    if not surname:
        return None
    ends = {word.stop for word in words}
    # Where the segmenter sees an end, it goes before; else the shorter name.
    lengths = sorted((surname + 1, surname + 2), key=lambda size: start + size not in ends)
    for size in lengths:
        stop = start + size
        if stop <= len(title) and _is_name(title[start:stop]) and _follows(title, stop, is_tagged):
            return stop
    if not is_tagged:
        return None
    return _as_tagged(start, surname, words)


def _as_tagged(start: int, surname: int, words: Sequence[Word]) -> int | None:
    """Take the tagged word for the name, and with it a lone character that is no word."""
    index = next(index for index, word in enumerate(words) if word.start == start)
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.text[0] in _AREAS:
        return None  # 白石｜镇 is a place
    size = len(word.text)
    if not surname < size <= surname + 2:
        return None
    is_lone = after is not None and len(after.text) == 1 and after.tag[0] in "tganz"
    return word.stop + (is_lone and size < surname + 2)


def _surname(text: str) -> int:
    if text in _SURNAMES:
        return len(text)
    return int(text[:1] in _SURNAMES)


def _is_name(text: str) -> bool:
    return text[-1] not in _AREAS and all("一" <= each <= "鿿" or each == "〇" for each in text)


def _follows(title: str, stop: int, is_tagged: bool) -> bool:  # noqa: FBT001 - one of its facts
    """Tell whether what follows a name stands at *stop*."""
    rest = title[stop:]
    if rest.startswith(_ACTS) or _OFFICES.match(rest):
        return True
    return is_tagged and (not rest or rest[0] in _CLOSE)
