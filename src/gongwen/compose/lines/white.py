"""Where the white space of a line goes: beside its Western phrases, and between its items.

A phrase takes whole cells, so that 汉字 keep their columns, and is seldom just as wide. What it
leaves is shared by both sides where 汉字 stand beside it. A mark keeps close to the phrase, and
the white space goes to its far side, where it has white space already. Drawn with ``-``::

    一-GDP-二      一-5,-二      一-(5)-二

An opened line has white space to spare, too. The phrases take it first, each side up to what looks
like a joint and not like a hole; then all places share what is left; those in a heading, whose few
characters would look spaced, take what nobody else can.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.items import Galley
from gongwen.compose.lines.line import Limits
from gongwen.compose.lines.linebreak import Break
from gongwen.compose.lines.measures import SAME_CELLS, may_open
from gongwen.compose.lines.sorts import Item

_BEHIND: Final = frozenset({CharClass.STOP, CharClass.CLOSING})


class Sink(NamedTuple):
    """A side of a phrase that takes white space.

    Attributes:
        is_first: whether it takes what comes first; the others take what these cannot.
        marks: the marks that move with the white space beyond them; none beside 汉字.
    """

    is_first: bool
    marks: range = range(0)


class Joint(NamedTuple):
    """How the white space of a phrase is shared out, in cells.

    Attributes:
        lead: before the phrase.
        track: before each of its letters that may move away from the one before.
        trail: behind the phrase.
        shifts: how far marks beside it are moved to the right, by item.
        is_open: whether each side may take more: 汉字 stand there.
    """

    lead: float
    track: float
    trail: float
    shifts: dict[int, float]
    is_open: tuple[bool, bool]


TIGHT: Final = Joint(0.0, 0.0, 0.0, {}, is_open=(False, False))
"""Of a phrase that fills its cells."""


def joint_of(
    items: Sequence[Item], broken: Break, place: tuple[int, int], slack: float, limits: Limits
) -> Joint:
    """Share out what a phrase leaves of its cells.

    Args:
        items: of the paragraph, up to the last of the line with ink.
        broken: the line.
        place: the first item of the phrase, and the one after its last on the line.
        slack: what it leaves, in cells.
        limits: what a side takes without looking torn.
    """
    start, stop = place
    is_indented = broken.start == 0 and limits.is_indented
    before = _before(items, broken, start, is_indented=is_indented)
    behind = _behind(items, broken, stop)
    if stop >= len(items) and not broken.is_full:
        # At a ragged end what is left over is not seen.
        lead, track, trail = min(slack / 2, limits.joint) if before else 0.0, 0.0, 0.0
    else:
        tracks = sum(item.tracks for item in items[start:stop])
        shares, track = _shared([before, behind], slack, limits, tracks)
        lead, trail = shares
    shifts = dict.fromkeys(before.marks if before else (), lead)
    shifts |= dict.fromkeys(behind.marks if behind else (), -trail)
    is_open = (
        before is not None and before.is_first and not before.marks,
        behind is not None and behind.is_first and not behind.marks,
    )
    return Joint(lead, track, trail, shifts, is_open)


def _before(items: Sequence[Item], broken: Break, start: int, *, is_indented: bool) -> Sink | None:
    """Give the side before a phrase; None at the line's start."""
    if start == broken.start:
        # An indented first line has no edge to be flush with.
        return Sink(is_first=True) if is_indented else None
    first = start
    while first > broken.start and items[first - 1].first is CharClass.OPENING:
        first -= 1
    if first < start:
        # An opening mark at the line's start stands flush.
        return Sink(is_first=True, marks=range(first, start)) if first > broken.start else None
    return Sink(is_first=items[start - 1].first not in _BEHIND)


def _behind(items: Sequence[Item], broken: Break, stop: int) -> Sink | None:
    """Give the side behind a phrase; None at the line's end."""
    if stop >= len(items):
        return None
    end = stop
    while end < len(items) and items[end].first in _BEHIND:
        end += 1
    if end > stop:
        # A mark at the end of a full line stands flush.
        is_flush = end == len(items) and broken.is_full
        return None if is_flush else Sink(is_first=True, marks=range(stop, end))
    return Sink(is_first=items[stop].first is not CharClass.OPENING)


def _shared(
    sides: Sequence[Sink | None], slack: float, limits: Limits, places: int
) -> tuple[list[float], float]:
    """Share *slack* cells: the first sides to their limit, the letters, the others, all."""
    shares = [0.0] * len(sides)
    firsts = [index for index, side in enumerate(sides) if side is not None and side.is_first]
    others = [index for index, side in enumerate(sides) if side is not None and not side.is_first]
    slack -= _pour(shares, firsts, slack, limits.joint)
    slack -= _pour(shares, others, slack, limits.joint / 2)
    track = min(slack / places, limits.track) if places else 0.0
    slack -= track * places
    slack -= _pour(shares, others, slack, limits.joint / 2)
    takers = firsts or others
    if takers:
        slack -= _pour(shares, takers, slack, slack + limits.joint)
    elif places:
        # A line's start and its end hold both sides: the letters part.
        track += slack / places
    return shares, track


def _pour(shares: list[float], takers: Sequence[int], slack: float, most: float) -> float:
    """Give the *takers* equal shares up to *most*; tell how much was taken."""
    if not takers:
        return 0.0
    share = max(min(slack / len(takers), most), 0.0)
    for index in takers:
        shares[index] += share
    return share * len(takers)


def widen(
    galley: Galley, broken: Break, last: int, joints: dict[int, Joint], limits: Limits
) -> Iterator[tuple[int, float]]:
    """Spread the white space of an opened line: cells of it before each item.

    None goes inside a word, before a stop or beside the inner side of a bracket, unless there is
    no other place.
    """
    opened = broken.opened
    if opened <= SAME_CELLS:
        return
    places = _Places(galley, broken, last)
    spread = dict.fromkeys(places.all, 0.0)
    room = dict(_room(places.all, galley, joints, limits))
    if joints:
        opened -= _level(spread, room, opened)
    text = [index for index in places.all if not places.is_in_heading(index)] or places.all
    for index in text:
        spread[index] += opened / len(text)
    yield from spread.items()


class _Places:
    """Where white space may be added to a line."""

    def __init__(self, galley: Galley, broken: Break, last: int) -> None:
        self.galley = galley
        items = galley.items
        between = range(broken.start + 1, last + 1)
        found = [index for index in between if may_open(items[index - 1], items[index])]
        if not found:
            found = [index for index in between if not items[index].continues] or list(between)
        self.all = found

    def is_in_heading(self, index: int) -> bool:
        """Tell whether both neighbours of a place belong to a heading."""
        owners = self.galley.owners
        segments = self.galley.segments
        return segments[owners[index - 1]].is_heading and segments[owners[index]].is_heading


def _room(
    places: Sequence[int], galley: Galley, joints: dict[int, Joint], limits: Limits
) -> Iterator[tuple[int, float]]:
    """Give the places beside phrases, and inside them between words, with what each may take."""
    ends = {galley.phrases[start][1]: joint for start, joint in joints.items()}
    for index in places:
        after, before = joints.get(index), ends.get(index)
        if galley.items[index].continues:
            yield index, limits.joint
        elif after is not None and after.is_open[0]:
            yield index, max(limits.joint - after.lead, 0.0)
        elif before is not None and before.is_open[1]:
            yield index, max(limits.joint - before.trail, 0.0)


def _level(spread: dict[int, float], room: dict[int, float], opened: float) -> float:
    """Pour *opened* cells into the places with room, evenly; tell how much they took."""
    taken = 0.0
    left = sorted(room, key=lambda index: (room[index], index))
    for number, index in enumerate(left):
        share = min((opened - taken) / (len(left) - number), room[index])
        spread[index] += share
        taken += share
    return taken
