"""页码: the number under the type area, on the outer edge."""

from gongwen.compose.lines.setline import AT_RIGHT
from gongwen.compose.structure import NOWHERE
from gongwen.compose.workshop import Workshop
from gongwen.document.text import Text
from gongwen.pages import Mark
from gongwen.sheet.groups import Sheet
from gongwen.units import Pt

_DASH = "—"


def folio(shop: Workshop[Sheet], number: int) -> Mark:
    """Set the folio — 1 — of a side: odd ones right, even ones left, one character in.

    Source:
        GB/T 9704—2012, 7.5: 四号 half-width 宋体 digits, a dash on either side, the dash 7 mm
        under the type area.
    """
    grid, table = shop.grid, shop.sheet.folio
    case = shop.case(table.type, space=table.gap.value)
    segment = shop.segment(Text(f"{_DASH} {number} {_DASH}"), case, NOWHERE)
    inset = table.inset.value * case.size
    if number % 2:
        line = shop.row([segment], grid.right - inset, align=AT_RIGHT)
    else:
        line = shop.row([segment], grid.left + inset)
    dash = shop.metrics.ink(table.type.font, _DASH)
    middle = (dash.bottom + dash.top) / 2 * case.size
    baseline = Pt(grid.bottom + table.dash_drop.pt + middle)
    (mark,) = line.marks(baseline)
    return Mark("footer", mark.items)
