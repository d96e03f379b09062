"""The package as other programs use it: what docs/library.md shows works."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gongwen import __all__ as public
from gongwen import build, compose, read, render
from gongwen.diagnostics import IssueError, MachineError
from gongwen.document.bulletin import Bulletin

from support.command import ROOT
from support.issues import SHORT, SHORT_TEXT

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "examples" / "issue92.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "library.md", "exec"), names)
    told = capsys.readouterr().out
    assert "4 页\n" in told
    assert "上街信息 92\n" in told
    assert "error number-range 期号不能是 0 期号从 1 起\n" in told
    assert {"issue92.yaml", "issue92.pdf", "plain.pdf", "wrong.yaml"} == {
        path.name for path in tmp_path.iterdir()
    }


def test_every_function_has_an_example() -> None:
    for name in set(public) - {"__version__"}:
        assert any(f"{name}(" in example for example in EXAMPLES), name


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(SHORT, encoding="utf-8")
    return path


def test_three_steps_give_the_bytes_of_one(source: Path) -> None:
    outcome = build(source)
    assert 2 == outcome.pages
    assert source.with_suffix(".pdf").read_bytes() == render(compose(read(source)))


def test_bytes_are_read_by_the_ending_of_their_name() -> None:
    assert read(SHORT.encode()) == read(SHORT_TEXT.encode(), "a.txt")


def test_the_series_file_counts(source: Path) -> None:
    (source.parent / "gongwen.yaml").write_text(
        "报头: {密级: 内部资料}\n版面: {rows: 20}\n", encoding="utf-8"
    )
    document = read(source)
    assert "内部资料" == str(document.masthead.classification)
    assert 20 == compose(document).sheet.rows.value
    build(source)
    assert source.with_suffix(".pdf").read_bytes() == render(compose(document))


def test_a_style_goes_over_the_issue(source: Path, tmp_path: Path) -> None:
    style = tmp_path / "s.yaml"
    style.write_text("rows: 20\n", encoding="utf-8")
    assert 20 == compose(read(source), style).sheet.rows.value
    style.write_text("rowz: 20\n", encoding="utf-8")
    with pytest.raises(IssueError) as raised:
        compose(read(source), style)
    (found,) = raised.value.diagnostics
    assert ("style-unknown", "rowz: 20") == (found.code, found.excerpt)


def test_a_document_may_be_made_by_the_program(source: Path) -> None:
    document = read(source)
    made: Bulletin = replace(document, articles=document.articles * 2)
    assert len(compose(made).pages) >= 2


def test_mistakes_are_raised_with_all_findings(source: Path) -> None:
    source.write_text(
        SHORT.replace("7", "0").replace("  issuer: 河湾区档案室\n", ""), encoding="utf-8"
    )
    for step in (read, build):
        with pytest.raises(IssueError) as raised:
            step(source)
        assert {"no-issuer", "number-range"} == {each.code for each in raised.value.diagnostics}
    with pytest.raises(IssueError) as raised:
        read("none.yaml")
    assert ["file-missing"] == [each.code for each in raised.value.diagnostics]
    assert [source] == list(source.parent.iterdir())


def test_an_issue_is_never_overwritten(source: Path) -> None:
    with pytest.raises(MachineError):
        build(source, source)
    assert SHORT == source.read_text(encoding="utf-8")


def run(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()


def test_the_package_is_cheap_to_import() -> None:
    loaded = (
        "import sys, gongwen; print(*sorted(m for m in sys.modules if m.startswith('gongwen')))"
    )
    assert "gongwen gongwen.version" == run(loaded)


def test_a_function_stays_a_function_whatever_is_loaded() -> None:
    program = (
        "import gongwen, gongwen.read, gongwen.compose, gongwen.render, gongwen.build\n"
        "from gongwen.read import Reading\n"
        "from gongwen import read, compose, render, build\n"
        "print(*[each.__module__ for each in (read, compose, render, build)])"
    )
    assert " ".join(["gongwen.api"] * 4) == run(program)


def test_one_allowed_path_is_a_path_and_not_its_letters(tmp_path: Path) -> None:
    """Of the letters, / would allow every file there is."""
    inside, outside = tmp_path / "inside", tmp_path / "outside.ttf"
    inside.mkdir()
    shutil.copy(ROOT / "fonts" / "gkai00mp.ttf", outside)
    style = f"style:\n  fonts: {{kaiti: '{outside}'}}\n"
    (inside / "a.yaml").write_text(SHORT + style, encoding="utf-8")
    with pytest.raises(IssueError):
        build(inside / "a.yaml", allowed=str(tmp_path / "elsewhere"))
    assert build(inside / "a.yaml", allowed=str(outside)).pages
