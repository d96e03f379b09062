"""Each of these breaks of a good file is noticed by the checks that all files go through."""

import io
from collections.abc import Callable

import page as page_validation
import pikepdf
import pytest

from support import structure

PROFILES = ("2a", "ua1")


def findings(document: pikepdf.Pdf) -> set[str]:
    """Give what the validator and the own check of the structure have against *document*."""
    written = io.BytesIO()
    document.save(written, static_id=True)
    data = written.getvalue()
    found = set()
    for profile in PROFILES:
        report = page_validation.validate_pdf_bytes(
            data, profile=page_validation.ValidationProfile(profile)
        )
        found |= {failure.rule_id for failure in report.failures}
    # A file that pikepdf saved may seem to have a stream of the wrong length.
    found = {rule for rule in found if "STREAM-LENGTH" not in rule}
    return found | set(structure.faults(pikepdf.open(io.BytesIO(data))))


def _font(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.pages[0].Resources.Font.F1


def _element(document: pikepdf.Pdf, role: str) -> pikepdf.Object:
    return next(
        each
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{role}"
    )


def _without(key: str) -> Callable[[pikepdf.Pdf], None]:
    def mutate(document: pikepdf.Pdf) -> None:
        del document.Root[key]

    return mutate


def _replace(page: int, old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def mutate(document: pikepdf.Pdf) -> None:
        content = document.pages[page].Contents
        assert old in content.read_bytes()
        content.write(content.read_bytes().replace(old, new, 1))

    return mutate


def _metadata(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def mutate(document: pikepdf.Pdf) -> None:
        packet = document.Root.Metadata.read_bytes()
        assert old in packet
        document.Root.Metadata.write(packet.replace(old, new))

    return mutate


def no_map_to_unicode(document: pikepdf.Pdf) -> None:
    del _font(document)["/ToUnicode"]


def no_font_file(document: pikepdf.Pdf) -> None:
    descriptor = _font(document).DescendantFonts[0].FontDescriptor
    del descriptor["/FontFile2"]


def wrong_widths(document: pikepdf.Pdf) -> None:
    _font(document).DescendantFonts[0].DW = 700


def no_title_in_the_window(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def wrong_parent_tree(document: pikepdf.Pdf) -> None:
    listed = document.Root.StructTreeRoot.ParentTree.Nums[3]
    listed[0], listed[1] = listed[1], listed[0]


def wrong_order(document: pikepdf.Pdf) -> None:
    part = _element(document, "Part")
    part.K = pikepdf.Array(reversed(list(part.K)))


def skipped_level(document: pikepdf.Pdf) -> None:
    _element(document, "H2").S = pikepdf.Name.H4


def lost_element(document: pikepdf.Pdf) -> None:
    part = _element(document, "Part")
    part.K = pikepdf.Array(list(part.K)[:-1])


def link_without_words(document: pikepdf.Pdf) -> None:
    del document.pages[0].Annots[0]["/Contents"]


def link_without_element(document: pikepdf.Pdf) -> None:
    del document.pages[0].Annots[0]["/StructParent"]


def no_tabs(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj["/Tabs"]


def script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")


MUTATIONS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "no language": _without("/Lang"),
    "no metadata": _without("/Metadata"),
    "no output intent": _without("/OutputIntents"),
    "no marks declared": _without("/MarkInfo"),
    "no structure": _without("/StructTreeRoot"),
    "no viewer preferences": _without("/ViewerPreferences"),
    "no title in the window": no_title_in_the_window,
    "no map to Unicode": no_map_to_unicode,
    "no font file": no_font_file,
    "wrong widths": wrong_widths,
    "wrong parent tree": wrong_parent_tree,
    "wrong reading order": wrong_order,
    "skipped heading level": skipped_level,
    "lost element": lost_element,
    "link without words": link_without_words,
    "link without element": link_without_element,
    "no tab order": no_tabs,
    "a script": script,
    "ink of four colours": _replace(0, b"1 0 0 rg", b"0 1 1 0 k"),
    "unmarked text": _replace(1, b"/P <</MCID 2>> BDC", b"/P BMC"),
    "folio not an artifact": _replace(1, b"/Artifact", b"/Span"),
    "two pieces of one number": _replace(1, b"/MCID 1>>", b"/MCID 0>>"),
    "no part of PDF/A": _metadata(b"<pdfaid:part>2</pdfaid:part>", b""),
    "no part of PDF/UA": _metadata(b"<pdfuaid:part>1</pdfuaid:part>", b""),
    "no schema": _metadata(b"URI>http://www.aiim.org/pdfua", b"URI>http://www.aiim.org/other"),
}


def test_the_good_file_has_no_findings(pdf: bytes) -> None:
    assert set() == findings(pikepdf.open(io.BytesIO(pdf)))


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_break_is_noticed(name: str, pdf: bytes) -> None:
    document = pikepdf.open(io.BytesIO(pdf))
    MUTATIONS[name](document)
    assert set() != findings(document)
