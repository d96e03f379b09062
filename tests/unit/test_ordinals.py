"""Chinese numerals and ordinals are read as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.ordinals import MOST, chinese_number, ordinal, parse_chinese


@given(st.integers(1, MOST))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert number == parse_chinese(chinese_number(number))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (999, "九百九十九"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (9999, "九千九百九十九"),
        (10_000, "一万"),
        (10_001, "一万零一"),
        (10_010, "一万零一十"),
        (11_000, "一万一千"),
        (100_000, "十万"),
        (1_000_100, "一百万零一百"),
        (99_999_999, "九千九百九十九万九千九百九十九"),
    ],
)
def test_numerals_are_written_as_one_says_them(number: int, expected: str) -> None:
    assert expected == chinese_number(number)


@pytest.mark.parametrize("number", [0, -1, 100_000_000])
def test_other_numbers_are_our_mistake(number: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 99999999"):
        chinese_number(number)


@pytest.mark.parametrize(
    "written", ["", "甲", "十百", "二三", "零", "一百五", "千千千千千千千千千千千"]
)
def test_what_is_no_numeral(written: str) -> None:
    assert parse_chinese(written) is None


def test_the_four_ordinals_of_the_standard() -> None:
    assert ["十二、", "（十二）", "12.", "（12）"] == [ordinal(level, 12) for level in (1, 2, 3, 4)]
