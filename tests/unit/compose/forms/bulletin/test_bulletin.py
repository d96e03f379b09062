"""A whole bulletin: its sides, its parts and their places."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.compose import compose
from gongwen.compose.forms.bulletin.front import BULLET_SPACE
from gongwen.diagnostics import IssueError
from gongwen.document.bulletin import Article, Bulletin
from gongwen.pages import Composition, Mark, Page
from gongwen.press.build import prepare
from gongwen.sheet.bulletin import BULLETIN
from gongwen.sheet.groups import Sheet
from gongwen.sheet.override import override
from gongwen.units import mm

from support.bulletins import entries, find, make_article, make_bulletin, paragraphs
from support.documents import make_item, make_section, make_setting
from support.jobs import make_job
from support.metrics import SquareMetrics

PITCH = (mm(225) - 16) / 21
BULLET = BULLETIN.contents.bullet.value + BULLET_SPACE
IMPRINT = entries(发="各街道办事处", 责任编辑="郝一")


def composed(bulletin: Bulletin, sheet: Sheet = BULLETIN) -> Composition:
    return compose(bulletin, sheet, SquareMetrics())


def row_of(mark: Mark) -> float:
    return (mark.runs[0].baseline - mm(37) - 0.88 * 16) / PITCH


def body_rows(page: Page) -> list[float]:
    return [row_of(mark) for mark in page.marks if set(mark.text) == {"文"}]


@pytest.mark.parametrize("count", [1, 6, 7, 8, 9, 20, 24, 25, 26, 27, 28, 29, 30, 50])
def test_the_imprint_closes_an_even_side_where_a_house_wants_that(count: int) -> None:
    article = make_article(*paragraphs(count))
    sheet, _ = override(BULLETIN, [make_setting("imprint", "even_page", value="yes")])
    pages = composed(make_bulletin(article, imprint=IMPRINT), sheet).pages
    assert 0 == len(pages) % 2
    assert "各街道办事处" in find(pages[-1], "发：").text
    rows = [row for page in pages for row in body_rows(page)]
    assert count == len(rows)
    for row in rows:
        assert pytest.approx(round(row), abs=1e-6) == row
        assert 0 <= round(row) <= 21


def test_text_and_imprint_do_not_touch() -> None:
    for count in range(20, 32):
        pages = composed(make_bulletin(make_article(*paragraphs(count)), imprint=IMPRINT)).pages
        imprint = find(pages[-1], "发：").runs[0].baseline
        for mark in pages[-1].marks:
            if set(mark.text) == {"文"}:
                assert mark.runs[0].baseline + 16 < imprint


def test_every_side_has_its_folio() -> None:
    pages = composed(make_bulletin(make_article(*paragraphs(30)), imprint=IMPRINT)).pages
    assert list(range(1, len(pages) + 1)) == [page.folio for page in pages]
    assert [f"— {page.number} —" for page in pages] == [page.marks[-1].text for page in pages]


def test_one_article_has_its_title_in_the_head_and_no_contents() -> None:
    (page, *_) = composed(make_bulletin()).pages
    texts = [mark.text for mark in page.marks]
    assert texts.index("档案搬进新库房") < texts.index("文" * 20)
    assert "本期要目" not in texts


def test_several_articles_have_contents_that_lead_to_their_titles() -> None:
    articles = [make_article(*paragraphs(2), title=title) for title in ("甲", "乙")]
    composition = composed(make_bulletin(*articles))
    pages = composition.pages
    texts = [mark.text for mark in pages[0].marks]
    assert ["本期要目", BULLET, "甲", BULLET, "乙"] == texts[texts.index("本期要目") :][:5]
    entry = find(pages[0], f"{BULLET}乙")
    *_, title = (mark for page in pages for mark in page.marks if mark.text == "乙")
    assert not isinstance(entry.element, str)
    assert title.element == composition.elements[entry.element].target


@pytest.mark.parametrize("count", [15, 20, 30])
def test_long_contents_begin_on_the_first_side(count: int) -> None:
    articles = [make_article(*paragraphs(1), title="甲") for _ in range(count)]
    (first, *_) = composed(make_bulletin(*articles)).pages
    assert "本期要目" == find(first, "本期要目").text
    assert find(first, f"{BULLET}甲")


@pytest.mark.parametrize("count", range(1, 24))
def test_a_heading_never_ends_a_side(count: int) -> None:
    section = make_section(*paragraphs(3), heading="加强领导")
    pages = composed(make_bulletin(make_article(*paragraphs(count), section))).pages
    for page in pages:
        texts = [mark.text for mark in page.marks if mark.element != "footer"]
        assert texts[-1] != "一、加强领导"


def test_all_characters_without_a_glyph_are_named() -> None:
    fonts = SquareMetrics(missing=[(font, "龑") for font in ("heiti", "rare", "songti", "title")])
    article: Article = make_article(make_item(lead="好。"), title="龑和龑")
    with pytest.raises(IssueError) as raised:
        compose(make_bulletin(article), BULLETIN, fonts)
    assert {"no-glyph"} == {each.code for each in raised.value.diagnostics}
    assert all("U+9F91" in each.message for each in raised.value.diagnostics)


def test_the_same_bulletin_gives_the_same_composition() -> None:
    first, second = (composed(make_bulletin(imprint=IMPRINT)) for _ in range(2))
    assert first == second
    assert first == pickle.loads(pickle.dumps(first))
    assert repr(first) == repr(second)


def test_a_narrow_page_does_no_harm() -> None:
    sheet = replace(
        BULLETIN,
        columns=replace(BULLETIN.columns, value=8),
        body=replace(BULLETIN.body, indent=replace(BULLETIN.body.indent, value=8)),
        breaking=replace(
            BULLETIN.breaking, long_word=replace(BULLETIN.breaking.long_word, value=28)
        ),
    )
    text = "网址http://www.example.org/index.html——好"
    article = make_article(make_item(lead="好。", text=text))
    marks = [mark for page in composed(make_bulletin(article), sheet).pages for mark in page.marks]
    assert "一是好。" + text in "".join(mark.text for mark in marks)


def test_a_character_without_a_glyph_is_named_once_a_place(tmp_path: Path) -> None:
    """The name, the copy number and a title in 目录 are measured or set more than once."""
    issue = tmp_path / "a.yaml"
    issue.write_text(
        '报头: {名称: 河湾𪚥信息, 期号: 7, 编印机关: 档案室, 日期: 2024-3-5, 编号: "00𪚥1"}\n'
        "文章: [{标题: 甲𪚥乙𪚥, 正文: 文。}, {标题: 丙, 正文: 文。}]\n",
        encoding="utf-8",
    )
    found = prepare(make_job(issue)).diagnostics
    places = [(each.span.line, each.span.column) for each in found if each.code == "no-glyph"]
    assert [(1, 12), (1, 56), (2, 12), (2, 14)] == sorted(places)
