"""Pages made by hand, for tests of ``render`` that need no composer."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from gongwen.compose.structure import Structure
from gongwen.pages import (
    ArtifactKind,
    Composition,
    Element,
    Font,
    Info,
    Mark,
    Page,
    Palette,
    Picture,
    Rule,
    Run,
)
from gongwen.render.fonts.book import FontBook
from gongwen.units import Pt

WIDTH, HEIGHT = 595.276, 841.89
LEFT = 79.37
PITCH = 15.785
SIZE = 16.0
SQUEEZED_BEFORE = "“‘（《〈〔"

PALETTE = Palette("FF0000", "80C0FF")
ELEMENTS = (Element("Document", None), Element("P", 0))
PARAGRAPH = 1
"""The index of the only paragraph of a document whose structure does not matter."""

INFO = Info("测试公报第1期", "某某办公室", "公报", ("测试", "公报"), date(2020, 6, 30))


def run(
    text: str, font: Font = "fangsong", *, x: float = LEFT, pitch: float = PITCH, **changes: Any
) -> Run:
    """Make a run on the grid from *x* on; *changes* are attributes of ``Run``."""
    values: dict[str, Any] = {
        "size": SIZE,
        "baseline": 120.0,
        "xs": tuple(x + pitch * n for n in range(len(text))),
    }
    return Run(text, font, **(values | changes))


def mark(element: int | ArtifactKind, *items: Run | Rule | Picture) -> Mark:
    return Mark(element, items)


def page(*marks: Mark, number: int = 1, folio: int | None = None, **size: float) -> Page:
    width, height = size.get("width", WIDTH), size.get("height", HEIGHT)
    return Page(number, Pt(width), Pt(height), marks, folio)


def composed(*pages: Page, elements: Sequence[Element] = ELEMENTS) -> Composition:
    """Bind *pages*; with the structure of *elements*, or of a paragraph if that is not given."""
    return Composition(pages, tuple(elements), INFO, PALETTE)


def one_row(*runs: Run) -> Composition:
    """Put *runs* on the only row of the only page."""
    return composed(page(mark(PARAGRAPH, *runs)))


def squeezed_row(text: str, squeezed: Sequence[int], fonts: FontBook, baseline: float) -> Mark:
    """Set *text* on the grid, with the marks at the indices *squeezed* half a cell wide.

    Punctuation comes from songti, as in a real bulletin, so that squeezes fall between fonts.
    """
    placed: list[tuple[Font, str, float]] = []
    x = LEFT
    for index, character in enumerate(text):
        half = SIZE / 2 if index in squeezed else 0
        before = half if character in SQUEEZED_BEFORE else 0
        placed.append((_font(character, fonts), character, x - before))
        x += PITCH - half
    runs = []
    for font, group in groupby(placed, key=lambda each: each[0]):
        found = list(group)
        runs.append(
            Run(
                "".join(character for _, character, _ in found),
                font,
                Pt(SIZE),
                Pt(baseline),
                tuple(Pt(x) for _, _, x in found),
            )
        )
    return Mark(PARAGRAPH, tuple(runs), squeezes=len(squeezed))


def bulletin() -> Composition:
    """Make three pages with everything that pages may have."""
    structure = Structure()
    root = structure.add("Document")
    name = structure.add("P", root)
    part = structure.add("Part", root, title="关于加强基层治理的报告")
    title = structure.add("H1", part, title="关于加强基层治理的报告")
    heading = structure.add("H2", part, title="一、总体情况")
    paragraph = structure.add("P", part)
    entry = structure.add("TOCI", structure.add("TOC", root), target=title)
    red = Rule(Pt(LEFT), Pt(200), Pt(442), Pt(1), "red")
    first = page(
        mark(name, run("测试公报", "title", size=60.0, pitch=90.0, ink="red")),
        mark("layout", red),
        mark(entry, run("关于加强基层治理的报告", baseline=240.0)),
        number=1,
    )
    second = page(
        mark(title, run("关于加强基层治理的报告", "title", size=22.0, pitch=22.0)),
        mark(heading, run("一、总体情况", "heiti", baseline=160.0)),
        mark(paragraph, run("今年以来，各镇、街道认真落实", baseline=190.0)),
        mark(paragraph, run("上级部署，𬭸、龑、䶮等同志", "rare", baseline=220.0)),
        mark("footer", run("— 1 —", "songti", size=14.0, pitch=14.0, baseline=770.0)),
        number=2,
        folio=1,
    )
    third = page(
        mark(paragraph, run("——扎实工作。", "songti")),
        mark("footer", run("— 2 —", "songti", size=14.0, pitch=14.0, baseline=770.0)),
        number=3,
        folio=2,
    )
    return composed(first, second, third, elements=structure.elements)


def _font(character: str, fonts: FontBook) -> Font:
    if character in "，。、；：（）《》〈〉〔〕“”‘’—":
        return "songti"
    return "fangsong" if fonts.has("fangsong", character) else "rare"
