"""Files, licences and the measures of characters."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from gongwen.diagnostics import FontError
from gongwen.pages import Font
from gongwen.render.fonts.book import FILES, Box, FontBook

from support.squarefont import build_square_font


@pytest.fixture
def square(tmp_path: Path) -> FontBook:
    return FontBook({"fangsong": build_square_font(tmp_path / "square.ttf")})


@pytest.mark.parametrize("font", FILES)
def test_every_font_that_comes_with_the_program_opens_and_has_han(
    font: Font, fonts: FontBook
) -> None:
    assert fonts.has(font, "国")
    assert fonts.advance(font, "国") == 1.0


@pytest.mark.parametrize("character", "喆昇珺玥翀旻曌彧镕甡燚龑𬭸䶮㛃")
def test_a_rare_character_of_names_is_in_the_fallback(character: str, fonts: FontBook) -> None:
    assert fonts.has("rare", character)


def test_measures_are_in_em(square: FontBook) -> None:
    assert square.ink("fangsong", "国") == Box(0, 0, 1, 1)
    assert square.ink("fangsong", "（") == Box(0.5, 0, 1, 1)
    assert square.ink("fangsong", "，") == Box(0, 0, 0.5, 0.5)
    assert square.ink("fangsong", " ") == Box(0, 0, 0, 0)


def test_an_empty_glyph_of_a_visible_character_counts_as_missing(square: FontBook) -> None:
    assert not square.has("fangsong", "空")
    assert square.has("fangsong", " ")


def test_a_character_without_glyph_is_missing(square: FontBook) -> None:
    assert not square.has("fangsong", "龑")
    assert not square.has("fangsong", "𬭸")


def test_a_dash_is_the_chinese_one_and_fills_its_em(fonts: FontBook) -> None:
    for font in ("songti", "heiti", "title"):
        assert fonts.advance(font, "—") == 1.0


def test_two_names_of_one_file_are_one_typeface(tmp_path: Path) -> None:
    path = build_square_font(tmp_path / "square.ttf")
    book = FontBook({"fangsong": path, "kaiti": path})
    assert book.typeface("fangsong") is book.typeface("kaiti")


@pytest.mark.parametrize(
    ("fs_type", "refused"),
    [
        (0x0000, ""),  # installable
        (0x0002, "不允许嵌入"),
        (0x0004, ""),  # preview and print
        (0x0008, ""),  # editable
        (0x0006, ""),  # of several permissions the least restrictive counts
        (0x0104, "不允许只嵌入用到的字"),
        (0x0208, "点阵"),
    ],
)
def test_licence_bits_decide_whether_a_font_may_be_embedded(
    fs_type: int, refused: str, tmp_path: Path
) -> None:
    path = build_square_font(tmp_path / "square.ttf", fs_type=fs_type)
    book = FontBook({"kaiti": path})
    if refused:
        with pytest.raises(FontError, match=refused):
            book.has("kaiti", "国")
    else:
        assert book.has("kaiti", "国")


@pytest.mark.parametrize("content", [b"", b"no font at all" * 9, b"\0\1\0\0\0\1" + bytes(90)])
def test_what_is_no_font_is_an_error_in_chinese(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "wrong.ttf"
    path.write_bytes(content)
    with pytest.raises(FontError, match=r"仿宋（fangsong）：.*不是可用的字体文件") as caught:
        FontBook({"fangsong": path}).has("fangsong", "国")
    assert ".ttf" in caught.value.hint


def test_a_missing_file_is_an_error_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="无法读取"):
        FontBook({"fangsong": tmp_path / "absent.ttf"}).advance("fangsong", "国")


def test_a_font_that_should_have_come_with_the_program_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(FILES, "kaiti", "absent.ttf")
    with pytest.raises(FontError, match=r"找不到楷体（kaiti）的字体文件 absent\.ttf"):
        FontBook().has("kaiti", "国")


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    FontBook({"fangsong": tmp_path / "absent.ttf"})


def test_of_a_collection_the_first_font_is_taken(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(build_square_font(tmp_path / "square.ttf"))]
    collection.save(tmp_path / "square.ttc")
    assert FontBook({"title": tmp_path / "square.ttc"}).has("title", "国")
