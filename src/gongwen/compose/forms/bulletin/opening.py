"""What opens an article: its column 栏目, its title, and what stands close below that.

A title may follow the masthead, as layers of the head, or begin among the rows of the grid, as
slabs. The column is a paragraph of the whole document and not of the article, because several
articles may stand in it. Subtitle, headnote and author are paragraphs and not part of the heading,
which so says the same on the page, in the contents and in the outline.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from gongwen.compose.lines.line import Line
from gongwen.compose.lines.setline import CENTRED
from gongwen.compose.sides.matter import Matter
from gongwen.compose.sides.slabs import Slab, gap, text_row
from gongwen.compose.sides.stack import Layer
from gongwen.compose.structure import NOWHERE
from gongwen.compose.titles.title import set_centred, title_layers, title_slabs, typed_lines
from gongwen.compose.workshop import Workshop
from gongwen.document.bulletin import Article
from gongwen.document.text import NOTHING, Text
from gongwen.sheet.bulletin import BulletinSheet
from gongwen.sheet.groups import TypeStyle
from gongwen.sheet.rows import Measure
from gongwen.units import Pt

DASH: Final = "——"
"""Before a subtitle 副标题 (GB/T 15834—2011, 4.13.3)."""

STARS: Final = "＊\u3000＊\u3000＊"
"""Between two articles; full spaces keep the stars apart."""


def is_new_column(articles: Sequence[Article], index: int) -> bool:
    """Tell whether the article at *index* stands in another column than the one before it."""
    before = articles[index - 1].column if index else None
    return (articles[index].column or None) != (before or None)


def column_text(sheet: BulletinSheet, column: Text) -> Text:
    """Give a column as it is printed, with its brackets."""
    if sheet.title.column_brackets.value == "no":
        return column
    return Text.join([Text("【", column.file, column.origins[:1]), column, Text("】", column.file)])


class Opening:
    """Sets what opens one article."""

    def __init__(
        self, shop: Workshop[BulletinSheet], article: Article, part: int, heading: int
    ) -> None:
        """Prepare to set the opening of *article*.

        Args:
            shop: whose sheet says how.
            article: what is opened.
            part: its structure element.
            heading: that of its title.
        """
        self.shop = shop
        self.article = article
        self.part = part
        self.heading = heading
        self.table = shop.sheet.title

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands above the body."""
        article = self.article
        below = (article.subtitle, article.headnote, article.author)
        return not any((article.title, article.column, *below))

    def layers(self, root: int, *, names_column: bool) -> Iterator[Layer]:
        """Give the opening that follows the masthead; *names_column* asks for the column, too."""
        table = self.table
        above = table.column_gap_below if names_column else None
        if names_column:
            line = self._column(root)
            yield Layer(table.column_gap_above, Matter(line.size, ((Pt(0), line),)))
        below = tuple(self._below())
        if self.article.title or below:
            yield from title_layers(self.shop, self.article.title, self.heading, below, above)
        else:
            yield space_below(self.shop, above or self.shop.sheet.body.untitled_gap)

    def slabs(self, root: int, *, names_column: bool) -> Iterator[Slab]:
        """Give the opening that stands among the rows, without what parts it from the text above."""
        table = self.table
        if names_column:
            rows_below = table.column_rows_below.count
            yield text_row(self._column(root), keep=rows_below + 1)
            yield gap(rows_below)
        below = tuple(self._below())
        if self.article.title or below:
            yield from title_slabs(self.shop, self.article.title, self.heading, below)

    def _column(self, root: int) -> Line:
        column = self.article.column
        assert column is not None, "only an article with a column names one"
        case = self.shop.case(self.table.column)
        element = self.shop.structure.add("P", root)
        segment = self.shop.segment(column_text(self.shop.sheet, column), case, element)
        return self.shop.row([segment], self.shop.grid.centre, align=CENTRED)

    def _below(self) -> Iterator[Line]:
        """Set what stands close below the title, from the top."""
        article, table = self.article, self.table
        if article.subtitle:
            subtitle = article.subtitle
            dash = Text(DASH, subtitle.file, subtitle.origins[:1])
            yield from self._lines(Text.join([dash, subtitle]), table.subtitle, "副标题")
        if article.headnote:
            yield from self._lines(article.headnote, table.headnote, "题注")
        for author in typed_lines(article.author or NOTHING):
            yield from self._lines(author, table.author, "作者")

    def _lines(self, text: Text, style: TypeStyle, what: str) -> tuple[Line, ...]:
        element = self.shop.structure.add("P", self.part)
        limit = self.table.lesser_columns.value
        case = self.shop.case(style)
        return set_centred(self.shop, text, case, element, limit=limit, what=what)


def space_below(shop: Workshop[BulletinSheet], space: Measure) -> Layer:
    """Give the space between the head and the text, where no title stands between them.

    It gives way as little as is not told, so that the text begins on one row in all issues.
    """
    give = min(shop.sheet.title.give.value * shop.grid.pitch, space.pt)
    return Layer(space, grows=1, gives=Pt(give))


def parting(shop: Workshop[BulletinSheet]) -> Slab:
    """Give what stands between two articles: blank rows, in their midst the stars if there are any.

    All of it vanishes at the head and at the foot of a side.
    """
    table = shop.sheet.title
    if table.separator.value == "none":
        return blank_rows(shop)
    fewest = max(table.rows_between_least.count, 1)
    return _narrowing(partial(_stars, shop), max(table.rows_between.count, 1), fewest)


def blank_rows(shop: Workshop[BulletinSheet]) -> Slab:
    """Give the blank rows before an article; there may be fewer where that saves a side."""
    table = shop.sheet.title
    return _narrowing(gap, table.rows_between.count, table.rows_between_least.count)


def _narrowing(make: Callable[[int], Slab], rows: int, fewest: int) -> Slab:
    """Make a slab of *rows* rows that may be narrowed, row by row, to *fewest*."""
    tighter = _narrowing(make, rows - 1, fewest) if rows > fewest else None
    return replace(make(rows), tighter=tighter)


def _stars(shop: Workshop[BulletinSheet], rows: int) -> Slab:
    grid = shop.grid
    case = shop.case(shop.sheet.body.text)
    line = shop.row([shop.segment(Text(STARS), case, NOWHERE)], grid.centre, align=CENTRED)
    place = Pt((rows - 1) * grid.pitch / 2)
    matter = Matter(Pt(rows * grid.pitch), ((place, line),), artifact="layout")
    return Slab(rows, matter, is_gap=True)
