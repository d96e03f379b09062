"""What a font keeps is said by the writer."""

import io

import pytest
from fontTools.ttLib import TTFont

from gongwen.pages import Font
from gongwen.render.fonts.book import FontBook
from gongwen.render.fonts.subset import Keep, cut

TEXTS = ["国", "家", "，"]


@pytest.mark.parametrize("font", ["fangsong", "songti"], ids=["cff", "glyf"])
def test_a_writer_may_want_a_whole_font_with_its_character_map(font: Font) -> None:
    subset = cut(FontBook().typeface(font), TEXTS, Keep())
    program = TTFont(io.BytesIO(subset.program))
    assert {"cmap", "name", "OS/2", "head"} <= set(program.keys())
    order = program.getGlyphOrder()
    assert len(order) == subset.count
    assert {text: program.getBestCmap()[ord(text)] for text in TEXTS} == {
        text: order[number] for text, number in subset.glyphs.items()
    }


def test_a_writer_may_do_without_tables() -> None:
    subset = cut(FontBook().typeface("songti"), TEXTS, Keep(without=("name", "cmap")))
    assert not {"name", "cmap"} & set(TTFont(io.BytesIO(subset.program)).keys())


def test_a_writer_may_want_bare_outlines() -> None:
    subset = cut(FontBook().typeface("fangsong"), TEXTS, Keep(only_outlines=True))
    assert subset.program.startswith(b"\x01\x00")
