"""Ordinals: Chinese numerals, and the marks 一、（一）1.（1） and 一是 that open a paragraph."""

import re
from dataclasses import dataclass
from typing import Literal

NUMERALS = "〇一二三四五六七八九"
_VALUES = {numeral: value for value, numeral in enumerate(NUMERALS)} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
MOST = 9999
"""The largest number that ``chinese`` can write."""


def chinese(number: int) -> str:
    """Write *number*, from 1 to 9999, in Chinese numerals.

    >>> chinese(10), chinese(15), chinese(92), chinese(105)
    ('十', '十五', '九十二', '一百零五')
    """
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += NUMERALS[digit] + name
        elif written and not written.endswith("零"):
            written += "零"
    written = written.removesuffix("零")
    return written.removeprefix("一") if 10 <= number < 20 else written


def parse_chinese(written: str) -> int | None:
    """Read Chinese numerals as ``chinese`` writes them; None if they are no number.

    >>> parse_chinese("九十二"), parse_chinese("一十五"), parse_chinese("十百")
    (92, 15, None)
    """
    total = digit = 0
    for character in written:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _VALUES:
            digit = _VALUES[character]
        else:
            return None
    total += digit
    usual = written.replace("〇", "零").replace("两", "二")
    if usual.startswith("一十"):
        usual = usual[1:]
    return total if total and usual == chinese(total) else None


def parse_number(written: str) -> int | None:
    """Read a whole number in Arabic digits, perhaps negative, or in Chinese numerals."""
    if re.fullmatch("[-−]?[0-9]{1,9}", written):
        return int(written.replace("−", "-"))
    return parse_chinese(written)


@dataclass(frozen=True, slots=True)
class Mark:
    """An ordinal at the start of a paragraph.

    Attributes:
        level: of a section, or 0 for 一是.
        number: as written.
        length: how many characters of the paragraph it takes.
        written: as written.
        usual: as it should be written.
        rule: the clause that says so.
    """

    level: Literal[0, 1, 2, 3, 4]
    number: int
    length: int
    written: str
    usual: str
    rule: str


_NUMERAL = "[〇零一二三四五六七八九十百]"
# 一、二、三产业 and 3、4月 are enumerations and 1.5亿 is a number: no ordinals. A mark in
# wrong form is recognised nevertheless, and reported.
_MARK = re.compile(
    f"(?:({_NUMERAL}{{1,6}}) ?[、.．](?!{_NUMERAL}+[、产])"
    f"|[（(] ?({_NUMERAL}{{1,6}}) ?[）)] ?[、.．,，]?"
    "|([0-9]{1,3}) ?[.．、](?![0-9])"
    "|[（(] ?([0-9]{1,3}) ?[）)] ?[、.．,，]?"
    f"|({_NUMERAL}{{1,3}})是(?!否)[，,：:、]?) ?"
)
_RULES = ("B.3.7", "B.3.2", "B.3.4", "B.3.3", "B.3.4")


def find_mark(paragraph: str) -> Mark | None:
    """Find the ordinal that *paragraph* starts with, if text follows it.

    >>> find_mark("（一）加强领导").level, find_mark("1.5亿元"), find_mark("二是抓落实").number
    (2, None, 2)
    """
    match = _MARK.match(paragraph)
    if match is None or match.end() == len(paragraph):
        return None
    group = match.lastindex or 0
    figure = match[group]
    number = int(figure) if group in (3, 4) else parse_chinese(figure)
    if not number:
        return None
    level = group % 5
    return Mark(
        level,  # type: ignore[arg-type]  # five groups make five levels
        number,
        match.end(),
        match[0].rstrip(),
        usual_mark(level, number),
        f"GB/T 15834—2011 {_RULES[level]}",
    )


def usual_mark(level: int, number: int) -> str:
    """Write the ordinal of *level*, 0 for 一是, as GB/T 9704—2012, 7.3.3 has it."""
    if level in (3, 4):
        return f"{number}." if level == 3 else f"（{number}）"
    figure = chinese(number)
    return (f"{figure}是", f"{figure}、", f"（{figure}）")[level]
