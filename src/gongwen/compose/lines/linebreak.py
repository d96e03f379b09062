"""Items → breaks: the optimising line breaker, which looks at the whole paragraph.

A line of the grid holds a whole number of cells. Where the items do not come out even, half
cells are squeezed out of punctuation; every second squeeze brings the following 汉字 back on
their columns, so the breaker takes them in pairs, close together. Among all ways to break the
paragraph it finds the one of least cost: a shortest path from its start to its end, explored
cheapest first, so that a paragraph that breaks evenly costs one look a line. Opened lines and
forbidden breaks are only considered when there is no way without them. Drawn with ~ behind what
gives up half a cell, a line of five cells::

    一二，四五。        six cells: 。 must not begin a line, and nothing may be opened
    一二，~四五。~      so two squeezes pull it in; 四 and 五 are half a cell off
"""

from bisect import bisect_left
from collections.abc import Iterator
from enum import IntEnum
from heapq import heappop, heappush
from math import ceil
from typing import Final, NamedTuple

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.costs import Costs
from gongwen.compose.lines.fitting import HALF
from gongwen.compose.lines.items import Galley
from gongwen.compose.lines.measures import SAME_CELLS, Measures
from gongwen.compose.lines.squeeze import MOST_SQUEEZES, Picks, Squeezes, in_order

_SHORT_ENOUGH: Final = 3
"""Of the lines that must be opened, those are looked at that miss no more cells than this, and
the fullest that may end. A mark that must not begin a line takes along one 汉字, two marks or a
pair of dashes two more; white space of four cells in one line is worse than what it would save."""

_ROUNDING: Final = 1
"""By how many cells a line may be longer or shorter than the sum of its items, because the parts
of a phrase at its ends take whole cells of their own."""

_SAME_COST: Final = 1e-4
"""Two costs that differ by less are one cost: of two ways, the first that was found stays. The
points of a sheet differ by far more, and sums of a few 1e9 (forbidden breaks) are exact to 1e-6."""

_SAME_HALVES: Final = 1e-4
"""A line that is too long by less than this part of a half cell needs no further squeeze: its
length is a sum with rounding errors, and a third of a micrometre is no squeeze."""

MOST_GROWTH: Final = 2.0
"""How much white space phrases take more than usual, in cells; with more, a line looks open."""

_RUNT_CELLS: Final = 2
"""A last line without 汉字 is a runt up to the length of a 汉字 and its stop."""

_BEHIND: Final = frozenset({CharClass.STOP, CharClass.CLOSING})
"""Marks that never part from the 汉字 before them, and so do not make a last line longer."""


class Break(NamedTuple):
    """One line of the best way.

    Attributes:
        start: index of its first item.
        stop: index after its last item.
        squeezed: indices of the items that give up half a cell.
        grown: indices of the phrases that take half a cell more; one may twice.
        opened: cells of white space to be spread over the line; 0 for a line that is full by
            itself, and for a last line that stays short.
        is_last: whether it ends the paragraph and may stay short.
        is_full: whether it reaches the right edge.
    """

    start: int
    stop: int
    squeezed: tuple[int, ...] = ()
    grown: tuple[int, ...] = ()
    opened: float = 0.0
    is_last: bool = False
    is_full: bool = False


class Freedom(IntEnum):
    """What a search may do beyond squeezing."""

    NONE = 0
    OPEN_LINES = 1
    BREAK_ANYWHERE = 2


def break_lines(
    galley: Galley, first_measure: float, measure: float, costs: Costs
) -> tuple[Break, ...]:
    """Break a paragraph at least cost.

    Args:
        galley: the paragraph.
        first_measure: length of the first line, in cells.
        measure: length of the others, in cells.
        costs: what to avoid, and how much.

    Returns:
        The lines in order; none for a paragraph without items.

    Source:
        GB/T 15834—2011, 5.1; clreq, "Line Adjustment"; ``docs/architecture.md``.
    """
    if not galley.items:
        return ()
    breaker = _Breaker(Measures(galley, first_measure, measure, costs))
    for freedom in Freedom:
        if freedom is Freedom.NONE and not costs.keeps_grid:
            continue
        ends = breaker.search(freedom)
        if ends is not None:
            return tuple(breaker.lines(ends))
    raise ValueError("no way to break a paragraph")


def _halves(over: float) -> int:
    """Give the number of squeezes that make up for *over* cells."""
    return max(ceil(over / HALF - _SAME_HALVES), 0)


class _Breaker:
    """The search over one paragraph."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self.costs = measures.costs
        self.items = measures.items
        self.end = measures.end
        self.breakable = measures.galley.breakable
        self.parting = measures.galley.parting
        self._least_squeeze = min([self.costs.squeeze, *measures.soft_cost])
        # What every place costs that a line of a search has ended at.
        self._best: dict[int, float] = {}

    def search(self, freedom: Freedom) -> list[int] | None:
        """Find the cheapest way under *freedom*: the indices after each line's last item.

        What is squeezed is not kept: thousands of lines are looked at, and the few of the best
        way are squeezed again by ``lines``.
        """
        best = self._best = {0: 0.0}
        came_from: dict[int, int] = {}
        done: set[int] = set()
        # Of two ways of one cost, the one that has come farther is looked at first.
        queue = [(0.0, 0)]
        while queue:
            cost, negative = heappop(queue)
            start = -negative
            if start == self.end:
                return self._trace(came_from)
            if start in done:
                continue
            done.add(start)
            for stop, step in self._steps(start, freedom, cost):
                total = cost + step
                if stop not in best or total < best[stop] - _SAME_COST:
                    best[stop] = total
                    came_from[stop] = start
                    heappush(queue, (total, -stop))
        return None

    def _trace(self, came_from: dict[int, int]) -> list[int]:
        ends = [self.end]
        while (start := came_from[ends[-1]]) != 0:
            ends.append(start)
        return ends[::-1]

    def lines(self, ends: list[int]) -> Iterator[Break]:
        """Say of every line what is squeezed and how far it is opened."""
        start = 0
        for stop in ends:
            over = self.measures.over(start, stop)
            chosen = Squeezes(self.measures, start).choose(stop, _halves(over))
            if chosen is None:
                # The search lets only an item wider than the line stand as it is.
                assert stop == start + 1, "a line was taken that cannot be squeezed so far"
            squeezed = in_order(chosen[1]) if chosen else ()
            is_last = stop == self.end
            is_full = not is_last or over >= -SAME_CELLS
            grown: tuple[int, ...] = ()
            if not is_last and over <= -HALF + SAME_CELLS:
                more = self._grown(Squeezes(self.measures, start, grows=True), stop, over)
                grown = in_order(more[1]) if more else ()
            opened = max(HALF * (len(squeezed) - len(grown)) - over, 0.0) if is_full else 0.0
            given = squeezed + self.measures.halved_in(start, stop)
            yield Break(start, stop, given, grown, opened, is_last, is_full)
            start = stop

    def _steps(self, start: int, freedom: Freedom, cost: float) -> Iterator[tuple[int, float]]:
        """Give the lines that may begin at *start*: where they stop, and their cost.

        *cost* is that of the lines before it. A line that ends where another way came for less is
        left out where that is seen early: in a text full of figures that saves half of the time.
        """
        measures = self.measures
        if freedom is Freedom.BREAK_ANYWHERE:
            yield self._forced(start), self.costs.forbidden
        target = measures.cells[start] + (measures.measure if start else measures.first_measure)
        full = bisect_left(measures.cells, target - _ROUNDING - SAME_CELLS, start + 1)
        yield from self._long_lines(start, full, cost)
        if self.measures.growths:
            yield from self._grown_lines(start, target, cost)
        if freedom is not Freedom.NONE:
            full = bisect_left(measures.cells, target + _ROUNDING - SAME_CELLS, start + 1)
            full = min(full, self.end)
            while full < self.end and self.items[full].is_space:
                full += 1
            yield from self._short_lines(start, full)

    def _long_lines(self, start: int, full: int, so_far: float) -> Iterator[tuple[int, float]]:
        """Give the full lines, the squeezed ones and the last one."""
        measures = self.measures
        squeezes = Squeezes(measures, start)
        first = bisect_left(measures.soft, start)
        for stop in range(full, self.end):
            over = measures.over(start, stop)
            gives = min(HALF * (bisect_left(measures.soft, stop) - first), HALF * MOST_SQUEEZES)
            if over > gives + _ROUNDING + SAME_CELLS:
                return
            penalty = self._penalty(stop)
            if over < -SAME_CELLS or penalty is None:
                continue
            halves = _halves(over)
            least = halves * (self._least_squeeze + self.costs.squeeze * (halves - 1))
            if self._is_beaten(stop, so_far + penalty + least):
                continue
            cost = self._fill(squeezes, stop, over)
            if cost is not None:
                yield stop, cost + penalty
        over = measures.over(start, self.end)
        cost = self._fill(squeezes, self.end, max(over, 0.0))
        if cost is not None:
            yield self.end, cost + self._runt(start)

    def _grown_lines(self, start: int, target: float, so_far: float) -> Iterator[tuple[int, float]]:
        """Give the lines that are short by a cell, which Western phrases take more than usual."""
        measures = self.measures
        first = bisect_left(
            measures.cells, target - MOST_GROWTH - _ROUNDING - SAME_CELLS, start + 1
        )
        behind = bisect_left(measures.cells, target + _ROUNDING - SAME_CELLS, start + 1)
        # Phrases at its ends do not count: most lines are done here.
        place = bisect_left(measures.growths, start + 1)
        if place == len(measures.growths) or measures.growths[place] >= behind:
            return
        growths = Squeezes(measures, start, grows=True)
        for stop in range(first, min(behind + 1, self.end)):
            over = measures.over(start, stop)
            if over > -HALF + SAME_CELLS:
                return
            penalty = self._penalty(stop)
            if penalty is None or self._is_beaten(stop, so_far + penalty):
                continue
            chosen = self._grown(growths, stop, over)
            if chosen is not None:
                yield stop, chosen[0] + penalty

    def _grown(self, growths: Squeezes, stop: int, over: float) -> tuple[float, Picks] | None:
        """Choose what makes up for a line that is too short, by whole half cells."""
        halves = round(-over / HALF)
        if halves > MOST_GROWTH / HALF or abs(over + halves * HALF) > SAME_CELLS:
            return None
        return growths.choose(stop, halves)

    def _short_lines(self, start: int, full: int) -> Iterator[tuple[int, float]]:
        """Give the lines that must be opened: the fullest that may end, and a few before it.

        In six cells ``一二三四五“七八`` may end before ``“``, one cell short. A shorter line may be
        better for the next one, but not one that misses half of its cells.
        """
        found = False
        for stop in range(full, start, -1):
            over = self.measures.over(start, stop)
            penalty = self._penalty(stop)
            if stop == self.end or over >= -SAME_CELLS or penalty is None:
                continue
            found = found or self.breakable[stop]
            yield stop, self.costs.open(-over, self.measures.places(start, stop)) + penalty
            if found and over < -_SHORT_ENOUGH:
                return

    def _is_beaten(self, stop: int, least: float) -> bool:
        """Tell whether a way is known to *stop* that a new one of *least* at best cannot better."""
        return stop in self._best and least >= self._best[stop] - _SAME_COST

    def _forced(self, start: int) -> int:
        """Give where a line ends at the latest, though no line may end there.

        Only the fullest line is offered: a stretch of marks without any place to end may be as
        long as the text, and to weigh all lines in it against each other is of no use to anybody.
        An item wider than the measure has a line to itself.
        """
        stop = start + 1
        while stop < self.end and self.measures.over(start, stop + 1) <= SAME_CELLS:
            stop += 1
        return stop

    def _penalty(self, stop: int) -> float | None:
        """Give what ending a line before *stop* costs by itself; None where none may end."""
        if not self.breakable[stop]:
            return None
        if stop == self.end:
            return 0.0
        unit = self.costs.unit if stop in self.parting else 0.0
        return self.costs.split_word * self.items[stop].split + unit

    def _fill(self, squeezes: Squeezes, stop: int, over: float) -> float | None:
        """Cost of a line that is *over* cells too long, or None if it cannot be squeezed so far."""
        halves = _halves(over)
        chosen = squeezes.choose(stop, halves)
        if chosen is None:
            return None
        left_over = halves * HALF - over
        # By the square of their number: two in each of two lines rather than four in one.
        cost = chosen[0] + self.costs.squeeze * halves * (halves - 1)
        if left_over > SAME_CELLS:
            cost += self.costs.open(left_over, self.measures.places(squeezes.start, stop))
        return cost

    def _runt(self, start: int) -> float:
        """Cost of a last line of one 汉字, however many marks stand behind it.

        Drawn: ``一。`` and ``一。”`` are runts, ``一二`` is none. What has no 汉字 at all, such
        as ``12`` or ``）。``, is one up to two cells.
        """
        measures = self.measures
        hanzi = measures.on_column[self.end] - measures.on_column[start]
        if not start or hanzi > 1:
            return 0.0
        few = measures.cells[self.end] - measures.cells[start] <= _RUNT_CELLS
        return self.costs.runt if few or self._is_hanzi_with_marks(start) else 0.0

    def _is_hanzi_with_marks(self, start: int) -> bool:
        """Tell whether a 汉字 at *start* is followed by stops and closing marks only."""
        behind = self.items[start + 1 : self.end]
        return self.items[start].on_column and all(item.first in _BEHIND for item in behind)
