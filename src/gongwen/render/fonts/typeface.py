"""One opened font file: its glyphs, their metrics, and whether it may be embedded.

HarfBuzz reads the file through a memory map, so opening costs the same for 5 MB and for 50.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

import uharfbuzz as hb

from gongwen.diagnostics import FontError
from gongwen.render.fonts.soundness import DAMAGED, flaw

DASH: Final = "—"
DASH_PAIR: Final = "——"
_CHARACTERS_AND_PAIRS: Final = re.compile(f"{DASH_PAIR}|.", re.DOTALL)
TWO_EM_DASH: Final = "⸺"
"""U+2E3A; some fonts have it but do not substitute it for the pair."""

DASHES: Final = (DASH, "―", TWO_EM_DASH)
"""Characters of which one may have the glyph of a 破折号 or of half of one."""

RESTRICTED: Final = 0x0002
PERMISSIONS: Final = 0x000E
NO_SUBSETTING: Final = 0x0100
BITMAP_ONLY: Final = 0x0200
"""Bits of fsType. OpenType 1.9, OS/2: of several permissions the least restrictive counts."""

FS_TYPE: Final = ("OS/2", 8)
CAP_HEIGHT: Final = ("OS/2", 88)
ITALIC_ANGLE: Final = ("post", 4)
ASCENT: Final = ("hhea", 4)
DESCENT: Final = ("hhea", 6)
BOUNDS: Final = (("head", 36), ("head", 38), ("head", 40), ("head", 42))
"""Where OpenType keeps these numbers: table, and byte in it."""

PREPARE_AT: Final = 30
"""Subsets of a CFF font after which it is prepared for more. Preparing takes 25 MB and the time of 30
subsets, and then a subset takes almost none; a process that has made 30 will probably make 30 more,
and at worst has spent twice what it needed."""

EM: Final = 1000
"""A PDF measures glyphs in 1/1000 em (ISO 32000-1, 9.2.4)."""

SAMPLE: Final = 64
"""Characters that are tried when a font is opened."""

BLANKS: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
"""Unicode categories of characters that rightly have no ink."""

UNSEEN: Final = BLANKS | {"Mn", "Me", "Co", "Cn", "Cs"}
"""Those of characters of which nothing is known, too, and of marks that only stand on others."""


@dataclass(frozen=True, slots=True)
class Box:
    """The ink of one glyph, in em from its origin; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


NO_INK: Final = Box(0, 0, 0, 0)


class Descriptor(NamedTuple):
    """What a PDF wants to know about a whole font, in 1/1000 em (ISO 32000-1, 9.8)."""

    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    box: tuple[float, float, float, float]


class Letter(NamedTuple):
    """What a PDF wants to know about one text, the same in every document.

    Attributes:
        glyph: its number in the file.
        character: a code point to which the character map gives the glyph; None if there is none.
        width: in 1/1000 em.
        utf16: the text as big-endian UTF-16, in hexadecimal.
        is_usual: whether the text is there for its own sake and not for compatibility only.
    """

    glyph: int
    character: int | None
    width: int
    utf16: str
    is_usual: bool


class Typeface:
    """One font file.

    A *text* is what one glyph stands for: a character, or the pair ``——``.

    Attributes:
        path: the file.
        face: HarfBuzz's view of it.
        upem: font units to the em.
        cff: whether the outlines are PostScript (CFF) and not TrueType (glyf).
        variable: whether it has axes; only their default position is used.
    """

    def __init__(
        self, path: Path, content: bytes | None = None, *, is_shipped: bool = False
    ) -> None:
        """Open *path*; of a collection the first font is taken.

        Args:
            path: the file.
            content: what it holds, where *path* is only a name.
            is_shipped: whether it comes with the program and is known to be sound if it is whole.

        Raises:
            FontError: if it cannot be read, is no font, or must not be embedded.
        """
        self.path = path
        self.face = _open(path, content, is_shipped=is_shipped)
        self.upem: int = self.face.upem
        self.variable: bool = self.face.has_var_data
        self.cff = "glyf" not in self.face.table_tags
        self._font = hb.Font(self.face)
        self._glyphs: dict[str, int | None] = {}
        self._letters: dict[str, Letter] = {}
        self._subsets = 0
        if refusal := _refusal(self.face):
            raise FontError(f"字体文件 {path.name} {refusal}", "请换用许可嵌入的字体", path)
        if not is_shipped and not self._draws():
            raise _damaged(path)

    def _draws(self) -> bool:
        """Tell whether the font draws most of a sample of its characters.

        Where HarfBuzz cannot read a character map or the outlines, it gives none without a word.
        """
        codes = sorted(self.face.unicodes)
        sample = [chr(code) for code in codes[:: max(len(codes) // SAMPLE, 1)]]
        seen = [each for each in sample if unicodedata.category(each) not in UNSEEN]
        drawn = sum(self._find(each) is not None for each in seen)
        return drawn > 0 and 2 * drawn >= len(seen)

    def glyph(self, text: str) -> int | None:
        """Give the glyph of *text*; None if there is none, or an empty one for visible text.

        Some fonts map rare 汉字 to empty glyphs; on paper that is as bad as no glyph.
        """
        try:
            return self._glyphs[text]
        except KeyError:
            glyph = self._glyphs[text] = self._find(text)
            return glyph

    def letter(self, text: str) -> Letter:
        """Give what a PDF wants to know about *text*.

        Raises:
            ValueError: if there is no glyph; the composer should have known.
        """
        try:
            return self._letters[text]
        except KeyError:
            letter = self._letters[text] = self._describe(text)
            return letter

    def _describe(self, text: str) -> Letter:
        glyph = self.glyph(text)
        if glyph is None:
            raise ValueError(f"{self.path.name} has no glyph for {text!r}")
        return Letter(
            glyph,
            self._mapped(text, glyph),
            round(self.advance(text) * EM),
            text.encode("utf-16-be").hex().upper(),
            unicodedata.normalize("NFKC", text) == text,
        )

    def _mapped(self, text: str, glyph: int) -> int | None:
        """Give a code point of *glyph*: that of *text*, but for dashes, whose glyphs are others'."""
        if text not in (DASH, DASH_PAIR):
            return ord(text)
        candidates = map(ord, DASHES)
        return next((c for c in candidates if self._font.get_nominal_glyph(c) == glyph), None)

    def advance(self, text: str) -> float:
        """Give the advance (字幅) of *text* in em; that of the missing-glyph box if it has none."""
        advance: int = self._font.get_glyph_h_advance(self.glyph(text) or 0)
        return advance / self.upem

    def texts(self, string: str) -> Sequence[str]:
        """Cut *string* into texts.

        That is every character alone, but ``——`` (破折号) is one glyph in fonts that have it:
        two single dashes would leave a gap in the middle.
        """
        if DASH_PAIR not in string or self.glyph(DASH_PAIR) is None:
            return string
        return _CHARACTERS_AND_PAIRS.findall(string)

    def ink(self, text: str) -> Box:
        """Give the ink of *text*; all zero if there is none."""
        extents = self._font.get_glyph_extents(self.glyph(text) or 0)
        if extents is None or not extents.width or not extents.height:
            return NO_INK
        left, top = extents.x_bearing, extents.y_bearing
        return Box(
            left / self.upem,
            (top + extents.height) / self.upem,
            (left + extents.width) / self.upem,
            top / self.upem,
        )

    def face_to_subset(self) -> hb.Face:
        """Give the face for the subsetter: prepared for it, if there are many documents."""
        self._subsets += 1
        return self._prepared if self.cff and self._subsets > PREPARE_AT else self.face

    @cached_property
    def _prepared(self) -> hb.Face:
        return hb.subset_preprocess(self.face)

    @cached_property
    def name(self) -> str:
        """The PostScript name, as far as it is fit for a PDF name."""
        written = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        return "".join(c for c in written if c.isascii() and (c.isalnum() or c in "-_")) or "Font"

    @cached_property
    def descriptor(self) -> Descriptor:
        """The measures of the whole font."""
        unit = EM / self.upem
        left, bottom, right, top = (_signed(self.face, *place) * unit for place in BOUNDS)
        ascent = _signed(self.face, *ASCENT) * unit
        return Descriptor(
            ascent=ascent,
            # Some fonts give the descent without its sign.
            descent=-abs(_signed(self.face, *DESCENT) * unit),
            cap_height=_signed(self.face, *CAP_HEIGHT) * unit or ascent,
            italic_angle=_signed(self.face, *ITALIC_ANGLE),
            box=(left, bottom, right, top),
        )

    def _find(self, text: str) -> int | None:
        if text in (DASH, DASH_PAIR):
            return self._find_dash(text)
        glyph: int | None = self._font.get_nominal_glyph(ord(text)) or None
        if glyph is None or unicodedata.category(text) in BLANKS:
            return glyph
        extents = self._font.get_glyph_extents(glyph)
        return glyph if extents and extents.width and extents.height else None

    def _find_dash(self, text: str) -> int | None:
        """Find the Chinese form of a dash (破折号): one em wide, at the height of the 汉字.

        Noto has it only behind the features that HarfBuzz applies to Chinese text; what its
        character map gives for U+2014 is the narrower and lower Latin dash.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Hani", "zh-Hans"
        hb.shape(self._font, buffer)
        glyphs: list[int] = [info.codepoint for info in buffer.glyph_infos]
        if text == DASH_PAIR and len(glyphs) == 2:
            glyphs = [self.glyph(TWO_EM_DASH) or 0]
        wanted = len(text) * self.upem
        if text == DASH_PAIR and self._font.get_glyph_h_advance(glyphs[0]) != wanted:
            return None
        return glyphs[0] or None


def _open(path: Path, content: bytes | None, *, is_shipped: bool) -> hb.Face:
    try:
        wrong = flaw(path, content, whole=not is_shipped)
        if wrong is None:
            blob = hb.Blob.from_file_path(str(path)) if content is None else hb.Blob(content)
    except (OSError, ValueError, hb.HarfBuzzError) as error:
        raise FontError(
            f"字体文件 {path} 无法读取", "请检查文件是否存在、是否可读", path
        ) from error
    if wrong == DAMAGED:
        raise _damaged(path)
    if wrong is not None:
        hint = "可用的是 TrueType 或 OpenType 字体（.ttf、.otf、.ttc）"
        raise FontError(f"{path} {wrong}", hint, path)
    face = hb.Face(blob)
    if not face.glyph_count:
        raise _damaged(path)
    return face


def _damaged(path: Path) -> FontError:
    return FontError(f"字体文件 {path.name} {DAMAGED}", "重新取得这个文件，或换用别的字体", path)


def _refusal(face: hb.Face) -> str | None:
    bits = _signed(face, *FS_TYPE)
    if bits & PERMISSIONS == RESTRICTED:
        return "的许可位（fsType）不允许嵌入文件"
    if bits & NO_SUBSETTING:
        return "的许可位（fsType）不允许只嵌入用到的字"
    if bits & BITMAP_ONLY:
        return "的许可位（fsType）只允许嵌入点阵"
    return None


def _signed(face: hb.Face, tag: str, offset: int) -> int:
    """Read a big-endian signed 16-bit number of a table; 0 where the table ends before it."""
    data = face.reference_table(tag).data[offset : offset + 2]
    return int.from_bytes(data, "big", signed=True) if len(data) == 2 else 0
