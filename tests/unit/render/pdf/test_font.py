"""Fonts in a finished file, read back by others."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pdfminer.high_level import extract_text

from gongwen.pages import Composition, Font
from gongwen.render.fonts import typeface
from gongwen.render.fonts.book import FontBook, Typeface
from gongwen.render.pdf.font import PdfFont
from gongwen.render.pdf.writer import render_pdf

from support.compositions import one_row, run
from support.squarefont import build_square_font


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[0].get_textpage().get_text_range()
    return text.strip()


def fonts_of(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [
        each
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
    ]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_every_font_is_embedded_and_has_a_map_to_unicode(pdf: bytes) -> None:
    document = opened(pdf)
    composites = [font for font in fonts_of(document) if font.Subtype == "/Type0"]
    assert len(composites) == 5
    for font in composites:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        assert "/ToUnicode" in font
        assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(font.BaseFont))


def test_no_standard_font_slips_in(pdf: bytes) -> None:
    assert b"Helvetica" not in pdf
    document = opened(pdf)
    assert {"/Type0", "/CIDFontType0", "/CIDFontType2"} == {
        str(font.Subtype) for font in fonts_of(document)
    }


@pytest.mark.parametrize("character", "国𬭸䶮㛃龑")
def test_a_character_beyond_the_bmp_is_copied_as_written(character: str, fonts: FontBook) -> None:
    pdf = render_pdf(one_row(run(f"陈{character}说", "rare")), fonts)
    assert f"陈{character}说" == text_of(pdf)


def test_maps_to_unicode_have_blocks_of_at_most_a_hundred(fonts: FontBook) -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 250)))
    pdf = render_pdf(one_row(run(text, "songti")), fonts)
    document = opened(pdf)
    font = next(font for font in fonts_of(document) if font.Subtype == "/Type0")
    counts = re.findall(rb"(\d+) beginbfchar", font.ToUnicode.read_bytes())
    assert [100, 100, 50] == [int(count) for count in counts]


def test_a_pair_of_dashes_is_one_glyph_and_two_characters(fonts: FontBook) -> None:
    font = PdfFont("F1", fonts.typeface("songti"), ["——", "—", "国"])
    assert 2000 == font.drawn["——"].width
    assert 1000 == font.drawn["—"].width
    pdf = render_pdf(one_row(run("开放——中国", "songti")), fonts)
    assert "开放——中国" == text_of(pdf)


def test_a_font_without_a_long_dash_draws_two(fonts: FontBook) -> None:
    pdf = render_pdf(one_row(run("开放——中国", "fangsong")), fonts)
    assert "开放——中国" == text_of(pdf)


def test_characters_that_share_a_glyph_are_copied_as_written(fonts: FontBook) -> None:
    text = "①➀•‧"
    assert text == text_of(render_pdf(one_row(run(text, "songti")), fonts))


def test_in_cff_a_shared_glyph_has_one_code_in_twins_of_the_font(fonts: FontBook) -> None:
    font = PdfFont("F1", fonts.typeface("fangsong"), ["⼀", "一"])
    assert font.drawn["⼀"].code == font.drawn["一"].code
    assert ("F1", "F1-1") == (font.drawn["一"].resource, font.drawn["⼀"].resource)


@pytest.mark.parametrize("text", ["⼀一", "赵·钱・孙•李·周", "・・·"])
def test_in_cff_characters_that_share_a_glyph_are_copied_as_written(
    text: str, fonts: FontBook
) -> None:
    glyphs = {fonts.typeface("fangsong").glyph(character) for character in text}
    assert len(glyphs) < len(set(text))
    pdf = render_pdf(one_row(run(text)), fonts)
    assert text == text_of(pdf)
    assert text == extract_text(io.BytesIO(pdf)).strip()
    document = opened(pdf)
    assert [] == document.check_pdf_syntax()
    streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
    assert 1 == sum(each.get("/Subtype") == "/CIDFontType0C" for each in streams)


def test_the_subset_tag_comes_from_the_content(fonts: FontBook) -> None:
    def tags(text: str) -> list[str]:
        document = opened(render_pdf(one_row(run(text)), fonts))
        return [str(font.BaseFont)[:7] for font in fonts_of(document)]

    assert tags("国家") == tags("国家")
    assert tags("国家") != tags("法国")


def test_a_subset_is_far_smaller_than_its_font(pdf: bytes) -> None:
    assert len(pdf) < 100_000


def test_a_run_that_its_font_cannot_draw_is_our_mistake(fonts: FontBook) -> None:
    with pytest.raises(ValueError, match=r"FandolFang-Regular\.otf has no glyph for '𬭸'"):
        render_pdf(one_row(run("陈𬭸")), fonts)


@pytest.mark.parametrize("cff", [False, True], ids=["glyf", "cff"])
def test_a_font_of_the_user_is_embedded(cff: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = build_square_font(tmp_path / "square.otf", cff=cff)
    book = FontBook({"fangsong": path})
    pdf = render_pdf(one_row(run("国家（法），")), book)
    assert "国家（法），" == text_of(pdf)


def test_a_variable_font_is_drawn_at_its_default(tmp_path: Path) -> None:
    path = build_square_font(tmp_path / "square.ttf", weights=[400, 100, 900])
    font = PdfFont("F1", Typeface(path), "国家")
    assert "fvar" not in TTFont(io.BytesIO(font.program))


def test_many_documents_in_one_process_do_not_disturb_each_other(
    composition: Composition, pdf: bytes, fonts: FontBook
) -> None:
    other = one_row(run("别的文件", "songti"))
    before = render_pdf(other, fonts)
    assert pdf == render_pdf(composition, fonts)
    assert before == render_pdf(other, FontBook())


def test_a_prepared_font_gives_the_same_subsets(
    composition: Composition, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeface, "PREPARE_AT", 1)
    fonts = FontBook()
    for _ in range(3):
        assert pdf == render_pdf(composition, fonts)


@pytest.mark.parametrize("font", ["fangsong", "kaiti", "heiti", "songti", "title", "rare"])
def test_a_subset_has_the_glyphs_of_its_texts_and_no_others(font: Font) -> None:
    texts = ["国", "家", "，", "1", "—"]
    program = PdfFont("F1", FontBook().typeface(font), texts).program
    if program.startswith(b"\x01\x00"):  # a bare CFF
        outlines = CFFFontSet()
        outlines.decompile(io.BytesIO(program), None)
        count = len(outlines[0].CharStrings)
    else:
        count = len(TTFont(io.BytesIO(program)).getGlyphOrder())
    assert len(texts) + 1 == count
