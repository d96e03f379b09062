"""Breaks → geometry: where every sort of a line stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import TypeAlias, cast

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.fitting import HALF, trackable
from gongwen.compose.lines.items import Galley
from gongwen.compose.lines.line import Column, Piece
from gongwen.compose.lines.linebreak import Break
from gongwen.compose.lines.measures import SAME_CELLS
from gongwen.compose.lines.sorts import Item, Sort
from gongwen.compose.lines.white import TIGHT, Joint, joint_of, widen
from gongwen.units import Pt

_Place: TypeAlias = "tuple[Sort, float, int]"
"""A sort, the left edge of its place in points, and its segment. A plain tuple: every character
of a document is one."""


def set_items(galley: Galley, broken: Break, column: Column) -> tuple[Piece, ...]:
    """Set the items of one line from left to right, as in a composing stick 手盘.

    Args:
        galley: the paragraph.
        broken: which of its items the line holds, and what becomes of their white space.
        column: where the paragraph stands.

    Returns:
        The characters in reading order, in pieces of one segment, font and scale.
    """
    if not galley.items:
        return ()
    stick = _Stick(galley, broken, column, _last_inked(galley, broken))
    places = _places(stick)
    if column.align in ("centre", "right"):
        places = _aligned(stick, places)
    return tuple(_pieces(galley, places))


def _last_inked(galley: Galley, broken: Break) -> int:
    """Find the last item with ink: a space at the end of a line has no width."""
    last = broken.stop - 1
    while last > broken.start and galley.items[last].is_space:
        last -= 1
    return last


@dataclass(frozen=True, slots=True)
class _Stick:
    """What the items of one line have in common.

    Attributes:
        galley: the paragraph.
        broken: the line.
        column: where it stands.
        last: the last item with ink.
    """

    galley: Galley
    broken: Break
    column: Column
    last: int

    def size(self, index: int) -> Pt:
        """Give the type size of an item, in points."""
        galley = self.galley
        return galley.segments[galley.owners[index]].case.size

    def ends_full(self, start: int) -> bool:
        """Tell whether what begins at *start* and ends the line must end at the right edge.

        What also begins the line stands at the left edge instead.
        """
        return self.broken.is_full and start > self.broken.start


def _places(stick: _Stick) -> list[_Place]:
    """Give every sort of the line its place."""
    galley, broken, column = stick.galley, stick.broken, stick.column
    items, owners = galley.items, galley.owners
    column_x, cell = column.column_x, column.cell
    squeezed = frozenset(broken.squeezed)
    joints = dict(_joints(stick))
    shifts = {mark: by for joint in joints.values() for mark, by in joint.shifts.items()}
    widenings = dict(widen(galley, broken, stick.last, joints, column.limits))
    position = column.indent if broken.start else column.first_indent
    flush = stick.last if stick.ends_full(stick.last) else None
    places: list[_Place] = []
    index = broken.start
    while index < broken.stop:
        item = items[index]
        if widenings:
            position += widenings.get(index, 0.0)
        taken = HALF if index in squeezed else 0.0
        if item.is_word:
            stop = min(galley.phrases[index][1], broken.stop)
            places += _phrase_places(
                stick, index, stop, position, joints.get(index, TIGHT), widenings
            )
            position += _phrase_cells(stick, index, stop) + HALF * _halves(index, broken)
            position += sum(widenings.get(each, 0.0) for each in range(index + 1, stop))
            index = stop
            continue
        x = column_x(position)
        if shifts and index in shifts:
            x += shifts[index] * cell
        if index == flush:
            size = stick.size(index)
            x = column.right_edge(size) - _box(item, taken, size, cell)
        elif taken and item.blank == "left":
            # Without its left half an opener stands flush at a line's start.
            x -= stick.size(index) / 2 if index == broken.start else HALF * cell
        owner = owners[index]
        for sort in item.sorts:
            places.append((sort, x, owner))
            x += cell * sort.width
        position += item.cells - taken
        index += 1
    return places


def _aligned(stick: _Stick, places: Sequence[_Place]) -> list[_Place]:
    """Move the places of a line to the right by the room that it leaves, or by half of it.

    A line of one item that is wider than the column leaves none and begins at the left edge.
    """
    galley, column, last = stick.galley, stick.column, stick.last
    size = stick.size(last)
    item = galley.items[last]
    # Spaces at the line's end are placed, too, and count for nothing.
    behind = sum(len(each.sorts) for each in galley.items[last + 1 : stick.broken.stop])
    if item.is_word:
        sort, x, _ = places[len(places) - behind - (2 if item.hangs else 1)]
        end = x + sort.width * column.cell + _overhang(item, size, column)
    else:
        _, x, _ = places[len(places) - behind - len(item.sorts)]
        taken = HALF if last in stick.broken.squeezed else 0.0
        end = x + _box(item, taken, size, column.cell)
    room = max(column.right_edge(size) - end, 0.0)
    shift = room if column.align == "right" else room / 2
    return [(sort, x + shift, owner) for sort, x, owner in places]


def _box(item: Item, taken: float, size: float, cell: float) -> float:
    """Give the width of an item's glyph boxes, in points."""
    if taken and item.blank == "right":
        return size / 2
    return size + (item.natural - 1) * cell


def _natural(stick: _Stick, start: int, stop: int) -> float:
    """Give the cells that the sorts of a phrase cover, without a space at the line's end."""
    inner = stick.galley.items[start:stop]
    hanging = inner[-1].hangs if stop - 1 == stick.last else 0.0
    return sum(item.natural for item in inner) - hanging


def _phrase_cells(stick: _Stick, start: int, stop: int) -> float:
    """Give the cells that a phrase, or its part on the line, takes."""
    galley = stick.galley
    if galley.phrases[start] == (start, stop):
        return sum(item.cells for item in galley.items[start:stop])
    natural = _natural(stick, start, stop)
    return ceil(natural - SAME_CELLS) if stick.column.keeps_grid else natural


def _joints(stick: _Stick) -> Iterator[tuple[int, Joint]]:
    """Share out the white space of every phrase of the line, by its first item."""
    galley, broken, items = stick.galley, stick.broken, stick.galley.items
    limits = stick.column.limits
    stop = broken.start
    for index in range(broken.start, broken.stop):
        if index < stop or index not in galley.phrases:
            continue
        stop = min(galley.phrases[index][1], broken.stop)
        halves = _halves(index, broken)
        cells = _phrase_cells(stick, index, stop) + HALF * halves
        natural = _natural(stick, index, stop)
        if halves and (sorts := items[index].variants.get(halves)):
            natural = sum(sort.width for sort in sorts)
        slack = max(cells - natural, 0.0)
        if slack > SAME_CELLS or broken.opened:
            # Most numbers fill their cells and have nothing to share out.
            yield (
                index,
                joint_of(
                    items, galley.counted, broken, (index, stop), stick.last + 1, slack, limits
                ),
            )


def _halves(index: int, broken: Break) -> int:
    """Give how many half cells more than usual an item takes; fewer than none if squeezed."""
    return broken.grown.count(index) - broken.squeezed.count(index)


def _phrase_places(  # noqa: PLR0913, PLR0917 - what, where, and with which white space
    stick: _Stick,
    start: int,
    stop: int,
    position: float,
    joint: Joint,
    widenings: Mapping[int, float],
) -> Iterator[_Place]:
    """Place the sorts of a phrase, as far as they stand on the line, from *position* on."""
    starts_line = start == stick.broken.start
    ends_line = stop - 1 == stick.last
    if starts_line and ends_line and stick.broken.is_full:
        yield from _justified(stick, start, stop, position)
        return
    inner, owner = stick.galley.items[start:stop], stick.galley.owners[start]
    column, size = stick.column, stick.size(start)
    sorts = [sort for item in inner for sort in item.sorts]
    if stop == start + 1 and (halves := _halves(start, stick.broken)):
        sorts = list(inner[0].variants.get(halves, sorts))
    gaps = _tracked(inner) if joint.track else frozenset[int]()
    if ends_line and stick.ends_full(start):
        wide = sum(widenings.get(each, 0.0) for each in range(start + 1, stop))
        natural = sum(sort.width for sort in sorts) + joint.track * len(gaps) + wide
        natural -= inner[-1].hangs  # a space at the line's end has no width
        x = column.right_edge(size) - natural * column.cell - _overhang(inner[-1], size, column)
    else:
        x = column.column_x(position + joint.lead)
        if joint.lead and not starts_line:
            # The glyph box before the phrase reaches beyond its cell by what the cell lacks of
            # the size. Half of that makes the white space on both sides look alike.
            x += (size - column.cell) / 2
    # What is added before an item of the phrase goes before the first of its sorts.
    opens = dict(
        zip(accumulate(len(item.sorts) for item in inner), range(start + 1, stop), strict=False)
    )
    for number, sort in enumerate(sorts):
        if number in gaps:
            x += joint.track * column.cell
        if number in opens:
            x += widenings.get(opens[number], 0.0) * column.cell
        yield sort, x, owner
        x += column.cell * sort.width


def _tracked(inner: Sequence[Item]) -> frozenset[int]:
    """Give the sorts of a phrase, by number, before which its letters part."""
    offsets = accumulate((len(item.sorts) for item in inner), initial=0)
    return frozenset(
        offset + place
        for offset, item in zip(offsets, inner, strict=False)
        for place in trackable(item.sorts)
    )


def _overhang(item: Item, size: float, column: Column) -> float:
    """Give how far the last glyph box of a phrase reaches beyond its cell, in points.

    Only a full-width sign such as ℃ fills one.
    """
    last = item.sorts[-1]
    is_full = last.kind is CharClass.POSTFIX and last.width == 1
    return size - column.cell if is_full else 0.0


def _justified(stick: _Stick, start: int, stop: int, position: float) -> Iterator[_Place]:
    """Spread a phrase that has a line to itself between both edges.

    Its spaces grow, and its letters part only where it has none: ``|GDP  100|``, ``|A B C D|``.
    """
    column, owner = stick.column, stick.galley.owners[start]
    left = column.column_x(position)
    sorts = [sort for item in stick.galley.items[start:stop] for sort in item.sorts]
    while sorts[-1].kind is CharClass.SPACE:
        sorts.pop()
    width = sum(sort.width for sort in sorts) * column.cell
    room = column.right_edge(stick.size(start)) - left - width
    spaces = sum(sort.kind is CharClass.SPACE for sort in sorts)
    gap = room / (spaces or max(len(sorts) - 1, 1))
    x = left
    for sort in sorts:
        yield sort, x, owner
        x += sort.width * column.cell
        if sort.kind is CharClass.SPACE or not spaces:
            x += gap


def _pieces(galley: Galley, places: Sequence[_Place]) -> Iterator[Piece]:
    """Join the sorts that one run can show: those of one segment, font and scale."""
    start = 0
    first, _, owner = places[0]
    for stop, (sort, _, of) in enumerate(places):
        if sort.font != first.font or sort.scale != first.scale or of != owner:
            yield _piece(galley, places[start:stop])
            start, first, owner = stop, sort, of
    yield _piece(galley, places[start:])


def _piece(galley: Galley, places: Sequence[_Place]) -> Piece:
    first, _, owner = places[0]
    size = galley.segments[owner].case.size
    text = "".join([sort.character for sort, _, _ in places])
    # Once a piece: a call of Pt for every character would show in a profile.
    xs = cast("tuple[Pt, ...]", tuple([x + sort.shift * size for sort, x, _ in places]))
    return Piece(text, first.font, size, xs, first.scale, first.rise * size, owner)
