"""Breaks → geometry: where every sort of a line stands."""

from collections.abc import Iterator
from math import ceil
from typing import Final, cast

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.items import Galley
from gongwen.compose.lines.line import Piece, Shape
from gongwen.compose.lines.linebreak import Break
from gongwen.compose.lines.measures import HALF
from gongwen.compose.lines.typecase import Item, Sort
from gongwen.pages import Font
from gongwen.units import EPSILON, Pt

_MARKS: Final = frozenset({CharClass.OPENING, CharClass.CLOSING, CharClass.STOP})


class Stick:
    """A composing stick 手盘: takes the items of one line from left to right."""

    def __init__(self, galley: Galley, broken: Break, shape: Shape) -> None:
        """Take up one line of *galley*."""
        self.galley = galley
        self.broken = broken
        self.shape = shape
        self.items = galley.items
        self.pieces: list[Piece] = []
        # The piece in hand.
        self._characters: list[str] = []
        self._xs: list[float] = []
        self._font: Font = "fangsong"
        self._scale = 1.0
        self._rise = 0.0
        self._owner = galley.owners[broken.start] if galley.items else 0
        self._size = galley.segments[self._owner].case.size
        # The last item with ink: a space at the end of a line has no width.
        self._last = broken.stop - 1
        while self._last > broken.start and self.items[self._last].is_space:
            self._last -= 1
        self._squeezed = frozenset(broken.squeezed)
        self._widenings = dict(widen(galley, broken, self._last, keeps_grid=shape.keeps_grid))

    def set_items(self) -> None:
        """Set every item of the line."""
        broken, shape, items = self.broken, self.shape, self.items
        owners, squeezed, widenings = self.galley.owners, self._squeezed, self._widenings
        left, cell = shape.left, shape.cell
        position = shape.indent if broken.start else shape.first_indent
        flush = self._last if self._ends_full(self._last) else -1
        index = broken.start
        while index < broken.stop:
            item = items[index]
            if owners[index] != self._owner:
                self._turn_to(owners[index])
            if widenings:
                position += widenings.get(index, 0.0)
            taken = HALF if index in squeezed else 0.0
            if item.is_word:
                stop = min(self.galley.phrases[index][1], broken.stop)
                position = self._set_phrase(index, stop, position, taken)
                index = stop
                continue
            x = left + position * cell
            if index == flush:
                x = self._right_edge() - self._box(item, taken)
            elif taken and item.blank == "left":
                # Without its left half an opener stands flush at a line's start.
                x -= self._size / 2 if index == broken.start else HALF * cell
            self._set(item, x)
            position += item.cells - taken
            index += 1
        self._finish_piece()

    def _box(self, item: Item, taken: float) -> float:
        """Give the width of an item's glyph boxes, in points."""
        if taken and item.blank == "right":
            return self._size / 2
        return self._size + (item.natural - 1) * self.shape.cell

    def _set_phrase(self, start: int, stop: int, position: float, taken: float) -> float:
        """Set the items of a phrase as far as they stand on the line.

        Returns:
            The position after it, in cells.
        """
        inner = self.items[start:stop]
        ends_line = stop - 1 == self._last
        hanging = inner[-1].hangs if ends_line else 0.0
        natural = sum(item.natural for item in inner) - hanging
        cells = self._phrase_cells(start, stop, natural) - taken
        starts_line = start == self.broken.start
        fills = ends_line and self._ends_full(start)
        if starts_line and ends_line and self.broken.is_full:
            self._set_justified(start, stop, position)
            return position + cells
        if fills:
            x = self._right_edge() - natural * self.shape.cell - self._overhang(inner[-1])
        else:
            lead = 0.0 if starts_line else self._lead(start, stop, cells - natural)
            # The last glyph box reaches beyond its cell by what the cell lacks of the size.
            beyond = (self._size - self.shape.cell) / 2
            x = self.shape.left + (position + lead) * self.shape.cell
            x += beyond if lead else 0.0
        for item in inner:
            self._set(item, x)
            x += item.natural * self.shape.cell
        return position + cells

    def _overhang(self, item: Item) -> float:
        """Give how far the last glyph box of a phrase reaches beyond its cell, in points.

        Only a full-width sign such as ℃ fills one.
        """
        last = item.sorts[-1]
        is_full = last.kind is CharClass.POSTFIX and last.width == 1
        return self._size - self.shape.cell if is_full else 0.0

    def _phrase_cells(self, start: int, stop: int, natural: float) -> float:
        """Give the cells that a phrase, or its part on the line, takes."""
        if self.galley.phrases[start] == (start, stop):
            return sum(item.cells for item in self.items[start:stop])
        return ceil(natural - EPSILON) if self.shape.keeps_grid else natural

    def _lead(self, start: int, stop: int, slack: float) -> float:
        """Give how much of a phrase's white space goes before it, in cells.

        Half of it between 汉字. A mark has white space of its own or wants none: beside it
        the phrase leaves its space to the other side.
        """
        after_mark = self._is_mark(start - 1)
        before_mark = stop < self.broken.stop and self._is_mark(stop)
        if after_mark == before_mark:
            return slack / 2
        return 0.0 if after_mark else slack

    def _is_mark(self, index: int) -> bool:
        return self.items[index].first in _MARKS and index not in self._squeezed

    def _set_justified(self, start: int, stop: int, position: float) -> None:
        """Spread a phrase that has a line to itself between both edges."""
        left = self.shape.left + position * self.shape.cell
        words = [sort for item in self.items[start:stop] for sort in item.sorts]
        while words[-1].kind is CharClass.SPACE:
            words.pop()
        room = self._right_edge() - left - sum(s.width for s in words) * self.shape.cell
        spaces = sum(sort.kind is CharClass.SPACE for sort in words)
        gap = room / (spaces or max(len(words) - 1, 1))
        x = left
        for sort in words:
            self._take(sort, x)
            x += sort.width * self.shape.cell
            if sort.kind is CharClass.SPACE or not spaces:
                x += gap

    def _ends_full(self, index: int) -> bool:
        return self.broken.is_full and index > self.broken.start

    def _right_edge(self) -> float:
        shape = self.shape
        return shape.left + (shape.columns - 1) * shape.cell + self._size

    def _turn_to(self, owner: int) -> None:
        """Finish the piece in hand, and begin with another segment."""
        self._finish_piece()
        self._owner = owner
        self._size = self.galley.segments[owner].case.size

    def _set(self, item: Item, x: float) -> None:
        for sort in item.sorts:
            self._take(sort, x)
            x += self.shape.cell * sort.width

    def _take(self, sort: Sort, x: float) -> None:
        """Put a sort with the left edge of its place at *x*."""
        if sort.font != self._font or sort.scale != self._scale or not self._characters:
            self._finish_piece()
            self._font, self._scale, self._rise = sort.font, sort.scale, sort.rise
        self._characters.append(sort.character)
        self._xs.append(x + sort.shift * self._size)

    def _finish_piece(self) -> None:
        if self._characters:
            # Once a piece: a call of Pt for every character would show in a profile.
            text, xs = "".join(self._characters), cast("tuple[Pt, ...]", tuple(self._xs))
            rise = self._rise * self._size
            piece = Piece(text, self._font, self._size, xs, self._scale, rise, self._owner)
            self.pieces.append(piece)
            self._characters, self._xs = [], []


def widen(
    galley: Galley, broken: Break, last: int, *, keeps_grid: bool
) -> Iterator[tuple[int, float]]:
    """Spread the white space of an opened line: cells of it before each item.

    Phrases first, by whole cells, half on either side, so that every 汉字 keeps its column.
    What is left goes evenly between all items but inside a phrase, before a stop and beside
    the inner side of a bracket.
    """
    opened = broken.opened
    if opened <= EPSILON:
        return
    items = galley.items
    between = range(broken.start + 1, last + 1)
    gaps = [index for index in between if _may_open(items[index - 1], items[index])]
    if not gaps:
        gaps = [index for index in between if not items[index].continues] or list(between)
    spread = dict.fromkeys(gaps, 0.0)
    for index in gaps if keeps_grid else ():
        if opened < 1 - EPSILON or not items[index].is_word:
            continue
        end = galley.phrases[index][1]
        if end in spread:
            spread[index] += HALF
            spread[end] += HALF
            opened -= 1
    for index in gaps:
        yield index, spread[index] + opened / len(gaps)


def _may_open(before: Item, after: Item) -> bool:
    """Tell whether white space may be added between two items."""
    if after.continues or after.first in (CharClass.STOP, CharClass.CLOSING):
        return False
    return before.last is not CharClass.OPENING
