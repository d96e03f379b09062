"""Whatever a text consists of, twice of it is twice the work, and no title is a long search."""

import pytest

from gongwen.compose.titles.title import divide

from support.bulletins import make_shop
from support.composing import set_text
from support.documents import make_text
from support.work import count_lines

HANZI = "今年以来全区各级组织开展活动认真落实各项工作要求"
KINDS = [
    *"（）“《，、。：·…%℃￥＋a1",
    "——",
    "？！",
    "a/",
    "1.",
    "ab ",
    "1，",
    "（字）",
    "字，",
    "12年",
]


def lines_for(text: str) -> int:
    return count_lines(lambda: set_text(text, 28))


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_of_anything_is_linear(kind: str) -> None:
    lines_for(kind)  # what is worked out once and kept
    one, two = (lines_for((kind * number)[:number]) for number in (600, 1200))
    assert two <= 2.3 * one


@pytest.mark.parametrize("mark", "（）“”《，、。：；？！·…")
def test_a_mark_is_no_more_work_than_twice_a_character(mark: str) -> None:
    text = HANZI * 50
    assert lines_for(mark * len(text)) <= 2 * lines_for(text)


@pytest.mark.parametrize("sign", [*"-—（）“，、一和的县a1%～", "《字》", "第1", "关于", "王小明"])
def test_a_title_of_anything_is_divided_with_a_bounded_search(sign: str) -> None:
    words = division_of((HANZI * 9)[:200])
    assert division_of((sign * 200)[:200]) <= 6 * words


def division_of(title: str) -> int:
    shop = make_shop()
    table = shop.sheet.title
    case = shop.case(table.type, space=table.space.value)
    return count_lines(lambda: divide(shop, make_text(title), case, table.columns.value))
