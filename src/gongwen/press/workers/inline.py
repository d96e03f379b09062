"""This process does one job after another."""

from collections.abc import Sequence

from gongwen.press.build import attempt
from gongwen.press.jobs import Job
from gongwen.press.workers import Outcomes


def work(jobs: Sequence[Job]) -> Outcomes:
    """Do *jobs* here and now."""
    for place, job in enumerate(jobs):
        yield place, attempt(job)
