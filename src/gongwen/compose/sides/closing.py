"""How a document ends: on the last side that has text, or on one more.

Text fills sides from the top; what ends a document (报尾, 版记) closes on the foot of the last
one. Drawn with sides of ten rows, ``-`` for the head, ``.`` for text and ``=`` for the end::

    ----......                   the text fills side 1 and leaves the end no room,
    ----....  |..     ===        so two rows go over to side 2 and stand above it

What may be done is tried in the order in which it disturbs a reader: nothing; a tighter end; a
tighter head, with either end; moving rows to the next side; a further side for the end alone.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gongwen.compose.sides.paginate import Rows, Side, paginate
from gongwen.compose.sides.slabs import Slab


class End(NamedTuple):
    """What closes a document.

    Attributes:
        begins: for a side by its number, the rows at which the end may begin there, before which
            text must stop: with its usual spaces first, then with tighter ones.
        even_side: whether it must stand on an even side.
    """

    begins: Callable[[int], tuple[int, ...]]
    even_side: bool


class Space(NamedTuple):
    """How much room a document has.

    Attributes:
        rows_of: how many rows each side has.
        first_rows: where the text may begin on the first side: the usual row, then those that
            tightening the head allows, in order.
        head_name: what is tightened then, in Chinese: 标题上下的空.
        end_name: what the end is called, in Chinese: 报尾.
        short_page: as in ``paginate``; a side with no more free rows than that counts as full.
        rows_kept: text rows that stand with the end unless it stands alone, and the fewest that
            stand on a last side of text.
        end: what closes the document; None if there is nothing.
    """

    rows_of: Rows
    first_rows: tuple[int, ...]
    head_name: str
    end_name: str
    short_page: int
    rows_kept: int
    end: End | None


class Plan(NamedTuple):
    """The sides of a document.

    Attributes:
        sides: in order; a side without slabs is blank, or holds the end alone.
        first_row: where the text of the first side begins.
        unnumbered: how many sides at the end carry no folio.
        remark: what was done to close the document, in Chinese.
        tightness: which of ``End.begins`` is taken; 0 for the usual spaces.
    """

    sides: tuple[Side, ...]
    first_row: int
    unnumbered: int
    remark: str
    tightness: int = 0


_BLANK = Side((), 0)


def close(slabs: Sequence[Slab], space: Space) -> Plan:
    """Lay out the sides so that the end closes the last one.

    Source:
        GB/T 9704—2012, 7.4.1 and 7.5; GB/T 33476.2—2016, 7.3.1 (the even side).
    """
    usual = space.first_rows[0]
    sides = paginate(slabs, usual, space.rows_of, space.short_page)
    end = space.end
    if end is None:
        remark = f"共 {len(sides)} 面，无{space.end_name}"
        return Plan(_accompanied(sides, space), usual, 0, remark)
    if (plan := _as_it_is(slabs, sides, space, end)) is not None:
        return plan
    moved = _pull_rows(sides, space, end) or _move_rows(sides, space, end)
    if moved is not None:
        return Plan(moved[0], usual, 0, moved[1], _loosest(moved[0], end))
    return _further_side(_accompanied(sides, space), space, end)


def _as_it_is(
    slabs: Sequence[Slab], sides: tuple[Side, ...], space: Space, end: End
) -> Plan | None:
    """Close the document where the text ends by itself, with a tighter end or head if need be.

    The spaces of the end give first: they are seen by whoever has read to the end.
    """
    usual = space.first_rows[0]
    for first_row in space.first_rows:
        tried, how = sides, "版面如常"
        if first_row != usual:
            tried = paginate(slabs, first_row, space.rows_of, space.short_page)
            how = f"{space.head_name}收紧 {usual - first_row} 行"
        count = len(tried)
        for tightness in range(_tightest(end, count) + 1):
            if _closes(tried, space, end, tightness):
                if tightness:
                    how += f"，{space.end_name}收紧"
                remark = f"共 {count} 面，{space.end_name}在第 {count} 面：{how}"
                return Plan(tried, first_row, 0, remark, tightness)
    return None


def _loosest(sides: Sequence[Side], end: End) -> int:
    """Give the least tightness at which the end stands under the text of the last side."""
    begins = end.begins(len(sides))
    return next(index for index, row in enumerate(begins) if sides[-1].end <= row)


def _tightest(end: End, side: int) -> int:
    return len(end.begins(side)) - 1


def _closes(sides: Sequence[Side], space: Space, end: End, tightness: int) -> bool:
    """Tell whether the end can stand under the text of the last side."""
    if end.even_side and len(sides) % 2:
        return False
    last = sides[-1]
    begins = last.slabs[0][0] if last.slabs else 0
    # Text that is shorter than that stands with the end all the same.
    is_all = not any(side.slabs for side in sides[:-1])
    kept = last.end - begins >= space.rows_kept or is_all
    return last.end <= end.begins(len(sides))[tightness] and kept


def _pull_rows(
    sides: tuple[Side, ...], space: Space, end: End
) -> tuple[tuple[Side, ...], str] | None:
    """Give a few rows on the side of the end company from the side before.

    Left alone, a single row would drive the end over a blank side to the next even one.
    """
    count = len(sides)
    pulled = _accompanied(sides, space)
    rows = pulled[-1].end - sides[-1].end
    if not rows or (end.even_side and count % 2) or pulled[-1].end > _last_row(end, count):
        return None
    return pulled, _joined(rows, count, space)


def _accompanied(sides: tuple[Side, ...], space: Space) -> tuple[Side, ...]:
    """Move rows to the last side from the one before, so that no single row stands there."""
    last = sides[-1]
    if len(sides) == 1 or last.end >= space.rows_kept or _begins_by_itself(last):
        return sides
    before = sides[-2]
    cut = _cut_point(before, space.rows_kept - last.end)
    if cut is None:
        return sides
    kept, pulled = _part(before, cut)
    rows = pulled.end
    pushed = tuple((row + rows, slab) for row, slab in last.slabs)
    return (*sides[:-2], kept, Side(pulled.slabs + pushed, last.end + rows))


def _move_rows(
    sides: tuple[Side, ...], space: Space, end: End
) -> tuple[tuple[Side, ...], str] | None:
    """Move the last rows of a full side to a new one, where the end needs them.

    From an odd side, the rows go to the even side of the end. From an even side without room
    for the end, they keep the next side from being blank, and the end stands alone on the back.
    A side with room to spare keeps its rows, whether the end is too tall for it or the side is
    odd: two of them alone on the next side look lost, the side that they left looks torn, and the
    end may stand by itself.
    """
    last = sides[-1]
    count = len(sides)
    has_room = last.end <= _last_row(end, count)
    if has_room or space.rows_of(count) - last.end > space.short_page:
        return None
    cut = _cut_point(last, space.rows_kept)
    if cut is None:
        return None
    kept, moved = _part(last, cut)
    count += 1
    rows = moved.end
    if end.even_side and count % 2:
        remark = f"共 {count + 1} 面，{_moved(rows, count)}，{space.end_name}独占第 {count + 1} 面"
        return (*sides[:-1], kept, moved, _BLANK), remark
    if moved.end > _last_row(end, count):
        return None
    return (*sides[:-1], kept, moved), _joined(rows, count, space)


def _joined(rows: int, side: int, space: Space) -> str:
    return f"共 {side} 面，{_moved(rows, side)}，与{space.end_name}同面"


def _moved(rows: int, side: int) -> str:
    return f"第 {side - 1} 面末 {rows} 行移至第 {side} 面"


def _last_row(end: End, side: int) -> int:
    """Give the last row at which the end may begin on a side."""
    return end.begins(side)[-1]


def _begins_by_itself(side: Side) -> bool:
    """Tell whether nothing may be put before the first slab of a side."""
    first = side.slabs[0][1] if side.slabs else None
    return first is not None and (first.starts_side or first.is_repeat)


def _cut_point(side: Side, rows_kept: int) -> int | None:
    """Find where the last slabs of a side may be parted from the others.

    At least *rows_kept* rows go; nothing that keeps with what follows is left behind.
    """
    for cut in range(len(side.slabs) - 1, 0, -1):
        row, slab = side.slabs[cut]
        before = side.slabs[cut - 1][1]
        if side.end - row < rows_kept or slab.is_gap or before.is_gap:
            continue
        if slab.heads:  # what stands above it would have to be repeated
            continue
        if _keeps_across(side, cut) or before.is_club:
            continue
        return cut
    return None


def _part(side: Side, cut: int) -> tuple[Side, Side]:
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


def _further_side(sides: tuple[Side, ...], space: Space, end: End) -> Plan:
    first_row = space.first_rows[0]
    count = len(sides) + 1
    if end.even_side and count % 2:
        # A blank side stands before that of the end: neither has a folio (7.5).
        alone = f"{space.end_name}独占第 {count + 1} 面"
        remark = f"共 {count + 1} 面，第 {count} 面空白，{alone}，两面不编页码"
        return Plan((*sides, _BLANK, _BLANK), first_row, 2, remark)
    remark = f"共 {count} 面，{space.end_name}独占第 {count} 面"
    return Plan((*sides, _BLANK), first_row, 0, remark)
