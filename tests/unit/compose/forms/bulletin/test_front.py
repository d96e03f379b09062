"""The contents and the note: kept whole, divided like titles, with page numbers."""

from dataclasses import replace

import pytest

from gongwen.compose import compose
from gongwen.compose.forms.bulletin.front import BULLET_SPACE, LEADER
from gongwen.compose.titles.title import divide
from gongwen.document.bulletin import Article
from gongwen.pages import Composition, Mark, Page
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet
from gongwen.sheet.override import override

from support.bulletins import (
    entries,
    find,
    make_article,
    make_bulletin,
    make_shop,
    paragraphs,
)
from support.documents import make_setting, make_text
from support.metrics import SquareMetrics

GRID = make_shop().grid
BULLET = BULLETIN.contents.bullet.value + BULLET_SPACE
FIRST_ROW = 8
"""Where the contents begin on the first side, below the masthead."""
ROWS_LEFT = GRID.rows - FIRST_ROW
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def with_contents(**rows: str) -> BulletinSheet:
    settings = [make_setting("contents", name, value=value) for name, value in rows.items()]
    sheet, problems = override(BULLETIN, settings)
    assert () == problems
    assert isinstance(sheet, BulletinSheet)
    return sheet


def listed(count: int, rows: int = 1) -> list[Article]:
    return [make_article(*paragraphs(rows), title=NAMES[index]) for index in range(count)]


def composed(
    *articles: Article, note: tuple[str, ...] = (), sheet: BulletinSheet = BULLETIN
) -> Composition:
    return compose(make_bulletin(*articles, note=note), sheet, SquareMetrics())


def rows_of(page: Page, text: str) -> list[int]:
    """Give the rows of the lines of *page* that have *text* in them."""
    baselines = {run.baseline for mark in page.marks if text in mark.text for run in mark.runs}
    return sorted(
        round((each - GRID.baseline(GRID.top, GRID.size)) / GRID.pitch) for each in baselines
    )


def note_of(rows: int) -> tuple[str, ...]:
    """Give a note of so many rows: 编者按：注 and 注."""
    return ("注",) * rows


@pytest.mark.parametrize(
    ("entries", "rows", "first", "last"),
    [
        # The heading and five entries take six rows of fourteen; eight are left.
        (5, 6, [15, 16, 17, 18, 19, 20], []),
        (5, 7, [15, 16, 17, 18, 19, 20, 21], []),
        (5, 8, [14, 15, 16, 17, 18, 19, 20, 21], []),  # the blank row goes
        (5, 9, [], list(range(9))),  # all of it goes over
        (5, 22, [], list(range(22))),
        (5, 23, [15, 16, 17, 18, 19, 20, 21], list(range(16))),  # no side holds it
    ],
)
def test_a_note_below_contents_is_kept_whole_if_a_side_holds_it(
    entries: int, rows: int, first: list[int], last: list[int]
) -> None:
    pages = composed(*listed(entries), note=note_of(rows)).pages
    assert (first, last) == (rows_of(pages[0], "注"), rows_of(pages[1], "注"))


@pytest.mark.parametrize("rows", [13, 14, 15, 22])
def test_a_note_begins_below_the_masthead_where_it_comes_first(rows: int) -> None:
    pages = composed(make_article(*paragraphs(3)), note=note_of(rows)).pages
    on_first = rows_of(pages[0], "注")
    assert list(range(FIRST_ROW, FIRST_ROW + min(rows, ROWS_LEFT))) == on_first


@pytest.mark.parametrize(
    ("entries", "over"),
    [(13, 0), (14, 2), (15, 2), (16, 3)],  # the heading and thirteen entries fill the side
)
def test_no_entry_goes_over_to_the_next_side_alone(entries: int, over: int) -> None:
    pages = composed(*listed(entries)).pages
    assert FIRST_ROW == rows_of(pages[0], "本期要目")[0]
    assert entries - over == len(rows_of(pages[0], BULLET))
    assert over == len(rows_of(pages[1], BULLET))


def test_how_many_entries_go_over_is_a_row_of_the_sheet() -> None:
    for kept, over in (("1", 1), ("3", 3)):
        pages = composed(*listed(14), sheet=with_contents(rows_kept=kept)).pages
        assert over == len(rows_of(pages[1], BULLET))


TWO_LINES = "旧卷宗搬进新库房并向全区各街道和有关单位开放查阅受到群众普遍欢迎"


def test_a_bullet_is_the_label_of_its_entry_and_no_part_of_its_link() -> None:
    composition = composed(*listed(2))
    (page, *_) = composition.pages
    label, entry = find(page, BULLET), find(page, f"{BULLET}甲")
    assert (BULLET, "甲") == (label.text, entry.text)
    elements = composition.elements
    assert not isinstance(label.element, str)
    assert not isinstance(entry.element, str)
    assert ("Lbl", entry.element) == (elements[label.element].role, elements[label.element].parent)
    assert ("TOCI", None) == (elements[entry.element].role, elements[label.element].target)


def test_the_contents_have_a_heading() -> None:
    composition = composed(*listed(2))
    heading = find(composition.pages[0], "本期要目")
    assert not isinstance(heading.element, str)
    assert "H1" == composition.elements[heading.element].role


def entry_lines(title: str, sheet: BulletinSheet = BULLETIN) -> list[Mark]:
    first, *others = listed(3)
    page = composed(
        replace(first, title=make_article(title=title).title), *others, sheet=sheet
    ).pages[0]
    marks = [mark for mark in page.marks if mark.runs]
    start = marks.index(find(page, BULLET)) + 1
    stop = marks.index(find(page, f"{BULLET}乙")) - 1
    return marks[start:stop]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("文" * 24, ["文" * 24]),  # as much as a line holds
        (f"{TWO_LINES[:8]}\n{TWO_LINES[8:]}", [TWO_LINES[:8], TWO_LINES[8:]]),  # as it was typed
        (f"{TWO_LINES[:8]}\n{TWO_LINES[8:16]}", [TWO_LINES[:16]]),  # one line holds it
    ],
)
def test_an_entry_is_divided_as_a_title_is(title: str, expected: list[str]) -> None:
    lines = entry_lines(title)
    assert expected == [mark.text for mark in lines]


def test_an_entry_is_divided_at_the_seams_of_a_title() -> None:
    shop = make_shop()
    case = shop.case(BULLETIN.contents.entry, shop.grid.cell)
    expected = divide(shop, make_text(TWO_LINES), case, 24)
    assert 2 == len(expected)
    assert len(expected[0].string) < 24  # where a paragraph would break
    lines = [mark.text for mark in entry_lines(TWO_LINES)]
    assert [line.string for line in expected] == lines


def test_the_lines_of_an_entry_begin_under_one_another_on_the_grid() -> None:
    first, second = entry_lines(TWO_LINES)
    assert pytest.approx(GRID.left + 4 * GRID.cell) == first.runs[0].xs[0]
    assert pytest.approx(GRID.left + 4 * GRID.cell) == second.runs[0].xs[0]
    assert first.element == second.element


def test_an_entry_that_no_division_helps_is_broken_like_a_paragraph() -> None:
    """On the grid, AB takes a cell and a half of white, which a title does not count."""
    title = "文A" * 16
    lines = entry_lines(title)
    assert title == "".join(mark.text for mark in lines)
    assert all(mark.runs[-1].xs[-1] < GRID.right for mark in lines)


@pytest.mark.parametrize(("before", "page"), [(11, 1), (12, 2)])
def test_the_lines_of_an_entry_stay_on_one_side(before: int, page: int) -> None:
    # The heading and eleven entries leave two rows of the side, twelve leave one.
    articles = [*listed(before), make_article(*paragraphs(1), title=TWO_LINES), *listed(3)]
    pages = composed(*articles, sheet=with_contents(rows_kept="1")).pages
    lines = [
        side.number
        for side in pages
        for mark in side.marks
        if len(mark.text) > 3 and set(mark.text) <= set(TWO_LINES + BULLET)
        if mark.runs[-1].font == "fangsong"
    ]
    assert [page, page] == lines


NUMBERED = with_contents(page_numbers="yes")


def numbers(composition: Composition) -> dict[str, int]:
    """Give the number behind every entry of the contents."""
    found = {}
    for page in composition.pages:
        marks = [mark for mark in page.marks if mark.runs]
        for index, mark in enumerate(marks):
            if mark.text == BULLET:
                entry, dots, number = marks[index + 1 : index + 4]
                assert {LEADER} == set(dots.text)
                assert entry.element == dots.element == number.element
                found[entry.text] = int(number.text)
    return found


@pytest.mark.parametrize(("count", "rows"), [(2, 1), (5, 9), (12, 12), (20, 3), (22, 30)])
def test_an_entry_names_the_page_on_which_its_title_stands(count: int, rows: int) -> None:
    composition = composed(*listed(count, rows), sheet=NUMBERED)
    expected = {
        mark.text: page.number
        for page in composition.pages
        for mark in page.marks
        if mark.text in NAMES and mark.runs and mark.runs[0].font == "title"
    }
    assert expected == numbers(composition)
    assert count == len(expected)
    if rows > 1:
        assert len(set(expected.values())) > 1


def test_page_numbers_stand_at_the_right_edge_behind_dots_from_the_entry_on() -> None:
    entry, dots, number = entry_lines("甲", NUMBERED)
    assert pytest.approx(GRID.right) == number.runs[0].xs[-1] + GRID.size / 2
    assert pytest.approx(GRID.left + 5 * GRID.cell) == dots.runs[0].xs[0]
    assert 28 - 5 - 1 == len(dots.text)
    assert 1 == len({mark.runs[0].baseline for mark in (entry, dots, number)})


def test_an_entry_leaves_room_for_its_page_number() -> None:
    assert 1 == len([mark for mark in entry_lines("文" * 20, NUMBERED) if "文" in mark.text])
    assert 2 == len([mark for mark in entry_lines("文" * 21, NUMBERED) if "文" in mark.text])


def test_page_numbers_are_asked_for() -> None:
    assert ["甲"] == [mark.text for mark in entry_lines("甲")]


def test_page_numbers_leave_the_pages_as_they_are() -> None:
    plain, numbered = (composed(*listed(9, 5), sheet=sheet) for sheet in (BULLETIN, NUMBERED))
    assert [len(page.marks) for page in plain.pages[1:]] == [
        len(page.marks) for page in numbered.pages[1:]
    ]
    assert plain.remarks == numbered.remarks


def test_contents_and_untitled_text_begin_on_one_row_in_all_issues() -> None:
    imprint = entries(报="市委办公室", 发="各街道", 责任编辑="郝一")
    found = set()
    for rows in range(1, 61):
        articles = (
            make_article(*paragraphs(rows), title="甲"),
            make_article(*paragraphs(1), title="乙"),
        )
        listing = compose(make_bulletin(*articles, imprint=imprint), BULLETIN, SquareMetrics())
        untitled = make_bulletin(make_article(*paragraphs(rows), title=""), imprint=imprint)
        text = compose(untitled, BULLETIN, SquareMetrics())
        found.add((rows_of(listing.pages[0], "本期要目")[0], rows_of(text.pages[0], "文")[0]))
    assert {(FIRST_ROW, FIRST_ROW)} == found
