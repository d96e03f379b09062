"""Matter one under the other, with spaces that give and grow: a head, the end of a document."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from gongwen.compose.grid import Grid
from gongwen.compose.sides.matter import NOTHING, Matter
from gongwen.pages import Mark
from gongwen.sheet.rows import Measure
from gongwen.units import EPSILON, Pt


class Layer(NamedTuple):
    """One part of a stack, and the space above it.

    Attributes:
        space: above the part; None for a part that stands inside the space of the next.
        matter: the part; nothing for a space alone.
        grows: share of the room left over that goes to the space above.
        gives: how much of the space above may be taken away, in points. The bounds of the row
            do not say that: they are for whoever writes another value.
    """

    space: Measure | None
    matter: Matter = NOTHING
    grows: float = 0.0
    gives: Pt = Pt(0)

    @property
    def usual_space(self) -> Pt:
        """The space above, in points."""
        return self.space.pt if self.space else Pt(0)

    @property
    def least_space(self) -> Pt:
        """The smallest space above, in points."""
        return Pt(self.usual_space - self.gives)


class Stack(NamedTuple):
    """Layers in order from the top."""

    layers: tuple[Layer, ...]

    @property
    def natural(self) -> float:
        """The height with every space as the sheet has it, in points."""
        return sum(layer.usual_space + layer.matter.height for layer in self.layers)

    @property
    def least(self) -> float:
        """The height with every space as small as it may be, in points."""
        return sum(layer.least_space + layer.matter.height for layer in self.layers)

    def rows(self, pitch: Pt, give: float, most: int) -> tuple[int, ...]:
        """Give the rows at which text below may begin: the usual one first, then tighter ones.

        Args:
            pitch: of the rows, in points.
            give: how much of a row the spaces give way without being asked.
            most: how many rows they may give way in all.
        """
        tightest = ceil(self.least / pitch - EPSILON)
        usual = max(ceil(self.natural / pitch - give - EPSILON), tightest)
        return (usual, *range(usual - 1, max(tightest, usual - most) - 1, -1))

    def spaces(self, height: float) -> tuple[Pt, ...]:
        """Give the space above every layer so that all fill *height* points.

        What is missing comes from the lowest space first, so that what stands above it keeps its
        place.
        """
        excess = height - self.natural
        if excess >= 0:
            weight = sum(layer.grows for layer in self.layers) or 1.0
            return tuple(
                Pt(layer.usual_space + excess * layer.grows / weight) for layer in self.layers
            )
        spaces: list[Pt] = []
        missing = -excess
        for layer in reversed(self.layers):
            given = min(missing, layer.gives)
            missing -= given
            spaces.append(Pt(layer.usual_space - given))
        return tuple(reversed(spaces))

    def marks(self, grid: Grid, top: float, height: float) -> Iterator[Mark]:
        """Put the stack on a page: from *top* on, *height* points high."""
        for layer, space in zip(self.layers, self.spaces(height), strict=True):
            top += space
            yield from layer.matter.marks(grid, top)
            top += layer.matter.height
