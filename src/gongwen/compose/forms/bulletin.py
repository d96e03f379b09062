"""简报: which parts a bulletin has, and where they go."""

from collections.abc import Iterator

from gongwen.compose.assemble import Parts, assemble
from gongwen.compose.blocks import ArticleSetter
from gongwen.compose.front import contents_slabs, note_slabs
from gongwen.compose.head import Head, HeadPart
from gongwen.compose.imprint import set_imprint
from gongwen.compose.masthead import masthead_parts
from gongwen.compose.slabs import Slab
from gongwen.compose.title import on_one_line, title_parts, title_slabs
from gongwen.compose.workshop import Workshop
from gongwen.document.bulletin import Bulletin
from gongwen.pages import Composition, Info
from gongwen.sheets.bulletin import BulletinSheet
from gongwen.units import Pt


def compose(bulletin: Bulletin, shop: Workshop[BulletinSheet]) -> Composition:
    """Turn a bulletin into pages."""
    setter = _BulletinSetter(bulletin, shop)
    imprint = shop.structure.add("Sect", setter.root)
    parts = Parts(
        head=setter.head(),
        head_place=bulletin.masthead.name.span(),
        slabs=tuple(setter.slabs()),
        imprint=set_imprint(shop, bulletin.imprint, imprint),
        imprint_place=bulletin.imprint[0].text.span() if bulletin.imprint else None,
    )
    pages = assemble(shop, parts)
    elements = shop.structure.elements
    return Composition(pages, elements, _info(bulletin), shop.palette, tuple(shop.remarks))


class _BulletinSetter:
    """Sets the parts of one bulletin."""

    def __init__(self, bulletin: Bulletin, shop: Workshop[BulletinSheet]) -> None:
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
        self.has_contents = bulletin.contents == "auto" and len(bulletin.articles) > 1

    def head(self) -> Head:
        """Give the masthead, with the first title if that comes next."""
        parts = list(masthead_parts(self.shop, self.bulletin.masthead, self.masthead))
        if self._title_follows_masthead():
            title = self.bulletin.articles[0].title
            parts.extend(title_parts(self.shop, title, self.headings[0]))
        else:
            parts.append(HeadPart(self.shop.sheet.contents.gap_above, Pt(0), grows=1))
        return Head(tuple(parts))

    def _title_follows_masthead(self) -> bool:
        return not self.has_contents and not self.bulletin.note

    def slabs(self) -> Iterator[Slab]:
        """Give everything below the head, in order."""
        articles = self.bulletin.articles
        if self.has_contents:
            titles = [on_one_line(article.title) for article in articles]
            yield from contents_slabs(self.shop, titles, self.headings, self.root)
        if self.bulletin.note:
            yield from note_slabs(self.shop, self.bulletin.note, self.root)
        for index, article in enumerate(articles):
            if index or not self._title_follows_masthead():
                yield from title_slabs(self.shop, article.title, self.headings[index])
            yield from ArticleSetter(self.shop, article, self.parts[index]).slabs()


def _info(bulletin: Bulletin) -> Info:
    masthead = bulletin.masthead
    titles = [on_one_line(article.title).string for article in bulletin.articles]
    number = f"第{masthead.number.value}期" if masthead.number else ""
    return Info(
        title=f"{masthead.name}{number}：{titles[0]}",
        author="、".join(issuer.string for issuer in masthead.issuers),
        subject="；".join(titles),
        keywords=tuple(keyword.string for keyword in bulletin.keywords),
        created=masthead.date.value if masthead.date else None,
    )
