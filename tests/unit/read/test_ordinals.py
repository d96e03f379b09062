"""Numbers, and the ordinals that open paragraphs."""

import pytest

from gongwen.read.parts.ordinals import find_ordinal, parse_number


@pytest.mark.parametrize(
    ("written", "expected"), [("92", 92), ("007", 7), ("-1", -1), ("九十二", 92), ("9x", None)]
)
def test_numbers(written: str, expected: int | None) -> None:
    assert expected == parse_number(written)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("一、甲", (1, 1, "一、")),
        ("十二． 甲", (1, 12, "十二、")),
        ("（三）甲", (2, 3, "（三）")),
        ("(三)、甲", (2, 3, "（三）")),
        ("1.甲", (3, 1, "1.")),
        ("12、甲", (3, 12, "12.")),
        ("1．甲", (3, 1, "1.")),
        ("(4) 甲", (4, 4, "（4）")),
        ("二是甲", (0, 2, "二是")),
        ("一是，甲", (0, 1, "一是")),
    ],
)
def test_marks_are_recognised_in_every_form(paragraph: str, expected: tuple[int, int, str]) -> None:
    mark = find_ordinal(paragraph)
    assert mark is not None
    assert expected == (mark.level, mark.number, mark.usual)
    assert "甲" == paragraph[mark.length :]


@pytest.mark.parametrize(
    "paragraph",
    [
        "1.5亿元",
        "2020.12",
        "3、4月份",
        "一、二、三产业",
        "一、二产业",
        "一",
        "一、",
        "一是否",
        "（甲）",
        "2020年",
        "一百年",
        "①甲",
    ],
)
def test_what_is_no_mark(paragraph: str) -> None:
    assert find_ordinal(paragraph) is None
