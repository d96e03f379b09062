"""报尾: labelled lists, recipients above a thin rule and people below it."""

from collections.abc import Iterator, Sequence
from math import ceil

from gongwen.compose.lines.items import Segment
from gongwen.compose.lines.line import Column, Line
from gongwen.compose.lines.setline import AT_RIGHT, set_paragraph
from gongwen.compose.sides.imprint import Imprint, Row, between_rules
from gongwen.compose.workshop import Workshop
from gongwen.document.imprint import ImprintEntry
from gongwen.document.text import Text
from gongwen.sheet.bulletin import BulletinSheet
from gongwen.units import EPSILON, Pt, fits


def set_imprint(
    shop: Workshop[BulletinSheet], entries: Sequence[ImprintEntry], root: int
) -> Imprint | None:
    """Set the imprint of a bulletin; None if there are no entries.

    Recipients stand above a thin rule, people below it; lists hang after their colons
    (GB/T 9704—2012, 7.4.2).
    """
    if not entries:
        return None
    setter = _Setter(shop, root)
    recipients = [entry for entry in entries if entry.kind == "recipients"]
    people = [entry for entry in entries if entry.kind == "people"]
    copies = [entry for entry in entries if entry.kind == "copies"]
    rows: list[Row] = [(line,) for entry in recipients for line in setter.hanging(entry)]
    groups = [rows] if rows else []
    if people:
        groups.append(list(setter.people(people)))
    for entry in copies:
        setter.add_copies(entry.text, groups)
    return between_rules(shop, groups)


class _Setter:
    """Sets entries on the columns of the imprint."""

    def __init__(self, shop: Workshop[BulletinSheet], root: int) -> None:
        self.shop = shop
        self.root = root
        table = shop.sheet.imprint
        size = table.type.size.pt
        inset = table.inset.value * size
        self.left = shop.grid.left + inset
        self.right = shop.grid.right - inset
        self.columns = table.columns.count
        # As on the grid of the text, the first and the last glyph box touch the edges.
        self.cell = Pt((self.right - self.left - size) / (self.columns - 1))
        self.case = shop.case(table.type, self.cell)
        self.gap = table.people_gap.value * self.cell

    def hanging(self, entry: ImprintEntry) -> tuple[Line, ...]:
        """Set a list under the first character after its colon."""
        label, segment = self._entry(entry)
        hang = ceil(self.shop.width(label, self.case) / self.cell - EPSILON)
        return self._list(segment, hang)

    def _list(self, segment: Segment, hang: int) -> tuple[Line, ...]:
        column = Column(
            left=Pt(self.left),
            cell=self.cell,
            columns=self.columns,
            first_indent=0,
            indent=hang,
            longest=self.shop.sheet.breaking.long_word.value,
            keeps_grid=self.shop.costs.keeps_grid,
        )
        return set_paragraph([segment], column, self.shop.costs)

    def people(self, entries: Sequence[ImprintEntry]) -> Iterator[Row]:
        """Set posts side by side as far as a row holds them."""
        row: list[Line] = []
        left = self.left
        for entry in entries:
            _, segment = self._entry(entry)
            width = self.shop.width(segment.text, self.case)
            if row and not fits(left + width, self.right):
                yield tuple(row)
                row, left = [], self.left
            if not fits(left + width, self.right):
                yield from ((each,) for each in self.hanging(entry))
                continue
            row.append(self.shop.row([segment], left))
            left += width + self.gap
        if row:
            yield tuple(row)

    def add_copies(self, text: Text, groups: list[list[Row]]) -> None:
        """Set 共印N份 at the right end of the last row, or on a row of its own.

        What is longer than a row is set as a list without a label.
        """
        segment = self._segment(text)
        if not fits(self.shop.width(text, self.case), self.right - self.left):
            rows: list[Row] = [(line,) for line in self._list(segment, hang=0)]
            groups[-1:] = [[*(groups[-1] if groups else ()), *rows]]
            return
        line = self.shop.row([segment], self.right, align=AT_RIGHT)
        if not groups:
            groups.append([(line,)])
            return
        last = groups[-1][-1][-1]
        # No less than a cell behind the origin of its last glyph, which fills one.
        end = max(piece.xs[-1] for piece in last.pieces) + max(self.gap, self.cell)
        if fits(end, self.right - self.shop.width(text, self.case)):
            groups[-1][-1] = (*groups[-1][-1], line)
        else:
            groups[-1].append((line,))

    def _entry(self, entry: ImprintEntry) -> tuple[Text, Segment]:
        """Give the label of an entry with its colon, and all of it in its face.

        The row that says who printed when has no label.
        """
        colon = Text("：" if entry.label else "", entry.label.file)
        label = Text.join([entry.label, colon])
        text = Text.join([label, entry.text])
        return label, self._segment(text)

    def _segment(self, text: Text) -> Segment:
        return self.shop.segment(text, self.case, self.shop.structure.add("P", self.root))
