"""What stands between the masthead and the first article: the contents 目录, the note 编者按."""

from collections.abc import Iterator, Sequence
from typing import Final

from gongwen.compose.lines.setline import CENTRED
from gongwen.compose.sides.slabs import Slab, gap, text_row
from gongwen.compose.workshop import Workshop
from gongwen.document.text import Text
from gongwen.sheet.bulletin import BulletinSheet

BULLET_SPACE: Final = "\u3000"
"""A full space keeps the bullet off the title, and both on the grid."""


def contents_slabs(
    shop: Workshop[BulletinSheet],
    titles: Sequence[Text],
    headings: Sequence[int],
    root: int,
) -> Iterator[Slab]:
    """Set the list of titles; its entries lead to *headings*, one each."""
    table, grid = shop.sheet.contents, shop.grid
    toc = shop.structure.add("TOC", root)
    case = shop.case(table.heading, grid.cell)
    heading = shop.segment(Text("本期要目"), case, shop.structure.add("P", root))
    line = shop.row([heading], grid.centre, align=CENTRED)
    yield text_row(line, keep=shop.sheet.body.heading_rows.count)
    case = shop.case(table.entry, grid.cell)
    bullet = f"{table.bullet.value}{BULLET_SPACE}"
    indent = shop.sheet.body.indent.value
    for title, target in zip(titles, headings, strict=True):
        text = Text.join([Text(bullet, title.file, title.origins[:1]), title])
        entry = shop.structure.add("TOCI", toc, target=target)
        segment = shop.segment(text, case, entry)
        for each in shop.paragraph([segment], first_indent=indent, indent=indent + len(bullet)):
            yield text_row(each)
    yield gap(table.rows_below.count)


def note_slabs(shop: Workshop[BulletinSheet], note: Sequence[Text], root: int) -> Iterator[Slab]:
    """Set the note, one text a paragraph, with its label before the first."""
    table, grid = shop.sheet.note, shop.grid
    label_case = shop.case(table.label, grid.cell)
    case = shop.case(table.text, grid.cell)
    for number, text in enumerate(note):
        element = shop.structure.add("P", root)
        segments = [shop.segment(text, case, element)]
        if number == 0:
            label = Text("编者按：", text.file, text.origins[:1])
            segments.insert(0, shop.segment(label, label_case, element))
        lines = shop.paragraph(
            segments, first_indent=shop.sheet.body.indent.value, inset=table.inset.value
        )
        yield from map(text_row, lines)
