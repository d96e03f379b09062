"""The measurement table for people and for programs: every row with the clause it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gongwen.forms import Form
from gongwen.sheet import sheet_of
from gongwen.sheet.groups import Sheet
from gongwen.sheet.names import rows
from gongwen.sheet.rows import Choice, Colour, Measure, Row

BOUNDLESS: Final = 1e12
"""A cost may be as large as this, which is as large as anyone likes."""

VERSION: Final = 1
"""Of the JSON; it grows when a key changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a table, in words.

    Attributes:
        name: as a style names it, groups and row joined by full stops.
        alias: the same in Chinese.
        value: without its unit.
        unit: empty for words and colours.
        allowed: what a style may set it to.
        clause: where the value comes from.
    """

    name: str
    alias: str
    value: str
    unit: str
    allowed: str
    clause: str


def listed(sheet: Sheet) -> Iterator[Listed]:
    """Give the rows of *sheet* in words, in the order of the table."""
    for names, labels, row in rows(sheet):
        unit = row.unit if isinstance(row, Measure) else ""
        yield Listed(
            ".".join(names), ".".join(labels), _value(row), unit, _allowed(row), row.clause
        )


def as_json(form: Form) -> dict[str, Any]:
    """Give the table of *form* as a JSON object; numbers stay numbers."""
    table = [
        {"name": ".".join(names), "alias": ".".join(labels)} | _facts(row) | {"clause": row.clause}
        for names, labels, row in rows(sheet_of(form.name))
    ]
    return {"version": VERSION, "form": form.name, "name": form.label, "rows": table}


def as_cells(sheet: Sheet) -> list[Sequence[str]]:
    """Give a heading and the rows of *sheet* as cells of a table."""
    heading = ("项目", "中文", "数值", "允许", "出处")
    return [
        heading,
        *(
            (each.name, each.alias, f"{each.value} {each.unit}".strip(), each.allowed, each.clause)
            for each in listed(sheet)
        ),
    ]


def _value(row: Row) -> str:
    match row:
        case Measure():
            return f"{row.value:g}"
        case Choice():
            return f"{row.value}（{dict(row.options)[row.value]}）"
        case Colour():
            return str(row)


def _allowed(row: Row) -> str:
    match row:
        case Measure() if row.most >= BOUNDLESS:
            return f"{row.least:g} 以上"
        case Measure():
            return f"{row.least:g} 至 {row.most:g}"
        case Choice():
            return "、".join(alias for _, alias in row.options)
        case Colour():
            return "六位十六进制颜色"


def _facts(row: Row) -> dict[str, Any]:
    match row:
        case Measure():
            return {"value": row.value, "unit": row.unit, "least": row.least, "most": row.most}
        case Choice():
            return {"value": row.value, "options": dict(row.options)}
        case Colour():
            return {"value": row.value}
