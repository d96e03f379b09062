"""The folder of an issue: which issues lie in it, and what is odd about them as a series."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from gongwen.check.series import series_findings
from gongwen.diagnostics import Diagnostic, MachineError
from gongwen.document import Serial
from gongwen.press.inputs import is_issue, unreadable_folder
from gongwen.press.jobs import Task
from gongwen.press.links import leads_out
from gongwen.press.parcel import SERIES_FILE, pack_job
from gongwen.press.source import load_issue, load_series, read_parcel
from gongwen.read import Reading, SeriesReading


def entries_in(folder: Path, series: SeriesReading) -> Iterator[Serial]:
    """Give the place in its series of every issue that lies in *folder* and can be read.

    Args:
        folder: the folder.
        series: what its series file says.

    Raises:
        MachineError: if the folder or a file in it cannot be read.
    """
    for path in _issues_in(folder):
        entry = _entry_of(load_issue(path, series))
        if entry:
            yield entry


def findings_of_series(
    entries: Sequence[Serial], excluded: Iterable[Path] = ()
) -> tuple[Diagnostic, ...]:
    """Judge issues as a series, be they all of their folder or some of it.

    Only where something is odd the others of the folder are read, which may fill a gap; what is then
    odd is told if it is about one of *entries*.

    Args:
        entries: the places of the issues in their series.
        excluded: issues that lie among them, and that the user does not count.
    """
    found = series_findings(entries)
    if not found:
        return ()
    known = {Path(entry.file) for entry in entries}
    others = [
        entry
        for folder in dict.fromkeys(path.parent for path in known)
        for entry in _others_in(folder, known.union(excluded))
    ]
    if not others:
        return found
    files = {entry.file for entry in entries}
    return tuple(each for each in series_findings([*entries, *others]) if each.span.file in files)


def held_back(tasks: Iterable[Task], excluded: Iterable[Path] = ()) -> list[Diagnostic]:
    """Judge the issues of *tasks* as a series before any of them is set.

    Reading one takes a tenth of the time that setting it does. What cannot be read is told later.
    """
    entries = []
    for job in (task.job for task in tasks):
        with suppress(MachineError):
            source = read_parcel(pack_job(job), job.source, job.style)
            entries.append(_entry_of(source.issue))
    return list(findings_of_series([entry for entry in entries if entry], excluded))


def _others_in(folder: Path, known: set[Path]) -> Iterator[Serial]:
    """Give the entries of the issues in *folder* that are not *known*, as far as they can be read."""
    with suppress(MachineError):
        series = load_series(folder / SERIES_FILE)
        for path in _issues_in(folder):
            entry = None if path in known else _entry_of(load_issue(path, series))
            if entry:
                yield entry


def _entry_of(issue: Reading) -> Serial | None:
    """Give the place of an issue in its series; None if it has none or cannot be read."""
    return issue.document.serial if issue.document else None


def _issues_in(folder: Path) -> Iterator[Path]:
    """Give the issue files that lie in *folder*.

    Raises:
        MachineError: if it cannot be read.
    """
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable_folder(error) from error
    # What a link brings from elsewhere is no issue of this folder.
    yield from (path for path in paths if is_issue(path) and not leads_out(path, folder))
