"""Which marks of a line give up half a cell."""

from bisect import bisect_left
from math import inf
from typing import Final, TypeAlias

from gongwen.compose.lines.measures import Measures

Picks: TypeAlias = "tuple[int, Picks] | tuple[()]"
"""Items that give up half a cell, the last one first; lines that grow share what they share."""


MOST_SQUEEZES: Final = 8
"""How many half cells a line gives up at most. No text asks for more, since the price grows by the
square of their number; a line of nothing but marks would be looked at in every length up to twice
its own, and each mark in it with every number of squeezes."""

_Way: TypeAlias = tuple[float, Picks]
_NO_WAY: Final[_Way] = (inf, ())


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

    Marks that belong together, a series of 、 or the two halves of a pair, are squeezed alike where
    that costs little: each that is not as the one before it has its price.

    The lines that begin with one item grow to the right, and what is best for the items before
    a mark stays best: so one table, a row for every number of squeezes, serves all of them. A row
    knows the best way that leaves the last mark whole and the best that squeezes it.
    """

    def __init__(self, measures: Measures, start: int, *, grows: bool = False) -> None:
        """Begin with the lines whose first item is that at *start*.

        With *grows*, the phrases are chosen that take half a cell more: the same question, but
        none at a line's ends does, for there it has one side only.
        """
        self.start = start
        self._measures = measures
        self._grows = grows
        self._soft = measures.growths if grows else measures.soft
        self._cost = measures.growth_cost if grows else measures.soft_cost
        self._unlike = measures.growth_unlike if grows else measures.unlike
        self._place = bisect_left(self._soft, start + grows)
        self._first = self._place
        # By the number of squeezes: the least cost, and what to squeeze for it, with the last
        # soft item whole and with it squeezed.
        self._whole: list[_Way] = [(0.0, ())]
        self._given: list[_Way] = [_NO_WAY]

    def choose(self, stop: int, halves: int) -> tuple[float, Picks] | None:
        """Choose what gives up half a cell in the line that ends before item *stop*.

        Calls go from short lines to long ones.

        Returns:
            The cost and the items, or None if there are not that many.
        """
        if halves == 0:
            return 0.0, ()
        measures, last = self._measures, stop - 1
        self._grow(last)
        whole, given = self._whole, self._given
        is_free = self._is_free(last, stop)
        unlike = self._unlike[self._place] if is_free and self._place > self._first else 0.0
        best = _NO_WAY
        if halves < len(whole):
            best = _better(_dearer(given[halves], unlike), whole[halves])
        if halves <= len(whole) and is_free:
            # The half that falls off the line's end moves nothing and is missed by nobody.
            falls_off = measures.items[last].blank == "right"
            weight = measures.costs.squeeze if falls_off else self._cost[self._place]
            if falls_off:
                unlike = 0.0
            before = _better(given[halves - 1], _dearer(whole[halves - 1], unlike))
            cost = before[0] + weight + self._moved(last, halves)
            if cost <= best[0]:
                best = cost, (last, before[1])
        cost, picks = best
        if cost == inf:
            return None
        if halves % 2:
            cost += measures.costs.off_column * measures.on_column[stop]
        return cost, picks

    def _is_free(self, last: int, stop: int) -> bool:
        """Tell whether the last item of a line can give up half a cell, and has not yet."""
        if self._grows:
            return False
        soft = self._soft
        is_soft = self._place < len(soft) and soft[self._place] == last
        return is_soft and last not in self._measures.edges(self.start, stop)

    def _moved(self, index: int, count: int) -> float:
        """Cost of the 汉字 before *index*, added or subtracted for the *count*th squeeze."""
        moved = self._measures.costs.off_column * self._measures.on_column[index]
        return -moved if count % 2 else moved

    def _grow(self, last: int) -> None:
        """Take in all items before *last*."""
        measures, whole, given = self._measures, self._whole, self._given
        soft = self._soft
        while self._place < len(soft) and (index := soft[self._place]) < last:
            weight = self._cost[self._place]
            unlike = self._unlike[self._place] if self._place > self._first else 0.0
            self._place += 1
            if index == self.start and index in measures.edges(index, last + 1):
                continue
            if len(whole) <= MOST_SQUEEZES:
                whole.append(_NO_WAY)
                given.append(_NO_WAY)
            moved = measures.costs.off_column * measures.on_column[index]
            for count in range(len(whole) - 1, -1, -1):
                # This runs for every mark of every line that is looked at: no call is made in it.
                squeezed = _NO_WAY
                if count:
                    # Of two equal choices the later is better: nearer the line's end.
                    cost, picks = whole[count - 1]
                    cost += unlike
                    other = given[count - 1]
                    if other[0] <= cost:
                        cost, picks = other
                    if cost < inf:
                        cost += weight + (-moved if count % 2 else moved)
                        squeezed = cost, (index, picks)
                cost, picks = given[count]
                if cost + unlike <= whole[count][0]:
                    whole[count] = cost + unlike, picks
                given[count] = squeezed


def _dearer(way: _Way, by: float) -> _Way:
    return (way[0] + by, way[1]) if by else way


def _better(way: _Way, other: _Way) -> _Way:
    """Give the cheaper of two ways; of two equal ones the first."""
    return way if way[0] <= other[0] else other


def in_order(picks: Picks) -> tuple[int, ...]:
    """Give the items that were picked from left to right."""
    order: list[int] = []
    while picks:
        index, picks = picks
        order.append(index)
    return tuple(order[::-1])
