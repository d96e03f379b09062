"""``gongwen preview``: the pages of an issue or of a PDF, to look at."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gongwen import report
from gongwen.cli.options import Allow, Style, allowed_paths, style_file
from gongwen.cli.status import INPUT_HAS_ERRORS
from gongwen.cli.streams import folder_of, put_bytes, refuse_standard
from gongwen.diagnostics import IssueError, WishError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongwen.desk.preview import Picture
    from gongwen.report.images import Protocol


ENDINGS: Final = (".png",)
"""Of the files that ``preview`` writes."""


def preview(
    file: Annotated[str, typer.Argument(metavar="文件", help="稿件，或已有的 PDF")],
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件夹",
            help="把各页写成 page-1.png、page-2.png……；写成 .png 文件的只能有一页",
        ),
    ] = None,
    page: Annotated[
        list[str] | None, typer.Option("--page", metavar="页", help="只看这一页；可重复")
    ] = None,
    dpi: Annotated[
        str, typer.Option("--dpi", metavar="数目", help="每英寸的点数，默认 144")
    ] = "144",
    style: Style = None,
    allow: Allow = None,
) -> int:
    """把各页画成图片，显示在终端里，或写成 PNG 文件。"""
    from gongwen.desk.preview import FINEST, load_pdf, pictures
    from gongwen.report.images import protocol_of

    refuse_standard("preview", file, output)
    dots = _whole_number(dpi, "--dpi", FINEST)
    numbers = [_whole_number(each, "--page") for each in page or ()]
    protocol = protocol_of(os.environ) if sys.stdout and sys.stdout.isatty() else None
    if output is None and protocol is None:
        raise WishError("这个终端不能显示图片", "用 -o 文件夹/ 写成 PNG 文件")
    folder = None if output is None else folder_of(output, ENDINGS)
    source = Path(file)
    pdf, found = load_pdf(source, style_file(style), allowed_paths(allow))
    report.show_diagnostics(found)
    if pdf is None:
        return INPUT_HAS_ERRORS
    drawn = pictures(pdf, file, dots, numbers)
    try:
        if output is not None and folder is None:
            _write_one(drawn, Path(output))
        elif folder is not None:
            _write(drawn, folder)
        elif protocol is not None:
            _show(drawn, protocol)
    except IssueError as error:
        report.show_diagnostics(error.diagnostics)
        return INPUT_HAS_ERRORS
    return 0


def _show(drawn: "Iterator[Picture]", protocol: "Protocol") -> None:
    from gongwen.report.images import as_escape

    for picture in drawn:
        put_bytes(as_escape(picture.png, protocol))


def _write_one(drawn: "Iterator[Picture]", target: Path) -> None:
    from gongwen.press.files import write_whole

    picture = next(drawn)
    if next(drawn, None) is not None:
        raise WishError(
            f"不止一页，{target} 只能写一页", "用 --page 选一页，或用 -o 写一个文件夹的名字"
        )
    write_whole(target, picture.png)
    report.show_note(f"已写入 {target}（第 {picture.number} 页）")


def _write(drawn: "Iterator[Picture]", folder: Path) -> None:
    from gongwen.press.files import make_folder, write_whole

    count = 0
    for picture in drawn:
        if not count:
            make_folder(folder)
        write_whole(folder / f"page-{picture.number}.png", picture.png)
        count += 1
    report.show_note(f"已写入 {folder}（{count} 页）")


def _whole_number(written: str, option: str, most: int | None = None) -> int:
    """Understand the number after an option."""
    if not (written.isascii() and written.isdigit()) or int(written) < 1:
        raise WishError(f"{option} 应是 1 以上的整数，不是“{written}”")
    if most is not None and int(written) > most:
        raise WishError(f"{option} 最大是 {most}，不是 {written}")
    return int(written)
