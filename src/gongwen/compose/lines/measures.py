"""The tables of one paragraph, from which the length of any line is read off.

The breaker asks for the length of the same stretches again and again. So the cells are summed up
once: what stands between two items is the difference of two sums. Drawn, an item a column::

    items      一   ，   GDP  二   。
    cells      1    1    2    1    1
    sums     0    1    2    4    5    6      ，GDP二 takes 5 - 1 = 4 cells
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil
from operator import attrgetter
from typing import Final

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.costs import Costs
from gongwen.compose.lines.fitting import HALF
from gongwen.compose.lines.items import Galley
from gongwen.compose.lines.sorts import Item

SAME_CELLS: Final = 1e-4
"""Two lengths in cells that differ by less are one length. Half cells are exact, but the sum of a
thousand widths of letters is not; what it is wrong by is far smaller, and the widths of two
letters differ by more."""


_IN_SERIES: Final = frozenset("、》”）")
"""Marks that make a series where they come again soon."""
_SERIES_ITEMS: Final = 9
"""Equal marks so far apart, in items, still look like a series: 周调度、月通报、季评估."""
_DATE_ITEMS: Final = 2
"""From one number of a date to the next, in items: 1月1日."""
_BEHIND: Final = frozenset({CharClass.STOP, CharClass.CLOSING})


def may_open(before: Item, after: Item) -> bool:
    """Tell whether white space may be added between two items.

    Not inside a word, before a stop or a closing mark, or behind an opening one.
    """
    if after.continues:
        return after.split == 0 and before.sorts[-1].kind is CharClass.SPACE
    return after.first not in _BEHIND and before.last is not CharClass.OPENING


class Measures:
    """Sums over the items of a galley.

    Attributes:
        galley: the paragraph.
        costs: what to avoid, and how much.
        cells: before each item, and before the end: the cells of the items before it.
        on_column: the same for the 汉字.
        soft: the items that can give up half a cell, ascending.
        soft_cost: what that costs; one per soft item.
        unlike: what it costs that an item is squeezed and the soft one before it is not, or the
            other way round: the next of a series (、…、), the other one of a pair (《…》), another
            number of a date; 0 if they do not belong together; one per soft item.
        growths: the phrases that can take half a cell more, ascending; one that can take a whole
            cell twice.
        growth_cost: what that costs; one per growth.
        growth_unlike: none of them belongs with another.
        halved: the marks that always do (policy 开明 ``compact``), ascending.
    """

    def __init__(self, galley: Galley, first_measure: float, measure: float, costs: Costs) -> None:
        """Sum up *galley* for lines of *measure* cells, the first one of *first_measure*."""
        self.galley = galley
        self.costs = costs
        self.first_measure = first_measure
        self.measure = measure
        self.items = galley.items
        self.end = len(self.items)
        self.soft: list[int] = []
        self.soft_cost: list[float] = []
        self.unlike: list[float] = []
        self.growths: list[int] = []
        self._lone: int | None = None
        self.halved = tuple(self._halved()) if costs.halves_marks else ()
        self._is_halved = frozenset(self.halved)
        self.cells = list(accumulate(self._cells(), initial=0.0))
        self.on_column: list[int] = list(
            accumulate(map(attrgetter("on_column"), self.items), initial=0)
        )
        # Natural widths, and the spaces that hang before each item.
        self._natural: list[float] = list(
            accumulate(map(attrgetter("natural"), self.items), initial=0.0)
        )
        self._hanging = self._spaces()
        for index, item in enumerate(self.items):
            if item.blank or item.is_word:
                self._note_softness(index, item)
            if item.variants and index not in galley.dated:
                self.growths += [index for halves in item.variants if halves > 0]
        self.growth_cost = [costs.grow] * len(self.growths)
        self.growth_unlike = [0.0] * len(self.growths)

    def over(self, start: int, stop: int) -> float:
        """Give how far a line is too long, in cells; negative if it is short.

        Spaces at its end hang: in five cells ``一二三四五␣`` is not too long.
        """
        measure = self.measure if start else self.first_measure
        cells = self.cells[stop] - self.cells[start]
        if self.items[start].continues or (stop < self.end and self.items[stop].continues):
            cells = self._parted(start, stop)
        cells -= min(self._hanging[stop], cells)
        return cells - measure - HALF * len(self.edges(start, stop))

    @cached_property
    def _places(self) -> list[int]:
        """Before each item: the places so far where white space may be added."""
        found = (may_open(before, after) for before, after in pairwise(self.items))
        heads = map(self.galley.is_in_heading, range(1, self.end))
        # What is left after all others stays closed: a heading is opened last.
        counted = (opens and not heads for opens, heads in zip(found, heads, strict=True))
        return list(accumulate(counted, initial=0))

    def places(self, start: int, stop: int) -> int:
        """Count the places inside a line where white space may be added."""
        return self._places[stop - 1] - self._places[start]

    def edges(self, start: int, stop: int) -> tuple[int, ...]:
        """Give the marks at the ends of a line that always give up half a cell.

        Under ``compact`` ``“`` and ``，`` do in the line ``“一二三，``; a last line keeps its ``。``
        whole, for nothing stands below it that it must be flush with.
        """
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

    def halved_in(self, start: int, stop: int) -> tuple[int, ...]:
        """Give the marks of a line that always give up half a cell, its ends included."""
        first, behind = bisect_left(self.halved, start), bisect_left(self.halved, stop)
        return self.halved[first:behind] + self.edges(start, stop)

    def _parted(self, start: int, stop: int) -> float:
        """Give the cells of a line that begins or ends inside a phrase.

        On the grid a part of a phrase takes whole cells, as a phrase does: ``ab/cde``
        takes three cells in one line, and two and two where a line ends behind the slash.
        """
        cells = 0.0
        if self.items[start].continues:
            tail = min(self.galley.phrases[start][1], stop)
            cells += self._rounded(self._natural[tail] - self._natural[start], tail)
            start = tail
        if start < stop and stop < self.end and self.items[stop].continues:
            head, _ = self.galley.phrases[stop]
            cells += self._rounded(self._natural[stop] - self._natural[head], stop)
            stop = head
        return cells + self.cells[stop] - self.cells[start]

    def _rounded(self, natural: float, stop: int) -> float:
        if not self.costs.keeps_grid:
            return natural
        hanging = self._hanging[stop]
        return ceil(natural - hanging - SAME_CELLS) + hanging

    def _cells(self) -> list[float]:
        cells = [item.cells for item in self.items]
        for index in self.halved:
            cells[index] -= HALF
        return cells

    def _spaces(self) -> list[float]:
        """Give the width of the spaces before each item, which hang if a line ends there."""
        spaces = [0.0] * (self.end + 1)
        for index in [index for index, item in enumerate(self.items) if item.hangs]:
            item = self.items[index]
            spaces[index + 1] = item.hangs + (spaces[index] if item.is_space else 0.0)
        return spaces

    def _note_softness(self, index: int, item: Item) -> None:
        """Note what squeezing an item costs, if it can be.

        A mark is lone where no mark stands at its blank half: in ``一。”二`` that is ”, not 。
        """
        costs = self.costs
        if item.blank:
            if index not in self._is_halved:
                beside = index + 1 if item.blank == "right" else index - 1
                is_lone = not (0 <= beside < self.end and self.items[beside].blank)
                is_next = is_lone and self._is_next(index)
                self.unlike.append(costs.unlike if is_next else 0.0)
                self.soft.append(index)
                self._lone = index if is_lone else None
                # Less where another mark stands at the blank half.
                self.soft_cost.append(costs.squeeze + is_lone * costs.lone_squeeze)
        else:
            before = self.soft[-1] if self.soft else index
            is_of_date = {before, index} <= self.galley.dated and index - before <= _DATE_ITEMS
            # The quarter cells beside an odd number of digits are the last to go.
            for halves in self._fewer(index, item):
                self.unlike.append(costs.forbidden if is_of_date and before != index else 0.0)
                self.soft.append(index)
                self.soft_cost.append(costs.squeeze - halves * 2 * costs.lone_squeeze)
            self._lone = None

    def _fewer(self, index: int, item: Item) -> list[int]:
        """Give how many half cells a phrase can give up, each as a number below 0."""
        if item.variants:
            return [halves for halves in item.variants if halves < 0]
        has_half = self._is_alone(index) and item.cells - item.natural >= HALF - SAME_CELLS
        return [-1] if has_half else []

    def _is_next(self, index: int) -> bool:
        """Tell whether a lone mark goes on a series of the soft mark before it, or closes it."""
        before = self._lone
        if before is None or index - before > _SERIES_ITEMS:
            return False
        earlier, mark = self.items[before], self.items[index]
        if earlier.first is CharClass.OPENING:
            return mark.first is CharClass.CLOSING
        character = mark.sorts[0].character
        return character in _IN_SERIES and earlier.sorts[0].character == character

    def _is_alone(self, index: int) -> bool:
        return self.galley.phrases[index] == (index, index + 1)

    def _halved(self) -> Iterator[int]:
        """Find the marks beside other marks: of two blank halves that meet, one goes.

        Drawn with ~ behind what is halved: ``。~”``, ``”~“``, ``（“~``.
        """
        for index, (item, after) in enumerate(pairwise(self.items)):
            if item.blank == "right" and after.blank:
                yield index
            elif item.blank == after.blank == "left":
                yield index + 1
