"""Where the imprint goes: at the foot of the last side, an even one, with text above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.compose.paginate import Side, paginate
from gongwen.compose.slabs import Slab


@dataclass(frozen=True, slots=True)
class Space:
    """How much room a document has.

    Attributes:
        rows: of a side.
        first_rows: where the text may begin on the first side: the usual row, then those that
            tightening the head allows, in order.
        short_page: as in ``paginate``; a side with no more free rows than that counts as full.
        imprint_row: the row at which the imprint begins; text must end before it.
        has_imprint: whether there is one.
        even_page: whether it must stand on an even side.
        rows_kept: text rows that stand with it unless it stands alone, and the fewest that
            stand on a last side of text.
    """

    rows: int
    first_rows: tuple[int, ...]
    short_page: int
    imprint_row: int
    has_imprint: bool
    even_page: bool
    rows_kept: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The sides of a document.

    Attributes:
        sides: in order; a side without slabs is blank, or holds the imprint alone.
        first_row: where the text of the first side begins.
        unnumbered: how many sides at the end carry no folio.
        remark: what was done to close the document, in Chinese.
    """

    sides: tuple[Side, ...]
    first_row: int
    unnumbered: int
    remark: str


_BLANK = Side((), 0)


def close(slabs: Sequence[Slab], space: Space) -> Plan:
    """Lay out the sides so that the imprint closes the last one.

    Tries, in this order: as it is; a tighter head; moving lines to the next side; a further
    side for the imprint alone.

    Source:
        GB/T 9704—2012, 7.4.1 and 7.5; GB/T 33476.2—2016, 7.3.1 (the even side).
    """
    usual, *tighter = space.first_rows
    sides = paginate(slabs, usual, space.rows, space.short_page)
    if not space.has_imprint:
        return Plan(_accompanied(sides, space), usual, 0, f"共 {len(sides)} 面，无报尾")
    if _closes(sides, space):
        return _closed(sides, usual, "版面如常")
    for first_row in tighter:
        tried = paginate(slabs, first_row, space.rows, space.short_page)
        if _closes(tried, space):
            return _closed(tried, first_row, f"报头与标题收紧 {usual - first_row} 行")
    moved = _pull_lines(sides, space) or _move_lines(sides, space)
    if moved is not None:
        return Plan(moved[0], usual, 0, moved[1])
    return _further_side(_accompanied(sides, space), usual, space)


def _closed(sides: tuple[Side, ...], first_row: int, how: str) -> Plan:
    return Plan(sides, first_row, 0, f"共 {len(sides)} 面，报尾在第 {len(sides)} 面：{how}")


def _closes(sides: Sequence[Side], space: Space) -> bool:
    """Tell whether the imprint can stand under the text of the last side."""
    if space.even_page and len(sides) % 2:
        return False
    last = sides[-1]
    begins = last.slabs[0][0] if last.slabs else 0
    # Text that is shorter than that stands with the imprint all the same.
    is_all = not any(side.slabs for side in sides[:-1])
    kept = last.end - begins >= space.rows_kept or is_all
    return last.end <= space.imprint_row and kept


def _pull_lines(sides: tuple[Side, ...], space: Space) -> tuple[tuple[Side, ...], str] | None:
    """Give a few rows on the side of the imprint company from the side before.

    Left alone, a single row would drive the imprint over a blank side to the next even one.
    """
    count = len(sides)
    pulled = _accompanied(sides, space)
    rows = pulled[-1].end - sides[-1].end
    if not rows or (space.even_page and count % 2) or pulled[-1].end > space.imprint_row:
        return None
    remark = f"共 {count} 面，第 {count - 1} 面末 {rows} 行移至第 {count} 面，与报尾同面"
    return pulled, remark


def _accompanied(sides: tuple[Side, ...], space: Space) -> tuple[Side, ...]:
    """Move rows to the last side from the one before, so that no single row stands there."""
    last = sides[-1]
    if len(sides) == 1 or last.end >= space.rows_kept:
        return sides
    before = sides[-2]
    cut = _cut_point(before, space.rows_kept - last.end)
    if cut is None:
        return sides
    kept, pulled = _part(before, cut)
    rows = pulled.end
    pushed = tuple((row + rows, slab) for row, slab in last.slabs)
    return (*sides[:-2], kept, Side(pulled.slabs + pushed, last.end + rows))


def _move_lines(sides: tuple[Side, ...], space: Space) -> tuple[tuple[Side, ...], str] | None:
    """Move the last lines of a full side to a new one, where the imprint needs them.

    From an odd side, the lines go to the even side of the imprint. From an even side without
    room for the imprint, they keep the next side from being blank, and the imprint stands
    alone on the back. A side with room to spare keeps its lines, whether the imprint is too tall
    for it or the side is odd: two of them alone on the next side look lost, the side that they
    left looks torn, and the imprint may stand by itself.
    """
    last = sides[-1]
    if last.end <= space.imprint_row or space.rows - last.end > space.short_page:
        return None
    cut = _cut_point(last, space.rows_kept)
    if cut is None:
        return None
    kept, moved = _part(last, cut)
    count = len(sides) + 1
    rows = moved.end
    if space.even_page and count % 2:
        remark = f"共 {count + 1} 面，第 {count - 1} 面末 {rows} 行移至第 {count} 面，报尾独占第 {count + 1} 面"
        return (*sides[:-1], kept, moved, _BLANK), remark
    if moved.end > space.imprint_row:
        return None
    remark = f"共 {count} 面，第 {count - 1} 面末 {rows} 行移至第 {count} 面，与报尾同面"
    return (*sides[:-1], kept, moved), remark


def _cut_point(side: Side, rows_kept: int) -> int | None:
    """Find where the last slabs of a side may be parted from the others.

    At least *rows_kept* rows go; nothing that keeps with what follows is left behind.
    """
    for cut in range(len(side.slabs) - 1, 0, -1):
        row, slab = side.slabs[cut]
        before = side.slabs[cut - 1][1]
        if side.end - row < rows_kept or slab.is_gap or before.is_gap:
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


def _further_side(sides: tuple[Side, ...], first_row: int, space: Space) -> Plan:
    count = len(sides) + 1
    if space.even_page and count % 2:
        # A blank side stands before that of the imprint: neither has a folio (7.5).
        remark = f"共 {count + 1} 面，第 {count} 面空白，报尾独占第 {count + 1} 面，两面不编页码"
        return Plan((*sides, _BLANK, _BLANK), first_row, 2, remark)
    remark = f"共 {count} 面，报尾独占第 {count} 面"
    return Plan((*sides, _BLANK), first_row, 0, remark)
