"""What typing and copying leave behind goes, and every place stays."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.source.clean import clean_body, clean_line

from support.documents import make_text
from support.findings import make_findings


def text(string: str) -> Text:
    return make_text(string, file="x.txt", places=[(0, 1, 1)])


def line(string: str) -> str:
    return clean_line(text(string), make_findings()).string


def body(string: str) -> str:
    return clean_body(text(string), make_findings()).string


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("示范点 3 处", "示范点3处"),
        ("达到 100%。其中", "达到100%。其中"),
        ("使用 Python 语言", "使用Python语言"),
        ("郝婕 高璇", "郝婕 高璇"),
        ("九九重阳节\u3000浓浓环卫情", "九九重阳节 浓浓环卫情"),
        ("New  York City", "New York City"),
        ("100 km", "100 km"),
        ("甲， 乙 。", "甲，乙。"),
        ("\u3000\u3000甲\u00a0乙", "甲 乙"),
    ],
)
def test_spaces_in_a_paragraph(written: str, expected: str) -> None:
    assert expected == body(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("第 92 期", "第92期"),
        ("2020 年 12 月 28 日", "2020年12月28日"),
        ("勇毅前行 2020年工作综述", "勇毅前行 2020年工作综述"),
        ("张三 13800000000", "张三 13800000000"),
        ("聚焦“两山” 推动发展", "聚焦“两山” 推动发展"),
    ],
)
def test_spaces_in_a_line_may_be_meant(written: str, expected: str) -> None:
    assert expected == line(written)


@pytest.mark.parametrize(
    ("written", "expected", "code"),
    [
        ("第９２期ＡＢ", "第92期AB", "full-width"),
        ("１．５％", "1.5%", "full-width"),
        ("甲\u200b乙\ufeff丙\u00ad", "甲乙丙", "invisible-dropped"),
        ("\u2f00\u2f8f", "一行", "radical-folded"),
        ("二○二四年，二○一○年", "二〇二四年，二〇一〇年", "zero-folded"),
        ("二Ｏ○四年", "二〇〇四年", "zero-folded"),
    ],
)
def test_characters_are_put_right_and_told(written: str, expected: str, code: str) -> None:
    findings = make_findings()
    assert expected == clean_body(text(written), findings).string
    assert [code] == [each.code for each in findings.all()]


def test_recurring_habits_are_told_once_with_the_count() -> None:
    findings = make_findings()
    for _ in range(3):
        clean_body(text("甲１"), findings)
    (found,) = findings.all()
    assert "共 3 处" in found.message


@pytest.mark.parametrize("written", ["○甲○", "三○", "○二", "一OK", "O型"])
def test_a_circle_elsewhere_stays(written: str) -> None:
    assert written == body(written)


def test_full_width_stop_stays_where_it_is_no_decimal_point() -> None:
    assert "1．甲" == body("1．甲")


def test_places_survive_cleaning() -> None:
    cleaned = clean_body(text("示范点 3 处\u200b好"), make_findings())
    assert "示范点3处好" == cleaned.string
    assert [1, 2, 3, 5, 7, 9] == [cleaned.span(at, at + 1).column for at in range(6)]


ANY = st.one_of(st.text(), st.text("甲乙 1Aａ１．，“”\u3000\u200b\u2f00%", max_size=12))


@pytest.mark.parametrize("clean", [clean_line, clean_body])
@given(string=ANY)
def test_cleaning_twice_changes_nothing(
    clean: Callable[[Text, Findings], Text], string: str
) -> None:
    once = clean(text(string), make_findings())
    # A tab in running text becomes a wide space, which is written as a tab again.
    again = make_text(once.string.replace("\u3000", "\t"))
    assert once == clean(again, make_findings())


def test_a_tab_in_running_text_is_one_wide_space() -> None:
    assert "姓名\u3000单位" == body("姓名 \t 单位\t")
    assert "姓名 单位" == line("姓名\t单位")
