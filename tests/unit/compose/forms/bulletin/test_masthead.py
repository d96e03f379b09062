from itertools import pairwise

import pytest

from gongwen.compose.forms.bulletin.masthead import masthead_layers, number_line
from gongwen.compose.lines.line import Line
from gongwen.compose.sides.matter import Stroke
from gongwen.compose.sides.stack import Layer
from gongwen.document.bulletin import Masthead
from gongwen.document.text import Text
from gongwen.sheet.bulletin import BULLETIN

from support.bulletins import make_masthead, make_shop
from support.composing import text_of
from support.documents import make_entry

SHOP = make_shop()
GRID = SHOP.grid
TABLE = BULLETIN.masthead


def layers(masthead: Masthead) -> list[Layer]:
    shop = make_shop()
    return list(masthead_layers(shop, masthead, shop.structure.add("Document")))


def name_of(masthead: Masthead) -> Layer:
    return next(layer for layer in layers(masthead) if layer.matter.ink == "red")


def ends(line: Line) -> tuple[float, float]:
    """Give left and right edge of the glyph boxes of a line of 汉字."""
    return line.pieces[0].xs[0], line.pieces[-1].xs[-1] + line.size


@pytest.mark.parametrize("length", range(2, 13))
def test_the_name_is_centred_within_the_type_area(length: int) -> None:
    part = name_of(make_masthead("河湾区政务服务信息工作简报"[:length]))
    ((_, line),) = part.matter.lines
    left, right = ends(line)
    assert pytest.approx(GRID.centre, abs=0.01) == (left + right) / 2
    assert GRID.left - 0.01 <= left
    assert right <= GRID.right + 0.01


@pytest.mark.parametrize("length", range(2, 13))
def test_the_name_is_spread_by_at_most_half_a_character(length: int) -> None:
    ((_, line),) = name_of(make_masthead("河湾区政务服务信息工作简报"[:length])).matter.lines
    xs = [x for piece in line.pieces for x in piece.xs]
    gaps = {round(after - before - line.size, 6) for before, after in pairwise(xs)}
    assert 1 == len(gaps)
    assert -1e-6 <= gaps.pop() <= line.size / 2 + 1e-6


def test_a_short_name_is_as_large_as_the_sheet_says_and_fully_spread() -> None:
    ((_, line),) = name_of(make_masthead("河湾信息")).matter.lines
    assert TABLE.name.size.pt == line.size
    left, right = ends(line)
    assert pytest.approx(60 * (4 + 3 * 0.5)) == right - left


def test_a_name_is_smaller_only_when_it_would_not_fit() -> None:
    sizes = []
    for length in range(2, 13):
        ((_, line),) = name_of(make_masthead("河湾区政务服务信息工作简报"[:length])).matter.lines
        sizes.append(line.size)
    assert pytest.approx([60] * 6) == sizes[:6]
    assert pytest.approx([GRID.width / length for length in range(8, 13)]) == sizes[6:]
    assert min(sizes) >= TABLE.name_least.pt


def test_a_name_that_would_be_too_small_stands_on_two_lines() -> None:
    part = name_of(make_masthead("河湾区人民政府政务服务和数据管理工作简报"))
    assert 2 == len(part.matter.lines)
    (first, upper), (second, lower) = part.matter.lines
    assert "河湾区人民政府政务服务和数据管理工作简报" == text_of(upper) + text_of(lower)
    assert upper.size == lower.size >= TABLE.name_least.pt
    assert pytest.approx(upper.size * 1.25) == second - first
    assert pytest.approx(second + lower.size) == part.matter.height


def test_number_and_total_are_written_where_they_are_known() -> None:
    assert any(
        "第7期" == text_of(line)
        for part in layers(make_masthead())
        for _, line in part.matter.lines
    )
    assert not any(
        "期" in text_of(line)
        for part in layers(make_masthead(number=None))
        for _, line in part.matter.lines
    )


@pytest.mark.parametrize(
    ("masthead", "written"),
    [
        (make_masthead(year="2024年", total=118), "2024年第7期（总第118期）"),
        (make_masthead(year="〔2024〕"), "〔2024〕第7期"),
        (make_masthead(year="2024年", supplement="增刊"), "2024年增刊第7期"),
        (make_masthead(number=None, supplement="特刊"), "（特刊）"),
        (make_masthead(number=None, supplement="特刊", total=9), "特刊（总第9期）"),
        (make_masthead(supplement="春耕专刊"), "第7期（春耕专刊）"),
        (make_masthead(number=None, supplement="春耕专刊"), "（春耕专刊）"),
        (make_masthead(supplement="2023—2024学年第一学期"), "第7期（2023—2024学年第一学期）"),
        (make_masthead(number=None), ""),
    ],
)
def test_the_number_line_says_what_is_known(masthead: Masthead, written: str) -> None:
    assert written == number_line(masthead).string


def test_a_note_on_handling_takes_the_second_row_and_moves_the_name_by_one() -> None:
    first, *others = layers(
        make_masthead(classification="秘密", handling="阅后退回", copy_number="000012")
    )
    assert [("秘密", 0), ("000012", 0), ("阅后退回", GRID.pitch)] == [
        (text_of(line), top) for top, line in first.matter.lines
    ]
    assert GRID.pitch == first.matter.height
    assert others[0].space == TABLE.name_top


def test_a_note_on_handling_without_a_classification_stands_in_row_one() -> None:
    first = layers(make_masthead(handling="阅后退回"))[0]
    assert ["阅后退回"] == [text_of(line) for _, line in first.matter.lines]
    assert pytest.approx([0, 0]) == [first.matter.lines[0][0], first.matter.height]


def rows_of(masthead: Masthead) -> list[tuple[str, float]]:
    """Give every line of the issuers, the signers and the date, with its place in rows."""
    part = layers(masthead)[-2]
    return [(text_of(line), top / TABLE.issuer_pitch.pt) for top, line in part.matter.lines]


def test_the_signer_stands_above_the_date_and_the_issuers_end_beside_it() -> None:
    masthead = make_masthead(signer=make_entry(label="签发", text="林一"))
    assert [("河湾区档案室", 1), ("签发：", 0), ("林一", 0), ("2024年3月5日", 1)] == rows_of(
        masthead
    )
    masthead = make_masthead(
        "甲信息", "甲局", "乙局", "丙局", signer=make_entry(label="签发", text="林一")
    )
    assert [("甲局", 0), ("乙局", 1), ("丙局", 2)] == rows_of(masthead)[:3]
    assert [("签发：", 1), ("林一", 1), ("2024年3月5日", 2)] == rows_of(masthead)[3:]


def test_names_of_signers_stand_two_in_a_row_under_one_another() -> None:
    """GB/T 9704—2012, 7.2.6."""
    signer = make_entry(label="签发人", text="林一 周二海 王 五 郑四")
    lines = [line for _, line in layers(make_masthead(signer=signer))[-2].matter.lines]
    issuer, label, first, second, _ = lines
    assert ("签发人：", "林一 周二海", "王 五 郑四") == (
        text_of(label),
        text_of(first),
        text_of(second),
    )
    assert ("fangsong", "kaiti") == (label.pieces[0].font, first.pieces[0].font)
    assert first.pieces[0].xs[0] == second.pieces[0].xs[0] == label.pieces[0].xs[0] + 64
    assert pytest.approx(GRID.right - 16) == max(ends(first)[1], ends(second)[1])
    assert ends(issuer)[1] < label.pieces[0].xs[0]


def test_issuer_and_date_stand_one_character_in() -> None:
    part = layers(make_masthead())[-2]
    (_, issuer), (_, day) = part.matter.lines
    assert ("河湾区档案室", "2024年3月5日") == (text_of(issuer), text_of(day))
    assert pytest.approx(GRID.left + 16) == issuer.pieces[0].xs[0]
    assert pytest.approx(GRID.right - 16) == ends(day)[1]


def test_issuers_stand_under_one_another_and_the_date_beside_the_last() -> None:
    part = layers(make_masthead("河湾信息", "河湾区档案室", "河湾区图书馆"))[-2]
    tops = [top for top, _ in part.matter.lines]
    assert pytest.approx([0, 30, 30]) == tops
    assert pytest.approx(46) == part.matter.height


def test_the_head_ends_in_a_red_rule() -> None:
    rule = layers(make_masthead())[-1]
    thickness = TABLE.rule_thickness.pt
    ((_, stroke),) = rule.matter.items
    assert Stroke(GRID.left, GRID.width, thickness, "red") == stroke
    assert (thickness, TABLE.rule_gap) == (rule.matter.height, rule.space)


def test_classification_and_copy_number_stand_in_row_one_and_move_nothing() -> None:
    plain = make_masthead()
    marked = Masthead(
        plain.name,
        plain.number,
        plain.issuers,
        plain.date,
        classification=Text("内部资料"),
        copy_number=Text("000012"),
    )
    first, *others = layers(marked)
    assert pytest.approx([0, 0]) == [top for top, _ in first.matter.lines]
    assert first.space is None
    assert pytest.approx(0) == first.matter.height
    (_, left), (_, right) = first.matter.lines
    assert pytest.approx(GRID.left) == left.pieces[0].xs[0]
    assert pytest.approx(GRID.right) == right.pieces[-1].xs[-1] + 8
    assert [part.matter.height for part in layers(plain)] == [part.matter.height for part in others]


@pytest.mark.parametrize("length", range(15, 24))
def test_a_character_at_least_is_free_between_issuer_and_date(length: int) -> None:
    issuer = "河湾区人民政府政务服务和数据管理局办公室信息科"[:length]
    part = layers(make_masthead("河湾信息", issuer))[-2]
    *_, (row, last), (same, day) = part.matter.lines
    assert row == same
    assert ends(last)[1] + last.size <= ends(day)[0] + 0.01
