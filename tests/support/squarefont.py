"""A tiny font with square glyphs, built when a test needs it.

A character is one em wide and its ink has corners at halves of the em, so that pages made with it
can be drawn one pixel to half an em. 汉字 fill their em, openers its right half, closers its left.
"""

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
HALF = EM // 2

FULL = (0, 0, EM, EM)
SHAPES: dict[str, tuple[int, int, int, int] | None] = {
    "国": FULL,
    "家": FULL,
    "法": FULL,
    "（": (HALF, 0, EM, EM),
    "“": (HALF, 0, EM, EM),
    "）": (0, 0, HALF, EM),
    "，": (0, 0, HALF, HALF),
    "。": (0, 0, HALF, HALF),
    "—": (0, HALF, EM, EM),
    "空": None,
    " ": None,
}
"""The ink of every character: left, bottom, right, top; None for no ink. 空 is a 汉字 whose glyph
is empty, as fonts have them for characters that were never drawn."""


def build_square_font(
    path: Path, *, fs_type: int = 0, cff: bool = False, weights: Iterable[int] = ()
) -> Path:
    """Write the font to *path*.

    Args:
        path: where to.
        fs_type: the licence bits.
        cff: with PostScript outlines, and not CID-keyed.
        weights: of a variable font; its default is the first.
    """
    names = {character: f"uni{ord(character):04X}" for character in SHAPES}
    builder = FontBuilder(EM, isTTF=not cff)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(character): name for character, name in names.items()})
    shapes = {".notdef": FULL, **{names[character]: ink for character, ink in SHAPES.items()}}
    if cff:
        outlines = {name: _postscript(ink) for name, ink in shapes.items()}
        builder.setupCFF("Square-Regular", {}, outlines, {})
    else:
        builder.setupGlyf({name: _truetype(ink) for name, ink in shapes.items()})
    builder.setupHorizontalMetrics({name: (EM, (ink or FULL)[0]) for name, ink in shapes.items()})
    builder.setupHorizontalHeader(ascent=EM, descent=0)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular", "psName": "Square"})
    builder.setupOS2(sTypoAscender=EM, sTypoDescender=0, fsType=fs_type)
    builder.setupPost()
    if axis := list(weights):
        builder.setupFvar([("wght", min(axis), axis[0], max(axis), "Weight")], [])
        builder.setupGvar({name: [] for name in shapes})
    builder.save(path)
    return path


def _draw(pen: TTGlyphPen | T2CharStringPen, ink: tuple[int, int, int, int] | None) -> None:
    if ink is None:
        return
    left, bottom, right, top = ink
    pen.moveTo((left, bottom))
    for corner in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()


def _truetype(ink: tuple[int, int, int, int] | None) -> object:
    pen = TTGlyphPen(None)
    _draw(pen, ink)
    return pen.glyph()


def _postscript(ink: tuple[int, int, int, int] | None) -> object:
    pen = T2CharStringPen(EM, None)
    _draw(pen, ink)
    return pen.getCharString()
