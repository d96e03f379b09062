"""How many cells a Western phrase takes, and how wide its sorts are then."""

import pytest

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.fitting import Fit, varied
from gongwen.compose.lines.sorts import Item
from gongwen.compose.workshop import Workshop
from gongwen.render.fonts.book import FontBook
from gongwen.sheet.bulletin import BULLETIN

TABLE = BULLETIN.breaking
FIT = Fit.of(TABLE)
SHOP = Workshop(BULLETIN, FontBook())
CASE = SHOP.case(BULLETIN.body.text, SHOP.grid.cell)
SIZE, CELL = BULLETIN.body.text.size.pt, SHOP.grid.cell


def item(text: str, *, is_enclosed: bool = False) -> Item:
    (found,) = CASE.phrase([(text, 0)], 2, is_enclosed=is_enclosed)
    return found


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("12", 1),
        ("123", 2),
        ("5.8%", 2),  # the point a quarter of a cell, % three quarters
        ("12.6%", 3),
        ("112.5%", 3),
        ("8%", 2),
        ("1,234", 3),
        ("3∶7", 2),
        ("GDP", 3),
        ("AI", 2),
        ("5G", 2),
        ("H100", 3),
    ],
)
def test_numbers_and_words_take_few_cells(text: str, cells: float) -> None:
    assert cells == item(text).cells


@pytest.mark.parametrize(
    "text",
    ["12", "123", "5.8%", "12.6%", "112.5%", "8%", "1,234", "3∶7", "GDP", "5G", "H100", "45.6"],
)
def test_what_is_left_over_looks_like_joints(text: str) -> None:
    found = item(text)
    capitals = text.isalpha() and text.isupper()
    track = FIT.track * found.tracks * (2 if capitals else 1)
    # With what letters share, 0.35 em are left for either side.
    assert -1e-6 <= found.cells - found.natural <= 2 * 0.35 * SIZE / CELL + track + 1e-6


@pytest.mark.parametrize("text", ["123", "12345", "112.5", "1,234"])
def test_a_number_may_stand_close_to_its_unit(text: str) -> None:
    """Its digits are set wider than half a cell, or white space would be read as a typed one."""
    found = item(text)
    assert found.cells - found.natural <= FIT.joint + FIT.unit + 1e-6
    scales = {sort.scale for sort in found.sorts if sort.kind is CharClass.DIGIT}
    assert 1 == len(scales)
    usual = item("12").sorts[0].scale
    assert usual <= scales.pop() <= min(usual * (1 + FIT.grow), 1) + 1e-6


def test_between_brackets_a_word_may_be_narrower() -> None:
    assert (3, 2) == (item("GDP").cells, item("GDP", is_enclosed=True).cells)
    scales = {sort.scale for sort in item("GDP", is_enclosed=True).sorts}
    assert 1 - FIT.bracket_give <= min(scales) < 1 - FIT.give


def test_letters_are_as_narrow_as_the_digits_beside_them() -> None:
    assert 1 == len({sort.scale for sort in item("H100").sorts})
    assert {1.0} == {sort.scale for sort in item("GDP").sorts}


def test_no_sign_is_narrower_than_its_row() -> None:
    by_sign = {sort.character: sort.width for sort in item("112.5%").sorts}
    assert by_sign["."] >= FIT.sign - 1e-6
    assert by_sign["%"] >= FIT.percent - 1e-6


def test_a_phrase_varies_by_half_cells_as_long_as_it_does_not_look_torn() -> None:
    number = item("12.6%")
    assert {-1, 1} == set(number.variants)
    for halves, sorts in number.variants.items():
        white = number.cells + halves / 2 - sum(sort.width for sort in sorts)
        assert -1e-6 <= white <= 2 * FIT.joint + number.tracks * FIT.track + 1e-6
    # Two digits fill their cell: nothing narrower would do.
    assert -1 not in item("12").variants


def test_nothing_is_left_of_a_phrase_of_one_cell_less() -> None:
    assert not [halves for halves in varied(list(item("12").sorts), 1.0, FIT) if halves < 0]
