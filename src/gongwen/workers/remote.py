"""What a machine of a cluster does: it needs gongwen, and none of the files."""

from gongwen.build import typeset
from gongwen.diagnostics import MachineError
from gongwen.jobs import Job, Outcome, faulty
from gongwen.parcel import FontsWantedError, Parcel
from gongwen.version import __version__


def set_parcel(job: Job, parcel: Parcel, version: str) -> tuple[Outcome, bytes] | None:
    """Do all of *job* but touching its target, with the files in *parcel*.

    Args:
        job: the job.
        parcel: every file that has a say; fonts are needed only if one of the files names some.
        version: of the gongwen that asks.

    Returns:
        What becomes of the job, and the PDF; None if the parcel must come again with fonts.
    """
    if version != __version__:
        message = f"工作节点上的 gongwen 是 {__version__}，这里是 {version}"
        return faulty(job, MachineError(message, "在各个节点装上同一个版本")), b""
    try:
        return typeset(job, parcel)
    except FontsWantedError:
        return None
    except MachineError as fault:
        return faulty(job, fault), b""
