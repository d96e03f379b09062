"""How many lines a title takes; what a clerk would do with whole titles is in ``test_titles``."""

from gongwen.compose.titles.divide import Divider
from gongwen.compose.titles.seams import Seam
from gongwen.sheet.bulletin import BULLETIN

COSTS = BULLETIN.title.division
DEAR = 1_000_000.0
"""Of a seam that parts a name."""


def divider(length: int, limit: float, seams: dict[int, float]) -> Divider:
    """Give the divider of a title of *length* 汉字, its seams as offsets and costs."""
    found = [Seam(offset, cost) for offset, cost in sorted(seams.items())]
    return Divider(found, range(length + 1), frozenset(), limit, COSTS)


def test_two_lines_more_than_the_least_are_tried() -> None:
    # Three lines of seven would hold it, but every way into three or four parts a name.
    seams = {4: 0.0, 7: DEAR, 8: 0.0, 12: 0.0, 14: DEAR, 16: 0.0}
    division = divider(20, 7, seams).best()
    assert division is not None
    assert (4, 8, 12, 16, 20) == division.stops


def test_three_lines_more_are_only_tried_where_fewer_do_not_go() -> None:
    cheap = {4: 0.0, 8: 0.0, 12: 0.0, 16: 0.0, 20: 0.0}
    division = divider(24, 7, cheap | {6: DEAR, 14: DEAR, 19: DEAR, 22: 0.0}).best()
    assert division is not None
    assert len(division.stops) <= 4 + 2
    only = divider(24, 7, cheap).best()
    assert only is not None
    assert (4, 8, 12, 16, 20, 24) == only.stops


def test_a_title_whose_seams_are_too_far_apart_is_not_divided() -> None:
    assert divider(20, 7, {4: 0.0, 12: 0.0}).best() is None
