"""What a page is filled with: blocks of whole rows."""

from dataclasses import dataclass

from gongwen.compose.line import Line
from gongwen.diagnostics import Span
from gongwen.units import Pt


@dataclass(frozen=True, slots=True)
class Slab:
    """Rows that stay together on one side.

    Attributes:
        rows: how many it takes.
        lines: set lines, each with the top of its glyph boxes in points below the slab's top;
            none for blank rows.
        keep: how many rows that follow must stand on the same side.
        is_gap: blank rows that vanish at the head of a side.
        is_club: the first line of an item that goes on; it does not end a side alone if
            that costs little.
        place: where it is written, for a slab that may be taller than a side.
    """

    rows: int
    lines: tuple[tuple[Pt, Line], ...] = ()
    keep: int = 0
    is_gap: bool = False
    is_club: bool = False
    place: Span | None = None


def gap(rows: int) -> Slab:
    """Give blank rows between one part and the next."""
    return Slab(rows, is_gap=True)


def text_row(line: Line, keep: int = 0, *, is_club: bool = False) -> Slab:
    """Give the slab of one line of text."""
    return Slab(1, ((Pt(0), line),), keep, is_club=is_club)
