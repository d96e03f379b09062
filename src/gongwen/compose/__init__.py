"""Document + Sheet + Metrics → pages: every decision about where ink goes is taken here."""

from dataclasses import replace

from gongwen.compose.lines.metrics import Metrics
from gongwen.compose.structure import NOWHERE
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import Diagnostic
from gongwen.document import Document
from gongwen.document.text import texts_of
from gongwen.forms import room
from gongwen.pages import Composition
from gongwen.sheet.groups import Sheet


def compose(document: Document, sheet: Sheet, metrics: Metrics) -> Composition:
    """Turn a document into pages; ``pages`` says what a page promises.

    Args:
        document: what was written.
        sheet: the measurements of its form, overrides applied.
        metrics: answers about glyphs.

    Raises:
        IssueError: if no font has a character of the text (``no-glyph``); all such
            characters are named.
        ValueError: if the document, made by a program, lacks what its form cannot do without.
    """
    form = room(f"{__name__}.forms", document.form)
    words = tuple(word.string for word in document.words)
    composition: Composition = form.compose(document, Workshop(sheet, metrics, words))
    return composition


def unprintable(document: Document, sheet: Sheet, metrics: Metrics) -> tuple[Diagnostic, ...]:
    """Find the characters that no font has, in a document that is not fit to be composed."""
    shop = Workshop(sheet, metrics)
    case = shop.case(sheet.body.text)
    for text in texts_of(replace(document, settings=(), keywords=(), words=())):
        shop.segment(text, case, NOWHERE)
    return tuple(shop.problems)


def with_grid(composition: Composition, sheet: Sheet) -> Composition:
    """Lay the 字 × 行 grid under every page, to proof-read the composition on."""
    from gongwen.compose.proof import grid_mark  # noqa: PLC0415 - seldom asked for

    grid = grid_mark(sheet)
    pages = tuple(page._replace(marks=(grid, *page.marks)) for page in composition.pages)
    return replace(composition, pages=pages)


def figures(composition: Composition, sheet: Sheet) -> tuple[str, ...]:
    """Word what can be measured of every page: lines, squeezes, 汉字 on their columns."""
    from gongwen.compose.proof import remarks  # noqa: PLC0415 - seldom asked for

    return tuple(remarks(composition, sheet))


__all__ = ["Metrics", "compose", "figures", "unprintable", "with_grid"]
