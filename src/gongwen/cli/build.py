"""``gongwen build``: issue files go in, PDFs come out."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gongwen import report
from gongwen.cli.options import (
    Allow,
    Cluster,
    Exclude,
    Files,
    Format,
    Jobs,
    Name,
    Output,
    Quiet,
    Strict,
    Style,
    Timeout,
    allowed_paths,
    known_format,
    number_of_processes,
    number_of_seconds,
    style_file,
)
from gongwen.cli.status import INPUT_HAS_ERRORS
from gongwen.cli.streams import named_input, put
from gongwen.diagnostics import WishError

if TYPE_CHECKING:
    from gongwen.press.jobs import Job
    from gongwen.press.parcel import Parcel


USUAL: Final = "2a+ua1"
"""The form of PDF where nothing is said of it: for an archive and for a screen reader."""


def build(
    files: Files,
    *,
    output: Output = None,
    name: Name = None,
    style: Style = None,
    allow: Allow = None,
    dump: Annotated[
        bool, typer.Option("--dump", help="不写 PDF，把各页按行列成文字，写到标准输出")
    ] = False,
    pdf: Annotated[
        str,
        typer.Option(
            "--pdf",
            metavar="格式",
            help="2a+ua1（默认，存档与无障碍）、2u（存档）、3a（存档，附稿件原文）或 plain（普通）",
        ),
    ] = USUAL,
    show_grid: Annotated[
        bool, typer.Option("--show-grid", help="在文字下面画出字行网格，供校对")
    ] = False,
    compare: Annotated[
        bool, typer.Option("--check", help="不写文件，核对已有的 PDF 是否就是稿件排出的")
    ] = False,
    opens: Annotated[bool, typer.Option("--open", help="排好后打开 PDF；只排一份时用")] = False,
    exclude: Exclude = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="删去稿件已经没有了的 PDF，只删自己排的、没有改过的")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="没有变化的也重新排")] = False,
    strict: Strict = False,
    jobs: Jobs = None,
    timeout: Timeout = None,
    cluster: Cluster = None,
    format_: Format = "text",
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="说明排版时的取舍和各面的行、挤压、在格率")
    ] = False,
) -> int:
    """把稿件排成 PDF。"""
    if dump:
        _dump_alone(
            {"-o": output, "--check": compare, "--cluster": cluster, "--open": opens}
            | {"--format": format_ != "text", "--jobs": jobs, "--force": force, "--prune": prune}
            | {"--pdf": pdf != USUAL, "--show-grid": show_grid, "--timeout": timeout}
        )
    from gongwen.cli.batch import Wishes, run_batch, tasks_of
    from gongwen.cli.piped import is_piped, pipe_of, run_pipe
    from gongwen.press.jobs import Job
    from gongwen.render.pdf.standards import STANDARDS

    standard = next((each for each in STANDARDS if each == pdf), None)
    if standard is None:
        raise WishError(f"没有 PDF 格式“{pdf}”", "可用的格式：" + "、".join(STANDARDS))
    wishes = Wishes(
        files,
        output,
        number_of_processes(jobs),
        cluster,
        number_of_seconds(timeout),
        known_format(format_),
        is_quiet=quiet,
        force=force,
        remembers=not compare,
        exclude=exclude or (),
        prune=prune,
    )
    make = partial(
        Job,
        style=style_file(style),
        allowed=allowed_paths(allow),
        standard=standard,
        show_grid=show_grid,
        purpose="compare" if compare else "write",
        strict=strict,
        remarks=verbose,
    )
    if is_piped(files, output):
        if opens:
            raise WishError("--open 打开的是文件，不能与“-”同用", "写明稿件和 PDF 的文件名")
        pipe = pipe_of(files, output, make, name)
        if dump:
            return _dump(pipe.job, pipe.parcel)
        return run_pipe(pipe, wishes.format, is_quiet=quiet)
    named_input(files[0], name)
    plan = tasks_of(wishes, make)
    tasks = plan.tasks
    if opens and (compare or len(tasks) > 1):
        raise WishError("--open 一次打开一份刚排好的 PDF", "去掉 --check，只写一份稿件")
    if dump:
        if len(tasks) > 1:
            raise WishError("--dump 一次只列一份稿件", "写明一个文件")
        return _dump(tasks[0].job)
    status = run_batch(plan, wishes)
    if opens and status == 0:
        _open(tasks[0].job.target)
    return status


def _dump_alone(options: Mapping[str, object]) -> None:
    """Refuse *options* that ``--dump`` would not heed.

    Raises:
        WishError: if one was given.
    """
    for option, value in options.items():
        if value not in (None, False):
            raise WishError(f"--dump 不写 PDF，不能与 {option} 同用", "去掉其中一个")


def _open(pdf: Path) -> None:
    """Show a PDF in the viewer of the system; whether there is one is no fault of the PDF."""
    import os

    if hasattr(os, "startfile"):  # Windows, where typer looks for a program called start
        os.startfile(pdf)  # noqa: S606 - the viewer that the user has chosen
    elif typer.launch(str(pdf)):
        report.show_note(f"打不开 {pdf}：没有找到看 PDF 的程序")


def _dump(job: "Job", parcel: "Parcel | None" = None) -> int:
    from gongwen.press.draft import prepare
    from gongwen.render.dump import dump as as_text

    draft = prepare(job, parcel)
    report.show_diagnostics(draft.diagnostics)
    if draft.composition is None:
        return INPUT_HAS_ERRORS
    if job.remarks:
        from gongwen.compose import figures

        for remark in (*draft.composition.remarks, *figures(draft.composition, draft.sheet)):
            report.show_note(remark)
    put(as_text(draft.composition))
    return 0
