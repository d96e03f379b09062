"""Dates in every form that bulletins use."""

import re
from datetime import date

from gongwen.document.text import Day, Text
from gongwen.ordinals import NUMERALS, parse_chinese
from gongwen.read.findings import Findings

_ARABIC = (
    "(?:([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"
    "|([0-9]{4})([-./])([0-9]{1,2})\\5([0-9]{1,2}))"
)
_CHINESE = (
    "(?:([〇零○一二三四五六七八九]{4}) ?年 ?([一二三四五六七八九十]{1,3}) ?月"
    " ?([一二三四五六七八九十]{1,4}) ?日)"
)
DATE = re.compile(f"{_ARABIC}|{_CHINESE}")
"""A date, whether it exists or not."""


FIRST_YEAR, LAST_YEAR = 1900, 2999
"""A bulletin of another year is a slip of the hand."""


def read_day(text: Text, match: re.Match[str], findings: Findings) -> Day | None:
    """Give the day that *match* of ``DATE`` in *text* names; report one that does not exist."""
    span = text.span(match.start(), match.end())
    groups = match.groups()
    figures = [each for each in groups[:3] if each] or [groups[index] for index in (3, 5, 6)]
    if figures[0]:
        year, month, day = (int(figure) for figure in figures)
    else:
        year = int("".join(_digit(numeral) for numeral in groups[7]))
        month, day = (parse_chinese(figure) or 0 for figure in groups[8:10])
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


def _digit(numeral: str) -> str:
    return str(max(NUMERALS.find(numeral), 0))
