"""Bulletins of 1 to 60 rows with titles of one, two and three lines, in the fonts of the program.

An office lays its issues side by side: the head must lie in one place in all of them.
"""

from functools import cache
from math import ceil

import pytest

from gongwen.compose import compose
from gongwen.pages import Composition, Page
from gongwen.render.fonts.book import FontBook
from gongwen.sheet.bulletin import BULLETIN
from gongwen.sheet.override import override
from gongwen.units import mm

from support.bulletins import entries, find, make_article, make_bulletin, make_shop, paragraphs
from support.documents import make_setting

FONTS = FontBook()
GRID = make_shop().grid
TABLE = BULLETIN.title
ROWS = range(1, 61)
FIRST_ROWS = {1: 10, 2: 12, 3: 13}
"""Where the text begins, by the lines of the title."""
GIVEN = {1: 0, 2: 1, 3: 1}
"""How many rows the spaces around the title can give: those around a single line have too little."""
KEPT = 3
"""Rows that stand above the imprint on a further side."""
TITLES = {
    1: "旧卷宗搬进新库房",
    2: "旧卷宗搬进新库房并向全区各街道和有关单位开放查阅",
    3: "旧卷宗搬进新库房并向全区各街道和有关单位开放查阅的做法受到群众普遍欢迎和社会各界广泛好评",
}
IMPRINT = entries(
    报="市委办公室", 送="区人大常委会、区政府、区政协办公室", 发="各街道", 责任编辑="郝一"
)
IMPRINT_ROWS = 4
"""Of the grid: four rows of 26 pt, their rules, and the white above. Rows of 28 pt take five."""


@cache
def issue(lines: int, rows: int, even: str = "no") -> Composition:
    sheet, _ = override(BULLETIN, [make_setting("imprint", "even_page", value=even)])
    article = make_article(*paragraphs(rows), title=TITLES[lines])
    return compose(make_bulletin(article, imprint=IMPRINT), sheet, FONTS)


def is_tight(composition: Composition) -> bool:
    return "标题上下的空收紧 1 行" in composition.remarks[-1]


def text_rows(page: Page) -> int:
    return sum(set(mark.text) == {"文"} for mark in page.marks)


def rule_below(page: Page) -> float:
    """Give the lower edge of the red rule."""
    (rule,) = [rule for mark in page.marks for rule in mark.rules if rule.ink == "red"]
    return rule.y + rule.height


def title_baselines(page: Page) -> list[float]:
    size = TABLE.type.size.pt
    runs = [run for mark in page.marks for run in mark.runs]
    return sorted({run.baseline for run in runs if (run.font, run.size) == ("title", size)})


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_the_titles_have_so_many_lines(lines: int) -> None:
    assert lines == len(title_baselines(issue(lines, 1).pages[0]))


def test_the_red_rule_lies_in_one_place_in_all_issues() -> None:
    places = {rule_below(issue(lines, rows).pages[0]) for lines in TITLES for rows in ROWS}
    assert 1 == len(places)
    assert pytest.approx(mm(106.44), abs=0.1) == places.pop()


def test_the_first_line_of_the_title_lies_in_one_place_unless_a_row_is_won() -> None:
    usual: set[float] = set()
    tight: set[float] = set()
    for lines in TITLES:
        for rows in ROWS:
            composition = issue(lines, rows)
            first, *_ = title_baselines(composition.pages[0])
            below = first - GRID.ascent * TABLE.type.size.pt - rule_below(composition.pages[0])
            (tight if is_tight(composition) else usual).add(round(below, 6))
    assert [pytest.approx(TABLE.gap_above.pt)] == list(usual)
    # To win a row, a title gives below it first; each number of lines then needs as much above.
    assert len(TITLES) == len(tight)
    assert TABLE.gap_above_least.pt <= min(tight) < max(tight) < TABLE.gap_above.pt


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_the_white_below_the_title_is_a_row_and_what_is_left_of_one(lines: int) -> None:
    for rows in ROWS:
        composition = issue(lines, rows)
        *_, last = title_baselines(composition.pages[0])
        text = find(composition.pages[0], "文").runs[0]
        box = GRID.ascent * text.size
        descent = (1 - GRID.ascent) * TABLE.type.size.pt
        white = text.baseline - box - last - descent
        usual = TABLE.gap_below.pt - TABLE.give.value * GRID.pitch
        least = TABLE.gap_below_least.pt if is_tight(composition) else usual
        assert least - 1e-6 <= white <= TABLE.gap_below.pt + GRID.pitch


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("rows", ROWS)
def test_the_imprint_stands_with_text_on_as_few_sides_as_hold_both(lines: int, rows: int) -> None:
    composition = issue(lines, rows)
    counts = [text_rows(page) for page in composition.pages]
    assert rows == sum(counts)
    assert find(composition.pages[-1], "各街道")
    assert min(rows, KEPT) <= counts[-1]
    needed = ceil((FIRST_ROWS[lines] - GIVEN[lines] + rows + IMPRINT_ROWS) / GRID.rows)
    assert needed == len(counts)


def test_a_title_gives_a_row_only_where_that_saves_a_side() -> None:
    won = [(lines, rows) for lines in TITLES for rows in ROWS if is_tight(issue(lines, rows))]
    assert won
    for lines, rows in won:
        assert len(issue(lines, rows + 1).pages) == len(issue(lines, rows).pages) + 1


def test_a_house_may_want_the_imprint_on_an_even_side() -> None:
    for rows in ROWS:
        pages = issue(1, rows, even="yes").pages
        assert 0 == len(pages) % 2
        last = [text_rows(page) for page in pages if text_rows(page)][-1]
        assert min(rows, KEPT) <= last


@pytest.mark.parametrize("length", [2, 3, 4, 5])
def test_rows_that_move_part_no_single_row_from_its_paragraph(length: int) -> None:
    """Paragraphs of 2 to 5 rows, of which the last three rows or more go to the imprint."""
    moved = 0
    for count in range(1, 20):
        blocks = paragraphs(count, length * GRID.columns - 10)
        article = make_article(*blocks, title=TITLES[1])
        composition = compose(make_bulletin(article, imprint=IMPRINT), BULLETIN, FONTS)
        if "移至" not in composition.remarks[-1]:
            continue
        moved += 1
        over = text_rows(composition.pages[-1])
        assert over >= KEPT
        # What goes over of the last paragraph but those that go as a whole.
        assert over % length != 1
        assert over % length != length - 1 or length == 2
    assert moved


@pytest.mark.parametrize(("rows", "expected"), [(2, [2, 0]), (3, [2, 1]), (4, [2, 2]), (6, [3, 3])])
def test_under_a_title_two_rows_stay_however_tall_the_imprint(
    rows: int, expected: list[int]
) -> None:
    imprint = entries(发="各街道、" * 77 + "各镇")
    article = make_article(*paragraphs(rows), title=TITLES[1])
    composition = compose(make_bulletin(article, imprint=imprint), BULLETIN, FONTS)
    assert expected == [text_rows(page) for page in composition.pages]
