"""PDF objects: a typed door to ReportLab, which numbers them and writes the file around them.

Only the object layer of ReportLab is used. Its canvas would add an unembedded Helvetica, ASCII85
and an own idea of fonts to every page, and 10 ms to every start. ReportLab writes a ``str`` as it
stands, so names, numbers and references may be mixed freely in dictionaries and arrays.
"""

import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

VERSION: Final = (1, 7)

COMPRESSION: Final = 9
"""The smallest; for files of this size it costs no more time than the default."""

PLACES: Final = 3
"""Decimals of lengths and other numbers; 0.001 pt is 0.35 µm on paper."""

Value = Any
"""What may stand in a dictionary or an array: ``str``, ``int`` or an object of ReportLab."""


def name(text: str) -> str:
    """Give ASCII *text* as a name: ``/Text`` (ISO 32000-1, 7.3.5)."""
    # ReportLab's PDFName lets a slash pass, which would begin another name.
    return "/" + "".join(c if c.isalnum() or c in "+-_." else f"#{ord(c):02X}" for c in text)


def number(value: float, places: int = PLACES) -> str:
    """Write *value* in the shortest way that keeps *places* decimals.

    >>> number(15.0), number(0.25), number(-0.0001)
    ('15', '0.25', '0')
    """
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def text_string(text: str) -> str:
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


def array(values: Iterable[Value]) -> Value:
    """Give *values* as an array."""
    return pdfdoc.PDFArrayCompact(values)


def dictionary(entries: Mapping[str, Value]) -> Value:
    """Give *entries* as a dictionary; keys are written without the slash."""
    made = pdfdoc.PDFDictionary(entries)
    made.multiline = False
    return made


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A stream whose ``endstream`` stands on a line of its own.

    ISO 19005-2, 6.1.7.1 asks for an end of line there, which ReportLab omits. CR LF, because a
    reader may take a lone LF after data that end in CR for a part of an end of line.
    """

    def format(self, document: Value) -> bytes:
        """Write the stream; called by ReportLab."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"


def stream(content: bytes, entries: Mapping[str, Value], *, compress: bool = True) -> Stream:
    """Give *content* as a stream with *entries* in its dictionary."""
    known = dict(entries)
    if compress:
        known["Filter"] = name("FlateDecode")
        content = zlib.compress(content, COMPRESSION)
    return Stream(dictionary(known), content)


def stream_of_outlines(content: bytes, entries: Mapping[str, Value]) -> Stream:
    """Give *content*, in which hardly anything comes up twice, as a stream.

    In PostScript outlines there is little to be found by searching for repetitions: without the
    search, a font program takes 5 % more room and a third of the time.
    """
    known = {**entries, "Filter": name("FlateDecode")}
    packer = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
    return Stream(dictionary(known), packer.compress(content) + packer.flush())


class File:
    """A PDF file in the making."""

    def __init__(self) -> None:
        # ``invariant`` keeps ReportLab from looking at the clock.
        self._document = pdfdoc.PDFDocument(invariant=1, pdfVersion=VERSION)
        # ReportLab registers a dictionary of fonts at once; it serves all pages.
        self._fonts = self._document.idToObject[pdfdoc.BasicFonts]
        self._fonts.multiline = False

    @property
    def fonts(self) -> Value:
        """The reference to the dictionary of fonts."""
        return self._document.Reference(self._fonts)

    def add_font(self, resource: str, font: Value) -> None:
        """Enter *font* under the name that content streams use.

        As a reference: a font written in place makes Poppler miss its ToUnicode.
        """
        self._fonts[resource] = self.add(font)

    def add(self, value: Value) -> Value:
        """Make *value* an indirect object, at the next number, and give the reference."""
        return self._document.Reference(value)

    def finish(self, catalog: Value, info: Value, identifier: bytes) -> bytes:
        """Write the whole file.

        Args:
            catalog: the root dictionary.
            info: the information dictionary.
            identifier: 16 bytes that depend on all of the content.
        """
        document = self._document
        document.Catalog, document.info = catalog, info
        both = f"<{identifier.hex().upper()}>" * 2
        document._ID = f"[{both}]".encode()  # noqa: SLF001  # the only way past its own digest
        written: bytes = document.format()
        return written
