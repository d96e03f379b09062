"""Where the white space of a line goes: beside its Western phrases, and between its items.

A phrase takes whole cells, so that 汉字 keep their columns, and is seldom just as wide. What it
leaves is shared by both sides where 汉字 stand beside it. A mark keeps close to the phrase, and
the white space goes to its far side, where it has white space already. Drawn with ``-``::

    一-GDP-二      一-5,-二      一-(5)-二      一-320吨

A number keeps close to its unit, too, so that who searches for 320吨 finds it: readers take white
space of a tenth of an em for a typed one.

An opened line has white space to spare, too. The phrases take it first, each side up to what looks
like a joint and not like a hole; then all places share what is left; those in a heading, whose few
characters would look spaced, take what nobody else can.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.items import Galley
from gongwen.compose.lines.line import Limits
from gongwen.compose.lines.linebreak import Break
from gongwen.compose.lines.measures import SAME_CELLS, may_open
from gongwen.compose.lines.sorts import Item

_CAPITALS: Final = 1.5
"""How much more white space capitals bear between them than other letters do."""
_BEHIND: Final = frozenset({CharClass.STOP, CharClass.CLOSING})


class Sink(NamedTuple):
    """A side of a phrase that takes white space.

    Attributes:
        is_first: whether it takes what comes first; the others take what these cannot.
        marks: the marks that move with the white space beyond them; none beside 汉字.
        is_unit: whether the unit of the number stands there, which keeps close to it.
    """

    is_first: bool
    marks: range = range(0)
    is_unit: bool = False


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


def joint_of(  # noqa: PLR0913, PLR0917 - a phrase, where it stands, and what it leaves
    items: Sequence[Item],
    counted: Container[int],
    broken: Break,
    place: tuple[int, int],
    end: int,
    slack: float,
    limits: Limits,
) -> Joint:
    """Share out what a phrase leaves of its cells.

    Args:
        items: of the paragraph.
        counted: the items that are units of the numbers before them.
        broken: the line.
        place: the first item of the phrase, and the one after its last on the line.
        end: the item after the last of the line with ink.
        slack: what it leaves, in cells.
        limits: what a side takes without looking torn.
    """
    start, stop = place
    is_indented = broken.start == 0 and limits.is_indented
    before = _before(items, broken, start, is_indented=is_indented)
    behind = _behind(items, broken, (stop, end), is_unit=stop in counted)
    if stop >= end and not broken.is_full:
        # At a ragged end what is left over is not seen.
        lead, track, trail = min(slack / 2, limits.joint) if before else 0.0, 0.0, 0.0
    else:
        tracks = sum(item.tracks for item in items[start:stop])
        if all(sort.character.isupper() for item in items[start:stop] for sort in item.sorts):
            # Capitals bear to stand apart, and look better for it.
            limits = limits._replace(track=_CAPITALS * limits.track)
        lead, track, trail = _shared([before, behind], slack, limits, tracks)
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
        if first == broken.start:
            return None  # an opening mark at the line's start stands flush
        # Behind another mark there are two blank halves already.
        return Sink(items[first - 1].first not in _BEHIND, range(first, start))
    return Sink(is_first=items[start - 1].first not in _BEHIND)


def _behind(
    items: Sequence[Item], broken: Break, rest: tuple[int, int], *, is_unit: bool
) -> Sink | None:
    """Give the side behind a phrase, where the *rest* of the line stands; None at its end."""
    stop, end = rest
    if stop >= end:
        return None
    after = stop
    while after < end and items[after].first in _BEHIND:
        after += 1
    if after > stop:
        if after == end:
            # A mark at the end of a full line stands flush.
            return None if broken.is_full else Sink(is_first=True, marks=range(stop, after))
        return Sink(items[after].first is not CharClass.OPENING, range(stop, after))
    return Sink(is_first=items[stop].first is not CharClass.OPENING, is_unit=is_unit)


def _shared(
    sides: Sequence[Sink | None], slack: float, limits: Limits, places: int
) -> tuple[float, float, float]:
    """Share *slack* cells among both sides of a phrase and its letters.

    Returns:
        What goes before the phrase, before each letter that may move, and behind the phrase.
    """
    firsts = [index for index, side in enumerate(sides) if side is not None and side.is_first]
    others = [index for index, side in enumerate(sides) if side is not None and not side.is_first]
    units = [index for index in firsts if (side := sides[index]) and side.is_unit]
    shares = [0.0, 0.0]
    track = 0.0

    def pour(takers: Sequence[int], most: float, of_units: float) -> None:
        nonlocal slack
        room = {i: max((of_units if i in units else most) - shares[i], 0.0) for i in takers}
        taken = level(room, slack)
        for index, share in taken.items():
            shares[index] += share
        slack -= sum(taken.values())

    def part(most: float) -> None:
        nonlocal slack, track
        more = min(slack / places, most - track) if places else 0.0
        track += more
        slack -= more * places

    pour(firsts, limits.joint, limits.unit)
    pour(others, limits.joint / 2, limits.joint / 2)
    part(limits.track)
    pour([*units, *others], limits.joint, limits.joint)
    # What is left is too much for all of them.
    pour(firsts or others, slack + limits.joint, slack + limits.joint)
    part(slack + limits.track)
    return shares[0], track, shares[1]


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
    places = _places(galley.items, broken, last)
    spread = dict.fromkeys(places, 0.0)
    room = dict(_room(places, galley, joints, limits))
    if joints:
        for index, share in level(room, opened).items():
            spread[index] += share
            opened -= share
    text = [index for index in places if not galley.is_in_heading(index)] or places
    for index in text:
        spread[index] += opened / len(text)
    yield from spread.items()


def _places(items: Sequence[Item], broken: Break, last: int) -> list[int]:
    """Give where white space may be added to a line: before which items."""
    between = range(broken.start + 1, last + 1)
    found = [index for index in between if may_open(items[index - 1], items[index])]
    return found or [index for index in between if not items[index].continues] or list(between)


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


def level(room: Mapping[int, float], amount: float) -> dict[int, float]:
    """Pour an *amount* into places with so much room each, evenly; give what each takes."""
    taken: dict[int, float] = {}
    left = sorted(room, key=lambda index: (room[index], index))
    for number, index in enumerate(left):
        share = min(amount / (len(left) - number), room[index])
        taken[index] = share
        amount -= share
    return taken
