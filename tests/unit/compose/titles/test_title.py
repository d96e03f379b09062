"""The lines of a title: centred by their ink, adjoining marks halved, widths that agree."""

from itertools import pairwise

import pytest

from gongwen.compose.lines.line import Line
from gongwen.compose.titles.title import divide, set_centred, title_layers
from gongwen.compose.workshop import Workshop
from gongwen.render.fonts.book import FontBook
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet

from support.bulletins import make_shop
from support.composing import text_of
from support.documents import make_text

SIZE = BULLETIN.title.type.size.pt
LIMIT = BULLETIN.title.columns.value


@pytest.fixture(scope="module")
def printed() -> Workshop[BulletinSheet]:
    """With the fonts of the program."""
    return Workshop(BULLETIN, FontBook())


def centred(shop: Workshop[BulletinSheet], text: str, limit: float = LIMIT) -> tuple[Line, ...]:
    case = shop.case(BULLETIN.title.type, space=BULLETIN.title.space.value)
    return set_centred(shop, make_text(text), case, 0, limit=limit)


def ink_of(shop: Workshop[BulletinSheet], line: Line) -> tuple[float, float]:
    first, last = line.pieces[0], line.pieces[-1]
    left = shop.metrics.ink(first.font, first.text[0]).left * first.size * first.scale
    right = shop.metrics.ink(last.font, last.text[-1]).right * last.size * last.scale
    return first.xs[0] + left, last.xs[-1] + right


@pytest.mark.parametrize(
    "text",
    [
        "旧卷宗搬进新库房",
        "“三医”联动改革",
        "——《库房管理办法》",
        "学习《库房管理办法》",
        "Hewan Bulletin",
        "用水量下降7.2%",
        "A股一号",
    ],
)
def test_the_ink_of_a_title_stands_in_the_middle(
    printed: Workshop[BulletinSheet], text: str
) -> None:
    (line,) = centred(printed, text)
    left, right = ink_of(printed, line)
    assert pytest.approx(printed.grid.centre) == (left + right) / 2
    assert text == text_of(line)


def test_every_line_of_a_title_has_its_own_middle(printed: Workshop[BulletinSheet]) -> None:
    lines = centred(printed, "“一件事”改革进社区\n学习《库房管理办法》进展")
    assert 2 == len(lines)
    for line in lines:
        assert pytest.approx(printed.grid.centre) == sum(ink_of(printed, line)) / 2


def steps(line: Line) -> list[float]:
    """Give the distance from each glyph box to the next, in 字."""
    xs = [x for piece in line.pieces for x in piece.xs]
    return [round((after - before) / SIZE, 6) for before, after in pairwise(xs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学“‘一", [1, 0.5, 1]),  # an opener gives up what is blank before it
        ("学》“一", [1, 0.5, 1]),  # of two blank halves that meet, one goes
        ("学。”一", [1, 0.5, 1]),
        ("学》）”一", [1, 0.5, 0.5, 1]),
        ("学》“‘一", [1, 0.5, 0.5, 1]),
        ("“学”", [1, 1]),  # beside a 汉字 all stays
        ("学，一", [1, 1]),
        ("“”", [1]),  # ink meets ink
    ],
)
def test_adjoining_marks_of_a_title_are_halved(text: str, expected: list[float]) -> None:
    (line,) = centred(make_shop(), text)
    assert expected == steps(line)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五六“‘七八九十", 1),  # 12 characters in 11½ 字
        ("一二三四五六“七八九十一", 2),
    ],
)
def test_a_title_is_divided_by_the_widths_with_which_it_is_set(text: str, lines: int) -> None:
    shop = make_shop()
    assert lines == len(centred(shop, text, limit=11.5))
    case = shop.case(BULLETIN.title.type)
    assert lines == len(divide(shop, make_text(text), case, 11.5))


def test_the_remark_names_the_width_with_which_a_line_is_set() -> None:
    shop = make_shop()
    (first, second) = centred(shop, "一二三“‘四\n五六七八九十一")
    assert (5.5, 7) == tuple(
        (line.pieces[-1].xs[-1] - line.pieces[0].xs[0]) / SIZE + 1 for line in (first, second)
    )
    assert "（5.5＋7 字）" in shop.remarks[-1]


def test_only_large_type_is_centred_by_its_ink() -> None:
    shop = make_shop()
    segment = shop.segment(make_text("《学》一"), shop.case(BULLETIN.body.text), 0)
    row = shop.row([segment], shop.grid.centre, align=0.5)
    left, right = row.pieces[0].xs[0], row.pieces[-1].xs[-1] + row.size
    assert pytest.approx(shop.grid.centre) == (left + right) / 2
    assert pytest.approx(4 * row.size) == right - left


def test_an_empty_title_has_no_line() -> None:
    assert () == centred(make_shop(), "")
    above, _ = title_layers(make_shop(), make_text(""), 0)
    assert () == above.matter.items
