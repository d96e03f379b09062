"""What every step of one composition shares: the sheet, the grid, the type cases."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Generic, TypeVar

from gongwen.compose.grid import Grid
from gongwen.compose.lines.costs import Costs
from gongwen.compose.lines.items import Segment
from gongwen.compose.lines.line import Column, Limits, Line
from gongwen.compose.lines.metrics import Metrics
from gongwen.compose.lines.setline import CENTRED, set_paragraph, set_row
from gongwen.compose.lines.typecase import Spacing, TypeCase
from gongwen.compose.structure import NOWHERE, Structure
from gongwen.diagnostics import Diagnostic, Span
from gongwen.document.text import Text
from gongwen.pages import Font, Palette
from gongwen.sheet.groups import Sheet, TypeStyle
from gongwen.sheet.rows import FACES
from gongwen.units import Pt

_FACE_NAMES = dict(FACES)

S_co = TypeVar("S_co", bound=Sheet, covariant=True)
"""The sheet of a form: what sets parts of one form only needs the rows that this form has."""

MIDDLE: Final = 0.5
"""Of a glyph box, in em from its upper edge: half of it, whatever the font draws in it."""

MOST_CASES: Final = 64
"""How many cases are kept for the next document: an issue has about ten, so half a dozen sheets in
turn find theirs."""


class Workshop(Generic[S_co]):
    """排字房: hands out cases and collects what cannot be set.

    Attributes:
        sheet: the measurements.
        grid: derived from them.
        metrics: of the fonts.
        costs: of the line breaker.
        limits: of the white space beside Western phrases.
        structure: the elements of the document, as far as it is set.
        problems: errors found while setting, in the order of the text.
        remarks: what was decided and why, in Chinese.
        words: an office's own, which no line of a title cuts.
    """

    def __init__(self, sheet: S_co, metrics: Metrics, words: tuple[str, ...] = ()) -> None:
        self.sheet = sheet
        self.grid = Grid.of(sheet)
        self.metrics = metrics
        self.costs = Costs.of(sheet.breaking)
        self.limits = Limits(
            sheet.breaking.joint.value,
            sheet.breaking.track.value,
            sheet.breaking.unit_joint.value,
        )
        self.structure = Structure()
        self.problems: list[Diagnostic] = []
        self._reported: set[tuple[Span, str]] = set()
        self.remarks: list[str] = []
        self.words = words
        self._cases: dict[tuple[Font, float, float, float], TypeCase] = {}

    @property
    def palette(self) -> Palette:
        """The colours of the inks."""
        ink = self.sheet.ink
        return Palette(ink.red.value, ink.grid.value, ink.red_plate.value == "spot")

    def case(
        self,
        style: TypeStyle,
        cell: Pt | None = None,
        *,
        size: Pt | None = None,
        space: float = 1.0,
    ) -> TypeCase:
        """Give the case of a style on columns *cell* points apart, by default of its own size.

        Args:
            style: face and size.
            cell: the pitch of the columns, in points.
            size: another size than that of the style, in points.
            space: width of a typed space, in cells.
        """
        size = style.size.pt if size is None else size
        pitch = size if cell is None else cell
        key = (style.font, size, cell or 0.0, space)
        case = self._cases.get(key)
        if case is None:
            spacing = Spacing.of(self.sheet.breaking, space, is_grid=cell is not None)
            middle = self.grid.ascent - MIDDLE
            borrow = self.sheet.borrow
            case = _case(style.font, size, pitch, self.metrics, borrow, spacing, middle)
            self._cases[key] = case
        return case

    def segment(self, text: Text, case: TypeCase, element: int) -> Segment:
        """Put a text into a face; characters that no font has are reported."""
        missing = case.missing(text.string)
        for index, character in enumerate(text.string if missing else ""):
            if character in missing:
                self._report_missing(text, index, case.face)
        return Segment(text, case, element)

    def _report_missing(self, text: Text, index: int, face: Font) -> None:
        """Report a character once, however often its text is set (a title also in 目录)."""
        found = _no_glyph(text, index, face)
        if (found.span, text.string[index]) not in self._reported:
            self._reported.add((found.span, text.string[index]))
            self.problems.append(found)

    def paragraph(
        self,
        segments: Sequence[Segment],
        *,
        first_indent: float,
        indent: float = 0.0,
        inset: float = 0.0,
    ) -> tuple[Line, ...]:
        """Set a paragraph on the columns of the grid.

        Args:
            segments: the paragraph.
            first_indent: of its first line, in 字.
            indent: of its other lines, in 字.
            inset: blank columns on both sides.
        """
        grid = self.grid
        column = Column(
            left=Pt(grid.left + inset * grid.cell),
            cell=grid.cell,
            columns=grid.columns - 2 * inset,
            first_indent=first_indent,
            indent=indent,
            longest=self.sheet.breaking.long_word.value,
            keeps_grid=self.costs.keeps_grid,
            limits=self.limits._replace(is_indented=first_indent > 0),
        )
        return set_paragraph(segments, column, self.costs)

    def row(
        self,
        segments: Sequence[Segment],
        at: float,
        *,
        align: float = 0.0,
        spread: float = 0.0,
        halves: bool = False,
    ) -> Line:
        """Set one line as wide as it is; see ``set_row``."""
        return set_row(segments, at, align=align, spread=spread, halves=halves)[0]

    def centred(self, segments: Sequence[Segment], *, spread: float = 0.0) -> Line:
        """Set a title, or a name, with its ink in the middle of the type area.

        In large type it is seen where a mark or a letter at one end makes one margin look wider;
        adjoining marks are halved for the same reason.
        """
        centre = self.grid.centre
        line, _ = set_row(segments, centre, align=CENTRED, spread=spread, halves=True)
        left, right = self._inked(line)
        return line.moved(Pt(centre - (left + right) / 2))

    def _inked(self, line: Line) -> tuple[float, float]:
        """Give the left edge of the first glyph's ink and the right edge of the last one's."""
        glyphs = [
            (piece, character, x)
            for piece in line.pieces
            for character, x in zip(piece.text, piece.xs, strict=True)
            if not character.isspace()
        ]
        if not glyphs:
            return self.grid.centre, self.grid.centre
        (first, opener, start), (last, closer, stop) = glyphs[0], glyphs[-1]
        left = self.metrics.ink(first.font, opener).left * first.scale * first.size
        right = self.metrics.ink(last.font, closer).right * last.scale * last.size
        return start + left, stop + right

    def width(self, text: Text, case: TypeCase, *, halves: bool = False) -> float:
        """Give how wide a text would be as a row, in points; *halves* as in ``set_row``."""
        return set_row([Segment(text, case, NOWHERE)], 0, halves=halves)[1]


_case = lru_cache(MOST_CASES)(TypeCase)
"""The cases of earlier compositions: in the next issue of a series, most sorts are the same."""


def _no_glyph(text: Text, index: int, face: Font) -> Diagnostic:
    character = text.string[index]
    return Diagnostic(
        "error",
        "no-glyph",
        f"{_FACE_NAMES[face]}及其后备字体都没有“{character}”（U+{ord(character):04X}）这个字",
        text.span(index, index + 1),
        "换用有这个字的字体（style: fonts:），或改用别的字",
    )
