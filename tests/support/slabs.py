"""Slabs without text, and sides as a picture of their rows."""

from collections.abc import Sequence
from dataclasses import replace

from gongwen.compose.closing import End, Space
from gongwen.compose.paginate import Side
from gongwen.compose.slabs import Slab


def make_space(  # noqa: PLR0913 - one for each thing that a test may want otherwise
    *,
    rows: int = 10,
    first_rows: tuple[int, ...] = (4, 3, 2),
    short_page: int = 2,
    rows_kept: int = 2,
    begins: tuple[int, ...] = (7,),
    has_end: bool = True,
    even_side: bool = True,
) -> Space:
    """Give the space of a document whose sides are all alike."""
    end = End(lambda _: begins, even_side) if has_end else None
    return Space(lambda _: rows, first_rows, "报头与标题", "报尾", short_page, rows_kept, end)


def slabs(picture: str) -> list[Slab]:
    """Make slabs from a picture, one a character.

    ``.`` a row, ``H`` a heading that keeps two rows, ``c`` the first line of an item,
    ``_`` a blank row between parts, ``T`` a title of two rows that keeps three.
    """
    kinds = {
        ".": Slab(1),
        "H": Slab(1, keep=2),
        "c": Slab(1, is_club=True),
        "_": Slab(1, is_gap=True),
        "T": Slab(2, keep=3),
    }
    return [replace(kinds[each]) for each in picture]


def picture(sides: Sequence[Side]) -> list[str]:
    """Draw sides: what ``slabs`` reads, ``-`` for a row that is free."""
    return [_side(side) for side in sides]


def _side(side: Side) -> str:
    drawn = ""
    for row, slab in side.slabs:
        drawn += "-" * (row - len(drawn))
        kind = "_" if slab.is_gap else "c" if slab.is_club else "." if not slab.keep else "H"
        drawn += kind if slab.rows == 1 else "TT"
    return drawn
