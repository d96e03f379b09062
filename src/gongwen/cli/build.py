"""``gongwen build``: an issue file goes in, a PDF comes out."""

from pathlib import Path
from typing import Annotated

import typer

from gongwen import report
from gongwen.cli.status import INPUT_HAS_ERRORS, refuse
from gongwen.cli.streams import put, target_of


def build(
    file: Annotated[str, typer.Argument(metavar="文件", help="稿件：YAML 或纯文本")],
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="PDF", help="输出到文件或文件夹；默认与稿件同名、同文件夹"
        ),
    ] = None,
    style: Annotated[
        str | None, typer.Option("--style", metavar="文件", help="版面设置，优先于稿件自己的设置")
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="路径", help="准许稿件引用这个文件或文件夹；可重复"),
    ] = None,
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
    ] = "2a+ua1",
    show_grid: Annotated[
        bool, typer.Option("--show-grid", help="在文字下面画出字行网格，供校对")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="说明排版时的取舍和各面的行、挤压、在格率")
    ] = False,
) -> int:
    """把一份稿件排成 PDF。"""
    if dump and output is not None:
        return refuse("--dump 不写 PDF，不能与 -o 同用", "去掉其中一个")
    source = Path(file)
    target = target_of(source, output, ".pdf")
    if target is None:
        return refuse(f"输出文件就是稿件本身：{file}", "用 -o 换一个文件名")

    from gongwen import build as builder
    from gongwen.render.pdf import FORMS

    form = next((each for each in FORMS if each == pdf), None)
    if form is None:
        return refuse(f"没有 PDF 格式“{pdf}”", "可用的格式：" + "、".join(FORMS))
    allowed = tuple(map(Path, allow or ()))
    job = builder.Job(
        source, target, Path(style) if style else None, allowed, form, show_grid=show_grid
    )
    draft = builder.prepare(job)
    report.show_diagnostics(draft.diagnostics)
    if draft.composition is None:
        return INPUT_HAS_ERRORS
    if verbose:
        from gongwen.compose import figures

        for remark in (*draft.composition.remarks, *figures(draft.composition, draft.sheet)):
            report.show_note(remark)
    if dump:
        from gongwen.render.dump import dump as as_text

        put(as_text(draft.composition))
        return 0
    from gongwen.files import write_whole

    write_whole(target, builder.draw(job, draft))
    report.show_note(f"已写入 {target}（{len(draft.composition.pages)} 页）")
    return 0
