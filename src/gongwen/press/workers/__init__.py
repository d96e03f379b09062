"""Who does the jobs: this process, several processes, the machines of a cluster.

All of them are functions with one signature, ``Workers``. What calls one works the same way
whichever it was given.
"""

from collections.abc import Generator, Sequence
from typing import Final, Protocol

from gongwen.diagnostics import MachineError
from gongwen.press.jobs import Job, Outcome, faulty

TIMEOUT: Final = 300
"""Seconds after which a job is given up, unless the command line says another number. A text of
the greatest length that is read, a thousand pages, takes some fifteen; five minutes leave a machine
that is slow and busy twenty times as long, and a night's run still finds its hanging job."""

Outcomes = Generator[tuple[int, Outcome], None, None]
"""Each outcome with the place of its job, as soon as it is known and in any order. Whoever stops
listening closes the generator; then nothing goes on and nothing half done is left."""


class Workers(Protocol):
    """Do jobs; where the machine is at fault, the outcome says so."""

    def __call__(self, jobs: Sequence[Job]) -> Outcomes:
        """Do *jobs*."""


def overdue(job: Job, seconds: float) -> Outcome:
    """Give the outcome of *job*, which was given up after *seconds*."""
    message = f"过了 {seconds:g} 秒还没有处理完，已放弃"
    hint = "查明它卡在哪里（如磁盘没有响应）；确实要更久时，用 --timeout 加长时间"
    return faulty(job, MachineError(message, hint))
