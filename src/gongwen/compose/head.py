"""The head of the first side: parts one under the other, with spaces that give and grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from gongwen.compose.line import Line
from gongwen.compose.workshop import Workshop
from gongwen.pages import Ink, Mark, Rule
from gongwen.sheet import Measure, Sheet
from gongwen.units import EPSILON, Pt


@dataclass(frozen=True, slots=True)
class HeadPart:
    """One part of the head, and the space above it.

    Attributes:
        space: above the part; None for a part that stands inside the space of the next.
        height: of the part, in points.
        lines: each with the top of its glyph boxes, in points below the part's top.
        ink: of the lines.
        rule: its thickness in points where the part is a rule over the whole type area.
        grows: share of the room left over that goes to the space above.
    """

    space: Measure | None
    height: Pt
    lines: tuple[tuple[Pt, Line], ...] = ()
    ink: Ink = "black"
    rule: Pt | None = None
    grows: float = 0.0

    @property
    def usual_space(self) -> Pt:
        """The space above, in points."""
        return self.space.pt if self.space else Pt(0)

    @property
    def least_space(self) -> Pt:
        """The smallest space above, in points."""
        return self.space.least_pt if self.space else Pt(0)


@dataclass(frozen=True, slots=True)
class Head:
    """Parts in order from the type area's top."""

    parts: tuple[HeadPart, ...]

    @property
    def natural(self) -> float:
        """The height with every space as the sheet has it, in points."""
        return sum(part.usual_space + part.height for part in self.parts)

    @property
    def least(self) -> float:
        """The height with every space as small as it may be, in points."""
        return sum(part.least_space + part.height for part in self.parts)

    def rows(self, pitch: Pt, give: float) -> tuple[int, ...]:
        """Give the rows at which text may begin: the usual one first, then tighter ones.

        Args:
            pitch: of the rows, in points.
            give: how much of a row the spaces give way without being asked.
        """
        tightest = ceil(self.least / pitch - EPSILON)
        usual = max(ceil(self.natural / pitch - give), tightest)
        return (usual, *range(usual - 1, tightest - 1, -1))

    def spaces(self, height: float) -> tuple[Pt, ...]:
        """Give the space above every part so that all fill *height* points."""
        excess = height - self.natural
        if excess >= 0:
            weight = sum(part.grows for part in self.parts) or 1.0
            return tuple(Pt(part.usual_space + excess * part.grows / weight) for part in self.parts)
        share = min(-excess / max(self.natural - self.least, EPSILON), 1.0)
        return tuple(
            Pt(part.usual_space - share * (part.usual_space - part.least_space))
            for part in self.parts
        )

    def marks(self, shop: Workshop[Sheet], height: float) -> Sequence[Mark]:
        """Put the head on the page, *height* points high."""
        grid = shop.grid
        marks: list[Mark] = []
        top = float(grid.top)
        for part, space in zip(self.parts, self.spaces(height), strict=True):
            top += space
            if part.rule is not None:
                rule = Rule(grid.left, Pt(top), grid.width, part.rule, "red")
                marks.append(Mark("layout", (rule,)))
            for below, line in part.lines:
                marks.extend(line.marks(grid.baseline(top + below, line.size), part.ink))
            top += part.height
        return marks
