"""Breaks → geometry: where every sort of a line stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gongwen.compose.charclass import CharClass
from gongwen.compose.items import Galley, Segment, itemize
from gongwen.compose.linebreak import Break, Costs, break_lines
from gongwen.compose.typecase import Item, Sort
from gongwen.pages import Element, Font, Ink, Mark, Run
from gongwen.units import EPSILON, Pt


class Piece(NamedTuple):
    """Characters of one font in a line, before the line has a baseline; see ``pages.Run``."""

    text: str
    font: Font
    size: Pt
    xs: tuple[Pt, ...]
    scale: float
    owner: int


@dataclass(frozen=True, slots=True)
class Line:
    """One set line.

    Attributes:
        pieces: in reading order.
        elements: the structure element of every owner of a piece.
        size: the largest type size in the line, in points.
        squeezes: how many items gave up half a cell.
        opened: cells of white space that were added.
        is_first: whether it begins its paragraph.
        is_last: whether it ends its paragraph.
    """

    pieces: tuple[Piece, ...]
    elements: tuple[Element, ...]
    size: Pt
    squeezes: int = 0
    opened: float = 0.0
    is_first: bool = False
    is_last: bool = False

    def marks(self, baseline: Pt, ink: Ink = "black") -> Iterator[Mark]:
        """Put the line on a baseline: one mark for each element that has a part in it."""
        runs: list[Run] = []
        owner = self.pieces[0].owner if self.pieces else 0
        squeezes = self.squeezes
        for piece in self.pieces:
            if piece.owner != owner:
                yield self._mark(owner, runs, squeezes)
                runs, owner, squeezes = [], piece.owner, 0
            runs.append(
                Run(piece.text, piece.font, piece.size, baseline, piece.xs, piece.scale, ink)
            )
        if runs:
            yield self._mark(owner, runs, squeezes)

    def _mark(self, owner: int, runs: list[Run], squeezes: int) -> Mark:
        return Mark(
            self.elements[owner],
            tuple(runs),
            squeezes=squeezes,
            stretched=self.opened > EPSILON,
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """The shape of a paragraph.

    Attributes:
        left: left edge of the first column, in points from the page's left edge.
        cell: the pitch of the columns, in points.
        columns: the length of a line, in cells.
        first_indent: blank cells before the first line.
        indent: blank cells before the other lines.
        longest: a Western word of more cells is cut at hyphens and slashes.
        widens_words: whether an opened line gives its words whole cells, so that 汉字 keep
            their columns.
    """

    left: Pt
    cell: Pt
    columns: float
    first_indent: float
    indent: float
    longest: float
    widens_words: bool = False


def set_paragraph(segments: Sequence[Segment], measure: Measure, costs: Costs) -> tuple[Line, ...]:
    """Turn the segments of one paragraph into lines."""
    first_measure = measure.columns - measure.first_indent
    other_measure = measure.columns - measure.indent
    # Less one: the last part of a cut word fills up to a whole cell.
    widest = min(first_measure, other_measure) - 1
    galley = itemize(segments, min(measure.longest, widest), widest)
    breaks = break_lines(galley, first_measure, other_measure, costs)
    return tuple(_set_line(galley, each, measure) for each in breaks)


def _set_line(galley: Galley, broken: Break, measure: Measure) -> Line:
    setter = _Setter(galley, broken, measure)
    setter.set_items()
    return Line(
        tuple(setter.pieces),
        tuple(segment.element for segment in galley.segments),
        max((piece.size for piece in setter.pieces), default=Pt(0)),
        len(broken.squeezed),
        broken.opened,
        broken.start == 0,
        broken.is_last,
    )


class _Setter:
    """A composing stick 手盘: takes the items of one line from left to right."""

    def __init__(self, galley: Galley, broken: Break, measure: Measure) -> None:
        self.galley = galley
        self.broken = broken
        self.measure = measure
        self.pieces: list[Piece] = []
        # The piece in hand.
        self._sorts: list[Sort] = []
        self._xs: list[Pt] = []
        self._owner = galley.owners[broken.start] if galley.items else 0

    def set_items(self) -> None:
        """Set every item of the line."""
        broken, measure = self.broken, self.measure
        indent = measure.indent if broken.start else measure.first_indent
        items = self.galley.items
        last = broken.stop - 1
        while last > broken.start and items[last].is_space:
            last -= 1
        widenings = self._widenings(last)
        squeezed = frozenset(broken.squeezed)
        position = indent
        for index in range(broken.start, broken.stop):
            item = items[index]
            before, after = widenings.get(index, (0.0, 0.0))
            position += before
            taken = 0.5 if index in squeezed else 0.0
            self._turn_to(index)
            if index == last and broken.is_full and index > broken.start:
                self._set_flush(item, taken)
            elif item.is_word:
                slack = item.cells - item.natural - taken
                self._set(item, self._word_left(index, position, slack))
            elif taken and item.blank == "left":
                self._set(item, self._opener_left(index, position))
            else:
                self._set(item, measure.left + position * measure.cell)
            position += item.cells - taken + after
        self._finish_piece()

    def _opener_left(self, index: int, position: float) -> float:
        """Give the left edge of an opener without its left half: flush at a line's start."""
        measure = self.measure
        if index == self.broken.start:
            size = self.galley.segments[self.galley.owners[index]].case.size
            return measure.left + position * measure.cell - size / 2
        return measure.left + (position - 0.5) * measure.cell

    def _word_left(self, index: int, position: float, slack: float) -> float:
        """Give the left edge of a word, in points: centred in its cells, flush at an edge.

        The last glyph box reaches beyond its cell by the difference between size and cell, so
        a centred word is moved by half of that.
        """
        measure, broken = self.measure, self.broken
        left = measure.left + position * measure.cell
        if index == broken.start and broken.start > 0:
            return left
        size = self.galley.segments[self.galley.owners[index]].case.size
        return left + (slack * measure.cell + size - measure.cell) / 2

    def _widenings(self, last: int) -> dict[int, tuple[float, float]]:
        """Spread the white space of an opened line: cells before and after its items.

        Words first, by whole cells: half on either side, so that every 汉字 keeps its column.
        What is left goes evenly between all items.
        """
        broken, items = self.broken, self.galley.items
        opened = broken.opened
        if opened <= EPSILON:
            return {}
        spread: dict[int, tuple[float, float]] = {}
        between = range(broken.start, last)
        # Inside a word only where there is nothing else in the line.
        gaps = [index for index in between if not self._goes_on(index)] or list(between)
        for index in range(broken.start + 1, last):
            is_whole = items[index].is_word and index in gaps and index - 1 in gaps
            if opened >= 1 - EPSILON and is_whole and self.measure.widens_words:
                spread[index] = (0.5, 0.5)
                opened -= 1
        if opened > EPSILON:
            for index in gaps:
                before, after = spread.get(index, (0.0, 0.0))
                spread[index] = (before, after + opened / len(gaps))
        return spread

    def _goes_on(self, index: int) -> bool:
        """Tell whether an item is a part of a word that goes on in the next one."""
        item, after = self.galley.items[index : index + 2]
        return item.is_word and after.is_word and not item.hangs

    def _turn_to(self, index: int) -> None:
        """Finish the piece in hand if the item belongs to another segment."""
        owner = self.galley.owners[index]
        if owner != self._owner:
            self._finish_piece()
            self._owner = owner

    def _set(self, item: Item, x: float) -> None:
        size = self.galley.segments[self._owner].case.size
        for sort in item.sorts:
            self._take(sort, x + sort.shift * size)
            x += self.measure.cell * sort.width

    def _set_flush(self, item: Item, taken: float) -> None:
        """Set the last item of a full line against the right edge."""
        measure = self.measure
        size = self.galley.segments[self._owner].case.size
        right = measure.left + (measure.columns - 1) * measure.cell + size
        if item.is_word:
            space = item.sorts[-1].width if item.last is CharClass.SPACE else 0.0
            self._set(item, right - (item.natural - space) * measure.cell)
        elif taken and item.blank == "right":
            self._set(item, right - size / 2)
        else:
            self._set(item, right - size - (item.natural - 1) * measure.cell)

    def _take(self, sort: Sort, x: float) -> None:
        if self._sorts and (sort.font != self._sorts[0].font or sort.scale != self._sorts[0].scale):
            self._finish_piece()
        self._sorts.append(sort)
        self._xs.append(Pt(x))

    def _finish_piece(self) -> None:
        if not self._sorts:
            return
        first = self._sorts[0]
        self.pieces.append(
            Piece(
                "".join([sort.character for sort in self._sorts]),
                first.font,
                self.galley.segments[self._owner].case.size,
                tuple(self._xs),
                first.scale,
                self._owner,
            )
        )
        self._sorts, self._xs = [], []


def set_row(segments: Sequence[Segment], left: Pt, spread: float = 0.0) -> tuple[Line, float]:
    """Set one line as wide as it is, on no grid.

    Args:
        segments: all of one case.
        left: left edge of the first glyph box, in points.
        spread: white space between the items, in cells.

    Returns:
        The line, and its width from the first glyph box to the last, in points.
    """
    galley = itemize(segments, longest=float("inf"), widest=float("inf"))
    case = segments[0].case
    gaps = max(len(galley.items) - 1, 0)
    cells = sum(item.cells for item in galley.items) + gaps * spread
    # The last glyph box is as wide as the type, whatever the pitch.
    width = (cells - 1) * case.cell + case.size if galley.items else 0.0
    measure = Measure(left, case.cell, cells, 0.0, 0.0, float("inf"))
    broken = Break(0, len(galley.items), opened=gaps * spread, is_last=True)
    # Spread as it was asked to be, the row is not stretched.
    return replace(_set_line(galley, broken, measure), opened=0.0), width
