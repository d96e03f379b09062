"""What pages promise, asserted where they are made."""

import pickle
from collections.abc import Callable

import pytest

from gongwen.compose.structure import NOWHERE
from gongwen.pages import Cell, Element, Image, Run, Turn
from gongwen.units import Pt

from support.compositions import composed, mark, page, run

ROOT = Element("Document", None)


@pytest.mark.parametrize(
    "make",
    [
        lambda: composed(page(mark(0, Run("国务", "songti", Pt(16), Pt(100), (Pt(80),))))),
        lambda: Cell(rows=0),
        lambda: Cell(columns=0),
        lambda: Element("P", 0, cell=Cell()),
        lambda: Element("TD", 0, cell=Cell("Column")),
        lambda: Element("TH", 0, cell=Cell()),
        lambda: Element("TH", 0),
        lambda: Element("Figure", 0),
        lambda: Image(2, 1, 3, bytes(5)),
        lambda: Image(0, 0, 1, b""),
        lambda: Image(2, 1, 1, bytes(2), mask=bytes(3)),
        lambda: composed(elements=[ROOT, Element("P", None)]),
        lambda: composed(elements=[ROOT, Element("P", 2), Element("Part", 0)]),
        lambda: composed(elements=[ROOT, Element("TOCI", 0, target=2)]),
        lambda: composed(page(mark(2, run("国")))),
        lambda: composed(page(mark(NOWHERE, run("国")))),
    ],
    ids=[
        "a place is missing",
        "a cell spans no row",
        "a cell spans no column",
        "a paragraph is a cell",
        "a header cell is called TD",
        "a data cell is called TH",
        "a header cell is of nothing",
        "a figure has no words",
        "a sample is missing",
        "an image is empty",
        "a mask is of another size",
        "two roots",
        "a child stands before its parent",
        "a target is not there",
        "a mark belongs to no element",
        "a mark belongs nowhere",
    ],
)
def test_what_cannot_be_is_noticed_where_it_is_made(make: Callable[[], object]) -> None:
    with pytest.raises(AssertionError):
        make()


def test_compositions_are_equal_if_all_of_them_is_equal() -> None:
    first, second = (composed(page(mark(1, run("国务院")))) for _ in range(2))
    assert first == second
    assert first != composed(page(mark(1, run("国务厅"))))
    assert first == pickle.loads(pickle.dumps(first))


def test_a_quarter_turn_to_the_left_leads_up_and_what_was_below_to_the_right() -> None:
    turn = Turn(Pt(100), Pt(200))
    assert (100, 200) == turn.to_side(100, 200)
    assert (100, 170) == turn.to_side(130, 200)
    assert (140, 200) == turn.to_side(100, 240)


def test_samples_are_not_printed() -> None:
    assert "samples" not in repr(Image(2, 1, 1, b"\x80\xff"))
