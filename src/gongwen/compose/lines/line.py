"""A set line, and the column in which the lines of its paragraph stand."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from gongwen.pages import Font, Ink, Mark, Run
from gongwen.units import EPSILON, Pt

Align: TypeAlias = Literal["justify", "left", "centre", "right"]
"""Where the lines of a paragraph stand in their column: from edge to edge, or at one of them."""


class Piece(NamedTuple):
    """Characters of one font in a line, before the line has a baseline; see ``pages.Run``."""

    text: str
    font: Font
    size: Pt
    xs: tuple[Pt, ...]
    scale: float
    rise: float
    owner: int


class Line(NamedTuple):
    """One set line.

    Attributes:
        pieces: in reading order.
        elements: the number of the structure element of every owner of a piece.
        size: the largest type size in the line, in points.
        squeezes: how many items gave up half a cell.
        opened: cells of white space that were added.
        is_first: whether it begins its paragraph.
        is_last: whether it ends its paragraph.
        parts_number: whether it ends between a number and its unit.
    """

    pieces: tuple[Piece, ...]
    elements: tuple[int, ...]
    size: Pt
    squeezes: int = 0
    opened: float = 0.0
    is_first: bool = False
    is_last: bool = False
    parts_number: bool = False

    def marks(self, baseline: Pt, ink: Ink = "black") -> Iterator[Mark]:
        """Put the line on a baseline: one mark for each element that has a part in it."""
        squeezes = self.squeezes
        for element, pieces in self._by_element():
            runs = [
                Run(text, font, size, baseline, xs, scale, ink, rise)
                for text, font, size, xs, scale, rise, _ in pieces
            ]
            yield Mark(element, tuple(runs), squeezes, self.opened > EPSILON)
            # They are told once a row.
            squeezes = 0

    def moved(self, distance: Pt) -> "Line":
        """Give the line *distance* points to the right."""
        pieces = tuple(
            piece._replace(xs=tuple(Pt(x + distance) for x in piece.xs)) for piece in self.pieces
        )
        return self._replace(pieces=pieces)

    def _by_element(self) -> Iterable[tuple[int, Iterable[Piece]]]:
        if len(self.elements) == 1 and self.pieces:
            # As in most lines.
            return [(self.elements[0], self.pieces)]
        return groupby(self.pieces, key=lambda piece: self.elements[piece.owner])


class Limits(NamedTuple):
    """The most white space, in cells.

    Attributes:
        joint: on a side of a Western phrase.
        track: between two of its letters.
        unit: between a number and its unit.
        is_indented: whether a paragraph's first line is, so that a phrase at its start may have
            white space before it.
    """

    joint: float = 0.0
    track: float = 0.0
    unit: float = 0.0
    is_indented: bool = False


class Column(NamedTuple):
    """Where the lines of a paragraph stand.

    Attributes:
        left: left edge of the first place, in points from the page's left edge.
        cell: the pitch of the places, in points.
        columns: the length of a line, in cells.
        first_indent: blank cells before the first line.
        indent: blank cells before the other lines.
        longest: a Western word of more cells is cut at hyphens and slashes.
        keeps_grid: whether Western phrases take whole cells, also those that are added to a
            line that must be opened, so that 汉字 keep their columns.
        align: how a line stands that is not full by itself. Only ``justify`` opens it; where it
            is, the last line of a paragraph stands at the left. ``centre`` counts from the
            indent to the right edge.
        limits: what white space looks like a joint and not like a hole.
    """

    left: Pt
    cell: Pt
    columns: float
    first_indent: float
    indent: float
    longest: float
    keeps_grid: bool = False
    align: Align = "justify"
    limits: Limits = Limits()

    def column_x(self, position: float) -> float:
        """Give the left edge of the place *position* cells from the left, in points."""
        return self.left + position * self.cell

    def right_edge(self, size: float) -> float:
        """Give where the last glyph box of a full line ends, in points.

        It is as wide as the type, whatever the pitch.
        """
        return self.left + (self.columns - 1) * self.cell + size
