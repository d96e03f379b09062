"""Outline, labels and links, read back."""

import io

import pikepdf
import pypdf
import pypdfium2
import pytest

from gongwen.pages import Composition, Element
from gongwen.render.fonts import FontBook
from gongwen.render.navigation import outline_entries, places
from gongwen.render.pdf import Palette, render_pdf

from support.compositions import INFO, LEFT, mark, page, run

RED = Palette("FF0000")


def test_the_outline_has_parts_and_headings(pdf: bytes) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        found = [
            (item.level, item.get_title(), item.get_dest().get_index())
            for item in document.get_toc()
        ]
    title = "关于加强基层治理的报告"
    assert [(0, title, 1), (1, title, 1), (2, "一、总体情况", 1)] == found


def test_a_skipped_level_leaves_no_gap() -> None:
    root = Element("Document", None)
    headings = [Element("H1", root, "甲"), Element("H3", root, "乙"), Element("H2", root, "丙")]
    rows = [mark(each, run("国", baseline=100.0 + n)) for n, each in enumerate(headings)]
    (top,) = outline_entries(places(Composition((page(*rows),), INFO)))
    assert ["乙", "丙"] == [entry.title for entry in top.children]


def test_an_element_without_a_title_is_not_in_the_outline() -> None:
    heading = Element("H1", None)
    composition = Composition((page(mark(heading, run("国"))),), INFO)
    assert [] == outline_entries(places(composition))


def test_labels_are_the_printed_folios(pdf: bytes) -> None:
    labels = pypdf.PdfReader(io.BytesIO(pdf)).page_labels
    assert ["1", "2"] == labels[1:]


def test_pages_without_folios_have_no_labels(fonts: FontBook) -> None:
    composition = Composition((page(mark("layout", run("国"))),), INFO)
    document = pikepdf.open(io.BytesIO(render_pdf(composition, fonts, RED)))
    assert "/PageLabels" not in document.Root


def test_a_reader_opens_the_first_page_at_full_width(pdf: bytes) -> None:
    document = pikepdf.open(io.BytesIO(pdf))
    action = document.Root.OpenAction
    assert document.pages[0].obj.objgen == action[0].objgen
    assert "/FitH" == action[1]


def test_an_entry_of_the_contents_leads_to_its_heading(pdf: bytes) -> None:
    document = pikepdf.open(io.BytesIO(pdf))
    (link,) = document.pages[0].Annots
    assert document.pages[1].obj.objgen == link.Dest[0].objgen
    assert "关于加强基层治理的报告" == str(link.Contents)
    left, bottom, right, top = map(float, link.Rect)
    assert LEFT == pytest.approx(left, abs=0.01)
    assert bottom < 841.89 - 240 < top
    assert right > left


def test_an_entry_that_leads_nowhere_is_no_link(fonts: FontBook) -> None:
    root = Element("Document", None)
    entry = Element("TOCI", Element("TOC", root), target=Element("H1", root, "没有排出"))
    composition = Composition((page(mark(entry, run("目录"))),), INFO)
    document = pikepdf.open(io.BytesIO(render_pdf(composition, fonts, RED)))
    assert "/Annots" not in document.pages[0]
