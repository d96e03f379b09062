"""How a reader moves about a finished PDF: outline, page labels, links of a table of contents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from gongwen.pages import Composition, Element, Mark, Page
from gongwen.render.fonts import FontBook
from gongwen.render.objects import (
    File,
    Value,
    array,
    dictionary,
    name,
    number,
    numbers,
    text_string,
)

OUTLINE_LEVELS: Final = {"Part": 0, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5}
"""The elements that stand in the outline, and how deep they belong."""

PRINT: Final = 4
"""The flag of annotations that print; PDF/A wants it set (ISO 19005-2, 6.3.2)."""


class Place(NamedTuple):
    """Where an element begins: index of the page, and upper edge in points from its foot."""

    page: int
    top: float


class Link(NamedTuple):
    """An area on a page that leads to *target*.

    Attributes:
        page: its index.
        element: the index of the contents entry.
        target: the index of the heading.
        words: for who cannot see the area.
        box: left, bottom, right, top in points from the page's lower left corner.
    """

    page: int
    element: int
    target: int
    words: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Entry:
    """An entry of the outline with those under it."""

    title: str
    place: Place
    children: "list[Entry]" = field(default_factory=list)

    def size(self) -> int:
        """Count the entries under it, at any depth."""
        return sum(1 + child.size() for child in self.children)


def places(composition: Composition, fonts: FontBook) -> dict[int, Place]:
    """Find where every element begins, in reading order, each before its descendants.

    Only of what the outline or a link may lead to: the ink of a row takes time to look up.
    """
    elements = composition.elements
    targets = {element.target for element in elements}
    found: dict[int, Place] = {}
    for side, page in enumerate(composition.pages):
        for mark in page.marks:
            if isinstance(mark.element, str) or not mark.items:
                continue
            begun = [
                index
                for index in _ancestry(mark.element, elements)
                if index not in found
                and (elements[index].role in OUTLINE_LEVELS or index in targets)
            ]
            if begun:
                place = Place(side, page.height - _top(mark, fonts))
                found |= dict.fromkeys(reversed(begun), place)
    return found


def links(composition: Composition, fonts: FontBook) -> Iterator[Link]:
    """Find the areas of contents entries: one for each entry on each page."""
    elements = composition.elements
    for index, page in enumerate(composition.pages):
        boxes: dict[int, list[tuple[float, float, float, float]]] = {}
        for mark in page.marks:
            if isinstance(mark.element, str) or elements[mark.element].target is None:
                continue
            if mark.runs:
                boxes.setdefault(mark.element, []).append(_box(mark, page, fonts))
        for element, found in boxes.items():
            target = elements[element].target
            assert target is not None
            words = elements[target].title or elements[element].title or "链接"
            lefts, bottoms, rights, tops = zip(*found, strict=True)
            box = min(lefts), min(bottoms), max(rights), max(tops)
            yield Link(index, element, target, words, box)


def link_annotation(link: Link, place: Place, page: Value, key: int | None) -> Value:
    """Give the annotation of *link*, which leads to *place* on *page*.

    Args:
        link: the area.
        place: where it leads.
        page: the reference to the page where it leads.
        key: into the parent tree; None in a file without structure.
    """
    entries: dict[str, Value | int] = {
        "Type": name("Annot"),
        "Subtype": name("Link"),
        "Rect": numbers(link.box),
        "Border": numbers((0, 0, 0)),
        "F": PRINT,
        # ISO 14289-1, 7.18.5.
        "Contents": text_string(link.words),
        "Dest": destination(place, page),
    }
    if key is not None:
        entries["StructParent"] = key
    return dictionary(entries)


def destination(place: Place, page: Value) -> Value:
    """Give the view of *page* from the left edge and the top of *place*, at the current zoom."""
    return array([page, name("XYZ"), 0, number(place.top), "null"])


def outline_entries(found: Mapping[int, Place], elements: Sequence[Element]) -> list[Entry]:
    """Arrange the headings among the elements *found* as a tree; a skipped level is no gap.

    An article and its title are two elements with one text: they are one entry.
    """
    top: list[Entry] = []
    open_levels: list[tuple[int, int | None, list[Entry]]] = [(-1, None, top)]
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
        entry = Entry(element.title, place)
        siblings.append(entry)
        open_levels.append((level, index, entry.children))
    return top


def outline(file: File, entries: Sequence[Entry], pages: Sequence[Value]) -> Value:
    """Write the outline, all open, and give the reference to it."""
    root = file.reserve()
    first, last = _siblings(file, entries, root.reference, pages)
    count = sum(1 + entry.size() for entry in entries)
    root.value = dictionary(
        {"Type": name("Outlines"), "First": first, "Last": last, "Count": count}
    )
    return root.reference


def _siblings(
    file: File, entries: Sequence[Entry], parent: Value, pages: Sequence[Value]
) -> tuple[Value, Value]:
    """Write *entries*, which have one *parent*, and give the first and the last."""
    items = [file.reserve() for _ in entries]
    for index, (entry, item) in enumerate(zip(entries, items, strict=True)):
        written: dict[str, Value | int] = {
            "Title": text_string(entry.title),
            "Parent": parent,
            "Dest": destination(entry.place, pages[entry.place.page]),
        }
        if index:
            written["Prev"] = items[index - 1].reference
        if index + 1 < len(items):
            written["Next"] = items[index + 1].reference
        if entry.children:
            first, last = _siblings(file, entry.children, item.reference, pages)
            written |= {"First": first, "Last": last, "Count": entry.size()}
        item.value = dictionary(written)
    return items[0].reference, items[-1].reference


def page_labels(pages: Sequence[Page]) -> Value | None:
    """Give the printed folios as labels, for viewers; None where no page has one."""
    if all(page.folio is None for page in pages):
        return None
    nums: list[Value | int] = []
    expected: int | None = -1
    for index, page in enumerate(pages):
        if page.folio != expected:
            label: dict[str, Value | int] = {}
            if page.folio is not None:
                label = {"S": name("D"), "St": page.folio}
            nums += [index, dictionary(label)]
        expected = None if page.folio is None else page.folio + 1
    return dictionary({"Nums": array(nums)})


def _ancestry(index: int | None, elements: Sequence[Element]) -> Iterator[int]:
    while index is not None:
        yield index
        index = elements[index].parent


def _top(mark: Mark, fonts: FontBook) -> float:
    """Give the upper edge of the ink of *mark*, in points from the top of its page."""
    edges: list[float] = [
        run.baseline - run.rise - run.size * max(fonts.ink(run.font, each).top for each in run.text)
        for run in mark.runs
    ]
    return min(edges + [rule.y for rule in mark.rules])


def _box(mark: Mark, page: Page, fonts: FontBook) -> tuple[float, float, float, float]:
    """Give the ink of a row, from the first to the last glyph box."""
    last = mark.runs[-1]
    bottom = page.height - max(
        run.baseline
        - run.rise
        - run.size * min(fonts.ink(run.font, each).bottom for each in run.text)
        for run in mark.runs
    )
    right = last.xs[-1] + last.size * last.scale
    return mark.runs[0].xs[0], bottom, right, page.height - _top(mark, fonts)
