"""Paragraphs, headings, items and the source, as rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gongwen.compose.forms.bulletin.article import article_slabs
from gongwen.compose.sides.slabs import Slab
from gongwen.compose.workshop import Workshop
from gongwen.document.body import Block, Item, Level, Paragraph, Section
from gongwen.document.bulletin import Article
from gongwen.document.text import Text
from gongwen.pages import Element
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet

from support.bulletins import make_article, make_shop
from support.composing import text_of
from support.documents import make_item, make_paragraph, make_section, make_side_heading


def set_article(article: Article, sheet: BulletinSheet = BULLETIN) -> list[Slab]:
    return set_in(make_shop(sheet), article)


def set_in(shop: Workshop[BulletinSheet], article: Article) -> list[Slab]:
    return list(article_slabs(shop, article, shop.structure.add("Part")))


def elements_of(slab: Slab, elements: Sequence[Element]) -> list[Element]:
    """Give the structure elements of the pieces of a row."""
    ((_, line),) = slab.matter.lines
    return [elements[line.elements[piece.owner]] for piece in line.pieces]


def set_blocks(*blocks: Block) -> list[Slab]:
    return set_article(make_article(*blocks))


def texts(slabs: list[Slab]) -> list[str]:
    return [text_of(line) for slab in slabs for _, line in slab.matter.lines]


def roles(*blocks: Block) -> list[set[str]]:
    """Give the roles in every row."""
    shop = make_shop()
    slabs = set_in(shop, make_article(*blocks))
    return [
        {element.role for element in elements_of(slab, shop.structure.elements)} for slab in slabs
    ]


def section(level: Level, heading: str, *blocks: Block, text: str = "") -> Section:
    return make_section(*blocks, level=level, heading=heading, text=text)


def paragraph(length: int = 5) -> Paragraph:
    return make_paragraph("文" * length)


def test_a_paragraph_is_indented_by_two() -> None:
    (slab, _) = set_blocks(paragraph(30))
    ((_, line),) = slab.matter.lines
    grid = make_shop().grid
    assert "文" * 26 == text_of(line)
    assert pytest.approx(grid.left + 2 * grid.cell) == line.pieces[0].xs[0]


@pytest.mark.parametrize(
    ("level", "face", "label"),
    [(1, "heiti", "一、"), (2, "kaiti", "（一）"), (3, "fangsong", "1."), (4, "fangsong", "（1）")],
)
def test_every_level_has_its_face_and_ordinal(level: Level, face: str, label: str) -> None:
    (slab,) = set_blocks(section(level, "标题"))
    ((_, line),) = slab.matter.lines
    assert f"{label}标题" == text_of(line)
    assert face == line.pieces[-1].font


def test_headings_have_roles_by_their_depth_and_not_by_their_level() -> None:
    found = roles(section(1, "甲", section(3, "乙", paragraph())), section(2, "丙"))
    assert [{"H2"}, {"H3"}, {"P"}, {"H2"}] == found


def test_a_side_heading_has_a_row_of_its_own_and_keeps_two_of_what_it_heads() -> None:
    slabs = set_blocks(make_side_heading("先编号"), paragraph(), make_side_heading("后装箱"))
    assert ["先编号", "文" * 5, "后装箱"] == texts(slabs)
    assert [2, 0, 0] == [slab.keep for slab in slabs]
    ((_, line),) = slabs[0].matter.lines
    assert ("heiti", 2) == (
        line.pieces[0].font,
        round((line.pieces[0].xs[0] - make_shop().grid.left) / 15.785),
    )


def test_a_side_heading_ranks_below_the_section_that_it_stands_in() -> None:
    inner = section(1, "甲", make_side_heading("乙"), paragraph())
    found = roles(make_side_heading("丙"), paragraph(), inner)
    assert [{"H2"}, {"P"}, {"H2"}, {"H3"}, {"P"}] == found
    ((_, line),) = set_blocks(inner)[1].matter.lines
    assert "kaiti" == line.pieces[0].font


def test_a_heading_keeps_two_rows_of_what_it_heads() -> None:
    slabs = set_blocks(section(1, "文" * 40, paragraph()))
    assert [3, 2, 0] == [slab.keep for slab in slabs]


def test_a_heading_that_heads_nothing_keeps_itself_together() -> None:
    assert [1, 0] == [slab.keep for slab in set_blocks(section(1, "文" * 40))]


def test_a_heading_runs_into_its_text() -> None:
    heading = section(2, "加强领导。", text="文" * 30)
    slabs = set_blocks(heading)
    assert "（一）加强领导。" + "文" * 30 == "".join(texts(slabs))
    assert [True, False] == [slab.is_club for slab in slabs]
    assert {"H2", "P"} == roles(heading)[0]


def test_items_count_in_hanzi_and_their_first_line_is_a_club() -> None:
    slabs = set_blocks(
        make_item(lead="抓合力。", text="文" * 40), make_item(number=2, lead="抓落实。")
    )
    assert texts(slabs)[0].startswith("一是抓合力。文")
    assert texts(slabs)[-1] == "二是抓落实。"
    assert [True, False, False] == [slab.is_club for slab in slabs]


@pytest.mark.parametrize(
    ("number", "written"), [(105, "一百零五"), (1000, "一千"), (9999, "九千九百九十九")]
)
def test_large_numbers_are_set_as_they_are_typed(number: int, written: str) -> None:
    heading = replace(section(1, "标题"), number=number)
    (row, item) = texts(set_blocks(heading, make_item(number=number, lead="抓落实")))
    assert (f"{written}、标题", f"{written}是抓落实") == (row, item)


def test_items_that_follow_one_another_are_one_list() -> None:
    items = [Item(number, Text("抓。"), Text("")) for number in (1, 2)]
    blocks: tuple[Block, ...] = (*items, paragraph(), Item(1, Text("又。"), Text("")))
    shop = make_shop()
    slabs = set_in(shop, make_article(*blocks))
    elements = shop.structure.elements
    labels = [elements_of(slab, elements)[0] for slab in slabs]
    entries = [elements[each.parent or 0] for each in labels]
    assert ["LI", "LI", "Part", "LI"] == [entry.role for entry in entries]
    assert entries[0].parent == entries[1].parent != entries[3].parent


def test_the_lead_of_an_item_has_the_face_of_the_sheet() -> None:
    body = BULLETIN.body
    sheet = replace(BULLETIN, body=replace(body, item_lead=replace(body.item_lead, value="kaiti")))
    article = make_article(Item(1, Text("抓合力"), Text("文文")))
    ((_, line),) = set_article(article, sheet)[0].matter.lines
    assert ["kaiti", "kaiti", "fangsong"] == [piece.font for piece in line.pieces]


@pytest.mark.parametrize(
    "block",
    [
        make_paragraph("完成。"),
        make_item(lead="完成。"),
        section(1, "甲", make_paragraph("完成。")),
        section(2, "完成。", text="好。"),
        section(1, "完成。"),
    ],
)
def test_the_source_follows_the_last_sentence(block: Block) -> None:
    slabs = set_article(make_article(block, source="河湾区档案室"))
    assert texts(slabs)[-1].endswith("。（河湾区档案室）")


def test_the_source_may_have_a_row_of_its_own_at_the_right() -> None:
    body = BULLETIN.body
    place = replace(body.source_place, value="own-row")
    sheet = replace(BULLETIN, body=replace(body, source_place=place))
    slabs = set_article(make_article(paragraph(), source="河湾区档案室"), sheet)
    assert ["文文文文文", "（河湾区档案室）"] == texts(slabs)
    ((_, line),) = slabs[-1].matter.lines
    grid = make_shop().grid
    assert pytest.approx(grid.right - grid.cell) == line.pieces[-1].xs[-1] + grid.size


@pytest.mark.parametrize(
    ("length", "runs_in"),
    [
        (18, True),  # fills the line of 26 cells
        (19, True),  # one cell too long: two squeezes
        (20, False),  # two cells: four squeezes would look like slips of the keyboard
        (52, False),  # the last line has no room at all
    ],
)
def test_the_source_runs_in_for_at_most_two_squeezes(length: int, *, runs_in: bool) -> None:
    text = ("文，文，文，文，文，" + "文" * length)[: length - 1] + "。"
    *_, last = slabs = set_article(make_article(make_paragraph(text), source="河湾区档案室"))
    assert runs_in == (texts(slabs)[-1] != "（河湾区档案室）")
    ((_, line),) = last.matter.lines
    grid = make_shop().grid
    if not runs_in:
        assert pytest.approx(grid.right - grid.cell) == line.pieces[-1].xs[-1] + grid.size
        # It never stands alone at the head of a side.
        assert 1 == slabs[-2].keep


def test_a_row_that_parts_a_number_from_its_unit_does_not_end_a_side() -> None:
    # Twenty-six cells before 吨: nothing else gives, so the number stays behind.
    slabs = set_article(make_article(make_paragraph("文" * 24 + "1234吨" + "文" * 30 + "。")))
    assert ("1234", True) == (texts(slabs)[0][-4:], slabs[0].is_club)
    assert not slabs[1].is_club


def test_no_last_line_is_opened_for_the_source() -> None:
    for length in range(2, 60):
        paragraph_text = "文" * (length - 1) + "。"
        slabs = set_article(make_article(make_paragraph(paragraph_text), source="河湾区档案室"))
        ((_, line),) = slabs[-1].matter.lines
        assert not line.opened, length
