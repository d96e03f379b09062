"""版记: rows between black rules, which close on the lower edge of the type area."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from gongwen.compose.lines.line import Line
from gongwen.compose.sides.matter import Matter, Stroke
from gongwen.compose.workshop import Workshop
from gongwen.sheet.groups import Sheet
from gongwen.units import Pt

Row: TypeAlias = tuple[Line, ...]
"""The lines that stand side by side in a row of the imprint."""


class Imprint(NamedTuple):
    """The same rows twice.

    Attributes:
        usual: as the sheet has them.
        tighter: as low as they may be where that saves a side.
    """

    usual: Matter
    tighter: Matter


def between_rules(shop: Workshop[Sheet], groups: Sequence[Sequence[Row]]) -> Imprint:
    """Put rows between rules: a thick one above and below all, a thin one between two groups.

    Args:
        shop: whose sheet says how high a row is and how thick the rules are.
        groups: the rows between one rule and the next.

    Source:
        GB/T 9704—2012, 7.4.1.
    """
    table = shop.sheet.imprint
    usual = table.row.pt
    return Imprint(_set(shop, groups, usual), _set(shop, groups, min(table.row_least.pt, usual)))


def _set(shop: Workshop[Sheet], groups: Sequence[Sequence[Row]], row: float) -> Matter:
    """Put *groups* between rules, with rows of *row* points."""
    grid, table = shop.grid, shop.sheet.imprint
    size = table.type.size.pt
    items: list[tuple[Pt, Line | Stroke]] = []
    top = 0.0
    thickness = table.outer_rule.pt
    for group in groups:
        items.append((Pt(top), Stroke(grid.left, grid.width, thickness)))
        top += thickness
        for lines in group:
            items.extend((Pt(top + (row - size) / 2), line) for line in lines)
            top += row
        thickness = table.inner_rule.pt
    items.append((Pt(top), Stroke(grid.left, grid.width, table.outer_rule.pt)))
    return Matter(Pt(top + table.outer_rule.pt), tuple(items))
