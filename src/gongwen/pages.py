"""WHAT WILL BE INKED: pages on which nothing is left to decide.

``compose`` makes these values, everything in ``render`` draws them. Coordinates are points from
the page's top left corner, x to the right and y down.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

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
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Caption",
    "Note",
]
"""Structure types of ISO 32000-1, 14.8.4, as far as the forms use them."""

Scope = Literal["Column", "Row", "Both"]
"""Of which cells a header cell 表头 is the header: those under it, those beside it, or both."""

ArtifactKind = Literal["layout", "footer"]
"""What is drawn but not read: rules (layout) and folios (footer)."""


class Palette(NamedTuple):
    """The colour of every ink but black, as six hexadecimal digits of sRGB.

    Attributes:
        red: of the red ink.
        grid: of the grid that a proof is laid over.
        is_spot: whether red is an ink of its own, which a press prints from a plate of its own.
    """

    red: str
    grid: str
    is_spot: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell of a table says about its place.

    Attributes:
        scope: of a header cell; None for any other.
        rows: how many it spans.
        columns: how many it spans.
    """

    scope: Scope | None = None
    rows: int = 1
    columns: int = 1

    def __post_init__(self) -> None:
        assert self.rows > 0, self
        assert self.columns > 0, self

    @property
    def is_header(self) -> bool:
        """Whether it names the cells of a column or a row."""
        return self.scope is not None


@dataclass(frozen=True, slots=True)
class Element:
    """One node of the logical structure, named by its index in ``Composition.elements``.

    Attributes:
        role: its structure type.
        parent: index of the element of which it is a part; None for the root only.
        title: for outlines and contents; empty where it has none.
        target: for an entry of the contents, index of the heading to which it leads.
        alt: the words for who cannot see it, of a figure.
        cell: of a table's cell; a header cell is a ``TH``, any other a ``TD``.
    """

    role: Role
    parent: int | None
    title: str = ""
    target: int | None = None
    alt: str = ""
    cell: Cell | None = None

    def __post_init__(self) -> None:
        role = None if self.cell is None else "TH" if self.cell.is_header else "TD"
        assert role in (None, self.role), f"a cell that is a {role} calls itself {self.role}"
        assert self.role != "TH" or self.cell, "a header cell has no scope"
        assert self.role != "Figure" or self.alt, "a figure has no words"


class Run(NamedTuple):
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

    A page has hundreds of them, so it is a named tuple, which is made in a quarter of the time.
    """

    text: str
    font: Font
    size: Pt
    baseline: Pt
    xs: tuple[Pt, ...]
    scale: float = 1.0
    ink: Ink = "black"
    rise: float = 0.0


class Rule(NamedTuple):
    """A filled rectangle, in points; *y* is its upper edge."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    ink: Ink = "black"


@dataclass(frozen=True, slots=True)
class Image:
    """Samples of eight bits, row by row from the upper left corner.

    Attributes:
        width: in samples.
        height: in samples.
        components: 1 for grey, 3 for sRGB.
        samples: as many bytes as there are components of samples.
        mask: one byte a sample, 0 where the paper shows through and 255 where it does not;
            None for an image without holes.
    """

    width: int
    height: int
    components: Literal[1, 3]
    samples: bytes = field(repr=False)
    mask: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        count = self.width * self.height
        assert self.width > 0, self
        assert len(self.samples) == count * self.components > 0, self
        assert self.mask is None or len(self.mask) == count, self


class Picture(NamedTuple):
    """An image that fills a box, in points; *y* is its upper edge."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    image: Image


class Turn(NamedTuple):
    """A quarter turn to the left about a point of the side.

    What was set from left to right then reads upwards, and its upper edge is on the left: so
    stands a wide table on an upright side, its head at the binding edge of a front and at the
    fore-edge of a back.

    Attributes:
        x: of the point, in points from the page's left edge.
        y: of the point, in points from the page's top edge.

    Source:
        GB/T 9704—2012, 8.
    """

    x: Pt
    y: Pt

    def to_side(self, x: float, y: float) -> tuple[float, float]:
        """Give the place on the side of a place in the mark.

        >>> Turn(Pt(100), Pt(100)).to_side(130, 100)
        (100, 70)
        """
        return self.x + (y - self.y), self.y - (x - self.x)


class Mark(NamedTuple):
    """What belongs to one structure element, or to none, on one row of a page.

    Attributes:
        element: index of the element of which it is a part, or the kind of an artifact.
        items: in painting order; the runs among them are in reading order too, on one baseline,
            and together one row of text.
        squeezes: how many half cells were taken out of punctuation in this row.
        stretched: whether white space was added to make the row full.
        turn: how the items, which are set upright, are turned on the side; None if they are not.
    """

    element: int | ArtifactKind
    items: tuple[Run | Rule | Picture, ...] = ()
    squeezes: int = 0
    stretched: bool = False
    turn: Turn | None = None

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text."""
        return tuple([item for item in self.items if isinstance(item, Run)])

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rectangles."""
        return tuple([item for item in self.items if isinstance(item, Rule)])

    @property
    def baseline(self) -> Pt | None:
        """The baseline of its row before a turn, in points; None if it has no text."""
        for item in self.items:
            if isinstance(item, Run):
                return item.baseline
        return None

    @property
    def text(self) -> str:
        """The characters of the row."""
        return "".join([item.text for item in self.items if isinstance(item, Run)])


class Page(NamedTuple):
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


class Info(NamedTuple):
    """What a file says about itself; nothing of the machine, the user or the clock."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    created: date | None = None
    language: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class Composition:
    """A finished document: its sides and what is known about it; equal if all of it is equal.

    Attributes:
        pages: one per side, in reading order.
        elements: the logical structure. The root comes first and every other behind its parent,
            but in no order beyond that: where an element is read, its first mark says.
        info: the catalogue data.
        palette: the colours of the inks.
        remarks: what the composer decided and why, in Chinese, for ``-v``.
    """

    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    info: Info
    palette: Palette
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        count = len(self.elements)
        for index, element in enumerate(self.elements):
            if element.parent is None:
                assert index == 0, f"{element} is a second root"
            else:
                assert 0 <= element.parent < index, f"{element} stands before its parent"
            assert element.target is None or 0 <= element.target < count, element
        for page in self.pages:
            for mark in page.marks:
                assert isinstance(mark.element, str) or 0 <= mark.element < count, mark
                for run in mark.runs:
                    assert len(run.xs) == len(run.text) > 0, run
