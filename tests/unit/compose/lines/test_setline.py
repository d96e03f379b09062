"""Where the glyphs of a line stand, in points."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from gongwen.compose.lines.charclass import is_western
from gongwen.compose.lines.items import Segment
from gongwen.compose.lines.line import Align, Line
from gongwen.compose.lines.setline import set_paragraph, set_row
from gongwen.compose.lines.typecase import Spacing
from gongwen.document.text import Text
from gongwen.sheet.bulletin import BULLETIN
from gongwen.units import Pt

from support.composing import (
    CELL,
    LEFT,
    PARAGRAPH,
    SIZE,
    SQUARE,
    make_case,
    make_column,
    make_costs,
    make_segment,
    placed,
    reaches,
    set_text,
    text_of,
)
from support.metrics import SquareMetrics

TOLERANCE = 0.1


def columns(line: Line, places: int = 2) -> list[float]:
    """Give the column of every glyph's origin."""
    return [round((x - LEFT) / CELL, places) for piece in line.pieces for x in piece.xs]


def right_edge(width: float) -> float:
    return LEFT + (width - 1) * CELL + SIZE


def test_ideographs_stand_on_columns() -> None:
    first, second = set_text("一二三四五六七", 5)
    assert [0, 1, 2, 3, 4] == columns(first)
    assert [0, 1] == columns(second)


def test_the_first_line_is_indented_and_others_as_the_measure_says() -> None:
    measure = make_column(8, indent=2, hang=1, keeps_grid=False)
    first, second = set_paragraph([make_segment("一二三四五六七八")], measure, make_costs())
    assert [2, 3, 4, 5, 6, 7] == columns(first)
    assert [1, 2] == columns(second)


@pytest.mark.parametrize(
    ("text", "squeezes"),
    [
        ("一二三四五六七八九十一二", 0),  # 汉字
        ("一二三四五六七八九。一二", 0),  # a mark in its place
        ("一二，四五六七八九十。一二", 2),  # a halved mark
        ("一二三四五六七）））。一二", 2),  # a halved mark after others
        ("一二，四五六七八九十。", 2),  # a last line
        ("一二三四五六七八九20一二", 0),  # digits
        ("一二三四五六七八123一二", 0),  # an odd number of digits
        ("一二三四五六七99%一二三", 0),  # a percentage
        ("一二三四五六七八——一二", 0),  # a pair of dashes
        ("一二三四五六七八……一二", 0),  # a pair of dots
        ("一二三四五六七八GDP一二", 0),  # letters
        ("一二三四五六七八九十 一二", 0),  # a space at the end
        ("一二三四五六七八12 34一", 0),  # a word and its space
        ("一二三四五六七八九℃一二", 0),  # a unit
        ("一二，四五，七八GDP。一二", 2),  # a mark after letters
    ],
)
def test_a_full_line_reaches_both_edges(text: str, squeezes: int) -> None:
    line = set_text(text, 10)[0]
    boxes = [each for each in placed(line, SQUARE) if not each.character.isspace()]
    assert squeezes == line.squeezes
    assert pytest.approx(LEFT, abs=TOLERANCE) == boxes[0].left
    assert reaches(boxes[-1], right_edge(10))


def test_a_squeezed_opener_at_the_start_inks_the_left_edge() -> None:
    line = set_text("一二三四“六七八”九十一二", 4, 0, "compact")[1]
    assert "“" == text_of(line)[0]
    assert pytest.approx(LEFT) == next(placed(line, SQUARE)).left


@pytest.mark.parametrize("policy", ["grid", "flow", "compact"])
def test_a_short_last_line_stays_short(policy: str) -> None:
    (line,) = set_text("他说：“好。”（一）走了", 20, 0, policy)
    boxes = list(placed(line, SQUARE))
    widest = max(after.left - before.right for before, after in pairwise(boxes))
    assert widest <= 1.1 * CELL
    assert boxes[-1].right < right_edge(14)


def test_squeezes_bring_ideographs_back_on_their_columns() -> None:
    (line, _) = set_text("一二，四、六七八九十。一二", 10)
    assert "一二，四、六七八九十。" == text_of(line)
    assert [0, 1, 2, 2.5, 3.5, 4, 5, 6, 7, 8, 9] == columns(line, 1)


def test_a_squeezed_opener_moves_itself() -> None:
    (line, _) = set_text("一”“二三四，一二", 6)
    assert "一”“二三四，" == text_of(line)
    assert [0, 1, 1, 2, 3, 4, 5] == columns(line, 1)


def test_digits_are_half_a_cell_and_centred_in_whole_cells() -> None:
    (line,) = set_text("共123人", 10)
    # 人 is what the number counts: it keeps closer to it.
    assert pytest.approx([0, 1.3, 1.8, 2.3, 3], abs=0.02) == columns(line)
    assert pytest.approx([0, 1.25, 1.75, 2.25, 3], abs=0.02) == columns(set_text("共123甲", 9)[0])


def test_digits_that_are_too_wide_are_set_narrower() -> None:
    metrics = SquareMetrics(digit=0.57)
    (line,) = set_text("共12人", 10, metrics=metrics)
    digits = line.pieces[1]
    assert pytest.approx(CELL / 2 / SIZE / 0.57) == digits.scale
    boxes = list(placed(line, metrics))
    assert pytest.approx([0, 1, 1.5, 2], abs=0.02) == columns(line)
    assert boxes[2].right <= boxes[3].left + SIZE - CELL


def test_an_opened_line_fills_the_joints_of_its_words_first() -> None:
    line = set_text("一二三12四五六·七", 7)[0]
    assert "一二三12四五" == text_of(line)
    assert pytest.approx(1) == line.opened
    joint = BULLETIN.breaking.joint.value
    even = (1 - 2 * joint) / 5  # five places, two of them beside the word
    places = columns(line)
    assert pytest.approx([1 + even] * 2, abs=0.01) == [places[1], places[2] - places[1]]
    assert pytest.approx(1 + joint + even, abs=0.02) == places[3] - places[2]
    assert pytest.approx(0.5, abs=0.01) == places[4] - places[3]


def test_a_heading_is_opened_last() -> None:
    case = make_case()
    heading = make_segment("一二三。", case=case)._replace(is_heading=True)
    text = make_segment("四五六七——八九", case=case)
    line = set_paragraph([heading, text], make_column(9), make_costs())[0]
    assert "一二三。四五六七" == text_of(line)
    assert pytest.approx([0, 1, 2, 3], abs=0.01) == columns(line)[:4]
    assert columns(line)[5] > 5.1


def test_an_opened_line_without_words_is_spread_evenly() -> None:
    line = set_text("一二三四五。六", 5)[0]
    assert "一二三四" == text_of(line)
    assert pytest.approx([0, 4 / 3, 8 / 3, 4], abs=0.01) == columns(line)


def test_an_opened_line_is_not_opened_inside_a_word() -> None:
    line = set_text("一二见www.example.org/news/index.html。", 12)[0]
    assert line.opened > 0
    letters = [each for each in placed(line, SQUARE) if each.character < "~"]
    assert len(letters) > 10
    for before, after in pairwise(letters):
        assert pytest.approx(before.right, abs=SIZE - CELL) == after.left


def test_a_line_is_put_on_a_baseline_as_marks() -> None:
    (line,) = set_text("一二", 5)
    (mark,) = line.marks(Pt(100))
    assert "一二" == mark.text
    (run,) = mark.runs
    assert PARAGRAPH == mark.element
    assert pytest.approx((100, SIZE)) == (run.baseline, run.size)
    assert "black" == run.ink


def segments(*parts: tuple[str, str]) -> Sequence[Segment]:
    kaiti, fangsong = make_case(face="kaiti"), make_case(face="fangsong")
    return [
        Segment(Text(text), kaiti if face == "kaiti" else fangsong, number)
        for number, (text, face) in enumerate(parts)
    ]


def test_segments_have_marks_of_their_own_in_one_line() -> None:
    parts = segments(("一是“", "kaiti"), ("", "kaiti"), ("好”。", "fangsong"))
    (line,) = set_paragraph(parts, make_column(10, keeps_grid=False), make_costs())
    first, second = line.marks(Pt(0))
    assert ("一是“", "好”。") == (first.text, second.text)
    assert (parts[0].element, parts[2].element) == (first.element, second.element)
    assert "kaiti" == first.runs[0].font
    assert "songti" == first.runs[-1].font
    assert [0, 1, 2, 3, 4, 5] == columns(line)


def test_a_run_has_one_font_and_one_scale() -> None:
    (line,) = set_text("甲12乙", 10, metrics=SquareMetrics(digit=0.6, missing=[("heiti", "乙")]))
    assert ["甲", "12", "乙"] == [piece.text for piece in line.pieces]
    assert ["heiti", "heiti", "rare"] == [piece.font for piece in line.pieces]


def test_a_row_is_as_wide_as_its_glyphs() -> None:
    case = make_case("flow")
    line, width = set_row([make_segment("一二三", case=case)], LEFT)
    assert pytest.approx(2 * CELL + SIZE) == width
    assert [0, 1, 2] == columns(line)


def test_a_row_is_spread_between_its_glyphs() -> None:
    line, width = set_row([make_segment("一二三")], LEFT, spread=0.5)
    assert pytest.approx(3 * CELL + SIZE) == width
    assert [0, 1.5, 3] == columns(line)


def test_an_empty_row_has_no_width() -> None:
    line, width = set_row([make_segment("")], LEFT)
    assert (0, ()) == (width, line.pieces)


def test_an_empty_paragraph_has_no_lines() -> None:
    assert () == set_text("", 10)


def test_a_cut_word_is_flush_at_its_end_and_goes_on_at_the_left() -> None:
    first, second, *_ = set_text("见https://www.example.org/a/b/c/index.html。", 10)
    assert text_of(first) + text_of(second) in "见https://www.example.org/a/b/c/index.html。"
    assert reaches(list(placed(first, SQUARE))[-1], right_edge(10))
    assert pytest.approx(LEFT, abs=TOLERANCE) == next(placed(second, SQUARE)).left


def set_aligned(
    text: str, align: Align, width: float = 6, *, indent: float = 0, policy: str = "grid"
) -> list[tuple[float, float]]:
    """Set a text, and give the cells left free before and behind the ink of every line."""
    column = make_column(width, indent=indent, keeps_grid=policy == "grid", align=align)
    free = []
    for line in set_paragraph([make_segment(text, policy)], column, make_costs(policy)):
        boxes = [each for each in placed(line, SQUARE) if not each.character.isspace()]
        assert 0 == line.opened or align == "justify"
        behind = right_edge(width) - boxes[-1].box_right
        free.append(((boxes[0].origin - LEFT) / CELL, behind / CELL))
    return [(round(left, 2), round(right, 2)) for left, right in free]


ALIGNS: tuple[Align, ...] = ("justify", "left", "centre", "right")

# 一二三四五, one cell short for 。 must not begin a line; 六。七八九十, which is full; 一二.
RAGGED = "一二三四五六。七八九十一二"


@pytest.mark.parametrize(
    ("align", "expected"),
    [
        ("justify", [(0, 0), (0, 0), (0, 4)]),
        ("left", [(0, 1), (0, 0), (0, 4)]),
        ("centre", [(0.5, 0.5), (0, 0), (2, 2)]),
        ("right", [(1, 0), (0, 0), (4, 0)]),
    ],
)
def test_lines_stand_where_their_paragraph_is_aligned(
    align: Align, expected: list[tuple[float, float]]
) -> None:
    assert expected == set_aligned(RAGGED, align)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一GDP", (3.25, 0)),  # letters end at the edge, not with their last cell
        ("GDP一", (3, 0)),
        ("一二%", (3.25, 0)),
        ("一二℃", (3, 0)),  # a sign as wide as 汉字
        ("一二。", (3, 0)),  # a mark with its blank half
        ("“一”", (3, 0)),
        ("一二 ", (4, 0)),  # a space at the end has no width
        ("GDP ", (4.49, 0)),
        ("一——", (3, 0)),
    ],
)
def test_a_line_at_the_right_ends_at_the_edge(text: str, expected: tuple[float, float]) -> None:
    assert [expected] == [pytest.approx(each, abs=0.011) for each in set_aligned(text, "right")]


def test_a_squeezed_mark_ends_at_the_right_with_its_inked_half() -> None:
    column = make_column(5, align="right")
    line, *_ = set_paragraph([make_segment("一二，四五。六七")], column, make_costs())
    assert ("一二，四五。", 2) == (text_of(line), line.squeezes)
    boxes = list(placed(line, SQUARE))
    # Half of a box is a little more than half a cell.
    assert pytest.approx(LEFT + (SIZE - CELL) / 2) == boxes[0].left
    assert pytest.approx(right_edge(5)) == boxes[-1].right


def test_a_line_in_the_middle_stands_between_indent_and_edge() -> None:
    assert [(3, 1)] == set_aligned("一二", "centre", 6, indent=2)


def test_a_western_phrase_that_has_a_line_to_itself_is_not_spread() -> None:
    ends = {
        align: set_aligned("GDP 100 GDP 100 GDP", align, 4, policy="flow")[0] for align in ALIGNS
    }
    free = ends["left"][1]
    assert free > 0
    assert {
        "justify": (0, 0),
        "left": (0, free),
        "centre": pytest.approx((free / 2, free / 2), abs=0.011),
        "right": pytest.approx((free, 0), abs=0.011),
    } == ends


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_what_is_wider_than_its_column_begins_at_the_left(align: Align) -> None:
    assert 0 == set_aligned("——", align, 1)[0][0]


@pytest.mark.parametrize(
    ("text", "first_letter"),
    [
        # GDP is 1.52 cells wide and takes two; its box is moved by half of size minus pitch.
        ("一GDP二", 1.25),
        ("一GDP，二", 1.25),
        ("一”GDP二", 2.16),  # the mark has white space already and takes what is too much
        ("一”GDP，二", 2.16),
        ("GDP二", 0),
    ],
)
def test_a_phrase_shares_its_space_with_hanzi_and_not_with_marks(
    text: str, first_letter: float
) -> None:
    (line,) = set_text(text, 10)
    assert pytest.approx(first_letter, abs=0.01) == columns(line)[text.index("G")]
    last = text.index("二")
    assert pytest.approx(text.index("G") + 2 + last - text.index("P") - 1) == columns(line)[last]


@pytest.mark.parametrize(
    "text", ["一GDP，二", "一GDP）”二", "一（GDP）二", "一12.6%；二", "一“GDP二"]
)
def test_no_white_space_stands_between_a_phrase_and_a_mark_that_belongs_to_it(text: str) -> None:
    (line,) = set_text(text, 10)
    boxes = list(placed(line, SQUARE))
    for before, after in pairwise(boxes):
        closes = is_western(before.character) and after.character in "，）；"
        opens = before.character in "（“" and is_western(after.character)
        if closes or opens:
            assert after.left - before.box_right <= SIZE - CELL + 0.01


@pytest.mark.parametrize("text", ["一GDP”“二", "一”（GDP二"])
def test_two_marks_take_little_more_white_space_between_them(text: str) -> None:
    (line,) = set_text(text, 10)
    boxes = list(placed(line, SQUARE))
    closing = next(each for each in boxes if each.character == "”")
    opening = next(each for each in boxes if each.character in "“（")
    most = BULLETIN.breaking.joint.value / 2
    assert opening.origin - closing.origin <= CELL * (1 + most) + 0.01


@pytest.mark.parametrize("text", ["一GDP，", "一（GDP）"])
def test_a_mark_at_the_end_of_a_full_line_stays_flush(text: str) -> None:
    column = make_column(len(text) - 1)
    line = set_paragraph([make_segment(text + "二三四五")], column, make_costs())[0]
    assert text == text_of(line)
    assert pytest.approx(right_edge(column.columns)) == list(placed(line, SQUARE))[-1].box_right


def test_the_numbers_of_a_date_are_set_alike() -> None:
    (line,) = set_text("在1月1日办", 10)
    places = columns(line)
    assert pytest.approx([0, 1.3, 2, 3.3, 4, 5], abs=0.02) == places


@pytest.mark.parametrize(("text", "cells"), [("？！", 1), ("！！！", 2), ("？", 1)])
def test_stops_together_take_the_cells_of_the_standard(text: str, cells: int) -> None:
    (line,) = set_text(f"一{text}二", 10)
    assert 1 + cells == columns(line)[-1]


@pytest.mark.parametrize(("interpunct", "last"), [("cell", 2.0), ("half", 1.5)])
def test_an_interpunct_between_hanzi_is_as_wide_as_the_row_says(
    interpunct: str, last: float
) -> None:
    table = BULLETIN.breaking
    table = replace(table, interpunct=replace(table.interpunct, value=interpunct))
    case = make_case(spacing=Spacing.of(table, 1.0, is_grid=True))
    (line,) = set_paragraph([make_segment("一·二", case=case)], make_column(9), make_costs())
    assert last == columns(line)[-1]


def test_an_interpunct_between_letters_stands_close() -> None:
    (line,) = set_text("一kW·h二", 10)
    places = columns(line)
    # From W to h: a letter of half a cell, and less than half a cell for the mark.
    assert pytest.approx(0.5 + 0.375, abs=0.11) == places[4] - places[2]
