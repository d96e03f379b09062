"""Numbers and what belongs to them: where a line's end would part the two."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Final, NamedTuple

from gongwen.compose.lines.sorts import Item

_TO: Final = "～~－—"
_SCALE: Final = "[余多]?[十百千]?[万亿]+[余多]?"
_UNIT: Final = (
    "平方公里|平方米|立方米|公里|公斤|公顷|公分|小时|分钟|千瓦时|千瓦|千米|毫米|厘米|微克|毫克|千克|个百分点|"
    "人次|美元|元|个|人|名|户|家|件|套|台|辆|艘|架|栋|幢|座|所|处|间|场|批|轮|种|类|级|项|条|款|章|节|期|届|次|"
    "号|年|月|日|时|分|秒|天|周|岁|倍|度|角|吨|斤|克|升|米|里|亩|页|篇|份|册|卷|幅|张|匹|头|只|棵|株|片|块|段|"
    "组|队|班|门|位|桩|宗|例|起|笔|把|支|枚|颗|句|字|版|层|村|镇|县|区|市|省|国"
)
_WITH_SCALE: Final = re.compile(f"(?<=[0-9%％‰]){_SCALE}(?:{_UNIT})?")
_RANGE: Final = re.compile(f"(?<=[0-9])(?:[%％‰]|{_SCALE}|{_UNIT})*[{_TO}]+(?=[0-9])")
_DATE: Final = re.compile("[0-9]+年[0-9]+月(?:[0-9]+日)?|[0-9]+月[0-9]+日")
_SORTS: Final = attrgetter("sorts")
_DIGITS: Final = re.compile("[0-9]+")
_COUNTED: Final = re.compile(f"(?<=[0-9%％‰])[余多]?(?:{_UNIT})")

_ANY: Final = re.compile(f"[0-9%％‰][余多十百千万亿{_TO}{''.join(sorted(set(_UNIT) - {'|'}))}]")
"""Whether there is anything to look for."""


class NumberPlaces(NamedTuple):
    """What is to be known of the numbers of a paragraph.

    Attributes:
        held: where a line may not end: 36.8万|平方米, 3万|—5万.
        parting: where ending a line costs something: 23|篇.
        dated: the items that are numbers of a date.
        counted: the items that are units, right behind their numbers.
    """

    held: frozenset[int]
    parting: frozenset[int]
    dated: frozenset[int]
    counted: frozenset[int]


NOWHERE: Final = NumberPlaces(frozenset(), frozenset(), frozenset(), frozenset())


def places_of_numbers(text: str, items: Sequence[Item]) -> NumberPlaces:
    """Find the numbers of a paragraph with what belongs to them.

    Args:
        text: of the paragraph.
        items: that hold it.
    """
    if not _ANY.search(text):
        return NOWHERE
    offsets = list(accumulate(map(len, map(_SORTS, items)), initial=0))

    def item_at(place: int) -> int:
        return bisect_right(offsets, place) - 1

    held: set[int] = set()
    scales = list(_WITH_SCALE.finditer(text))
    for match in (*scales, *_RANGE.finditer(text)):
        held.update(range(item_at(match.start()), item_at(match.end() - 1) + 1))
    held |= {item_at(match.end()) for match in _RANGE.finditer(text)}
    parting = {item_at(match.start()) for match in _COUNTED.finditer(text)}
    counted = parting | {item_at(match.start()) for match in scales}
    dated = {
        item_at(match.start() + digits.start())
        for match in _DATE.finditer(text)
        for digits in _DIGITS.finditer(match[0])
    }
    return NumberPlaces(
        frozenset(held), frozenset(parting - held), frozenset(dated), frozenset(counted)
    )
