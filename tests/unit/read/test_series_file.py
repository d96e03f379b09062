"""gongwen.yaml gives to an issue what it does not say itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.document.bulletin import Bulletin
from gongwen.document.series import Series
from gongwen.read import read, read_series
from gongwen.write import write_yaml

from support.command import ROOT

SERIES = """\
报头:
  名称: 河 湾 信 息
  编印机关: 河湾区档案室
  签发人: 林一
  密级: 内部资料 注意保存
  提示: 阅后退回
目录: 无
报尾:
  报: 区委办公室
  送: 各镇、各街道办事处
  责任编辑: [林一, 周二]
关键词: [档案, 河湾]
词语: [档案夜话]
版面: {rows: 21}
"""

BODY = "标题: 档案搬进新库房\n正文: 三月四日，区档案室搬进新库房。\n"
TEXT = "档案搬进新库房\n\n三月四日，区档案室搬进新库房。\n"


def series(text: str = SERIES) -> Series:
    reading = read_series(text.encode(), "gongwen.yaml")
    assert () == reading.diagnostics
    return reading.series


def read_with(text: str, file: str = "a.yaml", shared: str = SERIES) -> Bulletin:
    reading = read(text.encode(), file, series(shared))
    assert [] == [each for each in reading.diagnostics if each.severity == "error"]
    assert isinstance(reading.document, Bulletin)
    return reading.document


def codes(text: str, file: str, shared: str = SERIES) -> list[str]:
    return [each.code for each in read(text.encode(), file, series(shared)).diagnostics]


def imprint(document: Bulletin) -> list[tuple[str, str]]:
    return [(entry.label.string, entry.text.string) for entry in document.imprint]


def test_all_parts_are_shared() -> None:
    document = read_with(BODY)
    masthead = document.masthead
    assert "河湾信息" == masthead.name.string
    assert ["河湾区档案室"] == [issuer.string for issuer in masthead.issuers]
    assert "内部资料 注意保存" == str(masthead.classification)
    assert masthead.signer
    assert ("签发人", "林一") == (masthead.signer.label.string, masthead.signer.text.string)
    assert "阅后退回" == str(masthead.handling)
    assert "none" == document.contents
    assert ["档案", "河湾"] == [word.string for word in document.keywords]
    assert ["档案夜话"] == [word.string for word in document.words]
    assert [
        ("报", "区委办公室"),
        ("送", "各镇、各街道办事处"),
        ("责任编辑", "林一 周二"),
    ] == imprint(document)
    assert ["rows"] == [str(setting.names[0]) for setting in series().settings]
    assert () == document.settings


def test_the_issue_wins() -> None:
    document = read_with(
        "报头: {名称: 河湾快报, 期号: 8, 编印机关: 河湾区统计局, 日期: 2024-03-12, 密级: 秘密}\n"
        "目录: auto\n关键词: 统计\n词语: 数说河湾\n" + BODY
    )
    assert "河湾快报" == document.masthead.name.string
    assert ["河湾区统计局"] == [issuer.string for issuer in document.masthead.issuers]
    assert "秘密" == str(document.masthead.classification)
    assert "auto" == document.contents
    assert ["统计"] == [word.string for word in document.keywords]
    # Words are added: an office's own stay true for every issue.
    assert ["档案夜话", "数说河湾"] == [word.string for word in document.words]


def test_a_key_without_a_value_means_that_this_issue_has_none() -> None:
    document = read_with("报头:\n  密级:\n  提示:\n  签发人:\n" + BODY)
    assert document.masthead.classification is None
    assert document.masthead.handling is None
    assert document.masthead.signer is None
    assert "河湾信息" == document.masthead.name.string
    assert ["no-name"] == [
        code for code in codes("报头:\n  名称:\n" + BODY, "a.yaml") if "name" in code
    ]


def test_what_no_file_says_is_missing_where_the_issue_is() -> None:
    reading = read(BODY.encode(), "a.yaml", series())
    assert [("no-number", "a.yaml"), ("no-date", "a.yaml")] == [
        (each.code, each.span.file) for each in reading.diagnostics
    ]
    assert ["no-name"] == codes(BODY, "a.yaml", "报尾: {报: 区委}\n")


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("责任编辑: 陈三", "报 送 责任编辑"),
        ("电话: 66778899", "报 送 责任编辑 电话"),
        ("责任编辑: 陈三\n  报: 区政府", "责任编辑 报 送"),
        ("报: 区政府\n  发: 各社区\n  责任编辑: 陈三", "报 送 发 责任编辑"),
        ("送:\n  责任编辑: 陈三", "报 责任编辑"),
    ],
)
def test_labels_that_an_issue_lacks_come_after_their_neighbours(own: str, expected: str) -> None:
    document = read_with(f"报尾:\n  {own}\n{BODY}")
    assert expected.split() == [label for label, _ in imprint(document)]
    assert ("责任编辑", "林一 周二") not in imprint(document) or "责任编辑" not in own


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (TEXT, None),
        ("第8期\n\n" + TEXT, 8),
        ("第 8 期　2024年3月12日\n\n" + TEXT, 8),
        ("河湾信息\n\n第8期\n\n" + TEXT, 8),
        ("河 湾 信 息\n（第8期）\n河湾区档案室　2024年3月12日\n\n" + TEXT, 8),
        ("河湾信息 第8期\n\n" + TEXT, 8),
        ("内部资料\n第8期\n\n" + TEXT, 8),
        ("机密★1年\n\n" + TEXT, None),
        ("河湾区档案室\n2024年3月12日\n第8期\n\n" + TEXT, 8),
        ("第8期\n\n河湾区档案室\n\n" + TEXT, 8),
    ],
)
def test_a_text_may_leave_out_what_is_shared(text: str, number: int | None) -> None:
    document = read_with(text, "a.txt")
    assert "河湾信息" == document.masthead.name.string
    assert number == (document.masthead.number and document.masthead.number.value)
    assert ["河湾区档案室"] == [issuer.string for issuer in document.masthead.issuers]
    assert "档案搬进新库房" == document.articles[0].title.string


def test_a_text_keeps_a_classification_of_its_own() -> None:
    assert "机密★1年" == str(read_with("机密★1年\n\n" + TEXT, "a.txt").masthead.classification)


def test_a_text_with_another_name_keeps_it() -> None:
    document = read_with("河湾快报\n第8期\n河湾区统计局\n2024年3月12日\n" + TEXT, "a.txt")
    assert "河湾快报" == document.masthead.name.string
    assert ["河湾区统计局"] == [issuer.string for issuer in document.masthead.issuers]


def test_a_title_that_ends_like_an_organ_is_no_issuer() -> None:
    document = read_with(
        "第8期\n\n河湾区召开档案工作推进会\n\n会议指出，要抓好档案工作。\n", "a.txt"
    )
    assert "河湾区召开档案工作推进会" == document.articles[0].title.string
    assert ["河湾区档案室"] == [issuer.string for issuer in document.masthead.issuers]


def test_text_and_yaml_are_the_same_document() -> None:
    text = read_with("第8期\n2024年3月12日\n" + TEXT + "\n责任编辑：陈三\n", "a.txt")
    yaml = read_with(f"报头: {{期号: 8, 日期: 2024-03-12}}\n{BODY}报尾: {{责任编辑: 陈三}}\n")
    assert text == yaml


def test_findings_about_shared_words_name_the_series_file() -> None:
    document = read_with(BODY)
    assert "gongwen.yaml" == document.masthead.name.span().file
    assert 2 == document.masthead.name.span().line


@pytest.mark.parametrize("key", ["期号", "number", "日期", "编号"])
def test_what_differs_in_every_issue_cannot_be_shared(key: str) -> None:
    reading = read_series(f"报头:\n  {key}: 8\n".encode(), "gongwen.yaml")
    assert [("series-key", 2)] == [(each.code, each.span.line) for each in reading.diagnostics]


@pytest.mark.parametrize("key", ["标题", "articles", "编者按", "form"])
def test_articles_cannot_be_shared(key: str) -> None:
    reading = read_series(f"{key}: 档案\n".encode(), "gongwen.yaml")
    assert ["series-key"] == [each.code for each in reading.diagnostics]


def test_an_unknown_key_is_reported() -> None:
    reading = read_series("mastheads: {名称: 甲}\n报尾: {报: 区委}\n".encode(), "gongwen.yaml")
    assert [("unknown-key", "是否想写“masthead”")] == [
        (each.code, each.hint) for each in reading.diagnostics
    ]
    assert 1 == len(reading.series.imprint)


@pytest.mark.parametrize("name", ["7.txt", "8.yaml"])
def test_the_example_is_without_findings(name: str) -> None:
    folder = ROOT / "examples" / "series"
    shared = series((folder / "gongwen.yaml").read_text(encoding="utf-8"))
    reading = read((folder / name).read_bytes(), name, shared)
    assert () == reading.diagnostics
    assert isinstance(reading.document, Bulletin)
    assert ["报", "发", "责任编辑"] == [label for label, _ in imprint(reading.document)]


def test_what_the_page_shows_is_right() -> None:
    page = (ROOT / "docs" / "series.md").read_text(encoding="utf-8")
    shared, issue = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (text,) = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert read_with(issue, "a.yaml", shared) == read_with(text, "a.txt", shared)
    assert [] == codes(issue, "a.yaml", shared)


@pytest.mark.parametrize(
    "text", [TEXT, "第8期\n\n" + TEXT, "第8期\n\n" + TEXT + "\n责任编辑：陈三\n"]
)
def test_what_is_written_back_is_whole_and_stays_the_same(text: str) -> None:
    document = read_with(text, "a.txt", SERIES.replace("目录: 无\n", ""))
    written = write_yaml(document)
    assert document == read_with(written, "b.yaml", SERIES.replace("目录: 无\n", ""))
    alone = read(written.encode(), "b.yaml").document
    assert document == alone


LINES = st.sampled_from(
    [
        "河湾信息",
        "河 湾 信 息",
        "河湾快报",
        "第8期",
        "（总第386期）",
        "2024年3月12日",
        "河湾区档案室",
        "河湾区统计局　2024年3月12日",
        "机密★1年",
        "编号：000001",
        "河湾区召开档案工作推进会",
        "会议指出，要抓好档案工作。",
        "一、做法",
        "责任编辑：陈三",
        "发：",
        "",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_no_line_is_lost_without_a_word(lines: list[str]) -> None:
    reading = read("\n".join(lines).encode(), "a.txt", series())
    if reading.document is None:
        assert any(each.severity == "error" for each in reading.diagnostics)
        return
    whole = write_yaml(reading.document).replace(" ", "")
    told = {each.span.line for each in reading.diagnostics}
    for number, line in enumerate(lines, 1):
        words = re.sub("第8期|（总第386期）|2024年3月12日|编号：|责任编辑：|发：|[ 　]", "", line)
        assert words.removeprefix("一、") in whole or number in told, (number, line)
