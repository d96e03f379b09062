"""``gongwen sheet``: the measurement table with its clauses."""

from typing import Annotated

import typer

from gongwen.cli.options import TABLE_FORMATS, TableFormat, known_format
from gongwen.cli.status import refuse
from gongwen.cli.streams import put


def sheet(
    *,
    form: Annotated[
        str, typer.Option("--form", metavar="版式", help="如 bulletin（简报）")
    ] = "bulletin",
    format_: TableFormat = "text",
) -> int:
    """列出版面数值表：每一项的名称、数值、允许的范围和出处。"""
    import json

    from gongwen.forms import find_form, forms_now
    from gongwen.report.table import columns
    from gongwen.sheet import sheet_of
    from gongwen.sheet.listing import as_cells, as_json

    found = find_form(form)
    if found is None:
        return refuse(f"没有版式“{form}”", f"现在能排的：{forms_now()}")
    if known_format(format_, TABLE_FORMATS) == "json":
        put(json.dumps(as_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        put(columns(as_cells(sheet_of(found.name))))
    return 0
