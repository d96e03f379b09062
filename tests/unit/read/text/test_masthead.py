"""Name, number, total, date and issuer are told apart, however they share their lines."""

from datetime import date
from itertools import permutations
from typing import NamedTuple

import pytest

from gongwen.document.bulletin import Bulletin
from gongwen.document.series import Series
from gongwen.read import Reading, read, read_series

BODY = "\n\n档案搬进新库房\n\n全部案卷当天上架。\n"
NAME, NUMBER, DAY, ORGAN = "河湾信息", "第7期", "2024年3月5日", "河湾区档案室"
TOTAL = "（总第130期）"


class Told(NamedTuple):
    """What a masthead says, as plain values."""

    name: str
    number: int | None = None
    day: date | None = None
    issuers: tuple[str, ...] = ()
    total: int | None = None


def reading_of(head: str, series: Series | None = None) -> Reading:
    return read((head + BODY).encode(), "x.txt", series or Series())


def document_of(head: str, series: Series | None = None) -> Bulletin:
    reading = reading_of(head, series)
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    return reading.document


def told(head: str, series: Series | None = None) -> Told:
    masthead = document_of(head, series).masthead
    return Told(
        masthead.name.string,
        masthead.number.value if masthead.number else None,
        masthead.date.value if masthead.date else None,
        tuple(issuer.string for issuer in masthead.issuers),
        masthead.total.value if masthead.total else None,
    )


WHOLE = Told(NAME, 7, date(2024, 3, 5))


DROPPED = ("label-dropped", "marks-dropped")
"""主办： and the brackets around a part are not printed, which is told."""


@pytest.mark.parametrize("between", [" ", "\u3000", "，", " | ", "·"])
@pytest.mark.parametrize("parts", list(permutations([NAME, NUMBER, DAY])))
def test_name_number_and_date_stand_on_one_line_in_any_order(
    parts: tuple[str, ...], between: str
) -> None:
    assert WHOLE == told(between.join(parts))


@pytest.mark.parametrize(
    "parts", list(permutations([NAME, NUMBER, DAY, ORGAN, TOTAL])), ids="".join
)
def test_total_and_issuer_may_stand_there_too(parts: tuple[str, ...]) -> None:
    assert WHOLE._replace(issuers=(ORGAN,), total=130) == told(" ".join(parts))


@pytest.mark.parametrize(
    "head",
    [
        "河湾信息第7期2024年3月5日",
        "河湾信息2024年3月5日第7期",
        "第7期 河湾信息2024年3月5日",
        "第7期2024年3月5日 河湾信息",
        "河湾信息（第7期）（2024年3月5日）",
        "河湾信息(第7期)(2024年3月5日)",
        "河湾信息（第7期 2024年3月5日）",
        "河湾信息（2024年3月5日第7期）",
        "河湾信息（2024年3月5日，第7期）",
        "（2024年3月5日）河湾信息（第7期）",
        "河 湾 信 息 第 7 期 2024 年 3 月 5 日",
        "河湾信息 2024-03-05 第七期",
        "河湾信息 第7期 二〇二四年三月五日",
    ],
)
def test_brackets_take_the_place_of_spaces(head: str) -> None:
    assert WHOLE == told(head)


@pytest.mark.parametrize(
    "head",
    [
        "第7期 2024年3月5日\n河湾信息\n河湾区档案室",
        "2024年3月5日 河湾信息\n第7期 河湾区档案室",
        "2024年3月5日\n河湾信息\n第7期\n河湾区档案室",
        "河湾信息 第7期\n河湾区档案室 2024年3月5日",
        "河湾信息 第7期 河湾区档案室\n2024年3月5日",
        "河湾信息\n河湾区档案室（2024年3月5日）\n第7期",
        "河湾信息（河湾区档案室 2024年3月5日）第7期",
        "河湾信息 第7期 主办：河湾区档案室 2024年3月5日",
    ],
)
def test_the_parts_may_share_the_first_lines_in_any_way(head: str) -> None:
    assert WHOLE._replace(issuers=(ORGAN,)) == told(head)
    assert [] == [each.code for each in reading_of(head).diagnostics if each.code not in DROPPED]


def test_several_issuers_may_stand_between_number_and_date() -> None:
    expected = WHOLE._replace(issuers=(ORGAN, "河湾区图书馆办公室"))
    assert expected == told(f"{NAME} {NUMBER} {ORGAN} 河湾区图书馆办公室 {DAY}")


def test_classification_and_copy_number_do_not_get_into_the_name() -> None:
    masthead = document_of("机密★1年 河湾信息 第7期 2024年3月5日 编号：000001").masthead
    assert (NAME, "机密★1年", "000001") == (
        str(masthead.name),
        str(masthead.classification),
        str(masthead.copy_number),
    )


@pytest.mark.parametrize(
    ("head", "name", "day"),
    [
        # A date that goes on in 汉字 is a part of the name, with or without one behind it.
        ("2008年5月12日抗震救灾专报 第7期", "2008年5月12日抗震救灾专报", None),
        (
            "2008年5月12日抗震救灾专报 第7期 2008年5月20日",
            "2008年5月12日抗震救灾专报",
            date(2008, 5, 20),
        ),
        ("2024年3月5日、6日会议快报 第7期", "2024年3月5日、6日会议快报", None),
        ("“2008年5月12日”专报 第7期", "“2008年5月12日”专报", None),
        # There is one date: where another line has it, that of the name stays.
        ("河湾区纪念1949年5月6日 第7期\n2024年3月5日", "河湾区纪念1949年5月6日", date(2024, 3, 5)),
        ("河湾信息（试刊 2024年3月5日）第7期", "河湾信息（试刊）", date(2024, 3, 5)),
        ("河湾信息（2024年3月5日 试刊）第7期", "河湾信息（试刊）", date(2024, 3, 5)),
    ],
)
def test_a_name_with_a_date_in_it_is_not_torn(head: str, name: str, day: date | None) -> None:
    assert Told(name, 7, day) == told(head)


def test_a_date_that_was_left_in_the_name_is_told_with_the_way_out() -> None:
    found = {each.code: each.hint for each in reading_of("2024年3月5日河湾信息 第7期").diagnostics}
    assert "若“2024年3月5日”不属于名称，在它后面空一格" == found["no-date"]
    assert WHOLE == told("2024年3月5日 河湾信息 第7期")


@pytest.mark.parametrize(
    ("head", "name", "issuers"),
    [
        # Without a date on its line, an organ beside a name is a part of it.
        ("河湾区委办公室 工作简报 第7期\n2024年3月5日", "河湾区委办公室 工作简报", ()),
        ("河湾区委办公室 工作简报\n第7期\n2024年3月5日", "河湾区委办公室 工作简报", ()),
        # What stands alone beside number and date is the name, whatever it ends in.
        ("河湾区档案室 第7期 2024年3月5日", "河湾区档案室", ()),
        ("两会 信息 第7期 2024年3月5日", "两会 信息", ()),
        # Where another line names the issuer, an organ in the name stays.
        (
            "河湾区委办公室 工作简报 第7期\n河湾区档案室 2024年3月5日",
            "河湾区委办公室 工作简报",
            (ORGAN,),
        ),
    ],
)
def test_a_name_with_an_organ_in_it_is_not_torn(
    head: str, name: str, issuers: tuple[str, ...]
) -> None:
    assert Told(name, 7, date(2024, 3, 5), issuers) == told(head)


def test_a_wrong_date_beside_the_name_is_told_and_not_missing() -> None:
    codes = [each.code for each in reading_of("河湾信息 第7期 2024年2月30日").diagnostics]
    assert ["no-issuer", "no-such-date"] == codes


SHARED = read_series(
    "报头: {名称: 河湾信息, 编印机关: 河湾区档案室}\n".encode(), "gongwen.yaml"
).series


@pytest.mark.parametrize(
    "head",
    [
        "第7期 2024年3月5日",
        "（第7期）（2024年3月5日）",
        "河湾信息 第7期 2024年3月5日",
        "2024年3月5日 河湾信息（第7期）",
        "河湾信息 第7期 河湾区档案室 2024年3月5日",
        "河湾区档案室 第7期 2024年3月5日",
    ],
)
def test_the_name_that_a_series_has_is_known_among_the_parts(head: str) -> None:
    assert WHOLE._replace(issuers=(ORGAN,)) == told(head, SHARED)
    titles = [article.title.string for article in document_of(head, SHARED).articles]
    assert ["档案搬进新库房"] == titles
