"""The 字 × 行 grid, derived once from the sheet."""

from typing import NamedTuple

from gongwen.sheet.groups import Sheet
from gongwen.units import Pt


class Grid(NamedTuple):
    """撑满版心: 28 columns and 22 rows from the first glyph box to the last.

    Attributes:
        left: left edge of the type area 版心, in points from the page's left edge.
        top: its upper edge, in points from the page's top edge.
        width: in points.
        height: in points.
        columns: 字 in a line.
        rows: 行 on a side.
        size: of the text, in points.
        cell: from one column to the next, in points.
        pitch: from one row to the next, in points.
        ascent: from the top of a glyph box to its baseline, in em.
    """

    left: Pt
    top: Pt
    width: Pt
    height: Pt
    columns: int
    rows: int
    size: Pt
    cell: Pt
    pitch: Pt
    ascent: float

    @classmethod
    def of(cls, sheet: Sheet) -> "Grid":
        """Derive the grid.

        The first and the last glyph box touch the edges of the type area, so there is one
        gap less than there are boxes (GB/T 9704—2012, 5.2.3; GB/T 33476.2—2016 gives margins
        that say the same).
        """
        area = sheet.type_area
        size = sheet.body.text.size.pt
        columns, rows = sheet.columns.count, sheet.rows.count
        return cls(
            left=area.binding_margin.pt,
            top=area.head_margin.pt,
            width=area.width.pt,
            height=area.height.pt,
            columns=columns,
            rows=rows,
            size=size,
            cell=Pt((area.width.pt - size) / (columns - 1)),
            pitch=Pt((area.height.pt - size) / (rows - 1)),
            ascent=sheet.ascent.value,
        )

    @property
    def right(self) -> Pt:
        """The right edge of the type area, in points."""
        return Pt(self.left + self.width)

    @property
    def bottom(self) -> Pt:
        """The lower edge of the type area, in points."""
        return Pt(self.top + self.height)

    @property
    def centre(self) -> Pt:
        """The middle of the type area, in points from the page's left edge."""
        return Pt(self.left + self.width / 2)

    def row_top(self, row: int) -> Pt:
        """Give the top of the glyph boxes of *row*, counted from 0."""
        return Pt(self.top + row * self.pitch)

    def baseline(self, top: float, size: float) -> Pt:
        """Give the baseline of type of *size* whose glyph boxes begin at *top*."""
        return Pt(top + self.ascent * size)
