"""Runs → strips: glyphs of one font that are shown together, and the text that replaces them.

Most strips are even: 汉字 of one width at one distance from one another. What holds for the first
pair of such a strip holds for all, so nobody need look at every glyph.

Strips serve any kind of file. How a glyph is named in one, its *spelling* knows, which the writer
brings and gets back.

What readers make of a row, when it is copied:

- *Poppler* begins another line of text where a glyph stands on the one before it, as it does behind
  a squeezed mark. A text that replaces the row from there on, ActualText, keeps it whole.
- Of one replaced text inside another, Poppler takes the end of the inner for the end of both, and
  what a reader of the structure finds ends there. So these texts are never nested.
- Nothing replaces parts of two elements at once; where an overlap falls between them, Poppler
  breaks the line.
- Where a glyph stands apart from the one before it by a tenth of an em, all of them read a space.
  Before a number nobody minds; behind it, 3 吨 is not found as 3吨. The replaced text has none.
- *PDFium* puts a space behind a replaced text that has several fonts. At the end of a row it does no
  harm, so a replaced text goes on to the end.
- PDFium drops characters beyond the BMP from a replaced text, so such a character interrupts it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import sub
from typing import Final, Generic, NamedTuple, Protocol, Self, TypeVar

from gongwen.pages import Font, Run
from gongwen.render.fonts.typeface import EM

SQUEEZE: Final = 0.1
"""From this overlap on, in em, Poppler takes the next character for another line of text."""

APART: Final = 0.09
"""From this gap on, in em, readers see a space between two characters; the least of theirs is a
tenth."""

_OF_NUMBERS: Final = frozenset("0123456789%‰")

EVEN: Final = 1e-6
"""By how much the distances of an even strip may differ, in points: less than rounding does."""


class Spelled(Protocol):
    """What a writer knows of a string, or of a part of one, glyph by glyph."""

    @property
    def starts(self) -> Sequence[int]:
        """Where the text of each glyph begins in the string."""

    @property
    def texts(self) -> Sequence[str]:
        """What each glyph stands for."""

    @property
    def widths(self) -> Sequence[int]:
        """Of each glyph, in 1/1000 em."""

    @property
    def is_even(self) -> bool:
        """Whether all glyphs are equally wide."""

    def part(self, start: int, stop: int) -> "Self":
        """Give the glyphs from *start* to *stop*."""


S = TypeVar("S", bound=Spelled)
S_co = TypeVar("S_co", bound=Spelled, covariant=True)


class Speller(Protocol[S_co]):
    """A font, as a writer knows it."""

    def spell(self, string: str, /) -> Iterable[S_co]:
        """Give the glyphs of *string*, in as many parts as the writer wants strips."""


class Strip(NamedTuple, Generic[S]):
    """Glyphs of one run and one spelling.

    Attributes:
        run: to which they belong.
        spelling: what they are to the writer.
        xs: of each origin, in points from the page's left edge.
        unit: of the widths of the spelling, in points, after scaling.
        pitch: the distance between any two neighbours, in points, if all glyphs are equally wide
            and equally far apart; 0 for one alone; None for a strip that is not even.
        is_loose: whether one of them stands on the blank half of the one before it, or apart from
            the number before it as if there were a space.
        end: where the last glyph ends.
    """

    run: Run
    spelling: S
    xs: Sequence[float]
    unit: float
    pitch: float | None
    is_loose: bool
    end: float


Stretch = tuple[Sequence[Strip[S]], str]
"""A part of a row, and the text that replaces it when it is copied, or none."""


def strips_of(runs: Iterable[Run], fonts: Mapping[Font, Speller[S]]) -> list[Strip[S]]:
    """Make strips of the runs of one row: one of every part in which its font spells a run."""
    strips = []
    for run in runs:
        xs: Sequence[float] = run.xs
        for spelling in fonts[run.font].spell(run.text):
            starts = spelling.starts
            own = xs if len(starts) == len(xs) else [xs[start] for start in starts]
            strips.append(_strip(run, spelling, own))
    return strips


def _strip(run: Run, spelling: S, xs: Sequence[float]) -> Strip[S]:
    widths = spelling.widths
    unit = run.size * run.scale / EM
    end = xs[-1] + widths[-1] * unit
    if len(xs) == 1:
        return Strip(run, spelling, xs, unit, 0.0, False, end)
    distances = list(map(sub, xs[1:], xs))
    least = min(distances)
    if spelling.is_even:
        pitch = least if max(distances) - least <= EVEN else None
        is_loose = _is_on(least - widths[0] * unit, run.size)
    else:
        pitch = None
        gaps = (gap - width * unit for width, gap in zip(widths, distances, strict=False))
        is_loose = any(_is_on(gap, run.size) for gap in gaps)
    return Strip(run, spelling, xs, unit, pitch, is_loose, end)


def _is_on(gap: float, size: float) -> bool:
    """Tell whether a glyph stands on the blank half of the one before it."""
    return gap <= -SQUEEZE * size


def _is_loose_joint(before: Strip[S], after: Strip[S]) -> bool:
    """Tell whether readers would not see that one strip follows another.

    A number and its unit are never of one strip: their fonts or scales differ.
    """
    gap, size = after.xs[0] - before.end, after.run.size
    if _is_on(gap, size):
        return True
    return gap >= APART * size and before.spelling.texts[-1][-1] in _OF_NUMBERS


def stretches_of(strips: Sequence[Strip[S]]) -> Iterator[Stretch[S]]:
    """Cut a row into stretches, each with the text to be written as its ActualText, or none.

    From the first squeezed mark or gap on, all goes into one stretch, up to a character beyond the BMP;
    the habits of readers that ask for it stand at the head of this module.
    """
    if not _is_loose(strips):
        yield strips, ""
        return
    texts = [text for strip in strips for text in strip.spelling.texts]
    loose = frozenset(_loose_glyphs(strips))
    start = 0
    for beyond_bmp, segment in groupby(texts, key=lambda text: text > "\uffff"):
        stop = start + len(list(segment))
        inside = () if beyond_bmp else range(start, stop - 1)
        first = next((index for index in inside if index in loose), stop)
        if start < first:
            yield _part(strips, start, first), ""
        if first < stop:
            yield _part(strips, first, stop), "".join(texts[first:stop])
        start = stop


def _is_loose(strips: Sequence[Strip[S]]) -> bool:
    """Tell whether readers would not see that some glyph of a row follows the one before it."""
    return any(strip.is_loose for strip in strips) or any(
        _is_loose_joint(before, after) for before, after in pairwise(strips)
    )


def _loose_glyphs(strips: Sequence[Strip[S]]) -> Iterator[int]:
    """Give the glyphs of a row that the next one does not seem to follow, counted through it."""
    count = 0
    before: Strip[S] | None = None
    for strip in strips:
        if before is not None and _is_loose_joint(before, strip):
            # A row with such a number is replaced as a whole: white space stands before it, too,
            # and what is searched for, a date, may begin further left.
            is_number = not _is_on(strip.xs[0] - before.end, strip.run.size)
            yield 0 if is_number else count - 1
        size, unit = strip.run.size, strip.unit
        gaps = zip(strip.spelling.widths, strip.xs, strip.xs[1:], strict=False)
        for number, (width, x, following) in enumerate(gaps):
            if _is_on(following - x - width * unit, size):
                yield count + number
        count += len(strip.xs)
        before = strip


def _part(strips: Sequence[Strip[S]], start: int, stop: int) -> list[Strip[S]]:
    """Give the glyphs from *start* to *stop*, counted through the row."""
    found = []
    begin = 0
    for strip in strips:
        end = begin + len(strip.xs)
        if start <= begin and end <= stop:
            found.append(strip)
        elif start < end and begin < stop:
            first, behind = max(start - begin, 0), stop - begin
            spelling = strip.spelling.part(first, behind)
            found.append(_strip(strip.run, spelling, strip.xs[first:behind]))
        begin = end
    return found
