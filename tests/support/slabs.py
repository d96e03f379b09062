"""Slabs and layers without text, and sides as a picture of their rows."""

from collections.abc import Sequence
from dataclasses import replace

from gongwen.compose.sides.closing import End, Space
from gongwen.compose.sides.matter import Matter
from gongwen.compose.sides.paginate import Side
from gongwen.compose.sides.slabs import Slab
from gongwen.compose.sides.stack import Layer
from gongwen.sheet.rows import Measure
from gongwen.units import Pt


def make_slab(
    *,
    rows: int = 1,
    keep: int = 0,
    is_gap: bool = False,
    is_club: bool = False,
    is_repeat: bool = False,
) -> Slab:
    return Slab(rows=rows, keep=keep, is_gap=is_gap, is_club=is_club, is_repeat=is_repeat)


def make_layer(
    *, space: Measure | None, height: float = 0, grows: float = 0, gives: float = 0
) -> Layer:
    """Make a layer without lines; lengths in points."""
    return Layer(space=space, matter=Matter(height=Pt(height)), grows=grows, gives=Pt(gives))


def make_space(  # noqa: PLR0913 - one for each thing that a test may want otherwise
    *,
    rows: int = 10,
    first_rows: tuple[int, ...] = (4, 3, 2),
    short_page: int = 2,
    rows_kept: int = 2,
    rows_left: int = 1,
    begins: tuple[int, ...] = (7,),
    has_end: bool = True,
    even_side: bool = True,
) -> Space:
    """Give the space of a document whose sides are all alike."""
    end = End(begins=lambda _: begins, even_side=even_side) if has_end else None
    return Space(
        rows_of=lambda _: rows,
        first_rows=first_rows,
        head_name="标题上下的空",
        end_name="报尾",
        short_page=short_page,
        rows_kept=rows_kept,
        rows_left=rows_left,
        end=end,
    )


def slabs(picture: str) -> list[Slab]:
    """Make slabs from a picture, one a character.

    ``.`` a row, ``H`` a heading that keeps two rows, ``c`` the first line of an item,
    ``_`` a blank row between parts, ``w`` two of them, of which one may be taken away, ``T`` a
    title of two rows that keeps three, ``,`` a row that goes on with the paragraph before it.
    """
    kinds = {
        ".": make_slab(),
        "H": make_slab(keep=2),
        "c": make_slab(is_club=True),
        "_": make_slab(is_gap=True),
        "w": replace(make_slab(rows=2, is_gap=True), tighter=make_slab(is_gap=True)),
        ",": replace(make_slab(), goes_on=True),
        "T": make_slab(rows=2, keep=3),
    }
    return [replace(kinds[each]) for each in picture]


def picture(sides: Sequence[Side]) -> list[str]:
    """Draw sides: what ``slabs`` reads, ``-`` for a row that is free."""
    return [_side(side) for side in sides]


def _side(side: Side) -> str:
    drawn = ""
    for row, slab in side.slabs:
        drawn += "-" * (row - len(drawn))
        drawn += _kind(slab) if slab.rows == 1 else "ww" if slab.tighter else "TT"
    return drawn


def _kind(slab: Slab) -> str:
    if slab.is_gap:
        return "_"
    if slab.keep:
        return "H"
    return "c" if slab.is_club else "," if slab.goes_on else "."
