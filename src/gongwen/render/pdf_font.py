"""One typeface as a PDF font: a subset made by HarfBuzz, in a Type 0 font with two-byte codes.

The pages are final, so everything a font must draw is known before the first code is written.
Codes therefore simply *are* the glyph numbers of the subset (Identity-H), for glyf and CFF alike.
"""

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from operator import itemgetter
from typing import Final, NamedTuple

import uharfbuzz as hb

from gongwen.diagnostics import FontError
from gongwen.render.objects import (
    File,
    Value,
    array,
    dictionary,
    name,
    number,
    numbers,
    stream,
    stream_of_outlines,
    text_string,
)
from gongwen.render.typeface import EM, Typeface

DEFAULT_WIDTH: Final = EM
"""DW: the width of a 汉字."""

MAP_BLOCK: Final = 100
"""So many entries may stand in one block of a CMap (Adobe Technical Note 5014)."""

SYMBOLIC: Final = 4
"""The flag of fonts that are not limited to the standard Latin characters (ISO 32000-1, 9.8.2)."""

HEXADECIMAL: Final = 16

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

STEM: Final = 80
"""StemV: required, used only to make up a font that is missing; ours are embedded."""

# fmt: off
UNUSED_TABLES: Final = (
    "BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp", "meta", "mort", "morx",
    "name", "post", "vhea", "vmtx",
)
# fmt: on
"""What no PDF reader looks at in a font that is used by glyph number."""

CMAP_HEAD: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL: Final = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Drawn(NamedTuple):
    """How a text is drawn.

    Attributes:
        code: four hexadecimal digits.
        width: in 1/1000 em.
        resource: the name of the font that reads the code back as the text.
    """

    code: str
    width: int
    resource: str


class PdfFont:
    """A typeface, cut down to what one document draws.

    Attributes:
        resource: the name by which content streams call it. Where a CFF glyph stands for several
            texts, the others are drawn by twins of the font: ``F1-1``, ``F1-2`` …
        typeface: where the glyphs come from.
        program: the subset, as it is embedded.
        drawn: every text that the document draws in this font.
    """

    def __init__(self, resource: str, typeface: Typeface, texts: Iterable[str]) -> None:
        """Cut *typeface* down to *texts*: characters, or pairs ``——``.

        Raises:
            ValueError: if it has no glyph for one of them; the composer should have known.
            FontError: if HarfBuzz cannot make the subset.
        """
        self.resource = resource
        self.typeface = typeface
        glyphs = {text: _glyph(typeface, text) for text in texts}
        self.program, renumbered = _subset(typeface, glyphs)
        self._twins, self._extra = _codes(typeface, glyphs, renumbered)
        self.drawn: Mapping[str, Drawn] = {
            text: Drawn(f"{code:04X}", round(typeface.advance(text) * EM), twin)
            for twin, codes in zip(self._resources(), self._twins, strict=False)
            for text, code in codes.items()
        }

    def _resources(self) -> Iterator[str]:
        """Give the names of the font and its twins, without end."""
        yield self.resource
        for count in itertools.count(1):
            yield f"{self.resource}-{count}"

    def add_to(self, file: File) -> Iterator[tuple[str, Value]]:
        """Write the font into *file*; give its name and its Type 0 dictionary, and its twins'.

        Twins share all but the map to Unicode.
        """
        # A subset is named after its content, so that equal files have equal names.
        tag = "".join(LETTERS[byte % len(LETTERS)] for byte in sha256(self.program).digest()[:6])
        base = f"{tag}+{self.typeface.name}"
        descendant: dict[str, Value | int] = {
            "Type": name("Font"),
            "Subtype": name("CIDFontType0" if self.typeface.cff else "CIDFontType2"),
            "BaseFont": name(base),
            "CIDSystemInfo": dictionary(
                {
                    "Registry": text_string("Adobe"),
                    "Ordering": text_string("Identity"),
                    "Supplement": 0,
                }
            ),
            "DW": DEFAULT_WIDTH,
            "FontDescriptor": file.add(self._descriptor(file, base)),
        }
        if widths := self._widths():
            descendant["W"] = array(widths)
        if not self.typeface.cff:
            descendant["CIDToGIDMap"] = self._glyph_map(file)
        descendants = array([file.add(dictionary(descendant))])
        for resource, codes in zip(self._resources(), self._twins, strict=False):
            entries = {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": name(f"{base}-Identity-H" if self.typeface.cff else base),
                "Encoding": name("Identity-H"),
                "DescendantFonts": descendants,
                "ToUnicode": file.add(stream(_to_unicode(codes), {})),
            }
            yield resource, dictionary(entries)

    def _descriptor(self, file: File, base: str) -> Value:
        measures = self.typeface.descriptor
        if self.typeface.cff:
            program = stream_of_outlines(self.program, {"Subtype": name("CIDFontType0C")})
        else:
            program = stream(self.program, {"Length1": len(self.program)})
        return dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": name(base),
                "Flags": SYMBOLIC,
                "FontBBox": numbers(measures.box),
                "ItalicAngle": number(measures.italic_angle),
                "Ascent": number(measures.ascent),
                "Descent": number(measures.descent),
                "CapHeight": number(measures.cap_height),
                "StemV": STEM,
                "FontFile3" if self.typeface.cff else "FontFile2": file.add(program),
            }
        )

    def _widths(self) -> list[Value | int]:
        """Give W: runs of codes, each with its widths, wherever a width is not the default."""
        widths: list[int | list[int]] = []
        run: list[int] = []
        following = -1
        for code, width in sorted(
            (int(each.code, HEXADECIMAL), each.width) for each in self._distinct()
        ):
            if width == DEFAULT_WIDTH:
                continue
            if code != following:
                run = []
                widths += [code, run]
            run.append(width)
            following = code + 1
        return [array(each) if isinstance(each, list) else each for each in widths]

    def _distinct(self) -> Iterable[Drawn]:
        return {each.code: each for each in self.drawn.values()}.values()

    def _glyph_map(self, file: File) -> Value:
        """Give CIDToGIDMap: the identity, continued by the codes that share a glyph."""
        if not self._extra:
            return name("Identity")
        count = max(self._twins[0].values()) + 1
        glyphs = [self._extra.get(code, code) for code in range(count)]
        return file.add(stream(b"".join(glyph.to_bytes(2, "big") for glyph in glyphs), {}))


def _to_unicode(codes: Mapping[str, int]) -> bytes:
    """Give the CMap from codes to UTF-16, for copying and searching."""
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for text, code in sorted(codes.items(), key=itemgetter(1))
    ]
    blocks = [entries[start : start + MAP_BLOCK] for start in range(0, len(entries), MAP_BLOCK)]
    body = "".join(f"{len(b)} beginbfchar\n{''.join(b)}endbfchar\n" for b in blocks)
    return (CMAP_HEAD + body + CMAP_TAIL).encode("ascii")


def _glyph(typeface: Typeface, text: str) -> int:
    glyph = typeface.glyph(text)
    if glyph is None:
        raise ValueError(f"{typeface.path.name} has no glyph for {text!r}")
    return glyph


def _codes(
    typeface: Typeface, glyphs: Mapping[str, int], renumbered: Mapping[int, int]
) -> tuple[list[dict[str, int]], dict[int, int]]:
    """Give every text a code, and the glyph of every code that is not its own glyph.

    Two characters may share a glyph (· and •, a space and a no-break space), and both must be
    copied as written. A TrueType font gets a second code for the glyph. CFF has no map from
    codes to glyphs, so there the second text has the same code in a twin of the font, which
    maps it to another character; of the twins the first has the most usual characters.
    """
    twins: list[dict[str, int]] = [{}]
    extra: dict[int, int] = {}
    drawn_by: Counter[int] = Counter()
    spare = max(renumbered.values()) + 1
    for text, glyph in sorted(glyphs.items(), key=lambda item: _usualness(item[0])):
        code = renumbered[glyph]
        twin = drawn_by[code]
        drawn_by[code] += 1
        if twin and not typeface.cff:
            code, extra[spare], spare, twin = spare, code, spare + 1, 0
        if twin == len(twins):
            twins.append({})
        twins[twin][text] = code
    return twins, extra


def _usualness(text: str) -> tuple[bool, str]:
    """Give a key that sorts characters before those that Unicode has for compatibility only."""
    return unicodedata.normalize("NFKC", text) != text, text


def _subset(typeface: Typeface, glyphs: Mapping[str, int]) -> tuple[bytes, dict[int, int]]:
    """Give the font program for texts with their *glyphs*, and the number in it of every glyph."""
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        | hb.SubsetFlags.DOWNGRADE_CFF2
    )
    # Where HarfBuzz gets characters, it looks these up; for a glyph it reads the whole map.
    mapped = {text: typeface.mapped(text) for text in glyphs}
    wanted.unicode_set.update(ord(character) for character in mapped.values() if character)
    wanted.glyph_set.update(glyphs[text] for text, character in mapped.items() if not character)
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
