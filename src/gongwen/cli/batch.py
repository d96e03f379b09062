"""What ``build`` and ``check`` have in common: many inputs, one stream of outcomes."""

import time
from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import typer

from gongwen import report
from gongwen.check.series import series_findings
from gongwen.cli.options import PDF_ENDINGS
from gongwen.cli.status import INPUT_HAS_ERRORS
from gongwen.cli.streams import folder_of, put, target_of
from gongwen.diagnostics import Diagnostic, MachineError, WishError
from gongwen.document import Serial
from gongwen.press.batch import Batch
from gongwen.press.inputs import ENDINGS, distinct, find_issues, is_batch, plan
from gongwen.press.jobs import MakeJob, Outcome, Task
from gongwen.press.workers import TIMEOUT
from gongwen.press.workers.choice import choose_workers
from gongwen.report.outcomes import show_findings, show_outcome, show_summary
from gongwen.report.progress import progress


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a command line says besides what each job is to be.

    Attributes:
        files: files, folders and patterns.
        output: the PDF or the folder; None for beside the issues.
        processes: how many may work at once; None for one on each core.
        cluster: the address of a scheduler.
        timeout: the seconds after which a job is given up.
        format: of the findings.
        is_quiet: whether only problems are told.
        force: whether what is up to date is built anyway.
        remembers: whether folders are to remember what was built.
    """

    files: Sequence[str]
    output: str | None = None
    processes: int | None = None
    cluster: str | None = None
    timeout: int = TIMEOUT
    format: str = "text"
    is_quiet: bool = False
    force: bool = False
    remembers: bool = False


def tasks_of(wishes: Wishes, make: MakeJob) -> list[Task]:
    """Find the issues that are meant, and say where each PDF goes.

    Raises:
        WishError: if two would go to the same place, one to that of an issue, or there is none.
    """
    if not is_batch(wishes.files):
        source = Path(wishes.files[0])
        if source.suffix.lower() in PDF_ENDINGS:
            raise WishError(f"{source} 是 PDF，不是稿件", _issue_beside(source))
        target = target_of(source, wishes.output, PDF_ENDINGS)
        if target is None:
            raise WishError(f"输出文件就是稿件本身：{source}", "用 -o 换一个文件名")
        is_named = wishes.output is not None and folder_of(wishes.output, PDF_ENDINGS) is None
        job = make(source, target)
        if not is_named:
            job = replace(job, kept_in=target.parent, make_folder=wishes.output is not None)
        return [Task(job)]
    folder = None
    if wishes.output is not None:
        folder = folder_of(wishes.output, PDF_ENDINGS, is_several=True)
    tasks = plan(find_issues(wishes.files), folder, make)
    return [task if wishes.remembers else replace(task, root=None) for task in tasks]


def _issue_beside(pdf: Path) -> str:
    """Guess which issue was meant by the name of its PDF."""
    for ending in ENDINGS:
        issue = pdf.with_suffix(ending)
        if issue.exists():
            return f"是否想排 {issue}"
    return f"稿件是 {'、'.join(ENDINGS)} 文件"


def check_tasks(wishes: Wishes, make: MakeJob) -> list[Task]:
    """Find the issues that are meant; none of them gets a PDF.

    Raises:
        WishError: if a folder or a pattern means no issue.
    """
    if not is_batch(wishes.files):
        source = Path(wishes.files[0])
        return [Task(make(source, source))]
    found = distinct(find_issues(wishes.files))
    return [Task(issue.job(make, issue.source), is_whole=issue.is_whole) for issue in found]


def run_batch(tasks: Sequence[Task], wishes: Wishes) -> int:
    """Do *tasks*, tell what became of each, and give the exit status."""
    start = time.perf_counter()
    choose = partial(
        choose_workers,
        processes=wishes.processes,
        cluster=wishes.cluster,
        timeout=wishes.timeout,
        tell=report.show_note,
    )
    batch = Batch(tasks, choose, force=wishes.force)
    teller = Teller(
        wishes.format, is_alone=not is_batch(wishes.files), is_talkative=not wishes.is_quiet
    )
    for folder in batch.damaged():
        report.show_note(f"{folder} 的构建记录已损坏，重新排版并重建记录")
    for why in batch.unreadable():
        report.show_note(f"构建记录不能用：{why}；全部重新排版，不更新记录")
    entries: list[Serial] = []
    shown = teller.is_talkative and not teller.is_alone and wishes.format == "text"
    with (
        progress(len(tasks)) if shown else nullcontext(lambda: None) as step,
        closing(batch.run(lambda _: step())) as outcomes,
    ):
        for task, outcome in zip(tasks, outcomes, strict=True):
            teller.tell(outcome)
            if task.is_whole and outcome.serial:
                entries.append(outcome.serial)
    found = series_findings(entries)
    teller.close(found, batch.faults)
    for fault in batch.faults:
        report.show_fault(fault)
    if teller.is_talkative and not teller.is_alone:
        show_summary(batch.counts, batch.pages, time.perf_counter() - start, teller.found)
    strict = any(task.job.strict for task in tasks)
    return batch.status() or (INPUT_HAS_ERRORS if strict and found else 0)


class Teller:
    """Tells of outcomes, in the format that was asked for.

    Attributes:
        is_alone: whether there is but one job.
        is_talkative: whether more than problems is told.
        found: all diagnostics that were told so far.
    """

    def __init__(self, format_: str, *, is_alone: bool, is_talkative: bool) -> None:
        self._format = format_
        self.is_alone = is_alone
        self.is_talkative = is_talkative
        self.found: list[Diagnostic] = []

    def tell(self, outcome: Outcome) -> None:
        self.found += outcome.diagnostics
        if self._format == "text":
            show_outcome(outcome, is_alone=self.is_alone, is_quiet=not self.is_talkative)
            return
        from gongwen.report import machines

        if outcome.fault:
            self.found.append(machines.findings_of(outcome)[-1])
        if self._format == "json":
            self._put(machines.json_records(outcome))
        elif self._format == "github":
            self._put(machines.github_annotations(machines.findings_of(outcome)))

    def close(self, found: Sequence[Diagnostic], faults: Sequence[MachineError] = ()) -> None:
        """Tell of *found* in several files together, and of everything that was kept back.

        Args:
            found: what is wrong with several files.
            faults: what the machine could not do besides the jobs; only SARIF has a place for it.
        """
        self.found += found
        if self._format == "text":
            show_findings(found)
        elif self._format == "sarif":
            from gongwen.report.sarif import sarif

            self._put(sarif(self.found, faults))
        else:
            from gongwen.report import machines

            if self._format == "json":
                self._put(machines.json_diagnostics(found))
            else:
                self._put(machines.github_annotations(found))

    @staticmethod
    def _put(text: str) -> None:
        """Write data on stdout; where that fails, the work goes on, and the exit status tells."""
        try:
            put(text)
        except MachineError as fault:
            report.show_fault(fault)
            report.unheard.set(True)
        except typer.Exit:  # whoever read along has gone
            report.unheard.set(True)
