"""报头 of a bulletin: the red name, the number, issuer and date, the red rule."""

from collections.abc import Iterator

from gongwen.compose.forms.bulletin.name import name_layers
from gongwen.compose.lines.items import Segment
from gongwen.compose.lines.line import Line
from gongwen.compose.lines.setline import AT_RIGHT, CENTRED
from gongwen.compose.lines.typecase import TypeCase
from gongwen.compose.sides.matter import Matter, Stroke
from gongwen.compose.sides.stack import Layer
from gongwen.compose.structure import NOWHERE
from gongwen.compose.titles.title import divide
from gongwen.compose.workshop import Workshop
from gongwen.document.bulletin import Masthead
from gongwen.document.labels import names_in
from gongwen.document.text import NOTHING, Day, Text
from gongwen.sheet.bulletin import BulletinSheet
from gongwen.units import Pt


def masthead_layers(
    shop: Workshop[BulletinSheet], masthead: Masthead, root: int, heading: str = ""
) -> Iterator[Layer]:
    """Set the masthead, layer by layer from the top.

    Args:
        shop: whose sheet says how.
        masthead: what it says.
        root: the structure element to which it belongs.
        heading: what outlines call the name where it is the only heading above the text; empty
            where the articles have titles.
    """
    table = shop.sheet.masthead
    setter = _Setter(shop, masthead, root)
    yield from setter.first_rows()
    yield from setter.names(heading)
    if number := number_line(masthead):
        line = setter.centred(number, shop.case(table.number))
        yield Layer(table.number_gap, Matter(table.number.size.pt, ((Pt(0), line),)))
    if masthead.issuers or masthead.date or masthead.signer:
        yield setter.issuer_rows()
    thickness = table.rule_thickness.pt
    rule = Stroke(shop.grid.left, shop.grid.width, thickness, "red")
    yield Layer(table.rule_gap, Matter(thickness, ((Pt(0), rule),)))


class _Setter:
    """Sets the parts of one masthead."""

    def __init__(self, shop: Workshop[BulletinSheet], masthead: Masthead, root: int) -> None:
        self.shop = shop
        self.masthead = masthead
        self.root = root
        self.table = shop.sheet.masthead

    def first_rows(self) -> Iterator[Layer]:
        """Give classification, flush left, and copy number, flush right, in row 1.

        They stand inside the space above the name and do not push it down, as the rows above
        a 发文机关标志 do not (GB/T 9704—2012, 7.2.4). A note on handling below a classification
        would reach the name, so with it the name stands one row lower.
        """
        masthead, table = self.masthead, self.table
        notes = [
            (text, self.shop.case(style))
            for text, style in (
                (masthead.classification, table.classification),
                (masthead.handling, table.handling),
            )
            if text
        ]
        left, pitch = self.shop.grid.left, self.shop.grid.pitch
        lines = [
            (Pt(row * pitch), self._row(text, case, left)) for row, (text, case) in enumerate(notes)
        ]
        height = lines[-1][0] if lines else Pt(0)
        if masthead.copy_number:
            case, right = self.shop.case(table.copy_number), self.shop.grid.right
            copy_number = self._row(masthead.copy_number, case, right, align=AT_RIGHT)
            lines.insert(1, (Pt(0), copy_number))
        if lines:
            yield Layer(None, Matter(height, tuple(lines)))

    def names(self, heading: str) -> Iterator[Layer]:
        """Set the name, and above it the organ whose bulletin it is, if it is named."""
        structure, masthead = self.shop.structure, self.masthead
        organ = structure.add("P", self.root) if masthead.organ else NOWHERE
        name = structure.add("H1" if heading else "P", self.root, title=heading)
        yield from name_layers(self.shop, masthead.organ or NOTHING, masthead.name, name, organ)

    def centred(self, text: Text, case: TypeCase) -> Line:
        """Set a line in the middle of the type area."""
        return self._row(text, case, self.shop.grid.centre, align=CENTRED)

    def issuer_rows(self) -> Layer:
        """Set the issuers, one under the other, and at their right the signer and the date.

        Both sides end on the same row: the date stands beside the last issuer.
        """
        shop, table = self.shop, self.table
        case = shop.case(table.issuer)
        inset = table.side_inset.value * case.size
        left, right = shop.grid.left + inset, shop.grid.right - inset
        signing, width = self._signer(left, right)
        if self.masthead.date:
            date = Text(written_date(self.masthead.date))
            signing.append((self._row(date, case, right, align=AT_RIGHT),))
            width = max(width, shop.width(date, case))
        room = right - left - (width + case.size if signing else 0.0)
        issuing = [(line,) for line in self._issuers(case, left, room / case.size)]
        last = max(len(issuing), len(signing)) - 1
        pitch = table.issuer_pitch.pt
        items = tuple(
            (Pt((last - below) * pitch), line)
            for side in (issuing, signing)
            for below, row in zip(range(len(side) - 1, -1, -1), side, strict=True)
            for line in row
        )
        return Layer(table.issuer_gap, Matter(Pt(last * pitch + case.size), items))

    def _signer(self, left: float, right: float) -> tuple[list[tuple[Line, ...]], float]:
        """Set the signer's label and names, names under names, and say how wide that is in points.

        Source:
            GB/T 9704—2012, 7.2.6.
        """
        signer, shop, table = self.masthead.signer, self.shop, self.table
        if signer is None:
            return [], 0.0
        label_case, case = shop.case(table.signer_label), shop.case(table.signer)
        label = Text.join([signer.label, Text("：", signer.label.file)])
        names = _rows_of_names(signer.text, table.signers_in_row.count)
        indent = shop.width(label, label_case)
        width = indent + max((shop.width(row, case) for row in names), default=0.0)
        # What is wider than the measure begins at its left edge.
        left = max(right - width, left)
        element = shop.structure.add("P", self.root)
        rows = [(shop.row([shop.segment(row, case, element)], left + indent),) for row in names]
        head = shop.row([shop.segment(label, label_case, element)], left)
        return [(head, *(rows[0] if rows else ())), *rows[1:]], width

    def _issuers(self, case: TypeCase, left: float, limit: float) -> Iterator[Line]:
        """Set every issuer on a line, or on as many as *limit* 字 ask for."""
        for issuer in self.masthead.issuers:
            for part in divide(self.shop, issuer, case, limit, "编印机关"):
                # Divided as it is with adjoining marks halved, a line is no wider than its room.
                yield self._row(part, case, left, halves=True)

    def _row(
        self, text: Text, case: TypeCase, at: float, *, align: float = 0.0, halves: bool = False
    ) -> Line:
        return self.shop.row([self._segment(text, case)], at, align=align, halves=halves)

    def _segment(self, text: Text, case: TypeCase) -> Segment:
        return self.shop.segment(text, case, self.shop.structure.add("P", self.root))


def number_line(masthead: Masthead) -> Text:
    """Give 2024年增刊第92期（总第1305期）, each part where it is known."""
    number, total = written_number(masthead), masthead.total
    return Text.join([number, Text(f"（总第{total.value}期）")]) if total else number


def written_number(masthead: Masthead) -> Text:
    """Give what tells an issue from others of its name, or as much as there is.

    A word for a series of supplements stands before the number, 2024年增刊第92期; what is said of
    a single issue stands in brackets behind it, 第92期（春耕专刊）, as offices print both.
    """
    number, kind = masthead.number, masthead.supplement or NOTHING
    before = kind if masthead.is_supplement else NOTHING
    behind = Text.join([Text("（"), kind, Text("）")]) if kind and not before else NOTHING
    if number is None:
        return Text.join([before, behind])
    return Text.join([number.year, before, Text(f"第{number.value}期"), behind])


def _rows_of_names(people: Text, count: int) -> list[Text]:
    """Part names into rows of *count*."""
    ends: list[tuple[int, int]] = []
    for name in names_in(people.string):
        start = people.string.index(name, ends[-1][1] if ends else 0)
        ends.append((start, start + len(name)))
    rows = (ends[at : at + count] for at in range(0, len(ends), count))
    return [people.slice(row[0][0], row[-1][1]) for row in rows]


def written_date(day: Day) -> str:
    """Write a date as the standard has it: Arabic digits, no leading zeros (7.3.5.4).

    >>> from datetime import date
    >>> from gongwen.diagnostics import Span
    >>> written_date(Day(date(2020, 12, 28), Span("")))
    '2020年12月28日'
    """
    return f"{day.value.year}年{day.value.month}月{day.value.day}日"
