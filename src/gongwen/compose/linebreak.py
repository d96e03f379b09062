"""Items → breaks: the optimising line breaker, which looks at the whole paragraph.

A line of the grid holds a whole number of cells. Where the items do not come out even, half
cells are squeezed out of punctuation; every second squeeze brings the following 汉字 back on
their columns, so the breaker takes them in pairs, close together. Among all ways to break the
paragraph it finds the one of least cost: a shortest path from its start to its end, explored
cheapest first, so that a paragraph that breaks evenly costs one look a line. Opened lines and
forbidden breaks are only considered when there is no way without them.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil, inf
from typing import Final, TypeAlias

from gongwen.compose.items import Galley
from gongwen.compose.typecase import Item
from gongwen.sheet import BreakTable
from gongwen.units import EPSILON

_HALF: Final = 0.5
"""A squeeze takes half a cell (GB/T 15834—2011, 5.1.10)."""

_SHORT_ENOUGH: Final = 3
"""Of the lines that must be opened, those are looked at that miss no more cells than this, and
the fullest that may end."""

_Picks: TypeAlias = "tuple[int, _Picks] | tuple[()]"
"""Items that give up half a cell, the last one first; lines that grow share what they share."""


@dataclass(frozen=True, slots=True)
class Costs:
    """The rows of the sheet that weigh one way to break against another.

    Attributes:
        keeps_grid: whether the policy is 网格 ``grid``: lines are only opened when there is no
            other way, and 汉字 off their columns count. The others, 匀排 ``flow`` and 开明
            ``compact``, open lines freely and evenly.
        halves_marks: whether marks beside other marks and at a line's ends always give up
            half a cell (开明 ``compact``).
    """

    forbidden: float
    stretched_line: float
    stretched_cell: float
    stretched_square: float
    off_column: float
    squeeze: float
    lone_squeeze: float
    runt: float
    keeps_grid: bool = True
    halves_marks: bool = False

    @classmethod
    def of(cls, table: BreakTable) -> "Costs":
        """Take the costs out of the sheet."""
        grid = table.policy.value == "grid"
        return cls(
            forbidden=table.forbidden.value,
            stretched_line=table.stretched_line.value if grid else 0.0,
            stretched_cell=table.stretched_cell.value if grid else 0.0,
            stretched_square=0.0 if grid else table.stretched_square.value,
            off_column=table.off_column.value if grid else 0.0,
            squeeze=table.squeeze.value,
            lone_squeeze=table.lone_squeeze.value,
            runt=table.runt.value,
            keeps_grid=grid,
            halves_marks=table.policy.value == "compact",
        )


@dataclass(frozen=True, slots=True)
class Break:
    """One line of the best way.

    Attributes:
        start: index of its first item.
        stop: index after its last item.
        squeezed: indices of the items that give up half a cell.
        opened: cells of white space to be spread over the line; 0 for a line that is full by
            itself, and for a last line that stays short.
        is_last: whether it ends the paragraph and may stay short.
        is_full: whether it reaches the right edge.
    """

    start: int
    stop: int
    squeezed: tuple[int, ...] = ()
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
    breaker = _Breaker(galley, first_measure, measure, costs)
    for freedom in Freedom:
        if freedom is Freedom.NONE and not costs.keeps_grid:
            continue
        ends = breaker.search(freedom)
        if ends is not None:
            return tuple(breaker.lines(ends))
    raise ValueError("no way to break a paragraph")


def _halves(over: float) -> int:
    """Give the number of squeezes that make up for *over* cells."""
    return max(ceil(over / _HALF - EPSILON), 0)


class _Breaker:
    """The tables of one paragraph, and the search over them."""

    def __init__(self, galley: Galley, first_measure: float, measure: float, costs: Costs) -> None:
        self.items = galley.items
        self.breakable = galley.breakable
        self.first_measure = first_measure
        self.measure = measure
        self.costs = costs
        self.end = len(self.items)
        # Cells and 汉字 before each item, the spaces that hang there, and the items that can
        # give up half a cell.
        self.cells = [0.0]
        self.hanging = [0.0]
        self.on_column = [0]
        self.soft: list[int] = []
        self.soft_cost: list[float] = []
        self.halved = tuple(self._halved()) if costs.halves_marks else ()
        self._is_halved = frozenset(self.halved)
        self._measure_items()

    def _halved(self) -> Iterator[int]:
        """Find the marks beside other marks: of two blank halves that meet, one goes."""
        for index, (item, after) in enumerate(pairwise(self.items)):
            if item.blank == "right" and after.blank:
                yield index
            elif item.blank == after.blank == "left":
                yield index + 1

    def edges(self, start: int, stop: int) -> tuple[int, ...]:
        """Give the marks at the ends of a line that always give up half a cell."""
        if not self.costs.halves_marks:
            return ()
        last = stop - 1
        edges = []
        if self.items[start].blank == "left" and start not in self._is_halved:
            edges.append(start)
        ends_in_mark = self.items[last].blank == "right" and last not in self._is_halved
        if ends_in_mark and stop < self.end:
            edges.append(last)
        return tuple(edges)

    def _measure_items(self) -> None:
        cells, on_column = 0.0, 0
        for index, item in enumerate(self.items):
            cells += item.cells
            if index in self._is_halved:
                cells -= _HALF
            on_column += item.on_column
            self.cells.append(cells)
            self.hanging.append(self.hanging[-1] + item.hangs if item.is_space else item.hangs)
            self.on_column.append(on_column)
            if item.blank and index not in self._is_halved:
                self.soft.append(index)
                self.soft_cost.append(self._squeeze_cost(index, item))
            elif item.is_word and not item.hangs and item.cells - item.natural >= _HALF - EPSILON:
                # The quarter cells beside an odd number of digits are the last to go.
                self.soft.append(index)
                self.soft_cost.append(self.costs.squeeze + 2 * self.costs.lone_squeeze)

    def _squeeze_cost(self, index: int, item: Item) -> float:
        """Cost of halving a mark: less where another mark stands at its blank half."""
        beside = index + 1 if item.blank == "right" else index - 1
        if 0 <= beside < self.end and self.items[beside].blank:
            return self.costs.squeeze
        return self.costs.squeeze + self.costs.lone_squeeze

    def search(self, freedom: Freedom) -> list[int] | None:
        """Find the cheapest way under *freedom*: the indices after each line's last item."""
        best = {0: 0.0}
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
            for stop, step in self._steps(start, freedom):
                total = cost + step
                if stop not in best or total < best[stop] - EPSILON:
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
            over = self._over(start, stop)
            _, picks = _Squeezes(self, start).choose(stop, _halves(over)) or (0.0, ())
            squeezed = _in_order(picks)
            is_last = stop == self.end
            is_full = not is_last or over >= -EPSILON
            opened = max(_HALF * len(squeezed) - over, 0.0) if is_full else 0.0
            first, behind = bisect_left(self.halved, start), bisect_left(self.halved, stop)
            given = squeezed + self.halved[first:behind] + self.edges(start, stop)
            yield Break(start, stop, given, opened, is_last, is_full)
            start = stop

    def _over(self, start: int, stop: int) -> float:
        """Give how far a line is too long, in cells; negative if it is short."""
        measure = self.measure if start else self.first_measure
        cells = self.cells[stop] - self.cells[start]
        cells -= min(self.hanging[stop], cells)
        return cells - measure - _HALF * len(self.edges(start, stop))

    def _steps(self, start: int, freedom: Freedom) -> Iterator[tuple[int, float]]:
        """Give the lines that may begin at *start*: where they stop, and their cost."""
        measure = self.measure if start else self.first_measure
        full = bisect_left(self.cells, self.cells[start] + measure - EPSILON, start + 1)
        yield from self._long_lines(start, full, freedom)
        if freedom is not Freedom.NONE:
            full = min(full, self.end)
            while full < self.end and self.items[full].is_space:
                full += 1
            yield from self._short_lines(start, full, freedom)

    def _long_lines(self, start: int, full: int, freedom: Freedom) -> Iterator[tuple[int, float]]:
        """Give the full lines, the squeezed ones and the last one."""
        squeezes = _Squeezes(self, start)
        first = bisect_left(self.soft, start)
        for stop in range(full, self.end + 1):
            over = self._over(start, stop)
            if over > _HALF * (bisect_left(self.soft, stop) - first) + EPSILON:
                if stop == start + 1 and freedom is Freedom.BREAK_ANYWHERE:
                    # An item wider than the measure has a line to itself.
                    yield stop, self.costs.forbidden
                return
            if stop == self.end:
                break
            if self.breakable[stop]:
                penalty = 0.0
            elif freedom is Freedom.BREAK_ANYWHERE:
                penalty = self.costs.forbidden
            else:
                continue
            cost = self._fill(squeezes, stop, over)
            if cost is not None:
                yield stop, cost + penalty
        over = self._over(start, self.end)
        cost = self._fill(squeezes, self.end, max(over, 0.0))
        if cost is not None:
            yield self.end, cost + self._runt(start)

    def _short_lines(self, start: int, full: int, freedom: Freedom) -> Iterator[tuple[int, float]]:
        """Give the lines that must be opened: the fullest that may end, and a few before it."""
        found = False
        for stop in range(full, start, -1):
            over = self._over(start, stop)
            if stop == self.end or over >= -EPSILON:
                continue
            if self.breakable[stop]:
                found = True
                yield stop, self._open(-over)
            elif freedom is Freedom.BREAK_ANYWHERE:
                yield stop, self._open(-over) + self.costs.forbidden
            if found and over < -_SHORT_ENOUGH:
                return

    def _fill(self, squeezes: "_Squeezes", stop: int, over: float) -> float | None:
        """Cost of a line that is *over* cells too long, or None if it cannot be squeezed so far."""
        if over <= EPSILON:
            return 0.0 if over >= -EPSILON else None
        halves = _halves(over)
        chosen = squeezes.choose(stop, halves)
        if chosen is None:
            return None
        left_over = halves * _HALF - over
        return chosen[0] + (self._open(left_over) if left_over > EPSILON else 0.0)

    def _open(self, cells: float) -> float:
        costs = self.costs
        return costs.stretched_line + cells * (
            costs.stretched_cell + cells * costs.stretched_square
        )

    def _runt(self, start: int) -> float:
        """Cost of a last line of one 汉字, its mark not counted."""
        alone = self.on_column[self.end] - self.on_column[start] <= 1
        few = self.cells[self.end] - self.cells[start] <= 2
        return self.costs.runt if start and alone and few else 0.0


class _Squeezes:
    """The squeezes that move the fewest 汉字, of all lines that begin with one item.

    After an odd number of squeezes 汉字 stand half a cell off their columns, after an even
    number they are back on one. So each odd squeeze subtracts the 汉字 before it and each
    even one adds them: what remains is the number between the two.
    """

    def __init__(self, breaker: _Breaker, start: int) -> None:
        self._breaker = breaker
        self._start = start
        self._place = bisect_left(breaker.soft, start)
        # By the number of squeezes: the least cost, and what to squeeze for it.
        self._best: list[tuple[float, _Picks]] = [(0.0, ())]

    def choose(self, stop: int, halves: int) -> tuple[float, _Picks] | None:
        """Choose *halves* items of the line that ends before *stop*.

        Calls go from short lines to long ones.

        Returns:
            The cost and the items, or None if there are not that many.
        """
        if halves == 0:
            return 0.0, ()
        breaker, last = self._breaker, stop - 1
        self._grow(last)
        cost, picks = self._best[halves] if halves < len(self._best) else (inf, ())
        if halves <= len(self._best) and self._is_free(last, stop):
            # The half that falls off the line's end moves nothing and is missed by nobody.
            falls_off = breaker.items[last].blank == "right"
            weight = breaker.costs.squeeze if falls_off else breaker.soft_cost[self._place]
            before, earlier = self._best[halves - 1]
            before += weight + self._moved(last, halves)
            if before <= cost:
                cost, picks = before, (last, earlier)
        if cost == inf:
            return None
        if halves % 2:
            cost += breaker.costs.off_column * breaker.on_column[stop]
        return cost, picks

    def _is_free(self, last: int, stop: int) -> bool:
        """Tell whether the last item of a line can give up half a cell, and has not yet."""
        soft = self._breaker.soft
        is_soft = self._place < len(soft) and soft[self._place] == last
        return is_soft and last not in self._breaker.edges(self._start, stop)

    def _moved(self, index: int, count: int) -> float:
        """Cost of the 汉字 before *index*, added or subtracted for the *count*th squeeze."""
        moved = self._breaker.costs.off_column * self._breaker.on_column[index]
        return -moved if count % 2 else moved

    def _grow(self, last: int) -> None:
        """Take in all items before *last*."""
        breaker, best = self._breaker, self._best
        soft = breaker.soft
        while self._place < len(soft) and (index := soft[self._place]) < last:
            weight = breaker.soft_cost[self._place]
            self._place += 1
            if index == self._start and index in breaker.edges(index, last + 1):
                continue
            best.append((inf, ()))
            for count in range(len(best) - 1, 0, -1):
                before, earlier = best[count - 1]
                cost = before + weight + self._moved(index, count)
                # Of two equal choices the later is better: nearer the line's end.
                if cost <= best[count][0]:
                    best[count] = cost, (index, earlier)


def _in_order(picks: _Picks) -> tuple[int, ...]:
    """Give the items that were picked from left to right."""
    order: list[int] = []
    while picks:
        index, picks = picks
        order.append(index)
    return tuple(order[::-1])
