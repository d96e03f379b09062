"""What a machine of a cluster does: it needs gongwen, and none of the files."""

from gongwen.diagnostics import MachineError
from gongwen.press.build import typeset
from gongwen.press.draft import lacks_files
from gongwen.press.jobs import Job, Outcome, faulty
from gongwen.press.parcel import Parcel
from gongwen.press.source import read_parcel
from gongwen.version import __version__


def set_parcel(job: Job, parcel: Parcel, version: str) -> tuple[Outcome, bytes] | None:
    """Do all of *job* but touching its target, with the files in *parcel*.

    Args:
        job: the job.
        parcel: every file that has a say; fonts only if one of the text files names some.
        version: of the gongwen that asks.

    Returns:
        What becomes of the job, and the PDF; None if the parcel must come again with files.
    """
    if version != __version__:
        message = f"工作节点上的 gongwen 是 {__version__}，这里是 {version}"
        return faulty(job, MachineError(message, "在各个节点装上同一个版本")), b""
    source = read_parcel(parcel, job.source, job.style)
    if lacks_files(parcel, source):
        return None
    try:
        return typeset(job, parcel, source)
    except MachineError as fault:
        return faulty(job, fault), b""
