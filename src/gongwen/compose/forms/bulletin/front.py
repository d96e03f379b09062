"""What stands between the masthead and the first article: the contents 目录, the note 编者按."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from gongwen.compose.forms.bulletin.opening import column_text, is_new_column
from gongwen.compose.lines.line import Column, Line
from gongwen.compose.lines.setline import AT_RIGHT, CENTRED, set_paragraph
from gongwen.compose.sides.matter import Matter
from gongwen.compose.sides.slabs import Slab, gap, text_row
from gongwen.compose.titles.title import divide, on_one_line
from gongwen.compose.workshop import Workshop
from gongwen.document.bulletin import Article
from gongwen.document.text import Text
from gongwen.sheet.bulletin import BulletinSheet
from gongwen.units import EPSILON, Pt

USUAL_LABEL: Final = "编者按"
"""Of a note that does not say what it calls itself."""

BULLET_SPACE: Final = "\u3000"
"""A full space keeps the bullet off the title, and both on the grid."""

LEADER: Final = "…"
"""Leads from an entry to its page number, once a cell."""


def contents_slabs(
    shop: Workshop[BulletinSheet],
    articles: Sequence[Article],
    headings: Sequence[int],
    root: int,
    pages: Mapping[int, int],
) -> Iterator[Slab]:
    """Set the list of titles, grouped by columns; its entries lead to *headings*, one each.

    It begins below the masthead, whatever its length: a first side without text would be none.
    Where it goes over to the next side, no entry does so alone.

    Args:
        shop: whose sheet says how.
        articles: whose titles are listed.
        headings: the structure elements of these titles.
        root: that of the document.
        pages: on which a heading stands, as far as that is known; asked for only where the sheet
            wants page numbers.
    """
    rows = list(_list_rows(shop, articles, headings, root, pages))
    kept = shop.sheet.contents.rows_kept.count
    if len(rows) >= kept:
        rows[-kept] = replace(rows[-kept], keep=max(rows[-kept].keep, kept - 1))
    yield from rows
    yield replace(gap(shop.sheet.contents.rows_below.count), yields=True)


def _list_rows(
    shop: Workshop[BulletinSheet],
    articles: Sequence[Article],
    headings: Sequence[int],
    root: int,
    pages: Mapping[int, int],
) -> Iterator[Slab]:
    table, grid = shop.sheet.contents, shop.grid
    case = shop.case(table.heading, grid.cell)
    # Before its list, as a heading: a reader who jumps from one to the next finds it.
    heading = shop.segment(Text("本期要目"), case, shop.structure.add("H1", root))
    line = shop.row([heading], grid.centre, align=CENTRED)
    yield text_row(line, keep=shop.sheet.body.heading_rows.count)
    group = toc = shop.structure.add("TOC", root)
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
            lines = _Entry(shop, entry).lines(article.title)
            number = pages.get(target, 0) if table.page_numbers.value == "yes" else None
            yield from _together(shop, lines, number, entry)


def _column_rows(shop: Workshop[BulletinSheet], column: Text, group: int) -> Iterator[Slab]:
    """Set the column above its titles, where these begin: it is the caption of their list."""
    case = shop.case(shop.sheet.contents.column, shop.grid.cell)
    text = column_text(shop.sheet, column)
    segment = shop.segment(text, case, shop.structure.add("Caption", group))
    for line in shop.paragraph([segment], first_indent=shop.sheet.body.indent.value):
        yield text_row(line, keep=1)


class _Entry:
    """Sets one title in the contents."""

    def __init__(self, shop: Workshop[BulletinSheet], element: int) -> None:
        self.shop = shop
        self.element = element
        self.label = shop.structure.add("Lbl", element)
        self.table = table = shop.sheet.contents
        self.case = shop.case(table.entry, shop.grid.cell)
        self.bullet = f"{table.bullet.value}{BULLET_SPACE}"
        self.indent = shop.sheet.body.indent.value
        room = table.number_room.value if table.page_numbers.value == "yes" else 0.0
        self.columns = shop.grid.columns - room

    def lines(self, title: Text) -> Sequence[Line]:
        """Set a title on one line, or divided where it is divided above its text, too."""
        flat = on_one_line(title)
        lines = self._set(flat)
        if len(lines) == 1:
            return lines
        limit = self.columns - self.indent - len(self.bullet)
        first, *others = divide(self.shop, title, self.case, limit, "要目")
        parts = [self._set(first), *(self._set(each, hangs=True) for each in others)]
        # Western words take whole cells here, so that a part may be too long after all.
        return lines if any(len(part) > 1 for part in parts) else [line for (line,) in parts]

    def _set(self, text: Text, *, hangs: bool = False) -> tuple[Line, ...]:
        shop, hang = self.shop, self.indent + len(self.bullet)
        column = Column(
            left=shop.grid.left,
            cell=shop.grid.cell,
            columns=self.columns,
            first_indent=hang if hangs else self.indent,
            indent=hang,
            longest=shop.sheet.breaking.long_word.value,
            keeps_grid=shop.costs.keeps_grid,
            limits=shop.limits,
        )
        segments = [shop.segment(text, self.case, self.element)]
        if not hangs:
            # The bullet is no part of what is clicked on.
            bullet = Text(self.bullet, text.file, text.origins[:1])
            segments.insert(0, shop.segment(bullet, self.case, self.label))
        return set_paragraph(segments, column, shop.costs)


def _together(
    shop: Workshop[BulletinSheet], lines: Sequence[Line], number: int | None, element: int
) -> Iterator[Slab]:
    """Give the rows of an entry, which stay together, the last one with its page number."""
    for below, line in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
        slab = text_row(line, keep=below)
        if below == 0 and number is not None:
            led = [(Pt(0), each) for each in (line, *_led(shop, line, number, element))]
            slab = replace(slab, matter=Matter(line.size, tuple(led)))
        yield slab


def _led(shop: Workshop[BulletinSheet], line: Line, number: int, element: int) -> Iterator[Line]:
    """Set the leader behind an entry and the number of its page at the right edge."""
    grid, style = shop.grid, shop.sheet.contents.entry
    # Off the grid, where a single digit would take a whole cell and not stand at the edge.
    case = shop.case(style)
    digits = shop.segment(Text(str(number)), case, element)
    start = _column_after(shop, line)
    stop = grid.columns - ceil(shop.width(digits.text, case) / grid.cell - EPSILON)
    if stop > start:
        dots = shop.segment(Text(LEADER * (stop - start)), shop.case(style, grid.cell), element)
        yield shop.row([dots], grid.left + start * grid.cell)
    yield shop.row([digits], grid.right, align=AT_RIGHT)


def _column_after(shop: Workshop[BulletinSheet], line: Line) -> int:
    """Give the first column of the grid that a line leaves free."""
    last, grid = line.pieces[-1], shop.grid
    end = last.xs[-1] + shop.metrics.advance(last.font, last.text[-1]) * last.scale * last.size
    # The last glyph box reaches beyond its cell by what the cell lacks of the size.
    return ceil((end - grid.left - (last.size - grid.cell)) / grid.cell - EPSILON)


def note_slabs(
    shop: Workshop[BulletinSheet],
    note: Sequence[Text],
    label: Text,
    root: int,
    *,
    stays_whole: bool,
) -> Iterator[Slab]:
    """Set the note, one text a paragraph, with its *label* before the first: else 编者按.

    Where it *stays_whole* and a side holds it, it is not broken over two. Directly below the
    masthead it begins there, whatever its length.
    """
    rows = [text_row(line) for line in _note_lines(shop, note, label, root)]
    if stays_whole and rows and len(rows) <= shop.grid.rows:
        rows[0] = replace(rows[0], keep=len(rows) - 1)
    yield from rows


def _note_lines(
    shop: Workshop[BulletinSheet], note: Sequence[Text], label: Text, root: int
) -> Iterator[Line]:
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
        yield from shop.paragraph(
            segments, first_indent=shop.sheet.body.indent.value, inset=table.inset.value
        )
