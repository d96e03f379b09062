"""The measurement table: its types.

A sheet is a tree of frozen groups whose leaves are rows. Each row has a value, a unit and the
clause it comes from; its names, English and Chinese, are those of the field that holds it. The
tables themselves are in ``sheets``; ``style`` finds their rows by name.
"""

from collections.abc import Collection
from dataclasses import Field, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from gongwen.pages import Font
from gongwen.units import Pt, mm

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

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
        least: the smallest value that is allowed, for styles and for the composer.
        most: the largest.
    """

    value: float
    unit: Unit
    clause: str
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
        raise ValueError(f"{self} ({self.clause}) is no length")

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
    """

    value: str
    options: tuple[tuple[str, str], ...]
    clause: str

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

    def read(self, written: str) -> "Colour | str":
        """Give the row with the colour *written*, or say in Chinese how to write one."""
        digits = written.strip().removeprefix("#").upper()
        if len(digits) == 6 and all(digit in "0123456789ABCDEF" for digit in digits):
            return replace(self, value=digits)
        return "应为六位十六进制颜色，如 FF0000"

    def __str__(self) -> str:
        return f"#{self.value}"


Row = Measure | Choice | Colour

_LABEL: Final = "label"
"""The key of a field's Chinese name among what dataclasses let a field carry."""


def labelled(label: str) -> Any:
    """Declare a field of a group that holds a row, or a group of rows, by its Chinese name.

    A form may declare a field of ``Sheet`` again to give it another name (版记 is 报尾 in a
    bulletin) or rows of its own.
    """
    return field(metadata={_LABEL: label})


def label_of(declared: "Field[Any]") -> str:
    """Give the Chinese name of a field of a group."""
    label: str = declared.metadata[_LABEL]
    return label


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


def face(value: Font, clause: str) -> Choice:
    """Make a row that names a face."""
    return Choice(value, FACES[:5], clause)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """字体 and 字号 of one element."""

    face: Choice = labelled("字体")
    size: Measure = labelled("字号")

    @property
    def font(self) -> Font:
        """The font that the face is called after."""
        return self.face.value  # type: ignore[return-value]  # the options of ``face`` are fonts


@dataclass(frozen=True, slots=True)
class Paper:
    """The finished sheet."""

    width: Measure = labelled("宽")
    height: Measure = labelled("高")


@dataclass(frozen=True, slots=True)
class TypeArea:
    """版心."""

    head_margin: Measure = labelled("天头")
    binding_margin: Measure = labelled("订口")
    width: Measure = labelled("宽")
    height: Measure = labelled("高")


@dataclass(frozen=True, slots=True)
class Borrowing:
    """Whose glyphs a face uses for what is not 汉字."""

    western: Choice = labelled("数字字母")
    marks: Choice = labelled("标点")


@dataclass(frozen=True, slots=True)
class Borrowings:
    """The faces that may borrow glyphs."""

    fangsong: Borrowing = labelled("仿宋")
    kaiti: Borrowing = labelled("楷体")


@dataclass(frozen=True, slots=True)
class BodyTable:
    """正文 and its headings."""

    text: TypeStyle = labelled("文字")
    indent: Measure = labelled("首行缩进")
    heading1: TypeStyle = labelled("一级标题")
    heading2: TypeStyle = labelled("二级标题")
    heading3: TypeStyle = labelled("三级标题")
    heading4: TypeStyle = labelled("四级标题")
    heading_rows: Measure = labelled("题随行")
    item_lead: Choice = labelled("首句字体")
    short_page: Measure = labelled("缺行")

    def heading(self, level: int) -> TypeStyle:
        """Give the type of a section heading of *level* 1 to 4."""
        return (self.heading1, self.heading2, self.heading3, self.heading4)[level - 1]


@dataclass(frozen=True, slots=True)
class DivisionTable:
    """What it costs to divide a title here or there."""

    forbidden: Measure = labelled("禁则")
    cut: Measure = labelled("切断")
    bound: Measure = labelled("粘连")
    object: Measure = labelled("动宾")
    single: Measure = labelled("单字")
    closing: Measure = labelled("收尾")
    loose: Measure = labelled("松连")
    phrase: Measure = labelled("起句")
    free: Measure = labelled("自由")
    issuer: Measure = labelled("机关后")
    wish: Measure = labelled("愿望")
    broken_shape: Measure = labelled("失形")
    equal: Measure = labelled("等长")
    alike: Measure = labelled("等长界")
    extra_line: Measure = labelled("增行")
    uneven: Measure = labelled("不匀")


@dataclass(frozen=True, slots=True)
class TitleTable:
    """标题."""

    type: TypeStyle = labelled("文字")
    columns: Measure = labelled("每行字数")
    pitch: Measure = labelled("行距")
    space: Measure = labelled("空格宽")
    gap_above: Measure = labelled("上空")
    gap_below: Measure = labelled("下空")
    rows_between: Measure = labelled("篇间空行")
    rows_below: Measure = labelled("题下空行")
    give: Measure = labelled("让")
    division: DivisionTable = labelled("分行")


@dataclass(frozen=True, slots=True)
class ImprintTable:
    """版记: what closes a document, between black rules."""

    type: TypeStyle = labelled("文字")
    columns: Measure = labelled("每行字数")
    row: Measure = labelled("行高")
    inset: Measure = labelled("左右空")
    outer_rule: Measure = labelled("首末线粗")
    inner_rule: Measure = labelled("中间线粗")
    even_page: Choice = labelled("双页")
    rows_kept: Measure = labelled("随行")


@dataclass(frozen=True, slots=True)
class FolioTable:
    """页码."""

    type: TypeStyle = labelled("文字")
    dash_drop: Measure = labelled("线距版心")
    inset: Measure = labelled("空")
    gap: Measure = labelled("线数间")


@dataclass(frozen=True, slots=True)
class BreakTable:
    """What the line breaker may do, and what it costs."""

    policy: Choice = labelled("方式")
    forbidden: Measure = labelled("禁则")
    stretched_line: Measure = labelled("拉伸行")
    stretched_cell: Measure = labelled("拉伸字")
    stretched_square: Measure = labelled("匀排")
    off_column: Measure = labelled("离格")
    squeeze: Measure = labelled("挤压")
    squeeze_in_flow: Measure = labelled("匀排挤压")
    lone_squeeze: Measure = labelled("单挤")
    runt: Measure = labelled("孤字")
    split_word: Measure = labelled("断词")
    word_space: Measure = labelled("词距")
    word_give: Measure = labelled("收词")
    word_gap: Measure = labelled("中西间距")
    long_word: Measure = labelled("长词")
    on_column: Measure = labelled("在格")
    hairline: Measure = labelled("格线粗")


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours."""

    red: Colour = labelled("红")
    grid: Colour = labelled("格线")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every number that all forms have; a form adds groups of its own in a subclass.

    Attributes:
        name: of the form, in Chinese.
    """

    name: str
    paper: Paper = labelled("用纸")
    type_area: TypeArea = labelled("版心")
    columns: Measure = labelled("每行字数")
    rows: Measure = labelled("每面行数")
    ascent: Measure = labelled("字高上分")
    ink: Inks = labelled("颜色")
    borrow: Borrowings = labelled("借字")
    body: BodyTable = labelled("正文")
    title: TitleTable = labelled("标题")
    imprint: ImprintTable = labelled("版记")
    folio: FolioTable = labelled("页码")
    breaking: BreakTable = labelled("断行")


def shared(base: "DataclassInstance", but: Collection[str] = ()) -> dict[str, Any]:
    """Give the fields of a sheet or of a group by name, for a form that takes them over.

    Args:
        base: what all forms have.
        but: names of the fields that the form says itself.
    """
    return {each.name: getattr(base, each.name) for each in fields(base) if each.name not in but}
