"""校样: what a finished page can be measured by, and the grid to look at it on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongwen.compose.grid import Grid
from gongwen.compose.lines.charclass import CharClass, char_class
from gongwen.pages import Composition, Element, Mark, Page, Rule
from gongwen.sheet.groups import Sheet
from gongwen.units import EPSILON, Pt


@dataclass(frozen=True, slots=True)
class Count:
    """The figures of some text rows.

    Attributes:
        rows: of the grid that hold text.
        squeezes: half cells taken out of marks.
        stretched: rows that were opened.
        hanzi: 汉字 in them.
        on_column: those of them that stand on a column.
    """

    rows: int = 0
    squeezes: int = 0
    stretched: int = 0
    hanzi: int = 0
    on_column: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Give the figures of both together."""
        return Count(
            self.rows + other.rows,
            self.squeezes + other.squeezes,
            self.stretched + other.stretched,
            self.hanzi + other.hanzi,
            self.on_column + other.on_column,
        )

    @property
    def share(self) -> float:
        """The share of 汉字 that stand on a column, from 0 to 1."""
        return self.on_column / self.hanzi if self.hanzi else 1.0

    def __str__(self) -> str:
        return (
            f"{self.rows} 行，挤压 {self.squeezes} 处，拉伸 {self.stretched} 行，"
            f"汉字在格 {self.on_column}/{self.hanzi}（{self.share:.1%}）"
        )


def count(page: Page, elements: Sequence[Element], sheet: Sheet) -> Count:
    """Measure the rows of a page that stand on the grid; masthead and imprint do not."""
    grid = Grid.of(sheet)
    reach = sheet.breaking.on_column.pt
    total = Count()
    counted: set[Pt] = set()
    for mark in page.marks:
        baseline = _grid_baseline(mark, elements, grid)
        if baseline is None:
            continue
        on, hanzi = _columns(mark, grid, reach)
        new = baseline not in counted
        counted.add(baseline)
        total += Count(int(new), mark.squeezes, int(new and mark.stretched), hanzi, on)
    return total


def _grid_baseline(mark: Mark, elements: Sequence[Element], grid: Grid) -> Pt | None:
    """Give the baseline of a mark if it is text on a row of the grid."""
    if isinstance(mark.element, str) or not mark.runs or mark.runs[0].size != grid.size:
        return None
    if mark.turn is not None:
        # Its rows run across those of the grid.
        return None
    parent = elements[mark.element].parent
    if parent is not None and elements[parent].role == "Sect":
        # Masthead and imprint have rows of their own.
        return None
    baseline = mark.runs[0].baseline
    row = (baseline - grid.baseline(grid.top, grid.size)) / grid.pitch
    return baseline if abs(row - round(row)) < EPSILON else None


def _columns(mark: Mark, grid: Grid, reach: Pt) -> tuple[int, int]:
    """Count the 汉字 on a column, and all of them."""
    on = hanzi = 0
    for run in mark.runs:
        for character, x in zip(run.text, run.xs, strict=True):
            if char_class(character) is CharClass.IDEOGRAPH:
                column = (x - grid.left) / grid.cell
                hanzi += 1
                on += abs(column - round(column)) * grid.cell <= reach
    return on, hanzi


def remarks(composition: Composition, sheet: Sheet) -> Iterator[str]:
    """Word the figures of every page and of all together, in Chinese."""
    pages, elements = composition.pages, composition.elements
    counts = [count(page, elements, sheet) for page in pages]
    for page, figures in zip(pages, counts, strict=True):
        yield f"第 {page.number} 面：{figures}"
    yield f"全文：{sum(counts, Count())}"


def grid_mark(sheet: Sheet) -> Mark:
    """Draw the glyph boxes of the grid as hairlines, to be laid under the text."""
    grid = Grid.of(sheet)
    hair = sheet.breaking.hairline.pt
    rules = [
        Rule(Pt(grid.left + column * grid.cell), grid.top, hair, grid.height, "grid")
        for column in range(grid.columns)
    ]
    rules.append(Rule(Pt(grid.right - hair), grid.top, hair, grid.height, "grid"))
    for row in range(grid.rows):
        upper, lower = grid.row_top(row), grid.row_top(row) + grid.size - hair
        rules.append(Rule(grid.left, upper, grid.width, hair, "grid"))
        rules.append(Rule(grid.left, Pt(lower), grid.width, hair, "grid"))
    return Mark("layout", tuple(rules))
