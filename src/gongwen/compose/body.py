"""A body of blocks → slabs: paragraphs, headings and items in their faces, on the rows of the grid.

The same for every form. What only one form has at the end of a body (供稿) comes as a tail.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from gongwen.compose.lines.items import Segment
from gongwen.compose.lines.line import Line
from gongwen.compose.sides.slabs import Slab, text_row
from gongwen.compose.workshop import Workshop
from gongwen.document.body import Block, Item, Paragraph, Section, SideHeading
from gongwen.document.text import Text
from gongwen.ordinals import chinese_number, ordinal
from gongwen.pages import Role
from gongwen.sheet.groups import Sheet, TypeStyle

_HEADING_ROLES: tuple[Role, ...] = ("H2", "H3", "H4", "H5")


class Tail(NamedTuple):
    """What runs in after the last paragraph of a body where that costs little, and stays whole.

    Attributes:
        text: what it says.
        style: how it looks.
        most_squeezes: how many half cells the paragraph may give up more for its sake.
    """

    text: Text
    style: TypeStyle
    most_squeezes: int


class BodySetter:
    """Sets the body of one document, or of one article."""

    def __init__(self, shop: Workshop[Sheet], part: int, tail: Tail | None = None) -> None:
        """Prepare to set a body.

        Args:
            shop: whose sheet says how.
            part: the structure element to which the body belongs.
            tail: what runs in at its end if there is room; ``has_run_in`` tells whether it did.
        """
        self.shop = shop
        self.structure = shop.structure
        self.part = part
        self.tail = tail
        self.has_run_in = False
        self.table = shop.sheet.body
        self._list: int | None = None

    def slabs(self, blocks: Sequence[Block]) -> Iterator[Slab]:
        """Give the rows of *blocks*."""
        yield from self._blocks(blocks, depth=0, ends_body=True)

    def _blocks(self, blocks: Sequence[Block], depth: int, *, ends_body: bool) -> Iterator[Slab]:
        for index, block in enumerate(blocks):
            ends = ends_body and index == len(blocks) - 1
            if not isinstance(block, Item):
                self._list = None
            match block:
                case Paragraph():
                    yield from self._paragraph(block, ends=ends)
                case Item():
                    yield from self._item(block, ends=ends)
                case Section():
                    yield from self._section(block, depth, ends=ends)
                case SideHeading():
                    heads = index < len(blocks) - 1
                    yield from self._side_heading(block, depth, heads=heads, ends=ends)
                case _:
                    assert_never(block)

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
        head = self._segment(Text.join([label, section.heading]), style, heading)
        segments = [head._replace(is_heading=True)]
        if section.text:
            text = self.structure.add("P", self.part)
            segments.append(self._segment(section.text, self.table.text, text))
        lines = self._set(segments, ends=ends and not section.blocks)
        keep = self.table.heading_rows.count
        yield from self._heading_rows(
            lines, keep if section.blocks else 0, is_run_in=bool(section.text)
        )
        yield from self._blocks(section.blocks, depth + 1, ends_body=ends)

    def _side_heading(
        self, heading: SideHeading, depth: int, *, heads: bool, ends: bool
    ) -> Iterator[Slab]:
        """Set a heading without a number; *heads* says whether anything stands below it."""
        role = _HEADING_ROLES[min(depth, 3)]
        element = self.structure.add(role, self.part, title=heading.text.string)
        style = self.table.side_heading(depth)
        lines = self._set([self._segment(heading.text, style, element)], ends=ends)
        keep = self.table.heading_rows.count if heads else 0
        yield from self._heading_rows(lines, keep, is_run_in=False)

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
        """Set a paragraph; the last one of a body takes the tail along if that costs little.

        The tail must not begin a line, be squeezed in, or have the last line opened for it.
        """
        indent = self.table.indent.value
        lines = self.shop.paragraph(segments, first_indent=indent)
        if ends and self.tail is not None:
            segment = self._segment(self.tail.text, self.tail.style, segments[-1].element)
            whole = segment._replace(is_whole=True)
            tried = self.shop.paragraph([*segments, whole], first_indent=indent)
            more = _squeezes(tried) - _squeezes(lines)
            if (
                len(tried) == len(lines)
                and more <= self.tail.most_squeezes
                and not tried[-1].opened
            ):
                self.has_run_in = True
                return tried
        return lines


def _squeezes(lines: Sequence[Line]) -> int:
    return sum(line.squeezes for line in lines)
