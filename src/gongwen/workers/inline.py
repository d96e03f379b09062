"""This process does one job after another."""

from collections.abc import Sequence

from gongwen.build import attempt
from gongwen.jobs import Job
from gongwen.workers import Outcomes


def work(jobs: Sequence[Job]) -> Outcomes:
    """Do *jobs* here and now."""
    for place, job in enumerate(jobs):
        yield place, attempt(job)
