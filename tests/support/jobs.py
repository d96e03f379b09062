"""Jobs and what became of them, made by hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gongwen.diagnostics import Diagnostic
from gongwen.document import Serial
from gongwen.press.jobs import Job, Outcome, Status, Task


def make_job(source: Path, *, target: Path | None = None, **options: Any) -> Job:
    """Make the job of an issue; its PDF lies beside it where no *target* is given.

    Args:
        source: the issue file.
        target: the PDF.
        options: other attributes of ``Job``.
    """
    return Job(source=source, target=target or source.with_suffix(".pdf"), **options)


def make_outcome(
    job: Job,
    *,
    diagnostics: Sequence[Diagnostic] = (),
    pages: int = 0,
    status: Status = "built",
    seconds: float = 0.0,
) -> Outcome:
    return Outcome(
        job=job, diagnostics=tuple(diagnostics), pages=pages, status=status, seconds=seconds
    )


def make_task(job: Job, *, root: Path | None = None) -> Task:
    return Task(job=job, root=root)


def make_serial(*, file: str, name: str, number: int, day: date | None = None) -> Serial:
    return Serial(file=file, name=name, number=number, day=day)
