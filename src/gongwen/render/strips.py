"""Runs → strips: glyphs of one font that are shown together, and the text that replaces them.

Most strips are even: 汉字 of one width at one distance from one another. What holds for the first
pair of such a strip holds for all, so nobody need look at every glyph.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import sub
from typing import Final, NamedTuple

from gongwen.pages import Font, Run
from gongwen.render.pdf_font import PdfFont, Spelling
from gongwen.render.typeface import EM

SQUEEZE: Final = 0.1
"""From this overlap on, in em, Poppler takes the next character for another line of text."""

EVEN: Final = 1e-6
"""By how much the distances of an even strip may differ, in points: less than rounding does."""


class Strip(NamedTuple):
    """Glyphs of one run and one font.

    Attributes:
        run: to which they belong.
        spelling: what they are in the font.
        xs: of each origin, in points from the page's left edge.
        unit: of the widths of the spelling, in points, after scaling.
        pitch: the distance between any two neighbours, in points, if all glyphs are equally wide
            and equally far apart; 0 for one alone; None for a strip that is not even.
        is_tight: whether one of them stands on the blank half of the one before it.
        limit: a following glyph whose x is less stands on the blank half of the last one.
    """

    run: Run
    spelling: Spelling
    xs: Sequence[float]
    unit: float
    pitch: float | None
    is_tight: bool
    limit: float


Stretch = tuple[Sequence[Strip], str]
"""A part of a row, and the text that replaces it when it is copied, or none."""


def strips_of(runs: Iterable[Run], fonts: Mapping[Font, PdfFont]) -> list[Strip]:
    """Make strips of the runs of one row: one of each, but for what twins of its font draw.

    Raises:
        KeyError: if a font was not cut for a text of its run.
    """
    strips = []
    for run in runs:
        xs: Sequence[float] = run.xs
        for spelling in fonts[run.font].spell(run.text):
            starts = spelling.starts
            own = xs if len(starts) == len(xs) else [xs[start] for start in starts]
            strips.append(_strip(run, spelling, own))
    return strips


def _strip(run: Run, spelling: Spelling, xs: Sequence[float]) -> Strip:
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


def stretches_of(strips: Sequence[Strip]) -> Iterator[Stretch]:
    """Cut a row into stretches, each with the text to be written as its ActualText, or none.

    What follows a squeezed mark goes into one stretch with it: Poppler would begin another line
    where glyphs overlap, and PDFium puts a space behind a replaced stretch that has several fonts,
    which does no harm at the end of a row. PDFium also drops characters beyond the BMP from an
    ActualText, so such a character ends a stretch.
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


def _is_tight(strips: Sequence[Strip]) -> bool:
    """Tell whether any glyph of a row stands on the blank half of the one before it."""
    limit = float("-inf")
    for strip in strips:
        if strip.is_tight or strip.xs[0] < limit:
            return True
        limit = strip.limit
    return False


def _tight_glyphs(strips: Sequence[Strip]) -> Iterator[int]:
    """Give the glyphs of a row on whose blank half the next one stands, counted through the row."""
    count, limit = 0, float("-inf")
    for strip in strips:
        overlap = SQUEEZE * strip.run.size
        for width, x in zip(strip.spelling.widths, strip.xs, strict=True):
            if x < limit:
                yield count - 1
            limit = x + width * strip.unit - overlap
            count += 1


def _part(strips: Sequence[Strip], start: int, stop: int) -> list[Strip]:
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
