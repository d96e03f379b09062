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
- *PDFium* puts a space behind a replaced text that has several fonts. At the end of a row it does no
  harm, so a replaced text goes on to the end.
- PDFium drops characters beyond the BMP from a replaced text, so such a character interrupts it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import sub
from typing import Final, Generic, NamedTuple, Protocol, Self, TypeVar

from gongwen.pages import Font, Run
from gongwen.render.fonts.typeface import EM

SQUEEZE: Final = 0.1
"""From this overlap on, in em, Poppler takes the next character for another line of text."""

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
        is_tight: whether one of them stands on the blank half of the one before it.
        limit: a following glyph whose x is less stands on the blank half of the last one.
    """

    run: Run
    spelling: S
    xs: Sequence[float]
    unit: float
    pitch: float | None
    is_tight: bool
    limit: float


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
    overlap = SQUEEZE * run.size
    limit = xs[-1] + widths[-1] * unit - overlap
    if len(xs) == 1:
        return Strip(run, spelling, xs, unit, 0.0, False, limit)
    distances = list(map(sub, xs[1:], xs))
    if spelling.is_even:
        least = min(distances)
        pitch = least if max(distances) - least <= EVEN else None
        is_tight = least < widths[0] * unit - overlap
    else:
        pitch = None
        pairs = zip(widths, distances, strict=False)
        is_tight = any(distance < width * unit - overlap for width, distance in pairs)
    return Strip(run, spelling, xs, unit, pitch, is_tight, limit)


def stretches_of(strips: Sequence[Strip[S]]) -> Iterator[Stretch[S]]:
    """Cut a row into stretches, each with the text to be written as its ActualText, or none.

    From the first squeezed mark on, all goes into one stretch, up to a character beyond the BMP;
    the habits of readers that ask for it stand at the head of this module.
    """
    if not _is_tight(strips):
        yield strips, ""
        return
    texts = [text for strip in strips for text in strip.spelling.texts]
    tight = frozenset(_tight_glyphs(strips))
    start = 0
    for beyond_bmp, segment in groupby(texts, key=lambda text: text > "\uffff"):
        stop = start + len(list(segment))
        inside = () if beyond_bmp else range(start, stop - 1)
        first = next((index for index in inside if index in tight), stop)
        if start < first:
            yield _part(strips, start, first), ""
        if first < stop:
            yield _part(strips, first, stop), "".join(texts[first:stop])
        start = stop


def _is_tight(strips: Sequence[Strip[S]]) -> bool:
    """Tell whether any glyph of a row stands on the blank half of the one before it."""
    limit = float("-inf")
    for strip in strips:
        if strip.is_tight or strip.xs[0] < limit:
            return True
        limit = strip.limit
    return False


def _tight_glyphs(strips: Sequence[Strip[S]]) -> Iterator[int]:
    """Give the glyphs of a row on whose blank half the next one stands, counted through the row."""
    count, limit = 0, float("-inf")
    for strip in strips:
        overlap = SQUEEZE * strip.run.size
        for width, x in zip(strip.spelling.widths, strip.xs, strict=True):
            if x < limit:
                yield count - 1
            limit = x + width * strip.unit - overlap
            count += 1


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
