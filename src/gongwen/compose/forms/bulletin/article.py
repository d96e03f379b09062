"""An article of a bulletin → slabs: its body, and the source 供稿 that may end it."""

from collections.abc import Iterator
from dataclasses import replace

from gongwen.compose.body import BodySetter, Tail
from gongwen.compose.lines.setline import AT_RIGHT
from gongwen.compose.sides.slabs import Slab, text_row
from gongwen.compose.workshop import Workshop
from gongwen.document.bulletin import Article
from gongwen.document.text import Text
from gongwen.sheet.bulletin import BulletinSheet
from gongwen.units import fits


def article_slabs(shop: Workshop[BulletinSheet], article: Article, part: int) -> Iterator[Slab]:
    """Set the body of *article*, whose structure element is *part*, and its source."""
    table = shop.sheet.body
    if not article.source:
        yield from BodySetter(shop, part).slabs(article.blocks)
        return
    source = _bracketed(article.source)
    tail = Tail(source, table.source, table.source_squeezes.count)
    setter = BodySetter(shop, part, tail if table.source_place.value == "run-in" else None)
    rows = list(setter.slabs(article.blocks))
    if setter.has_run_in:
        yield from rows
        return
    if rows:
        *before, last = rows
        yield from before
        # The source alone at the head of a side would belong to nothing.
        yield replace(last, keep=max(last.keep, 1))
    yield from _source_rows(shop, source, part)


def _source_rows(shop: Workshop[BulletinSheet], source: Text, part: int) -> Iterator[Slab]:
    """Set the source at the right end of a row of its own, one character in.

    One that no row holds is set as a paragraph.
    """
    grid = shop.grid
    case = shop.case(shop.sheet.body.source, grid.cell)
    segment = shop.segment(source, case, shop.structure.add("P", part))
    width = shop.width(source, segment.case)
    if not fits(width, grid.width):
        lines = shop.paragraph([segment], first_indent=shop.sheet.body.indent.value)
        yield from (text_row(line, keep=int(not line.is_last)) for line in lines)
        return
    # One that fills the row stands between its edges.
    right = max(grid.right - grid.cell, grid.left + width)
    yield text_row(shop.row([segment], right, align=AT_RIGHT))


def _bracketed(source: Text) -> Text:
    file, origins = source.file, source.origins[:1]
    return Text.join([Text("（", file, origins), source, Text("）", file)])
