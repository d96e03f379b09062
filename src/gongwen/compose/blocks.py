"""Articles → slabs: paragraphs, headings and items in their faces, on the rows of the grid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gongwen.compose.items import Segment
from gongwen.compose.line import Line
from gongwen.compose.setline import AT_RIGHT
from gongwen.compose.slabs import Slab, text_row
from gongwen.compose.workshop import Workshop
from gongwen.document.body import Block, Item, Paragraph, Section
from gongwen.document.bulletin import Article
from gongwen.document.text import Text
from gongwen.ordinals import chinese_number, ordinal
from gongwen.pages import Role
from gongwen.sheet import TypeStyle
from gongwen.sheets.bulletin import BulletinSheet

_HEADING_ROLES: tuple[Role, ...] = ("H2", "H3", "H4", "H5")


class ArticleSetter:
    """Sets the body of one article."""

    def __init__(self, shop: Workshop[BulletinSheet], article: Article, part: int) -> None:
        """Prepare to set *article*, whose structure element is *part*."""
        self.shop = shop
        self.structure = shop.structure
        self.article = article
        self.part = part
        self.table = shop.sheet.body
        self._list: int | None = None

    def slabs(self) -> Iterator[Slab]:
        """Give the rows of the body, the source included."""
        blocks = self.article.blocks
        yield from self._blocks(blocks, depth=0, ends_article=True)
        if self.article.source and self._source_has_own_row():
            yield from self._source_row()

    def _source_has_own_row(self) -> bool:
        return self.table.source_place.value == "own-row" or not self.article.blocks

    def _blocks(self, blocks: Sequence[Block], depth: int, *, ends_article: bool) -> Iterator[Slab]:
        for index, block in enumerate(blocks):
            ends = ends_article and index == len(blocks) - 1
            if not isinstance(block, Item):
                self._list = None
            if isinstance(block, Paragraph):
                yield from self._paragraph(block, ends=ends)
            elif isinstance(block, Item):
                yield from self._item(block, ends=ends)
            else:
                yield from self._section(block, depth, ends=ends)

    def _paragraph(self, paragraph: Paragraph, *, ends: bool) -> Iterator[Slab]:
        element = self.structure.add("P", self.part)
        segments = [self._segment(paragraph.text, self.table.text, element)]
        yield from map(text_row, self._set(segments, ends=ends))

    def _item(self, item: Item, *, ends: bool) -> Iterator[Slab]:
        if self._list is None:
            self._list = self.structure.add("L", self.part)
        entry = self.structure.add("LI", self._list)
        body = self.structure.add("LBody", entry)
        label = Text(f"{chinese_number(item.number)}是", item.lead.file, item.lead.origins[:1])
        lead_type = TypeStyle(self.table.item_lead, self.table.text.size)
        segments = [
            self._segment(label, lead_type, self.structure.add("Lbl", entry)),
            self._segment(item.lead, lead_type, body),
        ]
        if item.text:
            segments.append(self._segment(item.text, self.table.text, body))
        lines = self._set(segments, ends=ends)
        for number, line in enumerate(lines):
            yield text_row(line, is_club=number == 0 and len(lines) > 1)

    def _section(self, section: Section, depth: int, *, ends: bool) -> Iterator[Slab]:
        written = ordinal(section.level, section.number) + section.heading.string
        heading = self.structure.add(_HEADING_ROLES[min(depth, 3)], self.part, title=written)
        label = Text(
            ordinal(section.level, section.number),
            section.heading.file,
            section.heading.origins[:1],
        )
        style = self.table.heading(section.level)
        segments = [self._segment(Text.join([label, section.heading]), style, heading)]
        if section.text:
            text = self.structure.add("P", self.part)
            segments.append(self._segment(section.text, self.table.text, text))
        lines = self._set(segments, ends=ends and not section.blocks)
        keep = self.table.heading_rows.count
        yield from self._heading_rows(
            lines, keep if section.blocks else 0, is_run_in=bool(section.text)
        )
        yield from self._blocks(section.blocks, depth + 1, ends_article=ends)

    def _heading_rows(self, lines: Sequence[Line], keep: int, *, is_run_in: bool) -> Iterator[Slab]:
        """Give the rows of a heading: they stay with one another and with what they head.

        A heading that runs into its paragraph keeps with that.
        """
        if is_run_in:
            for number, line in enumerate(lines):
                yield text_row(line, is_club=number == 0 and len(lines) > 1)
            return
        for number, line in enumerate(lines, start=1):
            yield text_row(line, len(lines) - number + keep)

    def _segment(self, text: Text, style: TypeStyle, element: int) -> Segment:
        return self.shop.segment(text, self.shop.case(style, self.shop.grid.cell), element)

    def _set(self, segments: list[Segment], *, ends: bool) -> tuple[Line, ...]:
        """Set a paragraph; the last one of an article takes the source along."""
        if ends and self.article.source and not self._source_has_own_row():
            source = _bracketed(self.article.source)
            segment = self._segment(source, self.table.source, segments[-1].element)
            segments.append(replace(segment, is_whole=True))
        return self.shop.paragraph(segments, first_indent=self.table.indent.value)

    def _source_row(self) -> Iterable[Slab]:
        """Set the source at the right end of a row of its own, one character in."""
        assert self.article.source is not None
        shop, element = self.shop, self.structure.add("P", self.part)
        source = _bracketed(self.article.source)
        segment = self._segment(source, self.table.source, element)
        right = shop.grid.right - shop.grid.cell
        # A source wider than the type area begins at its left edge.
        right = max(right, shop.grid.left + shop.width(source, segment.case))
        yield text_row(shop.row([segment], right, align=AT_RIGHT))


def _bracketed(source: Text) -> Text:
    file, origins = source.file, source.origins[:1]
    return Text.join([Text("（", file, origins), source, Text("）", file)])
