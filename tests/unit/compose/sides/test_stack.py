import pytest

from gongwen.compose.sides.matter import Matter, Stroke
from gongwen.compose.sides.stack import Layer, Stack
from gongwen.pages import Rule
from gongwen.sheet.rows import Measure
from gongwen.units import Pt

from support.bulletins import make_shop
from support.slabs import make_layer

WIDE = Measure(30, "pt", "practice: test", least=1)
NARROW = Measure(20, "pt", "practice: test", least=1)
HEAD = Stack(
    (
        make_layer(space=WIDE, height=50, gives=20),
        make_layer(space=NARROW, height=40, grows=1),
        make_layer(space=WIDE, grows=3, gives=20),
    )
)


def test_the_height_is_that_of_parts_and_spaces() -> None:
    assert (170, 130) == (HEAD.natural, HEAD.least)


def test_a_space_gives_what_it_is_told_to_whatever_the_bounds_of_its_row() -> None:
    rigid, yielding = make_layer(space=WIDE), make_layer(space=WIDE, gives=20)
    assert [30.0, 30.0] == [rigid.usual_space, rigid.least_space]
    assert [30.0, 10.0] == [yielding.usual_space, yielding.least_space]


@pytest.mark.parametrize(
    ("pitch", "give", "expected"),
    [
        (30, 0, (6, 5)),
        (30, 0.7, (5,)),  # 5.67 rows give way by .7 of a row
        (30, 0.2, (6, 5)),
        (10, 0, (17, 16, 15, 14, 13)),
        (170, 0, (1,)),
    ],
)
def test_text_may_begin_at_the_usual_row_and_at_tighter_ones(
    pitch: float, give: float, expected: tuple[int, ...]
) -> None:
    assert expected == HEAD.rows(Pt(pitch), give, most=4)


def test_the_spaces_give_way_by_no_more_rows_than_they_may() -> None:
    assert (17, 16) == HEAD.rows(Pt(10), 0, most=1)
    assert (17,) == HEAD.rows(Pt(10), 0, most=0)


def test_a_head_that_cannot_give_way_takes_the_rows_it_needs() -> None:
    stiff = Stack((make_layer(space=NARROW, height=50),))
    assert (4,) == stiff.rows(Pt(20), 0.9, most=4)


def test_room_left_over_goes_to_the_spaces_that_grow() -> None:
    assert pytest.approx((30, 25, 45)) == HEAD.spaces(190)
    assert pytest.approx((30, 20, 30)) == HEAD.spaces(170)


def test_room_that_is_missing_comes_from_the_lowest_space_that_can_give() -> None:
    assert pytest.approx((30, 20, 20)) == HEAD.spaces(160)
    assert pytest.approx((30, 20, 10)) == HEAD.spaces(150)
    assert pytest.approx((20, 20, 10)) == HEAD.spaces(140)
    assert pytest.approx((10, 20, 10)) == HEAD.spaces(130)


def test_spaces_are_never_smaller_than_they_may_be() -> None:
    assert pytest.approx((10, 20, 10)) == HEAD.spaces(100)


def test_a_stack_is_drawn_from_its_top_with_every_space() -> None:
    rule = Stroke(Pt(30), Pt(170), Pt(2), "red")
    stack = Stack((Layer(NARROW, Matter(Pt(2), ((Pt(0), rule),))), Layer(WIDE), Layer(WIDE)))
    (mark,) = stack.marks(make_shop().grid, 100, 82)
    assert "layout" == mark.element
    assert (Rule(Pt(30), Pt(120), Pt(170), Pt(2), "red"),) == mark.rules
