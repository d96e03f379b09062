"""The rows that every form shares.

They come from GB/T 9704—2012《党政机关公文格式》; where it is silent, from GB/T 33476.2—2016 or
from practice, and the row says so.
"""

from typing import Final

from gongwen.sheet import (
    YES_NO,
    BodyTable,
    Borrowing,
    Borrowings,
    BreakTable,
    Choice,
    Colour,
    DivisionTable,
    FolioTable,
    ImprintTable,
    Inks,
    Measure,
    Paper,
    TitleTable,
    TypeArea,
    TypeStyle,
    face,
)

GBT: Final = "GB/T 9704—2012 "

# fmt: off
SAN_HAO: Final = Measure(16, "pt", GBT + "5.2.2", "字号", least=5, most=120)         # 三号
ER_HAO: Final = Measure(22, "pt", GBT + "7.3.1", "字号", least=5, most=120)          # 二号
SI_HAO: Final = Measure(14, "pt", GBT + "7.4.2", "字号", least=5, most=120)          # 四号

PAPER: Final = Paper(
    width=         Measure(210, "mm", GBT + "5.1", "宽", least=100, most=500),
    height=        Measure(297, "mm", GBT + "5.1", "高", least=100, most=500),
)
TYPE_AREA: Final = TypeArea(
    head_margin=   Measure( 37, "mm", GBT + "5.2.1 (±1 mm)", "天头", least=10, most=100),
    binding_margin=Measure( 28, "mm", GBT + "5.2.1 (±1 mm)", "订口", least=10, most=100),
    width=         Measure(156, "mm", GBT + "5.2.1", "宽", least=60, most=400),
    height=        Measure(225, "mm", GBT + "5.2.1", "高", least=60, most=400),
)
COLUMNS: Final =   Measure( 28, "个", GBT + "5.2.3", "每行字数", least=8, most=60)
ROWS: Final =      Measure( 22, "个", GBT + "5.2.3", "每面行数", least=10, most=60)
ASCENT: Final =    Measure(.88, "em", "practice: em box of the CJK faces, 880 over 120", "字高上分", least=.5, most=1)

INKS: Final = Inks(
    red=Colour("E60012", GBT + "6.2 (Y80 M80); practice: the sRGB of a printed Chinese red", "红"),
    grid=Colour("7FB8D8", "House rule: the grid under a proof", "格线"),
)

OWN_OR_SONGTI: Final = (("own", "本字体"), ("songti", "宋体"))
BORROW: Final = Borrowings(
    fangsong=Borrowing(
        western=Choice("songti", OWN_OR_SONGTI, "House rule: FandolFang's digits are slab-serifed and dark", "数字字母"),
        marks=Choice("songti", OWN_OR_SONGTI, "House rule: FandolFang's marks are too heavy", "标点"),
    ),
    kaiti=Borrowing(
        western=Choice("songti", OWN_OR_SONGTI, "House rule: one shape of digits in a text", "数字字母"),
        marks=Choice("songti", OWN_OR_SONGTI, "House rule: KaitiM's comma sits too high", "标点"),
    ),
)

BODY: Final = BodyTable(
    text=    TypeStyle(face("fangsong", GBT + "5.2.2"), SAN_HAO),
    indent=  Measure(2, "字", GBT + "7.3.3", "首行缩进", most=8),
    heading1=TypeStyle(face("heiti", GBT + "7.3.3"), SAN_HAO),
    heading2=TypeStyle(face("kaiti", GBT + "7.3.3"), SAN_HAO),
    heading3=TypeStyle(face("fangsong", GBT + "7.3.3"), SAN_HAO),
    heading4=TypeStyle(face("fangsong", GBT + "7.3.3"), SAN_HAO),
    heading_rows=Measure(2, "行", "House rule: a heading keeps with two rows of what follows", "题随行", most=6),
    item_lead=   face("fangsong", "practice: 楷体 where an office wants lead sentences to show", "首句字体"),
    short_page=  Measure(2, "行", "House rule: no page is left shorter than this to keep an item together", "缺行", most=6),
    source=      TypeStyle(face("kaiti", "practice: 供稿单位 in 楷体"), SAN_HAO),
    source_place=Choice("run-in", (("run-in", "接排"), ("own-row", "另行")),
                        "practice: after the last sentence, or on a row of its own", "位置"),
)

TITLE: Final = TitleTable(
    type=        TypeStyle(face("title", GBT + "7.3.1"), ER_HAO),
    columns=     Measure(  20, "字", GBT + "7.3.1: what 156 mm hold", "每行字数", least=4, most=40),
    pitch=       Measure(  36, "pt", GBT + "3.2: 22 pt and 7/8 of 三号", "行距", least=22, most=80),
    space=       Measure(  .5, "字", "House rule: a typed space shows, and does not tear", "空格宽", most=2),
    gap_above=   Measure(20.78, "mm", GBT + "7.3.1; GB/T 33476.2—2016: two rows are 20.78 mm", "上空", least=12, most=60),
    gap_below=   Measure(10.39, "mm", GBT + "7.3.2; GB/T 33476.2—2016: one row is 10.39 mm", "下空", least=7, most=40),
    rows_between=Measure(   2, "行", "practice: two rows between one article and the next", "篇间空行", most=6),
    rows_below=  Measure(   1, "行", GBT + "7.3.2", "题下空行", most=4),
    give=        Measure(.25, "行", "House rule: spaces of the head give way by this much without a word", "让", most=1),
    # Costs of dividing a title; only their ratios matter.
    division=DivisionTable(
        forbidden=   Measure(1e6, "分", GBT + "7.3.1: a word is cut, a line begins with 的 or a closing mark", "禁则", most=1e12),
        cut=         Measure(400, "分", GBT + "7.3.1: the name of an organ, a book title or a quotation is cut", "切断", most=1e12),
        bound=       Measure( 90, "分", "House rule: a word parted from the one it belongs to", "粘连", most=1e12),
        object=      Measure( 45, "分", "House rule: a verb parted from its object", "动宾", most=1e12),
        single=      Measure( 44, "分", "House rule: after one character, which is seldom a whole word", "单字", most=1e12),
        closing=     Measure( 33, "分", "House rule: before the noun that closes its phrase: 预算｜执行, “三减”｜行动", "收尾", most=1e12),
        loose=       Measure( 22, "分", "House rule: two words of one phrase are parted", "松连", most=1e12),
        phrase=      Measure( 11, "分", "House rule: before a verb, where a phrase may begin, or a book title", "起句", most=1e12),
        free=        Measure(  0, "分", "House rule: after a comma, before a preposition", "自由", most=1e12),
        issuer=      Measure(-40, "分", "House rule: the issuers stand on lines of their own, before 关于", "机关后", least=-1e6, most=0),
        wish=        Measure(-40, "分", "House rule: a typed space is where the author would part the lines", "愿望", least=-1e6, most=0),
        broken_shape=Measure(5e3, "分", GBT + "7.3.1: neither trapezoid nor diamond", "失形", most=1e12),
        equal=       Measure(  8, "分", GBT + "7.3.1: two lines of one length are no trapezoid", "等长", most=1e12),
        alike=       Measure(.26, "字", "House rule: widths that differ by half a digit count as equal", "等长界", most=2),
        extra_line=  Measure( 60, "分", "House rule: a title takes as few lines as hold it", "增行", most=1e12),
        uneven=      Measure( .7, "分", GBT + "7.3.1, 长短适宜: the square of a line's distance from the mean", "不匀", most=1e12),
    ),
)

IMPRINT: Final = ImprintTable(
    type=      TypeStyle(face("fangsong", GBT + "7.4.2"), SI_HAO),
    columns=   Measure( 29, "个", GBT + "7.4.2: what is left between the insets", "每行字数", least=8, most=60),
    row=       Measure( 28, "pt", GBT + "3.2: 14 pt and 7/8 of 三号", "行高", least=14, most=60),
    inset=     Measure(  1, "字", GBT + "7.4.2", "左右空", most=4),
    people_gap=Measure(  2, "字", "House rule: between one post and the next in a row", "人员间空", most=6),
    outer_rule=Measure(.35, "mm", GBT + "7.4.1", "首末线粗", least=.05, most=2),
    inner_rule=Measure(.25, "mm", GBT + "7.4.1", "中间线粗", least=.05, most=2),
    even_page= Choice("yes", YES_NO, "GB/T 33476.2—2016 7.3.1; " + GBT + "7.5", "双页"),
    rows_kept= Measure(  2, "行", "House rule: the imprint has text above it", "随行", most=6),
)

FOLIO: Final = FolioTable(
    type=     TypeStyle(face("songti", GBT + "7.5"), SI_HAO),
    dash_drop=Measure( 7, "mm", GBT + "7.5: to the middle of the dash", "线距版心", least=2, most=20),
    inset=    Measure( 1, "字", GBT + "7.5", "空", most=4),
    gap=      Measure(.5, "字", "practice: half a character between dash and digits", "线数间", most=2),
)

POLICIES: Final = (("grid", "网格"), ("flow", "匀排"), ("compact", "开明"))
BREAKING: Final = BreakTable(
    policy=        Choice("grid", POLICIES, "House rule: the grid is what the standard asks for", "方式"),
    # Costs of the line breaker; only their ratios matter.
    forbidden=     Measure(1e9, "分", "GB/T 15834—2011 5.1: a mark where it may not stand", "禁则", most=1e12),
    stretched_line=Measure(1e6, "分", "House rule: a full line is not opened if any other way is left", "拉伸行", most=1e12),
    stretched_cell=Measure(2e5, "分", "House rule: of two opened lines, the less opened", "拉伸字", most=1e12),
    stretched_square=Measure(60, "分", "House rule: 匀排 and 开明 open lines evenly; by the square, so that none gapes", "匀排", most=1e12),
    off_column=    Measure(100, "分", GBT + "5.2.3: a 汉字 that stands off its column", "离格", most=1e12),
    squeeze=       Measure( 10, "分", "GB/T 15834—2011 5.1.10: half a cell taken out of a mark", "挤压", most=1e12),
    squeeze_in_flow=Measure(60, "分", "House rule: 匀排 leaves marks whole where it can", "匀排挤压", most=1e12),
    lone_squeeze=  Measure(  6, "分", "House rule: more, where no other mark stands beside it", "单挤", most=1e12),
    runt=          Measure(1200, "分", "clreq, 孤字: a last line of one character", "孤字", most=1e12),
    split_word=    Measure(2e3, "分", "House rule: a long Western word ends a line after - / and the like, at twice the cost anywhere", "断词", most=1e12),
    word_space=    Measure(.25, "字", "House rule: a quarter of a character between Western words", "词距", most=1),
    word_give=     Measure(.05, "em", "House rule: a word is set narrower by this share if that saves a cell", "收词", most=.2),
    word_gap=      Measure(.25, "字", "clreq, 中西间距; only 匀排 and 开明: on the grid the cells give it", "中西间距", most=1),
    long_word=     Measure(  8, "字", "House rule: longer Western words end lines at - / . and the like", "长词", least=2, most=28),
    on_column=     Measure( .3, "pt", "House rule: what the eye takes for standing on the column", "在格", most=4),
    hairline=      Measure(.15, "pt", "House rule: lines of the grid under a proof", "格线粗", least=.05, most=1),
)
# fmt: on
