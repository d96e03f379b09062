"""What opens an article: on the first side below the masthead, and among the rows."""

from dataclasses import replace
from itertools import pairwise

import pytest

from gongwen.compose import compose
from gongwen.compose.forms.bulletin.opening import STARS, Opening, parting, space_below
from gongwen.compose.sides.matter import Matter
from gongwen.compose.sides.slabs import Slab
from gongwen.compose.sides.stack import Layer, Stack
from gongwen.compose.titles.title import title_layers
from gongwen.document.bulletin import Article, Bulletin
from gongwen.pages import Composition, Mark
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet
from gongwen.sheet.override import override
from gongwen.units import Pt, mm

from support.bulletins import entries, find, make_article, make_bulletin, make_shop, paragraphs
from support.composing import text_of
from support.documents import make_setting, make_text
from support.metrics import SquareMetrics

TABLE = BULLETIN.title
GRID = make_shop().grid
IMPRINT = entries(发="各街道办事处", 责任编辑="郝一")
WHOLE = make_article(
    *paragraphs(3),
    title="旧卷宗搬进新库房",
    column="工作动态",
    subtitle="区档案室搬迁纪实",
    headnote="（2024年3月）",
    author="林一 周二海",
)


def composed(*articles: Article, sheet: BulletinSheet = BULLETIN) -> Composition:
    return compose(make_bulletin(*articles), sheet, SquareMetrics())


def slabs(article: Article, *, names_column: bool = True) -> list[Slab]:
    shop = make_shop()
    root = shop.structure.add("Document")
    part = shop.structure.add("Part", root)
    opening = Opening(shop, article, part, shop.structure.add("H1", part))
    return list(opening.slabs(root, names_column=names_column))


def with_row(name: str, value: str) -> BulletinSheet:
    sheet, problems = override(BULLETIN, [make_setting("title", name, value=value)])
    assert () == problems
    assert isinstance(sheet, BulletinSheet)
    return sheet


def role_of(mark: Mark, composition: Composition) -> str:
    assert not isinstance(mark.element, str)
    return composition.elements[mark.element].role


ORDER = ["【工作动态】", "旧卷宗搬进新库房", "——区档案室搬迁纪实", "（2024年3月）", "林一 周二海"]


@pytest.mark.parametrize("count", [1, 2])
def test_all_stands_in_its_order_and_in_the_middle(count: int) -> None:
    composition = composed(*([make_article(*paragraphs(1))] * (count - 1)), WHOLE)
    page = next(page for page in composition.pages if any(m.text == ORDER[2] for m in page.marks))
    texts = [mark.text for mark in page.marks]
    start = texts.index(ORDER[2]) - 2
    assert ORDER == texts[start : start + 5]
    for mark in page.marks[start : start + 5]:
        left, right = mark.runs[0].xs[0], mark.runs[-1].xs[-1] + mark.runs[-1].size
        assert pytest.approx(GRID.centre, abs=5) == (left + right) / 2
    marks = page.marks[start : start + 5]
    assert ["P", "H1", "P", "P", "P"] == [role_of(mark, composition) for mark in marks]
    assert ["heiti", "title", "kaiti"] == [mark.runs[0].font for mark in (*marks[:2], marks[4])]


def test_the_white_below_the_title_and_below_each_line_is_the_same() -> None:
    (page, *_) = composed(WHOLE).pages
    marks = [find(page, text) for text in ORDER[1:]]
    runs = [mark.runs[0] for mark in marks]
    tops = [run.baseline - GRID.ascent * run.size for run in runs]
    whites = [
        below - above - run.size for (above, below), run in zip(pairwise(tops), runs, strict=False)
    ]
    assert pytest.approx([14] * 3) == whites


def test_a_column_stays_with_the_title_and_the_title_with_the_text() -> None:
    column, gap, title, below = slabs(WHOLE)
    assert (1, 2) == (column.rows, column.keep)
    assert (True, True) == (gap.is_gap, below.is_gap)
    assert title.rows + title.keep == 4 + 3
    assert ["【工作动态】"] == [text_of(line) for _, line in column.matter.lines]


def test_a_column_is_named_where_it_changes() -> None:
    articles = [
        make_article(*paragraphs(1), title=title, column=column)
        for title, column in (("甲", "动态"), ("乙", "动态"), ("丙", ""), ("丁", "动态"))
    ]
    composition = composed(*articles)
    marks = [mark for page in composition.pages for mark in page.marks]
    named = [mark for mark in marks if mark.text == "【动态】"]
    # Twice in the contents, as captions of their lists, and twice above an article.
    assert ["Caption", "Caption", "P", "P"] == [role_of(mark, composition) for mark in named]
    order = [mark.text for mark in marks if mark.text in ("【动态】", "甲", "乙", "丙", "丁")]
    assert ["【动态】", "甲", "乙", "丙", "【动态】", "丁"] * 2 == order


def test_titles_of_a_column_are_a_list_of_their_own_in_the_contents() -> None:
    composition = composed(
        make_article(*paragraphs(1), title="甲", column="动态"),
        make_article(*paragraphs(1), title="乙"),
    )
    elements = composition.elements
    (page, *_) = composition.pages
    first, second = (find(page, f"◇\u3000{title}").element for title in "甲乙")
    assert not isinstance(first, str)
    assert not isinstance(second, str)
    inner, outer = elements[first].parent, elements[second].parent
    assert inner is not None
    assert outer is not None
    assert ("TOC", "TOC", outer) == (
        elements[inner].role,
        elements[outer].role,
        elements[inner].parent,
    )


def test_brackets_of_a_column_are_a_row_of_the_sheet() -> None:
    (page, *_) = composed(WHOLE, sheet=with_row("column_brackets", "no")).pages
    assert find(page, "工作动态").text == "工作动态"


def test_a_long_subtitle_is_divided_like_a_title() -> None:
    subtitle = "关于老街道办事处在六个社区设立档案查阅点并实行延时服务的调查"
    shop = make_shop()
    (page, *_) = composed(make_article(*paragraphs(1), subtitle=subtitle)).pages
    lines = [mark.text for mark in page.marks if "kaiti" in {run.font for run in mark.runs}]
    assert f"——{subtitle}" == "".join(lines)
    assert 2 == len(lines)
    assert max(map(len, lines)) <= TABLE.lesser_columns.value < shop.grid.columns


def test_authors_stand_on_the_lines_on_which_they_were_written() -> None:
    (page, *_) = composed(make_article(*paragraphs(1), author="区长 林一\n周二海")).pages
    texts = [mark.text for mark in page.marks]
    assert ["区长 林一", "周二海"] == texts[texts.index("区长 林一") :][:2]


def test_stars_part_two_articles_in_the_midst_of_the_blank_rows() -> None:
    shop = make_shop(with_row("separator", "stars"))
    slab = parting(shop)
    assert (TABLE.rows_between.count, True) == (slab.rows, slab.is_gap)
    ((top, line),) = slab.matter.lines
    assert STARS == text_of(line)
    above = top + GRID.pitch - GRID.size
    below = slab.rows * GRID.pitch - top - GRID.size
    assert pytest.approx(above) == below
    assert "layout" == slab.matter.artifact


def test_stars_never_begin_or_end_a_side() -> None:
    sheet = with_row("separator", "stars")
    for count in range(1, 22):
        pages = composed(
            *[make_article(*paragraphs(count), title=t) for t in "甲乙丙"], sheet=sheet
        ).pages
        for page in pages:
            texts = [mark.text for mark in page.marks if mark.element != "footer"]
            assert STARS not in (texts[0], texts[-1])


def untitled(**parts: str) -> Bulletin:
    return make_bulletin(make_article(*paragraphs(3), title="", **parts))


def test_without_a_title_the_text_follows_the_rule_and_the_name_is_the_heading() -> None:
    composition = compose(untitled(), BULLETIN, SquareMetrics())
    (page,) = composition.pages
    name = find(page, "河湾信息")
    assert "H1" == role_of(name, composition)
    assert not isinstance(name.element, str)
    assert "河湾信息第7期" == composition.elements[name.element].title == composition.info.title
    assert "" == composition.info.subject
    rule = next(mark.rules[0] for mark in page.marks if mark.rules)
    text = find(page, "文").runs[0]
    white = text.baseline - GRID.ascent * text.size - rule.y - rule.height
    least = BULLETIN.body.untitled_gap.pt
    assert least - 8 <= white <= least + GRID.pitch


def test_without_a_title_what_is_written_below_one_stands_all_the_same() -> None:
    composition = compose(untitled(column="动态", author="林一"), BULLETIN, SquareMetrics())
    texts = [mark.text for mark in composition.pages[0].marks]
    assert ["【动态】", "林一", "文" * 20] == texts[texts.index("【动态】") :][:3]


def test_without_a_title_a_row_is_free_below_the_note() -> None:
    bulletin = replace(untitled(), note=make_bulletin(note=("供参考。",)).note)
    (page,) = compose(bulletin, BULLETIN, SquareMetrics()).pages
    note, text = find(page, "供参考").runs[0], find(page, "文").runs[0]
    assert pytest.approx(2 * GRID.pitch) == text.baseline - note.baseline


@pytest.mark.parametrize(("label", "printed"), [("", "编者按："), ("编者的话", "编者的话：")])
def test_a_note_has_the_label_that_was_written(label: str, printed: str) -> None:
    bulletin = make_bulletin(note=("供参考。",), note_label=label)
    (page,) = compose(bulletin, BULLETIN, SquareMetrics()).pages
    assert f"{printed}供参考。" == find(page, "供参考").text


def rule_and_first_line(composition: Composition, text: str) -> tuple[float, float]:
    """Give the lower edge of the red rule and the upper edge of the line with *text*."""
    (page, *_) = composition.pages
    rule = next(rule for mark in page.marks for rule in mark.rules if rule.ink == "red")
    run = find(page, text).runs[0]
    return rule.y + rule.height, run.baseline - GRID.ascent * run.size


TITLES = tuple("旧卷宗搬进新库房" * times for times in (1, 4, 7))
"""Of one, two and three lines."""


@pytest.mark.parametrize("title", TITLES, ids=len)
@pytest.mark.parametrize("below", [{}, {"subtitle": "搬迁纪实"}])
def test_a_title_begins_at_one_distance_below_the_rule(title: str, below: dict[str, str]) -> None:
    composition = composed(make_article(*paragraphs(3), title=title, **below))
    rule, line = rule_and_first_line(composition, "旧卷宗")
    assert pytest.approx(TABLE.gap_above.pt) == line - rule


@pytest.mark.parametrize("title", TITLES, ids=len)
def test_a_column_begins_at_one_distance_below_the_rule(title: str) -> None:
    composition = composed(make_article(*paragraphs(3), title=title, column="动态"))
    rule, column = rule_and_first_line(composition, "动态")
    assert pytest.approx(TABLE.column_gap_above.pt) == column - rule
    _, line = rule_and_first_line(composition, "旧卷宗")
    assert pytest.approx(TABLE.column_gap_below.pt) == line - column - TABLE.column.size.pt


@pytest.mark.parametrize(
    ("above", "given", "below", "least", "expected"),
    [
        (20.78, 15.6, 10.39, 7, (5.18, 3.39)),
        (12, 15.6, 7, 7, (0, 0)),  # a house that asks for less than the least keeps what it asks
    ],
)
def test_only_the_spaces_around_a_title_give(
    above: float, given: float, below: float, least: float, expected: tuple[float, float]
) -> None:
    sheet = BULLETIN
    for name, value in (
        ("gap_above", above),
        ("gap_above_least", given),
        ("gap_below", below),
        ("gap_below_least", least),
    ):
        sheet, problems = override(sheet, [make_setting("title", name, value=str(value))])
        assert () == problems
    first, second = title_layers(make_shop(sheet), make_text("档案搬进新库房"), 0)
    assert pytest.approx(expected) == (first.gives / mm(1), second.gives / mm(1))
    assert (0, 1) == (first.grows, second.grows)


def test_text_without_a_title_begins_on_one_row_whatever_may_be_tightened() -> None:
    layer = space_below(make_shop(), BULLETIN.body.untitled_gap)
    assert pytest.approx(TABLE.give.value * GRID.pitch) == layer.gives
    for height in range(90):
        rows = Stack((Layer(None, Matter(Pt(height))), layer)).rows(
            GRID.pitch, TABLE.give.value, TABLE.tightening.count
        )
        assert 1 == len(rows)


@pytest.mark.parametrize("separator", ["none", "stars"])
@pytest.mark.parametrize(
    ("usual", "least", "expected"),
    [(2, 1, [2, 1]), (4, 2, [4, 3, 2]), (1, 1, [1]), (1, 2, [1]), (2, 0, [2, 1, 0])],
)
def test_articles_draw_together_row_by_row(
    separator: str, usual: int, least: int, expected: list[int]
) -> None:
    sheet, problems = override(
        with_row("separator", separator),
        [
            make_setting("title", "rows_between", value=str(usual)),
            make_setting("title", "rows_between_least", value=str(least)),
        ],
    )
    assert () == problems
    rows: list[int] = []
    slab: Slab | None = parting(make_shop(sheet))
    while slab is not None:
        assert slab.is_gap
        assert (separator == "stars") == bool(slab.matter.lines)
        rows.append(slab.rows)
        slab = slab.tighter
    # The stars need a row.
    assert [row for row in expected if row or separator == "none"] == rows


@pytest.mark.parametrize(("count", "expected"), [(12, False), (13, True), (17, True), (18, False)])
def test_articles_draw_together_where_that_saves_a_side(count: int, *, expected: bool) -> None:
    articles = [
        make_article(*paragraphs(rows), title=title)
        for title, rows in zip("甲乙丙", (1, 1, count), strict=True)
    ]
    composition = compose(make_bulletin(*articles, imprint=IMPRINT), BULLETIN, SquareMetrics())
    is_drawn = "篇间空行减 1 行" in composition.remarks[-1]
    assert expected == is_drawn
    marks = [mark for mark in composition.pages[0].marks if mark.runs]
    places = {mark.text: mark.runs[0].baseline / GRID.pitch for mark in marks}
    # A title stands a little above the middle of its row. Contents have a blank row of their own.
    above = places["甲"] - find(composition.pages[0], "◇\u3000丙").runs[0].baseline / GRID.pitch
    assert (3 if is_drawn else 4) == int(above)
    if is_drawn:
        # A row for the title, for the blank row below it, for its text, and for the space between.
        assert 4 == round(places["乙"] - places["甲"])
