"""Document + Sheet + Metrics → pages: every decision about where ink goes is taken here."""

from dataclasses import replace

from gongwen.compose.forms.bulletin import compose_bulletin
from gongwen.compose.metrics import Metrics
from gongwen.compose.workshop import Workshop
from gongwen.document import Document
from gongwen.pages import Composition
from gongwen.sheet import Sheet


def compose(document: Document, sheet: Sheet, metrics: Metrics) -> Composition:
    """Turn a document into pages; ``pages`` says what a page promises.

    Args:
        document: what was written.
        sheet: the measurements of its form, overrides applied.
        metrics: answers about glyphs.

    Raises:
        IssueError: if no font has a character of the text (``no-glyph``); all such
            characters are named.
    """
    return compose_bulletin(document, Workshop(sheet, metrics))


def with_grid(composition: Composition, sheet: Sheet) -> Composition:
    """Lay the 字 × 行 grid under every page, to proof-read the composition on."""
    from gongwen.compose.proof import grid_mark

    grid = grid_mark(sheet)
    pages = tuple(replace(page, marks=(grid, *page.marks)) for page in composition.pages)
    return replace(composition, pages=pages)


def figures(composition: Composition, sheet: Sheet) -> tuple[str, ...]:
    """Word what can be measured of every page: lines, squeezes, 汉字 on their columns."""
    from gongwen.compose.proof import remarks

    return tuple(remarks(composition.pages, sheet))


__all__ = ["Metrics", "compose", "figures", "with_grid"]
