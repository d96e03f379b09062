"""The table of the bulletin 简报.

No national standard speaks of bulletins: the head is practice, the page and the text are those
of GB/T 9704—2012.
"""

from dataclasses import dataclass
from typing import Final

from gongwen.sheet import gbt9704 as base
from gongwen.sheet.groups import BodyTable, ImprintTable, Sheet, TitleTable, TypeStyle, shared
from gongwen.sheet.rows import YES_NO, Choice, Measure, face, labelled

PRACTICE: Final = "惯例："


@dataclass(frozen=True, slots=True)
class BulletinBody(BodyTable):
    """正文 with the 供稿 that may end an article."""

    source: TypeStyle = labelled("供稿")
    source_place: Choice = labelled("位置")
    source_squeezes: Measure = labelled("供稿挤压")
    untitled_gap: Measure = labelled("无题上空")


@dataclass(frozen=True, slots=True)
class BulletinTitle(TitleTable):
    """标题 with what an article may say above and below it."""

    separator: Choice = labelled("篇间标志")
    column: TypeStyle = labelled("栏目")
    column_brackets: Choice = labelled("栏目括号")
    column_gap_above: Measure = labelled("栏目上空")
    column_gap_below: Measure = labelled("栏目下空")
    column_rows_below: Measure = labelled("栏目下空行")
    subtitle: TypeStyle = labelled("副标题")
    headnote: TypeStyle = labelled("题注")
    author: TypeStyle = labelled("作者")
    lesser_columns: Measure = labelled("题下每行字数")


@dataclass(frozen=True, slots=True)
class MastheadTable:
    """报头: what stands above the red rule."""

    organ: TypeStyle = labelled("冠名机关")
    organ_least: Measure = labelled("冠名机关最小字号")
    organ_gap: Measure = labelled("冠名机关下空")
    name: TypeStyle = labelled("名称")
    short: TypeStyle = labelled("短名称")
    short_name: Measure = labelled("短名称字数")
    short_spread: Measure = labelled("短名称字间")
    name_measure: Measure = labelled("名称宽")
    name_rest: Measure = labelled("两行时下行字数")
    name_least: Measure = labelled("最小字号")
    name_top: Measure = labelled("上空")
    name_spread: Measure = labelled("字间")
    name_leading: Measure = labelled("行间")
    number: TypeStyle = labelled("期号")
    number_gap: Measure = labelled("期号上空")
    issuer: TypeStyle = labelled("编印机关")
    issuer_gap: Measure = labelled("机关上空")
    issuer_pitch: Measure = labelled("机关行距")
    side_inset: Measure = labelled("左右空")
    rule_gap: Measure = labelled("线上空")
    rule_thickness: Measure = labelled("线粗")
    signer_label: TypeStyle = labelled("签发标签")
    signer: TypeStyle = labelled("签发人")
    signers_in_row: Measure = labelled("签发人每行")
    classification: TypeStyle = labelled("密级")
    handling: TypeStyle = labelled("提示")
    copy_number: TypeStyle = labelled("编号")


@dataclass(frozen=True, slots=True)
class NoteTable:
    """编者按."""

    label: TypeStyle = labelled("标签")
    text: TypeStyle = labelled("文字")
    inset: Measure = labelled("左右空")


@dataclass(frozen=True, slots=True)
class ContentsTable:
    """目录 of a bulletin with several articles."""

    heading: TypeStyle = labelled("栏题")
    column: TypeStyle = labelled("栏目")
    entry: TypeStyle = labelled("条目")
    bullet: Choice = labelled("项目符号")
    page_numbers: Choice = labelled("页码")
    number_room: Measure = labelled("页码位")
    gap_above: Measure = labelled("上空")
    rows_below: Measure = labelled("下空行")
    rows_kept: Measure = labelled("随行")


@dataclass(frozen=True, slots=True)
class BulletinImprint(ImprintTable):
    """报尾: a 版记 that names people, too."""

    people_gap: Measure = labelled("人员间空")


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinSheet(Sheet):
    """Every number of a bulletin."""

    body: BulletinBody = labelled("正文")
    title: BulletinTitle = labelled("标题")
    imprint: BulletinImprint = labelled("报尾")
    masthead: MastheadTable = labelled("报头")
    note: NoteTable = labelled("编者按")
    contents: ContentsTable = labelled("目录")


# fmt: off
BULLETIN: Final = BulletinSheet(
    name="简报",
    body=BulletinBody(
        source=      TypeStyle(face("kaiti", PRACTICE + "供稿单位用楷体"), base.SAN_HAO),
        source_place=Choice("run-in", (("run-in", "接排"), ("own-row", "另行")),
                            PRACTICE + "接在末句之后；末行排不下或另行时，靠右空一字"),
        source_squeezes=Measure(2, "个", "本程序：为接排供稿，至多多挤这么多处标点", most=20),
        untitled_gap=Measure(10.39, "mm", PRACTICE + "没有标题的，红色分隔线之下空一行", least=4.84, most=40),
        **shared(base.BODY),
    ),
    title=BulletinTitle(
        separator=        Choice("none", (("none", "无"), ("stars", "三星")),
                                 PRACTICE + "两篇之间只空行，或居中排＊　＊　＊"),
        column=           TypeStyle(face("heiti", PRACTICE + "栏目居中排在标题之上"), base.SAN_HAO),
        column_brackets=  Choice("yes", YES_NO, PRACTICE + "栏目加【】"),
        column_gap_above= Measure(10.39, "mm", PRACTICE + "红色分隔线之下空一行", least=4.84, most=40),
        column_gap_below= Measure(10.39, "mm", PRACTICE + "栏目与标题之间空一行", least=4.84, most=40),
        column_rows_below=Measure(   1, "行", PRACTICE + "栏目与标题之间空一行", most=4),
        subtitle=         TypeStyle(face("kaiti", PRACTICE + "副标题比标题小一号以上"), base.SAN_HAO),
        headnote=         TypeStyle(face("kaiti", PRACTICE + "题注居中排在标题之下"), base.SAN_HAO),
        author=           TypeStyle(face("kaiti", PRACTICE + "作者居中排在标题之下"), base.SAN_HAO),
        lesser_columns=   Measure(  24, "字", "本程序：副标题、作者两端各让出两字，不与正文齐边", least=4, most=60),
        **shared(base.TITLE),
    ),
    imprint=BulletinImprint(
        people_gap=Measure(2, "字", "本程序：同一行内前后两个职务之间", most=6),
        even_page= Choice("no", YES_NO, PRACTICE + "报尾排在有正文的最后一面的下端；要排在双数面的写“是”"),
        rows_kept= Measure(3, "行", "本程序：报尾另起一面时，至少带去三行正文", most=6),
        **shared(base.IMPRINT, but=("even_page", "rows_kept")),
    ),
    masthead=MastheadTable(
        organ=         TypeStyle(face("title", PRACTICE + "与名称同，字号小得多"),
                                 Measure( 28, "pt", PRACTICE + "26 至 36 pt", least=10, most=60)),
        organ_least=   Measure(  16, "pt", "本程序：再小就排成几行", least=10, most=60),
        organ_gap=     Measure(   5, "mm", PRACTICE + "机关名与名称之间约半行", least=1, most=40),
        name=          TypeStyle(face("title", PRACTICE + "依标准 7.2.4 的推荐"),
                                 Measure( 72, "pt", PRACTICE + "60 至 72 pt", least=20, most=120)),
        short=         TypeStyle(face("title", PRACTICE + "依标准 7.2.4 的推荐"),
                                 Measure( 84, "pt", "本程序：两三个字的名称，72 pt 嫌小", least=20, most=120)),
        short_name=    Measure(   3, "个", "本程序：不多于此数的名称是短名称", most=10),
        short_spread=  Measure(   1, "字", "本程序：短名称字间加空，至多一字", most=4),
        name_measure=  Measure( 150, "mm", PRACTICE + "名称不与红色分隔线齐宽，两端各让出 3 mm", least=60, most=420),
        name_rest=     Measure(   4, "字", "本程序：名称分两行时，下行以四字左右为宜", least=2, most=12),
        name_least=    Measure(  36, "pt", "本程序：名称再小就分成大小两行", least=10, most=120),
        name_top=      Measure(  12, "mm", PRACTICE + "版心上边缘以下 10 至 35 mm", least=10, most=80),
        name_spread=   Measure(  .5, "字", "本程序：名称字少时，字间加空，至多半字", most=2),
        name_leading=  Measure( .25, "字", "本程序：名称两行之间", most=2),
        number=        TypeStyle(face("fangsong", PRACTICE + "三号仿宋"), base.SAN_HAO),
        number_gap=    Measure(   8, "mm", PRACTICE + "名称之下空约一行", least=5, most=40),
        issuer=        TypeStyle(face("fangsong", PRACTICE + "三号仿宋"), base.SAN_HAO),
        issuer_gap=    Measure(   8, "mm", PRACTICE + "期号之下空约一行", least=5, most=40),
        issuer_pitch=  Measure(  30, "pt", base.GBT + "3.2：16 pt 加三号字的 7/8", least=16, most=60),
        side_inset=    Measure(   1, "字", PRACTICE + "编印机关左空一字，日期右空一字", most=6),
        rule_gap=      Measure(   4, "mm", base.GBT + "7.2.7", least=1, most=20),
        rule_thickness=Measure( .75, "mm", PRACTICE + "0.7 至 0.8 mm", least=.1, most=4),
        signer_label=  TypeStyle(face("fangsong", base.GBT + "7.2.6"), base.SAN_HAO),
        signer=        TypeStyle(face("kaiti", base.GBT + "7.2.6"), base.SAN_HAO),
        signers_in_row=Measure(   2, "个", base.GBT + "7.2.6：一般每行排两个姓名", least=1, most=6),
        classification=TypeStyle(face("heiti", base.GBT + "7.2.2"), base.SAN_HAO),
        handling=      TypeStyle(face("heiti", PRACTICE + "提示与密级同，另起一行"), base.SAN_HAO),
        copy_number=   TypeStyle(face("fangsong", base.GBT + "7.2.1"), base.SAN_HAO),
    ),
    note=NoteTable(
        label=TypeStyle(face("heiti", PRACTICE + "按语"), base.SAN_HAO),
        text= TypeStyle(face("kaiti", PRACTICE + "按语"), base.SAN_HAO),
        inset=Measure(2, "字", PRACTICE + "按语左右各空两字", most=8),
    ),
    contents=ContentsTable(
        heading=TypeStyle(face("heiti", PRACTICE + "本期要目"), base.SAN_HAO),
        column= TypeStyle(face("heiti", PRACTICE + "条目按栏目分组"), base.SAN_HAO),
        entry=  TypeStyle(face("fangsong", PRACTICE + "本期要目"), base.SAN_HAO),
        bullet= Choice("◇", (("●", "圆点"), ("◇", "菱形"), ("◆", "实菱形")), PRACTICE + "● 或 ◇"),
        gap_above= Measure(10.39, "mm", PRACTICE + "红色分隔线之下空一行", least=4.84, most=40),
        page_numbers=Choice("no", YES_NO, PRACTICE + "面数多的，条目之后排……和页码，页码靠右"),
        number_room=Measure(  4, "字", "本程序：每行留给……和页码的字数，各至少两字", least=2, most=12),
        rows_below=Measure(   1, "行", PRACTICE + "要目之下空一行", most=4),
        rows_kept= Measure(   2, "行", "本程序：要目转到下一面的，至少两行", least=1, most=6),
    ),
    **shared(base.GBT_9704_2012, but=("name", "body", "title", "imprint")),
)
# fmt: on

SHEET: Final = BULLETIN
"""By this name every form has its table."""
