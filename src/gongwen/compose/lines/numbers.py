"""Numbers and what belongs to them: where a line's end would part the two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
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
_DIGITS: Final = re.compile("[0-9]+")
_COUNTED: Final = re.compile(f"(?<=[0-9%％‰])[余多]?(?:{_UNIT})")


class NumberPlaces(NamedTuple):
    """What is to be known of the numbers of a paragraph.

    Attributes:
        held: where a line may not end: 36.8万|平方米, 3万|—5万.
        parting: where ending a line costs something: 23|篇.
        dated: the items that are numbers of a date.
    """

    held: frozenset[int]
    parting: frozenset[int]
    dated: frozenset[int]


def places_of_numbers(items: Sequence[Item]) -> NumberPlaces:
    """Find the numbers of a paragraph with what belongs to them."""
    text = "".join(sort.character for item in items for sort in item.sorts)
    offsets = accumulate((len(item.sorts) for item in items), initial=0)
    starts = {offset: index for index, offset in enumerate(offsets)}
    held = set(_within(_WITH_SCALE, text, starts))
    held |= {starts[place] for place in _range_places(text) if place in starts}
    parting = {
        starts[match.start()] for match in _COUNTED.finditer(text) if match.start() in starts
    }
    dated = {
        starts[match.start() + digits.start()]
        for match in _DATE.finditer(text)
        for digits in _DIGITS.finditer(match[0])
        if match.start() + digits.start() in starts
    }
    return NumberPlaces(frozenset(held), frozenset(parting - held), frozenset(dated))


def _within(pattern: re.Pattern[str], text: str, starts: Mapping[int, int]) -> Iterator[int]:
    """Give the items that begin inside what *pattern* finds, its first included."""
    for match in pattern.finditer(text):
        for place in range(match.start(), match.end()):
            if place in starts:
                yield starts[place]


def _range_places(text: str) -> Iterator[int]:
    for match in _RANGE.finditer(text):
        yield from range(match.start(), match.end() + 1)
