"""Sides of six rows; ``support.slabs`` says how to read the pictures."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gongwen.compose.sides.paginate import Side, paginate
from gongwen.compose.sides.slabs import Slab

from support.slabs import make_slab, picture, slabs


def sides_of(given: Sequence[Slab]) -> tuple[Side, ...]:
    return paginate(given, 0, lambda _: 6, 2)


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
    assert expected == picture(paginate(slabs(text), first_row, lambda _: 6, 2))


def test_a_club_stays_where_the_side_may_not_be_short() -> None:
    assert [".....c", "."] == picture(paginate(slabs(".....c."), 0, lambda _: 6, 0))


def test_the_row_after_the_last_slab_is_known() -> None:
    sides = paginate(slabs("......_.."), 0, lambda _: 6, 2)
    assert [6, 2] == [side.end for side in sides]
    assert 0 == paginate([], 3, lambda _: 6, 2)[0].end


def test_what_is_more_than_a_side_is_not_kept_together() -> None:
    assert ["HHHH", "HHHHH."] == picture(paginate(slabs("HHHHHHHHH."), 0, lambda _: 6, 2))


def test_a_slab_may_ask_for_a_side_of_its_own() -> None:
    first, attachment = slabs(".."), replace(slabs(".")[0], starts_side=True)
    assert ["..", ".."] == picture(sides_of([*first, attachment, *slabs(".")]))
    assert ["--..", "."] == picture(paginate([*first, attachment], 2, lambda _: 6, 2))
    # Under a head, but not at the head of an empty side.
    assert ["", "."] == picture(paginate([attachment], 2, lambda _: 6, 2))
    assert ["."] == picture(sides_of([attachment]))


def test_a_heading_keeps_with_nothing_on_a_side_of_its_own() -> None:
    attachment = replace(slabs(".")[0], starts_side=True)
    assert [".....H", "."] == picture(sides_of([*slabs(".....H"), attachment]))


def test_the_head_of_a_table_is_repeated_at_the_head_of_every_further_side() -> None:
    head = replace(slabs("T")[0], is_repeat=True, keep=0)
    rows = [replace(slab, heads=(head,)) for slab in slabs("." * 8)]
    sides = sides_of([*slabs(".."), *rows, *rows])
    assert ["......", "TT....", "TT....", "TT...."] == picture(sides)
    first, *others = [slab.is_repeat for _, slab in sides[1].slabs]
    assert first
    assert not any(others)


def test_a_head_that_leaves_no_row_is_not_repeated() -> None:
    head = make_slab(rows=6, is_repeat=True)
    rows = [replace(slab, heads=(head,)) for slab in slabs("." * 8)]
    assert ["......", ".."] == picture(sides_of(rows))


def test_every_side_has_the_rows_of_its_own_frame() -> None:
    sides = paginate(slabs("." * 9), 0, lambda side: 2 if side == 1 else 4, 2)
    assert ["..", "....", "..."] == picture(sides)


def test_what_is_kept_is_counted_in_rows() -> None:
    # The title keeps three rows: the two of the gap, and one of the text.
    gap = make_slab(rows=2, is_gap=True)
    title = make_slab(rows=2, keep=3)
    assert [".TTTT.", ".."] == picture(sides_of([*slabs("."), title, gap, *slabs("...")]))
    assert ["..", "TTTT.."] == picture(sides_of([*slabs(".."), title, gap, *slabs("..")]))


@pytest.mark.parametrize(
    ("above", "group", "expected"),
    [
        (2, 3, [".._...", "."]),
        (2, 4, ["......", "."]),  # the blank row makes room
        (3, 4, ["...", "....."]),  # it would not help
    ],
)
def test_blank_rows_yield_where_only_so_a_group_stays_whole(
    above: int, group: int, expected: list[str]
) -> None:
    yielding = replace(make_slab(is_gap=True), yields=True)
    first, *others = slabs("." * group)
    whole = [replace(first, keep=group - 1), *others]
    sides = sides_of([*slabs("." * above), yielding, *whole, *slabs(".")])
    assert expected == [side.replace("H", ".") for side in picture(sides)]


def test_blank_rows_that_do_not_yield_send_a_group_to_the_next_side() -> None:
    whole = [make_slab(keep=3), *slabs("...")]
    assert ["..", "H..."] == picture(sides_of([*slabs(".."), make_slab(is_gap=True), *whole]))


def test_blank_rows_yield_to_nothing_at_the_end() -> None:
    yielding = replace(make_slab(is_gap=True), yields=True)
    assert ["......"] == picture(sides_of([*slabs("......"), yielding]))
