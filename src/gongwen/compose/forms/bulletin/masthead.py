"""报头 of a bulletin: the red name, the number, issuer and date, the red rule."""

from collections.abc import Iterator

from gongwen.compose.lines.line import Line
from gongwen.compose.lines.setline import AT_RIGHT, CENTRED
from gongwen.compose.lines.typecase import TypeCase
from gongwen.compose.sides.matter import Matter, Stroke, stacked
from gongwen.compose.sides.stack import Layer
from gongwen.compose.titles.title import divide
from gongwen.compose.workshop import Workshop
from gongwen.document.bulletin import Masthead
from gongwen.document.text import Day, Text
from gongwen.sheet.bulletin import BulletinSheet
from gongwen.units import Pt


def masthead_layers(
    shop: Workshop[BulletinSheet], masthead: Masthead, root: int
) -> Iterator[Layer]:
    """Set the masthead, layer by layer from the top."""
    table = shop.sheet.masthead
    setter = _Setter(shop, masthead, root)
    yield from setter.first_row()
    yield setter.name()
    if masthead.number is not None or masthead.total is not None:
        line = setter.centred(setter.number_text(), shop.case(table.number))
        yield Layer(table.number_gap, Matter(table.number.size.pt, ((Pt(0), line),)))
    if masthead.issuers or masthead.date:
        yield setter.issuer_row()
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

    def first_row(self) -> Iterator[Layer]:
        """Give classification, flush left, and copy number, flush right, in row 1.

        They stand inside the space above the name and do not push it down, as the rows above
        a 发文机关标志 do not (GB/T 9704—2012, 7.2.4).
        """
        grid, masthead = self.shop.grid, self.masthead
        lines: list[tuple[Pt, Line]] = []
        if masthead.classification:
            case = self.shop.case(self.table.classification)
            lines.append((Pt(0), self._row(masthead.classification, case, grid.left)))
        if masthead.copy_number:
            case = self.shop.case(self.table.copy_number)
            right = self._row(masthead.copy_number, case, grid.right, align=AT_RIGHT)
            lines.append((Pt(0), right))
        if lines:
            yield Layer(None, Matter(Pt(0), tuple(lines)))

    def name(self) -> Layer:
        """Set the name, in red, as large as the sheet has it or as the type area lets it.

        A short name is spread; one that would be too small goes on two lines.
        """
        table, grid = self.table, self.shop.grid
        text = self.masthead.name
        natural = self.shop.case(table.name)
        lines = divide(self.shop, text, natural, grid.width / table.name_least.pt, "名称")
        longest = max(self.shop.width(line, natural) for line in lines) / natural.size
        size = Pt(min(table.name.size.pt, grid.width / longest))
        case = self.shop.case(table.name, size, size=size)
        gaps = max(len(line) for line in lines) - 1
        room = (grid.width / size - longest) / max(gaps, 1)
        spread = max(min(table.name_spread.value, room), 0.0)
        element = self.shop.structure.add("P", self.root)
        set_lines = []
        for line in lines:
            segment = self.shop.segment(line, case, element)
            row = self.shop.row([segment], grid.centre, align=CENTRED, spread=spread)
            set_lines.append(row)
        pitch = size * (1 + table.name_leading.value)
        height = Pt((len(lines) - 1) * pitch + size)
        return Layer(table.name_top, Matter(height, stacked(set_lines, pitch), ink="red"))

    def number_text(self) -> Text:
        """Give 第92期（总第1305期）, each part where it is known."""
        number, total = self.masthead.number, self.masthead.total
        written = f"第{number.value}期" if number else ""
        if total:
            written += f"（总第{total.value}期）"
        return Text(written)

    def centred(self, text: Text, case: TypeCase) -> Line:
        """Set a line in the middle of the type area."""
        return self._row(text, case, self.shop.grid.centre, align=CENTRED)

    def issuer_row(self) -> Layer:
        """Set the issuers, one under the other, and the date at the right of the last."""
        shop, table = self.shop, self.table
        case = shop.case(table.issuer)
        inset = table.side_inset.value * case.size
        left, right = shop.grid.left + inset, shop.grid.right - inset
        pitch = table.issuer_pitch.pt
        lines = list(stacked(tuple(self._issuers(case, left, right)), pitch))
        last = lines[-1][0] if lines else Pt(0)
        if self.masthead.date:
            date = Text(written_date(self.masthead.date))
            lines.append((last, self._row(date, case, right, align=AT_RIGHT)))
        return Layer(table.issuer_gap, Matter(Pt(last + case.size), tuple(lines)))

    def _issuers(self, case: TypeCase, left: float, right: float) -> Iterator[Line]:
        """Set every issuer on a line, or on as many as leave the date its place."""
        date = self.masthead.date
        taken = self.shop.width(Text(written_date(date)), case) + case.size if date else 0.0
        limit = (right - left - taken) / case.size
        for issuer in self.masthead.issuers:
            for part in divide(self.shop, issuer, case, limit, "编印机关"):
                yield self._row(part, case, left)

    def _row(self, text: Text, case: TypeCase, at: float, *, align: float = 0.0) -> Line:
        segment = self.shop.segment(text, case, self.shop.structure.add("P", self.root))
        return self.shop.row([segment], at, align=align)


def written_date(day: Day) -> str:
    """Write a date as the standard has it: Arabic digits, no leading zeros (7.3.5.4).

    >>> from datetime import date
    >>> from gongwen.diagnostics import Span
    >>> written_date(Day(date(2020, 12, 28), Span("")))
    '2020年12月28日'
    """
    return f"{day.value.year}年{day.value.month}月{day.value.day}日"
