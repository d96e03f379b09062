"""Sides of six rows; ``support.slabs`` says how to read the pictures."""

import pytest

from gongwen.compose.paginate import paginate

from support.slabs import picture, slabs


@pytest.mark.parametrize(
    ("text", "first_row", "expected"),
    [
        # Rows fill sides from the top.
        ("", 0, [""]),
        ("...", 0, ["..."]),
        ("......", 0, ["......"]),
        (".......", 0, ["......", "."]),
        (".......", 2, ["--....", "..."]),
        # The head takes the whole of the first side.
        ("..", 6, ["", ".."]),
        ("..", 5, ["-----.", "."]),
        # A heading keeps with two rows of what follows.
        ("...H..", 0, ["...H.."]),
        ("....H..", 0, ["....", "H.."]),
        (".....H..", 0, [".....", "H.."]),
        # A heading under a heading takes it along.
        ("..HH..", 0, ["..HH.."]),
        ("...HH..", 0, ["...", "HH.."]),
        # A heading does not stand alone under the head.
        ("H....", 4, ["", "H...."]),
        # What ends the document keeps what there is.
        (".....H", 0, [".....H"]),
        ("....H.", 0, ["....H."]),
        # A title is a slab of several rows.
        ("T...", 0, ["TT..."]),
        ("..T...", 0, ["..", "TT..."]),
        # Blank rows vanish at the head and at the foot of a side.
        ("......_..", 0, ["......", ".."]),
        (".....__..", 0, [".....", ".."]),
        ("__...", 0, ["..."]),
        ("__...", 2, ["--__..", "."]),
        ("..__", 0, [".."]),
        # An item's first line does not end a side alone if that costs at most two rows.
        (".....c.", 0, [".....", "c."]),
        ("....c..", 0, ["....c.", "."]),
    ],
)
def test_sides_are_filled(text: str, first_row: int, expected: list[str]) -> None:
    assert expected == picture(paginate(slabs(text), first_row, 6, 2))


def test_a_club_stays_where_the_side_may_not_be_short() -> None:
    assert [".....c", "."] == picture(paginate(slabs(".....c."), 0, 6, 0))


def test_the_row_after_the_last_slab_is_known() -> None:
    sides = paginate(slabs("......_.."), 0, 6, 2)
    assert [6, 2] == [side.end for side in sides]
    assert 0 == paginate([], 3, 6, 2)[0].end


def test_what_is_more_than_a_side_is_not_kept_together() -> None:
    assert ["HHHH", "HHHHH."] == picture(paginate(slabs("HHHHHHHHH."), 0, 6, 2))
