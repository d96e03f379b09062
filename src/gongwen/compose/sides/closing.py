"""How a document ends: on the last side that has text, or on one more.

Text fills sides from the top; what ends a document (报尾, 版记) closes on the foot of the last
one. Drawn with sides of ten rows, ``-`` for the head, ``.`` for text and ``=`` for the end::

    ----......                   the text fills side 1 and leaves the end no room,
    ----...  |...     ===        so three rows go over to side 2 and stand above it

The fewest sides are wanted. What may be done for that is tried in the order in which it disturbs
a reader: nothing; fewer blank rows between articles; a tighter end; a tighter title, with all of
these; moving rows to the last side. The end stands alone only where no row can stand with it, or
where it must stand on an even side.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gongwen.compose.sides.paginate import Rows, Side, paginate
from gongwen.compose.sides.parting import cut_point, part
from gongwen.compose.sides.slabs import Slab, tightened


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
        rows_left: text rows that stay on a side from which rows move.
        end: what closes the document; None if there is nothing.
    """

    rows_of: Rows
    first_rows: tuple[int, ...]
    head_name: str
    end_name: str
    short_page: int
    rows_kept: int
    rows_left: int
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


class _Way(NamedTuple):
    """A way to lay out the text, and what was tightened for it.

    Attributes:
        sides: that the text fills.
        first_row: where the text of the first side begins.
        tightness: as in ``Plan``.
        how: in Chinese, one for each step.
    """

    sides: tuple[Side, ...]
    first_row: int
    tightness: int
    how: tuple[str, ...]


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
    plans = [_under_the_text(way, space) for way in _ways(slabs, space, end) if _closes(way, space)]
    for moved in (_pull_rows(sides, space, end), _move_rows(sides, space, end)):
        if moved is not None:
            tightness = _loosest(moved[0], end)
            remark = moved[1] + (f"，{space.end_name}收紧" if tightness else "")
            plans.append(Plan(moved[0], usual, 0, remark, tightness))
            break
    if plans:
        # The first of those with the fewest sides disturbs least.
        return min(plans, key=lambda plan: len(plan.sides))
    return _further_side(_accompanied(sides, space), space, end)


def _ways(slabs: Sequence[Slab], space: Space, end: End) -> Iterator[_Way]:
    """Give the ways to lay out the text, in the order in which they disturb a reader.

    The rows between articles give first, then the spaces of the end, which is seen by whoever
    has read that far; the title is seen by everybody.
    """
    usual = space.first_rows[0]
    for first_row in space.first_rows:
        texts = [
            (paginate(text, first_row, space.rows_of, space.short_page), given)
            for given, text in enumerate(tightened(slabs))
        ]
        for tightness in range(len(end.begins(1))):
            for sides, given in texts:
                steps = (
                    (given, f"篇间空行减 {given} 行"),
                    (tightness, f"{space.end_name}收紧"),
                    (usual - first_row, f"{space.head_name}收紧 {usual - first_row} 行"),
                )
                how = tuple(step for done, step in steps if done)
                yield _Way(sides, first_row, tightness, how)


def _under_the_text(way: _Way, space: Space) -> Plan:
    count = len(way.sides)
    how = "，".join(way.how) or "版面如常"
    remark = f"共 {count} 面，{space.end_name}在第 {count} 面：{how}"
    return Plan(way.sides, way.first_row, 0, remark, way.tightness)


def _loosest(sides: Sequence[Side], end: End) -> int:
    """Give the least tightness at which the end stands under the text of the last side."""
    begins = end.begins(len(sides))
    return next(index for index, row in enumerate(begins) if sides[-1].end <= row)


def _closes(way: _Way, space: Space) -> bool:
    """Tell whether the end can stand under the text of the last side."""
    sides, end = way.sides, space.end
    assert end is not None, "there is nothing to close with"
    if end.even_side and len(sides) % 2:
        return False
    last = sides[-1]
    # Text that is shorter than that stands with the end all the same.
    is_all = not any(side.slabs for side in sides[:-1])
    kept = _rows_on(last) >= space.rows_kept or is_all
    return last.end <= end.begins(len(sides))[way.tightness] and kept


def _rows_on(side: Side) -> int:
    """Count the rows of text on a side, with the blank ones between them."""
    return side.end - side.slabs[0][0] if side.slabs else 0


def _pull_rows(
    sides: tuple[Side, ...], space: Space, end: End
) -> tuple[tuple[Side, ...], str] | None:
    """Give a few rows on the side of the end company from the side before.

    Left alone, a single row would drive the end over a blank side to the next even one. On any
    other side, the end stands with fewer rows rather than with none.
    """
    count = len(sides)
    if (end.even_side and count % 2) or sides[-1].end > _last_row(end, count):
        return None
    fewest = space.rows_kept if end.even_side else 1
    for kept in range(space.rows_kept, fewest - 1, -1):
        pulled = _accompanied(sides, space, kept, _last_row(end, count))
        if rows := pulled[-1].end - sides[-1].end:
            return pulled, _joined(rows, count, space)
        if not end.even_side and _rows_on(sides[-1]) >= kept:
            return sides, f"共 {count} 面，{space.end_name}在第 {count} 面：版面如常"
    return None


def _accompanied(
    sides: tuple[Side, ...], space: Space, kept: int = 0, room: int = 0
) -> tuple[Side, ...]:
    """Move rows to the last side from the one before, so that no single row stands there.

    Args:
        sides: of the text.
        space: how much room there is.
        kept: how many rows shall stand there; 0 for as many as the space asks for.
        room: how many rows may stand there; 0 for as many as a side has.
    """
    last = sides[-1]
    kept = kept or space.rows_kept
    if len(sides) == 1 or last.end >= kept or _begins_by_itself(last):
        return sides
    before = sides[-2]
    most = (room or space.rows_of(len(sides))) - last.end
    goes_on = bool(last.slabs) and last.slabs[0][1].goes_on
    cut = cut_point(before, kept - last.end, space.rows_left, most=most, goes_on=goes_on)
    if cut is None:
        return sides
    stay, pulled = part(before, cut)
    rows = pulled.end
    pushed = tuple((row + rows, slab) for row, slab in last.slabs)
    return (*sides[:-2], stay, Side(pulled.slabs + pushed, last.end + rows))


def _move_rows(
    sides: tuple[Side, ...], space: Space, end: End
) -> tuple[tuple[Side, ...], str] | None:
    """Move the last rows of a side to a new one, where the end needs them.

    From an odd side, the rows go to the even side of the end. From an even side without room
    for the end, they keep the next side from being blank, and the end stands alone on the back.
    Where the end may stand alone by rule, a side with room to spare keeps its rows, whether the
    end is too tall for it or the side is odd: two of them alone on the next side look lost, and
    the side that they left looks torn.
    """
    count = len(sides) + 1
    if not end.even_side:
        for kept in range(space.rows_kept, 0, -1):
            moved = _moved_over(sides, space, kept, most=_last_row(end, count))
            if moved is not None:
                return moved, _joined(moved[-1].end, count, space)
        return None
    last = sides[-1]
    has_room = last.end <= _last_row(end, len(sides))
    if has_room or space.rows_of(len(sides)) - last.end > space.short_page:
        return None
    stands_alone = count % 2 == 1
    most = space.rows_of(count) if stands_alone else _last_row(end, count)
    moved = _moved_over(sides, space, space.rows_kept, most=most)
    if moved is None:
        return None
    if not stands_alone:
        return moved, _joined(moved[-1].end, count, space)
    over = _moved(moved[-1].end, count)
    remark = f"共 {count + 1} 面，{over}，{space.end_name}独占第 {count + 1} 面"
    return (*moved, _BLANK), remark


def _moved_over(
    sides: tuple[Side, ...], space: Space, kept: int, most: int
) -> tuple[Side, ...] | None:
    """Move *kept* rows or a few more, at most *most*, from the last side to a new one."""
    cut = cut_point(sides[-1], kept, space.rows_left, most=most)
    return None if cut is None else (*sides[:-1], *part(sides[-1], cut))


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
