"""The rows that every form shares.

They come from GB/T 9704—2012《党政机关公文格式》; where it is silent, from GB/T 33476.2—2016 or
from practice, and the row says so.
"""

from typing import Final

from gongwen.sheet.groups import (
    BodyTable,
    Borrowing,
    Borrowings,
    BreakTable,
    DivisionTable,
    FolioTable,
    ImprintTable,
    Inks,
    Paper,
    Sheet,
    TitleTable,
    TypeArea,
    TypeStyle,
)
from gongwen.sheet.rows import YES_NO, Choice, Colour, Measure, face

GBT: Final = "GB/T 9704—2012 "

# fmt: off
SAN_HAO: Final = Measure(16, "pt", GBT + "5.2.2", least=5, most=120)         # 三号
ER_HAO: Final = Measure(22, "pt", GBT + "7.3.1", least=5, most=120)          # 二号
SI_HAO: Final = Measure(14, "pt", GBT + "7.4.2", least=5, most=120)          # 四号

PAPER: Final = Paper(
    width=         Measure(210, "mm", GBT + "5.1", least=100, most=500),
    height=        Measure(297, "mm", GBT + "5.1", least=100, most=500),
)
TYPE_AREA: Final = TypeArea(
    head_margin=   Measure( 37, "mm", GBT + "5.2.1 (±1 mm)", least=10, most=100),
    binding_margin=Measure( 28, "mm", GBT + "5.2.1 (±1 mm)", least=10, most=100),
    width=         Measure(156, "mm", GBT + "5.2.1", least=60, most=400),
    height=        Measure(225, "mm", GBT + "5.2.1", least=60, most=400),
)
COLUMNS: Final =   Measure( 28, "个", GBT + "5.2.3", least=8, most=60)
ROWS: Final =      Measure( 22, "个", GBT + "5.2.3", least=10, most=60)
ASCENT: Final =    Measure(.88, "em", "惯例：中文字体的字身框，基线以上 880、以下 120", least=.5, most=1)

INKS: Final = Inks(
    red=Colour("E60012", GBT + "6.2 (Y80 M80)；惯例：印出的中国红的 sRGB 值"),
    red_plate=Choice("screen", (("screen", "屏幕"), ("spot", "专色")),
                     GBT + "6.2；本程序：套印时用专色，印刷厂单出一版；阅读器显示的颜色相同"),
    grid=Colour("7FB8D8", "本程序：校样下衬的格线"),
)

OWN_OR_SONGTI: Final = (("own", "本字体"), ("songti", "宋体"))
BORROW: Final = Borrowings(
    fangsong=Borrowing(
        western=Choice("songti", OWN_OR_SONGTI, "本程序：FandolFang 的数字带粗衬线，偏黑"),
        marks=Choice("songti", OWN_OR_SONGTI, "本程序：FandolFang 的标点过重"),
    ),
    kaiti=Borrowing(
        western=Choice("songti", OWN_OR_SONGTI, "本程序：全文数字字形一致"),
        marks=Choice("songti", OWN_OR_SONGTI, "本程序：KaitiM 的逗号位置偏高"),
    ),
)

BODY: Final = BodyTable(
    text=    TypeStyle(face("fangsong", GBT + "5.2.2"), SAN_HAO),
    indent=  Measure(2, "字", GBT + "7.3.3", most=8),
    heading1=TypeStyle(face("heiti", GBT + "7.3.3"), SAN_HAO),
    heading2=TypeStyle(face("kaiti", GBT + "7.3.3"), SAN_HAO),
    heading3=TypeStyle(face("fangsong", GBT + "7.3.3"), SAN_HAO),
    heading4=TypeStyle(face("fangsong", GBT + "7.3.3"), SAN_HAO),
    side_heading1=TypeStyle(face("heiti", "惯例：没有序号的小标题同一级标题"), SAN_HAO),
    side_heading2=TypeStyle(face("kaiti", "惯例：章节之内的小标题同二级标题"), SAN_HAO),
    heading_rows=Measure(2, "行", "本程序：标题须与其后两行同面", most=6),
    item_lead=   face("fangsong", "惯例：单位要突出首句时用楷体"),
    short_page=  Measure(2, "行", "本程序：为使一项的首行不独留面末，至多空出这些行", most=6),
)

TITLE: Final = TitleTable(
    type=        TypeStyle(face("title", GBT + "7.3.1"), ER_HAO),
    columns=     Measure(  20, "字", GBT + "7.3.1：156 mm 排得下的字数", least=4, most=40),
    pitch=       Measure(  36, "pt", GBT + "3.2：22 pt 加三号字的 7/8", least=22, most=80),
    space=       Measure(  .5, "字", "本程序：键入的空格看得出，又不显得断开", most=2),
    gap_above=   Measure(20.78, "mm", GBT + "7.3.1; GB/T 33476.2—2016：两行为 20.78 mm", least=12, most=60),
    gap_above_least=Measure(15.6, "mm", "本程序：为省一面而收紧时，标题之上至少空一行半", most=60),
    gap_below=   Measure(10.39, "mm", GBT + "7.3.2; GB/T 33476.2—2016：一行为 10.39 mm", least=7, most=40),
    gap_below_least=Measure(7, "mm", "本程序：为省一面而收紧时，标题之下至少空三分之二行", most=40),
    rows_between=Measure(   2, "行", "惯例：前后两篇之间空两行", most=6),
    rows_between_least=Measure(1, "行", "本程序：为省一面，各篇之间一律减为空一行", most=6),
    rows_below=  Measure(   1, "行", GBT + "7.3.2", most=4),
    give=        Measure(.25, "行", "本程序：标题上下的空收紧不过此数时不作提示", most=1),
    tightening=  Measure(   1, "行", "本程序：为省一面，标题上下的空至多一共收紧一行；报头不动", most=4),
    # Costs of dividing a title; only their ratios matter.
    division=DivisionTable(
        forbidden=   Measure(1e6, "分", GBT + "7.3.1：词被拆开，或行首为“的”、收尾标点", most=1e12),
        cut=         Measure(400, "分", GBT + "7.3.1：机关名称、书名或引语被断开", most=1e12),
        bound=       Measure( 90, "分", "本程序：词与其所属的词分在两行", most=1e12),
        object=      Measure( 45, "分", "本程序：动词与宾语分在两行", most=1e12),
        single=      Measure( 44, "分", "本程序：在单字之后断开，单字很少自成一词", most=1e12),
        closing=     Measure( 33, "分", "本程序：在收束短语的名词之前断开：预算｜执行、“三减”｜行动", most=1e12),
        loose=       Measure( 22, "分", "本程序：同一短语的两个词分在两行", most=1e12),
        phrase=      Measure( 11, "分", "本程序：在动词（短语可由此起）或书名之前断开", most=1e12),
        free=        Measure(  0, "分", "本程序：在逗号之后、介词之前断开", most=1e12),
        issuer=      Measure(-40, "分", "本程序：发文机关单独成行，在“关于”之前断开", least=-1e6, most=0),
        wish=        Measure(-40, "分", "本程序：键入的空格是作者愿意分行之处", least=-1e6, most=0),
        unwished=    Measure(200, "分", "本程序：标题里键入了空格，却在别处断开", most=1e12),
        broken_shape=Measure(5e3, "分", GBT + "7.3.1：既非梯形，也非菱形", most=1e12),
        equal=       Measure(  8, "分", GBT + "7.3.1：两行等长，不成梯形", most=1e12),
        alike=       Measure(.26, "字", "本程序：行宽相差不过半个数字的宽度，视为等长", most=2),
        extra_line=  Measure( 60, "分", "本程序：标题以排得下的最少行数为宜", most=1e12),
        uneven=      Measure( .7, "分", GBT + "7.3.1, 长短适宜：行长与平均行长之差的平方", most=1e12),
    ),
)

IMPRINT: Final = ImprintTable(
    type=      TypeStyle(face("fangsong", GBT + "7.4.2"), SI_HAO),
    columns=   Measure( 29, "个", GBT + "7.4.2：除去左右空后排得下的字数", least=8, most=60),
    row=       Measure( 28, "pt", GBT + "3.2：14 pt 加三号字的 7/8", least=14, most=60),
    row_least= Measure( 26, "pt", "本程序：为省一面而收紧时，14 pt 加三号字的 3/4", least=14, most=60),
    inset=     Measure(  1, "字", GBT + "7.4.2", most=4),
    outer_rule=Measure(.35, "mm", GBT + "7.4.1", least=.05, most=2),
    inner_rule=Measure(.25, "mm", GBT + "7.4.1", least=.05, most=2),
    even_page= Choice("yes", YES_NO, "GB/T 33476.2—2016 7.3.1; " + GBT + "7.5"),
    rows_kept= Measure(  2, "行", "本程序：报尾之上须有正文", most=6),
)

FOLIO: Final = FolioTable(
    type=     TypeStyle(face("songti", GBT + "7.5"), SI_HAO),
    dash_drop=Measure( 7, "mm", GBT + "7.5：量至一字线的中线", least=2, most=20),
    inset=    Measure( 1, "字", GBT + "7.5", most=4),
    gap=      Measure(.5, "字", "惯例：一字线与数字之间空半字", most=2),
)

POLICIES: Final = (("grid", "网格"), ("flow", "匀排"), ("compact", "开明"))
BREAKING: Final = BreakTable(
    policy=        Choice("grid", POLICIES, "本程序：标准所要求的是网格"),
    # Costs of the line breaker; only their ratios matter.
    forbidden=     Measure(1e9, "分", "GB/T 15834—2011 5.1：标点排在不应出现的位置", most=1e12),
    stretched_line=Measure(2e5, "分", "本程序：网格方式下，只要还有别的办法，就不拉开满行", most=1e12),
    stretched_grid=Measure(4e6, "分", "本程序：网格方式下，拉开的行按每处所得之空的平方计", most=1e12),
    stretched_square=Measure(1680, "分", "本程序：匀排和开明把各行均匀拉开；按每处所得之空的平方计，以免有行过疏", most=1e12),
    off_column=    Measure(100, "分", GBT + "5.2.3：汉字不在字格上", most=1e12),
    squeeze=       Measure( 10, "分", "GB/T 15834—2011 5.1.10：标点挤去半格", most=1e12),
    squeeze_in_flow=Measure(60, "分", "本程序：匀排尽量不挤标点", most=1e12),
    lone_squeeze=  Measure(  6, "分", "本程序：旁边没有别的标点时，另加此数", most=1e12),
    grow=          Measure( 30, "分", "本程序：网格方式下，西文词多占半格", most=1e12),
    unlike=        Measure(150, "分", "本程序：一串相同的标点或一对标点有的挤、有的不挤", most=1e12),
    runt=          Measure(1200, "分", "clreq, 孤字：末行只有一个字", most=1e12),
    unit=          Measure(300, "分", "本程序：数与其后的量词分在两行", most=1e12),
    split_word=    Measure(2e3, "分", "本程序：西文长词在 - / 等之后断行，在别处断行则加倍", most=1e12),
    word_space=    Measure(.25, "字", "本程序：西文词之间空四分之一字", most=1),
    word_give=     Measure(.05, "em", "本程序：能省一格时，西文词按不超过此数的比例压窄", most=.2),
    digit_grow=    Measure(.08, "em", "本程序：压窄了的数字，可按不超过此数的比例放宽，少留空白", most=.2),
    bracket_give=  Measure(.09, "em", "本程序：前后都是标点的西文词可压得更窄，标点自有空白", most=.2),
    sign_least=    Measure(.25, "字", "本程序：数内的小数点、千分撇、比号不过半格，能省一格时再窄到此数", least=.2, most=.5),
    percent_least= Measure(.75, "字", "本程序：能省一格时，百分号可窄到此数", least=.5, most=1),
    joint=         Measure( .3, "字", "clreq, 中西间距：西文与汉字之间先空到此数，连同字形两侧的空白不过 0.35 em", most=1),
    track=         Measure( .1, "字", "本程序：仍有余空时，字母之间至多各空此数", most=.5),
    unit_joint=    Measure(.09, "字", "本程序：数与量词之间先空到此数；再多，有的阅读器就当作空格，查不到“320吨”", most=1),
    interpunct=    Choice("cell", (("cell", "一格"), ("half", "半格")),
                          "GB/T 15834—2011 5.1：间隔号占半格；占一格则汉字仍在字格上"),
    word_gap=      Measure(.25, "字", "clreq, 中西间距；只用于匀排和开明：网格方式下由字格留出", most=1),
    long_word=     Measure(  8, "字", "本程序：比这长的西文词可在 - / . 等处断行", least=2, most=28),
    on_column=     Measure( .3, "pt", "本程序：偏差不过此数，看上去就在字格上", most=4),
    hairline=      Measure(.15, "pt", "本程序：校样下衬的格线", least=.05, most=1),
)
# fmt: on

GBT_9704_2012: Final = Sheet(
    name="GB/T 9704—2012",
    paper=PAPER,
    type_area=TYPE_AREA,
    columns=COLUMNS,
    rows=ROWS,
    ascent=ASCENT,
    ink=INKS,
    borrow=BORROW,
    body=BODY,
    title=TITLE,
    imprint=IMPRINT,
    folio=FOLIO,
    breaking=BREAKING,
)
"""What a form takes over as far as it says nothing else."""
