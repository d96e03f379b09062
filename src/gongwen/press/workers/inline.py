"""This process does one job after another."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from gongwen.press.build import attempt
from gongwen.press.jobs import Job, Outcome
from gongwen.press.workers import TIMEOUT, Outcomes, overdue


def work(jobs: Sequence[Job], timeout: float = TIMEOUT) -> Outcomes:
    """Do *jobs* here and now; give one up after *timeout* seconds.

    There is no second process that could watch this one. The system's alarm interrupts a job, and
    only where there is one: on POSIX systems and in the main thread. It cannot interrupt a library
    that is not written in Python until that returns.
    """
    for place, job in enumerate(jobs):
        yield place, _attempt(job, timeout)


class _Overdue(BaseException):
    """The time of a job is over; no ``Exception``, so that no library catches it as one."""


def _attempt(job: Job, timeout: float) -> Outcome:
    try:
        with _alarm(timeout):
            return attempt(job)
    except _Overdue:
        return overdue(job, timeout)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise ``_Overdue`` in what lasts longer than *seconds*, where the system can do that."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _Overdue
