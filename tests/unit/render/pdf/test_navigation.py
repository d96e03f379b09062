"""Outline, labels and links, read back."""

import io

import pikepdf
import pypdf
import pypdfium2
import pytest

from gongwen.compose.structure import Structure
from gongwen.pages import Element
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.writer import render_pdf
from gongwen.render.places import outline_items, places

from support.compositions import LEFT, PITCH, SIZE, composed, mark, page, run


def test_the_outline_has_parts_and_headings(pdf: bytes) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        found = [
            (item.level, item.get_title(), item.get_dest().get_index())
            for item in document.get_toc()
        ]
    title = "关于加强基层治理的报告"
    assert [(0, title, 1), (1, "一、总体情况", 1)] == found


def test_only_the_title_of_the_same_article_is_left_out(fonts: FontBook) -> None:
    structure = Structure()
    root = structure.add("Document")
    first, second = (structure.add("Part", root, title="甲") for _ in range(2))
    headings = [
        structure.add("H1", first, title="甲"),
        structure.add("H2", first, title="甲"),
        structure.add("H1", second, title="甲"),
    ]
    rows = [mark(each, run("国", baseline=100.0 + n)) for n, each in enumerate(headings)]
    composition = composed(page(*rows), elements=structure.elements)
    found = outline_items(places(composition, fonts), structure.elements)
    assert [("甲", ["甲"]), ("甲", [])] == [
        (entry.title, [child.title for child in entry.children]) for entry in found
    ]


def test_a_place_is_the_top_of_the_ink(fonts: FontBook) -> None:
    heading = Element("H1", None, "国一")
    composition = composed(page(mark(0, run("国一", size=20.0))), elements=[heading])
    (place,) = places(composition, fonts).values()
    top = fonts.ink("fangsong", "国").top
    assert 120 - 20 * top == pytest.approx(place.top)
    assert top > fonts.ink("fangsong", "一").top


def test_a_skipped_level_leaves_no_gap(fonts: FontBook) -> None:
    elements = [
        Element("Document", None),
        Element("H1", 0, "甲"),
        Element("H3", 0, "乙"),
        Element("H2", 0, "丙"),
    ]
    rows = [mark(each, run("国", baseline=100.0 + each)) for each in (1, 2, 3)]
    composition = composed(page(*rows), elements=elements)
    (top,) = outline_items(places(composition, fonts), elements)
    assert ["乙", "丙"] == [entry.title for entry in top.children]


def test_an_element_without_a_title_is_not_in_the_outline(fonts: FontBook) -> None:
    heading = Element("H1", None)
    composition = composed(page(mark(0, run("国"))), elements=[heading])
    assert [] == outline_items(places(composition, fonts), [heading])


def test_labels_are_the_printed_folios(pdf: bytes) -> None:
    labels = pypdf.PdfReader(io.BytesIO(pdf)).page_labels
    assert ["1", "2"] == labels[1:]


def test_pages_without_folios_have_no_labels(fonts: FontBook) -> None:
    composition = composed(page(mark("layout", run("国"))))
    document = pikepdf.open(io.BytesIO(render_pdf(composition, fonts)))
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
    # The last of eleven 汉字 is covered to its right edge, and nothing beyond.
    assert LEFT + 10 * PITCH + SIZE == pytest.approx(right, abs=0.01)


def test_an_entry_that_leads_nowhere_is_no_link(fonts: FontBook) -> None:
    structure = Structure()
    root = structure.add("Document")
    heading = structure.add("H1", root, title="没有排出")
    entry = structure.add("TOCI", structure.add("TOC", root), target=heading)
    composition = composed(page(mark(entry, run("目录"))), elements=structure.elements)
    document = pikepdf.open(io.BytesIO(render_pdf(composition, fonts)))
    assert "/Annots" not in document.pages[0]
