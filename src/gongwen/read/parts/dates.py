"""Dates in every form that bulletins use."""

import re
from datetime import date

from gongwen.document.text import Day, Text
from gongwen.ordinals import NUMERALS, parse_chinese
from gongwen.read.findings import Findings

YEAR_FIGURES = 4
"""A year is written in full (GB/T 15835—2011): 24年 is no year, and no date begins with it."""

MOST_FIGURES = 2
"""Of a month or a day in digits; 13月 and 32日 are dates that do not exist, and told as such."""

LONGEST_MONTH = 3
"""Of a month in 汉字: one more than 十二 has, so that 二十三月 is told."""

LONGEST_DAY = 4
"""Of a day in 汉字: one more than 二十八 has, so that a slip of the hand is told."""

_STROKES = "-./"
_YEAR = f"[0-9]{{{YEAR_FIGURES}}}"
_FIGURES = f"[0-9]{{1,{MOST_FIGURES}}}"
_ARABIC = (
    f"(?:({_YEAR}) ?年 ?({_FIGURES}) ?月 ?({_FIGURES}) ?日"
    f"|({_YEAR})([{_STROKES}])({_FIGURES})\\5({_FIGURES}))"
)
_CHINESE = (
    f"(?:([〇零○一二三四五六七八九]{{{YEAR_FIGURES}}}) ?年"
    f" ?([一二三四五六七八九十]{{1,{LONGEST_MONTH}}}) ?月"
    f" ?([一二三四五六七八九十]{{1,{LONGEST_DAY}}}) ?日)"
)
DATE = re.compile(f"{_ARABIC}|{_CHINESE}")
"""A date, whether it exists or not."""


AFTER_DATE = re.compile(
    f" ?{_FIGURES}(?: ?时(?: ?{_FIGURES} ?分)?|[:：]{_FIGURES}(?:[:：]{_FIGURES})?)|(?:出版|出刊|印发|印|发布)(?= |$)"
    "| ?[（(]?(?:星期|周)[一二三四五六日天][）)]?(?= |$)"
)
"""The time of the day behind a date, as forecasts have it, or what was done then."""

MONTH = re.compile(
    f"[（(]?(?:{_YEAR} ?年 ?{_FIGURES} ?月|[〇零○一二三四五六七八九]{{{YEAR_FIGURES}}} ?年"
    f" ?[一二三四五六七八九十]{{1,{LONGEST_MONTH}}} ?月)[）)]?"
)
"""A date without its day."""

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""A bulletin of another year is a slip of the hand: 1010 for 2010, 9999 for a day to come."""


def read_day(text: Text, match: re.Match[str], findings: Findings) -> Day | None:
    """Give the day that *match* of ``DATE`` in *text* names; report one that does not exist."""
    span = text.span(match.start(), match.end())
    written = [each for each in match.groups() if each and each not in _STROKES]
    if written[0].isascii():
        year, month, day = map(int, written)
    else:
        year = int("".join(map(_digit, written[0])))
        month, day = (parse_chinese(figure) or 0 for figure in written[1:])
    try:
        found = date(year, month, day)
    except ValueError:
        hint = "检查月份和日数"
        findings.error("no-such-date", f"没有“{match[0]}”这一天", span, hint)
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"“{match[0]}”的年份不合适，应在 {FIRST_YEAR} 到 {LAST_YEAR} 之间"
        findings.error("date-range", message, span, "检查年份的四位数字")
        return None
    return Day(found, span)


def parse_day(text: Text, findings: Findings) -> Day | None:
    """Read *text* as one date; report it if it is none."""
    match = DATE.fullmatch(text.string.strip())
    if match is None:
        findings.error(
            "date-form",
            f"“{text}”不是日期",
            text.span(),
            "日期写作 2020年12月28日 或 2020-12-28",
        )
        return None
    return read_day(text.strip(), match, findings)


def written_day(day: Day) -> str:
    """Write a date as it is printed (GB/T 9704—2012, 7.3.5.4).

    >>> from gongwen.diagnostics import Span
    >>> written_day(Day(date(2024, 1, 5), Span("")))
    '2024年1月5日'
    """
    return f"{day.value.year}年{day.value.month}月{day.value.day}日"


def _digit(numeral: str) -> str:
    return str(max(NUMERALS.find(numeral), 0))
