"""Rows of cells → text in columns, for a terminal."""

from collections.abc import Sequence

from gongwen.report import cells, harmless


def columns(rows: Sequence[Sequence[str]]) -> str:
    r"""Set *rows* of as many cells each in columns, two spaces apart.

    >>> columns([("项目", "数值"), ("rows", "22"), ("body", "")])
    '项目  数值\nrows  22\nbody\n'
    """
    shown = [[harmless(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*shown, strict=True)]
    return "".join(
        "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        + "\n"
        for row in shown
    )
