"""Chinese numerals, both ways, and the ordinals that number the parts of a document.

Readers take them from paragraphs, the writer and the composer put them back: all three must
write a number alike, or what was typed would not be what is printed.
"""

from typing import Final

NUMERALS: Final = "〇一二三四五六七八九"

MOST: Final = 99_999_999
"""The largest number that ``chinese_number`` can write: below 亿. A file of the most bytes that are read
has no million of paragraphs."""

_VALUES: Final = {numeral: value for value, numeral in enumerate(NUMERALS)} | {"零": 0, "两": 2}
_UNITS: Final = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_VALUE_OF_UNIT: Final = {name: unit for unit, name in _UNITS if name}
_TENS: Final = range(10, 20)
_MYRIAD: Final = 10_000
"""万: numerals count its multiples as they count what is below it."""


def chinese_number(number: int) -> str:
    """Write *number*, from 1 to ``MOST``, in Chinese numerals.

    House rule: a gap is 零, as one says and types it. GB/T 15835—2011 keeps 〇 for codes,
    in which every digit is read by itself (二〇二四年).

    Raises:
        ValueError: if it is no number that can be written so.

    >>> chinese_number(10), chinese_number(15), chinese_number(92), chinese_number(105)
    ('十', '十五', '九十二', '一百零五')
    >>> chinese_number(10_000), chinese_number(10_010), chinese_number(120_345)
    ('一万', '一万零一十', '十二万零三百四十五')
    """
    if not 1 <= number <= MOST:
        raise ValueError(f"{number} is not between 1 and {MOST}")
    high, low = divmod(number, _MYRIAD)
    written = f"{_below_myriad(high)}万" if high else ""
    if low:
        written += ("零" if high and low < _MYRIAD // 10 else "") + _below_myriad(low)
    return written.removeprefix("一") if (high or low) in _TENS else written


def _below_myriad(number: int) -> str:
    written = ""
    for unit, name in _UNITS:
        digit = number // unit % 10
        if digit:
            written += NUMERALS[digit] + name
        elif written and not written.endswith("零"):
            written += "零"
    return written.removesuffix("零")


def parse_chinese(written: str) -> int | None:
    """Read Chinese numerals as ``chinese_number`` writes them; None if they are no number.

    〇 may stand for 零, and 一十五 for 十五.

    >>> parse_chinese("九十二"), parse_chinese("一十五"), parse_chinese("十百"), parse_chinese("一万零五")
    (92, 15, None, 10005)
    """
    high, myriad, low = written.rpartition("万")
    values = [_value(part) for part in (high, low)]
    if None in values or bool(high) != bool(myriad):
        return None
    total = sum(value * unit for value, unit in zip(values, (_MYRIAD, 1), strict=True) if value)
    usual = written.replace("〇", "零").replace("两", "二")
    if usual.startswith("一十"):
        usual = usual[1:]
    return total if 1 <= total <= MOST and usual == chinese_number(total) else None


def _value(written: str) -> int | None:
    """Give what numerals below 万 add up to, in whatever order; None if there is another sign."""
    total = digit = 0
    for character in written:
        if character in _VALUE_OF_UNIT:
            total += (digit or 1) * _VALUE_OF_UNIT[character]
            digit = 0
        elif character in _VALUES:
            digit = _VALUES[character]
        else:
            return None
    return total + digit


def ordinal(level: int, number: int) -> str:
    """Write the ordinal of *level*: 1 to 4 of a section, 0 of an item.

    Source:
        GB/T 9704—2012, 7.3.3 for sections; practice for items.

    >>> [ordinal(level, 2) for level in (1, 2, 3, 4, 0)]
    ['二、', '（二）', '2.', '（2）', '二是']
    """
    if level in (3, 4):
        return f"{number}." if level == 3 else f"（{number}）"
    figure = chinese_number(number)
    return (f"{figure}是", f"{figure}、", f"（{figure}）")[level]
