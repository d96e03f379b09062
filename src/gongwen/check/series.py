"""The issues of one folder and name as a series: numbers and dates that do not go together.

A bulletin counts its issues from 1 every year, or goes on counting; both are taken as right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from gongwen.diagnostics import Diagnostic, Span
from gongwen.document import Serial

MOST_NAMED = 10
"""Missing numbers of a year that are named one by one. More are one gap, which its two ends tell
better than a line that does not fit a terminal."""


def series_findings(entries: Sequence[Serial]) -> tuple[Diagnostic, ...]:
    """Check every series among *entries*, in whatever order they come.

    Returns:
        Warnings without excerpts: a number used twice in a year, numbers missing between two
        issues of a year, a date before that of an issue with a lower number.
    """
    years: defaultdict[tuple[PurePath, str, int | None], list[Serial]] = defaultdict(list)
    for entry in entries:
        year = entry.day.year if entry.day else None
        years[PurePath(entry.file).parent, entry.name, year].append(entry)
    found: list[Diagnostic] = []
    for (_, _, year), issues in years.items():
        issues.sort(key=lambda issue: (issue.number, issue.day or date.min, issue.file))
        found += _twice(issues)
        if year is not None:
            found += _gaps(issues, year)
            found += _backwards(issues)
    return tuple(found)


def next_number(entries: Iterable[Serial], year: int) -> int:
    """Give the number that an issue of *year* after *entries* of one series should have.

    In a new year that is 1, unless an earlier year went on from the one before.
    """
    numbers: defaultdict[int | None, list[int]] = defaultdict(list)
    for entry in entries:
        numbers[entry.day.year if entry.day else None].append(entry.number)
    undated = numbers.pop(None, [])
    if year in numbers or not numbers:
        return max([*numbers.get(year, []), *undated], default=0) + 1
    earlier = sorted(each for each in numbers if each is not None)
    goes_on = any(min(numbers[after]) > max(numbers[before]) for before, after in pairwise(earlier))
    return max(max(each) for each in numbers.values()) + 1 if goes_on else 1


def _twice(issues: Sequence[Serial]) -> Iterator[Diagnostic]:
    first = issues[0]
    for issue in issues[1:]:
        if issue.number != first.number:
            first = issue
            continue
        yield Diagnostic(
            "warning",
            "series-number-twice",
            f"第{issue.number}期已经有了：{PurePath(first.file).name}",
            issue.number_at or Span(issue.file),
            "改正其中一份的期号",
        )


def _gaps(issues: Sequence[Serial], year: int) -> Iterator[Diagnostic]:
    for before, issue in pairwise(issues):
        missing = range(before.number + 1, issue.number)
        if not missing:
            continue
        shown = "、".join(map(str, missing[:MOST_NAMED]))
        if len(missing) > MOST_NAMED:
            shown = f"{missing[0]} 至 {missing[-1]}"
        yield Diagnostic(
            "warning",
            "series-gap",
            f"{year} 年缺第 {shown} 期",
            issue.number_at or Span(issue.file),
            f"上一份是 {PurePath(before.file).name}（第{before.number}期）；若没有缺，改正期号",
        )


def _backwards(issues: Sequence[Serial]) -> Iterator[Diagnostic]:
    latest = issues[0]
    for issue in issues[1:]:
        assert issue.day is not None
        assert latest.day is not None
        if issue.day >= latest.day:
            latest = issue
        elif issue.number != latest.number:
            yield Diagnostic(
                "warning",
                "series-date",
                f"第{issue.number}期的日期 {issue.day} 早于第{latest.number}期的 {latest.day}",
                issue.day_at or Span(issue.file),
                f"核对本期和 {PurePath(latest.file).name} 的期号、日期",
            )
