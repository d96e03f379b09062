"""The logical structure of a document while it is set: elements get their numbers here."""

from typing import Final

from gongwen.pages import Cell, Element, Role

NOWHERE: Final = -1
"""The element of what is only measured, or drawn as an artifact. No mark may name it."""


class Structure:
    """The elements of one document, in the order in which they were added."""

    def __init__(self) -> None:
        self._elements: list[Element] = []

    @property
    def elements(self) -> tuple[Element, ...]:
        """All of them, for the finished composition."""
        return tuple(self._elements)

    def add(  # noqa: PLR0913 - an element of the pages, field by field
        self,
        role: Role,
        parent: int | None = None,
        *,
        title: str = "",
        target: int | None = None,
        alt: str = "",
        cell: Cell | None = None,
    ) -> int:
        """Add an element, for which see ``pages.Element``, and give its number.

        Args:
            role: its structure type.
            parent: the number of an element that is there already; None for the root.
            title: for outlines and contents.
            target: the number of a heading that is there already.
            alt: the words for who cannot see a figure.
            cell: of a table's cell.
        """
        self._elements.append(Element(role, parent, title, target, alt, cell))
        return len(self._elements) - 1
