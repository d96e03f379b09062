"""What half a cell of a mark costs."""

import pytest

from gongwen.compose.lines.measures import Measures

from support.composing import make_costs, make_galley

COSTS = make_costs()
PAIRED = COSTS.squeeze
LONE = COSTS.squeeze + COSTS.lone_squeeze


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一，二", [(1, LONE)]),
        ("一。”", [(1, PAIRED), (2, LONE)]),  # ” ends the paragraph: nothing stands behind it
        ("“‘一", [(0, LONE), (1, PAIRED)]),  # “ begins it
        ("一”“二", [(1, PAIRED), (2, PAIRED)]),
        ("一。”二", [(1, PAIRED), (2, LONE)]),
    ],
)
def test_a_mark_is_lone_where_no_mark_stands_at_its_blank_half(
    text: str, expected: list[tuple[int, float]]
) -> None:
    measures = Measures(make_galley(text), 10, 10, COSTS)
    assert expected == list(zip(measures.soft, measures.soft_cost, strict=True))
