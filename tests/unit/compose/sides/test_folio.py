"""GB/T 9704—2012, 7.5, in millimetres from the edges of the sheet."""

import pytest

from gongwen.compose.sides.folio import folio
from gongwen.pages import Mark
from gongwen.units import mm

from support.bulletins import make_shop
from support.metrics import DASH


def ends(mark: Mark) -> tuple[float, float]:
    first, last = mark.runs[0], mark.runs[-1]
    return first.xs[0], last.xs[-1] + last.size


@pytest.mark.parametrize("number", [1, 9, 11, 123])
def test_an_odd_folio_ends_one_character_before_the_right_edge(number: int) -> None:
    assert pytest.approx(mm(28 + 156) - 14) == ends(folio(make_shop(), number))[1]


@pytest.mark.parametrize("number", [2, 10, 124])
def test_an_even_folio_begins_one_character_behind_the_left_edge(number: int) -> None:
    assert pytest.approx(mm(28) + 14) == ends(folio(make_shop(), number))[0]


@pytest.mark.parametrize("number", [1, 2])
def test_the_dash_is_seven_millimetres_below_the_type_area(number: int) -> None:
    mark = folio(make_shop(), number)
    middle = mark.runs[0].baseline - (DASH.bottom + DASH.top) / 2 * 14
    assert pytest.approx(mm(37 + 225 + 7)) == middle


def test_a_folio_is_four_hao_songti_between_dashes() -> None:
    mark = folio(make_shop(), 12)
    assert ("footer", "— 12 —") == (mark.element, mark.text)
    assert {"songti 14"} == {f"{run.font} {run.size:g}" for run in mark.runs}


def test_half_a_character_parts_dash_and_digits() -> None:
    xs = [x for run in folio(make_shop(), 2).runs for x in run.xs]
    dash, space, digit, *_ = xs
    assert pytest.approx([14, 21]) == [space - dash, digit - dash]
