"""The logical structure: from the elements on the marks to the structure tree of a tagged PDF.

ISO 32000-1, 14.7. Elements come in the order of their first mark, which is the reading order; so
the order need not be stated a second time. A row of one element is one piece of marked content, and
a paragraph that runs over two sides is one element with pieces on both. Headings are numbered by
their depth in the article and not by their ordinal: a skipped level is an error for a screen reader
and none for an editor. A validator only sees that there is structure; that it points to the right
content, ``tests/support/structure.py`` checks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, NamedTuple

from gongwen.pages import Cell, Element
from gongwen.render.pdf.file import File, Indirect
from gongwen.render.pdf.objects import Value, array, dictionary, name, text_string

NUMBERING: Final = name("Decimal")
"""How labelled lists count. ISO 32000-1, table 347 has no Chinese numerals; one, two, three is
what 一是, 二是, 三是 say. ISO 14289-1, 7.6 asks for a value that is not None where there are labels."""


class Content(NamedTuple):
    """A stretch of marked content: on which page, and its number (MCID) there."""

    page: int
    number: int


class Annotation(NamedTuple):
    """A link annotation that belongs to an element."""

    page: int
    reference: Value


@dataclass(slots=True, eq=False)
class Node:
    """A structure element in the making.

    Attributes:
        role: its structure type.
        element: index of the element for which it stands; None for what PDF adds.
        parent: None where the root of the tree is meant.
        written: its dictionary, which is filled in at the end.
        kids: in reading order.
    """

    role: str
    element: int | None
    parent: "Node | None"
    written: Indirect
    kids: "list[Node | Content | Annotation]" = field(default_factory=list)


def _is_numbered(node: Node) -> bool:
    """Tell whether *node* is a list with labels: one that says how its items are counted."""
    entries = (kid for kid in node.kids if isinstance(kid, Node))
    return node.role == "L" and any(
        isinstance(part, Node) and part.role == "Lbl" for entry in entries for part in entry.kids
    )


class StructureTree:
    """Grows while pages are written, and becomes PDF objects at the end."""

    def __init__(
        self,
        file: File,
        pages: Sequence[Value],
        elements: Sequence[Element],
        boxes: Mapping[int, Value],
    ) -> None:
        """Begin a tree.

        Args:
            file: where it will stand.
            pages: the references to them.
            elements: of the composition.
            boxes: the rectangle of every figure, by the index of its element.
        """
        self._file = file
        self._boxes = boxes
        self._elements = elements
        self._pages = pages
        self._root = file.reserve()
        self._tops: list[Node] = []
        self._nodes: list[Node] = []
        self._of_element: dict[int, Node] = {}
        self._links: dict[int, Node] = {}
        self._on_page: list[list[Node]] = [[] for _ in pages]
        self._of_annotation: list[Node] = []
        self._notes: dict[Value, Value] = {}

    def mark(self, element: int, page: int) -> int:
        """Note that content of *element* follows on *page*, and give its number (MCID)."""
        leads = self._elements[element].target is not None
        node = self._link(element) if leads else self._node(element)
        number = len(self._on_page[page])
        self._on_page[page].append(node)
        node.kids.append(Content(page, number))
        return number

    def next_annotation(self) -> int:
        """Give the key (StructParent) under which the next annotation will be found."""
        return len(self._pages) + len(self._of_annotation)

    def annotate(self, element: int, page: int, annotation: Value) -> None:
        """Note that *annotation*, a reference, belongs to the contents entry *element*."""
        node = self._link(element)
        node.kids.append(Annotation(page, annotation))
        self._of_annotation.append(node)

    def finish(self) -> Value:
        """Write all dictionaries and give the reference to the root of the tree."""
        for node in self._nodes:
            self._write(node)
        nums: list[Value | int] = []
        for page, nodes in enumerate(self._on_page):
            nums += [page, array(node.written.reference for node in nodes)]
        for key, node in enumerate(self._of_annotation, len(self._pages)):
            nums += [key, node.written.reference]
        entries: dict[str, Value | int] = {
            "Type": name("StructTreeRoot"),
            "K": array(node.written.reference for node in self._tops),
            "ParentTree": self._file.add(dictionary({"Nums": array(nums)})),
            "ParentTreeNextKey": self.next_annotation(),
        }
        if self._notes:
            entries["IDTree"] = dictionary({"Names": array(chain(*self._notes.items()))})
        self._root.value = dictionary(entries)
        return self._root.reference

    def _node(self, element: int) -> Node:
        """Give the node of *element*; a new one goes after all that its parent has so far."""
        if element not in self._of_element:
            described = self._elements[element]
            parent = None if described.parent is None else self._node(described.parent)
            self._of_element[element] = self._grow(described.role, parent, element)
        return self._of_element[element]

    def _link(self, element: int) -> Node:
        """Give the link inside a contents entry.

        Between them stands a Reference: TOCI may not hold a Link itself (14.8.4.2, table 333).
        """
        if element not in self._links:
            reference = self._grow("Reference", self._node(element))
            self._links[element] = self._grow("Link", reference)
        return self._links[element]

    def _grow(self, role: str, parent: Node | None, element: int | None = None) -> Node:
        node = Node(role, element, parent, self._file.reserve())
        self._nodes.append(node)
        if parent:
            parent.kids.append(node)
        else:
            self._tops.append(node)
        return node

    def _write(self, node: Node) -> None:
        """Fill in the dictionary of *node*.

        Pg is the page of its first content; only content on other pages names its page itself.
        """
        contents = [kid for kid in node.kids if isinstance(kid, Content)]
        home = contents[0].page if contents else None
        above = node.parent.written if node.parent else self._root
        entries: dict[str, Value | int] = {"S": name(node.role), "P": above.reference}
        if home is not None:
            entries["Pg"] = self._pages[home]
        if node.role == "Note":
            entries["ID"] = self._identify(node)
        if node.element is not None and self._elements[node.element].alt:
            entries["Alt"] = text_string(self._elements[node.element].alt)
        if attributes := list(self._attributes(node)):
            entries["A"] = attributes[0] if len(attributes) == 1 else array(attributes)
        kids = [self._kid(kid, home) for kid in node.kids]
        entries["K"] = kids[0] if len(kids) == 1 else array(kids)
        node.written.value = dictionary(entries)

    def _attributes(self, node: Node) -> Iterator[Value]:
        """Give what a program reads of *node* beside its kids (ISO 32000-1, 14.8.5)."""
        if _is_numbered(node):
            yield dictionary({"O": name("List"), "ListNumbering": NUMBERING})
        if node.element is None:
            return
        if node.element in self._boxes:
            yield dictionary({"O": name("Layout"), "BBox": self._boxes[node.element]})
        cell = self._elements[node.element].cell
        if cell is not None and cell != Cell():
            said: dict[str, Value | int] = {"O": name("Table")}
            if cell.scope is not None:
                said["Scope"] = name(cell.scope)
            if cell.rows > 1:
                said["RowSpan"] = cell.rows
            if cell.columns > 1:
                said["ColSpan"] = cell.columns
            yield dictionary(said)

    def _identify(self, note: Node) -> Value:
        """Give *note* an identifier of its own (ISO 14289-1, 7.9)."""
        identifier = text_string(f"note-{len(self._notes) + 1:05}")
        self._notes[identifier] = note.written.reference
        return identifier

    def _kid(self, kid: Node | Content | Annotation, home: int | None) -> Value | int:
        if isinstance(kid, Node):
            return kid.written.reference
        page = self._pages[kid.page]
        if isinstance(kid, Annotation):
            return dictionary({"Type": name("OBJR"), "Obj": kid.reference, "Pg": page})
        if kid.page == home:
            return kid.number
        return dictionary({"Type": name("MCR"), "Pg": page, "MCID": kid.number})
