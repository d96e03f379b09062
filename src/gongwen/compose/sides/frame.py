"""What a side of paper is before any text stands on it."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from gongwen.compose.grid import Grid
from gongwen.compose.sides.matter import Matter
from gongwen.units import Pt


class Frame(NamedTuple):
    """One side.

    Attributes:
        grid: of its text; a form may give its first side an area of its own.
        furniture: what stands on it whatever the text is, each with the place of its upper edge
            in points from the page's top.
        has_folio: whether it bears a folio 页码.
    """

    grid: Grid
    furniture: tuple[tuple[Pt, Matter], ...] = ()
    has_folio: bool = True


Frames: TypeAlias = Callable[[int], Frame]
"""Gives the frame of a side by its number, from 1."""
