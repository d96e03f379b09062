"""Jobs that are done again whenever a file that they read is saved."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from gongwen.diagnostics import MachineError, WishError
from gongwen.press.build import attempt
from gongwen.press.jobs import Job, Outcome
from gongwen.press.parcel import series_file

SETTLED: Final = 100
"""Milliseconds without a change after which a save is taken as finished: editors write in steps that
follow one another within tens of milliseconds, and a person does not notice a tenth of a second."""

ROUND: Final = 500
"""Milliseconds after which files are looked at even if no change was reported, as on a network drive:
twice a second costs a handful of ``stat`` and is still at once for a person."""

MISSING: Final = MachineError(
    "watch 需要 watchfiles，现在没有安装",
    "安装附加组件 gongwen[preview]，即 pip install watchfiles",
)

Stamp = tuple[int, ...] | None
"""What tells one state of a file from another; None if it is not there."""


class Stop(Protocol):
    """Whether to stop, asked now and then; ``threading.Event`` is one."""

    def is_set(self) -> bool:
        """Tell whether to stop."""


def watch(
    find: Callable[[], Sequence[Job]],
    show: Callable[[Sequence[Outcome]], None],
    stop: Stop | None = None,
) -> None:
    """Do jobs, then each again when a file that it read has changed, until Ctrl-C.

    A job with errors leaves the PDF that is there as it is.

    Args:
        find: gives the jobs; asked again when something changes in a folder.
        show: gets the latest outcome of every job, whenever one is new.
        stop: ends the watch without Ctrl-C.

    Raises:
        MachineError: if watchfiles is not installed.
        WishError: as *find* does, at the start; later the jobs then stay as they are.
        KeyboardInterrupt: at Ctrl-C.
    """
    try:
        # Belongs to an extra; nobody else waits for it.
        import watchfiles  # noqa: PLC0415
    except ImportError as error:
        raise MISSING from error
    desk = _Desk(find())
    desk.work(desk.due())
    show(desk.outcomes)
    while not (stop and stop.is_set()):
        folders = desk.folders()
        # Folders, not files: an editor may save by putting a new file in the place of the old.
        rounds = watchfiles.watch(
            *folders,
            recursive=False,
            step=SETTLED,
            rust_timeout=ROUND,
            yield_on_timeout=True,
            stop_event=stop,
        )
        for number, changes in enumerate(rounds):
            before = desk.jobs
            # In the first round too: something may have come before anybody watched.
            if changes or not number:
                with suppress(WishError):
                    desk.jobs = find()
            due = desk.due()
            desk.work(due)
            if due or desk.jobs != before:
                show(desk.outcomes)
            if desk.folders() != folders:
                break


class _Desk:
    """The jobs with what became of them, and the state of the files that they read."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.jobs = jobs
        self._done: dict[Job, Outcome] = {}
        self._stamps: dict[Path, Stamp] = {}

    @property
    def outcomes(self) -> list[Outcome]:
        """The latest outcome of every job."""
        return [self._done[job] for job in self.jobs]

    def work(self, jobs: Iterable[Job]) -> None:
        """Do *jobs*."""
        for job in jobs:
            # Before the job reads them: what is saved meanwhile is a change.
            for path in self._files(job):
                self._stamps[path] = _stamp(path)
            self._done[job] = attempt(job)
            for path in self._files(job):
                self._stamps.setdefault(path, _stamp(path))

    def due(self) -> list[Job]:
        """Give the jobs that are new, or read a file which is not what it was."""
        changed = {path for path, stamp in self._stamps.items() if _stamp(path) != stamp}
        return [
            job
            for job in self.jobs
            if job not in self._done or not changed.isdisjoint(self._files(job))
        ]

    def folders(self) -> list[Path]:
        """Give the folders of all files, and of what links lead to, as far as they exist."""
        files = [path for job in self.jobs for path in self._files(job)]
        found = {place.parent for path in files for place in (path.absolute(), path.resolve())}
        return sorted(folder for folder in found if folder.is_dir())

    def _files(self, job: Job) -> set[Path]:
        done = self._done.get(job)
        files = {job.source, series_file(job.source), *(done.read if done else ())}
        return files | {job.style} if job.style else files


def _stamp(path: Path) -> Stamp:
    try:
        state = path.stat()
    except (OSError, ValueError):  # not there, or no name that a file can have
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
