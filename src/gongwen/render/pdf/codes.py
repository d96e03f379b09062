"""A code for every text that a PDF font draws.

The pages are final, so everything a font must draw is known before the first code is written.
Codes therefore simply *are* the glyph numbers of the subset, for glyf and CFF alike, except where
two texts share a glyph.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gongwen.render.fonts.subset import Subset
from gongwen.render.fonts.typeface import Typeface


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a subset.

    Two characters may share a glyph (· and •, a space and a no-break space), and both must be
    copied as written. A TrueType font gets a second code for the glyph. CFF has no map from
    codes to glyphs, so there the second text has the same code in a *twin* of the font, which
    maps it to another character; of the twins the first has the most usual characters.

    Attributes:
        twins: for each twin, the codes of its texts; the first one is the font itself.
        extra: the glyph of every code that is not its own glyph.
    """

    twins: tuple[Mapping[str, int], ...]
    extra: Mapping[int, int]


def codes_of(typeface: Typeface, subset: Subset) -> Codes:
    """Give the codes of the texts of *subset*, which was cut from *typeface*."""
    glyphs = subset.glyphs
    if len(set(glyphs.values())) == len(glyphs):
        return Codes((glyphs,), {})
    order = sorted(glyphs, key=lambda text: (not typeface.letter(text).is_usual, text))
    spare = None if typeface.cff else subset.count
    twins, extra = _share({text: glyphs[text] for text in order}, spare)
    return Codes(tuple(twins), extra)


def _share(
    codes: Mapping[str, int], spare: int | None
) -> tuple[list[dict[str, int]], dict[int, int]]:
    """Tell texts of one glyph apart: by codes from *spare* on, or, without, by twins."""
    twins: list[dict[str, int]] = [{}]
    extra: dict[int, int] = {}
    drawn_by: Counter[int] = Counter()
    for text, glyph in codes.items():
        code, twin = glyph, drawn_by[glyph]
        drawn_by[glyph] += 1
        if twin and spare is not None:
            code, extra[spare], spare, twin = spare, glyph, spare + 1, 0
        if twin == len(twins):
            twins.append({})
        twins[twin][text] = code
    return twins, extra
