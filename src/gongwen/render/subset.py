"""A typeface cut down to what one document draws: the font program, and a code for every text.

The pages are final, so everything a font must draw is known before the first code is written.
Codes therefore simply *are* the glyph numbers of the subset, for glyf and CFF alike, except where
two texts share a glyph.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import uharfbuzz as hb

from gongwen.diagnostics import FontError
from gongwen.render.typeface import Letter, Typeface

# fmt: off
UNUSED_TABLES: Final = (
    "BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp", "meta", "mort", "morx",
    "name", "post", "vhea", "vmtx",
)
# fmt: on
"""What no PDF reader looks at in a font that is used by glyph number."""


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program and its codes.

    Two characters may share a glyph (· and •, a space and a no-break space), and both must be
    copied as written. A TrueType font gets a second code for the glyph. CFF has no map from
    codes to glyphs, so there the second text has the same code in a *twin* of the font, which
    maps it to another character; of the twins the first has the most usual characters.

    Attributes:
        program: as it is embedded.
        twins: for each twin, the codes of its texts; the first one is the font itself.
        extra: the glyph of every code that is not its own glyph.
    """

    program: bytes
    twins: tuple[Mapping[str, int], ...]
    extra: Mapping[int, int]


def cut(typeface: Typeface, texts: Iterable[str]) -> Subset:
    """Cut *typeface* down to *texts*: characters, or pairs ``——``.

    Raises:
        ValueError: if it has no glyph for one of them; the composer should have known.
        FontError: if HarfBuzz cannot make the subset.
    """
    letters = {text: typeface.letter(text) for text in texts}
    program, renumbered = _program(typeface, letters.values())
    codes = {text: renumbered[letter.glyph] for text, letter in letters.items()}
    if len(set(codes.values())) == len(codes):
        return Subset(program, (codes,), {})
    order = sorted(codes, key=lambda text: (not letters[text].is_usual, text))
    spare = max(renumbered.values()) + 1
    twins, extra = _share({text: codes[text] for text in order}, None if typeface.cff else spare)
    return Subset(program, tuple(twins), extra)


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


def _program(typeface: Typeface, letters: Iterable[Letter]) -> tuple[bytes, dict[int, int]]:
    """Give the font program for *letters*, and the number in it of every glyph."""
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        | hb.SubsetFlags.DOWNGRADE_CFF2
    )
    # Where HarfBuzz gets characters, it looks these up; for a glyph it reads the whole map.
    wanted.unicode_set.update(each.character for each in letters if each.character is not None)
    wanted.glyph_set.update(each.glyph for each in letters if each.character is None)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in UNUSED_TABLES)
    if typeface.variable:
        wanted.pin_all_axes_to_default(typeface.face)
    try:
        plan = hb.SubsetPlan(typeface.face_to_subset(), wanted)
        font = plan.execute()
    except (RuntimeError, hb.HarfBuzzError) as error:
        raise _unfit(typeface) from error
    program: bytes = font.reference_table("CFF ").data if typeface.cff else font.blob.data
    if not program:
        raise _unfit(typeface)
    return program, dict(plan.old_to_new_glyph_mapping.items())


def _unfit(typeface: Typeface) -> FontError:
    return FontError(
        f"字体文件 {typeface.path.name} 无法取出用到的字", "字体文件可能已损坏，请换用别的字体"
    )
