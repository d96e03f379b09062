"""``gongwen new``: a commented file for the next issue."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from gongwen import report
from gongwen.cli.options import YAML_ENDINGS
from gongwen.cli.status import INPUT_HAS_ERRORS
from gongwen.cli.streams import STANDARD, folder_of, put, write_carefully
from gongwen.diagnostics import IssueError, WishError


def new(
    form: Annotated[str, typer.Argument(metavar="版式", help="如 bulletin（简报）")],
    *,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="YAML", help="写到文件或文件夹；默认是 期号.yaml"),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="如 2024-03-05；默认是今天")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经有了，内容不同，也改写")] = False,
) -> int:
    """新建一份带说明的稿件，期号接着文件夹里已有的。"""
    from gongwen.forms import find_form, forms_now
    from gongwen.press.files import make_folder

    if find_form(form) is None:
        raise WishError(f"没有版式“{form}”", f"现在能排的：{forms_now()}")
    dated = _day(day)
    is_shown = output == STANDARD
    named = None if output is None or is_shown else Path(output)
    folder = Path()
    if named is not None:
        into = folder_of(str(output), YAML_ENDINGS)
        folder = into or named.parent
        named = None if into else named

    from gongwen.desk.new import start_issue, write_template

    try:
        start = start_issue(folder, dated, is_made=named is None)
    except IssueError as error:
        report.show_diagnostics(error.diagnostics)
        return INPUT_HAS_ERRORS
    if is_shown:
        put(write_template(start, start.file))
        return 0
    target = named or folder / start.file
    if named is None:
        make_folder(target.parent)
    write_carefully(target, write_template(start, target.name).encode(), force=force)
    report.show_note(f"已写入 {target}（第{start.number}期，{dated.isoformat()}）")
    return 0


def _day(written: str | None) -> date:
    """Understand ``--date``; the only place where the clock has a say."""
    if written is None:
        return datetime.now().astimezone().date()
    from gongwen.document.text import Text
    from gongwen.read.findings import Findings
    from gongwen.read.parts.dates import parse_day

    findings = Findings("--date")
    found = parse_day(Text(written), findings)
    if found is None:
        problem = findings.all()[0]
        raise WishError(f"--date：{problem.message}", problem.hint)
    return found.value
