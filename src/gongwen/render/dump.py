"""Pages as text, one line a row: for eyes, for ``--dump`` and for golden tests.

    page 1 · folio 1 · 595.28 × 841.89
      153.07    96.47  488.80  title 60 red  ~1  某某政务
    rule   79.37   269.29  442.20   0.35 red

Baseline, x of the first and of the last character, fonts, size, remarks, text. All lengths are in
points. ``~2`` says that two half cells were squeezed out of the row, ``<>`` that it was stretched,
``¦`` in the text that another structure element begins. Of a picture the box, the samples and the
words are told. What is turned stands indented under the point of its turn, where it was set.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from gongwen.pages import Composition, Element, Mark, Page, Picture, Rule

INDENT: Final = "  "


def dump(composition: Composition) -> str:
    """Give the pages of *composition* as text."""
    elements = composition.elements
    return "\n".join(line for page in composition.pages for line in _page(page, elements)) + "\n"


def _page(page: Page, elements: Sequence[Element]) -> Iterator[str]:
    folio = "" if page.folio is None else f" · folio {page.folio}"
    yield f"page {page.number}{folio} · {page.width:.2f} × {page.height:.2f}"
    for turn, turned in groupby(page.marks, key=attrgetter("turn")):
        indent = INDENT
        if turn is not None:
            yield f"{indent}turn {turn.x:7.2f} {turn.y:7.2f}"
            indent += INDENT
        for _, row in groupby(turned, key=attrgetter("baseline")):
            yield from (indent + line for line in _row(list(row), elements))


def _row(marks: Sequence[Mark], elements: Sequence[Element]) -> Iterator[str]:
    """Word the marks that stand on one baseline: shapes one by one, the text as one line."""
    written = [mark for mark in marks if mark.text]
    is_told = False
    for mark in marks:
        for item in mark.items:
            if isinstance(item, Rule):
                yield _rule(item)
            elif isinstance(item, Picture):
                alt = "" if isinstance(mark.element, str) else elements[mark.element].alt
                yield _picture(item, alt)
            elif not is_told:
                is_told = True
                yield _text(written)


def _sides(shape: Rule | Picture) -> str:
    return f"{shape.x:7.2f} {shape.y:7.2f} {shape.width:7.2f} {shape.height:6.2f}"


def _rule(rule: Rule) -> str:
    return f"rule {_sides(rule)}" + ("" if rule.ink == "black" else f" {rule.ink}")


def _picture(picture: Picture, alt: str) -> str:
    image = picture.image
    kind = ("grey" if image.components == 1 else "colour") + ("" if image.mask is None else " mask")
    return f"picture {_sides(picture)} {image.width}×{image.height} {kind}  {alt}".rstrip()


def _text(marks: Sequence[Mark]) -> str:
    """Word the text of marks that stand on one baseline, one after the other."""
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
    return "  ".join(columns) + "  " + "¦".join(mark.text for mark in marks)


def _joined(values: Iterator[str]) -> str:
    """Join the distinct *values* by +, in the order of their first use."""
    return "+".join(dict.fromkeys(values))
