"""``-`` for a file: one issue comes by standard input, or its PDF leaves by standard output."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gongwen.cli.batch import Teller
from gongwen.cli.options import PDF_ENDINGS
from gongwen.cli.status import INPUT_HAS_ERRORS
from gongwen.cli.streams import (
    STANDARD,
    content_of,
    named_input,
    put_bytes,
    target_of,
)
from gongwen.diagnostics import WishError
from gongwen.press.batch import FAILED
from gongwen.press.build import deliver, typeset
from gongwen.press.inputs import is_batch
from gongwen.press.jobs import Job, MakeJob
from gongwen.press.parcel import Parcel, pack_job


def is_piped(files: Sequence[str], output: str | None = None) -> bool:
    """Tell whether ``-`` is among the names of a command line."""
    return STANDARD in (*files, output)


@dataclass(frozen=True, slots=True)
class Pipe:
    """One issue, and the ways that it comes and goes.

    Attributes:
        job: what is to be done.
        issue: what came by standard input; None where the job has a file.
        is_shown: whether the PDF goes to standard output.
    """

    job: Job
    issue: bytes | None
    is_shown: bool

    @property
    def parcel(self) -> Parcel:
        """What the job reads."""
        return pack_job(self.job, self.issue)


def pipe_of(
    files: Sequence[str], output: str | None, make: MakeJob, name: str | None = None
) -> Pipe:
    """Understand a command line that ``is_piped``; standard input, called *name*, is read.

    Raises:
        WishError: if it names more than one issue, or sends a PDF to a terminal.
        MachineError: if standard input cannot be read.
    """
    if is_batch(files):
        raise WishError("“-”是标准输入或标准输出，只能排一份稿件", "只写一个文件")
    is_shown = output == STANDARD or (output is None and files[0] == STANDARD)
    named = named_input(files[0], name)
    target, folder = Path(STANDARD), None
    if not is_shown:
        target, folder = target_of(named, output, PDF_ENDINGS)
    job = make(named, target)
    if folder is not None:
        job = replace(job, make_folder=True, kept_in=folder)
    if is_shown and job.purpose == "compare":
        raise WishError("--check 要有一份 PDF 可以核对", "用 -o 写明 PDF 的文件名")
    return Pipe(job, content_of(files[0]), is_shown)


def run_pipe(pipe: Pipe, format_: str, *, is_quiet: bool) -> int:
    """Do what *pipe* says, tell what was found, and give the exit status.

    Raises:
        WishError: if the PDF would go to a terminal, or among findings for programs.
        MachineError: if a file or a stream is at fault.
    """
    sends = pipe.is_shown and pipe.job.purpose == "write"
    if sends and format_ != "text":
        raise WishError(f"--format {format_} 和 PDF 不能都写到标准输出", "用 -o 写明 PDF 的文件名")
    if sends and sys.stdout is not None and sys.stdout.isatty():
        raise WishError("PDF 不能显示在终端上", "用 -o 写明文件名，或在命令后面加上“> 文件.pdf”")
    outcome, pdf = typeset(pipe.job, pipe.parcel)
    if not sends:
        outcome = deliver(outcome, pdf)
    teller = Teller(format_, is_alone=True, is_talkative=not is_quiet)
    teller.tell(outcome)
    teller.close(())
    if outcome.status in FAILED:
        return INPUT_HAS_ERRORS
    if sends:
        put_bytes(pdf)
    return 0
