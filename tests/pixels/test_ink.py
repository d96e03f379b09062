"""Ink lands where pages say it does."""

from pathlib import Path
from typing import Any

import pytest

from gongwen.pages import Image, Mark, Picture, Rule, Turn
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.writer import render_pdf
from gongwen.units import Pt

from support.compositions import PARAGRAPH, composed, page, run
from support.pixels import assert_pixels
from support.squarefont import build_square_font


@pytest.fixture
def square(tmp_path: Path) -> FontBook:
    """One em of the type in these tests is two pixels."""
    return FontBook({"fangsong": build_square_font(tmp_path / "square.ttf")})


def draw(fonts: FontBook, width: int, height: int, *marks: Mark) -> bytes:
    sheet = page(*marks, width=float(width), height=float(height))
    return render_pdf(composed(sheet), fonts)


def text(characters: str, *xs: float, **changes: Any) -> Mark:
    values: dict[str, Any] = {"size": 2.0, "baseline": 3.0, "xs": xs} | changes
    return Mark(PARAGRAPH, (run(characters, **values),))


def test_a_character_stands_on_its_baseline_at_its_x(square: FontBook) -> None:
    assert_pixels(
        """
        ________
        _KK__KK_
        _KK__KK_
        ________
        """,
        draw(square, 8, 4, text("国家", 1, 5)),
    )


def test_an_opener_inks_its_right_half_and_a_closer_its_left(square: FontBook) -> None:
    assert_pixels(
        """
        ________
        __KKKK__
        __KKKK__
        ________
        """,
        draw(square, 8, 4, text("（国）", 1, 3, 5)),
    )


def test_a_squeezed_mark_gives_its_blank_half_to_what_follows(square: FontBook) -> None:
    assert_pixels(
        """
        ________
        _KK_KK__
        _KKKKK__
        ________
        """,
        draw(square, 8, 4, text("国，家", 1, 3, 4)),
    )


def test_red_is_red_and_black_again_after_it(square: FontBook) -> None:
    assert_pixels(
        """
        ______
        _RRKK_
        _RRKK_
        ______
        """,
        draw(square, 6, 4, text("国", 1, ink="red"), text("家", 3)),
    )


def test_a_rule_hangs_from_its_y(square: FontBook) -> None:
    rule = Rule(Pt(1), Pt(1), Pt(4), Pt(1), "red")
    assert_pixels(
        """
        ______
        _RRRR_
        ______
        """,
        draw(square, 6, 3, Mark("layout", (rule,))),
    )


def test_scaling_narrows_glyphs_but_moves_none(square: FontBook) -> None:
    assert_pixels(
        """
        _______
        _K__K__
        _K__K__
        _______
        """,
        draw(square, 7, 4, text("国家", 1, 4, scale=0.5)),
    )


def test_a_turned_mark_reads_upwards_from_its_point(square: FontBook) -> None:
    """The rule lies below the text: turned, it stands to the right of it."""
    rule = Rule(Pt(1), Pt(9), Pt(5), Pt(1), "red")
    turned = text("国家", 1, 4, baseline=8.0)._replace(turn=Turn(Pt(1), Pt(6)))
    under = Mark("layout", (rule,), turn=Turn(Pt(1), Pt(6)))
    assert_pixels(
        """
        _________
        _KK_R____
        _KK_R____
        ____R____
        _KK_R____
        _KK_R____
        _________
        """,
        draw(square, 9, 7, turned, under),
    )


def test_a_picture_stands_upright_and_shows_the_paper_through_its_mask(square: FontBook) -> None:
    red, black = b"\xff\0\0", b"\0\0\0"
    image = Image(2, 2, 3, red + black + black + red, mask=b"\xff\xff\xff\0")
    picture = Picture(Pt(1), Pt(1), Pt(4), Pt(2), image)
    assert_pixels(
        """
        ______
        _RRKK_
        _KK___
        ______
        """,
        draw(square, 6, 4, Mark("layout", (picture,))),
    )
