"""Sets every issue in issues/ and compares its pages, as text, with the golden beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen import report
from gongwen.press.build import prepare
from gongwen.render.dump import dump

from support.jobs import make_job

ISSUES = sorted(
    path
    for path in (Path(__file__).parent / "issues").glob("*")
    if path.suffix in (".yaml", ".txt")
)


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: issue.name)
def test_pages_are_as_accepted(issue: Path, golden: Callable[[Path, str], None]) -> None:
    draft = prepare(make_job(issue))
    assert draft.composition is not None, [
        "".join(piece.text for piece in line)
        for diagnostic in draft.diagnostics
        for line in report.word(diagnostic)
    ]
    golden(issue.with_suffix(".pages"), dump(draft.composition))
