"""Which marks of a line give up half a cell."""

from bisect import bisect_left
from math import inf
from typing import TypeAlias

from gongwen.compose.lines.measures import Measures

Picks: TypeAlias = "tuple[int, Picks] | tuple[()]"
"""Items that give up half a cell, the last one first; lines that grow share what they share."""


class Squeezes:
    """The squeezes that move the fewest 汉字, of all lines that begin with one item.

    After an odd number of squeezes 汉字 stand half a cell off their columns, after an even
    number they are back on one. So each odd squeeze subtracts the 汉字 before it and each
    even one adds them: what remains is the number between the two. Drawn with ~ behind what
    gives up half a cell, and o under the 汉字 that stand off their columns::

        一二，~四五、~七八        two squeezes: 四 and 五 are off, costs 4 - 2 = 2
               o o
        一二，~四五、七八          one: all 汉字 behind it are off, 6 - 2 = 4
               o o   o o

    The lines that begin with one item grow to the right, and what is best for the items before
    a mark stays best: so one table, a row for every number of squeezes, serves all of them.
    """

    def __init__(self, measures: Measures, start: int) -> None:
        """Begin with the lines whose first item is that at *start*."""
        self._measures = measures
        self._start = start
        self._place = bisect_left(measures.soft, start)
        # By the number of squeezes: the least cost, and what to squeeze for it.
        self._best: list[tuple[float, Picks]] = [(0.0, ())]

    def choose(self, stop: int, halves: int) -> tuple[float, Picks] | None:
        """Choose *halves* items of the line that ends before *stop*.

        Calls go from short lines to long ones.

        Returns:
            The cost and the items, or None if there are not that many.
        """
        if halves == 0:
            return 0.0, ()
        measures, last = self._measures, stop - 1
        self._grow(last)
        cost, picks = self._best[halves] if halves < len(self._best) else (inf, ())
        if halves <= len(self._best) and self._is_free(last, stop):
            # The half that falls off the line's end moves nothing and is missed by nobody.
            falls_off = measures.items[last].blank == "right"
            weight = measures.costs.squeeze if falls_off else measures.soft_cost[self._place]
            before, earlier = self._best[halves - 1]
            before += weight + self._moved(last, halves)
            if before <= cost:
                cost, picks = before, (last, earlier)
        if cost == inf:
            return None
        if halves % 2:
            cost += measures.costs.off_column * measures.on_column[stop]
        return cost, picks

    def _is_free(self, last: int, stop: int) -> bool:
        """Tell whether the last item of a line can give up half a cell, and has not yet."""
        soft = self._measures.soft
        is_soft = self._place < len(soft) and soft[self._place] == last
        return is_soft and last not in self._measures.edges(self._start, stop)

    def _moved(self, index: int, count: int) -> float:
        """Cost of the 汉字 before *index*, added or subtracted for the *count*th squeeze."""
        moved = self._measures.costs.off_column * self._measures.on_column[index]
        return -moved if count % 2 else moved

    def _grow(self, last: int) -> None:
        """Take in all items before *last*."""
        measures, best = self._measures, self._best
        soft = measures.soft
        while self._place < len(soft) and (index := soft[self._place]) < last:
            weight = measures.soft_cost[self._place]
            self._place += 1
            if index == self._start and index in measures.edges(index, last + 1):
                continue
            best.append((inf, ()))
            for count in range(len(best) - 1, 0, -1):
                before, earlier = best[count - 1]
                cost = before + weight + self._moved(index, count)
                # Of two equal choices the later is better: nearer the line's end.
                if cost <= best[count][0]:
                    best[count] = cost, (index, earlier)


def in_order(picks: Picks) -> tuple[int, ...]:
    """Give the items that were picked from left to right."""
    order: list[int] = []
    while picks:
        index, picks = picks
        order.append(index)
    return tuple(order[::-1])
