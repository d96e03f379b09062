"""The command as whoever types it meets it: streams, exit status, files."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gongwen import __version__, cli
from gongwen.cli import status
from gongwen.diagnostics import MachineError

from support.command import ROOT, SOURCES, Run, run_program
from support.issues import SHORT, SHORT_TEXT

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="how POSIX systems do it")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SHORT, encoding="utf-8")
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(SHORT.replace("number: 7", "number: 0"), encoding="utf-8")
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_pdf_appears_beside_the_issue(folder: Path, gongwen: Run) -> None:
    before = names(folder)
    done = gongwen("build", "a.yaml")
    assert (0, "") == (done.returncode, done.stdout), done.stderr
    assert re.search(r"已写入 a\.pdf（\d+ 页）", done.stderr)
    assert sorted([*before, "a.pdf"]) == names(folder)
    assert (folder / "a.pdf").read_bytes().startswith(b"%PDF-1.")


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("b.pdf", "b.pdf"),
        ("out/b.PDF", "out/b.PDF"),
        ("out", "out/a.pdf"),
        ("out/", "out/a.pdf"),
        ("new", "new/a.pdf"),
        ("new/deep/", "new/deep/a.pdf"),
        ("2024.1/", "2024.1/a.pdf"),
        ("c.pdf/", "c.pdf/a.pdf"),
    ],
)
def test_output_goes_to_a_file_or_into_a_folder_be_it_one_or_two(
    folder: Path, monkeypatch: pytest.MonkeyPatch, output: str, expected: str
) -> None:
    monkeypatch.chdir(folder)
    Path("out").mkdir()
    assert 0 == cli.run(["build", "a.yaml", "-o", output])
    assert Path(expected).is_file()
    if expected.endswith("/a.pdf"):
        Path(expected).unlink()
        Path("b.txt").write_text(SHORT_TEXT, encoding="utf-8")
        assert 0 == cli.run(["build", "a.yaml", "b.txt", "-o", output, "--jobs", "1"])
        assert Path(expected).is_file()
        assert Path(expected).with_name("b.pdf").is_file()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("build a.yaml -o b.docx", "写作“b.docx/”"),
        ("build a.yaml -o 2024.1", "写作“2024.1/”"),
        ("build a.yaml -o a.txt", "写出的是 .pdf 文件"),
        ("build a.yaml -o file", "file 已经有了，不是文件夹"),
        ("build a.yaml a.txt -o b.pdf", "-o 应是文件夹"),
        ("convert a.txt -o b.json", "写出的是 .yaml、.yml 文件"),
        ("new bulletin -o 3.txt", "写出的是 .yaml、.yml 文件"),
        ("build a.pdf", "是否想排 a.yaml"),
        ("build none.pdf", "是 PDF，不是稿件"),
        ("a.yaml", "是否想用 gongwen build a.yaml"),
        ("2024/7.txt", "是否想用 gongwen build 2024/7.txt"),
        ("build a.yaml --dump --check", "不能与 --check 同用"),
        ("build a.yaml --dump --format json", "不能与 --format 同用"),
        ("build a.yaml --dump --jobs 2", "不能与 --jobs 同用"),
        ("build a.yaml --name b.yaml", "只和“-”同用"),
        ("check a.yaml --name b.yaml", "只和“-”同用"),
        ("convert a.yaml --name b.yaml", "只和“-”同用"),
        ("check - --name /", "--name 应是文件名"),
        ("convert a.yaml --force", "要有 -o"),
        ("build a.yaml wrong.yaml --open", "--open 一次打开一份"),
        ("build a.yaml --open --check", "--open 一次打开一份"),
        ("build - --open", "--open 打开的是文件"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_way_out(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    words: str,
) -> None:
    monkeypatch.chdir(folder)
    (folder / "file").touch()
    (folder / "a.pdf").touch()
    before = names(folder)
    assert 2 == cli.run(line.split())
    said = capsys.readouterr().err
    assert words in said
    assert "hint: " in said
    assert before == names(folder)


def test_convert_and_new_spare_what_somebody_may_have_written(folder: Path, gongwen: Run) -> None:
    (folder / "issues").mkdir()
    for command in (["convert", "../a.txt"], ["new", "bulletin", "--date", "2024-03-05"]):
        target = folder / "issues" / "b.yaml"
        for _ in range(2 if command[0] == "convert" else 1):  # the same text again is no fault
            done = gongwen(*command, "-o", "b.yaml", cwd=target.parent)
            assert 0 == done.returncode
        target.write_text("mine")
        done = gongwen(*command, "-o", "b.yaml", cwd=target.parent)
        assert 2 == done.returncode
        assert "--force" in done.stderr
        assert "mine" == target.read_text()
        done = gongwen(*command, "-o", "b.yaml", "--force", cwd=target.parent)
        assert 0 == done.returncode
        assert "mine" not in target.read_text(encoding="utf-8")
        target.unlink()


def test_a_short_option_stands_before_its_long_name(capsys: pytest.CaptureFixture[str]) -> None:
    for command in cli.COMMANDS:
        assert 0 == cli.run([command, "--help"])
        page = capsys.readouterr().out
        assert "-h, --help" in page
        assert not re.search(r"--[a-z]+, -[a-z]\b", page)


@pytest.mark.parametrize(("answer", "note"), [(0, ""), (1, "没有找到看 PDF 的程序")])
def test_a_pdf_is_opened_after_building(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: int,
    note: str,
) -> None:
    shown: list[str] = []

    def launch(path: str) -> int:
        shown.append(path)
        return answer

    monkeypatch.setattr("typer.launch", launch)
    monkeypatch.chdir(folder)
    assert 0 == cli.run(["build", "a.yaml", "--open"])
    assert ["a.pdf"] == shown
    assert note in capsys.readouterr().err
    assert 1 == cli.run(["build", "wrong.yaml", "--open"])
    assert ["a.pdf"] == shown


def test_text_and_yaml_and_what_convert_makes_of_them_give_the_same_bytes(
    folder: Path, gongwen: Run
) -> None:
    assert 0 == gongwen("convert", "a.txt", "-o", "b.yaml").returncode
    for issue in ("a.yaml", "a.txt", "b.yaml"):
        assert 0 == gongwen("build", issue, "-o", f"{issue}.pdf").returncode
    first = (folder / "a.yaml.pdf").read_bytes()
    assert first == (folder / "a.txt.pdf").read_bytes()
    assert first == (folder / "b.yaml.pdf").read_bytes()


def test_the_same_issue_gives_the_same_bytes_anywhere(folder: Path, gongwen: Run) -> None:
    assert 0 == gongwen("build", "a.yaml").returncode
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(folder / "a.yaml", elsewhere / "b.yaml")
    assert 0 == gongwen("build", "elsewhere/b.yaml").returncode
    assert (folder / "a.pdf").read_bytes() == (elsewhere / "b.pdf").read_bytes()


def test_a_pdf_is_no_issue_and_no_place_for_yaml(folder: Path, gongwen: Run) -> None:
    assert 0 == gongwen("build", "a.yaml").returncode
    before = (folder / "a.pdf").read_bytes()
    for arguments in (("build", "a.pdf"), ("convert", "a.yaml", "-o", "a.pdf")):
        done = gongwen(*arguments)
        assert 2 == done.returncode
        assert "PDF" in done.stderr
        assert "hint: " in done.stderr
    assert before == (folder / "a.pdf").read_bytes()


def test_dump_goes_to_stdout_and_writes_nothing(folder: Path, gongwen: Run) -> None:
    before = names(folder)
    done = gongwen("build", "a.yaml", "--dump")
    assert 0 == done.returncode
    assert done.stdout.startswith("page 1 ")
    assert "档案搬进新库房" in done.stdout
    assert "" == done.stderr
    assert before == names(folder)


def test_convert_goes_to_stdout(folder: Path, gongwen: Run) -> None:
    done = gongwen("convert", "a.txt")
    assert (0, "") == (done.returncode, done.stderr)
    assert "河湾信息" in done.stdout
    assert "a.txt" in names(folder)


@pytest.mark.parametrize("command", ["build", "convert"])
def test_a_wrong_issue_is_status_1_and_touches_nothing(
    folder: Path, gongwen: Run, command: str
) -> None:
    old = "old.pdf" if command == "build" else "old.yaml"
    (folder / old).write_text("old")
    before = names(folder)
    done = gongwen(command, "wrong.yaml", "-o", old)
    assert (1, "") == (done.returncode, done.stdout)
    assert re.search(r"^wrong\.yaml:3:11: error\[[a-z-]+\]: ", done.stderr)
    assert "3 |   number: 0\n" + " " * 14 + "^\n" in done.stderr
    assert "1 个错误" in done.stderr
    assert "old" == (folder / old).read_text()
    assert before == names(folder)


@pytest.mark.parametrize(
    ("command", "name", "code"),
    [
        ("build", "none.yaml", "file-missing"),
        ("build", "a.yaml/b", "file-missing"),
        ("check", "none.yaml", "file-missing"),
        ("convert", "none.yaml", "file-missing"),
        ("convert", ".", "file-folder"),
        ("convert", "a.yaml/b", "file-missing"),
    ],
)
def test_what_is_no_file_is_status_1(
    folder: Path, gongwen: Run, command: str, name: str, code: str
) -> None:
    before = names(folder)
    done = gongwen(command, name)
    assert 1 == done.returncode
    assert f"{name}: error[{code}]: " in done.stderr
    assert before == names(folder)


def test_a_missing_style_file_is_named_with_the_other_problems(folder: Path, gongwen: Run) -> None:
    done = gongwen("build", "wrong.yaml", "--style", "none.yaml")
    assert 1 == done.returncode
    assert "none.yaml: error[file-missing]" in done.stderr
    assert "wrong.yaml:3:" in done.stderr
    assert "2 个错误" in done.stderr
    assert not (folder / "wrong.pdf").exists()


def test_settings_of_the_series_the_issue_and_the_command_line(folder: Path, gongwen: Run) -> None:
    """Later ones win; a row that does not exist is named with its file, whichever it is in."""
    (folder / "gongwen.yaml").write_text("style: {rows: 20, nonesuch: 1}\n", encoding="utf-8")
    (folder / "s.yaml").write_text("style: {rows: 999}\n", encoding="utf-8")
    done = gongwen("build", "a.yaml", "--style", "s.yaml")
    assert 1 == done.returncode
    assert "gongwen.yaml:1:19: error[style-unknown]" in done.stderr
    assert "s.yaml:1:15: error[style-value]" in done.stderr


def test_a_style_changes_the_pages(folder: Path, gongwen: Run) -> None:
    (folder / "s.yaml").write_text("style: {body: {indent: 0}}\n", encoding="utf-8")
    plain = gongwen("build", "a.yaml", "--dump")
    styled = gongwen("build", "a.yaml", "--dump", "--style", "s.yaml")
    assert 0 == styled.returncode, styled.stderr
    assert plain.stdout != styled.stdout


def test_a_font_from_elsewhere_needs_allow(folder: Path, gongwen: Run) -> None:
    fonts = ROOT / "fonts" / "gkai00mp.ttf"
    (folder / "s.yaml").write_text(f"style: {{fonts: {{fangsong: '{fonts}'}}}}\n", encoding="utf-8")
    refused = gongwen("build", "a.yaml", "--style", "s.yaml")
    assert 1 == refused.returncode
    assert "error[path-outside]" in refused.stderr
    allowed = gongwen("build", "a.yaml", "--style", "s.yaml", "--allow", fonts.parent)
    assert 0 == allowed.returncode, allowed.stderr


def test_a_font_that_is_none_is_an_error_where_it_is_named(folder: Path, gongwen: Run) -> None:
    (folder / "no.ttf").write_bytes(b"no font")
    (folder / "s.yaml").write_text("style: {fonts: {kaiti: no.ttf}}\n", encoding="utf-8")
    done = gongwen("build", "a.yaml", "--style", "s.yaml")
    assert 1 == done.returncode
    assert "s.yaml:1:24: error[font-unusable]" in done.stderr


@pytest.mark.parametrize("form", ["2u", "plain"])
def test_the_form_of_the_pdf_can_be_chosen(folder: Path, gongwen: Run, form: str) -> None:
    assert 0 == gongwen("build", "a.yaml").returncode
    assert 0 == gongwen("build", "a.yaml", "--pdf", form, "-o", "b.pdf").returncode
    assert (folder / "a.pdf").read_bytes() != (folder / "b.pdf").read_bytes()


def test_an_archived_pdf_carries_the_issue(folder: Path, gongwen: Run) -> None:
    assert 0 == gongwen("build", "a.yaml", "--pdf", "3a").returncode
    with pikepdf.open(folder / "a.pdf") as pdf:
        assert SHORT.encode() == pdf.attachments["a.yaml"].get_file().read_bytes()


def test_an_output_folder_that_is_missing_is_status_3(folder: Path, gongwen: Run) -> None:
    before = names(folder)
    for output in ("none/a.pdf", "a.txt/b.pdf"):
        done = gongwen("build", "a.yaml", "-o", output)
        assert 3 == done.returncode
        assert "输出文件夹不存在" in done.stderr
        assert "hint: " in done.stderr
    assert before == names(folder)


@POSIX_ONLY
def test_an_output_folder_that_is_not_writable_is_status_3(folder: Path, gongwen: Run) -> None:
    locked = folder / "out"
    locked.mkdir(mode=0o555)
    if os.access(locked, os.W_OK):  # root may write everywhere but into the kernel
        locked = Path("/sys")
    done = gongwen("build", "a.yaml", "-o", locked)
    assert 3 == done.returncode
    assert re.search("没有写入权限|磁盘是只读的", done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_device_is_no_place_for_a_pdf(folder: Path, gongwen: Run) -> None:
    done = gongwen("build", "a.yaml", "-o", "/dev/full")
    assert 2 == done.returncode
    assert "/dev/full 已经有了，不是文件夹" in done.stderr
    assert not (folder / "a.pdf").exists()


@POSIX_ONLY
def test_a_file_that_stops_growing_is_status_3_and_the_old_one_stays(
    folder: Path, gongwen: Run
) -> None:
    resource = pytest.importorskip("resource")
    (folder / "a.pdf").write_bytes(b"old")
    before = names(folder)
    done = gongwen(
        "build",
        "a.yaml",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert 3 == done.returncode, done.stderr
    assert "原有文件未改动" in done.stderr
    assert b"old" == (folder / "a.pdf").read_bytes()
    assert before == names(folder)


def can_mount(folder: Path) -> bool:
    mount = shutil.which("mount")
    if os.name == "nt" or os.geteuid() != 0 or mount is None:
        return False
    command = [mount, "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_disk_that_fills_is_status_3_and_the_old_file_stays(folder: Path, gongwen: Run) -> None:
    small = folder / "small"
    small.mkdir()
    if not can_mount(small):
        pytest.skip("no small disk can be had here")
    try:
        (small / "a.pdf").write_bytes(b"old")
        done = gongwen("build", "a.yaml", "-o", small)
        assert 3 == done.returncode
        assert "磁盘已满" in done.stderr
        assert b"old" == (small / "a.pdf").read_bytes()
        assert ["a.pdf"] == names(small)
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.parametrize("command", [("build",), ("build", "c.yaml", "-o", "c.pdf")])
def test_the_issue_is_never_overwritten(
    folder: Path, gongwen: Run, command: tuple[str, ...]
) -> None:
    shutil.copy(folder / "a.yaml", folder / "b.pdf")
    (folder / "c.yaml").symlink_to("c.pdf")
    shutil.copy(folder / "a.yaml", folder / "c.pdf")
    arguments = command if len(command) > 1 else (*command, "b.pdf")
    done = gongwen(*arguments)
    assert 2 == done.returncode
    assert ("输出文件就是稿件本身" if len(command) > 1 else "是 PDF") in done.stderr
    assert SHORT == (folder / "c.pdf").read_text(encoding="utf-8")
    assert SHORT == (folder / "b.pdf").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "用法：gongwen"),
        (["bild", "a.yaml"], "没有命令“bild”\n  hint: 是否想用 build"),
        (["shet"], "没有命令“shet”\n  hint: 是否想用 sheet"),
        (["xyz"], "没有命令“xyz”"),
        (["build"], "缺少参数“文件…”"),
        (["convert"], "缺少参数“文件”"),
        (["convert", "a.yaml", "b.yaml"], "多出的参数：b.yaml"),
        (["build", "a.yaml", "--shine"], "没有选项 --shine\n  hint: gongwen build --help 列出用法"),
        (["build", "a.yaml", "--grid"], "没有选项 --grid\n  hint: 是否想用 --show-grid"),
        (["build", "a.yaml", "--outptu", "x"], "没有选项 --outptu\n  hint: 是否想用 --output"),
        (["build", "a.yaml", "-o"], "选项 -o 后面缺少值"),
        (["build", "a.yaml", "--dump=x"], "选项 --dump 后面不能带值"),
        (["build", "a.yaml", "--dump", "-o", "x"], "--dump 不写 PDF"),
        (["build", "a.yaml", "--pdf", "1a"], "没有 PDF 格式“1a”"),
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_status_2_and_said_in_chinese(
    folder: Path, gongwen: Run, arguments: list[str], words: str
) -> None:
    before = names(folder)
    done = gongwen(*arguments)
    assert (2, "") == (done.returncode, done.stdout)
    assert words in done.stderr
    assert not re.search(r"Usage|Options|Missing|No such|Error", done.stderr)
    assert before == names(folder)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["build", "--help"], ["convert", "-h"]])
def test_help_is_in_chinese_and_on_stdout(gongwen: Run, arguments: list[str]) -> None:
    done = gongwen(*arguments)
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("用法：gongwen ")
    assert not re.search(r"Usage|Options|Arguments|Commands|Show|TEXT|<str>", done.stdout)


def test_the_version(gongwen: Run) -> None:
    done = gongwen("--version")
    assert (0, f"gongwen {__version__}\n", "") == (done.returncode, done.stdout, done.stderr)


@POSIX_ONLY
@pytest.mark.parametrize("redirection", ["| :", "| head -n 1 >/dev/null"])
def test_a_reader_that_leaves_early_is_no_fault(folder: Path, redirection: str) -> None:
    command = f'set -o pipefail; "{sys.executable}" -m gongwen build a.yaml --dump {redirection}'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "" == done.stderr
    # A short dump may be in the pipe before its reader leaves.
    assert done.returncode in (0, status.READER_GONE)


@POSIX_ONLY
@pytest.mark.parametrize(
    ("redirection", "status", "words"),
    [
        (">/dev/full", 3, "无法写到标准输出"),
        (">&-", 3, "无法写到标准输出"),
        ("2>&-", 0, ""),
        ("2>/dev/full", 0, ""),
    ],
)
def test_a_stream_that_does_not_work(
    folder: Path, redirection: str, status: int, words: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m gongwen build a.yaml --dump {redirection}'],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert status == done.returncode
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_data_is_utf_8_and_words_never_fail_whatever_the_terminal(
    folder: Path, gongwen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert "档案" in gongwen("build", "a.yaml", "--dump").stdout
    for arguments in (["--help"], ["build", "wrong.yaml"], ["bild"]):
        assert gongwen(*arguments).returncode in (0, 1, 2)
    assert "wrong.yaml" in names(folder)


@POSIX_ONLY
def test_a_name_that_is_no_text_is_shown_harmlessly(folder: Path, gongwen: Run) -> None:
    strange = os.fsdecode(b"\xff\x1b[2J.yaml")
    (folder / strange).write_text(SHORT.replace("number: 7", "number: 0"), encoding="utf-8")
    done = gongwen("build", strange)
    assert 1 == done.returncode
    assert "\x1b" not in done.stderr
    assert "␛[2J.yaml:3:11: error[" in done.stderr


def test_ctrl_c_is_status_130_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gongwen.cli.batch.target_of", interrupt)
    assert status.INTERRUPTED == cli.run(["build", "a.yaml"])
    assert ("", "") == tuple(capsys.readouterr())


def test_a_fault_of_the_machine_is_status_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise MachineError("坏了", "修理")

    monkeypatch.setattr("gongwen.cli.batch.target_of", fail)
    assert status.MACHINE_AT_FAULT == cli.run(["build", "a.yaml"])
    assert "gongwen: error: 坏了\n  hint: 修理\n" == capsys.readouterr().err


def test_starting_loads_neither_pydantic_nor_what_other_commands_need(folder: Path) -> None:
    """Loading is a good part of the time of a short command."""
    script = (
        "import sys; from gongwen.cli import run; status = run(sys.argv[1:]); "
        "print(status, *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    for arguments, unwanted in (
        (["--version"], {"pydantic", "rich", "reportlab", "yaml", "uharfbuzz"}),
        (["convert", "a.txt", "-o", "b.yaml"], {"pydantic", "rich", "reportlab", "uharfbuzz"}),
        (["build", "a.txt"], {"pydantic", "rich"}),
    ):
        done = run_program(script, *arguments, cwd=folder)
        code, *modules = done.stdout.splitlines()[-1].split()
        assert "0" == code
        assert set() == unwanted & set(modules)


@pytest.mark.parametrize(
    ("text", "is_said"), [('标题: "甲\n正文: 乙。\n', True), ("标提: 甲\n正文: 乙。\n", False)]
)
def test_who_checks_a_file_that_is_not_understood_is_told_to_check_again(
    folder: Path, gongwen: Run, text: str, *, is_said: bool
) -> None:
    (folder / "b.yaml").write_text(f"报头: {{名称: 河湾信息}}\n{text}", encoding="utf-8")
    assert is_said is ("改正后请再查一次" in gongwen("check", "b.yaml").stderr)
