"""How people write an amount: 16磅, 三号, 3.5厘米, 两格 → a number in the unit of the row."""

import re
from collections.abc import Mapping
from typing import Final, Literal

Unit = Literal["mm", "pt", "字", "行", "em", "%", "个", "分"]
"""字 is the width of a character of the row's own element, 行 a row of the grid, em a share of the
type size, 个 a count and 分 a cost of the line breaker."""

# fmt: off
TYPE_SIZES: Final[Mapping[str, float]] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}
# fmt: on
"""字号 as word processors have them, in points."""

WORDS: Final[Mapping[Unit, Mapping[str, float]]] = {
    "mm": {"mm": 1, "毫米": 1, "cm": 10, "厘米": 10},
    "pt": {"pt": 1, "磅": 1, "点": 1},
    "字": {"字": 1, "字符": 1, "个字": 1, "个字符": 1, "格": 1},
    "行": {"行": 1},
    "em": {"em": 1, "倍": 1},
    "%": {"%": 1},
    "个": {"个": 1, "行": 1, "字": 1},
    "分": {"分": 1},
}
"""What may stand behind a number, and how much of the unit it is."""

EXAMPLES: Final[Mapping[Unit, str]] = {
    "mm": "毫米数，如 35、35毫米、3.5厘米",
    "pt": "磅数或字号，如 16、16磅、三号",
    "字": "字数，如 2、2字、两字",
    "行": "行数，如 2、2行",
    "em": "倍数，如 0.88",
    "%": "百分数，如 50%",
    "个": "整数，如 22",
    "分": "数字，如 400",
}
"""What is right for a row of each unit."""

_DIGITS: Final = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"两": 2}
_TEN: Final = 10
NUMBER: Final = r"[-+]?[0-9０-９.]+(?:[eE][-+]?[0-9]+)?"
"""An amount in digits, as a regular expression that readers of JSON Schema know, too."""

NUMERAL: Final = "半|[零两一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?"
"""An amount in words, up to 九十九."""


def read_amount(written: str, unit: Unit) -> float | None:
    """Give the number of *unit* that is written; None if it is none.

    >>> read_amount("三号", "pt"), read_amount("3.5 厘米", "mm"), read_amount("两格", "字")
    (16, 35.0, 2.0)
    >>> read_amount("三号", "mm") is None
    True
    """
    said = written.strip()
    size = TYPE_SIZES.get(said) or TYPE_SIZES.get(said.removesuffix("号"))
    if size is not None and unit == "pt":
        return size
    for word in sorted(WORDS[unit], key=len, reverse=True):
        if said.lower().endswith(word):
            number = _number(said[: -len(word)].strip())
            return None if number is None else round(number * WORDS[unit][word], 6)
    return _number(said)


def amounts(unit: Unit) -> str:
    """Give the regular expression for all that ``read_amount`` understands."""
    words = "|".join(_in_either_case(word) for word in WORDS[unit])
    sizes = "".join(f"|{name}|{name}号" for name in TYPE_SIZES) if unit == "pt" else ""
    return rf"^\s*(?:(?:{NUMBER}|{NUMERAL})\s*(?:{words})?{sizes})\s*$"


def _in_either_case(word: str) -> str:
    return "".join(f"[{each}{each.upper()}]" if each.isascii() else each for each in word)


def _number(written: str) -> float | None:
    if re.fullmatch(NUMERAL, written):
        return _numeral(written)
    if not re.fullmatch(NUMBER, written):
        return None
    try:
        return float(written)
    except ValueError:  # two points, or none before an e
        return None


def _numeral(written: str) -> float:
    if written == "半":
        return 0.5
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return float(_DIGITS[written])
    return float(_TEN * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))
