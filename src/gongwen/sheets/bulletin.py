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

PRACTICE: Final = "practice: "

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
        name=          TypeStyle(face("title", PRACTICE + "as 7.2.4 of the standard recommends"),
                                 Measure( 60, "pt", PRACTICE + "48 to 62 pt", "字号", least=20, most=120)),
        name_least=    Measure(  36, "pt", "House rule: a smaller name is two lines", "最小字号", least=10, most=120),
        name_top=      Measure(  14, "mm", PRACTICE + "10 to 35 mm under the type area's top", "上空", least=10, most=80),
        name_spread=   Measure(  .5, "字", "House rule: a short name is spread by up to half a character", "字间", most=2),
        name_leading=  Measure( .25, "字", "House rule: between two lines of a name", "行间", most=2),
        number=        TypeStyle(face("fangsong", PRACTICE + "三号仿宋"), base.SAN_HAO),
        number_gap=    Measure( 7.5, "mm", PRACTICE + "about one row under the name", "期号上空", least=5, most=40),
        issuer=        TypeStyle(face("fangsong", PRACTICE + "三号仿宋"), base.SAN_HAO),
        issuer_gap=    Measure( 7.5, "mm", PRACTICE + "about one row under the number", "机关上空", least=5, most=40),
        issuer_pitch=  Measure(  30, "pt", base.GBT + "3.2: 16 pt and 7/8 of 三号", "机关行距", least=16, most=60),
        side_inset=    Measure(   1, "字", PRACTICE + "issuer and date one character in", "左右空", most=6),
        rule_gap=      Measure(   4, "mm", base.GBT + "7.2.7", "线上空", least=1, most=20),
        rule_thickness=Measure( .75, "mm", PRACTICE + "0.7 to 0.8 mm", "线粗", least=.1, most=4),
        classification=TypeStyle(face("heiti", base.GBT + "7.2.2"), base.SAN_HAO),
        copy_number=   TypeStyle(face("fangsong", base.GBT + "7.2.1"), base.SAN_HAO),
    ),
    title=base.TITLE,
    note=NoteTable(
        label=TypeStyle(face("heiti", PRACTICE + "按语"), base.SAN_HAO),
        text= TypeStyle(face("kaiti", PRACTICE + "按语"), base.SAN_HAO),
        inset=Measure(2, "字", PRACTICE + "按语 two characters in on both sides", "左右空", most=8),
    ),
    contents=ContentsTable(
        heading=TypeStyle(face("heiti", PRACTICE + "本期要目"), base.SAN_HAO),
        entry=  TypeStyle(face("fangsong", PRACTICE + "本期要目"), base.SAN_HAO),
        bullet= Choice("◇", (("●", "圆点"), ("◇", "菱形"), ("◆", "实菱形")), PRACTICE + "● or ◇", "项目符号"),
        gap_above= Measure(10.39, "mm", PRACTICE + "one row under the red rule", "上空", least=4.84, most=40),
        rows_below=Measure(   1, "行", PRACTICE + "one row under the list", "下空行", most=4),
    ),
    imprint=base.IMPRINT,
    folio=base.FOLIO,
    breaking=base.BREAKING,
)
# fmt: on
