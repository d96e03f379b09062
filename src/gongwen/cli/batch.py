"""What ``build`` and ``check`` have in common: many inputs, one stream of outcomes."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import typer

from gongwen import report
from gongwen.cli.options import PDF_ENDINGS
from gongwen.cli.status import INPUT_HAS_ERRORS
from gongwen.cli.streams import folder_of, put, target_of
from gongwen.diagnostics import Diagnostic, MachineError, Span, WishError
from gongwen.document import Serial
from gongwen.press.batch import Batch
from gongwen.press.inputs import ENDINGS, Search, distinct, is_batch, plan, search
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
        exclude: patterns of issues that are left out.
        prune: whether PDFs are removed whose issue is gone.
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
    exclude: Sequence[str] = ()
    prune: bool = False


class Plan(NamedTuple):
    """What is to be done.

    Attributes:
        tasks: in the order of the command line.
        notes: what was left out, and why.
        faults: why folders could not be read.
        places: the folders that were looked through.
        excluded: the issues that were left out.
    """

    tasks: list[Task]
    notes: tuple[str, ...] = ()
    faults: tuple[MachineError, ...] = ()
    places: tuple[Path, ...] = ()
    excluded: tuple[Path, ...] = ()


def tasks_of(wishes: Wishes, make: MakeJob) -> Plan:
    """Find the issues that are meant, and say where each PDF goes.

    Raises:
        WishError: if two would go to the same place, one to that of an issue, or there is none.
    """
    if not is_batch(wishes.files):
        source = _only(wishes)
        if wishes.prune:
            raise WishError("--prune 清理的是文件夹", "给一个文件夹，或用 -o 写明放 PDF 的文件夹")
        if source.suffix.lower() in PDF_ENDINGS:
            raise WishError(f"{source} 是 PDF，不是稿件", _issue_beside(source))
        target, into = target_of(source, wishes.output, PDF_ENDINGS)
        job = make(source, target)
        if wishes.output is None or into is not None:
            job = replace(job, kept_in=target.parent, make_folder=into is not None)
        return Plan([Task(job)])
    folder = None
    if wishes.output is not None:
        folder = folder_of(wishes.output, PDF_ENDINGS, is_several=True)
    found = search(wishes.files, wishes.exclude)
    tasks = plan(found.found, folder, make)
    kept = [task if wishes.remembers else replace(task, root=None) for task in tasks]
    return Plan(kept, tuple(_left_out(found)), found.faults, found.places, found.excluded)


def _issue_beside(pdf: Path) -> str:
    """Guess which issue was meant by the name of its PDF."""
    for ending in ENDINGS:
        issue = pdf.with_suffix(ending)
        if issue.exists():
            return f"是否想排 {issue}"
    return f"稿件是 {'、'.join(ENDINGS)} 文件"


def _only(wishes: Wishes) -> Path:
    """Give the one issue that is named.

    Raises:
        WishError: if it is a series file, or something is to be left out of it.
    """
    if wishes.exclude:
        raise WishError("--exclude 从文件夹、通配符里排除", "只排一份稿件时去掉它")
    (only,) = search(wishes.files).found
    return only.source


def _left_out(found: Search) -> Iterator[str]:
    for path in found.series_files:
        yield f"略过 {path}：是各期共用的设置，不是稿件"
    for path in found.skipped:
        yield f"略过 {path}：看名字不是稿件；是的话，写明它的文件名"
    for pattern in found.unused:
        yield f"--exclude “{pattern}”没有排除什么；通配符要加引号"


def check_tasks(wishes: Wishes, make: MakeJob) -> Plan:
    """Find the issues that are meant; none of them gets a PDF.

    Raises:
        WishError: if a folder or a pattern means no issue.
    """
    if not is_batch(wishes.files):
        source = _only(wishes)
        return Plan([Task(make(source, source))])
    found = search(wishes.files, wishes.exclude)
    tasks = [Task(issue.job(make, issue.source)) for issue in distinct(found.found)]
    return Plan(tasks, tuple(_left_out(found)), found.faults, found.places, found.excluded)


def run_batch(plan: Plan, wishes: Wishes) -> int:
    """Do what is planned, tell what became of each, and give the exit status."""
    start = time.perf_counter()
    choose = partial(
        choose_workers,
        processes=wishes.processes,
        cluster=wishes.cluster,
        timeout=wishes.timeout,
        tell=report.show_note,
    )
    is_alone = not is_batch(wishes.files)
    teller = Teller(wishes.format, is_alone=is_alone, is_talkative=not wishes.is_quiet)
    if teller.is_talkative:
        for note in plan.notes:
            report.show_note(note)
    strict = any(task.job.strict for task in plan.tasks)
    held = _held_back(plan) if strict and not is_alone else []
    batch = Batch(plan.tasks, choose, force=wishes.force, held={each.span.file for each in held})
    batch.faults += plan.faults
    for folder in batch.damaged():
        report.show_note(f"{folder} 的构建记录已损坏，重新排版并重建记录")
    for why in batch.unreadable():
        report.show_note(f"构建记录不能用：{why}；全部重新排版，不更新记录")
    entries: list[Serial] = []
    shown = teller.is_talkative and not teller.is_alone and wishes.format == "text"
    with (
        progress(len(plan.tasks)) if shown else nullcontext(lambda: None) as step,
        closing(batch.run(lambda _: step())) as outcomes,
    ):
        for outcome in outcomes:
            teller.tell(outcome)
            if outcome.serial and not is_alone:
                entries.append(outcome.serial)
    found = held or _findings_of_series(entries, plan.excluded)
    orphans = _orphans(plan, wishes, batch.faults)
    found = [*found, *orphans]
    teller.close(found, batch.faults)
    for fault in batch.faults:
        report.show_fault(fault)
    if teller.is_talkative and not teller.is_alone:
        show_summary(batch.counts, batch.pages, time.perf_counter() - start, teller.found)
    fails = strict or any(each.severity == "error" for each in orphans)
    return batch.status() or (INPUT_HAS_ERRORS if fails and found else 0)


def _held_back(plan: Plan) -> list[Diagnostic]:
    from gongwen.press.folder import held_back

    return held_back(plan.tasks, plan.excluded)


def _findings_of_series(entries: Sequence[Serial], excluded: Sequence[Path]) -> list[Diagnostic]:
    if not entries:
        return []
    from gongwen.press.folder import findings_of_series

    return list(findings_of_series(entries, excluded))


def _orphans(plan: Plan, wishes: Wishes, faults: list[MachineError]) -> list[Diagnostic]:
    """Remove the PDFs whose issue is gone, or tell of them where they are only compared."""
    is_compared = any(task.job.purpose == "compare" for task in plan.tasks)
    if not (wishes.prune or (is_compared and is_batch(wishes.files))):
        return []
    from gongwen.press.prune import orphans, remove

    found = []
    for folder in dict.fromkeys(task.job.kept_in for task in plan.tasks if task.job.kept_in):
        for orphan in orphans(folder, plan.places):
            if wishes.prune and not is_compared:
                try:
                    report.show_note(remove(orphan))
                except MachineError as fault:
                    faults.append(fault)
            elif not orphan.is_changed:
                message = f"这份 PDF 的稿件 {orphan.source} 已经没有了"
                hint = "运行 gongwen build --prune 清理，或补回稿件"
                found.append(
                    Diagnostic("error", "pdf-orphan", message, Span(str(orphan.pdf)), hint)
                )
    return found


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
        self._told: set[tuple[Span, str, str]] = set()

    def tell(self, outcome: Outcome) -> None:
        """Tell of *outcome*, but for what was told of a file that several issues share."""
        news = replace(outcome, diagnostics=self._news_of(outcome))
        self.found += news.diagnostics
        if self._format == "text":
            show_outcome(news, is_alone=self.is_alone, is_quiet=not self.is_talkative)
            return
        from gongwen.report import machines

        if outcome.fault:
            self.found.append(machines.findings_of(outcome)[-1])
        if self._format == "json":
            self._put(machines.json_records(outcome, news))
        elif self._format == "github":
            self._put(machines.github_annotations(machines.findings_of(news)))

    def _news_of(self, outcome: Outcome) -> tuple[Diagnostic, ...]:
        own = str(outcome.job.source)
        news = []
        for each in outcome.diagnostics:
            key = each.span, each.code, each.message
            if each.span.file == own or key not in self._told:
                news.append(each)
                self._told.add(key)
        return tuple(news)

    def close(self, found: Sequence[Diagnostic], faults: Sequence[MachineError] = ()) -> None:
        """Tell of *found* in several files together, and of everything that was kept back.

        Args:
            found: what is wrong with several files.
            faults: what the machine could not do besides the jobs.
        """
        self.found += found
        if self._format == "text":
            show_findings(found)
        elif self._format == "sarif":
            from gongwen.report.sarif import sarif

            self._put(sarif(self.found, faults))
        else:
            from gongwen.report import machines

            found = [*found, *map(machines.finding_of, faults)]
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
