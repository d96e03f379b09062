"""PDF objects: PDF syntax as text, and a typed door to ReportLab, which makes a file of it.

Of ReportLab only the innermost layer is used, which numbers objects and writes the file around
them. Its canvas would add an unembedded Helvetica, ASCII85 and an own idea of fonts to every page,
and 10 ms to every start. Its dictionaries and arrays are written element by element at the very
end; here they are text from the start, so a reference or a name in them is a word like any other.
"""

import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from reportlab.pdfbase import pdfdoc

VERSION: Final = (1, 7)

COMPRESSION: Final = 4
"""The first level that looks beyond the next match: a third faster than 9, and 2 % larger."""

PLACES: Final = 3
"""Decimals of lengths and other numbers; 0.001 pt is 0.35 µm on paper."""

Value: TypeAlias = str
"""A PDF object as it is written: a name, a number, a string, an array, a dictionary, a reference."""


def name(text: str) -> Value:
    """Give ASCII *text* as a name: ``/Text`` (ISO 32000-1, 7.3.5)."""
    if text.isalnum():
        return "/" + text
    return "/" + "".join(c if c.isalnum() or c in "+-_." else f"#{ord(c):02X}" for c in text)


def number(value: float, places: int = PLACES) -> Value:
    """Write *value* in the shortest way that keeps *places* decimals.

    >>> number(15.0), number(0.25), number(-0.0001)
    ('15', '0.25', '0')
    """
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def text_string(text: str) -> Value:
    """Give *text* as a PDF string: ASCII as it is, anything else as UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    # Half a surrogate pair is no text, but no reason to fail.
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"


def date_string(day: date) -> str:
    """Give *day* as PDF writes it, at midnight; the year always has four digits.

    >>> date_string(date(1010, 1, 2))
    'D:10100102000000Z'
    """
    # Not strftime: on some systems %Y leaves out the zeros of early years.
    return f"D:{day.isoformat().replace('-', '')}000000Z"


def numbers(values: Iterable[float]) -> Value:
    """Give *values* as an array."""
    return array(number(value) for value in values)


def array(values: Iterable[Value | int]) -> Value:
    """Give *values* as an array."""
    return f"[{' '.join(map(str, values))}]"


def dictionary(entries: Mapping[str, Value | int]) -> Value:
    """Give *entries* as a dictionary; keys are given without the slash."""
    return f"<<{' '.join([f'/{key} {value}' for key, value in entries.items()])}>>"


def stream(content: bytes, entries: Mapping[str, Value | int], *, compress: bool = True) -> bytes:
    """Give *content* as a stream with *entries* in its dictionary."""
    if not compress:
        return _stream(content, entries)
    packed = zlib.compress(content, COMPRESSION)
    return _stream(packed, {**entries, "Filter": name("FlateDecode")})


def stream_of_outlines(content: bytes, entries: Mapping[str, Value | int]) -> bytes:
    """Give *content*, in which hardly anything comes up twice, as a stream.

    In PostScript outlines there is little to be found by searching for repetitions: without the
    search, a font program takes 5 % more room and a third of the time.
    """
    packer = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
    packed = packer.compress(content) + packer.flush()
    return _stream(packed, {**entries, "Filter": name("FlateDecode")})


def _stream(content: bytes, entries: Mapping[str, Value | int]) -> bytes:
    """Write a stream.

    ISO 19005-2, 6.1.7.1 asks for an end of line before ``endstream``. CR LF, because a reader may
    take a lone LF after data that end in CR for a part of an end of line.
    """
    head = dictionary({**entries, "Length": len(content)})
    return b"%b\nstream\n%b\r\nendstream" % (head.encode("ascii"), content)


class Indirect(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object with a number, which may be filled in later.

    Attributes:
        reference: how other objects name it.
        value: the object itself; bytes if it is a stream.
    """

    def __init__(self, value: Value | bytes = "") -> None:
        self.value = value
        self.reference: Value = ""

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """Give what stands in the file; called by ReportLab."""
        return self.value.encode("ascii") if isinstance(self.value, str) else self.value


class File:
    """A PDF file in the making."""

    def __init__(self) -> None:
        # ``invariant`` keeps ReportLab from looking at the clock.
        self._document = pdfdoc.PDFDocument(invariant=1, pdfVersion=VERSION)
        # ReportLab registers a dictionary of fonts at once; it serves all pages.
        self._fonts = self._document.idToObject[pdfdoc.BasicFonts]
        self._fonts.multiline = False
        self.fonts: Value = self._reference(self._fonts)
        """The reference to the dictionary of fonts."""

    def add_font(self, resource: str, font: Value) -> None:
        """Enter *font* under the name that content streams use.

        As a reference: a font written in place makes Poppler miss its ToUnicode.
        """
        self._fonts[resource] = self.add(font)

    def add(self, value: Value | bytes) -> Value:
        """Make *value* an indirect object, at the next number, and give the reference."""
        return self._register(Indirect(value)).reference

    def reserve(self) -> Indirect:
        """Give the next number to an object whose value is set before the file is finished."""
        return self._register(Indirect())

    def finish(self, catalog: Value, info: Value, identifier: bytes) -> bytes:
        """Write the whole file.

        Args:
            catalog: the root dictionary.
            info: the information dictionary.
            identifier: 16 bytes that depend on all of the content.
        """
        document = self._document
        document.Catalog, document.info = Indirect(catalog), Indirect(info)
        both = f"<{identifier.hex().upper()}>" * 2
        document._ID = f"[{both}]".encode()  # noqa: SLF001  # the only way past its own digest
        written: bytes = document.format()
        return written

    def _register(self, indirect: Indirect) -> Indirect:
        indirect.reference = self._reference(indirect)
        return indirect

    def _reference(self, value: pdfdoc.PDFObject) -> Value:
        """Give the reference to *value*; a new object gets the next number."""
        written: bytes = self._document.Reference(value).format(self._document)
        return written.decode("ascii")
