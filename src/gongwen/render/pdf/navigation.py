"""Outline, page labels and links, from the values of ``places`` to PDF objects."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from gongwen.render.pdf.file import File
from gongwen.render.pdf.objects import Value, array, dictionary, name, number, numbers, text_string
from gongwen.render.places import Area, FolioRange, Link, OutlineItem, Place

PRINT: Final = 4
"""The flag of annotations that print; PDF/A wants it set (ISO 19005-2, 6.3.2)."""


class Target(NamedTuple):
    """A page to which something leads: the reference to it, and its height in points."""

    reference: Value
    height: float


def link_annotation(link: Link, place: Place, pages: Sequence[Target], key: int | None) -> Value:
    """Give the annotation of *link*, which leads to *place*.

    Args:
        link: the area.
        place: where it leads.
        pages: all of them.
        key: into the parent tree; None in a file without structure.
    """
    entries: dict[str, Value | int] = {
        "Type": name("Annot"),
        "Subtype": name("Link"),
        "Rect": rectangle(link.area, pages[link.page].height),
        "Border": numbers((0, 0, 0)),
        "F": PRINT,
        # ISO 14289-1, 7.18.5.
        "Contents": text_string(link.words),
        "Dest": destination(place, pages),
    }
    if key is not None:
        entries["StructParent"] = key
    return dictionary(entries)


def rectangle(area: Area, height: float) -> Value:
    """Give *area* on a page of *height* points as PDF counts: from the lower left corner."""
    return numbers((area.left, height - area.bottom, area.right, height - area.top))


def destination(place: Place, pages: Sequence[Target]) -> Value:
    """Give the view of a page from its left edge and the top of *place*, at the current zoom."""
    page = pages[place.page]
    return array([page.reference, name("XYZ"), 0, number(page.height - place.top), "null"])


def outline(file: File, items: Sequence[OutlineItem], pages: Sequence[Target]) -> Value:
    """Write the outline, all open, and give the reference to it."""
    root = file.reserve()
    first, last = _siblings(file, items, root.reference, pages)
    count = sum(1 + item.size() for item in items)
    root.value = dictionary(
        {"Type": name("Outlines"), "First": first, "Last": last, "Count": count}
    )
    return root.reference


def _siblings(
    file: File, items: Sequence[OutlineItem], parent: Value, pages: Sequence[Target]
) -> tuple[Value, Value]:
    """Write *items*, which have one *parent*, and give the first and the last."""
    objects = [file.reserve() for _ in items]
    for index, (item, reserved) in enumerate(zip(items, objects, strict=True)):
        written: dict[str, Value | int] = {
            "Title": text_string(item.title),
            "Parent": parent,
            "Dest": destination(item.place, pages),
        }
        if index:
            written["Prev"] = objects[index - 1].reference
        if index + 1 < len(objects):
            written["Next"] = objects[index + 1].reference
        if item.children:
            first, last = _siblings(file, item.children, reserved.reference, pages)
            written |= {"First": first, "Last": last, "Count": item.size()}
        reserved.value = dictionary(written)
    return objects[0].reference, objects[-1].reference


def page_labels(ranges: Sequence[FolioRange]) -> Value:
    """Give the printed folios as labels, for viewers."""
    nums: list[Value | int] = []
    for start, folio in ranges:
        label: dict[str, Value | int] = {}
        if folio is not None:
            label = {"S": name("D"), "St": folio}
        nums += [start, dictionary(label)]
    return dictionary({"Nums": array(nums)})
