"""Which workers do the jobs: as many as there are jobs and cores, or those of a cluster."""

import os
from collections.abc import Callable
from functools import partial
from typing import Final

from gongwen.press.workers import TIMEOUT, Workers

OWN_FILES: Final = 32
"""Files that this process keeps open or may open: streams, fonts, a PDF, the state."""

FILES_OF_A_PROCESS: Final = 3
"""Files that another process takes of ours: two pipes, and one more while it starts."""

MOST_PROCESSES: Final = 1024
"""More than any machine of today has cores."""


def choose_workers(
    jobs: int,
    processes: int | None,
    cluster: str | None,
    timeout: float = TIMEOUT,
    tell: Callable[[str], None] = lambda _: None,
) -> Workers:
    """Give what does a number of jobs.

    Args:
        jobs: how many there are to do.
        processes: how many may work at once; None for one on each core.
        cluster: the address of a scheduler that has workers of its own.
        timeout: the seconds after which a job is given up.
        tell: says what is waited for.
    """
    if cluster is not None:
        from gongwen.press.workers import cluster as far  # noqa: PLC0415 - few have one

        return partial(far.work, address=cluster, timeout=timeout, tell=tell)
    count = min(jobs, processes or cores())
    if count > 1:
        count = min(count, _bearable())
    if count <= 1:
        from gongwen.press.workers import inline  # noqa: PLC0415 - all the others start processes

        return partial(inline.work, timeout=timeout)
    from gongwen.press.workers import processes as near  # noqa: PLC0415 - one file does without

    return partial(near.work, count=count, timeout=timeout)


def _bearable() -> int:
    """Count the processes that the limit on open files leaves room for; most systems have one."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return MOST_PROCESSES
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most == resource.RLIM_INFINITY:
        return MOST_PROCESSES
    return min((most - OWN_FILES) // FILES_OF_A_PROCESS, MOST_PROCESSES)


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
