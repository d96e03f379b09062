"""Where a filled side may be parted, so that its last rows go to the next one."""

from collections.abc import Iterator

from gongwen.compose.sides.paginate import Side


def cut_point(
    side: Side, rows: int, rows_left: int, *, most: int, goes_on: bool = False
) -> int | None:
    """Find where the last slabs of a side may be parted from the others.

    Nothing that keeps with what follows is left behind, and if that can be, no single row of a
    paragraph is parted from the others.

    Args:
        side: what is parted.
        rows: how many of its rows go at least.
        rows_left: how many stay at least.
        most: how many go at most.
        goes_on: whether its last paragraph goes on where the rows go.

    Returns:
        The first slab that goes; None if the side cannot be parted.
    """
    cuts = list(_cuts(side, rows, rows_left, most))
    whole = (cut for cut in cuts if not _parts_single_row(side, cut, goes_on=goes_on))
    return next(whole, cuts[0] if cuts else None)


def _cuts(side: Side, rows: int, rows_left: int, most: int) -> Iterator[int]:
    """Give the slabs that may go with all that follow them, the last first."""
    first_row = side.slabs[0][0] if side.slabs else 0
    for cut in range(len(side.slabs) - 1, 0, -1):
        row, slab = side.slabs[cut]
        start, before = side.slabs[cut - 1]
        if side.end - row < rows or slab.is_gap or before.is_gap:
            continue
        if side.end - row > most or start + before.rows - first_row < rows_left:
            return
        if slab.heads:  # what stands above it would have to be repeated
            continue
        if _keeps_across(side, cut) or before.is_club:
            continue
        yield cut


def _parts_single_row(side: Side, cut: int, *, goes_on: bool) -> bool:
    """Tell whether a cut leaves the first row of a paragraph alone, or takes its last one alone."""
    slabs = [slab for _, slab in side.slabs]
    if not slabs[cut].goes_on:
        return False
    below = slabs[cut + 1].goes_on if cut + 1 < len(slabs) else goes_on
    return not (slabs[cut - 1].goes_on and below)


def part(side: Side, cut: int) -> tuple[Side, Side]:
    """Part a side: what stays on it, and what goes to the head of the next one."""
    stay, go = side.slabs[:cut], side.slabs[cut:]
    (last, slab), offset = stay[-1], go[0][0]
    moved = tuple((row - offset, each) for row, each in go)
    return Side(stay, last + slab.rows), Side(moved, side.end - offset)


def _keeps_across(side: Side, cut: int) -> bool:
    """Tell whether a slab before *cut* must stand with rows after it."""
    row = side.slabs[cut][0]
    for start, slab in side.slabs[:cut]:
        if slab.keep and start + slab.rows + slab.keep > row:
            return True
    return False
