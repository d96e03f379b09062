"""Dates in every usual form."""

from datetime import date

import pytest

from gongwen.read.parts.dates import parse_day

from support.documents import make_text
from support.findings import make_findings


@pytest.mark.parametrize(
    "written",
    [
        "2020-12-28",
        "2020年12月28日",
        "2020 年 12 月 28 日",
        "2020.12.28",
        "2020/12/28",
        "二〇二〇年十二月二十八日",
        "二○二○年十二月二十八日",
        " 二零二零年十二月二十八日 ",
    ],
)
def test_forms_of_a_date(written: str) -> None:
    day = parse_day(make_text(written), make_findings())
    assert day is not None
    assert date(2020, 12, 28) == day.value


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2020-02-30", "no-such-date"),
        ("2020年13月1日", "no-such-date"),
        ("二〇二〇年二月三十日", "no-such-date"),
        ("0000-01-01", "no-such-date"),
        ("1010-01-01", "date-range"),
        ("一〇一〇年一月一日", "date-range"),
        ("9999-12-31", "date-range"),
        ("2020-12/28", "date-form"),
        ("20-12-28", "date-form"),
        ("去年", "date-form"),
    ],
)
def test_what_is_no_date(written: str, code: str) -> None:
    findings = make_findings()
    assert parse_day(make_text(written), findings) is None
    assert [code] == [each.code for each in findings.all()]
