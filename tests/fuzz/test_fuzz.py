"""A few hundred inputs of the fuzzer, the same on every machine, and all that it ever found."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from fuzz.inputs import Input, documents, raw, styles, texts
from fuzz.judge import judge

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt")) + sorted(
    Path(__file__).with_name("cases").glob("*.yaml")
)

BUDGET = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""Enough to notice that a kind of input has begun to fail; ``python tests/fuzz`` goes on for hours."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_what_was_found_once_is_sound(path: Path) -> None:
    series = path.with_suffix(".series")
    judge(Input(path.name, path.read_bytes(), series.read_bytes() if series.exists() else None))


@BUDGET
@given(texts(400))
def test_text(given: Input) -> None:
    judge(given)


@BUDGET
@given(documents(400))
def test_yaml(given: Input) -> None:
    judge(given)


@BUDGET
@given(raw())
def test_bytes(given: Input) -> None:
    judge(given)


@BUDGET
@given(styles())
def test_styles(given: Input) -> None:
    judge(given)
