"""What a page is filled with: matter that takes whole rows."""

from collections.abc import Iterator, Sequence
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
        yields: of blank rows, whether they are left out where only so what follows and stays
            together finds room on the side.
        is_club: the first line of an item that goes on, or a line that ends between a number and
            its unit; it does not end a side if that costs little.
        starts_side: whether it stands at the head of a side of its own.
        heads: what is set once more above it where it comes to stand at the head of a further
            side, as the head of a table is.
        is_repeat: whether it is such a repetition, and not there for its own sake.
        goes_on: whether it goes on with the paragraph of the slab before it.
        tighter: what may stand in its place where rows must be won.
        too_tall: what to say where no side holds it, of a slab that may be taller than one.
    """

    rows: int
    matter: Matter = NOTHING
    keep: int = 0
    is_gap: bool = False
    yields: bool = False
    is_club: bool = False
    starts_side: bool = False
    heads: tuple["Slab", ...] = ()
    is_repeat: bool = False
    goes_on: bool = False
    tighter: "Slab | None" = None
    too_tall: Diagnostic | None = None


def gap(rows: int) -> Slab:
    """Give blank rows between one part and the next."""
    return Slab(rows, is_gap=True)


def text_row(line: Line, keep: int = 0, *, is_club: bool = False) -> Slab:
    """Give the slab of one line of text; one that parts a number from its unit ends no side."""
    matter = Matter(line.size, ((Pt(0), line),))
    is_club = is_club or line.parts_number
    return Slab(1, matter, keep, is_club=is_club, goes_on=not line.is_first)


def tightened(slabs: Sequence[Slab]) -> Iterator[Sequence[Slab]]:
    """Give *slabs*, and then what is left of them with every step by which they can be tightened.

    What gives way does so alike: a reader compares the spaces between two articles.
    """
    yield slabs
    while any(slab.tighter for slab in slabs):
        slabs = [slab.tighter or slab for slab in slabs]
        yield slabs
