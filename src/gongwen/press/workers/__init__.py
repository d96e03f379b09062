"""Who does the jobs: this process, several processes, the machines of a cluster.

All have one form, so that nobody who has jobs need know.
"""

from collections.abc import Generator, Sequence
from typing import Protocol

from gongwen.press.jobs import Job, Outcome

Outcomes = Generator[tuple[int, Outcome], None, None]
"""Each outcome with the place of its job, as soon as it is known and in any order. Whoever stops
listening closes the generator; then nothing goes on and nothing half done is left."""


class Workers(Protocol):
    """Do jobs; where the machine is at fault, the outcome says so."""

    def __call__(self, jobs: Sequence[Job]) -> Outcomes:
        """Do *jobs*."""
