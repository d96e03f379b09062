"""Coverage is what another reader of the same font files finds."""

import pytest
from fontTools.ttLib import TTFont

from gongwen.pages import Font
from gongwen.render.fonts.book import FILES, FontBook
from gongwen.render.fonts.coverage import GB2312, coverage


def test_gb2312_has_as_many_characters_as_the_standard_says() -> None:
    assert 6763 == len(GB2312)
    assert {"啊", "座", "亍", "齄"} <= set(map(chr, GB2312))
    assert "、" not in map(chr, GB2312)


@pytest.mark.parametrize("font", FILES)
def test_every_font_has_gb2312_and_is_counted_rightly(font: Font) -> None:
    typeface = FontBook().typeface(font)
    with TTFont(typeface.path, lazy=True) as other:
        codes = set(other.getBestCmap())
    found = coverage(typeface)
    assert 6763 == found.gb2312 == len(codes & GB2312)
    assert len(codes) == found.characters
    assert sum(0x4E00 <= code <= 0x9FFF for code in codes) == found.basic
    assert sum(0x3400 <= code <= 0x4DBF for code in codes) == found.extension_a
    assert sum(code >= 0x20000 for code in codes) >= found.beyond
