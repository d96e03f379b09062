"""A PDF file in the making: a typed door to ReportLab, which numbers its objects.

Of ReportLab only the innermost layer is used. Its canvas would add an unembedded Helvetica, ASCII85
and an own idea of fonts to every page, and 10 ms to every start; its writer knows no object streams.
"""

from collections.abc import Iterator
from typing import Final

from reportlab.pdfbase import pdfdoc

from gongwen.render.pdf.layout import laid_out
from gongwen.render.pdf.objects import Value, array

VERSION: Final = "1.7"


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
        self._document = pdfdoc.PDFDocument(
            invariant=1, pdfVersion=tuple(map(int, VERSION.split(".")))
        )
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
        both = array([f"<{identifier.hex().upper()}>"] * 2)
        trailer = {"Root": self.add(catalog), "Info": self.add(info), "ID": both}
        return laid_out(VERSION, list(self._objects()), trailer)

    def _objects(self) -> Iterator[Value | bytes]:
        """Give all objects by their numbers; streams as bytes."""
        document = self._document
        for number in range(1, len(document.numberToId) + 1):
            each = document.idToObject[document.numberToId[number]]
            if isinstance(each, Indirect):
                yield each.value
            else:
                formatted: bytes = each.format(document)
                yield formatted.decode("ascii")

    def _register(self, indirect: Indirect) -> Indirect:
        indirect.reference = self._reference(indirect)
        return indirect

    def _reference(self, value: pdfdoc.PDFObject) -> Value:
        """Give the reference to *value*; a new object gets the next number."""
        written: bytes = self._document.Reference(value).format(self._document)
        return written.decode("ascii")
