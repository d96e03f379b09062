"""Nothing half written is left behind, whoever was ended."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongwen.press import drafts, files

from support.command import SOURCES
from support.issues import SHORT_TEXT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX systems")

SLOW = """
import os, sys, time
from gongwen.press import files
from gongwen import __main__ as start

def wait(_):
    open("begun", "w").close()
    time.sleep(60)

os.fsync = wait
start.main()
"""
"""``gongwen`` on a disk that takes a minute for every file."""


def begun(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Start the command in a group of its own, and wait until it has a draft."""
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": SOURCES},
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + 20
    while not (folder / "begun").exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    return process


def drafts_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(f"{drafts.UNFINISHED}*.tmp")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(1, 5):
        text = SHORT_TEXT.replace("第 7 期", f"第 {number} 期")
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hup"])
def test_whoever_is_ended_politely_clears_up(folder: Path, jobs: str, number: int) -> None:
    process = begun(folder, "build", ".", "--jobs", jobs)
    assert drafts_in(folder)
    os.killpg(process.pid, number)
    assert 128 + number == process.wait(10)
    end = time.monotonic() + 5
    while drafts_in(folder) and time.monotonic() < end:
        time.sleep(0.01)
    assert [] == drafts_in(folder)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_killed_group_left_is_cleared_by_the_next_run(folder: Path, jobs: str) -> None:
    process = begun(folder, "build", ".", "--jobs", jobs)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)
    assert drafts_in(folder)
    end = time.monotonic() + 5
    while drafts_in(folder) and time.monotonic() < end:  # its processes take a moment to end
        drafts.clear_left_behind.cache_clear()
        files.write_whole(folder / "8.pdf", b"new")
    assert [] == drafts_in(folder)


def test_drafts_of_those_who_are_at_work_are_spared(tmp_path: Path) -> None:
    ours = tmp_path / f"{drafts._begin(os.getpid())}0.tmp"
    elsewhere = tmp_path / f"{drafts.UNFINISHED}00000000-999999999-0.tmp"
    other = tmp_path / f"{drafts._begin()}x.tmp"
    for path in (ours, elsewhere, other):
        path.touch()
    drafts.clear_left_behind.cache_clear()
    files.write_whole(tmp_path / "a.pdf", b"new")
    assert {ours.name, elsewhere.name, other.name} == set(drafts_in(tmp_path))
