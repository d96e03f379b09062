"""WHAT IS TO BE DONE and what became of it: jobs and outcomes, small enough to travel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from gongwen.conformance import StandardName
from gongwen.diagnostics import Diagnostic, MachineError
from gongwen.document import Serial

Purpose = Literal["write", "compare", "check"]
"""To write the PDF, to compare the one that is there, or only to look for mistakes."""

Status = Literal["built", "unchanged", "differs", "missing", "sound", "failed", "fault"]
"""What became of a job: the PDF is written, is as it should be, is another, is not there; the
issue is sound, has errors; the machine is at fault."""


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to be made.

    Attributes:
        source: the issue file.
        target: the PDF.
        style: a file of settings that go over the issue's own.
        allowed: files and folders that the issue may name besides those below its own folder.
        standard: to what the PDF conforms; ``3a`` carries the issue file.
        show_grid: whether the 字 × 行 grid is drawn under the text, for proof-reading.
        purpose: what is done with the pages.
        strict: whether a warning stops the job as an error does.
        make_folder: whether the folder of the PDF is made where it is missing.
        remarks: whether the outcome says what was weighed and measured.
        found_in: the folder in which the issue was found; None where its name was given. Links that
            were found lead no further than there (``links``).
        kept_in: the folder of PDFs that was given or that the issue lies in; None where the name of
            the PDF was given.
    """

    source: Path
    target: Path
    style: Path | None = None
    allowed: tuple[Path, ...] = ()
    standard: StandardName = "2a+ua1"
    show_grid: bool = False
    purpose: Purpose = "write"
    strict: bool = False
    make_folder: bool = False
    remarks: bool = False
    found_in: Path | None = None
    kept_in: Path | None = None


MakeJob = Callable[[Path, Path], Job]
"""Gives the job for an issue file and its PDF."""


@dataclass(frozen=True, slots=True)
class Task:
    """One job of a batch.

    Attributes:
        job: the job.
        root: the folder that remembers what was built; None if nothing is remembered.
    """

    job: Job
    root: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        job: the job.
        diagnostics: of all stages and files, with excerpts.
        pages: how many the PDF has; 0 if there are errors, and then no file was touched.
        status: in one word.
        seconds: how long it took.
        digest: the SHA-256 of the PDF; empty if none was drawn.
        read: the SHA-256 of every file that had a say, None of one that is not there.
        serial: the place of the issue in its series.
        remarks: what was weighed and measured, if the job asks for it.
        fault: why the machine could not do it, and what to do about it.
    """

    job: Job
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    status: Status = "built"
    seconds: float = 0.0
    digest: str = ""
    read: Mapping[Path, str | None] = field(default_factory=dict)
    serial: Serial | None = None
    remarks: tuple[str, ...] = ()
    fault: tuple[str, str] | None = None


def faulty(job: Job, fault: MachineError) -> Outcome:
    """Give the outcome of a job that the machine could not do."""
    return Outcome(job, (), 0, "fault", fault=(fault.message, fault.hint))
