"""The red name of a bulletin: one line as large as it may be, or two of two sizes."""

from collections.abc import Iterator, Sequence
from typing import Final

from gongwen.compose.sides.matter import Matter, stacked
from gongwen.compose.sides.stack import Layer
from gongwen.compose.titles.title import divide, places_to_divide
from gongwen.compose.workshop import Workshop
from gongwen.document.text import NOTHING, Text
from gongwen.sheet.bulletin import BulletinSheet
from gongwen.sheet.groups import TypeStyle
from gongwen.sheet.rows import Measure
from gongwen.units import Pt

_LEAST_LOWER: Final = 2
"""简报 and 信息 are the shortest names; a single 字 is none."""


def name_layers(
    shop: Workshop[BulletinSheet], organ: Text, name: Text, element: int, organ_element: int
) -> Iterator[Layer]:
    """Set the name, and above it in a smaller size the organ whose bulletin it is.

    A name that would be too small on one line is never set on two equal ones: what it begins
    with (河湾区深化医改工作领导小组｜简报) goes above in the size of an organ.

    Args:
        shop: whose sheet says how.
        organ: the organ; it may be empty.
        name: the name.
        element: the name's structure element.
        organ_element: that of the organ.
    """
    table = shop.sheet.masthead
    setter = _Setter(shop)
    space = table.name_top
    if organ:
        yield setter.above(organ, organ_element, space)
        space = table.organ_gap
    above, name = setter.parted(name)
    if above:
        yield setter.above(above, element, space)
        space = table.organ_gap
    yield setter.large(name, element, space)


class _Setter:
    """Sets the lines of one name."""

    def __init__(self, shop: Workshop[BulletinSheet]) -> None:
        self.shop = shop
        self.table = shop.sheet.masthead
        self.measure = min(self.table.name_measure.pt, shop.grid.width)
        self.natural = shop.case(self.table.name)

    def parted(self, name: Text) -> tuple[Text, Text]:
        """Part a name that would be too small on one line; the first part is empty else."""
        if self._size(name) >= self.table.name_least.pt or len(name) <= _LEAST_LOWER:
            return NOTHING, name
        target = self.table.name_rest.value
        costs = {
            seam.offset: seam.cost + abs(len(name) - seam.offset - target)
            for seam in places_to_divide(self.shop, name, self.natural)
            if len(name) - seam.offset >= _LEAST_LOWER
            and self._size(name.slice(seam.offset)) >= self.table.name_least.pt
        }
        if costs:
            cut = min(costs, key=lambda offset: (costs[offset], offset))
        else:
            # No word ends where what is left would be large enough.
            cut = len(name) - max(int(self.measure / self.table.name_least.pt), 1)
        return name.slice(0, cut).strip(), name.slice(cut).strip()

    def _size(self, name: Text) -> float:
        """Give the size at which *name* fills the measure, in points."""
        return self.measure / max(self._cells(name), 1.0)

    def _cells(self, text: Text) -> float:
        return self.shop.width(text, self.natural, halves=True) / self.natural.size

    def above(self, text: Text, element: int, space: Measure) -> Layer:
        """Set what stands above the name, on as many lines as it needs."""
        table = self.table
        lines: tuple[Text, ...] = (text,)
        size = min(table.organ.size.pt, self.measure / max(self._cells(text), 1.0))
        if size < table.organ_least.pt:
            size = table.organ_least.pt
            case = self.shop.case(table.organ, size=Pt(size))
            lines = divide(self.shop, text, case, self.measure / size, "冠名机关")
        return self._layer(lines, table.organ, Pt(size), element, space)

    def large(self, name: Text, element: int, space: Measure) -> Layer:
        """Set the name as large as the sheet has it or the measure lets it, spread if short."""
        table = self.table
        is_short = len(name) <= table.short_name.count
        style = table.short if is_short else table.name
        size = Pt(min(style.size.pt, self._size(name)))
        gaps = max(len(name) - 1, 1)
        room = (self.measure / size - self._cells(name)) / gaps
        most = table.short_spread if is_short else table.name_spread
        spread = max(min(most.value, room), 0.0)
        return self._layer((name,), style, size, element, space, spread=spread)

    def _layer(  # noqa: PLR0913 - what, how and where
        self,
        lines: Sequence[Text],
        style: TypeStyle,
        size: Pt,
        element: int,
        space: Measure,
        *,
        spread: float = 0.0,
    ) -> Layer:
        shop = self.shop
        case = shop.case(style, size, size=size)
        rows = [shop.centred([shop.segment(line, case, element)], spread=spread) for line in lines]
        pitch = size * (1 + self.table.name_leading.value)
        height = Pt((len(lines) - 1) * pitch + size)
        return Layer(space, Matter(height, stacked(rows, pitch), ink="red"))
