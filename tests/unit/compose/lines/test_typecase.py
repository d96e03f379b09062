"""Which font a character comes from, how wide it is, what may be squeezed out of it."""

from dataclasses import replace

import pytest

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.typecase import Spacing, TypeCase
from gongwen.pages import Font
from gongwen.sheet.bulletin import BULLETIN

from support.composing import CELL, SIZE, make_case, word
from support.metrics import SquareMetrics


def lending(lender: str) -> TypeCase:
    """Give a 仿宋 case whose digits and marks come from *lender*."""
    rows = BULLETIN.borrow.fangsong
    borrowing = replace(
        rows,
        western=replace(rows.western, value=lender),
        marks=replace(rows.marks, value=lender),
    )
    return TypeCase(
        "fangsong",
        SIZE,
        CELL,
        SquareMetrics(),
        replace(BULLETIN.borrow, fangsong=borrowing),
        Spacing.of(BULLETIN.breaking, 1.0, is_grid=True),
        0.38,
    )


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ([], "heiti"),
        (["heiti"], "rare"),
        (["heiti", "rare"], "songti"),
    ],
)
def test_a_character_comes_from_the_first_font_that_has_it(
    missing: list[Font], expected: Font
) -> None:
    case = make_case(metrics=SquareMetrics(missing=[(font, "龑") for font in missing]))
    assert not case.missing("国龑")
    assert expected == case.sort("龑").font
    assert "heiti" == case.sort("国").font


def test_what_no_font_has_is_said_and_takes_an_empty_cell() -> None:
    nowhere: list[Font] = ["heiti", "rare", "songti"]
    case = make_case(metrics=SquareMetrics(missing=[(font, "龑") for font in nowhere]))
    assert {"龑"} == case.missing("国龑")
    assert 1 == case.item("龑").cells


@pytest.mark.parametrize("character", "19aé²，。“”（）—…℃￥～№≥±①★")
def test_a_face_borrows_digits_letters_and_marks(character: str) -> None:
    assert "songti" == lending("songti").sort(character).font
    assert "fangsong" == lending("own").sort(character).font


def test_a_face_does_not_borrow_ideographs() -> None:
    assert "fangsong" == lending("songti").sort("国").font


@pytest.mark.parametrize("advance", [0.45, 0.5, 0.57, 0.6])
def test_a_digit_stands_in_half_a_cell(advance: float) -> None:
    sort = make_case(metrics=SquareMetrics(digit=advance)).sort("7")
    assert 0.5 == sort.width
    ink = advance * sort.scale * SIZE
    assert ink <= CELL / 2 + 0.01 * SIZE
    assert pytest.approx(CELL / 4) == sort.shift * SIZE + ink / 2


def test_only_digits_wider_than_half_an_em_are_set_narrower() -> None:
    assert 1 == make_case(metrics=SquareMetrics(digit=0.5)).sort("7").scale
    assert pytest.approx(CELL / 2 / SIZE / 0.57) == (
        make_case(metrics=SquareMetrics(digit=0.57)).sort("7").scale
    )


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        *((mark, "left") for mark in "（《“‘〔"),
        *((mark, "right") for mark in "）》”’〕。，、；：？！"),
        *((mark, "") for mark in "—…·～－／℃国"),
    ],
)
def test_the_half_of_a_mark_that_is_blank_may_be_squeezed(mark: str, expected: str) -> None:
    assert expected == make_case().item(mark).blank


def test_a_mark_without_a_blank_half_may_not_be_squeezed() -> None:
    case = make_case(metrics=SquareMetrics(narrow="“”", centred="？！"))
    assert ["", "", "", ""] == [case.item(mark).blank for mark in "“”？！"]


def test_a_narrow_mark_stands_in_the_middle_of_its_cell() -> None:
    case = make_case(metrics=SquareMetrics(narrow="“”"))
    assert (1, 0.25) == (case.sort("“").width, case.sort("“").shift)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", 1), ("12", 1), ("123", 2), ("2020", 2), ("99.5%", 3), ("GDP", 2), ("A", 1)],
)
def test_a_word_takes_the_least_number_of_cells(text: str, expected: int) -> None:
    assert expected == word(make_case(), text).cells


def test_a_word_that_is_a_little_too_wide_is_set_narrower() -> None:
    case = make_case(metrics=SquareMetrics(letter=0.51))
    assert 3 == word(case, "UNESCO").cells
    assert 2 == word(make_case(metrics=SquareMetrics(letter=0.6)), "CPU").cells


@pytest.mark.parametrize(("sides", "expected"), [(0, 1.5), (1, 1.75), (2, 2.0)])
def test_off_the_grid_a_word_has_a_gap_on_the_side_of_ideographs(
    sides: int, expected: float
) -> None:
    assert expected == word(make_case("flow"), "123", sides).cells


def test_the_words_of_a_phrase_share_whole_cells() -> None:
    items = make_case().phrase([("GB/T ", 0), ("9704", 0)], 2)
    assert 5 == sum(item.cells for item in items)
    assert [False, True] == [item.continues for item in items]


def test_a_word_knows_its_ends() -> None:
    share = word(make_case(), "(50%")
    assert (CharClass.OPENING, CharClass.POSTFIX) == (share.first, share.last)
    assert CharClass.SPACE is word(make_case(), "TCP ").last


def test_only_ideographs_count_for_the_grid() -> None:
    case = make_case()
    assert case.item("国").on_column
    assert not case.item("，").on_column
    assert not word(case, "12").on_column
    assert not case.pair("——").on_column


def test_the_same_character_is_the_same_item() -> None:
    case = make_case()
    assert case.item("国") is case.item("国")
    assert case.pair("——") is case.pair("——")


def test_a_font_that_draws_low_is_raised_with_all_its_glyphs() -> None:
    """By less than half a point: it would be copied in pieces."""
    case = make_case(metrics=SquareMetrics(low=["heiti"]))
    rises = [case.sort(character).rise for character in "国。A1"]
    assert [0.48 / SIZE] * 4 == rises


def test_a_font_is_raised_by_its_own_height() -> None:
    """The character from another font stands as high as ever."""
    case = make_case(metrics=SquareMetrics(low=["heiti"], missing=[("heiti", "龑")]))
    assert case.sort("国").rise > 0
    assert 0 == case.sort("龑").rise
    assert 0 == make_case().sort("国").rise
