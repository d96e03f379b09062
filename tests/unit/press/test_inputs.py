"""Which issues a command line means, and where their PDFs go."""

import os
from pathlib import Path

import pytest

from gongwen.diagnostics import MachineError, WishError
from gongwen.press.inputs import distinct, find_issues, is_batch, plan
from gongwen.press.jobs import Job

FILES = (
    "2020/1.yaml",
    "2020/q2/2.yml",
    "2020/q2/3.TXT",
    "2020/gongwen.yaml",
    "2020/q2/gongwen.yaml",
    "2020/notes.md",
    "2020/.draft.txt",
    "2020/.git/4.txt",
    "2021/1.txt",
    "empty/notes.md",
    "简报[1].txt",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments: str) -> list[str]:
    return [issue.source.as_posix() for issue in find_issues(arguments)]


def planned(*arguments: str, output: str | None = None) -> list[tuple[str, str]]:
    tasks = plan(find_issues(arguments), Path(output) if output else None, Job)
    assert {output is not None} == {task.job.make_folder for task in tasks}
    return [(task.job.target.as_posix(), task.root.as_posix()) for task in tasks if task.root]


@pytest.mark.parametrize("written", ["2020", "2020/", "./2020"])
def test_a_folder_means_the_issues_below_it(written: str) -> None:
    """Not what is hidden, not the series file, nothing of another kind."""
    assert ["2020/1.yaml", "2020/q2/2.yml", "2020/q2/3.TXT"] == found(written)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("2020/*.yaml", ["2020/1.yaml"]),
        ("2020/**/*.y*ml", ["2020/1.yaml", "2020/q2/2.yml"]),
        ("**/1.*", ["2020/1.yaml", "2021/1.txt"]),
        ("20*/*", ["2020/1.yaml", "2020/q2/2.yml", "2020/q2/3.TXT", "2021/1.txt"]),
        ("2021/**", ["2021/1.txt"]),
        ("202[1-9]/?.txt", ["2021/1.txt"]),
    ],
)
def test_a_pattern_means_the_issues_that_match(pattern: str, expected: list[str]) -> None:
    assert expected == found(pattern)


def test_a_file_that_looks_like_a_pattern_is_a_file() -> None:
    assert ["简报[1].txt"] == found("简报[1].txt")
    assert not is_batch(["简报[1].txt"])


@pytest.mark.parametrize("argument", ["2020/1.yaml", "none.yaml", "2020/notes.md", "a\0b"])
def test_any_other_name_is_taken_as_it_is(argument: str) -> None:
    assert [argument] == found(argument)


def test_files_come_in_the_order_of_the_command_line_and_once() -> None:
    expected = ["2021/1.txt", "2020/1.yaml", "2020/q2/2.yml", "2020/q2/3.TXT"]
    assert expected == found("2021", "2020", "2021/", "2020/../2020")


def test_an_issue_that_is_only_looked_at_is_looked_at_once() -> None:
    issues = distinct(find_issues(["2020", "2020/q2/2.yml", "2020/q2"]))
    assert ["2020/1.yaml", "2020/q2/2.yml", "2020/q2/3.TXT"] == [
        issue.source.as_posix() for issue in issues
    ]


@pytest.mark.parametrize(
    ("argument", "words"),
    [("empty", "文件夹 empty 里没有稿件"), ("*.yaml", "没有稿件符合“*.yaml”")],
)
def test_a_folder_or_pattern_without_issues_is_refused_by_name(argument: str, words: str) -> None:
    with pytest.raises(WishError) as caught:
        find_issues(["2020", argument])
    assert words == caught.value.message


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(["2020"], True), (["*.txt"], True), (["a", "b"], True), (["2020/1.yaml"], False)],
)
def test_one_file_is_no_batch(arguments: list[str], *, expected: bool) -> None:
    assert expected == is_batch(arguments)


def test_without_an_output_folder_a_pdf_stands_beside_its_issue() -> None:
    expected = [("2020/1.pdf", "2020"), ("2020/q2/2.pdf", "2020"), ("2020/q2/3.pdf", "2020")]
    assert expected == planned("2020")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["2020"], ["1.pdf", "q2/2.pdf", "q2/3.pdf"]),
        (["2020/**/*.yml"], ["q2/2.pdf"]),
        (["20*/**/[2-9].*"], ["2020/q2/2.pdf", "2020/q2/3.pdf"]),
        (["2020/q2/2.yml", "2021/1.txt"], ["2.pdf", "1.pdf"]),
        (["."], ["2020/1.pdf", "2020/q2/2.pdf", "2020/q2/3.pdf", "2021/1.pdf", "简报[1].pdf"]),
    ],
)
def test_an_output_folder_keeps_the_structure_below_what_was_given(
    arguments: list[str], expected: list[str]
) -> None:
    targets = planned(*arguments, output="out")
    assert sorted(f"out/{name}" for name in expected) == sorted(target for target, _ in targets)
    assert {"out"} == {root for _, root in targets}


@pytest.mark.parametrize(
    ("arguments", "output"),
    [(["2020", "2021"], "out"), (["2020/1.yaml", "2021/1.txt"], "out"), (["same"], None)],
)
def test_two_issues_that_would_write_one_pdf_are_named(
    folder: Path, arguments: list[str], output: str | None
) -> None:
    (folder / "same").mkdir()
    (folder / "same" / "1.txt").touch()
    (folder / "same" / "1.yaml").touch()
    with pytest.raises(WishError, match=r"1\.\w+ 和 .*1\.\w+ 会写到同一个文件 .*1\.pdf"):
        planned(*arguments, output=output)


def test_one_issue_that_is_meant_twice_is_no_conflict() -> None:
    assert ["out/1.pdf", "out/q2/2.pdf", "out/q2/3.pdf"] == [
        target for target, _ in planned("2020", "2020/1.yaml", output="out")
    ]


def test_a_link_in_a_circle_ends_nothing(folder: Path) -> None:
    try:
        (folder / "2021" / "again").symlink_to(folder / "2021", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert ["2021/1.txt"] == found("2021")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
@pytest.mark.parametrize("argument", ["2021", "2021/*"])
def test_a_pipe_in_a_folder_is_no_issue(argument: str, folder: Path) -> None:
    """Who opens one waits until somebody writes into it."""
    os.mkfifo(folder / "2021/2.txt")
    assert ["2021/1.txt"] == found(argument)


def test_a_broken_link_is_an_issue_that_cannot_be_read(folder: Path) -> None:
    (folder / "2021/2.txt").symlink_to("nowhere.txt")
    assert ["2021/1.txt", "2021/2.txt"] == found("2021")


def test_a_link_to_an_issue_has_a_pdf_of_its_own(folder: Path) -> None:
    (folder / "2021/2.txt").symlink_to("1.txt")
    assert [("2021/1.pdf", "2021"), ("2021/2.pdf", "2021")] == planned("2021")


def test_a_folder_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody should think that what is in it is sound."""
    closed = str(Path("2020/q2"))
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(MachineError, match=r"无法读取文件夹 2020.q2：没有权限"):
        found("2020")


def test_an_empty_name_is_not_the_folder_in_which_the_command_runs() -> None:
    with pytest.raises(WishError, match="空的"):
        found("")
