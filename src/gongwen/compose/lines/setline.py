"""Paragraphs and single rows, set line by line."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gongwen.compose.lines.costs import Costs
from gongwen.compose.lines.fitting import HALF
from gongwen.compose.lines.items import Galley, Segment, itemize
from gongwen.compose.lines.line import Column, Line
from gongwen.compose.lines.linebreak import Break, break_lines
from gongwen.compose.lines.sorts import Blank
from gongwen.compose.lines.stick import set_items
from gongwen.units import Pt

CENTRED: Final = 0.5
"""``align`` of a row that stands in the middle of a place."""

AT_RIGHT: Final = 1.0
"""``align`` of a row that ends at a place."""


def set_paragraph(segments: Sequence[Segment], column: Column, costs: Costs) -> tuple[Line, ...]:
    """Turn the segments of one paragraph into lines.

    Whatever their alignment, lines end at the same places, and the same marks are squeezed: a
    stop that needs half a cell to stand at a line's end needs it in a ragged line, too.
    """
    first_measure = column.columns - column.first_indent
    measure = column.columns - column.indent
    widest = min(first_measure, measure)
    galley = itemize(segments, min(column.longest, widest), widest)
    breaks = break_lines(galley, first_measure, measure, costs)
    if column.align != "justify":
        # They end where justified lines would, but nothing has to reach the right edge.
        breaks = tuple(each._replace(opened=0.0, is_full=False) for each in breaks)
    return tuple(_set_line(galley, each, column) for each in breaks)


def _set_line(galley: Galley, broken: Break, column: Column) -> Line:
    pieces = set_items(galley, broken, column)
    return Line(
        pieces,
        tuple(segment.element for segment in galley.segments),
        max((piece.size for piece in pieces), default=Pt(0)),
        len(broken.squeezed),
        broken.opened,
        broken.start == 0,
        broken.is_last,
        broken.stop in galley.parting,
    )


def set_row(
    segments: Sequence[Segment],
    at: float,
    *,
    align: float = 0.0,
    spread: float = 0.0,
    halves: bool = False,
) -> tuple[Line, float]:
    """Set one line as wide as it is, on no grid.

    Args:
        segments: all of one case.
        at: where the line is to stand, in points.
        align: which part of its width lies left of there: 0 sets the first glyph box at the
            place, ``CENTRED`` puts its middle there, ``AT_RIGHT`` its end.
        spread: white space between the items, in cells.
        halves: whether of marks that adjoin one gives up its blank half; see ``halved``.

    Returns:
        The line, and its width from the first glyph box to the last, in points.
    """
    galley = itemize(segments, longest=float("inf"), widest=float("inf"))
    case = segments[0].case
    gaps = max(len(galley.items) - 1, 0)
    squeezed = halved([item.blank for item in galley.items]) if halves else ()
    cells = sum(item.cells for item in galley.items) + gaps * spread - HALF * len(squeezed)
    # The last glyph box is as wide as the type, whatever the pitch.
    width = (cells - 1) * case.cell + case.size if galley.items else 0.0
    column = Column(Pt(at - width * align), case.cell, cells, 0.0, 0.0, float("inf"))
    broken = Break(0, len(galley.items), squeezed, opened=gaps * spread, is_last=True)
    # Spread as it was asked to be, the row is not stretched.
    return _set_line(galley, broken, column)._replace(opened=0.0), width


def halved(blanks: Sequence[Blank]) -> tuple[int, ...]:
    """Find the marks of a row that give up their blank halves, by what is blank of every item.

    Where two marks adjoin, all the white between their ink but half a cell goes.

    Source:
        GB/T 15834—2011, 5.1.10.

    >>> halved(["right", "left"]), halved(["left", "left"]), halved(["right", "right"])
    ((0,), (1,), (0,))
    >>> halved(["left", "right"]), halved(["", "left"])
    ((), ())
    """
    found = []
    for index, (before, after) in enumerate(pairwise(blanks)):
        if before == "right" and after:
            found.append(index)
        elif before == after == "left":
            found.append(index + 1)
    return tuple(found)
