"""Numbers and dates of the issues of one folder."""

from datetime import date

import pytest

from gongwen.check.series import next_number, series_findings
from gongwen.document import Serial
from gongwen.document.bulletin import Bulletin
from gongwen.read import read

from support.findings import make_span
from support.issues import SHORT
from support.jobs import make_serial

Written = tuple[int, str | None]


def entries(*issues: Written, name: str = "河湾信息", folder: str = "") -> list[Serial]:
    return [
        make_serial(
            file=f"{folder}{at}.yaml",
            name=name,
            number=number,
            day=date.fromisoformat(day) if day else None,
        )
        for at, (number, day) in enumerate(issues)
    ]


def found(issues: list[Serial]) -> list[tuple[str, str]]:
    return [(each.code, each.span.file) for each in series_findings(issues)]


@pytest.mark.parametrize(
    "issues",
    [
        [],
        [(7, "2024-03-05")],
        [(2, "2024-01-09"), (1, "2024-01-02"), (3, "2024-01-09")],
        [(52, "2023-12-29"), (1, "2024-01-02")],
        [(52, "2023-12-29"), (53, "2024-01-02")],
        [(7, None), (9, None)],
    ],
    ids=["none", "one", "any order, one day", "restarts", "goes on", "without dates"],
)
def test_a_sound_series_has_no_findings(issues: list[Written]) -> None:
    assert [] == found(entries(*issues))


def test_a_number_used_twice_is_named_with_the_other_file() -> None:
    twice = entries((1, "2024-01-02"), (2, "2024-01-09"), (2, "2024-01-16"))
    assert [("series-number-twice", "2.yaml")] == found(twice)
    assert "第2期已经有了：1.yaml" == series_findings(twice)[0].message


def test_a_number_may_come_again_in_another_year_name_or_folder() -> None:
    issues = [
        *entries((1, "2023-01-02"), (1, "2024-01-02")),
        *entries((1, "2024-01-02"), name="河湾快报"),
        *entries((1, "2024-01-02"), folder="inbox/"),
    ]
    assert [] == found(issues)


def test_a_gap_names_what_is_missing() -> None:
    issues = entries((1, "2024-01-02"), (4, "2024-01-30"), (30, "2024-08-01"))
    assert [("series-gap", "1.yaml"), ("series-gap", "2.yaml")] == found(issues)
    assert ["2024 年缺第 2、3 期", "2024 年缺第 5 至 29 期"] == [
        each.message for each in series_findings(issues)
    ]


def test_a_date_that_goes_backwards_is_told_where_it_stands() -> None:
    issues = entries((1, "2024-01-09"), (2, "2024-01-02"), (3, "2024-01-16"))
    assert [("series-date", "1.yaml")] == found(issues)


def test_findings_point_into_the_issue() -> None:
    document = read(SHORT.encode(), "a.yaml").document
    assert isinstance(document, Bulletin)
    entry = document.serial
    assert entry is not None
    assert (7, date(2024, 3, 5)) == (entry.number, entry.day)
    other = document.serial
    assert other is not None
    (twice,) = series_findings([entry, other])
    assert make_span(file="a.yaml", line=3, column=11) == twice.span


def test_an_issue_without_a_number_has_no_place() -> None:
    document = read(SHORT.replace("  number: 7\n", "").encode(), "a.yaml").document
    assert isinstance(document, Bulletin)
    assert document.serial is None


@pytest.mark.parametrize(
    ("issues", "year", "number"),
    [
        ([], 2024, 1),
        ([(7, "2024-03-05"), (6, "2024-02-27")], 2024, 8),
        ([(7, None)], 2024, 8),
        ([(52, "2023-12-29")], 2024, 1),
        ([(52, "2023-12-29"), (3, "2024-01-16")], 2024, 4),
        ([(40, "2022-12-29"), (92, "2023-12-29")], 2024, 93),
        ([(50, "2022-12-29"), (1, "2023-01-05"), (52, "2023-12-29")], 2024, 1),
    ],
)
def test_the_next_number_follows_the_habit_of_the_series(
    issues: list[Written], year: int, number: int
) -> None:
    assert number == next_number(entries(*issues), year)
