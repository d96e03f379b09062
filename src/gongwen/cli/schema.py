"""``gongwen schema``: the JSON Schema of issue files, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from gongwen import report
from gongwen.cli.streams import STANDARD, put


def schema(
    *,
    series: Annotated[
        bool, typer.Option("--series", help="共用设置 gongwen.yaml 的，而不是稿件的")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="JSON", help="写到文件；默认写到标准输出"),
    ] = None,
) -> int:
    """列出稿件文件的 JSON Schema，供编辑器提示和检查。"""
    import json

    from gongwen.desk.schema import issue_schema, series_schema

    whole = series_schema() if series else issue_schema()
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    if output in (None, STANDARD):
        put(text)
        return 0
    from gongwen.press.files import write_whole

    write_whole(Path(output), text.encode())
    report.show_note(f"已写入 {output}")
    return 0
