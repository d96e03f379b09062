"""Files are saved, and the PDF follows."""

import builtins
import os
import pty
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any, Self

import pytest

from gongwen.desk.watch import watch
from gongwen.diagnostics import MachineError
from gongwen.press.build import attempt
from gongwen.press.jobs import Job, Outcome

from support.command import INTERRUPTIBLE, SOURCES
from support.issues import SHORT
from support.jobs import make_job

PATIENCE = 20
"""Seconds after which something that should have happened has not."""

WRONG = SHORT.replace("2024-03-05", "2024-13-05")


@dataclass
class Watching:
    """A watch that runs in a thread."""

    jobs: Sequence[Job]
    shown: "Queue[list[Outcome]]" = field(default_factory=Queue)
    stop: Event = field(default_factory=Event)

    def __enter__(self) -> Self:
        def show(found: Sequence[Outcome]) -> None:
            self.shown.put(list(found))

        self.thread = Thread(target=watch, args=(lambda: self.jobs, show, self.stop))
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()

    def next(self) -> list[Outcome]:
        return self.shown.get(timeout=PATIENCE)


def codes(outcome: Outcome) -> list[str]:
    return [each.code for each in outcome.diagnostics]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    source = tmp_path / "a.yaml"
    source.write_text(SHORT, encoding="utf-8")
    return make_job(source)


def test_a_save_is_built_and_a_mistake_keeps_the_last_good_pdf(job: Job) -> None:
    with Watching([job]) as watching:
        assert ["built"] == [each.status for each in watching.next()]
        first = job.target.read_bytes()

        job.source.write_text(SHORT.replace("开放", "恢复"), encoding="utf-8")
        assert "built" == watching.next()[0].status
        second = job.target.read_bytes()
        assert first != second

        job.source.write_text(WRONG, encoding="utf-8")
        assert ["no-such-date"] == codes(watching.next()[0])
        assert second == job.target.read_bytes()

        job.source.write_text(SHORT, encoding="utf-8")
        assert [] == codes(watching.next()[0])
        assert first == job.target.read_bytes()


def test_an_editor_may_save_by_renaming(job: Job) -> None:
    with Watching([job]) as watching:
        watching.next()
        for text in (WRONG, SHORT):
            draft = job.source.with_suffix(".tmp")
            draft.write_text(text, encoding="utf-8")
            draft.replace(job.source)
            assert (text == SHORT) == ("built" == watching.next()[0].status)


def test_a_file_that_comes_later_is_noticed(job: Job) -> None:
    job.source.unlink()
    with Watching([job]) as watching:
        assert ["file-missing"] == codes(watching.next()[0])
        job.source.write_text(SHORT, encoding="utf-8")
        assert "built" == watching.next()[0].status


def test_what_an_issue_includes_is_watched(job: Job, tmp_path: Path) -> None:
    elsewhere = tmp_path / "styles"
    elsewhere.mkdir()
    style = elsewhere / "s.yaml"
    style.write_text("rows: 22\n", encoding="utf-8")
    with Watching([make_job(job.source, style=style)]) as watching:
        assert [] == codes(watching.next()[0])

        (tmp_path / "gongwen.yaml").write_text("报尾: {送: 甲}\n报脚: 乙\n", encoding="utf-8")
        assert ["unknown-key"] == codes(watching.next()[0])
        (tmp_path / "gongwen.yaml").unlink()
        assert [] == codes(watching.next()[0])

        style.write_text("rowz: 22\n", encoding="utf-8")
        assert ["style-unknown"] == codes(watching.next()[0])


def test_only_what_changed_is_built_and_everything_is_shown(job: Job, tmp_path: Path) -> None:
    other = make_job(tmp_path / "b.yaml")
    other.source.write_text(WRONG, encoding="utf-8")
    with Watching([job, other]) as watching:
        first = watching.next()
        assert ["built", "failed"] == [each.status for each in first]
        other.source.write_text(SHORT, encoding="utf-8")
        second = watching.next()
        assert ["built", "built"] == [each.status for each in second]
        assert first[0] is second[0]


def test_an_issue_that_comes_into_a_folder_is_built(job: Job, tmp_path: Path) -> None:
    other = make_job(tmp_path / "b.yaml")

    with Watching([job]) as watching:
        assert 1 == len(watching.next())
        watching.jobs = [job, other]
        other.source.write_text(SHORT, encoding="utf-8")
        assert ["built", "built"] == [each.status for each in watching.next()]
        watching.jobs = [other]
        job.source.unlink()
        assert [other] == [each.job for each in watching.next()]


def test_a_save_while_the_job_runs_is_not_lost(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(job: Job) -> Outcome:
        outcome = attempt(job)
        monkeypatch.undo()
        job.source.write_text(WRONG, encoding="utf-8")
        return outcome

    monkeypatch.setattr("gongwen.desk.watch.attempt", slow)
    with Watching([job]) as watching:
        assert "built" == watching.next()[0].status
        assert "failed" == watching.next()[0].status


def test_without_watchfiles_the_extra_is_named(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def refuse(name: str, *arguments: Any) -> Any:
        if name == "watchfiles":
            raise ImportError(name)
        return usual(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MachineError, match="watchfiles") as raised:
        watch(lambda: [job], print)
    assert "gongwen[preview]" in raised.value.hint
    assert not job.target.exists()


@pytest.fixture
def command(job: Job) -> list[str]:
    return [*INTERRUPTIBLE, "watch", str(job.source)]


def until(lines: Iterator[str], wanted: str) -> list[str]:
    """Read lines up to the one that has *wanted*."""
    seen = []
    for line in lines:
        seen.append(line)
        if wanted in line:
            return seen
    raise AssertionError("".join(seen))


def test_the_command_watches_until_ctrl_c(job: Job, command: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": SOURCES}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        assert process.stderr
        assert "已写入" in "".join(until(process.stderr, "等候"))
        good = job.target.read_bytes()
        job.source.write_text(WRONG, encoding="utf-8")
        shown = "".join(until(process.stderr, "等候"))
        assert "error[no-such-date]" in shown
        assert "没有更新" in shown
        assert "\x1b" not in shown
        process.send_signal(signal.SIGINT)
        left = process.communicate(timeout=PATIENCE)[1]
    assert 0 == process.returncode
    assert "已停止\n" == left
    assert good == job.target.read_bytes()
    assert {"a.yaml", "a.pdf"} == {path.name for path in job.source.parent.iterdir()}


def test_a_folder_is_watched_as_a_series(job: Job) -> None:
    folder = job.source.parent
    command = [*INTERRUPTIBLE, "watch", str(folder)]
    environment = {**os.environ, "PYTHONPATH": SOURCES}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        assert process.stderr
        until(process.stderr, "等候")
        later = SHORT.replace("number: 7", "number: 9").replace("03-05", "03-19")
        (folder / "b.yaml").write_text(later, encoding="utf-8")
        shown = "".join(until(process.stderr, "等候"))
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
    assert "b.yaml:3:11: warning[series-gap]: 2024 年缺第 8 期" in shown
    assert (folder / "b.pdf").exists()
    # What was written at the start is not written again.
    assert [f"已写入 {folder / 'b.pdf'}（1 页）"] == re.findall("已写入.*", shown)


def test_a_terminal_is_cleared(job: Job, command: list[str]) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": SOURCES, "TERM": "xterm"}
    with subprocess.Popen(command, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while "等候".encode() not in shown:
            shown += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
    os.close(ours)
    assert 0 == process.returncode
    assert shown.startswith(b"\x1b[2J")
    assert job.target.exists()
