"""``gongwen sheet``: the measurement table with its clauses."""

from typing import Annotated

import typer

from gongwen.cli.options import TABLE_FORMATS, TableFormat, known_format
from gongwen.cli.status import refuse
from gongwen.cli.streams import put


def sheet(
    *,
    form: Annotated[
        str, typer.Option("--form", metavar="版式", help="bulletin（简报），现在只有这一种")
    ] = "bulletin",
    format_: TableFormat = "text",
) -> int:
    """列出版面数值表：每一项的名称、数值、允许的范围和出处。"""
    import json

    from gongwen.forms import FORMS, find_form
    from gongwen.report.table import columns
    from gongwen.sheet import sheet_of
    from gongwen.sheet.listing import as_cells, as_json

    found = find_form(form)
    if found is None:
        names = "、".join(each.name for each in FORMS)
        return refuse(f"没有版式“{form}”", f"可用的版式：{names}")
    if known_format(format_, TABLE_FORMATS) == "json":
        put(json.dumps(as_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        put(columns(as_cells(sheet_of(found.name))))
    return 0
