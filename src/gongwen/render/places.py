"""Where things stand on finished pages: destinations, links, the outline, ranges of folios.

All of it is read off the composition and the ink of its fonts, and is the same for every kind of
file. Lengths are points from the upper left corner of a side, as in ``pages``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from gongwen.pages import Composition, Element, Mark, Page, Run
from gongwen.render.fonts.book import FontBook

OUTLINE_LEVELS: Final = {"Part": 0, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5}
"""The elements that stand in the outline, and how deep they belong."""


class Place(NamedTuple):
    """Where an element begins: index of the page, and its upper edge on it."""

    page: int
    top: float


class Area(NamedTuple):
    """A rectangle on a side."""

    left: float
    top: float
    right: float
    bottom: float


class Link(NamedTuple):
    """An area that leads to a heading.

    Attributes:
        page: index of the page.
        element: index of the contents entry.
        target: index of the heading.
        words: for who cannot see the area.
        area: of the entry on the page.
    """

    page: int
    element: int
    target: int
    words: str
    area: Area


@dataclass(slots=True)
class OutlineItem:
    """A heading in the outline, with those under it."""

    title: str
    place: Place
    children: "list[OutlineItem]" = field(default_factory=list)

    def size(self) -> int:
        """Count the items under it, at any depth."""
        return sum(1 + child.size() for child in self.children)


class FolioRange(NamedTuple):
    """Pages whose folios count on from one to the next.

    Attributes:
        start: index of the first page.
        folio: printed on it; None where these pages have none.
    """

    start: int
    folio: int | None


def places(composition: Composition, fonts: FontBook) -> dict[int, Place]:
    """Find where every element begins, in reading order, each before its descendants.

    Only of what the outline or a link may lead to: the ink of a row takes time to look up.
    """
    elements = composition.elements
    targets = {element.target for element in elements}
    found: dict[int, Place] = {}
    seen: set[int] = set()
    for side, page in enumerate(composition.pages):
        for mark in page.marks:
            if isinstance(mark.element, str) or mark.element in seen or not mark.items:
                continue
            # Most rows go on with an element that has begun, and so have all above it.
            seen.add(mark.element)
            begun = [
                index
                for index in _ancestry(mark.element, elements)
                if index not in found
                and (elements[index].role in OUTLINE_LEVELS or index in targets)
            ]
            if begun:
                place = Place(side, area(mark, fonts).top)
                found |= dict.fromkeys(reversed(begun), place)
    return found


def links(composition: Composition, fonts: FontBook) -> Iterator[Link]:
    """Find the areas of contents entries: one for each entry on each page."""
    elements = composition.elements
    for side, page in enumerate(composition.pages):
        entries: dict[int, list[Area]] = {}
        for mark in page.marks:
            if isinstance(mark.element, str) or elements[mark.element].target is None:
                continue
            if mark.runs:
                entries.setdefault(mark.element, []).append(area(mark, fonts))
        for index, areas in entries.items():
            target = elements[index].target
            assert target is not None
            words = elements[target].title or elements[index].title or "链接"
            yield Link(side, index, target, words, _around(areas))


def figures(composition: Composition, fonts: FontBook) -> dict[int, tuple[int, Area]]:
    """Find every figure: the index of the page where it begins, and its area there."""
    roles = [element.role for element in composition.elements]
    found: dict[int, tuple[int, list[Area]]] = {}
    for side, page in enumerate(composition.pages if "Figure" in roles else ()):
        for mark in page.marks:
            if isinstance(mark.element, str) or roles[mark.element] != "Figure" or not mark.items:
                continue
            first, areas = found.setdefault(mark.element, (side, []))
            if first == side:
                areas.append(area(mark, fonts))
    return {index: (side, _around(areas)) for index, (side, areas) in found.items()}


def area(mark: Mark, fonts: FontBook) -> Area:
    """Give what *mark*, which is not empty, covers on its side.

    That is from the highest to the lowest ink, and from the first glyph box to the last.
    """
    whole = _around(
        _area_of_text(item, fonts)
        if isinstance(item, Run)
        else Area(item.x, item.y, item.x + item.width, item.y + item.height)
        for item in mark.items
    )
    if mark.turn is None:
        return whole
    # A quarter turn to the left takes the upper right corner to the upper left.
    left, top = mark.turn.to_side(whole.right, whole.top)
    right, bottom = mark.turn.to_side(whole.left, whole.bottom)
    return Area(left, top, right, bottom)


def outline_items(found: Mapping[int, Place], elements: Sequence[Element]) -> list[OutlineItem]:
    """Arrange the headings among the elements *found* as a tree; a skipped level is no gap.

    An article and its title are two elements with one text: they are one item.
    """
    top: list[OutlineItem] = []
    open_levels: list[tuple[int, int | None, list[OutlineItem]]] = [(-1, None, top)]
    for index, place in found.items():
        element = elements[index]
        level = OUTLINE_LEVELS.get(element.role)
        if level is None or not element.title:
            continue
        while open_levels[-1][0] >= level:
            open_levels.pop()
        _, above, siblings = open_levels[-1]
        if above is not None and element.parent == above and element.title == elements[above].title:
            open_levels.append((level, index, siblings))
            continue
        item = OutlineItem(element.title, place)
        siblings.append(item)
        open_levels.append((level, index, item.children))
    return top


def folio_ranges(pages: Sequence[Page]) -> list[FolioRange]:
    """Give the printed folios, in ranges; none where no page has one."""
    if all(page.folio is None for page in pages):
        return []
    ranges: list[FolioRange] = []
    expected: int | None = -1
    for index, page in enumerate(pages):
        if page.folio != expected:
            ranges.append(FolioRange(index, page.folio))
        expected = None if page.folio is None else page.folio + 1
    return ranges


def _ancestry(index: int | None, elements: Sequence[Element]) -> Iterator[int]:
    """Give an element, its parent, and so on up to the root."""
    while index is not None:
        yield index
        index = elements[index].parent


def _area_of_text(run: Run, fonts: FontBook) -> Area:
    """Give the ink of *run*, from the first to the last glyph box."""
    inks = [fonts.ink(run.font, character) for character in run.text]
    baseline = run.baseline - run.rise
    return Area(
        run.xs[0],
        baseline - run.size * max(ink.top for ink in inks),
        run.xs[-1] + run.size * run.scale,
        baseline - run.size * min(ink.bottom for ink in inks),
    )


def _around(areas: Iterable[Area]) -> Area:
    """Give the smallest area that holds all of *areas*."""
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Area(min(lefts), min(tops), max(rights), max(bottoms))
