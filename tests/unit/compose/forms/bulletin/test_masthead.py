from dataclasses import replace
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


def red_parts(masthead: Masthead) -> list[Layer]:
    """Give the parts set in red, without the rule."""
    return [layer for layer in layers(masthead) if layer.matter.ink == "red"]


def name_of(masthead: Masthead) -> Layer:
    return red_parts(masthead)[-1]


MEASURE = TABLE.name_measure.pt


def ends(line: Line) -> tuple[float, float]:
    """Give left and right edge of the glyph boxes of a line of 汉字."""
    return line.pieces[0].xs[0], line.pieces[-1].xs[-1] + line.size


@pytest.mark.parametrize("length", range(2, 12))
def test_the_name_is_centred_within_the_type_area(length: int) -> None:
    part = name_of(make_masthead("河湾区政务服务信息工作简报"[:length]))
    ((_, line),) = part.matter.lines
    left, right = ends(line)
    assert pytest.approx(GRID.centre, abs=0.01) == (left + right) / 2
    assert right - left <= MEASURE + 0.01 < GRID.width


@pytest.mark.parametrize(("length", "most"), [(2, 1.0), (3, 1.0), (4, 0.5), (7, 0.5), (11, 0.5)])
def test_the_name_is_spread_by_at_most_what_its_length_allows(length: int, most: float) -> None:
    ((_, line),) = name_of(make_masthead("河湾区政务服务信息工作简报"[:length])).matter.lines
    xs = [x for piece in line.pieces for x in piece.xs]
    gaps = {round(after - before - line.size, 6) for before, after in pairwise(xs)}
    assert 1 == len(gaps)
    assert -1e-6 <= gaps.pop() <= line.size * most + 1e-6


@pytest.mark.parametrize(
    ("name", "size", "cells"), [("简报", 84, 3), ("督查室", 84, 5), ("河湾信息", 72, 5.5)]
)
def test_a_short_name_is_as_large_as_the_sheet_says_and_fully_spread(
    name: str, size: float, cells: float
) -> None:
    ((_, line),) = name_of(make_masthead(name)).matter.lines
    left, right = ends(line)
    assert size == line.size
    assert pytest.approx(size * cells) == right - left


def test_a_name_is_smaller_only_when_it_would_not_fit() -> None:
    sizes = []
    for length in range(2, 12):
        ((_, line),) = name_of(make_masthead("河湾区政务服务信息工作简报"[:length])).matter.lines
        sizes.append(line.size)
    assert pytest.approx([84, 84, 72, 72]) == sizes[:4]
    assert pytest.approx([MEASURE / length for length in range(6, 12)]) == sizes[4:]
    assert min(sizes) >= TABLE.name_least.pt


@pytest.mark.parametrize(
    ("name", "above", "below"),
    [
        ("河湾区深化医改工作领导小组简报", "河湾区深化医改工作领导小组", "简报"),
        ("河湾区委全面依法治区委员会简报", "河湾区委全面依法治区委员会", "简报"),
        (
            "河湾区人民政府政务服务和数据管理工作简报",
            "河湾区人民政府政务服务和数据管理",
            "工作简报",
        ),
    ],
)
def test_a_name_that_would_be_too_small_is_parted_into_two_sizes(
    name: str, above: str, below: str
) -> None:
    upper, lower = red_parts(make_masthead(name))
    assert [above] == [text_of(line) for _, line in upper.matter.lines]
    assert [below] == [text_of(line) for _, line in lower.matter.lines]
    assert pytest.approx(min(TABLE.organ.size.pt, MEASURE / len(above))) == upper.matter.height
    assert lower.matter.height >= 2 * upper.matter.height
    assert TABLE.organ_gap == lower.space


def test_a_name_without_words_is_parted_all_the_same() -> None:
    upper, lower = red_parts(make_masthead("甲" * 30))
    assert 30 == sum(len(text_of(line)) for part in (upper, lower) for _, line in part.matter.lines)
    ((_, line),) = lower.matter.lines
    assert line.size >= TABLE.name_least.pt
    assert all(line.size >= TABLE.organ_least.pt for _, line in upper.matter.lines)


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


@pytest.mark.parametrize(
    ("name", "organ"), [("“红帆”信息", "“红帆”办公室"), ("河湾信息（晨）", "河湾（区）")]
)
def test_the_ink_of_the_name_and_of_its_organ_stands_in_the_middle(name: str, organ: str) -> None:
    masthead = replace(make_masthead(name), organ=Text(organ))
    upper, lower = (layer for layer in layers(masthead) if layer.matter.ink == "red")
    for layer, text in ((upper, organ), (lower, name)):
        ((_, line),) = layer.matter.lines
        assert text == text_of(line)
        first, last = line.pieces[0], line.pieces[-1]
        left = first.xs[0] + SHOP.metrics.ink(first.font, first.text[0]).left * line.size
        right = last.xs[-1] + SHOP.metrics.ink(last.font, last.text[-1]).right * line.size
        assert pytest.approx(GRID.centre) == (left + right) / 2


def test_the_number_stands_in_the_middle_by_its_glyph_boxes() -> None:
    masthead = make_masthead(supplement="春耕专刊")
    line = next(
        line
        for layer in layers(masthead)
        for _, line in layer.matter.lines
        if "第7期" in text_of(line)
    )
    left, right = ends(line)
    assert pytest.approx(GRID.centre) == (left + right) / 2


def test_adjoining_marks_of_a_name_are_halved_before_its_size_is_chosen() -> None:
    ((_, line),) = name_of(make_masthead("河湾“《晨报》”信息简讯")).matter.lines
    # Twelve characters in 11 字; 12 would be smaller than the least size and parted.
    assert pytest.approx(MEASURE / 11) == line.size
