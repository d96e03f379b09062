"""Lengths: the point, how to get there from millimetres, and how to compare."""

from typing import Final, NewType

Pt = NewType("Pt", float)
"""A length in PostScript points, 72 to the inch."""

EPSILON: Final = 1e-4
"""Two lengths closer than this are the same length: 1e-4 pt is 35 nm on paper."""

POINTS_PER_MM: Final = 72 / 25.4


def mm(length: float) -> Pt:
    """Convert *length* from millimetres to points."""
    return Pt(length * POINTS_PER_MM)


def fits(needed: float, available: float) -> bool:
    """Tell whether *needed* is at most *available*, forgiving rounding errors.

    >>> fits(10.00001, 10), fits(10.1, 10)
    (True, False)
    """
    return needed <= available + EPSILON
