"""Pages as text, one line a row: for eyes, for ``--dump`` and for golden tests.

    page 1 · folio 1 · 595.28 × 841.89
      153.07    96.47  488.80  title 60 red  ~1  某某政务
    rule   79.37   269.29  442.20   0.35 red

Baseline, x of the first and of the last character, fonts, size, remarks, text. All lengths are in
points. ``~2`` says that two half cells were squeezed out of the row, ``<>`` that it was stretched,
``¦`` in the text that another structure element begins.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from gongwen.pages import Composition, Mark, Page, Rule


def dump(composition: Composition) -> str:
    """Give the pages of *composition* as text."""
    return "\n".join(line for page in composition.pages for line in _page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    folio = "" if page.folio is None else f" · folio {page.folio}"
    yield f"page {page.number}{folio} · {page.width:.2f} × {page.height:.2f}"
    for _, marks in groupby(page.marks, key=attrgetter("baseline")):
        row = list(marks)
        for rule in (rule for mark in row for rule in mark.rules):
            yield _rule(rule)
        if any(mark.text for mark in row):
            yield _row([mark for mark in row if mark.text])


def _rule(rule: Rule) -> str:
    sides = f"{rule.x:7.2f} {rule.y:7.2f} {rule.width:7.2f} {rule.height:6.2f}"
    return f"  rule {sides}" + ("" if rule.ink == "black" else f" {rule.ink}")


def _row(marks: list[Mark]) -> str:
    """Word the marks that stand on one baseline, one after the other."""
    runs = [run for mark in marks for run in mark.runs if run.text]
    columns = [
        f"{_joined(f'{run.baseline:.2f}' for run in runs):>7}",
        f"{runs[0].xs[0]:7.2f} {runs[-1].xs[-1]:7.2f}",
        _joined(run.font for run in runs),
        _joined(f"{run.size:g}" for run in runs),
    ]
    scales = _joined(f"{run.scale:.1%}" for run in runs)
    if scales != "100.0%":
        columns.append(scales)
    if any(run.ink == "red" for run in runs):
        columns.append("red")
    if squeezes := sum(mark.squeezes for mark in marks):
        columns.append(f"~{squeezes}")
    if any(mark.stretched for mark in marks):
        columns.append("<>")
    return "  " + "  ".join(columns) + "  " + "¦".join(mark.text for mark in marks)


def _joined(values: Iterator[str]) -> str:
    """Join the distinct *values* by +, in the order of their first use."""
    return "+".join(dict.fromkeys(values))
