"""Several processes: the same outcomes as one, whatever becomes of a process."""

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Final

import pytest

from gongwen.press import build as press
from gongwen.press.build import build
from gongwen.press.drafts import _begin
from gongwen.press.jobs import Job, Outcome
from gongwen.press.workers import choice, inline, processes
from gongwen.press.workers.choice import cores

from support.command import SOURCES, WAITING
from support.issues import SHORT_TEXT

PATIENCE: Final = 20
"""Seconds after which a test has failed: each of its steps takes one on an idle machine."""

BRIEF: Final = 1.0
"""Seconds after which a job is given up that never ends; a short issue takes a twentieth of it."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX systems")

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="processes fork on Linux alone")

Build = Callable[[Job], Outcome]


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


def open_for_writing(pipe: Path) -> int:
    """Wait for a reader of *pipe* and give our end of it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() > end:
                raise
        time.sleep(0.005)


def kill_readers(pipe: Path, times: int, others: Sequence[BaseProcess]) -> None:
    """Kill the process that reads *pipe*, *times* times, and leave what it might have left."""
    for _ in range(times):
        writer = open_for_writing(pipe)
        (reader,) = (each for each in multiprocessing.active_children() if each not in others)
        assert reader.pid is not None
        pipe.with_name(f"{_begin(reader.pid)}0.tmp").write_bytes(b"half")
        os.kill(reader.pid, signal.SIGKILL)
        # Until all it had open is closed; a sentinel says so earlier. The pool may reap it first.
        with suppress(ChildProcessError):
            os.waitid(os.P_PID, reader.pid, os.WEXITED | os.WNOWAIT)
        os.close(writer)
    if times < processes.TRIES:
        pipe.write_text(SHORT_TEXT, encoding="utf-8")


@pytest.fixture
def started_processes_wait_for_pipes(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let processes that are started and not forked wait for pipes, too."""
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(WAITING)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([os.fspath(site), SOURCES]))


@pytest.mark.usefixtures("started_processes_wait_for_pipes")
@pytest.mark.parametrize(("times", "status"), [(1, "built"), (2, "fault")])
def test_the_job_of_a_killed_process_is_done_once_more(
    jobs: list[Job], tmp_path: Path, times: int, status: str
) -> None:
    jobs[5].source.unlink()
    os.mkfifo(jobs[5].source)
    others = multiprocessing.active_children()
    killer = Thread(target=kill_readers, args=(jobs[5].source, times, others))
    killer.start()
    outcomes = dict(processes.work(jobs, 1, timeout=PATIENCE))
    killer.join(PATIENCE)
    expected = ["failed", *["built"] * 11]
    expected[5] = status
    assert expected == [outcomes[place].status for place in range(12)]
    assert [] == leftovers(tmp_path)
    if status == "fault":
        assert outcomes[5].fault
        assert "两次意外结束" in outcomes[5].fault[0]


def patch_build(monkeypatch: pytest.MonkeyPatch, source: Path, instead: Build) -> None:
    """Let processes do *instead* with the job of *source*."""

    def build_other(job: Job) -> Outcome:
        return instead(job) if job.source == source else build(job)

    monkeypatch.setattr(press, "build", build_other)
    # A started process would not know of it.
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context("fork"))


def hang_half_done(job: Job) -> Outcome:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    job.target.with_name(f"{_begin(os.getpid())}0.tmp").write_bytes(b"half")
    time.sleep(PATIENCE)
    return build(job)


@LINUX_ONLY
@pytest.mark.parametrize("count", [1, 3])
def test_a_process_that_hangs_is_replaced_and_leaves_nothing_half_done(
    jobs: list[Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    patch_build(monkeypatch, jobs[5].source, hang_half_done)
    others = multiprocessing.active_children()
    start = time.monotonic()
    outcomes = list(processes.work(jobs, count, timeout=BRIEF))
    assert BRIEF <= time.monotonic() - start < PATIENCE / 2
    assert list(range(12)) == sorted(place for place, _ in outcomes)
    found = dict(outcomes)
    expected = ["failed", *["built"] * 11]
    expected[5] = "fault"
    assert expected == [found[place].status for place in range(12)]
    assert found[5].fault
    assert "过了 1 秒还没有处理完，已放弃" == found[5].fault[0]
    assert "--timeout" in found[5].fault[1]
    assert [] == leftovers(tmp_path)
    assert others == multiprocessing.active_children()


@LINUX_ONLY
def test_what_came_back_while_nobody_listened_is_not_given_up(jobs: list[Job]) -> None:
    # Long enough for a job, which a busy machine may take a second for.
    timeout = 3 * BRIEF
    with closing(processes.work(jobs[1:5], 2, timeout=timeout)) as outcomes:
        found = [next(outcomes)[1].status]
        time.sleep(1.2 * timeout)
        found += [outcome.status for _, outcome in outcomes]
    assert ["built"] * 4 == found


def raise_what_nobody_foresaw(job: Job) -> Outcome:
    with job.target.with_suffix(".tries").open("a") as tries:
        tries.write("x")
    raise ZeroDivisionError


@LINUX_ONLY
def test_an_error_of_our_own_is_told_once_as_what_it_is(
    jobs: list[Job],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    patch_build(monkeypatch, jobs[5].source, raise_what_nobody_foresaw)
    outcomes = dict(processes.work(jobs, 2, timeout=PATIENCE))
    assert outcomes[5].fault
    assert "这是 gongwen 自己的错误：ZeroDivisionError，在 press/build.py" in outcomes[5].fault[0]
    assert "报告给开发者" in outcomes[5].fault[1]
    assert "x" == (tmp_path / "5.tries").read_text()
    assert "" == capfd.readouterr().err
    assert 10 == [outcome.status for outcome in outcomes.values()].count("built")


@LINUX_ONLY
def test_where_the_system_allows_fewer_processes_these_do_it(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    context = multiprocessing.get_context("fork")
    pipe = context.Pipe

    for most in (0, 1, 3):
        left = iter(range(most))

        def fewer(left: Iterator[int] = left) -> object:
            if next(left, None) is None:
                raise OSError(errno.EMFILE, "Too many open files")
            return pipe()

        monkeypatch.setattr(processes, "_context", lambda: context)
        monkeypatch.setattr(context, "Pipe", fewer)
        found = dict(processes.work(jobs, 8, timeout=PATIENCE))
        assert ["failed", *["built"] * 11] == [found[place].status for place in range(12)]


def test_processes_are_as_many_as_files_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    for limit, expected in [(12, 0), (32 + 3, 1), (32 + 3 * 8, 8), (resource.RLIM_INFINITY, 1024)]:
        monkeypatch.setattr(resource, "getrlimit", lambda _, limit=limit: (limit, limit))
        assert expected == min(max(choice._bearable(), 0), 1024)


def fill_the_memory_once(job: Job) -> Outcome:
    mark = job.target.with_suffix(".txt.full.txt")
    if mark.exists():
        return build(job)
    mark.touch()
    raise MemoryError


@LINUX_ONLY
def test_a_job_for_which_memory_was_lacking_is_done_once_more(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    patch_build(monkeypatch, jobs[5].source, fill_the_memory_once)
    assert "built" == dict(processes.work(jobs, 2, timeout=PATIENCE))[5].status
    assert "" == capfd.readouterr().err


PARENT: Final = """
import multiprocessing, signal, sys
from pathlib import Path
from gongwen.press.jobs import Job
from gongwen.press.workers import processes

jobs = [Job(Path(name), Path(name).with_suffix(".pdf")) for name in sys.argv[1:]]
outcomes = processes.work(jobs, len(jobs))
for _ in jobs[1:]:
    next(outcomes)
children = sorted(multiprocessing.active_children(), key=lambda each: each.pid)
print(*(each.pid for each in children), flush=True)
signal.pause()
"""
"""Does jobs until all but the last are done, and says which processes there are."""


def has_ended(process: int) -> bool:
    """Tell whether *process* is no more; one that nobody has waited for is a zombie."""
    try:
        about = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return about.rpartition(") ")[2].startswith(("Z", "X"))


@contextmanager
def killed_at_the_end(processes: Sequence[int]) -> Iterator[None]:
    try:
        yield
    finally:
        for process in processes:
            if not has_ended(process):
                os.kill(process, signal.SIGKILL)


@LINUX_ONLY
def test_processes_end_with_a_killed_parent_even_while_a_sister_hangs(
    jobs: list[Job],
) -> None:
    hanging = jobs[-1].source
    hanging.unlink()
    os.mkfifo(hanging)
    # The last one was forked when the pipes of all the others were open.
    names = [str(job.source) for job in (*jobs[1:4], jobs[-1])]
    with subprocess.Popen(
        [sys.executable, "-c", WAITING + PARENT, *names],
        env={**os.environ, "PYTHONPATH": SOURCES},
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout
        *sisters, last = map(int, parent.stdout.readline().split())
        with killed_at_the_end([*sisters, last]):
            parent.kill()
            end = time.monotonic() + 2
            while time.monotonic() < end and not all(map(has_ended, sisters)):
                time.sleep(0.01)
            assert [True] * 3 == list(map(has_ended, sisters))
            assert not has_ended(last)
            os.close(open_for_writing(hanging))  # its job ends
            end = time.monotonic() + 2
            while time.monotonic() < end and not has_ended(last):
                time.sleep(0.01)
            assert has_ended(last)


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
