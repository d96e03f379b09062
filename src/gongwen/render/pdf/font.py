"""One typeface as a PDF font: a subset in a Type 0 font with two-byte codes (Identity-H)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate, count, groupby
from typing import Final, NamedTuple

from gongwen.render.fonts.subset import Keep, cut
from gongwen.render.fonts.typeface import EM, Typeface
from gongwen.render.pdf.codes import codes_of
from gongwen.render.pdf.file import File
from gongwen.render.pdf.objects import (
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

# fmt: off
EMBEDDED: Final = Keep(
    without=(
        "BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp", "meta", "mort",
        "morx", "name", "post", "vhea", "vmtx",
    ),
    only_outlines=True,
)
# fmt: on
"""No PDF reader looks at these tables in a font that is used by glyph number; and FontFile3 takes
the CFF table alone (ISO 32000-1, table 126)."""

DEFAULT_WIDTH: Final = EM
"""DW: the width of a 汉字."""

MAP_BLOCK: Final = 100
"""Entries in one block of a CMap: more are not allowed (Adobe Technical Note 5014)."""

SYMBOLIC: Final = 4
"""The flag of fonts that are not limited to the standard Latin characters (ISO 32000-1, 9.8.2)."""

HEXADECIMAL: Final = 16

DIGITS: Final = 4
"""Hexadecimal digits of a code: Identity-H has codes of two bytes (ISO 32000-1, 9.7.5.2)."""

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

STEM: Final = 80
"""StemV: required, used only to make up a font that is missing; ours are embedded."""

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


class Spelling(NamedTuple):
    """A string, or the part of one that a twin of its font draws, glyph by glyph.

    Attributes:
        font: the name of the font that reads the codes back.
        starts: where the text of each glyph begins in the string.
        texts: what each glyph stands for.
        codes: four hexadecimal digits a glyph.
        widths: of each glyph, in 1/1000 em.
        is_even: whether all glyphs are equally wide.
    """

    font: str
    starts: Sequence[int]
    texts: Sequence[str]
    codes: str
    widths: Sequence[int]
    is_even: bool

    def part(self, start: int, stop: int) -> "Spelling":
        """Give the glyphs from *start* to *stop*."""
        cut = slice(start, stop)
        codes = self.codes[DIGITS * start : DIGITS * stop]
        return Spelling(
            self.font, self.starts[cut], self.texts[cut], codes, self.widths[cut], self.is_even
        )


class PdfFont:
    """A typeface, cut down to what one document draws.

    Attributes:
        resource: the name by which content streams call it. Where a CFF glyph stands for several
            texts, the others are drawn by twins of the font: ``F1-1``, ``F1-2`` …
        typeface: where the glyphs come from.
        program: the subset, as it is embedded.
        digest: its SHA-256.
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
        subset = cut(typeface, texts, EMBEDDED)
        self._codes = codes_of(typeface, subset)
        self.program = subset.program
        self.digest = sha256(self.program).digest()
        self.drawn: Mapping[str, Drawn] = {
            text: Drawn(f"{code:04X}", typeface.letter(text).width, twin)
            for twin, codes in zip(self._resources(), self._codes.twins, strict=False)
            for text, code in codes.items()
        }
        # One by one, for these are looked up character by character.
        self._code = {text: each.code for text, each in self.drawn.items()}
        self._width = {text: each.width for text, each in self.drawn.items()}
        self._spellings: dict[str, tuple[Spelling, ...]] = {}

    def spell(self, string: str) -> tuple[Spelling, ...]:
        """Give the glyphs of *string*: all at once, but for what twins draw.

        Raises:
            KeyError: if the font was not cut for a text of it.
        """
        # Every second string of a page is one of a handful of marks.
        spellings = self._spellings.get(string)
        if spellings is None:
            spellings = self._spellings[string] = self._spell(string) if string else ()
        return spellings

    def _spell(self, string: str) -> tuple[Spelling, ...]:
        texts = self.typeface.texts(string)
        starts: Sequence[int] = range(len(texts))
        if len(texts) < len(string):
            starts = list(accumulate(map(len, texts[:-1]), initial=0))
        codes = "".join(map(self._code.__getitem__, texts))
        widths = list(map(self._width.__getitem__, texts))
        is_even = widths.count(widths[0]) == len(widths)
        whole = Spelling(self.resource, starts, texts, codes, widths, is_even)
        return (whole,) if len(self._codes.twins) == 1 else tuple(self._by_twins(whole))

    def _by_twins(self, whole: Spelling) -> Iterator[Spelling]:
        """Part a string where another twin of the font must draw."""
        start = 0
        for font, same in groupby(self.drawn[text].resource for text in whole.texts):
            stop = start + len(list(same))
            yield whole.part(start, stop)._replace(font=font)
            start = stop

    def _resources(self) -> Iterator[str]:
        """Give the names of the font and its twins, without end."""
        yield self.resource
        for twin in count(1):
            yield f"{self.resource}-{twin}"

    def add_to(self, file: File) -> Iterator[tuple[str, Value]]:
        """Write the font into *file*; give its name and its Type 0 dictionary, and its twins'.

        Twins share all but the map to Unicode.
        """
        # A subset is named after its content, so that equal files have equal names.
        tag = "".join(LETTERS[byte % len(LETTERS)] for byte in self.digest[:6])
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
        for resource, codes in zip(self._resources(), self._codes.twins, strict=False):
            entries = {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": name(f"{base}-Identity-H" if self.typeface.cff else base),
                "Encoding": name("Identity-H"),
                "DescendantFonts": descendants,
                "ToUnicode": file.add(stream(self._to_unicode(codes), {})),
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
        odd = {each.code: each.width for each in self.drawn.values() if each.width != DEFAULT_WIDTH}
        for written, width in sorted(odd.items()):
            code = int(written, HEXADECIMAL)
            if code != following:
                run = []
                widths += [code, run]
            run.append(width)
            following = code + 1
        return [array(each) if isinstance(each, list) else each for each in widths]

    def _glyph_map(self, file: File) -> Value:
        """Give CIDToGIDMap: the identity, continued by the codes that share a glyph."""
        codes, extra = self._codes.twins[0], self._codes.extra
        if not extra:
            return name("Identity")
        glyphs = [extra.get(code, code) for code in range(max(codes.values()) + 1)]
        return file.add(stream(b"".join(glyph.to_bytes(2, "big") for glyph in glyphs), {}))

    def _to_unicode(self, codes: Mapping[str, int]) -> bytes:
        """Give the CMap from codes to UTF-16, for copying and searching."""
        letter = self.typeface.letter
        entries = sorted(f"<{code:04X}> <{letter(text).utf16}>\n" for text, code in codes.items())
        blocks = [entries[at : at + MAP_BLOCK] for at in range(0, len(entries), MAP_BLOCK)]
        body = "".join(f"{len(b)} beginbfchar\n{''.join(b)}endbfchar\n" for b in blocks)
        return (CMAP_HEAD + body + CMAP_TAIL).encode("ascii")
