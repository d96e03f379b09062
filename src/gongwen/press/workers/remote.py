"""What a machine of a cluster does: it needs gongwen, and none of the files."""

from gongwen.diagnostics import MachineError
from gongwen.faults import fault_of
from gongwen.press.build import typeset
from gongwen.press.draft import lacks_files
from gongwen.press.jobs import Outcome, faulty
from gongwen.press.source import read_parcel
from gongwen.press.workers.wire import Task, answer_to_bytes, task_of
from gongwen.version import __version__


def set_parcel(message: bytes) -> bytes:
    """Do all of a task but touching its target, with the files that came along.

    Args:
        message: from ``task_to_bytes``.

    Returns:
        What ``answer_of`` reads: what becomes of the job and the PDF, or that the files are
        wanted that the task names.
    """
    try:
        task = task_of(message)
    except ValueError as error:
        # Whoever asks has another version, and reads no answer of ours, either.
        raise RuntimeError(f"no task for gongwen {__version__}: {error}") from None
    return answer_to_bytes(_do(task))


def _do(task: Task) -> tuple[Outcome, bytes] | None:
    job, parcel = task.job, task.parcel
    if task.version != __version__:
        message = f"工作节点上的 gongwen 是 {__version__}，这里是 {task.version}"
        return faulty(job, MachineError(message, "在各个节点装上同一个版本")), b""
    try:
        source = read_parcel(parcel, job.source, job.style)
        if lacks_files(parcel, source):
            return None
        return typeset(job, parcel, source)
    except Exception as error:  # noqa: BLE001 - the others of a batch go on
        return faulty(job, fault_of(error)), b""
