"""简报: which parts a bulletin has, and where they go."""

from collections.abc import Iterator
from math import floor

from gongwen.compose.blocks import ArticleSetter
from gongwen.compose.closing import Plan, Space, close
from gongwen.compose.folio import folio
from gongwen.compose.head import Head, HeadPart
from gongwen.compose.imprint import Imprint, imprint_marks, set_imprint
from gongwen.compose.masthead import masthead_parts
from gongwen.compose.slabs import Slab, gap, text_row
from gongwen.compose.title import set_title, stack
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import IssueError
from gongwen.document import Article, Bulletin, Text
from gongwen.pages import Composition, Element, Info, Mark, Page
from gongwen.units import Pt


def compose_bulletin(bulletin: Bulletin, shop: Workshop) -> Composition:
    """Turn a bulletin into pages."""
    setter = _BulletinSetter(bulletin, shop)

    # Set the head of the first side, and everything below it as rows.
    head = setter.head()
    slabs = tuple(setter.slabs())
    imprint = set_imprint(shop, bulletin.imprint, setter.root)
    if shop.problems:
        raise IssueError(shop.problems)

    # Fill the sides so that the imprint closes an even one.
    plan = close(slabs, _space(shop, head, imprint))
    shop.remarks.append(plan.remark)

    # Put everything in its place and number the sides.
    pages = tuple(_pages(shop, head, plan, imprint))
    return Composition(pages, _info(bulletin), tuple(shop.remarks))


class _BulletinSetter:
    """Sets the parts of one bulletin."""

    def __init__(self, bulletin: Bulletin, shop: Workshop) -> None:
        self.bulletin = bulletin
        self.shop = shop
        self.root = Element("Document", None)
        self.parts = [
            Element("Part", self.root, title=_one_line(article.title))
            for article in bulletin.articles
        ]
        self.headings = [Element("H1", part, title=part.title) for part in self.parts]
        self.has_contents = bulletin.contents == "auto" and len(bulletin.articles) > 1

    def head(self) -> Head:
        """Give the masthead, with the first title if that comes next."""
        parts = list(masthead_parts(self.shop, self.bulletin.masthead, self.root))
        table = self.shop.sheet.title
        if self._title_follows_masthead():
            lines = set_title(self.shop, self.bulletin.articles[0].title, self.headings[0])
            height = Pt((len(lines) - 1) * table.pitch.pt + table.type.size.pt)
            parts.append(HeadPart(table.gap_above, height, stack(lines, table.pitch.pt), grows=2))
            parts.append(HeadPart(table.gap_below, Pt(0), grows=1))
        else:
            parts.append(HeadPart(self.shop.sheet.contents.gap_above, Pt(0), grows=1))
        return Head(tuple(parts))

    def _title_follows_masthead(self) -> bool:
        return not self.has_contents and not self.bulletin.note

    def slabs(self) -> Iterator[Slab]:
        """Give everything below the head, in order."""
        if self.has_contents:
            yield from self._contents()
        if self.bulletin.note:
            yield from self._note()
        for index, article in enumerate(self.bulletin.articles):
            if index or not self._title_follows_masthead():
                yield from self._title(index, article)
            yield from ArticleSetter(self.shop, article, self.parts[index]).slabs()

    def _contents(self) -> Iterator[Slab]:
        shop, table = self.shop, self.shop.sheet.contents
        toc = Element("TOC", self.root)
        heading = shop.segment(
            Text("本期要目"), shop.case(table.heading, shop.grid.cell), Element("P", self.root)
        )
        _, width = shop.row([heading], 0)
        line, _ = shop.row([heading], shop.grid.centre - width / 2)
        yield text_row(line, keep=shop.sheet.body.heading_rows.count)
        case = shop.case(table.entry, shop.grid.cell)
        for article, target in zip(self.bulletin.articles, self.headings, strict=True):
            element = Element("TOCI", toc, target=target)
            title = Text.join([Text(table.bullet.value, article.title.file), _flat(article.title)])
            segment = shop.segment(title, case, element)
            indent = shop.sheet.body.indent.value
            for each in shop.paragraph([segment], first_indent=indent, indent=indent + 1):
                yield text_row(each)
        yield gap(table.rows_below.count)

    def _note(self) -> Iterator[Slab]:
        shop, table = self.shop, self.shop.sheet.note
        label_case = shop.case(table.label, shop.grid.cell)
        case = shop.case(table.text, shop.grid.cell)
        for number, text in enumerate(self.bulletin.note):
            element = Element("P", self.root)
            segments = [shop.segment(text, case, element)]
            if number == 0:
                segments.insert(0, shop.segment(Text("编者按：", text.file), label_case, element))
            lines = shop.paragraph(
                segments,
                first_indent=shop.sheet.body.indent.value,
                inset=table.inset.value,
            )
            yield from map(text_row, lines)

    def _title(self, index: int, article: Article) -> Iterator[Slab]:
        """Give the title of an article that begins among the rows of the grid."""
        shop, table = self.shop, self.shop.sheet.title
        lines = set_title(shop, article.title, self.headings[index])
        size, pitch = table.type.size.pt, shop.grid.pitch
        height = (len(lines) - 1) * table.pitch.pt + size
        rows = max(round(height / pitch + table.give.value), 1)
        # Lines spread over the rows they take, as the rows of the text are.
        line_pitch = min(table.pitch.pt, (rows * pitch - size) / max(len(lines) - 1, 1))
        above = (rows * pitch - (len(lines) - 1) * line_pitch - size) / 2
        placed = tuple((Pt(above + top), line) for top, line in stack(lines, line_pitch))
        below = table.rows_below.count
        yield gap(table.rows_between.count)
        yield Slab(rows, placed, keep=below + shop.sheet.body.heading_rows.count)
        yield gap(below)


def _one_line(title: Text) -> str:
    return title.string.replace("\n", "")


def _flat(title: Text) -> Text:
    """Give a title without the places where it should be divided."""
    lines = title.string.split("\n")
    parts, start = [], 0
    for line in lines:
        parts.append(title.slice(start, start + len(line)))
        start += len(line) + 1
    return Text.join(parts)


def _space(shop: Workshop, head: Head, imprint: Imprint | None) -> Space:
    grid, sheet = shop.grid, shop.sheet
    height = imprint.height if imprint else 0.0
    # Text ends where its glyph boxes end, half a row's gap above the first rule.
    room = grid.height - height - (grid.pitch - grid.size) / 2
    imprint_row = floor((room - grid.size) / grid.pitch) + 1
    return Space(
        rows=grid.rows,
        first_rows=head.rows(grid.pitch, sheet.title.give.value),
        short_page=sheet.body.short_page.count,
        imprint_row=imprint_row,
        has_imprint=imprint is not None,
        even_page=sheet.imprint.even_page.value == "yes",
        rows_kept=sheet.imprint.rows_kept.count,
    )


def _pages(shop: Workshop, head: Head, plan: Plan, imprint: Imprint | None) -> Iterator[Page]:
    grid, paper = shop.grid, shop.sheet.paper
    count = len(plan.sides)
    for number, side in enumerate(plan.sides, start=1):
        marks: list[Mark] = []
        if number == 1:
            marks.extend(head.marks(shop, plan.first_row * grid.pitch))
        for row, slab in side.slabs:
            top = grid.row_top(row)
            for below, line in slab.lines:
                marks.extend(line.marks(grid.baseline(top + below, line.size)))
        if number == count and imprint is not None:
            marks.extend(imprint_marks(shop, imprint))
        numbered = number <= count - plan.unnumbered
        if numbered:
            marks.append(folio(shop, number))
        yield Page(
            number, paper.width.pt, paper.height.pt, tuple(marks), number if numbered else None
        )


def _info(bulletin: Bulletin) -> Info:
    masthead = bulletin.masthead
    name = masthead.name.string
    number = f"第{masthead.number.value}期" if masthead.number else ""
    first = _one_line(bulletin.articles[0].title)
    return Info(
        title=f"{name}{number}：{first}",
        author="、".join(issuer.string for issuer in masthead.issuers),
        subject="；".join(_one_line(article.title) for article in bulletin.articles),
        keywords=tuple(keyword.string for keyword in bulletin.keywords),
        created=masthead.date.value if masthead.date else None,
    )
