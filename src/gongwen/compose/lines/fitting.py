"""A Western phrase on the grid: how many cells it takes, and how wide its sorts are then.

Digits are half a cell, letters as wide as they are; the signs of a number may be narrower, and
letters a little. So most phrases come within half a cell of a whole number of cells, and what is
left over is white space that nobody sees. Drawn, the cells of some numbers::

    5.8%    |5.|8%|         the point a quarter of a cell, % three quarters
    12.6%   |1|2.|6%|       both as wide as they are; a little white on either side
    GDP     |G|D|P|         a cell more than it needs: it would be too narrow in two
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final, NamedTuple

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.sorts import Sort
from gongwen.sheet.groups import BreakTable
from gongwen.units import EPSILON

HALF: Final = 0.5
"""A squeeze takes half a cell (GB/T 15834—2011, 5.1.10)."""

_PERCENTS: Final = frozenset("%％‰")
_SIGNS: Final = frozenset(".,:∶")
"""Signs inside a number: 5.8, 12,345, 3:7."""


class Fit(NamedTuple):
    """How far a phrase gives on the grid.

    Attributes:
        give: how much narrower it may be set, as a share, if that saves a cell.
        bracket_give: the same between brackets, whose white space keeps it from 汉字.
        grow: how much wider its digits may be set, as a share, to leave less white space.
        sign: the least width of a sign inside a number, in cells.
        percent: the least width of % and ‰, in cells.
        joint: the most white space on a side of it, in cells.
        track: the most white space between two of its letters, in cells.
        unit: the most white space between a number and its unit, in cells.
    """

    give: float
    bracket_give: float
    grow: float
    sign: float
    percent: float
    joint: float
    track: float
    unit: float

    @classmethod
    def of(cls, table: BreakTable) -> "Fit":
        """Take the rows out of the sheet."""
        return cls(
            give=table.word_give.value,
            bracket_give=table.bracket_give.value,
            grow=table.digit_grow.value,
            sign=table.sign_least.value,
            percent=table.percent_least.value,
            joint=table.joint.value,
            track=table.track.value,
            unit=table.unit_joint.value,
        )


def fitted(
    parts: list[list[Sort]], fit: Fit, *, digit_scale: float, is_enclosed: bool
) -> tuple[list[list[Sort]], float, list[list[Sort]]]:
    """Fit a phrase into whole cells.

    Args:
        parts: its sorts, in the parts between which a line may end.
        fit: how far it gives.
        digit_scale: how much narrower the digits of its font are set.
        is_enclosed: whether it stands between marks.

    Returns:
        The sorts, some of them narrower; the cells that they take; and the sorts as wide as they
        are by nature, in the same parts.
    """
    one_face = [alike(part, digit_scale) for part in parts]
    if one_face != parts:
        found, cells = _in_cells(one_face, fit, is_enclosed=is_enclosed)
        white = 2 * fit.joint + fit.track * len(list(trackable(_flat(found))))
        if cells - _width(found) <= white + EPSILON:
            return found, cells, one_face
    return *_in_cells(parts, fit, is_enclosed=is_enclosed), parts


def varied(sorts: list[Sort], cells: float, fit: Fit) -> dict[int, tuple[Sort, ...]]:
    """Give how a phrase looks that takes more or fewer half cells than its own *cells*.

    Args:
        sorts: as wide as they are by nature.
        cells: what it takes on its own.
        fit: how far it gives.

    Returns:
        By the half cells more, up to two either way: what looks torn or crammed is not there.
    """
    found: dict[int, tuple[Sort, ...]] = {}
    natural = _width([sorts])
    for halves in (-1, -2):
        width = cells + halves * HALF
        if width <= 0 or not (narrow := _narrow(sorts, min(width, natural), fit)):
            break
        found[halves] = tuple(narrow)
    white = 2 * fit.joint + fit.track * len(list(trackable(sorts)))
    for halves in (1, 2):
        needed = cells + halves * HALF - white
        wide = _widen(sorts, needed, fit)
        if needed > _width([wide]) + EPSILON:
            break
        found[halves] = tuple(wide)
    return found


def trackable(sorts: Sequence[Sort]) -> Iterator[int]:
    """Give the sorts before which white space may be added: letters behind letters.

    Between digits it would be read as a typed space, for a 1 is far from its neighbours already.
    """
    for index, (before, after) in enumerate(pairwise(sorts), start=1):
        if before.kind is after.kind is CharClass.WESTERN:
            yield index


def _in_cells(
    parts: list[list[Sort]], fit: Fit, *, is_enclosed: bool
) -> tuple[list[list[Sort]], float]:
    """Set a phrase in the fewest cells that hold it, signs narrower first, then all of it."""
    natural = _width(parts)
    cells = ceil(natural - EPSILON)
    fewer = cells - 1
    give = fit.bracket_give if is_enclosed else fit.give
    if fewer and (narrow := _narrow(_flat(parts), fewer, fit._replace(give=give))):
        return _like(parts, narrow), float(fewer)
    return _like(parts, _widen(_flat(parts), cells - fit.joint - fit.unit, fit)), float(cells)


def _like(parts: Sequence[Sequence[Sort]], sorts: Sequence[Sort]) -> list[list[Sort]]:
    """Part *sorts* as *parts* are."""
    rest = iter(sorts)
    return [[next(rest) for _ in part] for part in parts]


def alike(part: list[Sort], digit_scale: float) -> list[Sort]:
    """Set the letters of a word with digits as narrow as these: 5G and H100 look like one face."""
    kinds = {sort.kind for sort in part}
    if not {CharClass.WESTERN, CharClass.DIGIT} <= kinds:
        return part
    return [
        _scaled(sort, digit_scale) if sort.kind is CharClass.WESTERN and sort.scale == 1 else sort
        for sort in part
    ]


def _narrow(sorts: list[Sort], width: float, fit: Fit) -> list[Sort]:
    """Set a phrase *width* cells wide, its signs narrower first; give nothing if it cannot be."""
    excess = _width([sorts]) - width
    if excess > EPSILON:
        gives = [_give_of(sorts, index, fit) for index in range(len(sorts))]
        share = min(excess / (sum(gives) or 1.0), 1.0)
        sorts = [
            _changed(sort, -give * share) if give else sort
            for sort, give in zip(sorts, gives, strict=True)
        ]
    scale = width / _width([sorts])
    if scale < 1 - fit.give:
        return []
    return [_scaled(sort, scale) for sort in sorts] if scale < 1 - EPSILON else sorts


def _widen(sorts: list[Sort], width: float, fit: Fit) -> list[Sort]:
    """Set a phrase up to *width* cells wide: its signs wider first, then its digits.

    Digits are drawn narrower than they are by nature, so a little more is no loss.
    """
    sorts = _widen_signs(sorts, width - _width([sorts]))
    narrow = [sort.width for sort in sorts if sort.scale < 1]
    missing = width - _width([sorts])
    if missing <= 0 or not narrow:
        return sorts
    more = min(1 + missing / sum(narrow), 1 + fit.grow)
    return [_scaled(sort, min(more, 1 / sort.scale)) if sort.scale < 1 else sort for sort in sorts]


def _widen_signs(sorts: list[Sort], missing: float) -> list[Sort]:
    """Add up to *missing* cells to the signs of a phrase, each up to half a cell."""
    rooms = [
        max(HALF - sort.width, 0.0) if _is_sign(sorts, index) else 0.0
        for index, sort in enumerate(sorts)
    ]
    if missing <= 0 or not any(rooms):
        return sorts
    share = min(missing / sum(rooms), 1.0)
    return [
        _changed(sort, room * share) if room else sort
        for sort, room in zip(sorts, rooms, strict=True)
    ]


def _give_of(sorts: Sequence[Sort], index: int, fit: Fit) -> float:
    """Give how many cells a sort of a number can be narrower."""
    sort = sorts[index]
    if sort.character in _PERCENTS:
        return max(sort.width - fit.percent, 0.0)
    return max(sort.width - fit.sign, 0.0) if _is_sign(sorts, index) else 0.0


def _is_sign(sorts: Sequence[Sort], index: int) -> bool:
    """Tell whether a sort is a sign with digits on both sides."""
    return (
        sorts[index].character in _SIGNS
        and 0 < index < len(sorts) - 1
        and sorts[index - 1].kind is sorts[index + 1].kind is CharClass.DIGIT
    )


def _changed(sort: Sort, by: float) -> Sort:
    """Make a sort wider or narrower: a point by its white space, a percent sign all of it."""
    if sort.character in _PERCENTS:
        return _scaled(sort, 1 + by / sort.width)
    # Half of the change is before its ink.
    return replace(sort, width=sort.width + by, shift=sort.shift + by / 2)


def _scaled(sort: Sort, scale: float) -> Sort:
    return replace(
        sort, width=sort.width * scale, shift=sort.shift * scale, scale=sort.scale * scale
    )


def _flat(parts: Sequence[Sequence[Sort]]) -> list[Sort]:
    return [sort for part in parts for sort in part]


def _width(parts: Sequence[Sequence[Sort]]) -> float:
    return sum(sort.width for part in parts for sort in part)
