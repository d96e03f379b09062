"""Which workers do the jobs: as many as there are jobs and cores, or those of a cluster."""

import os
from functools import partial

from gongwen.press.workers import TIMEOUT, Workers


def choose_workers(
    jobs: int, processes: int | None, cluster: str | None, timeout: float = TIMEOUT
) -> Workers:
    """Give what does a number of jobs.

    Args:
        jobs: how many there are to do.
        processes: how many may work at once; None for one on each core.
        cluster: the address of a scheduler that has workers of its own.
        timeout: the seconds after which a job is given up.
    """
    if cluster is not None:
        from gongwen.press.workers import cluster as far  # noqa: PLC0415 - few have one

        return partial(far.work, address=cluster, timeout=timeout)
    count = min(jobs, processes or cores())
    if count <= 1:
        from gongwen.press.workers import inline  # noqa: PLC0415 - all the others start processes

        return partial(inline.work, timeout=timeout)
    from gongwen.press.workers import processes as near  # noqa: PLC0415 - one file does without

    return partial(near.work, count=count, timeout=timeout)


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
