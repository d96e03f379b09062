"""PDFs whose issue is gone: known by what a folder remembers, and only ours are touched."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gongwen.diagnostics import MachineError
from gongwen.faults import reason_of
from gongwen.press import files
from gongwen.press.links import leads_out
from gongwen.press.memory import State


class Orphan(NamedTuple):
    """A PDF without its issue.

    Attributes:
        pdf: the file.
        source: where its issue was.
        is_changed: whether it is not what was written any more: somebody else's work.
    """

    pdf: Path
    source: Path
    is_changed: bool


def orphans(folder: Path, places: Iterable[Path]) -> list[Orphan]:
    """Find the PDFs in *folder* whose issue is gone, by what the folder remembers.

    Args:
        folder: of the PDFs.
        places: the folders that this run has looked through for issues. What came from elsewhere
            is not judged: its disk may not be there today, and last year's run was another.
    """
    looked_through = [place.resolve() for place in places]
    found = []
    for pdf, source, digest in State(folder).remembered():
        is_there = pdf.is_file() and leads_out(pdf, folder) is None
        is_judged = any(source.resolve().is_relative_to(place) for place in looked_through)
        if is_there and is_judged and _is_gone(source):
            found.append(Orphan(pdf, source, files.digest(pdf) != digest))
    return found


def _is_gone(path: Path) -> bool:
    """Tell whether nothing is at *path*; where nobody may look, something may be."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def remove(orphan: Orphan) -> str:
    """Remove an orphan, and say so; one that was changed is left.

    Raises:
        MachineError: if it cannot be removed.
    """
    if orphan.is_changed:
        return f"没有删去 {orphan.pdf}：稿件 {orphan.source} 已经没有了，但 PDF 被改过"
    try:
        orphan.pdf.unlink()
    except OSError as error:
        raise MachineError(
            f"无法删去 {orphan.pdf}：{reason_of(error)}", "检查权限后重试"
        ) from error
    return f"已删去 {orphan.pdf}：稿件 {orphan.source} 已经没有了"
