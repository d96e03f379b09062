"""Many jobs: what is up to date is left alone, the rest is done, outcomes come in order."""

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongwen.diagnostics import MachineError
from gongwen.press.jobs import Outcome, Status, Task
from gongwen.press.workers import Workers

if TYPE_CHECKING:
    from gongwen.press.memory import State

SAVE_EVERY: Final = 200
"""PDFs between two savings of the state. 200 take one process some three seconds: that much work is
lost in a crash, and not a whole night, and writing the state is a small part of it."""

FAILED: Final[frozenset[Status]] = frozenset({"failed", "differs", "missing"})
"""What an issue's author has to do something about."""

Choose = Callable[[int], Workers]
"""Gives workers when it is told how many jobs there are."""


@dataclass(slots=True)
class Batch:
    """Jobs, and what has become of them so far.

    Attributes:
        tasks: in the order of the command line.
        choose: gives workers for the jobs that are not up to date.
        force: whether what is up to date is built anyway.
        held: the issues that are not to be written, by the names of their files.
        counts: how many jobs have which status.
        pages: how many pages were set.
        faults: what could not be remembered, and why.
    """

    tasks: Sequence[Task]
    choose: Choose
    force: bool = False
    held: AbstractSet[str] = frozenset()
    counts: Counter[Status] = field(default_factory=Counter)
    pages: int = 0
    faults: list[MachineError] = field(default_factory=list)
    _states: dict[Path, "State"] = field(default_factory=dict)

    def damaged(self) -> list[Path]:
        """Give the folders whose memory is damaged; what is in them is built again."""
        self._read_states()
        return [folder for folder, state in self._states.items() if state.damaged]

    def unreadable(self) -> list[str]:
        """Say of every state file that cannot be read why; the run does without it."""
        self._read_states()
        return [state.unreadable for state in self._states.values() if state.unreadable]

    def run(self, done: Callable[[Outcome], None]) -> Generator[Outcome, None, None]:
        """Do the jobs; give every outcome in their order.

        Args:
            done: is told of every outcome as soon as it is known, in any order.

        Raises:
            MachineError: if there are no workers to be had.
        """
        self._read_states()
        known = {} if self.force else self._recall()
        known |= {
            place: Outcome(task.job, (), 0, "failed")
            for place, task in enumerate(self.tasks)
            if str(task.job.source) in self.held
        }
        for outcome in known.values():
            self._count(outcome, done)
        open_places = [place for place in range(len(self.tasks)) if place not in known]
        jobs = [self.tasks[place].job for place in open_places]
        following = 0
        try:
            with closing(self.choose(len(jobs))(jobs)) as outcomes:
                for index, outcome in outcomes:
                    place = open_places[index]
                    known[place] = outcome
                    self._count(outcome, done)
                    self._note(place, outcome)
                    while following in known:
                        yield known.pop(following)
                        following += 1
            while following in known:
                yield known.pop(following)
                following += 1
        finally:
            self._save()

    def status(self) -> int:
        """Give the exit status: 3 if the machine was at fault, 1 if an issue was, else 0."""
        if self.counts["fault"] or self.faults:
            return 3
        return 1 if any(self.counts[status] for status in FAILED) else 0

    def _read_states(self) -> None:
        roots = dict.fromkeys(task.root for task in self.tasks if task.root is not None)
        if roots.keys() <= self._states.keys():
            return
        from gongwen.press.memory import State  # noqa: PLC0415 - one file alone has none

        self._states = {root: State(root) for root in roots}

    def _recall(self) -> dict[int, Outcome]:
        found = {}
        for place, task in enumerate(self.tasks):
            if task.root is not None:
                outcome = self._states[task.root].recall(task.job)
                if outcome is not None:
                    found[place] = outcome
        return found

    def _count(self, outcome: Outcome, done: Callable[[Outcome], None]) -> None:
        self.counts[outcome.status] += 1
        if outcome.status != "unchanged" or outcome.job.purpose == "compare":
            self.pages += outcome.pages
        done(outcome)

    def _note(self, place: int, outcome: Outcome) -> None:
        root = self.tasks[place].root
        if root is not None and outcome.status == "built":
            self._states[root].note(outcome)
            if self.counts["built"] % SAVE_EVERY == 0:
                self._save()

    def _save(self) -> None:
        for state in self._states.values():
            try:
                state.save()
            except MachineError as fault:
                if fault.message not in [each.message for each in self.faults]:
                    self.faults.append(fault)
