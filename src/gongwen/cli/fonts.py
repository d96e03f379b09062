"""``gongwen fonts``: the fonts, and which characters of an issue come from which."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gongwen import report
from gongwen.cli.options import (
    TABLE_FORMATS,
    Allow,
    Style,
    TableFormat,
    allowed_paths,
    known_format,
    style_file,
)
from gongwen.cli.status import INPUT_HAS_ERRORS
from gongwen.cli.streams import put, refuse_standard

if TYPE_CHECKING:
    from gongwen.press.draft import Draft

WIDTH: Final = 36
"""Characters of a font on a line: with the indent, 36 汉字 take 74 of the 80 columns of a terminal."""


def fonts(
    file: Annotated[
        str | None, typer.Argument(metavar="文件", help="稿件；不写则只列出随程序附带的字体")
    ] = None,
    *,
    style: Style = None,
    allow: Allow = None,
    format_: TableFormat = "text",
) -> int:
    """列出字体的文件、许可和收字；给出稿件时，列出各字用的是哪个字体。"""
    import json

    from gongwen.desk.fontlist import as_cells, as_json, catalogue, characters
    from gongwen.render.fonts.book import FontBook
    from gongwen.report.table import columns

    refuse_standard("fonts", file)
    form = known_format(format_, TABLE_FORMATS)
    book, used = FontBook(), None
    if file is not None:
        draft = _draft(file, style, allow)
        if draft.composition is None:
            return INPUT_HAS_ERRORS
        book, used = draft.fonts, characters(draft.composition)
    if form == "json":
        put(json.dumps(as_json(catalogue(book), used), ensure_ascii=False, indent=2) + "\n")
    elif used is None:
        put(columns(as_cells(catalogue(book))))
    else:
        listed = {each.font: each for each in catalogue(book)}
        for font, counted in used.items():
            about = listed[font]
            put(f"{about.alias} {font} {about.file}：{len(counted)} 字，{counted.total()} 次\n")
            put("".join(f"  {line}\n" for line in _lines("".join(sorted(counted)))))
    return 0


def _draft(file: str, style: str | None, allow: list[str] | None) -> "Draft":
    """Compose an issue and show what is wrong with it."""
    from gongwen.press.draft import prepare
    from gongwen.press.jobs import Job

    source = Path(file)
    job = Job(source, source, style_file(style), allowed_paths(allow))
    draft = prepare(job)
    report.show_diagnostics(draft.diagnostics)
    return draft


def _lines(text: str) -> Iterator[str]:
    for start in range(0, len(text), WIDTH):
        yield text[start : start + WIDTH]
