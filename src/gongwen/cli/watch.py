"""``gongwen watch``: builds again whenever an issue is saved."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from gongwen import report
from gongwen.cli.options import Allow, Exclude, Files, Output, Style, allowed_paths, style_file
from gongwen.cli.streams import refuse_standard

if TYPE_CHECKING:
    from gongwen.press.jobs import Outcome

CLEAR: Final = "\x1b[2J\x1b[3J\x1b[H"
"""Empties a terminal and what was scrolled away, and starts at its top."""


def watch(
    files: Files,
    *,
    output: Output = None,
    style: Style = None,
    allow: Allow = None,
    exclude: Exclude = None,
) -> int:
    """守着稿件，每次保存后重新排版，按 Ctrl-C 结束。"""
    from gongwen.cli.batch import Wishes, tasks_of
    from gongwen.desk.watch import watch as keep_watch
    from gongwen.press.jobs import Job

    refuse_standard("watch", *files, output)
    make = partial(Job, style=style_file(style), allowed=allowed_paths(allow))
    wishes = Wishes(files, output, exclude=exclude or ())
    shown: list[Outcome] = []

    def find() -> list[Job]:
        tasks = tasks_of(wishes, make).tasks
        return [task.job for task in tasks]

    try:
        keep_watch(find, partial(_show, shown))
    except KeyboardInterrupt:
        report.show_note("已停止")
    return 0


def _show(shown: "list[Outcome]", outcomes: Sequence["Outcome"]) -> None:
    """Show what is wrong now, in the place of what was wrong before, and what is new.

    Args:
        shown: what was shown the last time; then, what is shown now.
        outcomes: of all jobs.
    """
    from gongwen.press.folder import findings_of_series
    from gongwen.report.outcomes import show_findings, show_outcome

    stream = sys.stderr
    if stream is not None and stream.isatty():
        stream.write(CLEAR)
    before = {id(each) for each in shown}
    for outcome in outcomes:
        # What was written earlier is not written now.
        is_old = outcome.status == "built" and id(outcome) in before
        told = replace(outcome, status="unchanged") if is_old else outcome
        show_outcome(told, is_alone=len(outcomes) == 1, is_quiet=False)
        if outcome.status != "built" and outcome.job.target.exists():
            report.show_note(f"{outcome.job.target} 没有更新，仍是以前的")
    shown[:] = outcomes
    entries = [each.serial for each in outcomes if each.serial]
    show_findings(findings_of_series(entries) if len(outcomes) > 1 else ())
    report.show_note("等候下一次保存，按 Ctrl-C 结束")
