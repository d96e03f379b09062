"""A title's seams → its lines: the least bad division by an explicit cost."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import ceil, inf
from typing import Final, Literal, NamedTuple

from gongwen.compose.titles.seams import Seam
from gongwen.sheet.groups import DivisionTable
from gongwen.units import EPSILON, fits

Trend = Literal["", "grows", "shrinks", "turned"]
"""How a shape has gone so far; ``turned``: it grew, and now shrinks."""

_SHRINKING: dict[Trend, Trend] = {
    "": "shrinks",
    "shrinks": "shrinks",
    "grows": "turned",
    "turned": "turned",
}

_EXTRA_LINES: Final = 2
"""How many more lines than its length needs a title may take where fewer would do, too: one for
the shape, and one more where the seams are dear. Each further number is a further search, and
short lines under one another are no title."""

Shape = Literal["一行", "等长", "上梯形", "下梯形", "菱形", "不成形"]


class Division(NamedTuple):
    """A way to divide a title.

    Attributes:
        stops: offset after each line's last character; the last is the title's length.
        widths: of the lines, in 字.
        cost: by the sheet.
        shape: in Chinese.
    """

    stops: tuple[int, ...]
    widths: tuple[float, ...]
    cost: float
    shape: Shape


class Divider:
    """Divides one title.

    Args:
        seams: where it may be divided, in order.
        edges: left edge of every character and the right edge of the last, in 字: one more
            than there are characters.
        spaces: offsets of the typed spaces; one at a seam vanishes.
        limit: the longest line, in 字.
        costs: of the sheet.
    """

    def __init__(
        self,
        seams: Sequence[Seam],
        edges: Sequence[float],
        spaces: frozenset[int],
        limit: float,
        costs: DivisionTable,
    ) -> None:
        self.length = len(edges) - 1
        self.stops = [seam.offset for seam in seams] + [self.length]
        self.prices = {seam.offset: seam.cost for seam in seams} | {self.length: 0.0}
        self.edges = edges
        self.spaces = spaces
        self.limit = limit
        self.costs = costs

    def width(self, start: int, stop: int) -> float:
        """Give the width of a line without the spaces at its ends, in 字."""
        while start < stop and start in self.spaces:
            start += 1
        while stop > start and stop - 1 in self.spaces:
            stop -= 1
        return self.edges[stop] - self.edges[start]

    def best(self) -> Division | None:
        """Find the cheapest division into the least number of lines or up to two more.

        One more is often a better shape; two more only pay where every seam that would do with
        fewer lines parts a phrase. Still more are tried where all of these cut what is kept
        whole, or where the seams are too far apart.

        Returns:
            None if the seams are too far apart for any.
        """
        least = max(ceil(self.width(0, self.length) / self.limit - EPSILON), 1)
        found: list[Division] = []
        costs = self.costs
        for count in range(least, len(self.stops) + 1):
            division = self._divide(count)
            if division is not None:
                extra = (count - least) * costs.extra_line.value
                found.append(
                    Division(division.stops, division.widths, division.cost + extra, division.shape)
                )
            is_whole = any(each.cost < costs.forbidden.value for each in found)
            if is_whole and count >= least + _EXTRA_LINES:
                break
        return min(found, key=lambda division: division.cost, default=None)

    def _divide(self, count: int) -> Division | None:
        """Find the cheapest division into *count* lines."""
        mean = self.width(0, self.length) / count
        costs = self.costs

        @cache
        def rest(
            start: int, before: float, trend: Trend, left: int
        ) -> tuple[float, tuple[int, ...]]:
            """Give the cost of dividing what begins at *start* into *left* lines."""
            if left == 0:
                return (0.0, ()) if start == self.length else (inf, ())
            best: tuple[float, tuple[int, ...]] = (inf, ())
            for stop in self.stops:
                if stop <= start or (left == 1) != (stop == self.length):
                    continue
                width = self.width(start, stop)
                if not fits(width, self.limit):
                    break
                step, going = self._step(before, width, trend)
                step += costs.uneven.value * (width - mean) ** 2 + self.prices[stop]
                tail, stops = rest(stop, width, going, left - 1)
                if step + tail < best[0]:
                    best = (step + tail, (stop, *stops))
            return best

        cost, stops = rest(0, 0.0, "", count)
        if cost == inf:
            return None
        widths = tuple(
            self.width(start, stop) for start, stop in zip((0, *stops), stops, strict=False)
        )
        return Division(stops, widths, cost, shape_of(widths, self.costs.alike.value))

    def _step(self, before: float, width: float, trend: Trend) -> tuple[float, Trend]:
        """Give the cost of one line after another, and how the shape goes on."""
        if before == 0:
            return 0.0, ""
        if abs(width - before) <= self.costs.alike.value:
            return self.costs.equal.value, trend
        if width < before:
            # A diamond grows and then shrinks, once.
            return 0.0, _SHRINKING[trend]
        if trend in ("", "grows"):
            return 0.0, "grows"
        return self.costs.broken_shape.value, trend


def shape_of(widths: Sequence[float], alike: float) -> Shape:
    """Name the outline of centred lines (GB/T 9704—2012, 7.3.1).

    Args:
        widths: in 字.
        alike: widths that differ by less count as equal, in 字.

    >>> [shape_of(widths, 0.26) for widths in ([18, 12, 8], [8, 12], [9, 14, 7], [12, 7, 12])]
    ['下梯形', '上梯形', '菱形', '不成形']
    """
    if len(widths) == 1:
        return "一行"
    steps = [after - before for before, after in pairwise(widths) if abs(after - before) > alike]
    if not steps:
        return "等长"
    growing = [step > 0 for step in steps]
    if all(growing):
        return "上梯形"
    if not any(growing):
        return "下梯形"
    return "菱形" if sorted(growing, reverse=True) == growing else "不成形"
