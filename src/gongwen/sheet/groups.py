"""The groups of a measurement table, and what the tables of all forms have in common."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from gongwen.pages import Font
from gongwen.sheet.rows import Choice, Colour, Measure, labelled

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


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
    side_heading1: TypeStyle = labelled("小标题")
    side_heading2: TypeStyle = labelled("章内小标题")
    heading_rows: Measure = labelled("题随行")
    item_lead: Choice = labelled("首句字体")
    short_page: Measure = labelled("缺行")

    def heading(self, level: int) -> TypeStyle:
        """Give the type of a section heading of *level* 1 to 4."""
        return (self.heading1, self.heading2, self.heading3, self.heading4)[level - 1]

    def side_heading(self, depth: int) -> TypeStyle:
        """Give the type of a heading without a number that stands below *depth* headings."""
        return self.side_heading2 if depth else self.side_heading1


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
    unwished: Measure = labelled("违愿")
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
    gap_above_least: Measure = labelled("上空至少")
    gap_below: Measure = labelled("下空")
    gap_below_least: Measure = labelled("下空至少")
    rows_between: Measure = labelled("篇间空行")
    rows_between_least: Measure = labelled("篇间空行至少")
    rows_below: Measure = labelled("题下空行")
    give: Measure = labelled("让")
    tightening: Measure = labelled("收紧")
    division: DivisionTable = labelled("分行")


@dataclass(frozen=True, slots=True)
class ImprintTable:
    """版记: what closes a document, between black rules."""

    type: TypeStyle = labelled("文字")
    columns: Measure = labelled("每行字数")
    row: Measure = labelled("行高")
    row_least: Measure = labelled("行高至少")
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
    stretched_grid: Measure = labelled("拉伸")
    stretched_square: Measure = labelled("匀排")
    off_column: Measure = labelled("离格")
    squeeze: Measure = labelled("挤压")
    squeeze_in_flow: Measure = labelled("匀排挤压")
    lone_squeeze: Measure = labelled("单挤")
    unlike: Measure = labelled("不齐挤压")
    grow: Measure = labelled("西文多占")
    runt: Measure = labelled("孤字")
    unit: Measure = labelled("数量分行")
    split_word: Measure = labelled("断词")
    word_space: Measure = labelled("词距")
    word_give: Measure = labelled("收词")
    digit_grow: Measure = labelled("放数字")
    bracket_give: Measure = labelled("括号内收词")
    sign_least: Measure = labelled("数内标点")
    percent_least: Measure = labelled("百分号")
    joint: Measure = labelled("西文旁空")
    track: Measure = labelled("字母间空")
    unit_joint: Measure = labelled("数量间空")
    interpunct: Choice = labelled("间隔号")
    word_gap: Measure = labelled("中西间距")
    long_word: Measure = labelled("长词")
    on_column: Measure = labelled("在格")
    hairline: Measure = labelled("格线粗")


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours."""

    red: Colour = labelled("红")
    red_plate: Choice = labelled("红版")
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
