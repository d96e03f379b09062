"""简报: which parts a bulletin has, and where they go."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gongwen.compose.forms.bulletin.article import article_slabs
from gongwen.compose.forms.bulletin.front import contents_slabs, note_slabs
from gongwen.compose.forms.bulletin.imprint import set_imprint
from gongwen.compose.forms.bulletin.masthead import masthead_layers, written_number
from gongwen.compose.forms.bulletin.opening import (
    Opening,
    blank_rows,
    is_new_column,
    parting,
    space_below,
)
from gongwen.compose.sides.assemble import Parts, Zone, alike, assemble
from gongwen.compose.sides.slabs import Slab, gap
from gongwen.compose.sides.stack import Layer, Stack
from gongwen.compose.titles.title import on_one_line
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import Diagnostic
from gongwen.document.bulletin import Bulletin
from gongwen.pages import Composition, Info, Page
from gongwen.sheet.bulletin import BulletinSheet

IMPRINT: Final = "报尾"
"""What the end of a bulletin is called."""


def compose(bulletin: Bulletin, shop: Workshop[BulletinSheet]) -> Composition:
    """Turn a bulletin into pages.

    Raises:
        ValueError: if it has no article. What is read from a file has one, or an error.
    """
    if not bulletin.articles:
        raise ValueError("文档里没有文章，articles 至少要有一篇")
    if shop.sheet.contents.page_numbers.value == "no":
        return _composed(bulletin, shop, {})[0]
    # The numbers have their room before they are known, so that the second time they stand.
    pages: dict[int, int] = {}
    while True:
        composition, found = _composed(
            bulletin, Workshop(shop.sheet, shop.metrics, shop.words), pages
        )
        if found == pages:
            return composition
        pages = found


def _composed(
    bulletin: Bulletin, shop: Workshop[BulletinSheet], numbers: Mapping[int, int]
) -> tuple[Composition, dict[int, int]]:
    """Compose a bulletin whose titles stand on the pages of these *numbers*.

    Returns:
        It, and the numbers of the pages on which its titles stand.
    """
    setter = _BulletinSetter(bulletin, shop, numbers)
    head, imprint = setter.head(), shop.structure.add("Sect", setter.root)
    parts = Parts(
        head=head,
        slabs=tuple(setter.slabs()),
        end=_end(bulletin, shop, imprint),
        end_name=IMPRINT,
        frames=alike(shop.grid),
    )
    pages = assemble(shop, parts)
    elements = shop.structure.elements
    composition = Composition(pages, elements, _info(bulletin), shop.palette, tuple(shop.remarks))
    return composition, _pages_of(setter.headings, pages)


def _pages_of(headings: Sequence[int], pages: Sequence[Page]) -> dict[int, int]:
    """Give the number of the page on which each heading begins."""
    return {
        mark.element: page.number
        for page in reversed(pages)
        for mark in page.marks
        if isinstance(mark.element, int) and mark.element in headings
    }


class _BulletinSetter:
    """Sets the parts of one bulletin."""

    def __init__(
        self, bulletin: Bulletin, shop: Workshop[BulletinSheet], numbers: Mapping[int, int]
    ) -> None:
        self.numbers = numbers
        self.bulletin = bulletin
        self.shop = shop
        structure = shop.structure
        self.root = structure.add("Document")
        self.masthead = structure.add("Sect", self.root)
        titles = [on_one_line(article.title).string for article in bulletin.articles]
        self.parts = [structure.add("Part", self.root, title=title) for title in titles]
        self.headings = [
            structure.add("H1", part, title=title)
            for part, title in zip(self.parts, titles, strict=True)
        ]
        self.openings = [
            Opening(shop, article, part, heading)
            for article, part, heading in zip(
                bulletin.articles, self.parts, self.headings, strict=True
            )
        ]
        self.has_contents = bulletin.contents == "auto" and len(bulletin.articles) > 1

    def head(self) -> Zone:
        """Give the masthead, with the first title if that comes next."""
        masthead = self.bulletin.masthead
        # Where no article has a title, the name is the heading that outlines begin with.
        heading = "" if _titles(self.bulletin) else _name_and_number(self.bulletin)
        layers = list(masthead_layers(self.shop, masthead, self.masthead, heading))
        if self._title_follows_masthead():
            opening = self.openings[0]
            layers.extend(opening.layers(self.root, names_column=self._names_column(0)))
        else:
            layers.append(space_below(self.shop, self.shop.sheet.contents.gap_above))
        too_tall = Diagnostic(
            "error",
            "head-too-tall",
            "报头和标题太高，一面放不下",
            self.bulletin.masthead.name.span(),
            "缩短名称、标题，减少编印机关，或在版面里改小字号",
        )
        return Zone(Stack(tuple(layers)), "标题上下的空", too_tall)

    def _title_follows_masthead(self) -> bool:
        return not self.has_contents and not self.bulletin.note

    def slabs(self) -> Iterator[Slab]:
        """Give everything below the head, in order."""
        articles = self.bulletin.articles
        if self.has_contents:
            numbers = self.numbers
            yield from contents_slabs(self.shop, articles, self.headings, self.root, numbers)
        if note := self.bulletin.note:
            label, whole = self.bulletin.note_label, self.has_contents
            yield from note_slabs(self.shop, note, label, self.root, stays_whole=whole)
        for index, article in enumerate(articles):
            if index:
                yield parting(self.shop)
            elif not self._title_follows_masthead():
                yield self._space_above_first()
            if index or not self._title_follows_masthead():
                opening = self.openings[index]
                yield from opening.slabs(self.root, names_column=self._names_column(index))
            yield from article_slabs(self.shop, article, self.parts[index])

    def _names_column(self, index: int) -> bool:
        articles = self.bulletin.articles
        return bool(articles[index].column) and is_new_column(articles, index)

    def _space_above_first(self) -> Slab:
        """Give the blank rows between the note, or the contents, and the first article."""
        if self.openings[0].is_empty:
            return gap(self.shop.sheet.title.rows_below.count)
        return blank_rows(self.shop)


def _end(bulletin: Bulletin, shop: Workshop[BulletinSheet], element: int) -> tuple[Zone, ...]:
    """Set the imprint 报尾, if there is one."""
    imprint = set_imprint(shop, bulletin.imprint, element)
    if imprint is None:
        return ()
    too_tall = Diagnostic(
        "error",
        "imprint-too-tall",
        "报尾太高，一面放不下",
        bulletin.imprint[0].text.span(),
        "缩短发送范围，或在版面里改小报尾的字号和行高",
    )
    usual, tighter = (Stack((Layer(None, matter),)) for matter in imprint)
    return (Zone(usual, IMPRINT, too_tall, tighter),)


def _titles(bulletin: Bulletin) -> list[str]:
    """Give the titles of the articles that have one."""
    titles = (on_one_line(article.title).string for article in bulletin.articles)
    return [title for title in titles if title]


def _name_and_number(bulletin: Bulletin) -> str:
    return f"{bulletin.masthead.name}{written_number(bulletin.masthead)}"


def _info(bulletin: Bulletin) -> Info:
    masthead = bulletin.masthead
    titles = _titles(bulletin)
    return Info(
        title="：".join([_name_and_number(bulletin), *titles[:1]]),
        author="、".join(issuer.string for issuer in masthead.issuers),
        subject="；".join(titles),
        keywords=tuple(keyword.string for keyword in bulletin.keywords),
        created=masthead.date.value if masthead.date else None,
    )
