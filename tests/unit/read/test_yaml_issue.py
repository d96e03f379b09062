"""A YAML issue file is read key by key, and every mistake in it has its place."""

import time
from datetime import date

import pytest

from gongwen.diagnostics import Span
from gongwen.document.body import Item, Paragraph, Section
from gongwen.document.bulletin import Bulletin
from gongwen.read import Reading, read, read_series, read_style

HEAD = "报头: {名称: 甲区信息, 期号: 3, 编印机关: 甲区委办公室, 日期: 2024-01-05}\n"


def read_yaml(text: str) -> Reading:
    return read(text.encode(), "x.yaml")


def bulletin(text: str) -> Bulletin:
    reading = read_yaml(text)
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    return reading.document


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.diagnostics]


ENGLISH = """\
form: bulletin
masthead:
  name: 甲区信息
  number: 3
  total: 007
  issuer: [甲区委办公室, 甲区政府办公室]
  date: 2024-01-05
  classification: 内部资料 注意保存
  copy_number: "000001"
contents: none
keywords: [春耕, 防汛]
note: 编者按：供参考。
articles:
  - title: 甲镇抓好春耕
    lead: [甲镇好。]
    sections:
      - heading: 早谋划
        items: [抓早。抓小]
        sections:
          - heading: 做法。
            text: 续文
            paragraphs: [段落。]
    source: 甲镇
imprint:
  报: 市委办
  编辑: [甲, 乙]
  送: [丙, 丁]
  共印: 30
style: {rows: 22, 正文: {text: {size: 16}}}
"""
CHINESE = """\
版式: 简报
报头:
  名称: 甲区信息
  期号: 第三期
  总期号: 总第7期
  编印机关: |
    甲区委办公室
    甲区政府办公室
  日期: 二〇二四年一月五日
  密级: 内部资料 注意保存
  编号: 000001
目录: 无
关键词: [春耕, 防汛]
编者按: 供参考。
文章:
  - 标题: 甲镇抓好春耕
    导语: 甲镇好。
    章节:
      - 标题: 早谋划
        条目: [抓早。抓小]
        章节:
          - 标题: 做法。
            续文: 续文
            段落: 段落。
    供稿: 甲镇
报尾:
  报: 市委办
  编辑: 甲 乙
  送: 丙、丁
  共印: 30份
版面: {rows: 22, 正文: {text: {size: 16}}}
"""


def test_english_and_chinese_keys_say_the_same() -> None:
    assert bulletin(ENGLISH) == bulletin(CHINESE)


def test_an_unknown_form_hides_no_mistake_that_can_be_told_without_it() -> None:
    found = read_yaml("form: x\nfoo: 1\n标题: 甲\ntitle: 乙\n").diagnostics
    assert [("form-unknown", 1), ("unknown-key", 2), ("duplicate-key", 4)] == [
        (each.code, each.span.line) for each in found
    ]


def test_the_first_key_of_the_form_counts() -> None:
    found = codes(read_yaml("form: [a]\nform: x\n"))
    assert {"wrong-kind", "duplicate-key"} <= set(found)
    assert "form-unknown" not in found


def test_every_field() -> None:
    document = bulletin(ENGLISH)
    masthead = document.masthead
    assert masthead.number
    assert masthead.total
    assert masthead.date
    assert (3, 7) == (masthead.number.value, masthead.total.value)
    assert date(2024, 1, 5) == masthead.date.value
    assert "000001" == str(masthead.copy_number)
    assert "none" == document.contents
    assert ["春耕", "防汛"] == [each.string for each in document.keywords]
    assert ["供参考。"] == [each.string for each in document.note]
    (article,) = document.articles
    lead, section = article.blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(section, Section)
    item, inner = section.blocks
    assert isinstance(item, Item)
    assert isinstance(inner, Section)
    assert (1, "抓早。", "抓小") == (item.number, item.lead.string, item.text.string)
    assert (2, "续文") == (inner.level, inner.text.string)
    assert [("报", "市委办"), ("编辑", "甲 乙"), ("送", "丙、丁"), ("", "共印30份")] == [
        (entry.label.string, entry.text.string) for entry in document.imprint
    ]
    assert [(["rows"], "22"), (["正文", "text", "size"], "16")] == [
        ([name.string for name in each.names], each.value.string) for each in document.settings
    ]


def test_a_single_article_needs_no_list() -> None:
    single = bulletin(HEAD + "标题: 甲\n正文: |\n  乙。\n")
    assert single == bulletin(HEAD + "文章:\n  - 标题: 甲\n    正文: 乙。\n")


def test_a_body_is_read_like_plain_text() -> None:
    document = bulletin(
        HEAD + "标题: 甲\n正文: |\n  乙 3 处。\n\n  一、丙\n  一是丁。（甲局供稿）\n"
    )
    (article,) = document.articles
    assert "甲局" == str(article.source)
    first, section = article.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(section, Section)
    assert "乙3处。" == first.text.string


def test_a_written_source_leaves_the_body_alone() -> None:
    (article,) = bulletin(HEAD + "标题: 甲\n正文: 乙。（丙局）\n供稿: 丁局\n").articles
    (only,) = article.blocks
    assert isinstance(only, Paragraph)
    assert ("丁局", "乙。（丙局）") == (str(article.source), only.text.string)


@pytest.mark.parametrize(
    "body", ["今年以来\n  各镇", ">\n  今年以来\n  各镇", "'今年以来\n  各镇'"]
)
def test_folding_puts_no_space_between_chinese(body: str) -> None:
    (only,) = bulletin(f"{HEAD}标题: 甲\n正文: {body}\n").articles[0].blocks
    assert isinstance(only, Paragraph)
    assert "今年以来各镇" == only.text.string


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ("|  # 注\n\n      甲乙\n\n      丙", [(5, 7), (5, 8), (7, 7)]),
        (">\n      甲乙\n\n      丙", [(4, 7), (4, 8), (6, 7)]),
        ("'甲\n      乙'", [(3, 10), (4, 7)]),
        ("甲\n      乙", [(3, 9), (4, 7)]),
    ],
)
def test_characters_know_their_place(value: str, places: list[tuple[int, int]]) -> None:
    blocks = bulletin(f"{HEAD}文章:\n  - 正文: {value}\n    标题: 丁\n").articles[0].blocks
    spans = [
        block.text.span(at, at + 1)
        for block in blocks
        if isinstance(block, Paragraph)
        for at in range(len(block.text))
    ]
    assert places == [(span.line, span.column) for span in spans]


def test_numbers_and_levels_may_be_written() -> None:
    text = (
        HEAD + "标题: 甲\n章节: [{标题: 乙, 序号: 3, 层次: 2, 条目: [{条目: 丙, 序号: 5}, 丁]}]\n"
    )
    (section,) = bulletin(text).articles[0].blocks
    assert isinstance(section, Section)
    assert (2, 3) == (section.level, section.number)
    assert [5, 6] == [item.number for item in section.blocks if isinstance(item, Item)]


def test_a_label_may_come_twice_in_a_list() -> None:
    entries = bulletin(HEAD + "标题: 甲\n正文: 乙\n报尾: [{送: 丙}, {送: 丁}]\n").imprint
    assert ["丙", "丁"] == [entry.text.string for entry in entries]


def test_nesting_is_bounded_and_the_bound_named() -> None:
    for text in ("[" * 10_000, "- " * 10_000, "{a: " * 10_000, "? " * 10_000):
        (found,) = read_yaml(text).diagnostics
        assert "yaml-depth" == found.code
        assert "上限是 30 层" in found.message


def test_too_many_brackets_are_told_at_the_first_one_too_many() -> None:
    before = "masthead:\n  name: 甲\n  标题"
    for count in (31, 999, 1_000, 1_001, 10_000):
        (found,) = read_yaml(f"{before}: {'[' * count}").diagnostics
        assert "yaml-depth" == found.code
        # Two levels are above the brackets.
        assert Span("x.yaml", 3, 7 + 28, 1) == found.span


def test_aliases_that_expand_without_end_are_refused_at_once() -> None:
    bomb = "a0: &a0 [甲]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
    )
    start = time.perf_counter()
    assert ["yaml-alias"] == codes(read_yaml(bomb))
    assert time.perf_counter() - start < 0.5


def test_all_mistakes_are_told_at_once_in_order() -> None:
    text = (
        "masthead:\n  name: 甲\n  number: 0\n  date: 2024-02-30\n  titel: 乙\n  名称: 丙\n"
        "articles:\n  - title: 丁\n  - body: 戊\n"
    )
    reading = read_yaml(text)
    assert [
        "no-issuer",
        "number-range",
        "no-such-date",
        "unknown-key",
        "duplicate-key",
        "no-body",
        "no-title",
    ] == codes(reading)
    lines = [each.span.line for each in reading.diagnostics]
    assert lines == sorted(lines)


def test_a_style_file_may_have_its_key_or_not() -> None:
    bare = read_style(b"rows: 20\n", "s.yaml")
    keyed = read_style("版面: {rows: 20}\n".encode(), "s.yaml")
    assert bare.settings == keyed.settings
    assert ("rows", "20") == (bare.settings[0].names[0].string, bare.settings[0].value.string)


def test_a_series_file_holds_a_style() -> None:
    reading = read_series(b"style: {fonts: {fangsong: a.ttf}}\n", "gongwen.yaml")
    assert ["fonts", "fangsong"] == [name.string for name in reading.series.settings[0].names]
    wrong = read_series(b"rows: 20\n", "gongwen.yaml")
    assert ["unknown-key"] == [each.code for each in wrong.diagnostics]


def test_a_style_holds_no_lists() -> None:
    reading = read_style(b"rows: [1]\nrows: 2\n", "s.yaml")
    assert ["wrong-kind", "duplicate-key"] == [each.code for each in reading.diagnostics]


@pytest.mark.parametrize(
    ("file", "name"),
    [("x", "甲区信息"), ("x.YML", "甲区信息"), ("x.md", "甲区信息"), ("x.txt", HEAD.strip())],
)
def test_the_ending_or_else_the_content_tells_yaml(file: str, name: str) -> None:
    document = read((HEAD + "标题: 甲\n正文: 乙。\n").encode(), file).document
    assert isinstance(document, Bulletin)
    assert name == document.masthead.name.string
