"""One line of a masthead: where its number, its date and its organs stand, and what is left."""

import re
from collections.abc import Sequence

from gongwen.read.parts.bounds import MOST_ISSUERS
from gongwen.read.parts.dates import AFTER_DATE, DATE, MONTH, YEAR_FIGURES
from gongwen.read.parts.imprint import starts_entry
from gongwen.read.source.han import HAN

MOST_BESIDE = 16
"""Beside a number or a date a line of the masthead may hold this many other characters: a name
or a note to it. With more it is a sentence that speaks of a date."""

LONGEST_LINE = 50
"""Of a line of the masthead, in characters: all parts on one line take some forty, and a longer
line is the first paragraph of the text."""

SHORTEST_ORGAN = 4
"""Of the name of an organ, in characters (甲县县委); 两会 and 增刊 are none, whatever they end in."""

LONGEST_FIGURE = 12
"""Between 第 and 期, in characters: the longest number in 汉字 has seven, and what is none must
still be seen to be told. More is a sentence that has both characters in it."""

LONGEST_SUPPLEMENT = 12
"""Of the subject of a 刊别 in brackets, in characters; with more it is a sentence."""

LONGEST_COPY_NUMBER = 8
"""Behind the label 编号, in digits: a running number of six, perhaps with two of its year."""

COPY_NUMBER_DIGITS = 6
"""Of a 份号 without a label (GB/T 9704—2012, 7.2.1); with fewer or more it is something else."""

MOST_SHORT_FIGURES = 3
"""Of a number behind its year and a dot, 2024·3: no office has a thousand issues a year."""

_OPEN, _CLOSE = "[（(〔\\[【]", "[）)〕\\]】]"
# The terms of a school (第一学期) are none.
_FIGURE = f"(?:[0-9](?: [0-9])+|[^第期学（）()〔〕\\[\\]【】 ]{{0,{LONGEST_FIGURE}}})"
_YEAR = f"[0-9]{{{YEAR_FIGURES}}}"
TOTAL = re.compile(
    f"[（(]?总(?:期)?(?:第 ?(?:{_OPEN}({_FIGURE}){_CLOSE}|({_FIGURE})) ?期?|([0-9]+) ?期)[)）]?"
)
NUMBER = re.compile(
    f"[（(]?((?:{_OPEN}{_YEAR}年?{_CLOSE}|{_YEAR}年?(?:度)?)?) ?"
    f"第 ?{_OPEN}? ?({_FIGURE}?) ?{_CLOSE}? ?期[)）]?(?!{HAN})"
    # 2024·3, where it is all that a line says.
    f"|^({_YEAR}) ?[·.．・•] ?([0-9]{{1,{MOST_SHORT_FIGURES}}})$"
    # 〔2024〕3号, likewise.
    f"|^([〔（(\\[【]{_YEAR}[〕）)\\]】]) ?第? ?([0-9]{{1,{MOST_SHORT_FIGURES}}}) ?号$"
)
SECRECY = re.compile(
    "密 ?级[：:] ?[^ ，,（）()]+|(?:绝密|机密|秘密)(?:[★☆ ]*(?:长期|[0-9一二三四五六七八九十]+(?:年|个月)))?"
)
_HANDLING = (
    "内部(?:资料|参阅|文件|刊物|材料|参考|使用|传阅|掌握|情况)|注意(?:保存|保密|保管)|妥善保管|不得外传|请勿外传|严禁外传"
    "|请?勿公开|不得(?:转载|公开|复印|复制)|阅后(?:退回|即焚|销毁|收回)|(?:仅?供|呈)(?:领导|内部|各级领导)?(?:同志)?参[阅考]|特急|加急|急件"
)
CLASSIFICATION = re.compile(
    f"(?:[（(【★☆ ]*(?:{SECRECY.pattern}|{_HANDLING})[）)】★☆]*|[ ，,·•　、;；])+[★☆]*"
)
COPY_NUMBER = re.compile(
    f"(?:编 ?号|份 ?号|N[oO][.．:：]?|№)[：:]? ?([0-9]{{1,{LONGEST_COPY_NUMBER}}})"
    f"|(?<![0-9])([0-9]{{{COPY_NUMBER_DIGITS}}})$"
)
_VERB = "主办|承办|协办|合编|联合编印|编印|印发|编发|编制|编辑|编写|主编|出版|出刊|编"
ORGAN = re.compile(
    "(?:[部委局厅院会处科室府组司署社台站校所学团馆]|中心|公司|支队|总队|联盟|编辑部|党组|街道|人大|政协|集团|指挥部|专班)"
    f" ?(?:{_VERB})?$"
)
MEETING = re.compile("(?:会议|大会|全会|年会|两会|论坛)$")
"""What a bulletin of a meeting has above its name."""
ISSUER_VERB = re.compile(f"(?:{_VERB})$")
"""What an issuer does, behind its name."""
ISSUER_LABEL = re.compile(
    "(?:主办单位|承办单位|协办单位|编印单位|编印机关|编辑单位|编发单位|主办|承办|协办|编印|编发|编制) ?[：:] ?"
)
_SUPPLEMENT = "(?:增 ?刊|专 ?刊|特 ?刊|专 ?辑|号 ?外|特 ?辑|副 ?刊)"
_SCHOOL_YEAR = f"{_YEAR} ?(?:[-—－–~～]+|至) ?{_YEAR} ?学年度?(?: ?第?[一二三上下]学期)?"
_DAY = f"(?:{_YEAR}年|{_YEAR}[.．/])?(?:[0-9]?[0-9][月.．/])?[0-9]?[0-9]日?"
_PERIOD = f"(?={_YEAR}[年.．/]|[0-9]+月){_DAY} ?(?:[-—－–~～]+|至) ?{_DAY}"
SUPPLEMENT = re.compile(
    f"(?:^|(?<=[ 年]))({_SUPPLEMENT}|{_SCHOOL_YEAR})(?=$|[ 第，,])"
    f"|(?<={_OPEN})([^（）()〔〕\\[\\]【】]{{0,{LONGEST_SUPPLEMENT}}}{_SUPPLEMENT}|{_SCHOOL_YEAR})(?={_CLOSE})"
    f"|(?:^|(?<={_OPEN})|(?<=期[ ，,]))({_PERIOD})(?=$|{_CLOSE})"
)
"""刊别, apart from a name that ends so (乡村振兴专刊); in brackets it may say of what (（两会专刊）).
A weekly has the days that it covers there (（5月20日—5月26日）)."""
SIGNER_LABEL = "签 ?发 ?人|签 ?发|审 ?签 ?人?"
SIGNER = re.compile(f"({SIGNER_LABEL}) ?[：:] ?([^：:，。（）()]+?)(?=$| [^ ：:]+ ?[：:]|[）)])")
NAME_WORD = re.compile(
    "(?:简报|信息|动态|专报|快报|参考|通讯|要情|要讯|简讯|月报|周报|日报|快讯|内参|导刊|交流|反映|摘报|摘编|参阅|专刊"
    "|之窗|视窗|舆情|情况|通报|要闻|动向|专递|快递|简况|汇编|工作通讯|建议|社情民意|季报|旬报|简刊|通讯录|资讯|调研|研究|观察|文摘)$"
)
"""What the name of a bulletin ends in."""

ANY_NAME = re.compile("(?:工作|会议|大会|活动|情况|每日)?(?:简报|信息|动态|快报|通讯|专报|简讯)")
"""A name that says nothing of whose or what: the words above it belong to it."""

BETWEEN = " ，,·|｜"
"""What parts a number or a date from its neighbours."""

_DATE_AND_HOUR = re.compile(f"(?:{DATE.pattern})(?:{AFTER_DATE.pattern})?")

_OPENING, _CLOSING = ("（", "("), ("）", ")")

_AROUND = f"{BETWEEN}（()）"
"""What may stand around a part."""

_CUT = "\n"
"""Stands where a part was; no line has it."""

_WORD = re.compile(f"([^{_AROUND}{_CUT}]+)")
_STRETCH = re.compile(f"(?<![^{_CUT}])[{_AROUND}]*([^{_AROUND}{_CUT}]+)[{_AROUND}]*(?![^{_CUT}])")

_ENDS_DATE = re.compile(f"$|[{_AROUND}{_CUT}]")
"""What follows a date that is no part of a name: 2008年5月12日抗震专报 and 3月5日、6日 go on."""


def unknown_part(string: str) -> str:
    """Give what a line holds besides number, date, classification and the like."""
    if len(string) > LONGEST_LINE:
        return string
    for pattern in (TOTAL, NUMBER, DATE):
        if match := pattern.search(string):
            start, stop = widened(string, *match.span())
            string = f"{string[:start]} {string[stop:]}"
    for pattern in (SIGNER, SUPPLEMENT, COPY_NUMBER):
        string = pattern.sub(" ", string, count=1)
    return CLASSIFICATION.sub(" ", string.strip(), count=1).strip()


def widened(string: str, start: int, stop: int) -> tuple[int, int]:
    """Widen the place of a part to what encloses it and what parts it from its neighbours.

    A bracket goes unless its other half stays, as in 甲区信息（增刊 2024年3月5日）.
    """
    before, after = string[:start].rstrip(" "), string[stop:].lstrip(" ")
    opened, closed = before.endswith(_OPENING), after.startswith(_CLOSING)
    if opened and (closed or not any(each in after for each in _CLOSING)):
        before = before[:-1]
    if closed and (opened or not any(each in before for each in _OPENING)):
        after = after[1:]
    return len(before.rstrip(BETWEEN)), len(string) - len(after.lstrip(BETWEEN))


def organs_beside(string: str, below: Sequence[str]) -> list[tuple[int, int]]:
    """Find the issuers on a line that also holds the name.

    A number or a date parts them from the name. On a line with the date, which then is the
    whole masthead, a space does, too; else it may be one of the name (甲区政协 工作简报).

    Args:
        string: the line.
        below: the other lines of the masthead; if they name an organ, no other is looked for.

    Returns:
        Where they start and stop, in order.
    """
    if any(_organs(_cut(line, DATE.search(line)), _WORD) for line in below):
        return []
    cut = string
    for pattern in (TOTAL, NUMBER):
        cut = _cut(cut, pattern.search(cut))
    date = date_beside(cut, below)
    cut = _cut(cut, date)
    organs = _organs(cut, _WORD if date else _STRETCH)
    if cut == string or len(organs) > MOST_ISSUERS:
        return []
    for organ in organs:
        cut = _cut(cut, organ)
    has_name = unknown_part(cut).strip(_AROUND + _CUT)
    return [organ.span(1) for organ in organs] if has_name else []


def _cut(string: str, match: re.Match[str] | None) -> str:
    """Put cuts in the place of what *match* has found, as many as it has characters."""
    if match is None:
        return string
    return string[: match.start()] + _CUT * len(match[0]) + string[match.end() :]


def _organs(cut: str, part: re.Pattern[str]) -> list[re.Match[str]]:
    """Find the organs among the parts of a line in which number and date are *cut*."""
    return [
        match for match in part.finditer(cut) if is_organ(match[1]) or ISSUER_LABEL.match(match[1])
    ]


def is_organ(name: str) -> bool:
    """Tell whether *name* is that of an organ."""
    return len(name) >= SHORTEST_ORGAN and ORGAN.search(name) is not None


def date_beside(string: str, below: Sequence[str]) -> re.Match[str] | None:
    """Find the date on a line that also holds the name, unless it is a part of the name.

    There is one date: where a line *below* has it, that of the name is its own.
    """
    if any(DATE.search(line) for line in below):
        return None
    return next((m for m in DATE.finditer(string) if _ENDS_DATE.match(string, m.end())), None)


def anchors(string: str) -> set[str]:
    """Give what a line is made of, of number, total, date and the like, with an organ beside."""
    found: set[str] = set()
    rest = string
    if SUPPLEMENT.search(rest):
        found.add("supplement")
        rest = SUPPLEMENT.sub(" ", rest, count=1)
    for kind, pattern in (("total", TOTAL), ("number", NUMBER), ("date", _DATE_AND_HOUR)):
        cut = pattern.sub(" ", rest, count=1)
        if cut != rest:
            found.add(kind)
        rest = cut
    if SIGNER.search(rest) and is_organ(SIGNER.sub("", rest, count=1).strip()):
        found.add("signer")
        rest = SIGNER.sub(" ", rest, count=1)
    if MONTH.fullmatch(rest.strip()):
        return {"month"}
    if not found:
        return found
    rest = SIGNER.sub(" ", rest, count=1).strip(" （）()")
    is_part = not rest or ORGAN.search(rest) is not None or len(rest) <= MOST_BESIDE
    return found if is_part else set()


def is_entry(string: str) -> bool:
    """Tell whether a line is one of the 报尾, and no issuer or signer with its label."""
    if ISSUER_LABEL.match(string) or SIGNER.match(string):
        return False
    return starts_entry(string)


def is_handling(string: str) -> bool:
    """Tell whether a line is all 密级 or notes on handling."""
    match = CLASSIFICATION.match(string)
    return match is not None and match.end() == len(string)
