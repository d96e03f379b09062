"""A paragraph set without fonts or files, and what a line must be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from gongwen.compose.lines.costs import Costs
from gongwen.compose.lines.items import Galley, Segment, itemize
from gongwen.compose.lines.line import Align, Column, Limits, Line, Piece
from gongwen.compose.lines.linebreak import Break, break_lines
from gongwen.compose.lines.metrics import Metrics
from gongwen.compose.lines.setline import set_paragraph
from gongwen.compose.lines.sorts import Item
from gongwen.compose.lines.typecase import Spacing, TypeCase
from gongwen.pages import Font
from gongwen.sheet.bulletin import BULLETIN
from gongwen.sheet.groups import Sheet
from gongwen.units import Pt

from support.documents import make_text
from support.metrics import SquareMetrics

SIZE: Final = Pt(16)
CELL: Final = Pt(15.75)
"""A little less than the size, as on the real grid."""
LEFT: Final = Pt(80)
LONGEST: Final = 8.0
WIDEST: Final = 25.0
SQUARE: Final = SquareMetrics()
PARAGRAPH: Final = 1
"""The number of a structure element."""


def with_policy(policy: str) -> Sheet:
    """Give the bulletin's sheet with another policy of the line breaker."""
    table = BULLETIN.breaking
    return replace(BULLETIN, breaking=replace(table, policy=replace(table.policy, value=policy)))


def make_case(
    policy: str = "grid",
    face: Font = "heiti",
    metrics: Metrics = SQUARE,
    *,
    spacing: Spacing | None = None,
) -> TypeCase:
    table = with_policy(policy).breaking
    return TypeCase(
        face,
        SIZE,
        CELL,
        metrics,
        BULLETIN.borrow,
        spacing or Spacing.of(table, 1.0, is_grid=True),
        BULLETIN.ascent.value - 0.5,
    )


def make_segment(
    text: str,
    policy: str = "grid",
    metrics: Metrics = SQUARE,
    *,
    case: TypeCase | None = None,
    element: int = PARAGRAPH,
) -> Segment:
    return Segment(make_text(text), case or make_case(policy, metrics=metrics), element)


def make_column(
    width: float,
    *,
    indent: float = 0,
    hang: float = 0,
    keeps_grid: bool = True,
    align: Align = "justify",
) -> Column:
    """Make the column of a paragraph on the grid; lengths in cells."""
    table = BULLETIN.breaking
    limits = Limits(table.joint.value, table.track.value, table.unit_joint.value)
    return Column(LEFT, CELL, width, indent, hang, LONGEST, keeps_grid, align, limits)


def make_galley(text: str, policy: str = "grid", metrics: Metrics = SQUARE) -> Galley:
    return itemize([make_segment(text, policy, metrics)], LONGEST, WIDEST)


def word(case: TypeCase, text: str, sides: int = 0) -> Item:
    """Give the item of a word that stands between so many 汉字."""
    return case.phrase([(text, 0)], sides)[0]


def make_costs(policy: str = "grid") -> Costs:
    return Costs.of(with_policy(policy).breaking)


def break_text(
    text: str, width: float, indent: float = 0, policy: str = "grid"
) -> tuple[Break, ...]:
    galley = make_galley(text, policy)
    return break_lines(galley, width - indent, width, make_costs(policy))


def set_text(
    text: str,
    width: float,
    indent: float = 0,
    policy: str = "grid",
    metrics: Metrics = SQUARE,
) -> tuple[Line, ...]:
    column = make_column(width, indent=indent, keeps_grid=policy == "grid")
    return set_paragraph([make_segment(text, policy, metrics)], column, make_costs(policy))


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def text_of_items(items: Iterable[Item]) -> str:
    return "".join(sort.character for item in items for sort in item.sorts)


@dataclass(frozen=True, slots=True)
class Placed:
    """One character of a line, and its place on paper.

    Attributes:
        character: the character.
        left: of its glyph box, or of the half of a mark that is inked.
        right: the same on the other side.
        origin: where its glyph box begins.
        box_right: where it ends.
    """

    character: str
    left: float
    right: float
    origin: float
    box_right: float


def reaches(last: Placed, edge: float, tolerance: float = 0.1) -> bool:
    """Tell whether the last glyph box of a line, or the inked half of a mark, ends at *edge*."""
    return min(abs(last.right - edge), abs(last.box_right - edge)) <= tolerance


DIGITS: Final = "0123456789"


def widest_digit(metrics: Metrics, font: Font) -> float:
    return max(0.5, *(metrics.advance(font, digit) for digit in DIGITS))


def placed(line: Line, metrics: Metrics) -> Iterator[Placed]:
    """Give the place of every character."""
    return placed_pieces(line.pieces, metrics)


def placed_pieces(pieces: Iterable[Piece], metrics: Metrics) -> Iterator[Placed]:
    """Give the place of every character of some pieces of a line."""
    for piece in pieces:
        for character, x in zip(piece.text, piece.xs, strict=True):
            advance = metrics.advance(piece.font, character)
            em = piece.scale * piece.size
            # Every digit stands in the middle of the place of the widest.
            is_digit = character in DIGITS
            spare = (widest_digit(metrics, piece.font) - advance) * em if is_digit else 0.0
            left, right = x - spare / 2, x + advance * em + spare / 2
            middle = x + piece.size / 2
            ink = metrics.ink(piece.font, character)
            is_mark = advance == 1 and not character.isspace()
            yield Placed(
                character,
                middle if is_mark and ink.left >= 0.48 else left,
                middle if is_mark and ink.right <= 0.52 else right,
                left,
                right,
            )
