"""Signs that other programs leave, and half-width marks beside 汉字: folded, told, idempotent."""

import pytest

from gongwen.document.body import Paragraph
from gongwen.document.bulletin import Bulletin
from gongwen.read import Reading, read

HEAD = "masthead: {name: 河湾信息}\ntitle: 题目\nbody: |\n  "


def reading_of(text: str) -> Reading:
    return read(f"{HEAD}甲。\n\n  {text}\n".encode(), "x.yaml")


def paragraph(reading: Reading) -> str:
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    last = reading.document.articles[0].blocks[-1]
    assert isinstance(last, Paragraph)
    return last.text.string


@pytest.mark.parametrize(
    ("written", "read_as", "code"),
    [
        ("动起来💪🏽！", "动起来！", "emoji-dropped"),
        ("👨‍👩‍👧全家🇨🇳。", "全家。", "emoji-dropped"),
        ("拿下⭐奖。", "拿下奖。", "emoji-dropped"),
        ("cafe\u0301开业。", "café开业。", "accent-composed"),
        ("约翰・史密斯。", "约翰·史密斯。", "interpunct-folded"),
        ("约翰•史密斯‧甲。", "约翰·史密斯·甲。", "interpunct-folded"),
        ("People’s Archive。", "People's Archive。", "apostrophe-folded"),
        ("Workers’ Home。", "Workers' Home。", "apostrophe-folded"),
        ("\ue81e字。", "\u9fb4字。", "private-folded"),
        ("\uf0b7抓好。", "●抓好。", "bullet-folded"),
        ("ｗｗｗ．ａ．ｃｎ／ｂ。", "www.a.cn/b。", "full-width"),
        ("二0二四年。", "二〇二四年。", "zero-folded"),
    ],
)
def test_a_sign_is_read_as_another_and_told(written: str, read_as: str, code: str) -> None:
    reading = reading_of(written)
    assert read_as == paragraph(reading)
    assert [code] == [each.code for each in reading.diagnostics if not each.code.startswith("no-")]


@pytest.mark.parametrize("text", ["3#楼©☎123*4。", "甲®乙™。", "他说“好’。", "西安•", "1号2号。"])
def test_what_is_text_stays(text: str) -> None:
    assert text == paragraph(reading_of(text))


def test_an_emoji_counts_once_for_every_text_that_has_one() -> None:
    reading = read(f"{HEAD}甲💪。\n\n  乙😀😀。\n".encode(), "x.yaml")
    (found,) = [each for each in reading.diagnostics if each.code == "emoji-dropped"]
    assert ("warning", 2) == (found.severity, len(found.places))


def test_a_mark_that_no_letter_takes_is_an_error() -> None:
    reading = reading_of("甲\u0301乙。")
    assert reading.document is None
    assert ["combining-mark"] == [
        each.code for each in reading.diagnostics if each.severity == "error"
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("指出,基于此;现:行!好?", "指出，基于此；现：行！好？"),
        ("完成312万(含税).好.", "完成312万（含税）。好。"),
        ("电话3291846,传真12。", "电话3291846，传真12。"),
        ("公司(ABC)生产(甲）。", "公司（ABC）生产（甲）。"),
        ("社区\"青年夜校\"开课,'第二'课堂。", "社区“青年夜校”开课，‘第二’课堂。"),
        ("甲,,乙。", "甲，，乙。"),
        ("等等...好…的……吧。。", "等等……好……的……吧。"),
        ("甲．乙．", "甲。乙。"),
    ],
)
def test_marks_beside_hanzi_are_folded(written: str, read_as: str) -> None:
    reading = reading_of(written)
    assert read_as == paragraph(reading)
    assert {"ascii-mark", "odd-mark"} & {each.code for each in reading.diagnostics}
    assert read_as == paragraph(reading_of(read_as))


@pytest.mark.parametrize(
    "text",
    [
        "10:30到A,B两处。",
        "f(x)。",
        "见http://a.cn/b?x=1,y=2页。",
        "5.5亿元。",
        "A(B),C。",
        "It's好。",
        "4,300人。",
    ],
)
def test_marks_among_letters_and_figures_stay(text: str) -> None:
    reading = reading_of(text)
    assert text == paragraph(reading)
    assert not {"ascii-mark", "odd-mark"} & {each.code for each in reading.diagnostics}


@pytest.mark.parametrize("text", ["甲说：“没有关门。", "没有”关门。", '甲"乙。'])
def test_a_quote_without_its_other_half_is_told(text: str) -> None:
    reading = read(f"{HEAD}{text}\n".encode(), "x.yaml")
    assert ["quote-unpaired"] == [c.code for c in reading.diagnostics if c.code.startswith("quote")]


def test_a_quotation_of_several_paragraphs_opens_each_and_closes_the_last() -> None:
    reading = read(f"{HEAD}“甲。\n\n  “乙。”\n".encode(), "x.yaml")
    assert "quote-unpaired" not in [each.code for each in reading.diagnostics]
