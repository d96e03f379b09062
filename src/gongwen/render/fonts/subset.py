"""A typeface cut down to what one document draws: a font program, and the number of every glyph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import uharfbuzz as hb

from gongwen.diagnostics import FontError
from gongwen.render.fonts.typeface import Letter, Typeface


@dataclass(frozen=True, slots=True)
class Keep:
    """What a kind of file wants of a font.

    Attributes:
        without: tables that its readers do not look at.
        only_outlines: whether of a font with PostScript outlines the table ``CFF`` is all that
            goes into the file.
    """

    without: tuple[str, ...] = ()
    only_outlines: bool = False


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program.

    Attributes:
        program: as it is embedded.
        glyphs: for every text the number of its glyph in the program; two texts may share one.
        count: of the glyphs in the program, those without a text of their own included.
    """

    program: bytes
    glyphs: Mapping[str, int]
    count: int


def cut(typeface: Typeface, texts: Iterable[str], keep: Keep) -> Subset:
    """Cut *typeface* down to *texts*: characters, or pairs ``——``.

    Raises:
        ValueError: if it has no glyph for one of them; the composer should have known.
        FontError: if HarfBuzz cannot make the subset.
    """
    letters = {text: typeface.letter(text) for text in texts}
    program, renumbered = _program(typeface, letters.values(), keep)
    glyphs = {text: renumbered[letter.glyph] for text, letter in letters.items()}
    return Subset(program, glyphs, max(renumbered.values()) + 1)


def _program(
    typeface: Typeface, letters: Iterable[Letter], keep: Keep
) -> tuple[bytes, dict[int, int]]:
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
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in keep.without)
    if typeface.variable:
        wanted.pin_all_axes_to_default(typeface.face)
    try:
        plan = hb.SubsetPlan(typeface.face_to_subset(), wanted)
        font = plan.execute()
    except (RuntimeError, hb.HarfBuzzError) as error:
        raise _unfit(typeface) from error
    bare = typeface.cff and keep.only_outlines
    program: bytes = font.reference_table("CFF ").data if bare else font.blob.data
    if not program:
        raise _unfit(typeface)
    return program, dict(plan.old_to_new_glyph_mapping.items())


def _unfit(typeface: Typeface) -> FontError:
    return FontError(
        f"字体文件 {typeface.path.name} 无法取出用到的字",
        "字体文件可能已损坏，请换用别的字体",
        typeface.path,
    )
