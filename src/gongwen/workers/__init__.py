"""Who does the jobs: this process, several processes, the machines of a cluster.

All have one form, so that nobody who has jobs need know.
"""

import os
from collections.abc import Generator, Sequence
from functools import partial
from typing import Protocol

from gongwen.jobs import Job, Outcome

Outcomes = Generator[tuple[int, Outcome], None, None]
"""Each outcome with the place of its job, as soon as it is known and in any order. Whoever stops
listening closes the generator; then nothing goes on and nothing half done is left."""


class Workers(Protocol):
    """Do jobs; where the machine is at fault, the outcome says so."""

    def __call__(self, jobs: Sequence[Job]) -> Outcomes:
        """Do *jobs*."""


def choose_workers(jobs: int, processes: int | None, cluster: str | None) -> Workers:
    """Give workers for so many *jobs*.

    Args:
        jobs: how many there are to do.
        processes: how many may work at once; None for one on each core.
        cluster: the address of a scheduler that has workers of its own.
    """
    if cluster is not None:
        from gongwen.workers import cluster as far  # noqa: PLC0415 - few have one

        return partial(far.work, address=cluster)
    count = min(jobs, processes or cores())
    if count <= 1:
        from gongwen.workers import inline  # noqa: PLC0415 - all the others start processes

        return inline.work
    from gongwen.workers import processes as near  # noqa: PLC0415 - one file does without

    return partial(near.work, count=count)


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
