import pytest

from gongwen.units import EPSILON, POINTS_PER_MM, fits, mm


@pytest.mark.parametrize(
    ("length", "expected"), [(25.4, 72), (210, 595.276), (297, 841.89), (0, 0)]
)
def test_millimetres_become_points(length: float, expected: float) -> None:
    assert pytest.approx(expected, abs=0.001) == mm(length)
    assert length * POINTS_PER_MM == mm(length)


@pytest.mark.parametrize(
    ("needed", "available", "expected"),
    [
        (9, 10, True),
        (10, 10, True),
        (10 + EPSILON / 2, 10, True),
        (10 + 2 * EPSILON, 10, False),
        (3 * 0.1, 0.3, True),
        (-1, 0, True),
    ],
)
def test_what_differs_by_rounding_fits(
    needed: float,
    available: float,
    expected: bool,  # noqa: FBT001
) -> None:
    assert expected == fits(needed, available)
