"""What stands between the masthead and the first article: the contents 目录, the note 编者按."""

from collections.abc import Iterator, Sequence
from typing import Final

from gongwen.compose.forms.bulletin.opening import column_text, is_new_column
from gongwen.compose.lines.setline import CENTRED
from gongwen.compose.sides.slabs import Slab, gap, text_row
from gongwen.compose.titles.title import on_one_line
from gongwen.compose.workshop import Workshop
from gongwen.document.bulletin import Article
from gongwen.document.text import Text
from gongwen.sheet.bulletin import BulletinSheet

USUAL_LABEL: Final = "编者按"
"""Of a note that does not say what it calls itself."""

BULLET_SPACE: Final = "\u3000"
"""A full space keeps the bullet off the title, and both on the grid."""


def contents_slabs(
    shop: Workshop[BulletinSheet],
    articles: Sequence[Article],
    headings: Sequence[int],
    root: int,
) -> Iterator[Slab]:
    """Set the list of titles, grouped by columns; its entries lead to *headings*, one each."""
    table, grid = shop.sheet.contents, shop.grid
    toc = shop.structure.add("TOC", root)
    case = shop.case(table.heading, grid.cell)
    heading = shop.segment(Text("本期要目"), case, shop.structure.add("P", root))
    line = shop.row([heading], grid.centre, align=CENTRED)
    yield text_row(line, keep=shop.sheet.body.heading_rows.count)
    group = toc
    for index, (article, target) in enumerate(zip(articles, headings, strict=True)):
        if is_new_column(articles, index):
            group = toc
            if index and not article.column:
                # What stands in no column must not look as if it stood in the last one.
                yield gap(table.rows_below.count)
            if article.column:
                group = shop.structure.add("TOC", toc)
                yield from _column_rows(shop, article.column, group)
        if article.title:
            entry = shop.structure.add("TOCI", group, target=target)
            yield from _entry_rows(shop, on_one_line(article.title), entry)
    yield gap(table.rows_below.count)


def _column_rows(shop: Workshop[BulletinSheet], column: Text, group: int) -> Iterator[Slab]:
    """Set the column above its titles, where these begin: it is the caption of their list."""
    case = shop.case(shop.sheet.contents.column, shop.grid.cell)
    text = column_text(shop.sheet, column)
    segment = shop.segment(text, case, shop.structure.add("Caption", group))
    for line in shop.paragraph([segment], first_indent=shop.sheet.body.indent.value):
        yield text_row(line, keep=1)


def _entry_rows(shop: Workshop[BulletinSheet], title: Text, entry: int) -> Iterator[Slab]:
    table = shop.sheet.contents
    bullet = f"{table.bullet.value}{BULLET_SPACE}"
    text = Text.join([Text(bullet, title.file, title.origins[:1]), title])
    segment = shop.segment(text, shop.case(table.entry, shop.grid.cell), entry)
    indent = shop.sheet.body.indent.value
    for line in shop.paragraph([segment], first_indent=indent, indent=indent + len(bullet)):
        yield text_row(line)


def note_slabs(
    shop: Workshop[BulletinSheet], note: Sequence[Text], label: Text, root: int
) -> Iterator[Slab]:
    """Set the note, one text a paragraph, with its *label* before the first: else 编者按."""
    table, grid = shop.sheet.note, shop.grid
    label_case = shop.case(table.label, grid.cell)
    case = shop.case(table.text, grid.cell)
    for number, text in enumerate(note):
        element = shop.structure.add("P", root)
        segments = [shop.segment(text, case, element)]
        if number == 0:
            written = label or Text(USUAL_LABEL, text.file, text.origins[:1])
            written = Text.join([written, Text("：", text.file)])
            segments.insert(0, shop.segment(written, label_case, element))
        lines = shop.paragraph(
            segments, first_indent=shop.sheet.body.indent.value, inset=table.inset.value
        )
        yield from map(text_row, lines)
