"""The text files of an issue: what they say together, and what is quoted of them."""

from pathlib import Path

import pytest

from gongwen.diagnostics import Diagnostic
from gongwen.document.bulletin import Bulletin
from gongwen.press.parcel import Parcel
from gongwen.press.source import load_issue, load_series, load_source, load_style, read_parcel

from support.issues import SHORT

ISSUE = Path("简报/7.yaml")


def quoted(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    return [(each.code, each.span.file, each.excerpt) for each in findings]


def test_the_settings_of_the_command_line_are_the_last() -> None:
    parcel = Parcel(
        SHORT.encode() + b"style: {rows: 21}\n", b"style: {rows: 20}\n", b"style: {rows: 19}\n"
    )
    source = read_parcel(parcel, ISSUE, Path("s.yaml"))
    assert ["20", "21", "19"] == [str(each.value) for each in source.settings]


def test_an_issue_is_read_in_the_light_of_its_series() -> None:
    parcel = Parcel(
        SHORT.replace("  name: 河湾信息\n", "").encode(), "报头: {名称: 上街信息}".encode(), None
    )
    document = read_parcel(parcel, ISSUE, None).issue.document
    assert isinstance(document, Bulletin)
    assert "上街信息" == str(document.masthead.name)


def test_each_finding_is_quoted_from_its_own_file_series_first() -> None:
    wrong = SHORT.replace("number: 7", "number: 0").encode()
    source = read_parcel(Parcel(wrong, "期号: 1".encode(), b"[a]"), ISSUE, Path("s.yaml"))
    assert [
        ("unknown-key", "简报/gongwen.yaml", "期号: 1"),
        ("number-range", "简报/7.yaml", "  number: 0"),
        ("wrong-kind", "s.yaml", "[a]"),
    ] == quoted(source.findings)


def test_what_is_wrong_with_a_shared_text_is_told_once_and_of_the_series() -> None:
    name = "河" * 3000
    parcel = Parcel(
        SHORT.replace("  name: 河湾信息\n", "").encode(), f"报头: {{名称: {name}}}".encode(), None
    )
    found = quoted(read_parcel(parcel, ISSUE, None).findings)
    assert [("too-long", "简报/gongwen.yaml", f"报头: {{名称: {name}}}")] == found


def test_what_is_not_there_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "gongwen.yaml").write_text("rowz: 1\n", encoding="utf-8")
    source = load_source(tmp_path / "7.yaml")
    assert source.issue.document is None
    assert b"" == source.content
    assert ["unknown-key", "file-missing"] == [each.code for each in source.findings]


def test_every_file_may_be_read_alone(tmp_path: Path) -> None:
    issue = tmp_path / "7.yaml"
    issue.write_text(SHORT.replace("number: 7", "number: 0"), encoding="utf-8")
    assert ((), ()) == (load_series(issue).diagnostics, load_series(issue).lines)
    (tmp_path / "gongwen.yaml").write_text("期号: 1\n", encoding="utf-8")
    series = load_series(issue)
    assert ["期号: 1"] == [each.excerpt for each in series.diagnostics]
    assert ["  number: 0"] == [each.excerpt for each in load_issue(issue, series).diagnostics]
    assert ["file-missing"] == [each.code for each in load_style(tmp_path / "s.yaml").diagnostics]


@pytest.mark.parametrize("style", [None, Path("简报/s.yaml")])
def test_later_stages_can_quote_every_file(style: Path | None) -> None:
    lines = read_parcel(Parcel(b"a: 1", b"b: 2", b"c: 3" if style else None), ISSUE, style).lines
    expected = {"简报/7.yaml": ("a: 1",), "简报/gongwen.yaml": ("b: 2",)}
    assert expected | ({"简报/s.yaml": ("c: 3",)} if style else {}) == lines
