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
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Final

from gongwen.diagnostics import MachineError
from gongwen.press import files
from gongwen.press.build import attempt
from gongwen.press.jobs import Job, Outcome, faulty
from gongwen.press.workers import Outcomes

GRACE: Final = 0.4
"""So many seconds a process has to leave what it does before it is killed."""

TRIES: Final = 2
"""A job whose process was killed is tried again once: most often it was another job that had
filled the memory."""


def work(jobs: Sequence[Job], count: int) -> Outcomes:
    """Do *jobs* in *count* processes."""
    with closing(_Crew(jobs, count)) as crew:
        yield from crew.work()


@dataclass(eq=False)
class _Hand:
    """One process, what it is told through, and the place of the job that it has."""

    process: BaseProcess
    connection: Connection
    place: int | None = None


class _Crew:
    def __init__(self, jobs: Sequence[Job], count: int) -> None:
        self._jobs = jobs
        self._waiting = deque(range(len(jobs)))
        self._tries: Counter[int] = Counter()
        self._context = _context()
        self._hands: list[_Hand] = []
        for _ in range(min(count, len(jobs))):
            self._hire()

    def work(self) -> Iterator[tuple[int, Outcome]]:
        for hand in list(self._hands):
            self._employ(hand)
        while busy := {hand.connection: hand for hand in self._hands if hand.place is not None}:
            for connection in wait(list(busy)):
                hand = busy[connection]  # type: ignore[index]  # it waits for sockets, too
                place, outcome = hand.place, _receive(hand)
                if place is None:
                    continue
                if outcome is None:
                    outcome = self._replace(hand)
                else:
                    self._employ(hand)
                if outcome is not None:
                    yield place, outcome

    def close(self) -> None:
        """Send everybody home; who still works leaves nothing half done behind."""
        for hand in self._hands:
            with suppress(OSError):
                hand.connection.close()
            if hand.place is not None:
                hand.process.terminate()
        for hand in self._hands:
            hand.process.join(GRACE)
            self._bury(hand)

    def _hire(self) -> _Hand:
        ours, theirs = self._context.Pipe()
        # A forked process inherits our ends of all pipes; as long as it has them open, the
        # others would not notice that we are gone.
        forks = self._context.get_start_method() == "fork"
        inherited = [*(hand.connection for hand in self._hands), ours] if forks else []
        process = self._context.Process(  # type: ignore[attr-defined]  # of every real context
            target=_serve, args=(theirs, inherited), daemon=True
        )
        with _undisturbed():
            process.start()
        theirs.close()
        hand = _Hand(process, ours)
        self._hands.append(hand)
        return hand

    def _employ(self, hand: _Hand) -> None:
        """Give *hand* the next job, if there is one."""
        hand.place = self._waiting.popleft() if self._waiting else None
        if hand.place is not None:
            self._tries[hand.place] += 1
            with suppress(OSError):  # it died while it waited: the next look at it will tell
                hand.connection.send(self._jobs[hand.place])

    def _replace(self, hand: _Hand) -> Outcome | None:
        """Give the job of *hand*, which died, to another; an outcome if that was in vain."""
        place = hand.place
        assert place is not None
        self._bury(hand)
        self._hands.remove(hand)
        given_up = self._tries[place] >= TRIES
        if not given_up:
            self._waiting.appendleft(place)
        self._employ(self._hire())
        if not given_up:
            return None
        fault = MachineError(
            "处理它的进程两次意外结束",
            "内存不足时用 --jobs 减少进程；单独排这一份可以看到完整的报错",
        )
        return faulty(self._jobs[place], fault)

    def _bury(self, hand: _Hand) -> None:
        if hand.process.is_alive():
            hand.process.kill()
        hand.process.join()
        with suppress(OSError):
            hand.connection.close()
        if hand.place is not None and hand.process.pid is not None:
            files.clear_unfinished(self._jobs[hand.place].target, hand.process.pid)


def _receive(hand: _Hand) -> Outcome | None:
    """Give the outcome that *hand* has sent; None if it died."""
    try:
        outcome: Outcome = hand.connection.recv()
    except (EOFError, OSError):
        return None
    return outcome


def _context() -> BaseContext:
    """Fork where that is safe: what is loaded need not be loaded again."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


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
    signal.signal(signal.SIGTERM, _leave)
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
        with suppress(OSError):  # nobody is left to hear it
            connection.send(outcome)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
