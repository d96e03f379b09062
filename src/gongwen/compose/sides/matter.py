"""Set matter: type and rules that stand together, wherever they will be put."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongwen.compose.grid import Grid
from gongwen.compose.lines.line import Line
from gongwen.pages import ArtifactKind, Ink, Mark, Rule
from gongwen.units import Pt


class Stroke(NamedTuple):
    """A rule that has its place across the page and not yet along it.

    Attributes:
        x: its left end, in points from the page's left edge.
        width: its length, in points.
        thickness: in points.
        ink: its colour.
    """

    x: Pt
    width: Pt
    thickness: Pt
    ink: Ink = "black"


class Matter(NamedTuple):
    """Lines and rules with their places below a common upper edge.

    The parts of a head, the slabs of a text and the imprint are all of this; how they find their
    place is what tells them apart.

    Attributes:
        height: in points.
        items: in painting order, each with its place in points below the upper edge: of a line
            the top of its glyph boxes, of a rule its own upper edge.
        ink: of the lines.
        artifact: what it is where it is drawn and not read, as a repeated head is; None for text.
    """

    height: Pt
    items: tuple[tuple[Pt, Line | Stroke], ...] = ()
    ink: Ink = "black"
    artifact: ArtifactKind | None = None

    @property
    def lines(self) -> tuple[tuple[Pt, Line], ...]:
        """The lines with their places."""
        return tuple((top, item) for top, item in self.items if isinstance(item, Line))

    def marks(self, grid: Grid, top: float) -> Iterator[Mark]:
        """Put the matter on a page, its upper edge at *top* points from the page's."""
        for below, item in self.items:
            if isinstance(item, Stroke):
                rule = Rule(item.x, Pt(top + below), item.width, item.thickness, item.ink)
                yield Mark("layout", (rule,))
                continue
            marks = item.marks(grid.baseline(top + below, item.size), self.ink)
            if self.artifact is None:
                yield from marks
            else:
                yield from (Mark(self.artifact, mark.items) for mark in marks)


NOTHING = Matter(Pt(0))
"""The matter of blank rows and mere spaces."""


def stacked(lines: Sequence[Line], pitch: float, first: float = 0.0) -> tuple[tuple[Pt, Line], ...]:
    """Put *lines* under one another, *pitch* points apart, the first at *first*."""
    return tuple((Pt(first + number * pitch), line) for number, line in enumerate(lines))
