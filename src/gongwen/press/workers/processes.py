"""Several processes of this machine, each with one job at a time.

Not ``concurrent.futures``: where one of its processes is killed it gives up all of them and does
not know which job it was.
"""

import multiprocessing
import signal
import sys
import threading
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from math import inf
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import TYPE_CHECKING, Final

from gongwen.diagnostics import MachineError
from gongwen.faults import OUT_OF_MEMORY
from gongwen.press.build import attempt
from gongwen.press.drafts import clear_drafts, clear_up_when_ended
from gongwen.press.jobs import Job, Outcome, faulty
from gongwen.press.workers import TIMEOUT, Outcomes, inline, overdue

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext  # the first not on Windows

GRACE: Final = 0.4
"""Seconds that a process has to leave what it does before it is killed. Ctrl-C ends a run within one
second; the state must still be saved in the rest of it."""

LAST_BREATH: Final = 5
"""Seconds that are waited for the end of a process that was killed or has closed its pipe. It takes
milliseconds. One that waits for a dead disk ends only with that wait, and the others go on."""

TRIES: Final = 2
"""A job whose process was killed is tried again once: most often it was another job that had
filled the memory."""


def work(jobs: Sequence[Job], count: int, timeout: float = TIMEOUT) -> Outcomes:
    """Do *jobs* in *count* processes; give one up after *timeout* seconds."""
    with closing(_Pool(jobs, count, timeout)) as pool:
        if pool.is_empty:
            yield from inline.work(jobs, timeout)
        else:
            yield from pool.work()


@dataclass(eq=False)
class _Worker:
    """One process.

    Attributes:
        process: the process.
        connection: our end of the pipe through which it gets jobs and gives outcomes.
        place: that of the job it does; None if it has none.
        deadline: when the job is given up, on the clock ``monotonic``.
    """

    process: BaseProcess
    connection: Connection
    place: int | None = None
    deadline: float = inf


class _Pool:
    """The processes, and the jobs that none of them has yet."""

    def __init__(self, jobs: Sequence[Job], count: int, timeout: float) -> None:
        self._jobs = jobs
        self._timeout = timeout
        self._waiting = deque(range(len(jobs)))
        self._tries: Counter[int] = Counter()
        self._context = _context()
        self._workers: list[_Worker] = []
        for _ in range(min(count, len(jobs))):
            try:
                self._start()
            except OSError:  # no more files, processes or memory: fewer do it as well
                break

    @property
    def is_empty(self) -> bool:
        """Whether the system allows no further process at all."""
        return not self._workers

    def work(self) -> Iterator[tuple[int, Outcome]]:
        for worker in self._workers:
            self._give(worker)
        while busy := [worker for worker in self._workers if worker.place is not None]:
            now = monotonic()
            remaining = max(0.0, min(worker.deadline for worker in busy) - now)
            ready = wait([worker.connection for worker in busy], remaining)
            for worker in busy:
                place = worker.place
                assert place is not None
                if worker.connection in ready:
                    outcome = self._take(worker, place)
                elif worker.deadline <= now:  # before we looked for its answer
                    outcome = self._give_up(worker, place)
                else:
                    continue
                if outcome is not None:
                    yield place, outcome

    def close(self) -> None:
        """End all processes; those that still work leave nothing half done behind."""
        for worker in self._workers:
            with suppress(OSError):
                worker.connection.close()
            if worker.place is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(GRACE)
            self._reap(worker)

    def _start(self) -> _Worker:
        """Start a worker.

        Raises:
            OSError: if the system allows no more; nothing is left open then.
        """
        ours, theirs = self._context.Pipe()
        # A forked process inherits our ends of all pipes; as long as it has them open, the
        # others would not notice that we are gone.
        forks = self._context.get_start_method() == "fork"
        inherited = [*(worker.connection for worker in self._workers), ours] if forks else []
        process = self._context.Process(target=_serve, args=(theirs, inherited), daemon=True)
        try:
            with _undisturbed():
                process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker) -> None:
        """Give *worker* the next job, if there is one."""
        worker.place = self._waiting.popleft() if self._waiting else None
        if worker.place is not None:
            self._tries[worker.place] += 1
            worker.deadline = monotonic() + self._timeout
            with suppress(OSError):  # it died while it waited: the next look at it will tell
                worker.connection.send(self._jobs[worker.place])

    def _take(self, worker: _Worker, place: int) -> Outcome | None:
        """Take the outcome that *worker* has sent; None if it died and its job is tried again."""
        try:
            outcome: Outcome = worker.connection.recv()
        except (EOFError, OSError):
            return self._after_death(worker, place)
        self._give(worker)
        return outcome

    def _after_death(self, worker: _Worker, place: int) -> Outcome | None:
        """Give the job of *worker*, which died, to another; an outcome if that is in vain."""
        worker.process.join(LAST_BREATH)
        if self._tries[place] >= TRIES:
            fault = MachineError(
                "处理它的进程两次意外结束",
                "内存不足时用 --jobs 减少进程；单独排这一份可以看到完整的报错",
            )
        else:
            self._waiting.appendleft(place)
            self._replace(worker)
            return None
        self._replace(worker)
        return faulty(self._jobs[place], fault)

    def _give_up(self, worker: _Worker, place: int) -> Outcome:
        """End *worker*, whose job hangs; another takes the next job."""
        self._replace(worker)
        return overdue(self._jobs[place], self._timeout)

    def _replace(self, worker: _Worker) -> None:
        """Start a worker in the place of *worker*, if there is something to do for it."""
        self._reap(worker)
        self._workers.remove(worker)
        if not self._waiting:
            return
        try:
            self._give(self._start())
        except OSError:
            if self.is_empty:
                raise  # nobody is left to do the rest

    def _reap(self, worker: _Worker) -> None:
        """End *worker* if it has not ended, and clear up after it."""
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join(LAST_BREATH)
        with suppress(OSError):
            worker.connection.close()
        if worker.place is not None and worker.process.pid is not None:
            clear_drafts(self._jobs[worker.place].target, worker.process.pid)


def _context() -> "ForkContext | SpawnContext":
    """Fork where that is safe: what is loaded need not be loaded again."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts that has not yet said that it ignores it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _serve(connection: Connection, inherited: Sequence[Connection]) -> None:
    """Do the jobs that come in, until nobody sends any."""
    # Ctrl-C reaches all processes of a terminal: the first one decides what becomes of us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    clear_up_when_ended()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in inherited:
        other.close()
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        outcome = attempt(job)
        if outcome.fault and outcome.fault[0] == OUT_OF_MEMORY:
            return  # as if the system had ended us: the job is tried again
        with suppress(OSError):  # nobody is left to hear it
            connection.send(outcome)
