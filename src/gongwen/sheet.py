"""The measurement table: its types.

A sheet is a tree of frozen groups whose leaves are rows. Each row has a value, a unit, a Chinese
label and the clause it comes from. The tables themselves are in ``sheets``; ``style`` finds
their rows by name.
"""

from dataclasses import dataclass, replace
from typing import Literal

from gongwen.pages import Font
from gongwen.units import Pt, mm

Unit = Literal["mm", "pt", "字", "行", "em", "%", "个", "分"]
"""字 is the width of a character of the row's own element, 行 a row of the grid, em a share of the
type size, 个 a count and 分 a cost of the line breaker."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the table.

    Attributes:
        value: in *unit*.
        unit: what it counts.
        clause: where it comes from; ``惯例：…`` or ``本程序：…`` where no standard speaks.
        label: the Chinese name, which a style may use instead of the English one.
        least: the smallest value that is allowed, for styles and for the composer.
        most: the largest.
    """

    value: float
    unit: Unit
    clause: str
    label: str
    least: float = 0
    most: float = 10_000

    @property
    def pt(self) -> Pt:
        """The length in points; only for rows in mm and pt."""
        return self._points(self.value)

    @property
    def least_pt(self) -> Pt:
        """The smallest allowed length in points; only for rows in mm and pt."""
        return self._points(self.least)

    @property
    def count(self) -> int:
        """The value as a whole number."""
        return round(self.value)

    def _points(self, value: float) -> Pt:
        if self.unit == "mm":
            return mm(value)
        if self.unit == "pt":
            return Pt(value)
        raise ValueError(f"{self.label} is counted in {self.unit}, not a length")

    def read(self, written: str) -> "Measure | str":
        """Give the row with the value *written*, or say in Chinese what would be right."""
        number = written.strip().removesuffix(self.unit).strip()
        try:
            value = float(number)
        except ValueError:
            return f"应为数字（单位 {self.unit}）"
        if not self.least <= value <= self.most:
            return f"应在 {self.least:g} 与 {self.most:g} 之间（单位 {self.unit}）"
        if self.unit == "个" and value != round(value):
            return "应为整数"
        return replace(self, value=value)

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of the table out of a few.

    Attributes:
        value: the word.
        options: the words that are allowed, each with its Chinese alias.
        clause: as in ``Measure``.
        label: as in ``Measure``.
    """

    value: str
    options: tuple[tuple[str, str], ...]
    clause: str
    label: str

    def read(self, written: str) -> "Choice | str":
        """Give the row with the word *written*, or say in Chinese which words there are."""
        word = written.strip()
        for option, alias in self.options:
            if word in (option, alias):
                return replace(self, value=option)
        return (
            "应为 " + "、".join(f"{option}（{alias}）" for option, alias in self.options) + " 之一"
        )

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Colour:
    """One ink of the table, as six hexadecimal digits of sRGB."""

    value: str
    clause: str
    label: str

    def read(self, written: str) -> "Colour | str":
        """Give the row with the colour *written*, or say in Chinese how to write one."""
        digits = written.strip().removeprefix("#").upper()
        if len(digits) == 6 and all(digit in "0123456789ABCDEF" for digit in digits):
            return replace(self, value=digits)
        return "应为六位十六进制颜色，如 FF0000"

    def __str__(self) -> str:
        return f"#{self.value}"


Row = Measure | Choice | Colour

FACES: tuple[tuple[Font, str], ...] = (
    ("fangsong", "仿宋"),
    ("kaiti", "楷体"),
    ("heiti", "黑体"),
    ("songti", "宋体"),
    ("title", "小标宋"),
    ("rare", "罕用字"),
)
"""Every font with its Chinese name."""

YES_NO = (("yes", "是"), ("no", "否"))


def face(value: Font, clause: str, label: str = "字体") -> Choice:
    """Make a row that names a face."""
    return Choice(value, FACES[:5], clause, label)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """字体 and 字号 of one element."""

    face: Choice
    size: Measure

    @property
    def font(self) -> Font:
        """The font that the face is called after."""
        return self.face.value  # type: ignore[return-value]  # the options of ``face`` are fonts


@dataclass(frozen=True, slots=True)
class Paper:
    """The finished sheet."""

    width: Measure
    height: Measure


@dataclass(frozen=True, slots=True)
class TypeArea:
    """版心."""

    head_margin: Measure
    binding_margin: Measure
    width: Measure
    height: Measure


@dataclass(frozen=True, slots=True)
class Borrowing:
    """Whose glyphs a face uses for what is not 汉字."""

    western: Choice
    marks: Choice


@dataclass(frozen=True, slots=True)
class Borrowings:
    """The faces that may borrow glyphs."""

    fangsong: Borrowing
    kaiti: Borrowing


@dataclass(frozen=True, slots=True)
class BodyTable:
    """正文 and its headings."""

    text: TypeStyle
    indent: Measure
    heading1: TypeStyle
    heading2: TypeStyle
    heading3: TypeStyle
    heading4: TypeStyle
    heading_rows: Measure
    item_lead: Choice
    short_page: Measure
    source: TypeStyle
    source_place: Choice

    def heading(self, level: int) -> TypeStyle:
        """Give the type of a section heading of *level* 1 to 4."""
        return (self.heading1, self.heading2, self.heading3, self.heading4)[level - 1]


@dataclass(frozen=True, slots=True)
class MastheadTable:
    """报头 of a bulletin."""

    name: TypeStyle
    name_least: Measure
    name_top: Measure
    name_spread: Measure
    name_leading: Measure
    number: TypeStyle
    number_gap: Measure
    issuer: TypeStyle
    issuer_gap: Measure
    issuer_pitch: Measure
    side_inset: Measure
    rule_gap: Measure
    rule_thickness: Measure
    classification: TypeStyle
    copy_number: TypeStyle


@dataclass(frozen=True, slots=True)
class DivisionTable:
    """What it costs to divide a title here or there."""

    forbidden: Measure
    cut: Measure
    bound: Measure
    object: Measure
    single: Measure
    closing: Measure
    loose: Measure
    phrase: Measure
    free: Measure
    issuer: Measure
    wish: Measure
    broken_shape: Measure
    equal: Measure
    alike: Measure
    extra_line: Measure
    uneven: Measure


@dataclass(frozen=True, slots=True)
class TitleTable:
    """标题."""

    type: TypeStyle
    columns: Measure
    pitch: Measure
    space: Measure
    gap_above: Measure
    gap_below: Measure
    rows_between: Measure
    rows_below: Measure
    give: Measure
    division: DivisionTable


@dataclass(frozen=True, slots=True)
class NoteTable:
    """编者按."""

    label: TypeStyle
    text: TypeStyle
    inset: Measure


@dataclass(frozen=True, slots=True)
class ContentsTable:
    """目录 of a bulletin with several articles."""

    heading: TypeStyle
    entry: TypeStyle
    bullet: Choice
    gap_above: Measure
    rows_below: Measure


@dataclass(frozen=True, slots=True)
class ImprintTable:
    """版记 and 报尾."""

    type: TypeStyle
    columns: Measure
    row: Measure
    inset: Measure
    people_gap: Measure
    outer_rule: Measure
    inner_rule: Measure
    even_page: Choice
    rows_kept: Measure


@dataclass(frozen=True, slots=True)
class FolioTable:
    """页码."""

    type: TypeStyle
    dash_drop: Measure
    inset: Measure
    gap: Measure


@dataclass(frozen=True, slots=True)
class BreakTable:
    """What the line breaker may do, and what it costs."""

    policy: Choice
    forbidden: Measure
    stretched_line: Measure
    stretched_cell: Measure
    stretched_square: Measure
    off_column: Measure
    squeeze: Measure
    squeeze_in_flow: Measure
    lone_squeeze: Measure
    runt: Measure
    split_word: Measure
    word_space: Measure
    word_give: Measure
    word_gap: Measure
    long_word: Measure
    on_column: Measure
    hairline: Measure


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours."""

    red: Colour
    grid: Colour


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every number of one form."""

    name: str
    paper: Paper
    type_area: TypeArea
    columns: Measure
    rows: Measure
    ascent: Measure
    ink: Inks
    borrow: Borrowings
    body: BodyTable
    masthead: MastheadTable
    title: TitleTable
    note: NoteTable
    contents: ContentsTable
    imprint: ImprintTable
    folio: FolioTable
    breaking: BreakTable
