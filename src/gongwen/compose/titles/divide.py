"""A title's seams → its lines: the least bad division by an explicit cost."""

from collections.abc import Sequence
from heapq import heappop, heappush
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

_MOST_LOOKS: Final = 600
"""How often a search for one number of lines goes on from a beginning. The titles of the tests take
up to 80 looks; as many as these take some ten milliseconds."""

_Way = tuple[float, tuple[int, ...], float, Trend, float]
"""A beginning of a title: what all of it costs at least, the stops so far, the width of the last line,
how the shape has gone, and the cost so far."""

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
        costs = self.costs
        least = max(ceil(self.width(0, self.length) / self.limit - EPSILON), 1)
        counts = set(range(least, least + _EXTRA_LINES + 1))
        whole = [stop for stop in self.stops if self.prices[stop] < costs.forbidden.value]
        counts |= {self._fewest(self.stops), self._fewest(whole)} - {0}
        found: list[Division] = []
        for count in sorted(counts):
            division = self._divide(count)
            if division is not None:
                extra = (count - least) * costs.extra_line.value
                found.append(division._replace(cost=division.cost + extra))
        return min(found, key=lambda division: division.cost, default=None)

    def _fewest(self, stops: Sequence[int]) -> int:
        """Give the least number of lines that end at *stops* only; 0 where there is none."""
        start = count = 0
        while start < self.length:
            reached = [
                stop for stop in stops if stop > start and fits(self.width(start, stop), self.limit)
            ]
            if not reached:
                return 0
            start = max(reached)
            count += 1
        return count

    def _divide(self, count: int) -> Division | None:
        """Find the cheapest division into *count* lines.

        The search goes on from the cheapest beginning of a title that it knows, with what the rest
        will cost at least: what it would if lines had no shape. Its looks are counted, so that a
        title of nothing but signs takes no longer than one of words; what is left after
        the last of them is divided without regard to its shape.
        """
        lines = self._lines(self.width(0, self.length) / count)
        rest = self._rest(lines, count)
        if rest[count].get(0, inf) == inf:
            return None
        queue: list[_Way] = [(rest[count][0], (), 0.0, "", 0.0)]
        done: set[tuple[int, int, float, Trend]] = set()
        for _ in range(_MOST_LOOKS):
            _, stops, before, trend, cost = heappop(queue)
            start, left = stops[-1] if stops else 0, count - len(stops)
            if not left:
                return self._division(stops, cost)
            if (start, left, before, trend) in done:
                continue
            done.add((start, left, before, trend))
            for stop, width, price in lines[start]:
                following = rest[left - 1].get(stop, inf)
                if following < inf:
                    step, going = self._step(before, width, trend)
                    so_far = cost + price + step
                    way = (so_far + following, (*stops, stop), width, going, so_far)
                    heappush(queue, way)
        _, stops, _, _, cost = heappop(queue)
        return self._division(self._shapeless(stops, lines, rest, count), cost)

    def _lines(self, mean: float) -> dict[int, list[tuple[int, float, float]]]:
        """Give the lines that may begin at every stop: where each ends, its width, and its price."""
        uneven = self.costs.uneven.value
        found: dict[int, list[tuple[int, float, float]]] = {}
        for number, start in enumerate((0, *self.stops)):
            lines = found[start] = []
            for stop in self.stops[number:]:
                width = self.width(start, stop)
                if not fits(width, self.limit):
                    break
                lines.append((stop, width, uneven * (width - mean) ** 2 + self.prices[stop]))
        return found

    def _rest(
        self, lines: dict[int, list[tuple[int, float, float]]], count: int
    ) -> list[dict[int, float]]:
        """Give what the rest behind every stop costs at least, by the number of its lines."""
        rest: list[dict[int, float]] = [{self.length: 0.0}]
        for _ in range(count):
            after = rest[-1]
            rest.append(
                {
                    start: min(price + after[stop] for stop, _, price in fitting)
                    for start, each in lines.items()
                    if (fitting := [line for line in each if line[0] in after])
                }
            )
        return rest

    def _shapeless(
        self,
        stops: tuple[int, ...],
        lines: dict[int, list[tuple[int, float, float]]],
        rest: list[dict[int, float]],
        count: int,
    ) -> tuple[int, ...]:
        """Divide what is left behind the last of *stops* at the least cost without a shape."""
        while len(stops) < count:
            after = rest[count - len(stops) - 1]
            fitting = [line for line in lines[stops[-1] if stops else 0] if line[0] in after]
            best = min(fitting, key=lambda line: line[2] + after[line[0]])
            stops = (*stops, best[0])
        return stops

    def _division(self, stops: tuple[int, ...], cost: float) -> Division:
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
