"""A finished composition as a PDF file: an archive's, a screen reader's and a printer's.

PDF/A-2a and PDF/UA-1 are declared at once by default: an archive asks for the one, a reader who
cannot see for the other, and they do not disagree. PDF/A-3 differs in one thing, an attached source.
Black is DeviceGray, so that a press prints text with black ink alone.

The same composition, fonts and version give the same bytes: nothing here knows the clock, the
machine or the order of a hash table. The only date in a file is that of the document; its identifier
is a digest of the content, and the name of a subset one of the subset. So ``build --check`` can
compare files.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import Final

from gongwen.conformance import StandardName
from gongwen.pages import ArtifactKind, Composition, Font, Image, Info, Page, Picture, Run
from gongwen.render.fonts.book import FontBook
from gongwen.render.fonts.typeface import Typeface
from gongwen.render.pdf.attachment import Attachment, attach
from gongwen.render.pdf.content import SPOT, ContentWriter, Tagged, shares_of
from gongwen.render.pdf.file import File
from gongwen.render.pdf.font import PdfFont
from gongwen.render.pdf.icc import COMPONENTS, srgb_profile
from gongwen.render.pdf.images import add_image
from gongwen.render.pdf.navigation import Target, link_annotation, outline, page_labels, rectangle
from gongwen.render.pdf.objects import (
    Value,
    array,
    date_string,
    dictionary,
    name,
    number,
    numbers,
    stream,
    text_string,
)
from gongwen.render.pdf.standards import STANDARDS, Standard
from gongwen.render.pdf.tags import StructureTree
from gongwen.render.pdf.xmp import keywords, xmp_packet
from gongwen.render.places import Place, figures, folio_ranges, links, outline_items, places
from gongwen.version import __version__

__all__ = ["STANDARDS", "Attachment", "StandardName", "render_pdf"]

PRODUCER: Final = f"gongwen {__version__}"

ARTIFACTS: Final[dict[ArtifactKind, str]] = {
    "layout": "<</Type /Layout>>",
    "footer": "<</Type /Pagination /Subtype /Footer>>",
}
"""ISO 32000-1, 14.8.2.2.2."""


def render_pdf(
    composition: Composition,
    fonts: FontBook,
    standard: StandardName = "2a+ua1",
    attachment: Attachment | None = None,
) -> bytes:
    """Draw *composition* and give the file.

    Args:
        composition: at least one page.
        fonts: where the runs find their fonts.
        standard: to what the file conforms.
        attachment: the source file, carried by ``3a`` only.

    Raises:
        FontError: if a font that is needed is missing or unfit.
        ValueError: if a run has a character that its font cannot draw, or an attachment comes
            with a standard that has no room for one.
    """
    if attachment and standard != "3a":
        raise ValueError(f"a PDF of standard {standard} carries no attachment")
    return _Rendering(composition, fonts, STANDARDS[standard]).finish(attachment)


class _Rendering:
    """One document on its way into one file."""

    def __init__(
        self, composition: Composition, fonts: FontBook, standard: Standard | None
    ) -> None:
        self._composition = composition
        self._standard = standard
        self._fonts = fonts
        self._file = File()
        # Pages point at their content and content at its page, so pages get numbers first.
        self._pages = [self._file.reserve() for _ in composition.pages]
        self._page_references = [page.reference for page in self._pages]
        tagged = standard is not None and standard.accessible
        self._tree = self._begin_tree() if tagged else None
        strings, images = _drawn(composition)
        self._images = {image: f"Im{count}" for count, image in enumerate(images, 1)}
        self._pdf_fonts, self._faces = _cut_fonts(strings, fonts)

    def _begin_tree(self) -> StructureTree:
        """Begin the structure; only the size of figures is known before pages are drawn."""
        pages = self._composition.pages
        boxes = {
            element: rectangle(area, pages[page].height)
            for element, (page, area) in figures(self._composition, self._fonts).items()
        }
        return StructureTree(self._file, self._page_references, self._composition.elements, boxes)

    def finish(self, attachment: Attachment | None) -> bytes:
        """Write everything and give the file."""
        file, info = self._file, self._composition.info
        contents = [self._draw(index, page) for index, page in enumerate(self._composition.pages)]
        identifier = self._identify(contents, attachment)

        for font in self._pdf_fonts:
            for resource, entries in font.add_to(file):
                file.add_font(resource, entries)
        found = places(self._composition, self._fonts)
        catalog = {
            "Type": name("Catalog"),
            "Pages": self._add_pages(contents, self._add_links(found)),
            "Lang": text_string(info.language),
            "ViewerPreferences": self._preferences(),
        }
        self._add_navigation(catalog, found)
        if attachment:
            catalog |= attach(file, attachment, info.created)
        if self._standard:
            self._declare(catalog, self._standard, identifier)
        return file.finish(dictionary(catalog), _information(info), identifier)

    def _preferences(self) -> Value:
        """Say how a viewer shows and prints the document (ISO 32000-1, 12.2).

        At its own size, or margins and rules would not be those of the standard; on both sides of a
        sheet, to be turned like a book (GB/T 9704—2012, 6.2), where there is more than one.
        """
        is_single = len(self._pages) == 1
        return dictionary(
            {
                "DisplayDocTitle": "true",
                "PrintScaling": name("None"),
                "Duplex": name("Simplex" if is_single else "DuplexFlipLongEdge"),
            }
        )

    def _identify(self, contents: Sequence[bytes], attachment: Attachment | None) -> bytes:
        """Give 16 bytes that no other document will have, and this one always."""
        digest = sha256(repr((self._standard, self._composition.info)).encode())
        # Content streams hold codes; what a code means is known from the fonts.
        parts = [*contents, *(font.digest for font in self._pdf_fonts)]
        for image in self._images:
            parts += [image.samples, image.mask or b""]
        if attachment:
            parts += [attachment.name.encode(), attachment.content]
        for part in parts:
            # The length keeps two parts from being taken for one.
            digest.update(b"%d:" % len(part) + part)
        return digest.digest()[:16]

    def _draw(self, index: int, page: Page) -> bytes:
        """Write the content of *page*; rows of one element become one piece of the structure."""
        palette = self._composition.palette
        writer = ContentWriter(page.height, self._faces, self._images, palette)
        drawn = (mark for mark in page.marks if mark.items)
        for turn, turned in groupby(drawn, key=attrgetter("turn")):
            with writer.turned(turn):
                for element, marks in groupby(turned, key=attrgetter("element")):
                    writer.draw(marks, partial(self._begin, element, index))
        return writer.content()

    def _begin(self, element: int | ArtifactKind, page: int, replaced: str) -> Tagged | None:
        """Begin the next marked content of *element*; *replaced* is its ActualText, if any."""
        actual = f"/ActualText {text_string(replaced)}" if replaced else ""
        if self._tree is None:
            return Tagged("Span", f"<<{actual}>>") if replaced else None
        if isinstance(element, str):
            return Tagged("Artifact", ARTIFACTS[element])
        identifier = self._tree.mark(element, page)
        tag = "Span" if replaced else self._composition.elements[element].role
        return Tagged(tag, f"<</MCID {identifier}{actual}>>")

    def _add_pages(
        self, contents: Sequence[bytes], annotations: Mapping[int, Sequence[Value]]
    ) -> Value:
        file = self._file
        root = file.reserve()
        named = {"Font": file.fonts}
        if self._images:
            named["XObject"] = dictionary(
                {label: add_image(file, image) for image, label in self._images.items()}
            )
        if self._composition.palette.is_spot:
            named["ColorSpace"] = dictionary({SPOT: file.add(_spot(self._composition.palette.red))})
        resources = file.add(dictionary(named))
        for index, page in enumerate(self._composition.pages):
            entries: dict[str, Value | int] = {
                "Type": name("Page"),
                "Parent": root.reference,
                "MediaBox": numbers((0, 0, page.width, page.height)),
                # Nothing bleeds: a sheet is cut where it ends.
                "TrimBox": numbers((0, 0, page.width, page.height)),
                "Resources": resources,
                "Contents": file.add(stream(contents[index], {})),
            }
            if self._tree is not None:
                entries |= {"StructParents": index, "Tabs": name("S")}
            if index in annotations:
                entries["Annots"] = array(annotations[index])
            self._pages[index].value = dictionary(entries)
        kids = array(self._page_references)
        root.value = dictionary({"Type": name("Pages"), "Count": len(self._pages), "Kids": kids})
        return root.reference

    def _add_navigation(self, catalog: dict[str, Value], found: Mapping[int, Place]) -> None:
        """Add outline and labels, and open the first page at full width."""
        first = self._composition.pages[0]
        catalog["OpenAction"] = array(
            [self._page_references[0], name("FitH"), number(first.height)]
        )
        if items := outline_items(found, self._composition.elements):
            catalog["Outlines"] = outline(self._file, items, self._targets())
        if ranges := folio_ranges(self._composition.pages):
            catalog["PageLabels"] = page_labels(ranges)

    def _add_links(self, found: Mapping[int, Place]) -> dict[int, list[Value]]:
        """Write the links of the table of contents; give them by page."""
        annotations: dict[int, list[Value]] = {}
        targets = self._targets()
        for link in links(self._composition, self._fonts):
            if link.target not in found:
                continue
            place = found[link.target]
            key = self._tree.next_annotation() if self._tree is not None else None
            annotation = self._file.add(link_annotation(link, place, targets, key))
            annotations.setdefault(link.page, []).append(annotation)
            if self._tree is not None:
                self._tree.annotate(link.element, link.page, annotation)
        return annotations

    def _targets(self) -> list[Target]:
        """Give the pages as what leads to them wants them."""
        pages = zip(self._page_references, self._composition.pages, strict=True)
        return [Target(reference, page.height) for reference, page in pages]

    def _declare(self, catalog: dict[str, Value], standard: Standard, identifier: bytes) -> None:
        """Add what PDF/A and PDF/UA want in the catalog."""
        packet = xmp_packet(self._composition.info, standard, identifier, PRODUCER)
        kind = {"Type": name("Metadata"), "Subtype": name("XML")}
        catalog["Metadata"] = self._file.add(stream(packet, kind, compress=False))
        intent = {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": text_string("sRGB IEC61966-2.1"),
            "Info": text_string("sRGB IEC61966-2.1"),
            "DestOutputProfile": self._file.add(stream(srgb_profile(), {"N": COMPONENTS})),
        }
        catalog["OutputIntents"] = array([dictionary(intent)])
        if self._tree is not None:
            catalog["MarkInfo"] = dictionary({"Marked": "true"})
            catalog["StructTreeRoot"] = self._tree.finish()


def _spot(colour: str) -> Value:
    """Give the colour space of an ink of its own that screens show as *colour*.

    Source:
        ISO 32000-1, 8.6.6.4; ISO 19005-2, 6.2.4.4 (the alternate is that of the output intent).
    """
    tint: dict[str, Value | int] = {
        "FunctionType": 2,
        "Domain": array([0, 1]),
        "C0": array([1, 1, 1]),
        "C1": array(shares_of(colour)),
        "N": 1,
    }
    return array([name("Separation"), name("Gongwen Red"), name("DeviceRGB"), dictionary(tint)])


def _drawn(
    composition: Composition,
) -> tuple[dict[Font, dict[str, None]], dict[Image, None]]:
    """Give what *composition* draws, all of it once: the strings of every font, and the images."""
    strings: dict[Font, dict[str, None]] = {}
    images: dict[Image, None] = {}
    for page in composition.pages:
        for mark in page.marks:
            for item in mark.items:
                if isinstance(item, Run):
                    strings.setdefault(item.font, {})[item.text] = None
                elif isinstance(item, Picture):
                    images[item.image] = None
    return strings, images


def _cut_fonts(
    strings: Mapping[Font, Iterable[str]], fonts: FontBook
) -> tuple[list[PdfFont], dict[Font, PdfFont]]:
    """Cut every font down to the *strings* that it draws; two names may share one file."""
    texts: dict[Typeface, dict[str, None]] = {}
    for font, drawn in strings.items():
        typeface = fonts.typeface(font)
        of_typeface = texts.setdefault(typeface, {})
        for string in drawn:
            of_typeface.update(dict.fromkeys(typeface.texts(string)))
    cut = {
        typeface: PdfFont(f"F{count}", typeface, drawn)
        for count, (typeface, drawn) in enumerate(texts.items(), 1)
    }
    return list(cut.values()), {font: cut[fonts.typeface(font)] for font in strings}


def _information(info: Info) -> Value:
    """Give the information dictionary; what is not known is left out."""
    entries = {
        "Title": text_string(info.title),
        "Producer": text_string(PRODUCER),
        "Creator": text_string(PRODUCER),
    }
    for key, value in (
        ("Author", info.author),
        ("Subject", info.subject),
        ("Keywords", keywords(info)),
    ):
        if value:
            entries[key] = text_string(value)
    if info.created:
        date = text_string(date_string(info.created))
        entries |= {"CreationDate": date, "ModDate": date}
    return dictionary(entries)
