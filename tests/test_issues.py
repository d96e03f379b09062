"""Sets every issue in issues/ and compares its pages, as text, with the golden beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen import report
from gongwen.build import Job, prepare
from gongwen.render.dump import dump

ISSUES = sorted(
    path
    for path in (Path(__file__).parent / "issues").glob("*")
    if path.suffix in (".yaml", ".txt")
)


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: issue.name)
def test_pages_are_as_accepted(issue: Path, golden: Callable[[Path, str], None]) -> None:
    draft = prepare(Job(issue, issue.with_suffix(".pdf")))
    assert draft.composition is not None, [
        "".join(piece.text for piece in line)
        for diagnostic in draft.diagnostics
        for line in report.word(diagnostic)
    ]
    golden(issue.with_suffix(".pages"), dump(draft.composition))
