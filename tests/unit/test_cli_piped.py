"""``-`` for a file: standard input and standard output."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.command import ROOT, SOURCES, Run
from support.issues import SHORT, SHORT_TEXT


def piped(folder: Path, given: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in *folder* with *given* on standard input."""
    return subprocess.run(
        [sys.executable, "-m", "gongwen", *arguments],
        cwd=folder,
        env={"PYTHONPATH": SOURCES, "PATH": "", "LANG": "C.UTF-8"},
        input=given.encode(),
        capture_output=True,
        check=False,
    )


@pytest.fixture
def pdf(tmp_path: Path, gongwen: Run) -> bytes:
    """The PDF of SHORT, as it is made of a file."""
    (tmp_path / "a.yaml").write_text(SHORT, encoding="utf-8")
    assert 0 == gongwen("build", "a.yaml").returncode
    return (tmp_path / "a.pdf").read_bytes()


@pytest.mark.parametrize("given", [SHORT, SHORT_TEXT])
def test_an_issue_comes_by_standard_input_and_its_pdf_leaves_by_output(
    tmp_path: Path, pdf: bytes, given: str
) -> None:
    done = piped(tmp_path, given, "build", "-")
    assert (0, pdf) == (done.returncode, done.stdout), done.stderr.decode()
    assert ["a.pdf", "a.yaml"] == sorted(path.name for path in tmp_path.iterdir())


def test_each_way_can_be_a_file(tmp_path: Path, pdf: bytes) -> None:
    assert 0 == piped(tmp_path, SHORT, "build", "-", "-o", "b.pdf").returncode
    assert pdf == (tmp_path / "b.pdf").read_bytes()
    assert pdf == piped(tmp_path, "", "build", "a.yaml", "-o", "-").stdout
    assert not (tmp_path / "-").exists()


def test_the_series_file_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "gongwen.yaml").write_text("报头:\n  名称: 河湾动态\n", encoding="utf-8")
    nameless = (
        "报头:\n  期号: 7\n  编印机关: 河湾区档案室\n  日期: 2024-03-05\n正文: |\n  水通了。\n"
    )
    assert "河湾动态" in piped(tmp_path, nameless, "build", "-", "--dump").stdout.decode()


def test_what_is_wrong_has_its_place(tmp_path: Path) -> None:
    wrong = SHORT.replace("number: 7", "number: 0")
    for command in ("build", "check", "convert"):
        done = piped(tmp_path, wrong, command, "-")
        assert (1, b"") == (done.returncode, done.stdout)
        assert "标准输入:" in done.stderr.decode()


def test_convert_check_and_schema_know_the_streams(tmp_path: Path) -> None:
    converted = piped(tmp_path, SHORT_TEXT, "convert", "-", "-o", "-")
    assert 0 == converted.returncode
    again = piped(tmp_path, converted.stdout.decode(), "convert", "-")
    assert converted.stdout == again.stdout
    assert 0 == piped(tmp_path, SHORT, "check", "-").returncode
    assert piped(tmp_path, "", "schema", "-o", "-").stdout.startswith(b"{")
    assert "报头" in piped(tmp_path, "", "new", "bulletin", "-o", "-").stdout.decode()
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "-", "a.yaml"),
        ("build", "-", "-"),
        ("build", "-", "--check"),
        ("build", "-", "--format", "json"),
        ("watch", "-"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path: Path, pdf: bytes, arguments: tuple[str]) -> None:
    done = piped(tmp_path, SHORT, *arguments)
    assert (2, b"") == (done.returncode, done.stdout)
    assert "hint: " in done.stderr.decode()
    assert pdf == (tmp_path / "a.pdf").read_bytes()


def test_a_closed_input_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    code = "import sys; sys.stdin = None; import gongwen.cli as c; sys.argv[1:] = ['check', '-']; c.main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=False,
    )
    assert 3 == done.returncode
    assert "标准输入" in done.stderr.decode()
