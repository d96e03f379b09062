"""Which characters a font has, counted by blocks; by its character map, empty glyphs included."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongwen.render.fonts.typeface import Typeface

GB2312_FIRST: Final = 0xB0
GB2312_LAST: Final = 0xF7
GB2312_CELLS: Final = (0xA1, 0xFE)
"""The rows (区) of GB 2312 that hold 汉字, and the cells (位) of each, as EUC-CN writes them."""

BASIC: Final = (0x4E00, 0x9FFF)
EXTENSION_A: Final = (0x3400, 0x4DBF)
BEYOND: Final = (0x20000, 0x3FFFF)
"""Blocks of 汉字 in Unicode; the last are extensions B and later."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many characters a font has.

    Attributes:
        characters: all of them.
        gb2312: of the 6763 汉字 of GB 2312.
        basic: of the block of CJK Unified Ideographs 基本区.
        extension_a: of extension A 扩展 A.
        beyond: of extensions B and later.
    """

    characters: int
    gb2312: int
    basic: int
    extension_a: int
    beyond: int


def coverage(typeface: Typeface) -> Coverage:
    """Count what the character map of *typeface* has."""
    codes = frozenset(typeface.face.unicodes)
    return Coverage(
        len(codes),
        len(codes & GB2312),
        *(
            sum(first <= code <= last for code in codes)
            for first, last in (BASIC, EXTENSION_A, BEYOND)
        ),
    )


def _gb2312() -> Iterator[int]:
    first, last = GB2312_CELLS
    for row in range(GB2312_FIRST, GB2312_LAST + 1):
        text = b"".join(bytes((row, cell)) for cell in range(first, last + 1))
        # The last five cells of row D7 are empty.
        yield from map(ord, text.decode("gb2312", errors="ignore"))


GB2312: Final = frozenset(_gb2312())
"""The code points of the 汉字 of GB 2312."""
