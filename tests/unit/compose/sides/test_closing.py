"""Sides of ten rows, an imprint that begins at row 7; ``support.slabs`` reads the pictures."""

from dataclasses import replace
from typing import Any

import pytest

from gongwen.compose.sides.closing import Plan, Space, close

from support.slabs import make_slab, make_space, picture, slabs

SPACE = make_space()
ANY_SIDE = make_space(even_side=False)


def closed(text: str, space: Space = SPACE) -> Plan:
    return close(slabs(text), space)


def test_without_an_imprint_nothing_is_done() -> None:
    plan = closed("...", make_space(has_end=False))
    assert ["----..."] == picture(plan.sides)
    assert "无报尾" in plan.remark


@pytest.mark.parametrize("text", ["." * 8, "." * 13])
def test_an_even_side_with_room_is_left_as_it_is(text: str) -> None:
    plan = closed(text)
    assert (2, 4, 0) == (len(plan.sides), plan.first_row, plan.unnumbered)
    assert "版面如常" in plan.remark


def test_a_tighter_head_makes_room_on_the_last_side() -> None:
    plan = closed("." * 14)
    assert (["---" + "." * 7, "." * 7], 3) == (picture(plan.sides), plan.first_row)
    assert "收紧 1 行" in plan.remark
    assert 2 == closed("." * 15).first_row


def test_on_one_odd_side_the_imprint_stands_alone_on_the_back() -> None:
    plan = closed("..")
    assert ["----..", ""] == picture(plan.sides)
    assert 0 == plan.unnumbered
    assert "独占第 2 面" in plan.remark


def test_a_full_odd_side_gives_its_last_lines_to_the_even_one() -> None:
    plan = closed("......")
    assert ["----....", ".."] == picture(plan.sides)
    assert "末 2 行移至第 2 面" in plan.remark


def test_an_even_side_without_room_gives_lines_so_that_no_side_is_blank() -> None:
    plan = closed("." * 16)
    assert ["----......", "........", "..", ""] == picture(plan.sides)
    assert 0 == plan.unnumbered
    assert "独占第 4 面" in plan.remark


def test_where_no_line_can_move_a_side_stays_blank_and_two_have_no_number() -> None:
    # The last side is one group: a heading that keeps all that follows.
    plan = closed("......" + "HHHHHHHH..", make_space(first_rows=(4,)))
    assert ["----......", "HHHHHHHH..", "", ""] == picture(plan.sides)
    assert 2 == plan.unnumbered
    assert "不编页码" in plan.remark


def test_a_lone_line_on_the_imprints_side_gets_company() -> None:
    plan = closed("......" + ".", make_space(first_rows=(4,)))
    assert ["----.....", ".."] == picture(plan.sides)
    assert "末 1 行移至第 2 面" in plan.remark


def test_a_lone_line_gets_company_on_any_side() -> None:
    # On any side: a row less of the head does not help where side 1 then is too full.
    plan = closed("......" + "." * 10 + ".", ANY_SIDE)
    assert (["----......", ".........", ".."], 4) == (picture(plan.sides), plan.first_row)


def test_a_side_with_room_to_spare_is_not_torn_for_a_tall_imprint() -> None:
    plan = closed("...", make_space(first_rows=(4,), begins=(2,)))
    assert ["----...", ""] == picture(plan.sides)
    assert "独占第 2 面" in plan.remark


def test_an_even_side_with_room_to_spare_keeps_its_lines_before_a_blank_side() -> None:
    plan = closed("......" + ".....", make_space(first_rows=(4,), begins=(2,)))
    assert ["----......", ".....", "", ""] == picture(plan.sides)
    assert 2 == plan.unnumbered


@pytest.mark.parametrize("has_imprint", [True, False])
def test_no_row_stands_alone_on_the_last_side_of_text(*, has_imprint: bool) -> None:
    space = make_space(first_rows=(4,), has_end=has_imprint)
    plan = closed("......" + "." * 10 + ".", space)
    alone = [""] if has_imprint else []
    assert ["----......", ".........", "..", *alone] == picture(plan.sides)
    assert 0 == plan.unnumbered


def test_on_any_side_the_imprint_follows_the_text() -> None:
    assert ["----.."] == picture(closed("..", ANY_SIDE).sides)
    assert ["----....", ".."] == picture(
        closed("......", make_space(first_rows=(4,), even_side=False)).sides
    )


def test_moving_lines_leaves_no_heading_and_no_club_behind() -> None:
    plan = closed("..H...", make_space(first_rows=(4,)))
    assert ["----..", "H..."] == picture(plan.sides)
    plan = closed("...c..", make_space(first_rows=(4,)))
    assert ["----...", "c.."] == picture(plan.sides)


def test_blank_rows_do_not_go_over() -> None:
    plan = closed("..._..", make_space(first_rows=(4,)))
    assert all("_" not in side[:1] and not side.endswith("_") for side in picture(plan.sides))


def test_on_one_side_text_that_is_a_single_row_may_stand_above_the_imprint() -> None:
    assert ["----."] == picture(closed(".", ANY_SIDE).sides)


def test_an_end_with_spaces_gives_way_before_the_head_does() -> None:
    plan = closed("." * 14, make_space(begins=(7, 8)))
    assert (4, 1) == (plan.first_row, plan.tightness)
    assert "报尾收紧" in plan.remark
    assert 0 == closed("." * 13, make_space(begins=(7, 8))).tightness


def test_an_end_below_moved_rows_is_no_tighter_than_it_must_be() -> None:
    plan = closed("......", make_space(first_rows=(4,), begins=(7, 8)))
    assert (["----....", ".."], 0) == (picture(plan.sides), plan.tightness)


def test_nothing_is_put_before_what_begins_a_side_of_its_own() -> None:
    attachment = replace(slabs(".")[0], starts_side=True)
    plan = close([*slabs("......"), attachment], make_space(first_rows=(4,), even_side=False))
    assert ["----......", "."] == picture(plan.sides)
    assert "共 2 面，报尾在第 2 面：版面如常" == plan.remark


def test_no_row_of_a_table_moves_away_from_its_repeated_head() -> None:
    head = make_slab(is_repeat=True)
    rows = [replace(slab, heads=(head,)) for slab in slabs("." * 6)]
    plan = close(rows, make_space(first_rows=(4,)))
    assert ["----......", ""] == picture(plan.sides)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("....", ["----..", ".."]),  # two rows are free, as many as a short page: full
        ("...", ["----...", ""]),  # three are room to spare
    ],
)
def test_a_side_is_full_with_as_many_free_rows_as_a_short_page(
    text: str, expected: list[str]
) -> None:
    space = make_space(rows=10, first_rows=(4,), short_page=2, begins=(6,))
    assert expected == picture(closed(text, space).sides)


def any_side(**parts: Any) -> Space:
    """Give the space of a document whose end stands on any side, three rows with it."""
    return make_space(**{"first_rows": (4,), "rows_kept": 3, "even_side": False, **parts})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("...", ["----..."]),
        ("....", ["----.", "..."]),  # one row too many for side 1
        ("......", ["----...", "..."]),  # side 1 is full
        (".......", ["----....", "..."]),  # a row alone on side 2
        (".........", ["----......", "..."]),
        ("......" + "." * 8, ["----......", ".....", "..."]),
        ("......" + "." * 10, ["----......", ".......", "..."]),
    ],
)
def test_on_any_side_the_end_never_stands_alone(text: str, expected: list[str]) -> None:
    plan = closed(text, any_side())
    assert expected == picture(plan.sides)
    assert 0 == plan.unnumbered
    assert "独占" not in plan.remark


@pytest.mark.parametrize(
    ("text", "rows_left", "expected"),
    [
        ("......", 2, ["----...", "..."]),
        (".....", 2, ["----..", "..."]),
        ("....", 2, ["----..", ".."]),  # three with the end would leave one
        ("...", 2, ["----..", "."]),
        ("..", 2, ["----..", ""]),
        ("..", 1, ["----.", "."]),
        (".", 1, ["----.", ""]),  # nothing can be moved
    ],
)
def test_so_many_rows_stand_with_a_tall_end_as_there_are(
    text: str, rows_left: int, expected: list[str]
) -> None:
    plan = closed(text, any_side(begins=(4,), rows_left=rows_left))
    assert expected == picture(plan.sides)
    assert ("独占第 2 面" in plan.remark) == (not expected[-1])


@pytest.mark.parametrize(("begins", "rows"), [(3, 3), (2, 2), (1, 1), (0, 0)])
def test_no_more_rows_move_than_fit_above_the_end(begins: int, rows: int) -> None:
    plan = closed("......", any_side(begins=(begins,)))
    assert ["----" + "." * (6 - rows), "." * rows] == picture(plan.sides)


@pytest.mark.parametrize(("begins", "rows"), [(3, 3), (2, 2)])
def test_no_more_rows_are_pulled_than_fit_above_the_end(begins: int, rows: int) -> None:
    plan = closed(".......", any_side(begins=(begins,)))
    assert ["----" + "." * (7 - rows), "." * rows] == picture(plan.sides)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("..,,,,", ["----..,", ",,,"]),
        (".,.,,,", ["----.,", ".,,,"]),  # three would leave the first row of a paragraph
        (".,,.,,", ["----.,,", ".,,"]),
        (".,,.,.", ["----.,,", ".,."]),
        (".,,,..", ["----.,", ",,.."]),  # three would take the last row of a paragraph alone
        (".,,,,,,", ["----.,,,", ",,,"]),
        ("..,,.,,", ["----..,,", ".,,"]),
        ("..c...", ["----..", "c..."]),
    ],
)
def test_no_single_row_is_parted_from_its_paragraph(text: str, expected: list[str]) -> None:
    assert expected == picture(closed(text, any_side()).sides)


def test_a_single_row_is_parted_where_there_is_no_other_way() -> None:
    # The end leaves three rows; the whole paragraph has four.
    assert ["----.,.", ",,,"] == picture(closed(".,.,,,", any_side(begins=(3,))).sides)


TIGHTENING = [
    (".w", ["----.ww."], 0, "版面如常"),
    (".w.", ["----._.."], 0, "篇间空行减 1 行"),
    (".w..", ["----._..."], 1, "篇间空行减 1 行，报尾收紧"),
    (".w...", ["---._...."], 1, "篇间空行减 1 行，报尾收紧，标题上下的空收紧 1 行"),
    (".w....", ["----.ww..", "..."], 0, "第 1 面末 1 行移至第 2 面，与报尾同面"),
]
"""A row more from one to the next; the end begins at row 8, or at row 9."""


@pytest.mark.parametrize(("text", "expected", "tightness", "how"), TIGHTENING)
def test_articles_draw_together_then_the_end_and_the_title_before_rows_move(
    text: str, expected: list[str], tightness: int, how: str
) -> None:
    plan = closed(text + ".", any_side(first_rows=(4, 3), begins=(8, 9)))
    assert (expected, tightness) == (picture(plan.sides), plan.tightness)
    assert plan.remark.endswith(how)
    assert plan.remark.startswith(f"共 {len(expected)} 面，")


def test_the_end_gives_alone_where_no_article_follows_another() -> None:
    plan = closed("." * 5, any_side(first_rows=(4, 3), begins=(8, 9)))
    assert (4, 1) == (plan.first_row, plan.tightness)
    assert "共 1 面，报尾在第 1 面：报尾收紧" == plan.remark


def test_all_blank_rows_between_articles_give_alike() -> None:
    plan = closed(".w.w..", any_side(begins=(10,)))
    assert ["----._._.."] == picture(plan.sides)


@pytest.mark.parametrize(("rows", "blank"), [(1, 4), (2, 3), (3, 2), (4, 1)])
def test_wide_spaces_give_row_by_row_no_more_than_they_must(rows: int, blank: int) -> None:
    wide = make_slab(is_gap=True)
    for number in (2, 3, 4):
        wide = replace(make_slab(rows=number, is_gap=True), tighter=wide)
    plan = close([*slabs("."), wide, *slabs("." * rows)], any_side(begins=(10,)))
    (side,) = plan.sides
    assert blank == side.slabs[1][1].rows
    assert ("版面如常" if blank == 4 else f"篇间空行减 {4 - blank} 行") in plan.remark


@pytest.mark.parametrize(("more", "sides"), [("", 1), (".", 2)])
def test_a_side_is_saved_though_the_text_would_close_by_itself_on_one_more(
    more: str, sides: int
) -> None:
    # As usual, the last three rows stand on side 2 with the end; with less white, none does.
    plan = closed(".w.w.w..." + more, any_side(first_rows=(1,), begins=(10,)))
    assert sides == len(plan.sides)
    assert ("版面如常" in plan.remark) == (sides == 2)


@pytest.mark.parametrize(("begins", "how"), [((2, 3), "，报尾收紧"), ((3, 4), "")])
def test_a_tighter_end_below_moved_rows_is_told(begins: tuple[int, ...], how: str) -> None:
    plan = closed("......", any_side(begins=begins))
    assert f"共 2 面，第 1 面末 3 行移至第 2 面，与报尾同面{how}" == plan.remark


def test_a_row_that_goes_on_with_those_of_the_next_side_is_not_a_single_one() -> None:
    assert ["----....,", ",,,"] == picture(closed("....,,,,", any_side()).sides)
    assert ["----...", ".,,.."] == picture(closed("....,,..", any_side()).sides)
