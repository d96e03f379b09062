"""Which issues a command line means, and where their PDFs go."""

import os
import re
from pathlib import Path

import pytest

from gongwen.diagnostics import WishError
from gongwen.press.inputs import distinct, is_batch, plan, search
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
    return [issue.source.as_posix() for issue in search(arguments).found]


def planned(*arguments: str, output: str | None = None) -> list[tuple[str, str]]:
    tasks = plan(search(arguments).found, Path(output) if output else None, Job)
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
    issues = distinct(search(["2020", "2020/q2/2.yml", "2020/q2"]).found)
    assert ["2020/1.yaml", "2020/q2/2.yml", "2020/q2/3.TXT"] == [
        issue.source.as_posix() for issue in issues
    ]


@pytest.mark.parametrize(
    ("argument", "words"),
    [("empty", "文件夹 empty 里没有稿件"), ("*.yaml", "没有稿件符合“*.yaml”")],
)
def test_a_folder_or_pattern_without_issues_is_refused_by_name(argument: str, words: str) -> None:
    with pytest.raises(WishError) as caught:
        search(["2020", argument])
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
    read = search(["2020"])
    (fault,) = read.faults
    assert re.fullmatch(r"无法读取文件夹 2020.q2：没有权限", fault.message)
    # The rest is built.
    assert read.found
    assert not any("q2" in issue.source.as_posix() for issue in read.found)


def test_an_empty_name_is_not_the_folder_in_which_the_command_runs() -> None:
    with pytest.raises(WishError, match="空的"):
        found("")


@pytest.mark.skipif(os.name == "nt", reason="not everybody may make links there")
@pytest.mark.parametrize("pattern", ["2020/**/*.yaml", "**/*.yaml", "**"])
def test_a_pattern_ends_where_links_lead_in_a_circle(pattern: str) -> None:
    for name in ("a", "b", "q2/c"):
        Path("2020", name).symlink_to("..")
    assert ["2020/1.yaml"] == [each for each in found(pattern) if each.endswith("1.yaml")]


def test_a_series_file_among_others_is_left_out_and_alone_refused() -> None:
    read = search(["2020/gongwen.yaml", "2020/1.yaml"])
    assert ["2020/1.yaml"] == [each.source.as_posix() for each in read.found]
    assert [Path("2020/gongwen.yaml")] == list(read.series_files)
    with pytest.raises(WishError, match="共用的设置，不是稿件"):
        search(["2020/gongwen.yaml", "2021/gongwen.yaml"])


@pytest.mark.parametrize(
    "name",
    [
        *("README.txt", "readme.TXT", "LICENSE.txt", "README.zh-CN.txt", "requirements-dev.txt"),
        *("mkdocs.yml", "docker-compose.yaml", "CMakeLists.txt", "使用说明.txt"),
    ],
)
def test_what_plainly_is_no_issue_is_skipped_and_named_outright_is_one(name: str) -> None:
    Path("2021", name).touch()
    for argument in ("2021", "2021/*"):
        read = search([argument])
        assert ["2021/1.txt"] == [each.source.as_posix() for each in read.found]
        assert [Path("2021", name)] == list(read.skipped)
    assert [f"2021/{name}"] == found(f"2021/{name}")


@pytest.mark.parametrize(
    "name", ["第7期.txt", "2024-1.yaml", "说明会.txt", "licensing.txt", "readmes.txt"]
)
def test_what_may_be_an_issue_is_one(name: str) -> None:
    Path("2021", name).touch()
    assert f"2021/{name}" in found("2021")


@pytest.mark.parametrize(
    ("excluded", "expected"),
    [
        ("1.yaml", ["2020/q2/2.yml", "2020/q2/3.TXT"]),
        ("q2", ["2020/1.yaml"]),
        ("q2/", ["2020/1.yaml"]),
        ("q2/*", ["2020/1.yaml"]),
        ("*.y*ml", ["2020/q2/3.TXT"]),
        ("2020/q2/2.yml", ["2020/1.yaml", "2020/q2/3.TXT"]),
    ],
)
def test_what_is_excluded_is_left_out(excluded: str, expected: list[str]) -> None:
    for argument in ("2020", "2020/**"):
        read = search([argument], [excluded])
        assert expected == [each.source.as_posix() for each in read.found]


def test_whoever_excludes_nothing_is_told() -> None:
    found = search(["2020"], ["none.yaml", "q2"])
    assert ("none.yaml",) == found.unused
    assert ["2020/q2/2.yml", "2020/q2/3.TXT"] == [each.as_posix() for each in found.excluded]
    with pytest.raises(WishError, match="都被 --exclude 排除"):
        search(["2020"], ["*"])
