"""``gongwen convert``: an issue file goes in, the YAML that was understood comes out."""

from typing import Annotated

import typer

from gongwen import report
from gongwen.cli.options import YAML_ENDINGS, Name
from gongwen.cli.status import INPUT_HAS_ERRORS, refuse
from gongwen.cli.streams import (
    STANDARD,
    content_of,
    named_input,
    put,
    target_of,
    write_carefully,
)


def convert(
    file: Annotated[str, typer.Argument(metavar="文件", help="稿件：纯文本或 YAML；- 是标准输入")],
    *,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="YAML", help="输出到文件或文件夹；默认写到标准输出"),
    ] = None,
    name: Name = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经有了，内容不同，也改写")] = False,
) -> int:
    """把稿件写成 YAML，即程序所理解的内容。"""
    source = named_input(file, name)
    is_written = output not in (None, STANDARD)
    if output is not None and output.lower().endswith(".pdf"):
        return refuse(
            "convert 写的是 YAML，不是 PDF", "排成 PDF 用 gongwen build；-o 写 .yaml 文件"
        )
    target = target_of(source, output, YAML_ENDINGS) if is_written else None
    if force and not is_written:
        return refuse("--force 改写的是文件，要有 -o", "用 -o 写明 YAML 的文件名")

    from gongwen.desk.convert import convert as to_yaml

    text, diagnostics = to_yaml(source, content_of(file))
    report.show_diagnostics(diagnostics)
    if text is None:
        return INPUT_HAS_ERRORS
    if target is None:
        put(text)
        return 0
    from gongwen.press.files import make_folder

    if target.folder is not None:
        make_folder(target.folder)
    write_carefully(target.path, text.encode(), force=force)
    report.show_note(f"已写入 {target.path}")
    return 0
