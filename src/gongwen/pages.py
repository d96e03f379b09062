"""WHAT WILL BE INKED: pages on which nothing is left to decide.

``compose`` makes these values, everything in ``render`` draws them. Coordinates are points from
the page's top left corner, x to the right and y down.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gongwen.units import Pt

Font = Literal["fangsong", "kaiti", "heiti", "songti", "title", "rare"]
"""A font by the name under which the program holds one file: 仿宋, 楷体, 黑体, 宋体, 小标宋,
罕用字. The sheet says which *face* an element has; the composer picks one font per character."""

Ink = Literal["black", "red", "grid"]

Role = Literal[
    "Document",
    "Part",
    "Sect",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "TOC",
    "TOCI",
]
"""Structure types of ISO 32000-1, 14.8.4, as far as the forms use them."""

ArtifactKind = Literal["layout", "footer"]
"""What is drawn but not read: rules (layout) and folios (footer)."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One node of the logical structure; two nodes are the same if they are one object.

    Attributes:
        role: its structure type.
        parent: None for the root only.
        title: for outlines and contents; empty where it has none.
        target: for an entry of the contents, the heading to which it leads.
    """

    role: Role
    parent: "Element | None"
    title: str = ""
    target: "Element | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font and size on one baseline, each at its own x.

    Attributes:
        text: the characters to be drawn and to be copied.
        font: one font for all of them.
        size: in points.
        baseline: in points from the page's top edge.
        xs: origin of every character's glyph, in points from the page's left edge; one per
            character of *text*.
        scale: horizontal scaling of the glyphs; 1 for none.
        ink: the colour.
        rise: how far above the baseline the origins are, in points: fonts draw their 汉字 at
            different heights, and in a row they stand at one.
    """

    text: str
    font: Font
    size: Pt
    baseline: Pt
    xs: tuple[Pt, ...]
    scale: float = 1.0
    ink: Ink = "black"
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle, in points; *y* is its upper edge."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    ink: Ink = "black"


@dataclass(frozen=True, slots=True)
class Mark:
    """What belongs to one structure element, or to none, on one row of a page.

    Attributes:
        element: the element of which it is a part, or the kind of an artifact.
        runs: in reading order; together one row of text.
        rules: drawn before the runs.
        squeezes: how many half cells were taken out of punctuation in this row.
        stretched: whether white space was added to make the row full.
    """

    element: Element | ArtifactKind
    runs: tuple[Run, ...] = ()
    rules: tuple[Rule, ...] = ()
    squeezes: int = 0
    stretched: bool = False

    @property
    def text(self) -> str:
        """The characters of the row."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper.

    Attributes:
        number: the ordinal, from 1.
        width: of the sheet, in points.
        height: of the sheet, in points.
        marks: in reading order.
        folio: the printed page number; None where none is printed.
    """

    number: int
    width: Pt
    height: Pt
    marks: tuple[Mark, ...]
    folio: int | None = None


@dataclass(frozen=True, slots=True)
class Info:
    """What a file says about itself; nothing of the machine, the user or the clock."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    created: date | None = None
    language: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class Composition:
    """A finished document: its sides and what is known about it.

    Attributes:
        pages: one per side, in reading order.
        info: the catalogue data.
        remarks: what the composer decided and why, in Chinese, for ``-v``.
    """

    pages: tuple[Page, ...]
    info: Info
    remarks: tuple[str, ...] = ()
