"""One process: a job that hangs is interrupted where the system has an alarm."""

import os
import signal
import time
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest

from gongwen.press.jobs import Job, Outcome
from gongwen.press.workers import inline

from support.issues import SHORT_TEXT

BRIEF: Final = 1.0
"""Seconds after which a job is given up that never ends; a short issue takes a twentieth of it."""

ALARM_ONLY = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no alarm")


def make_jobs(folder: Path, names: str) -> list[Job]:
    for name in names:
        (folder / f"{name}.txt").write_text(SHORT_TEXT, encoding="utf-8")
    return [Job(folder / f"{name}.txt", folder / f"{name}.pdf") for name in names]


@ALARM_ONLY
@pytest.mark.usefixtures("waits_for_pipes")
def test_a_job_that_hangs_is_given_up_and_the_next_is_done(tmp_path: Path) -> None:
    jobs = make_jobs(tmp_path, "abc")
    jobs[1].source.unlink()
    os.mkfifo(jobs[1].source)  # nobody ever writes to it
    start = time.monotonic()
    outcomes = [outcome for _, outcome in inline.work(jobs, timeout=BRIEF)]
    assert BRIEF <= time.monotonic() - start < 20 * BRIEF
    assert ["built", "fault", "built"] == [outcome.status for outcome in outcomes]
    assert outcomes[1].fault
    assert "过了 1 秒还没有处理完，已放弃" == outcomes[1].fault[0]
    assert "--timeout" in outcomes[1].fault[1]


@ALARM_ONLY
def test_no_error_handler_keeps_a_hanging_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(_: Job) -> Outcome:
        while True:
            try:
                time.sleep(60)
            except Exception:  # noqa: BLE001 - as libraries do
                continue

    monkeypatch.setattr(inline, "attempt", hang)
    ((_, outcome),) = inline.work(make_jobs(tmp_path, "a"), timeout=0.1)
    assert "fault" == outcome.status


@ALARM_ONLY
def test_between_jobs_the_alarm_is_off_and_as_it_was(tmp_path: Path) -> None:
    heard = []
    before: Any = signal.signal(signal.SIGALRM, lambda *_: heard.append("alarm"))
    try:
        for _ in inline.work(make_jobs(tmp_path, "ab"), timeout=BRIEF):
            assert (0.0, 0.0) == signal.getitimer(signal.ITIMER_REAL)
            signal.raise_signal(signal.SIGALRM)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert ["alarm", "alarm"] == heard


def test_a_thread_does_jobs_without_an_alarm(tmp_path: Path) -> None:
    found: list[str] = []
    jobs = make_jobs(tmp_path, "ab")
    thread = Thread(target=lambda: found.extend(each.status for _, each in inline.work(jobs)))
    thread.start()
    thread.join(20)
    assert ["built", "built"] == found
