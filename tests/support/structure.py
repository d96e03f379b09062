"""The logical structure of a finished PDF, and whether it agrees with the content.

Validators check that structure is there; that it points to the right places they do not notice.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf


def operations(page: pikepdf.Page) -> Iterator[tuple[str, list[Any]]]:
    """Give operator and operands of all content of *page*."""
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        yield str(instruction.operator), list(instruction.operands)


def content_numbers(page: pikepdf.Page) -> list[int]:
    """Give the MCIDs of *page* in the order of its content."""
    return [
        int(operands[1].MCID)
        for operator, operands in operations(page)
        if operator == "BDC" and "/MCID" in operands[1]
    ]


def kids_of(node: Any) -> list[Any]:
    """Give what stands under K, which may be one or many."""
    kids = node.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def walk(node: Any, home: Any = None) -> Iterator[tuple[Any, int, Any]]:
    """Give page, MCID and element of all content below *node*, in reading order."""
    home = node.get("/Pg", home)
    for kid in kids_of(node):
        if isinstance(kid, int):
            yield home.objgen, kid, node
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID), node
        elif kid.get("/Type") != "/OBJR":
            yield from walk(kid, home)


def roles_of(node: Any) -> list[object]:
    """Give the roles below *node* as nested lists."""
    found: list[object] = []
    for kid in kids_of(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            below = roles_of(kid)
            found += [str(kid.S)[1:], below] if below else [str(kid.S)[1:]]
    return found


def faults(document: pikepdf.Pdf) -> list[str]:
    """Give every disagreement between structure and content of *document*."""
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return ["no structure tree"]
    return [*_order_faults(document, root), *_parent_faults(document, root), *_open(document)]


def _order_faults(document: pikepdf.Pdf, root: Any) -> Iterator[str]:
    content = [
        (page.obj.objgen, number) for page in document.pages for number in content_numbers(page)
    ]
    tree = [(page, number) for page, number, _ in walk(root)]
    if sorted(content) != sorted(tree):
        yield f"content has {len(content)} pieces, the tree {len(tree)}, or others"
    elif content != tree:
        yield "the reading order is not the order of the content"


def _parent_faults(document: pikepdf.Pdf, root: Any) -> Iterator[str]:
    nums: list[Any] = list(root.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    pages = {page.obj.objgen: page for page in document.pages}
    for page, number, element in walk(root):
        listed = parents[int(pages[page].get("/StructParents", -1))]
        if number >= len(listed) or listed[number].objgen != element.objgen:
            yield f"the parent of piece {number} is another element"
    for page in pages.values():
        for annotation in page.get("/Annots", []):
            element = parents.get(int(annotation.get("/StructParent", -1)))
            kids = [] if element is None else kids_of(element)
            objects = [kid.Obj.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary)]
            if annotation.objgen not in objects:
                yield "the parent of a link is another element"


def _open(document: pikepdf.Pdf) -> Iterator[str]:
    """Give content that is in no marked piece."""
    for page in document.pages:
        depth = 0
        for operator, _ in operations(page):
            depth += {"BDC": 1, "EMC": -1}.get(operator, 0)
            if not depth and operator in {"Tj", "TJ", "f"}:
                yield "content is not marked"
        if depth:
            yield "marked content is left open"
