"""The structure tree of a finished file agrees with its content."""

import io
from typing import Any

import pikepdf
import pytest

from gongwen.pages import Composition, Element
from gongwen.render.fonts import FontBook
from gongwen.render.pdf import Palette, PdfForm, render_pdf

from support import structure
from support.structure import operations, roles_of, walk

RED = Palette("FF0000", "80C0FF")


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


@pytest.mark.parametrize("form", ["2u", "plain"])
def test_other_forms_have_no_structure(
    form: PdfForm, composition: Composition, fonts: FontBook
) -> None:
    document = pikepdf.open(io.BytesIO(render_pdf(composition, fonts, RED, form)))
    assert "/StructTreeRoot" not in document.Root
    assert not any(operator == "BDC" for page in document.pages for operator, _ in operations(page))


def test_two_elements_are_the_same_only_if_they_are_one_object() -> None:
    assert Element("P", None) != Element("P", None)
