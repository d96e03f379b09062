"""The structure tree of a finished file agrees with its content."""

import io
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import pytest

from gongwen.compose.structure import Structure
from gongwen.pages import Composition
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.writer import StandardName, render_pdf

from support import structure
from support.compositions import LEFT, composed, mark, page, run
from support.structure import operations, roles_of, walk


@pytest.fixture
def document(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_the_tree_has_the_elements_in_reading_order(document: pikepdf.Pdf) -> None:
    expected = [
        "Document",
        ["P", "TOC", ["TOCI", ["Reference", ["Link"]]], "Part", ["H1", "H2", "P"]],
    ]
    assert expected == roles_of(document.Root.StructTreeRoot)


def test_structure_and_content_agree(document: pikepdf.Pdf) -> None:
    assert [] == structure.faults(document)


def test_a_link_is_found_from_its_annotation(document: pikepdf.Pdf) -> None:
    (annotation,) = document.pages[0].Annots
    nums: list[Any] = list(document.Root.StructTreeRoot.ParentTree.Nums)
    assert int(annotation.StructParent) == int(nums[-2])
    assert "/Link" == nums[-1].S


def test_a_paragraph_goes_on_over_the_page(document: pikepdf.Pdf) -> None:
    pages = [page.obj.objgen for page in document.pages]
    paragraph = list(walk(document.Root.StructTreeRoot))[-1][2]
    found = [page for page, _, element in walk(paragraph)]
    assert pages[1:] == found


def test_rules_and_folios_are_artifacts(document: pikepdf.Pdf) -> None:
    artifacts = [
        str(operands[1].Type)
        for page in document.pages
        for operator, operands in operations(page)
        if operator == "BDC" and str(operands[0]) == "/Artifact"
    ]
    assert ["/Layout", "/Pagination", "/Pagination"] == artifacts


def test_the_catalogue_says_language_title_and_marks(document: pikepdf.Pdf) -> None:
    assert "zh-CN" == str(document.Root.Lang)
    assert bool(document.Root.MarkInfo.Marked)
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    assert all("/S" == page.Tabs for page in document.pages)


@pytest.mark.parametrize("standard", ["2u", "plain"])
def test_other_forms_have_no_structure(
    standard: StandardName, composition: Composition, fonts: FontBook
) -> None:
    document = pikepdf.open(io.BytesIO(render_pdf(composition, fonts, standard)))
    assert "/StructTreeRoot" not in document.Root
    assert not any(operator == "BDC" for page in document.pages for operator, _ in operations(page))


def list_of_items(*, labelled: bool) -> Composition:
    """Make a list of two items whose labels stand on the row of their texts."""
    structure = Structure()
    items = structure.add("L", structure.add("Document"))
    rows = []
    for number, label in enumerate(("一是", "二是")):
        item = structure.add("LI", items)
        parts = [(structure.add("LBody", item), "抓落实", 112.0)]
        if labelled:
            parts.insert(0, (structure.add("Lbl", item), label, LEFT))
        rows += [
            mark(element, run(text, x=x, baseline=120.0 + 30 * number))
            for element, text, x in parts
        ]
    return composed(page(*rows), elements=structure.elements)


def test_a_labelled_list_says_how_it_counts(fonts: FontBook) -> None:
    pdf = render_pdf(list_of_items(labelled=True), fonts)
    document = pikepdf.open(io.BytesIO(pdf))
    assert ["Document", ["L", ["LI", ["Lbl", "LBody"], "LI", ["Lbl", "LBody"]]]] == roles_of(
        document.Root.StructTreeRoot
    )
    assert [] == structure.faults(document)
    items = document.Root.StructTreeRoot.K[0].K
    assert ("/List", "/Decimal") == (str(items.A.O), str(items.A.ListNumbering))
    for profile in ("2a", "ua1"):
        report = page_validation.validate_pdf_bytes(
            pdf, profile=page_validation.ValidationProfile(profile)
        )
        assert [] == [str(failure) for failure in report.failures]


def test_a_list_without_labels_says_nothing(fonts: FontBook) -> None:
    pdf = render_pdf(list_of_items(labelled=False), fonts)
    document = pikepdf.open(io.BytesIO(pdf))
    assert "/A" not in document.Root.StructTreeRoot.K[0].K
    assert [] == structure.faults(document)


def test_a_label_and_its_text_are_copied_as_one_line(fonts: FontBook) -> None:
    pdf = render_pdf(list_of_items(labelled=True), fonts)
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_range()
    assert ["一是抓落实", "二是抓落实"] == text.split()
