"""Many files at once, as whoever types the command meets it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gongwen.press.memory import STATE_FILE

from support.command import INTERRUPTIBLE, ROOT, SOURCES, WAITING, Run, run_program
from support.issues import SHORT, SHORT_TEXT

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="how POSIX systems do it")
WARNED = SHORT_TEXT.replace("河湾区档案室\n\n2024", "2024")
WRONG = SHORT_TEXT.replace("3 月 5 日", "3 月 50 日")


def write(path: Path, number: int, text: str = SHORT_TEXT) -> None:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text.replace("第 7 期", f"第 {number} 期"), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in" / "1.txt", 1)
    write(tmp_path / "in" / "2.txt", 2, WARNED)
    write(tmp_path / "in" / "3.txt", 3, WRONG)
    write(tmp_path / "in" / "more" / "4.txt", 4)
    return tmp_path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Give a folder of issues that take some seconds."""
    text = (ROOT / "examples" / "issue92.txt").read_text(encoding="utf-8")
    for number in range(1, 201):
        write(tmp_path / "in" / f"{number}.txt", number, text.replace("第 92 期", "第 7 期"))
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def stray(folder: Path) -> list[str]:
    known = (".txt", ".yaml", ".pdf", STATE_FILE)
    return [name for name in names(folder) if not name.endswith(known)]


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_a_folder_is_built_and_told_of_in_order(folder: Path, gongwen: Run, jobs: str) -> None:
    done = gongwen("build", "in", "-o", "out", "--jobs", jobs)
    assert (1, "") == (done.returncode, done.stdout)
    lines = done.stderr.splitlines()
    heads = [line for line in lines if line.startswith(("in/", "已写入", "排好"))]
    assert [
        "已写入 out/1.pdf（1 页）",
        "in/2.txt:1:1: warning[no-issuer]: 报头没有编印机关",
        "已写入 out/2.pdf（1 页）",
        "in/3.txt:7:1: error[no-such-date]: 没有“2024年3月50日”这一天",
        "已写入 out/more/4.pdf（1 页）",
    ] == heads[:-1]
    assert heads[-1].startswith("排好 3 份，有错误 1 份，1 个错误，1 个警告；3 页，")
    assert [STATE_FILE, "1.pdf", "2.pdf", "more/4.pdf"] == names(folder / "out")


@pytest.mark.usefixtures("folder")
def test_the_second_time_nothing_is_built_and_warnings_are_said_again(
    gongwen: Run,
) -> None:
    gongwen("build", "in", "-o", "out")
    done = gongwen("build", "in", "-o", "out")
    assert 1 == done.returncode
    assert "已写入" not in done.stderr
    assert "warning[no-issuer]" in done.stderr
    assert "未变 3 份，有错误 1 份" in done.stderr
    assert "排好 3 份" in gongwen("build", "in", "-o", "out", "--force").stderr


def test_without_an_output_folder_the_given_folder_remembers(folder: Path, gongwen: Run) -> None:
    (folder / "in" / "3.txt").unlink()
    assert 0 == gongwen("build", "in").returncode
    assert "未变 3 份" in gongwen("build", "in/").stderr
    assert [STATE_FILE] == [name for name in names(folder / "in") if "state" in name]


def test_one_file_leaves_no_memory(folder: Path, gongwen: Run) -> None:
    (folder / "out").mkdir()
    assert 0 == gongwen("build", "in/1.txt").returncode
    assert 0 == gongwen("build", "in/1.txt", "-o", "out/").returncode
    assert STATE_FILE not in "".join(names(folder))


@pytest.mark.usefixtures("folder")
def test_quiet_says_only_what_is_wrong(gongwen: Run) -> None:
    done = gongwen("build", "in", "-o", "out", "-q")
    assert "已写入" not in done.stderr
    assert "每秒" not in done.stderr
    assert "error[no-such-date]" in done.stderr
    assert ("", "") == (
        gongwen("build", "in/1.txt", "-q").stderr,
        gongwen("build", "in/1.txt", "in/more", "-q").stderr,
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "none/"], "error[file-missing]"),
        (["build", "empty"], "文件夹 empty 里没有稿件"),
        (["build", "*.doc"], "没有稿件符合“*.doc”"),
        (["build", "in/1.txt", "in/1.txt", "-o", "a.pdf"], "-o 应是文件夹"),
        (["build", "in", "-o", "in/1.txt"], "已经有了，不是文件夹"),
        (["build", "in", "--jobs", "0"], "--jobs 应是 1 以上的整数"),
        (["build", "in", "--jobs", "x"], "--jobs 应是 1 以上的整数"),
        (["build", "in", "--timeout", "0"], "--timeout 应是 1 到 86400 的整数，不是“0”"),
        (["build", "in", "--timeout", "1.5"], "--timeout 应是 1 到 86400 的整数，不是“1.5”"),
        (["check", "in", "--timeout", "86401"], "--timeout 应是 1 到 86400 的整数"),
        (["check", "in", "--timeout", "9" * 5000], "--timeout 应是 1 到 86400 的整数"),
        (["build", "in", "--format", "xml"], "没有格式“xml”"),
        (["build", "in", "--dump"], "--dump 一次只列一份稿件"),
        (
            ["build", "in", "same", "-o", "out"],
            "in/1.txt 和 same/1.yaml 会写到同一个文件 out/1.pdf",
        ),
        (["check", "empty"], "文件夹 empty 里没有稿件"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_refused_before_anything_starts(
    folder: Path, gongwen: Run, arguments: list[str], words: str
) -> None:
    (folder / "empty").mkdir()
    (folder / "same").mkdir()
    (folder / "same" / "1.yaml").write_text(SHORT, encoding="utf-8")
    before = names(folder)
    done = gongwen(*arguments)
    assert ((1 if "file-missing" in words else 2), "") == (done.returncode, done.stdout)
    assert words in done.stderr
    assert before == names(folder)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that fails on reading")
def test_a_file_that_cannot_be_read_does_not_stop_the_rest(folder: Path, gongwen: Run) -> None:
    (folder / "in" / "2.txt").unlink()
    # A file that is there and cannot be read, whoever one is.
    (folder / "in" / "2.txt").symlink_to("/proc/self/mem")
    for jobs in ("1", "3"):
        done = gongwen("build", "in", "-o", "out", "--jobs", jobs, "--force", "--allow", "/proc")
        assert 3 == done.returncode
        assert "error: in/2.txt：无法读取 in/2.txt" in done.stderr
        assert [STATE_FILE, "1.pdf", "more/4.pdf"] == names(folder / "out")


@POSIX_ONLY
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_leaves_no_half_file(folder: Path, gongwen: Run, jobs: str) -> None:
    resource = pytest.importorskip("resource")
    done = gongwen(
        "build",
        "in",
        "-o",
        "out",
        "--jobs",
        jobs,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert 3 == done.returncode
    assert 3 == done.stderr.count("原有文件未改动")
    assert "未能处理 3 份" in done.stderr
    assert [] == names(folder / "out")


def test_a_damaged_memory_is_told_and_made_anew(folder: Path, gongwen: Run) -> None:
    gongwen("build", "in", "-o", "out")
    (folder / "out" / STATE_FILE).write_bytes(b'{"version": 1, "pd')
    done = gongwen("build", "in", "-o", "out")
    assert "out 的构建记录已损坏" in done.stderr
    assert "排好 3 份" in done.stderr
    assert "未变 3 份" in gongwen("build", "in", "-o", "out").stderr


def test_build_check_writes_nothing_and_tells_what_is_not_as_its_source(
    folder: Path, gongwen: Run
) -> None:
    (folder / "in" / "3.txt").unlink()
    gongwen("build", "in")
    (folder / "in" / STATE_FILE).unlink()
    assert 0 == gongwen("build", "in", "--check").returncode
    (folder / "in" / "1.pdf").unlink()
    (folder / "in" / "2.pdf").write_bytes(b"%PDF-")
    before = names(folder)
    done = gongwen("build", "in", "--check")
    assert 1 == done.returncode
    assert "in/1.pdf: error[pdf-missing]: 没有这份 PDF" in done.stderr
    assert "in/2.pdf: error[pdf-outdated]: 这份 PDF 和稿件排出的不一致" in done.stderr
    assert "未变 1 份，不一致 1 份，缺 PDF 1 份" in done.stderr
    assert before == names(folder)
    alone = gongwen("build", "in/1.txt", "--check")
    assert 1 == alone.returncode
    assert "pdf-missing" in alone.stderr
    assert 0 == gongwen("build", "in/1.txt").returncode
    alone = gongwen("build", "in/1.txt", "--check")
    assert (0, "in/1.pdf 就是这份稿件排出的（1 页）\n") == (alone.returncode, alone.stderr)
    assert "" == gongwen("build", "in/1.txt", "--check", "-q").stderr


def test_check_tells_everything_and_writes_nothing(folder: Path, gongwen: Run) -> None:
    before = names(folder)
    done = gongwen("check", "in", "in/more/4.txt")
    assert (1, "") == (done.returncode, done.stdout)
    assert "warning[no-issuer]" in done.stderr
    assert "error[no-such-date]" in done.stderr
    assert "无误 3 份，有错误 1 份，1 个错误，1 个警告" in done.stderr
    alone = gongwen("check", "in/1.txt")
    assert (0, "in/1.txt：没有错误（1 页）\n") == (alone.returncode, alone.stderr)
    assert before == names(folder)


@pytest.mark.parametrize("command", ["build", "check"])
def test_strict_lets_warnings_fail(folder: Path, gongwen: Run, command: str) -> None:
    assert 0 == gongwen(command, "in/2.txt").returncode
    (folder / "in" / "2.pdf").unlink(missing_ok=True)
    done = gongwen(command, "in/2.txt", "--strict")
    assert 1 == done.returncode
    assert not (folder / "in" / "2.pdf").exists()


def test_numbers_of_a_folder_are_looked_at_together(folder: Path, gongwen: Run) -> None:
    write(folder / "in" / "6.txt", 1)
    done = gongwen("build", "in", "-o", "out")
    assert "in/6.txt:3:3: warning[series-number-twice]: 第1期已经有了：1.txt" in done.stderr
    assert "series-number-twice" in gongwen("build", "in", "-o", "out").stderr
    # Be they named, matched or found.
    for arguments in (["in/1.txt", "in/6.txt"], ["in/*.txt"]):
        assert "in/6.txt:3:3: warning[series-number-twice]" in gongwen("build", *arguments).stderr
    assert "series-" not in gongwen("build", "in/6.txt").stderr
    assert 1 == gongwen("check", "in/more", "in", "--strict").returncode


def records(text: str) -> Iterator[Any]:
    return map(json.loads, text.splitlines())


@pytest.mark.usefixtures("folder")
def test_json_goes_to_stdout_line_by_line(gongwen: Run) -> None:
    done = gongwen("build", "in", "-o", "out", "--format", "json")
    assert 1 == done.returncode
    found = [(each["type"], each.get("status") or each["code"]) for each in records(done.stdout)]
    assert [
        ("file", "built"),
        ("diagnostic", "no-issuer"),
        ("file", "built"),
        ("diagnostic", "no-such-date"),
        ("file", "failed"),
        ("file", "built"),
    ] == found
    assert "error[" not in done.stderr


@pytest.mark.usefixtures("folder")
def test_github_and_sarif_go_to_stdout(gongwen: Run) -> None:
    done = gongwen("check", "in", "--format", "github")
    assert "::error file=in/3.txt,line=7,col=1," in done.stdout
    (log,) = records(gongwen("check", "in", "--format", "sarif").stdout)
    assert ["no-issuer", "no-such-date"] == [
        result["ruleId"] for result in log["runs"][0]["results"]
    ]


@POSIX_ONLY
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_interruption_ends_at_once_and_leaves_whole_files(
    many: Path, jobs: str, name: str, status: int
) -> None:
    process = subprocess.Popen(
        [*INTERRUPTIBLE, "build", "in", "-o", "out", "--jobs", jobs],
        cwd=many,
        env={**os.environ, "PYTHONPATH": SOURCES},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while len(list(many.glob("out/*.pdf"))) < 8:
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, getattr(signal, name))
    start = time.monotonic()
    _, said = process.communicate(timeout=20)
    # Promised is one second; a machine that is busy with other things gets more.
    assert time.monotonic() - start < 5
    assert status == process.returncode
    assert b"Traceback" not in said
    built = list(many.glob("out/*.pdf"))
    assert 8 <= len(built) < 200
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in built)
    assert [] == stray(many)
    assert (many / "out" / STATE_FILE).exists()


@POSIX_ONLY
@pytest.mark.parametrize("command", [["build", "-o", "out"], ["check"]], ids=lambda each: each[0])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_job_that_hangs_is_status_3_and_the_others_go_on(
    folder: Path, command: list[str], jobs: str
) -> None:
    (folder / "in" / "2.txt").unlink()
    os.mkfifo(folder / "in" / "2.txt")  # nobody ever writes to it
    (folder / "in" / "3.txt").unlink()
    names = ["in/1.txt", "in/2.txt", "in/more"]
    program = f"{WAITING}import gongwen.cli as c; c.main()"
    arguments = [*command, *names, "--jobs", jobs, "--timeout", "1"]
    done = run_program(program, *arguments, cwd=folder)
    assert 3 == done.returncode
    assert "error: in/2.txt：过了 1 秒还没有处理完，已放弃" in done.stderr
    assert "--timeout" in done.stderr
    assert "2 份，未能处理 1 份" in done.stderr


@POSIX_ONLY
def test_two_processes_in_one_folder_both_end_with_whole_files(folder: Path) -> None:
    for number in range(5, 25):
        write(folder / "in" / f"{number}.txt", number)
    (folder / "in" / "3.txt").unlink()
    command = [sys.executable, "-m", "gongwen", "build", "in", "-o", "out", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": SOURCES}
    both = [
        subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [0, 0] == [process.wait() for process in both]
    assert 23 == len(list((folder / "out").rglob("*.pdf")))
    assert [] == stray(folder)
    again = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert "未变 23 份，" in again.stderr


@POSIX_ONLY
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize(
    "redirection",
    ["2>/dev/full", "--format json >/dev/full", "--format github | :", "--format json >&-"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_words_that_nobody_hears_do_not_stop_the_work(
    folder: Path, redirection: str, jobs: str
) -> None:
    line = f'"{sys.executable}" -m gongwen build in -o out --jobs {jobs} {redirection}'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert [STATE_FILE, "1.pdf", "2.pdf", "more/4.pdf"] == names(folder / "out")
    assert 3 == done.returncode


def test_a_gap_that_another_file_of_the_folder_fills_is_none(folder: Path, gongwen: Run) -> None:
    write(folder / "in" / "3.txt", 3)
    assert "series-" not in gongwen("build", "in/1.txt", "in/3.txt").stderr
    (folder / "in" / "2.txt").unlink()
    assert "in/3.txt:3:3: warning[series-gap]" in gongwen("build", "in/1.txt", "in/3.txt").stderr


def test_strict_holds_back_what_a_warning_of_the_series_names(folder: Path, gongwen: Run) -> None:
    for number in (2, 3):
        write(folder / "in" / f"{number}.txt", number)
    write(folder / "in" / "6.txt", 1)
    done = gongwen("build", "in", "-o", "out", "--strict")
    assert 1 == done.returncode
    assert 1 == done.stderr.count("series-number-twice")
    assert [STATE_FILE, "1.pdf", "2.pdf", "3.pdf", "more/4.pdf"] == names(folder / "out")
    assert "有错误 1 份" in done.stderr


@pytest.mark.parametrize("style", [False, True])
def test_a_mistake_in_what_issues_share_is_told_once_and_has_no_followers(
    folder: Path, gongwen: Run, *, style: bool
) -> None:
    (folder / "in" / "3.txt").unlink()
    shared = folder / ("s.yaml" if style else "in/gongwen.yaml")
    shared.write_text("版面: {每行字数: 甲}\n", encoding="utf-8")
    options = ["--style", "s.yaml"] if style else []
    for jobs in ("1", "2"):
        done = gongwen("build", "in/1.txt", "in/2.txt", "-j", jobs, *options)
        assert 1 == done.returncode
        assert 1 == done.stderr.count("style-value")
        assert "有错误 2 份" in done.stderr
    told = gongwen("check", "in/1.txt", "in/2.txt", "--format", "json", *options).stdout
    assert 1 == [each.get("code") for each in records(told)].count("style-value")
    files = [each for each in records(told) if each["type"] == "file"]
    assert [("failed", 1)] * 2 == [(each["status"], each["errors"]) for each in files]


def test_an_issue_is_not_blamed_for_what_its_series_would_have_said(
    folder: Path, gongwen: Run
) -> None:
    (folder / "s").mkdir()
    (folder / "s/gongwen.yaml").write_text(
        "报头: {名称: 河湾信息, 编印机关: 甲, 日子: 1}\n", encoding="utf-8"
    )
    for number in (1, 2):
        text = f"报头: {{期号: {number}, 日期: 2024-01-0{number}}}\n标题: 甲\n正文: 乙。\n"
        (folder / f"s/{number}.yaml").write_text(text, encoding="utf-8")
    done = gongwen("check", "s")
    assert 1 == done.returncode
    assert 1 == done.stderr.count("error[")
    assert "gongwen.yaml:1:" in done.stderr


def test_what_is_left_out_is_told(folder: Path, gongwen: Run) -> None:
    (folder / "in/gongwen.yaml").write_text("报尾: {发: 甲}\n", encoding="utf-8")
    (folder / "in/README.txt").write_text("hello")
    done = gongwen("build", "in", "-o", "out", "--exclude", "3.txt")
    assert 0 == done.returncode
    assert "略过 in/README.txt" in done.stderr
    done = gongwen("build", "in/1.txt", "in/2.txt", "in/gongwen.yaml", "-o", "out")
    assert 0 == done.returncode
    assert "略过 in/gongwen.yaml：是各期共用的设置" in done.stderr
    done = gongwen("build", "in", "-o", "out", "--exclude", "3.txt", "--quiet")
    assert "略过" not in done.stderr
    assert 2 == gongwen("build", "in/gongwen.yaml").returncode


def test_pdfs_without_their_issue_are_pruned_if_they_are_ours(folder: Path, gongwen: Run) -> None:
    for number in range(5, 9):
        write(folder / "in" / f"{number}.txt", number)
    (folder / "in" / "3.txt").unlink()
    assert 0 == gongwen("build", "in", "-o", "out").returncode
    (folder / "out" / "other.pdf").write_bytes(b"%PDF- of somebody else")
    (folder / "out" / "6.pdf").write_bytes(b"%PDF- that somebody has changed")
    for number in (5, 6, 7):
        (folder / "in" / f"{number}.txt").unlink()
    before = names(folder / "out")

    done = gongwen("build", "in", "-o", "out", "--check")
    assert 1 == done.returncode
    assert ["out/5.pdf", "out/7.pdf"] == [
        line.partition(":")[0] for line in done.stderr.splitlines() if "pdf-orphan" in line
    ]
    assert before == names(folder / "out")
    assert 0 == gongwen("build", "in", "-o", "out").returncode
    assert before == names(folder / "out")

    done = gongwen("build", "in", "-o", "out", "--prune")
    assert 0 == done.returncode
    assert "已删去 out/5.pdf" in done.stderr
    assert "没有删去 out/6.pdf" in done.stderr
    assert sorted(set(before) - {"5.pdf", "7.pdf"}) == names(folder / "out")
    assert 2 == gongwen("build", "in/1.txt", "--prune").returncode


def test_pdfs_whose_issues_were_elsewhere_are_no_orphans(folder: Path, gongwen: Run) -> None:
    write(folder / "disk" / "8.txt", 8)
    write(folder / "disk" / "9.txt", 9)
    write(folder / "in" / "late" / "6.txt", 6)
    (folder / "in" / "3.txt").unlink()
    assert 0 == gongwen("build", "disk", "in", "-o", "out").returncode
    # A disk that is not there today, or a folder that this run has nothing to do with.
    (folder / "disk").rename(folder / "away")
    (folder / "in" / "late" / "6.txt").unlink()
    done = gongwen("build", "in/*.txt", "in/late/../*.txt", "-o", "out", "--prune")
    assert 0 == done.returncode
    assert "已删去 out/late/6.pdf" in done.stderr
    assert ["8.pdf", "9.pdf"] == [name for name in names(folder / "out") if name[0] in "89"]
    (folder / "away").rename(folder / "disk")
    (folder / "disk" / "8.txt").unlink()
    assert "pdf-orphan" not in gongwen("build", "in", "-o", "out", "--check").stderr
    assert "已删去 out/8.pdf" in gongwen("build", "disk", "in", "-o", "out", "--prune").stderr


def test_an_issue_that_is_excluded_is_none_of_the_series(folder: Path, gongwen: Run) -> None:
    write(folder / "in" / "2.txt", 2)
    write(folder / "in" / "5.txt", 5)
    write(folder / "in" / "草稿3.txt", 3)
    (folder / "in" / "3.txt").write_bytes((folder / "in" / "草稿3.txt").read_bytes())
    draft = ("--exclude", "草稿*", "--exclude", "more")
    done = gongwen("check", "in", *draft)
    assert "series-gap" in done.stderr
    assert "草稿" not in done.stderr
    assert "草稿" not in gongwen("build", "in", *draft, "--strict").stderr


@pytest.mark.usefixtures("folder")
def test_excluding_what_is_not_there_is_told_and_no_fault(gongwen: Run) -> None:
    done = gongwen("check", "in/more", "--exclude", "草稿*")
    assert 0 == done.returncode
    assert "--exclude “草稿*”没有排除什么" in done.stderr
    assert "排除" not in gongwen("check", "in/more", "--exclude", "草稿*", "-q").stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "in/1.txt", "-o", ""], "-o 后面的名字是空的"),
        (["convert", "in/1.txt", "-o", ""], "-o 后面的名字是空的"),
        (["preview", "-", "-o", "pages/"], "preview 不能用“-”"),
        (["fonts", "-"], "fonts 不能用“-”"),
        (["watch", "-"], "watch 不能用“-”"),
    ],
)
def test_a_name_that_is_none_is_refused(
    folder: Path, gongwen: Run, arguments: list[str], told: str
) -> None:
    before = names(folder)
    done = gongwen(*arguments)
    assert (2, True) == (done.returncode, told in done.stderr)
    assert before == names(folder)


AS_ANOTHER = """
import os, sys
from gongwen import cli

# Everything is loaded before, for Python may lie where only root may look.
cli.run(["build", "in/1.txt", "in/closed/2.txt", "-o", "before", "-j1", "-q", "--force"])
os.setuid(65534)
sys.exit(cli.run(sys.argv[1:]))
"""
"""``gongwen`` as somebody for whom permissions hold."""


@POSIX_ONLY
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root becomes another")
def test_a_folder_that_is_closed_is_a_fault_of_that_folder_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    write(home / "in" / "1.txt", 1)
    write(home / "in" / "closed" / "2.txt", 2)
    (home / "in" / "closed").chmod(0)
    (home / "out").mkdir(mode=0o777)
    (home / "out").chmod(0o777)
    for folder in (home, *home.parents):
        if folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(0o755)
    for arguments in (["in"], ["in/**/*.txt"], ["in/clos*/*", "in/1.txt"]):
        done = run_program(
            AS_ANOTHER,
            "build",
            *arguments,
            "-o",
            "out",
            "--jobs",
            "1",
            cwd=home,
            PYTHONDONTWRITEBYTECODE="1",
        )
        assert "Traceback" not in done.stderr
        assert 3 == done.returncode, done.stderr
        assert "无法读取文件夹 in/closed：没有权限" in done.stderr
        assert (home / "out/1.pdf").exists(), done.stderr
        (home / "out/1.pdf").unlink()
