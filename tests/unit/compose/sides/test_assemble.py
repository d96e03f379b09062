"""Parts that no side can hold are refused, not set beyond the paper."""

from pathlib import Path

import pytest

from gongwen.press.build import prepare
from gongwen.read.parts.bounds import MOST_ISSUERS

from support.issues import SHORT
from support.jobs import make_job


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "issuer: 河湾区档案室",
            f"issuer: [{', '.join(['河湾区档案室'] * MOST_ISSUERS)}]",
            "head-too-tall",
        ),
        ("发: 各街道办事处", f"发: {'各街道办事处、' * 150}", "imprint-too-tall"),
    ],
)
def test_a_part_taller_than_a_side_is_refused(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    issue = tmp_path / "a.yaml"
    assert old in SHORT
    wide = "style: {报头: {机关行距: 60}}\n"
    issue.write_text(SHORT.replace(old, new) + wide, encoding="utf-8")
    draft = prepare(make_job(issue))
    assert [code] == [found.code for found in draft.diagnostics if found.severity == "error"]


def test_a_type_area_beyond_the_paper_is_refused(tmp_path: Path) -> None:
    issue = tmp_path / "a.yaml"
    issue.write_text(SHORT + "style: {版心: {宽: 200}}\n", encoding="utf-8")
    (found,) = prepare(make_job(issue)).diagnostics
    assert ("style-off-paper", 12) == (found.code, found.span.line)
