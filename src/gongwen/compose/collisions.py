"""What no page may have: ink beyond the edge of the paper, or on other ink.

The sheet lets an office change every row, and a file may say what no form has room for. What comes
of it is looked at here, on the finished pages, whatever led to it. Lines are compared by the squares of
their glyphs; only where these touch are the glyphs themselves looked at, so that a sound page
costs a look at each of its runs.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from gongwen.compose.lines.metrics import Metrics
from gongwen.document import Document
from gongwen.pages import Composition, Mark, Page, Run
from gongwen.sheet import sheet_of
from gongwen.sheet.groups import Sheet
from gongwen.units import EPSILON

_ASCENT: Final = 1.0
_DESCENT: Final = 0.35
"""How far glyphs reach above and below their baseline, in em, at most: enough for a second look."""

TOUCH: Final = 0.1
"""By how much of the smaller size the ink of two glyphs may overlap, either way: a j behind № leans
over it by less, and a 汉字 on another by far more."""

ROWS_APART: Final = 0.98
"""How far the baselines of two rows are apart at least, in their size: type that is set solid touches
nowhere, and what is closer looks like one row on the other even where the ink just passes."""

_ONE_ROW: Final = 0.3
"""Baselines that are closer than this, in their size, are those of one row."""


class Clash(NamedTuple):
    """A glyph that stands where none may.

    Attributes:
        page: its number.
        element: index of the structure element to which it belongs; None for an artifact.
        text: the characters of its run.
        other: those on which it stands; empty where it is beyond the edge of the paper.
    """

    page: int
    element: int | None
    text: str
    other: str = ""


class _Place(NamedTuple):
    """The square of a run: its glyphs reach no further."""

    top: float
    bottom: float
    left: float
    right: float
    run: Run
    element: int | None


class _Ink(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    size: float


def find_clash(
    document: Document, composition: Composition, sheet: Sheet, metrics: Metrics
) -> Clash | None:
    """Give the first glyph that stands where none may; None where all is well.

    By the form's own sheet the lines of the text are known to be well set, and not looked at; a
    style may change anything.

    Args:
        document: what was composed.
        composition: the pages.
        sheet: what they were composed by.
        metrics: what they were measured with.
    """
    usual, is_changed = sheet.body.text.size.pt, sheet is not sheet_of(document.form)
    inks = _Inks(metrics)
    # Masthead and imprint have rows of their own, which a long word may leave.
    sections = {n for n, each in enumerate(composition.elements) if each.role == "Sect"}
    apart = {n for n, each in enumerate(composition.elements) if each.parent in sections}
    for page in composition.pages:
        places = [
            _place(item, mark)
            for mark in page.marks
            if mark.turn is None
            for item in mark.items
            if isinstance(item, Run) and (is_changed or item.size != usual or mark.element in apart)
        ]
        for clash in _clashes(page, places, inks):
            return clash
    return None


class _Inks:
    """The ink of glyphs on a page."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def of(self, run: Run, index: int) -> _Ink | None:
        """Give where a glyph of a run has its ink; None if it has none."""
        character = run.text[index]
        # A mark that is set over another character is meant to stand on it.
        if character.isspace() or unicodedata.combining(character):
            return None
        box = self._metrics.ink(run.font, character)
        if box.right <= box.left or box.top <= box.bottom:
            return None
        x, y, size = run.xs[index], run.baseline - run.rise, run.size
        wide = size * run.scale
        left, right = x + box.left * wide, x + box.right * wide
        return _Ink(left, y - box.top * size, right, y - box.bottom * size, size)

    def is_natural(self, run: Run, index: int, following: float) -> bool:
        """Tell whether the next glyph stands where the font has it: a j hangs over what is before."""
        advance = self._metrics.advance(run.font, run.text[index]) * run.size * run.scale
        return following - run.xs[index] >= advance - EPSILON


def _clashes(page: Page, places: list[_Place], inks: _Inks) -> Iterator[Clash]:
    above: list[_Place] = []
    for place in sorted(places, key=lambda place: (place.top, place.left)):
        if _may_be_off(place, page) and _is_off(place.run, page, inks):
            yield Clash(page.number, place.element, place.run.text)
        yield from _inside(page, place, inks)
        above = [each for each in above if each.bottom > place.top]
        for other in above:
            beside = other.right <= place.left or place.right <= other.left
            if not beside and (
                _is_crowded(place.run, other.run) or _overlap(place.run, other.run, inks)
            ):
                yield Clash(page.number, place.element, place.run.text, other.run.text)
        above.append(place)


def _place(run: Run, mark: Mark) -> _Place:
    size, baseline, xs = run.size, run.baseline, run.xs
    return _Place(
        baseline - _ASCENT * size,
        baseline + _DESCENT * size,
        min(xs[0], xs[-1]),
        max(xs[0], xs[-1]) + size * max(run.scale, 1.0),
        run,
        mark.element if isinstance(mark.element, int) else None,
    )


def _may_be_off(place: _Place, page: Page) -> bool:
    return place.left < 0 or place.top < 0 or place.right > page.width or place.bottom > page.height


def _is_off(run: Run, page: Page, inks: _Inks) -> bool:
    for index in range(len(run.text)):
        ink = inks.of(run, index)
        if ink and (
            ink.left < 0 or ink.top < 0 or ink.right > page.width or ink.bottom > page.height
        ):
            return True
    return False


def _inside(page: Page, place: _Place, inks: _Inks) -> Iterator[Clash]:
    """Find a glyph that stands on the one before it in its own run."""
    run = place.run
    found = [(index, ink) for index in range(len(run.text)) if (ink := inks.of(run, index))]
    for (index, before), (following, after) in pairwise(found):
        if _touch(before, after) and not inks.is_natural(run, index, run.xs[following]):
            yield Clash(page.number, place.element, run.text, run.text)
            return


def _is_crowded(run: Run, other: Run) -> bool:
    """Tell whether two runs of about one size stand under each other with no room between."""
    smaller, larger = sorted((run.size, other.size))
    distance = abs(run.baseline - other.baseline)
    is_alike = smaller >= ROWS_APART * larger
    return is_alike and _ONE_ROW * smaller < distance < ROWS_APART * smaller


def _overlap(run: Run, other: Run, inks: _Inks) -> bool:
    first, second = (run, other) if run.xs[0] <= other.xs[0] else (other, run)
    if first.baseline == second.baseline and first.xs[-1] < second.xs[0]:
        # One behind the other, as most are: only where they meet.
        last, head = inks.of(first, len(first.text) - 1), inks.of(second, 0)
        end = len(first.text) - 1
        is_natural = inks.is_natural(first, end, second.xs[0])
        return last is not None and head is not None and _touch(last, head) and not is_natural
    mine = [ink for index in range(len(run.text)) if (ink := inks.of(run, index))]
    others = [ink for index in range(len(other.text)) if (ink := inks.of(other, index))]
    return any(_touch(one, two) for one in mine for two in others)


def _touch(one: _Ink, two: _Ink) -> bool:
    most = TOUCH * min(one.size, two.size)
    across = min(one.right, two.right) - max(one.left, two.left)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    return across > most and down > most
