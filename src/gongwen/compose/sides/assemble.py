"""Parts → pages: fills the sides, closes the last one, and puts everything in its place."""

from collections.abc import Iterable, Iterator
from math import floor
from typing import NamedTuple

from gongwen.compose.grid import Grid
from gongwen.compose.sides.closing import End, Plan, Space, close
from gongwen.compose.sides.folio import folio
from gongwen.compose.sides.frame import Frame, Frames
from gongwen.compose.sides.slabs import Slab
from gongwen.compose.sides.stack import Stack
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import Diagnostic, IssueError
from gongwen.pages import Mark, Page
from gongwen.sheet.groups import Sheet
from gongwen.units import EPSILON, fits


class Zone(NamedTuple):
    """A part of a document that stands where the standard says and not where the text leads.

    Attributes:
        stack: what is in it.
        name: of the spaces in it that give, in Chinese, for remarks.
        too_tall: what to say where no side holds it.
        tighter: what may stand in its place where rows must be won; None for the same again, whose
            own spaces may give.
    """

    stack: Stack
    name: str
    too_tall: Diagnostic
    tighter: Stack | None = None


class Parts(NamedTuple):
    """What a document consists of, set and not yet placed.

    Attributes:
        head: of the first side.
        slabs: all below the head, in order.
        end: what stands at the foot of the last side, from the top; empty if there is nothing.
        end_name: what that is called in Chinese, also where there is nothing.
        frames: what each side is before anything stands on it.
    """

    head: Zone
    slabs: tuple[Slab, ...]
    end: tuple[Zone, ...]
    end_name: str
    frames: Frames

    @property
    def ends(self) -> tuple[tuple[Stack, float], ...]:
        """The whole end, one piece under the other, with its height: the usual one first."""
        usual = _joined(zone.stack for zone in self.end)
        tighter = _joined(zone.tighter or zone.stack for zone in self.end)
        ends = (usual, usual.natural), (tighter, tighter.least)
        return ends if usual.natural - tighter.least > EPSILON else ends[:1]


def _joined(stacks: Iterable[Stack]) -> Stack:
    """Give one stack of several, the first at the top."""
    return Stack(tuple(layer for stack in stacks for layer in stack.layers))


def alike(grid: Grid) -> Frames:
    """Give the frames of a document whose sides are all alike, with a folio each."""
    frame = Frame(grid)
    return lambda _: frame


def assemble(shop: Workshop[Sheet], parts: Parts) -> tuple[Page, ...]:
    """Put the parts on pages, and remark on how the document was closed.

    Raises:
        IssueError: for all that was found wrong while the parts were set, and for a part
            that is taller than a side.
    """
    shop.problems.extend(_too_tall(parts))
    if shop.problems:
        raise IssueError(shop.problems)
    plan = close(parts.slabs, _space(shop, parts))
    shop.remarks.append(plan.remark)
    return tuple(_pages(shop, parts, plan))


def _too_tall(parts: Parts) -> Iterator[Diagnostic]:
    """Find the parts that no side can hold."""
    grid = parts.frames(1).grid
    if not fits(parts.head.stack.least, grid.height):
        yield parts.head.too_tall
    _, least = parts.ends[-1]
    if not fits(least, grid.height):
        yield max(parts.end, key=lambda zone: zone.stack.least).too_tall
    for slab in parts.slabs:
        if slab.rows > grid.rows:
            assert slab.too_tall is not None, "a slab that may be too tall says so"
            yield slab.too_tall


def _space(shop: Workshop[Sheet], parts: Parts) -> Space:
    frames, sheet = parts.frames, shop.sheet
    return Space(
        rows_of=lambda side: frames(side).grid.rows,
        first_rows=parts.head.stack.rows(
            frames(1).grid.pitch, sheet.title.give.value, sheet.title.tightening.count
        ),
        head_name=parts.head.name,
        end_name=parts.end_name,
        short_page=sheet.body.short_page.count,
        rows_kept=sheet.imprint.rows_kept.count,
        rows_left=sheet.body.heading_rows.count,
        end=_end(shop, parts) if parts.end else None,
    )


def _end(shop: Workshop[Sheet], parts: Parts) -> End:
    heights = [height for _, height in parts.ends]
    return End(
        begins=lambda side: tuple(_begins(parts.frames(side).grid, height) for height in heights),
        even_side=shop.sheet.imprint.even_page.value == "yes",
    )


def _begins(grid: Grid, height: float) -> int:
    """Give the row at which an end of *height* points begins on the grid of its side.

    Text ends where its glyph boxes end, half a row's gap above the end.
    """
    room = grid.height - height - (grid.pitch - grid.size) / 2
    return floor((room - grid.size) / grid.pitch) + 1


def _pages(shop: Workshop[Sheet], parts: Parts, plan: Plan) -> Iterator[Page]:
    paper = shop.sheet.paper
    count = len(plan.sides)
    for number, side in enumerate(plan.sides, start=1):
        frame = parts.frames(number)
        grid = frame.grid
        marks: list[Mark] = []
        for top, matter in frame.furniture:
            marks.extend(matter.marks(grid, top))
        if number == 1:
            marks.extend(parts.head.stack.marks(grid, grid.top, plan.first_row * grid.pitch))
        for row, slab in side.slabs:
            marks.extend(slab.matter.marks(grid, grid.row_top(row)))
        if number == count and parts.end:
            end, height = parts.ends[plan.tightness]
            marks.extend(end.marks(grid, grid.bottom - height, height))
        has_folio = frame.has_folio and number <= count - plan.unnumbered
        if has_folio:
            marks.append(folio(shop, number))
        yield Page(
            number, paper.width.pt, paper.height.pt, tuple(marks), number if has_folio else None
        )
