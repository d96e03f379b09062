"""Parts → pages: fills the sides, closes the last one, and puts everything in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from gongwen.compose.closing import Plan, Space, close
from gongwen.compose.folio import folio
from gongwen.compose.head import Head
from gongwen.compose.imprint import Imprint, imprint_marks
from gongwen.compose.slabs import Slab
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import Diagnostic, IssueError, Span
from gongwen.pages import Mark, Page
from gongwen.sheet import Sheet
from gongwen.units import fits


@dataclass(frozen=True, slots=True)
class Parts:
    """What a document consists of, set and not yet placed.

    Attributes:
        head: of the first side.
        head_place: where it is written.
        slabs: all below the head, in order.
        imprint: of the last side; None if there is none.
        imprint_place: where that is written.
    """

    head: Head
    head_place: Span
    slabs: tuple[Slab, ...]
    imprint: Imprint | None
    imprint_place: Span | None


def assemble(shop: Workshop[Sheet], parts: Parts) -> tuple[Page, ...]:
    """Put the parts on pages, and remark on how the document was closed.

    Raises:
        IssueError: for all that was found wrong while the parts were set, and for a part
            that is taller than a side.
    """
    shop.problems.extend(_too_tall(shop, parts))
    if shop.problems:
        raise IssueError(shop.problems)
    plan = close(parts.slabs, _space(shop, parts.head, parts.imprint))
    shop.remarks.append(plan.remark)
    return tuple(_pages(shop, parts, plan))


def _too_tall(shop: Workshop[Sheet], parts: Parts) -> Iterator[Diagnostic]:
    """Find the parts that no side can hold."""
    grid = shop.grid
    if not fits(parts.head.least, grid.height):
        yield Diagnostic(
            "error",
            "head-too-tall",
            "报头和标题太高，一面放不下",
            parts.head_place,
            "缩短名称、标题，减少编印机关，或在版面里改小字号",
        )
    if parts.imprint is not None and not fits(parts.imprint.height, grid.height):
        yield Diagnostic(
            "error",
            "imprint-too-tall",
            "报尾太高，一面放不下",
            parts.imprint_place or parts.head_place,
            "缩短发送范围，或在版面里改小报尾的字号和行高",
        )
    for slab in parts.slabs:
        if slab.rows > grid.rows:
            yield Diagnostic(
                "error",
                "title-too-tall",
                "标题太长，一面放不下",
                slab.place or parts.head_place,
                "缩短标题，正文写在“正文:”下",
            )


def _space(shop: Workshop[Sheet], head: Head, imprint: Imprint | None) -> Space:
    grid, sheet = shop.grid, shop.sheet
    height = imprint.height if imprint else 0.0
    # Text ends where its glyph boxes end, half a row's gap above the first rule.
    room = grid.height - height - (grid.pitch - grid.size) / 2
    imprint_row = floor((room - grid.size) / grid.pitch) + 1
    return Space(
        rows=grid.rows,
        first_rows=head.rows(grid.pitch, sheet.title.give.value),
        short_page=sheet.body.short_page.count,
        imprint_row=imprint_row,
        has_imprint=imprint is not None,
        even_page=sheet.imprint.even_page.value == "yes",
        rows_kept=sheet.imprint.rows_kept.count,
    )


def _pages(shop: Workshop[Sheet], parts: Parts, plan: Plan) -> Iterator[Page]:
    grid, paper = shop.grid, shop.sheet.paper
    count = len(plan.sides)
    for number, side in enumerate(plan.sides, start=1):
        marks: list[Mark] = []
        if number == 1:
            marks.extend(parts.head.marks(shop, plan.first_row * grid.pitch))
        for row, slab in side.slabs:
            top = grid.row_top(row)
            for below, line in slab.lines:
                marks.extend(line.marks(grid.baseline(top + below, line.size)))
        if number == count and parts.imprint is not None:
            marks.extend(imprint_marks(shop, parts.imprint))
        numbered = number <= count - plan.unnumbered
        if numbered:
            marks.append(folio(shop, number))
        yield Page(
            number, paper.width.pt, paper.height.pt, tuple(marks), number if numbered else None
        )
