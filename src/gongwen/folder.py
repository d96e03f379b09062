"""The folder of an issue: what its issues share, and which there are."""

from collections.abc import Iterator
from pathlib import Path

from gongwen import files
from gongwen.check.series import SeriesEntry, series_entry
from gongwen.diagnostics import Diagnostic
from gongwen.inputs import is_issue, unreadable_folder
from gongwen.parcel import SERIES_FILE, series_file
from gongwen.read import SeriesReading, read, read_series


def load_series(source: Path) -> SeriesReading:
    """Read ``gongwen.yaml`` beside the issue *source*, if there is one.

    Raises:
        MachineError: if it is there and cannot be read.
    """
    path = series_file(source)
    if not path.exists():
        return SeriesReading()
    data = files.load(path)
    if isinstance(data, Diagnostic):
        return SeriesReading(diagnostics=(data,))
    return read_series(data, str(path))


def entries_in(folder: Path) -> Iterator[SeriesEntry]:
    """Give the place in its series of every issue that lies in *folder* and can be read.

    Raises:
        MachineError: if the folder or a file in it cannot be read.
    """
    series = load_series(folder / SERIES_FILE).series
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable_folder(error) from error
    for path in paths:
        if not is_issue(path):
            continue
        data = files.load(path)
        if isinstance(data, Diagnostic):
            continue
        document = read(data, str(path), series).document
        entry = document and series_entry(str(path), document)
        if entry:
            yield entry
