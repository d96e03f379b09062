"""What a page is filled with: matter that takes whole rows."""

from dataclasses import dataclass

from gongwen.compose.lines.line import Line
from gongwen.compose.sides.matter import NOTHING, Matter
from gongwen.diagnostics import Diagnostic
from gongwen.units import Pt


@dataclass(frozen=True, slots=True)
class Slab:
    """Rows that stay together on one side, and what they ask of it.

    Attributes:
        rows: how many it takes.
        matter: what stands on them; nothing for blank rows.
        keep: how many rows that follow must stand on the same side.
        is_gap: blank rows that vanish at the head of a side.
        is_club: the first line of an item that goes on; it does not end a side alone if
            that costs little.
        starts_side: whether it stands at the head of a side of its own.
        heads: what is set once more above it where it comes to stand at the head of a further
            side, as the head of a table is.
        is_repeat: whether it is such a repetition, and not there for its own sake.
        too_tall: what to say where no side holds it, of a slab that may be taller than one.
    """

    rows: int
    matter: Matter = NOTHING
    keep: int = 0
    is_gap: bool = False
    is_club: bool = False
    starts_side: bool = False
    heads: tuple["Slab", ...] = ()
    is_repeat: bool = False
    too_tall: Diagnostic | None = None


def gap(rows: int) -> Slab:
    """Give blank rows between one part and the next."""
    return Slab(rows, is_gap=True)


def text_row(line: Line, keep: int = 0, *, is_club: bool = False) -> Slab:
    """Give the slab of one line of text."""
    return Slab(1, Matter(line.size, ((Pt(0), line),)), keep, is_club=is_club)
