"""The table of the bulletin 简报.

No national standard speaks of bulletins: the head is practice, the page and the text are those
of GB/T 9704—2012.
"""

from typing import Final

from gongwen.sheet import (
    Choice,
    ContentsTable,
    MastheadTable,
    Measure,
    NoteTable,
    Sheet,
    TypeStyle,
    face,
)
from gongwen.sheets import gbt9704 as base

PRACTICE: Final = "惯例："

# fmt: off
BULLETIN: Final = Sheet(
    name="简报",
    paper=base.PAPER,
    type_area=base.TYPE_AREA,
    columns=base.COLUMNS,
    rows=base.ROWS,
    ascent=base.ASCENT,
    ink=base.INKS,
    borrow=base.BORROW,
    body=base.BODY,
    masthead=MastheadTable(
        name=          TypeStyle(face("title", PRACTICE + "依标准 7.2.4 的推荐"),
                                 Measure( 60, "pt", PRACTICE + "48 至 62 pt", "字号", least=20, most=120)),
        name_least=    Measure(  36, "pt", "本程序：名称再小就排成两行", "最小字号", least=10, most=120),
        name_top=      Measure(  14, "mm", PRACTICE + "版心上边缘以下 10 至 35 mm", "上空", least=10, most=80),
        name_spread=   Measure(  .5, "字", "本程序：名称字少时，字间加空，至多半字", "字间", most=2),
        name_leading=  Measure( .25, "字", "本程序：名称两行之间", "行间", most=2),
        number=        TypeStyle(face("fangsong", PRACTICE + "三号仿宋"), base.SAN_HAO),
        number_gap=    Measure( 7.5, "mm", PRACTICE + "名称之下空约一行", "期号上空", least=5, most=40),
        issuer=        TypeStyle(face("fangsong", PRACTICE + "三号仿宋"), base.SAN_HAO),
        issuer_gap=    Measure( 7.5, "mm", PRACTICE + "期号之下空约一行", "机关上空", least=5, most=40),
        issuer_pitch=  Measure(  30, "pt", base.GBT + "3.2：16 pt 加三号字的 7/8", "机关行距", least=16, most=60),
        side_inset=    Measure(   1, "字", PRACTICE + "编印机关左空一字，日期右空一字", "左右空", most=6),
        rule_gap=      Measure(   4, "mm", base.GBT + "7.2.7", "线上空", least=1, most=20),
        rule_thickness=Measure( .75, "mm", PRACTICE + "0.7 至 0.8 mm", "线粗", least=.1, most=4),
        classification=TypeStyle(face("heiti", base.GBT + "7.2.2"), base.SAN_HAO),
        copy_number=   TypeStyle(face("fangsong", base.GBT + "7.2.1"), base.SAN_HAO),
    ),
    title=base.TITLE,
    note=NoteTable(
        label=TypeStyle(face("heiti", PRACTICE + "按语"), base.SAN_HAO),
        text= TypeStyle(face("kaiti", PRACTICE + "按语"), base.SAN_HAO),
        inset=Measure(2, "字", PRACTICE + "按语左右各空两字", "左右空", most=8),
    ),
    contents=ContentsTable(
        heading=TypeStyle(face("heiti", PRACTICE + "本期要目"), base.SAN_HAO),
        entry=  TypeStyle(face("fangsong", PRACTICE + "本期要目"), base.SAN_HAO),
        bullet= Choice("◇", (("●", "圆点"), ("◇", "菱形"), ("◆", "实菱形")), PRACTICE + "● 或 ◇", "项目符号"),
        gap_above= Measure(10.39, "mm", PRACTICE + "红色分隔线之下空一行", "上空", least=4.84, most=40),
        rows_below=Measure(   1, "行", PRACTICE + "要目之下空一行", "下空行", most=4),
    ),
    imprint=base.IMPRINT,
    folio=base.FOLIO,
    breaking=base.BREAKING,
)
# fmt: on
