"""Slabs → sides: fills page after page, row by row, and keeps together what belongs together."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from gongwen.compose.sides.slabs import Slab

Rows: TypeAlias = Callable[[int], int]
"""Gives how many rows a side has, by its number from 1."""


class Side(NamedTuple):
    """The slabs of one side, each with the row at which it begins.

    Attributes:
        slabs: pairs of row, counted from 0, and slab.
        end: the first row after the last slab.
    """

    slabs: tuple[tuple[int, Slab], ...]
    end: int


def paginate(
    slabs: Sequence[Slab], first_row: int, rows_of: Rows, short_page: int
) -> tuple[Side, ...]:
    """Fill sides with slabs.

    Args:
        slabs: in order.
        first_row: where the first side begins.
        rows_of: how many rows each side has.
        short_page: a side may be left this many rows short so that the first line of an item
            does not end it.

    Returns:
        At least one side.
    """
    sides: list[Side] = []
    filled: list[tuple[int, Slab]] = []
    row = first_row
    rows = rows_of(1)
    for index, slab in enumerate(slabs):
        at_head = not filled and (sides or first_row == 0)
        if slab.is_gap and (at_head or _is_in_the_way(slabs, index, row, rows)):
            continue
        must_turn = slab.starts_side and row
        # Row 0 of a side takes anything: there is no more room anywhere.
        if must_turn or (row and not _has_room(slabs, index, row, rows, short_page)):
            sides.append(_side(filled))
            filled, row = [], 0
            rows = rows_of(len(sides) + 1)
            if slab.is_gap:
                continue
            for head in _heads(slab, rows):
                filled.append((row, head))
                row += head.rows
        filled.append((row, slab))
        row += slab.rows
    sides.append(_side(filled))
    return tuple(sides)


def _is_in_the_way(slabs: Sequence[Slab], index: int, row: int, rows: int) -> bool:
    """Tell whether what stands below blank rows finds room only without them, and they yield."""
    slab = slabs[index]
    if not slab.yields:
        return False
    group = _group(slabs, index + 1, with_clubs=False)
    return row + group <= rows < row + slab.rows + group


def _heads(slab: Slab, rows: int) -> Sequence[Slab]:
    """Give what is repeated above *slab*: all of it, or nothing where that leaves no room."""
    needed = sum(head.rows for head in slab.heads) + slab.rows
    return slab.heads if needed <= rows else ()


def _side(filled: list[tuple[int, Slab]]) -> Side:
    while filled and filled[-1][1].is_gap:
        filled.pop()
    end = filled[-1][0] + filled[-1][1].rows if filled else 0
    return Side(tuple(filled), end)


def _has_room(slabs: Sequence[Slab], index: int, row: int, rows: int, short_page: int) -> bool:
    """Tell whether the slab at *index* and all that must stay with it may begin at *row*."""
    group = _group(slabs, index, with_clubs=False)
    if row + (group if group <= rows else slabs[index].rows) > rows:
        # What is more than a side is kept together nowhere.
        return False
    if row + _group(slabs, index, with_clubs=True) <= rows:
        return True
    # Only an item's first line would stand alone at the foot.
    return rows - row > short_page


def _group(slabs: Sequence[Slab], index: int, *, with_clubs: bool) -> int:
    """Count the rows that must stand on one side, beginning with the slab at *index*.

    What is kept may itself keep more: a heading under a heading. Nothing keeps with what begins
    a side of its own.
    """
    taken = 0
    keep = 0
    for place in range(index, len(slabs)):
        slab = slabs[place]
        if slab.starts_side and place > index:
            break
        taken += slab.rows
        own = slab.keep
        if with_clubs and slab.is_club:
            own = max(own, 1)
        keep = max(keep - slab.rows, own)
        if keep <= 0:
            break
    return taken
