"""Several processes: the same outcomes as one, whatever becomes of a process."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from contextlib import closing, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread

import pytest

from gongwen.press.jobs import Job
from gongwen.press.workers import inline, processes
from gongwen.press.workers.choice import cores

from support.issues import SHORT_TEXT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX systems")


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    made = []
    for number in range(12):
        source = tmp_path / f"{number}.txt"
        source.write_text(SHORT_TEXT.replace("第 7 期", f"第 {number} 期"), encoding="utf-8")
        made.append(Job(source, tmp_path / f"{number}.pdf"))
    return made


def contents(jobs: Sequence[Job]) -> dict[str, bytes]:
    return {
        job.target.name: job.target.read_bytes() if job.target.exists() else b"" for job in jobs
    }


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix not in (".txt", ".pdf")]


@pytest.mark.parametrize("count", [1, 2, 5, 50])
def test_any_number_of_processes_gives_the_same(jobs: list[Job], count: int) -> None:
    expected = {place: outcome.status for place, outcome in inline.work(jobs)}
    assert "failed" == expected[0]  # there is no issue 0
    files = contents(jobs)
    for job in jobs:
        job.target.unlink(missing_ok=True)
    assert expected == {place: outcome.status for place, outcome in processes.work(jobs, count)}
    assert files == contents(jobs)


def kill_readers(pipe: Path, times: int, others: Sequence[BaseProcess]) -> None:
    """Kill the process that reads *pipe*, so many times, and leave what it might have left."""
    for _ in range(times):
        writer = os.open(pipe, os.O_WRONLY)  # waits for a reader
        (reader,) = (each for each in multiprocessing.active_children() if each not in others)
        assert reader.pid is not None
        pipe.with_name(f".gongwen-{reader.pid}-0.tmp").write_bytes(b"half")
        os.kill(reader.pid, signal.SIGKILL)
        # Until all it had open is closed; a sentinel says so earlier. The crew may bury it first.
        with suppress(ChildProcessError):
            os.waitid(os.P_PID, reader.pid, os.WEXITED | os.WNOWAIT)
        os.close(writer)
    if times < processes.TRIES:
        pipe.write_text(SHORT_TEXT, encoding="utf-8")


@pytest.mark.parametrize(("times", "status"), [(1, "built"), (2, "fault")])
def test_the_job_of_a_killed_process_is_done_once_more(
    jobs: list[Job], tmp_path: Path, times: int, status: str
) -> None:
    jobs[5].source.unlink()
    os.mkfifo(jobs[5].source)
    others = multiprocessing.active_children()
    killer = Thread(target=kill_readers, args=(jobs[5].source, times, others))
    killer.start()
    outcomes = dict(processes.work(jobs, 1))
    killer.join()
    expected = ["failed", *["built"] * 11]
    expected[5] = status
    assert expected == [outcomes[place].status for place in range(12)]
    assert [] == leftovers(tmp_path)
    if status == "fault":
        assert outcomes[5].fault
        assert "两次意外结束" in outcomes[5].fault[0]


def test_whoever_stops_listening_finds_no_process_and_nothing_half_done(
    jobs: list[Job], tmp_path: Path
) -> None:
    with closing(processes.work(jobs, 3)) as outcomes:
        next(outcomes)
    finished = [path for path in tmp_path.iterdir() if path.suffix == ".pdf"]
    for path in finished:
        assert path.read_bytes().endswith(b"%%EOF\n")
    assert [] == leftovers(tmp_path)
    assert finished == [path for path in tmp_path.iterdir() if path.suffix == ".pdf"]


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
