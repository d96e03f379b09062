"""The folder of an issue: which issues lie in it."""

from collections.abc import Iterator
from pathlib import Path

from gongwen.document import Serial
from gongwen.press.inputs import is_issue, unreadable_folder
from gongwen.press.links import leads_out
from gongwen.press.source import load_issue
from gongwen.read import SeriesReading


def entries_in(folder: Path, series: SeriesReading) -> Iterator[Serial]:
    """Give the place in its series of every issue that lies in *folder* and can be read.

    Args:
        folder: the folder.
        series: what its series file says.

    Raises:
        MachineError: if the folder or a file in it cannot be read.
    """
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable_folder(error) from error
    for path in paths:
        # What a link brings from elsewhere is no issue of this folder.
        if not is_issue(path) or leads_out(path, folder):
            continue
        document = load_issue(path, series).document
        entry = document and document.serial
        if entry:
            yield entry
