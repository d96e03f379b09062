"""A YAML issue file is read key by key, and every mistake in it has its place."""

import time
from datetime import date

import pytest

from gongwen.diagnostics import Span
from gongwen.document.body import Item, Paragraph, Section, SideHeading
from gongwen.document.bulletin import Bulletin
from gongwen.read import Reading, read, read_series, read_style
from gongwen.write import write_yaml

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


PARTS = """\
报头:
  名称: 甲区信息
  期号: {number}
  刊别: （增刊）
  编印机关: 甲区委办公室
  签发人: {signer}
  提示: 阅后退回
  日期: 2024-01-05
栏目: 【工作动态】
标题: 甲镇抓好春耕
副标题: ——早谋划早部署
题注: {headnote}
作者: [张三, 李四]
编者按: {note}
导语: [今年以来。, {{小标题: 早谋划}}, {{side_heading: 早部署}}]
报尾: {{共印: {copies}}}
"""


def parts(
    number: str = "3",
    signer: str = "张三",
    headnote: str = "2024年1月",
    note: str = "供参考。",
    copies: str = "60",
) -> Bulletin:
    return bulletin(
        PARTS.format(number=number, signer=signer, headnote=headnote, note=note, copies=copies)
    )


def test_the_parts_that_few_issues_have() -> None:
    document = parts()
    (article,) = document.articles
    assert ("工作动态", "早谋划早部署", "张三 李四") == tuple(
        map(str, (article.column, article.subtitle, article.author))
    )
    assert ("增刊", "阅后退回") == (
        str(document.masthead.supplement),
        str(document.masthead.handling),
    )
    assert [Paragraph, SideHeading, SideHeading] == [type(block) for block in article.blocks]


@pytest.mark.parametrize(
    ("written", "year", "value"),
    [
        ("2024年第3期", "2024年", 3),
        ("〔2024〕第3期", "〔2024〕", 3),
        ("（2024）第3期", "（2024）", 3),
        ('"[2024]3"', "〔2024〕", 3),
        ("2024·3", "2024年", 3),
        ("二〇二四年第十二期", "二〇二四年", 12),
        ("2024年度第3期", "2024年度", 3),
        ("2024", "", 2024),
    ],
)
def test_the_year_of_a_number_is_kept_as_it_is_printed(written: str, year: str, value: int) -> None:
    number = parts(number=written).masthead.number
    assert number
    assert (year, value) == (number.year.string, number.value)


@pytest.mark.parametrize(
    ("written", "label", "names"),
    [
        ("张三", "签发人", "张三"),
        ("[张三, 李四]", "签发人", "张三 李四"),
        ("审签：张三、李四", "审签", "张三 李四"),
        ("签 发：王 五", "签发", "王 五"),
    ],
)
def test_a_signer_may_bring_a_label(written: str, label: str, names: str) -> None:
    signer = parts(signer=written).masthead.signer
    assert signer
    assert (label, names) == (signer.label.string, signer.text.string)


@pytest.mark.parametrize(
    ("written", "label", "text"),
    [
        ("供参考。", "", "供参考。"),
        ("编者按：供参考。", "", "供参考。"),
        ("按语：供参考。", "按语", "供参考。"),
        ('"【编者的话】供参考。"', "编者的话", "供参考。"),
        ("编后 供参考。", "", "编后 供参考。"),
        ("编者注 供参考。", "编者注", "供参考。"),
        ("按照部署，供参考。", "", "按照部署，供参考。"),
    ],
)
def test_a_note_may_bring_a_label(written: str, label: str, text: str) -> None:
    document = parts(note=written)
    assert (label, [text]) == (document.note_label.string, [str(each) for each in document.note])


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2024年1月", "（2024年1月）"),
        ("〔摘要〕", "〔摘要〕"),
        ("（甲）乙（丙）", "（（甲）乙（丙））"),
    ],
)
def test_a_headnote_gets_brackets_where_it_has_none(written: str, printed: str) -> None:
    assert printed == str(parts(headnote=written).articles[0].headnote)


@pytest.mark.parametrize(
    ("written", "printed"),
    [("60", "共印60份"), ("共印60份", "共印60份"), ("本期共印60份", "本期共印60份")],
)
def test_words_around_the_number_of_copies_stay(written: str, printed: str) -> None:
    (entry,) = parts(copies=written).imprint
    assert ("", printed, "copies") == (entry.label.string, entry.text.string, entry.kind)


def test_one_article_may_go_without_a_title_and_several_may_not() -> None:
    head = "masthead: {name: 甲, number: 3, issuer: 乙, date: 2024-01-05}\n"
    one = read_yaml(f"{head}body: 丙。\n")
    assert [("warning", "no-title")] == [(each.severity, each.code) for each in one.diagnostics]
    assert one.document is not None
    several = read_yaml(f"{head}articles: [{{title: 丁, body: 丙。}}, {{body: 丙。}}]\n")
    assert [("error", "no-title")] == [(each.severity, each.code) for each in several.diagnostics]


@pytest.mark.parametrize(
    ("key", "value"),
    [("栏目", "甲" * 27), ("副标题", "甲" * 101), ("题注", "甲" * 101), ("作者", "甲" * 101)],
)
def test_parts_have_bounds(key: str, value: str) -> None:
    assert "too-long" in codes(
        read_yaml(f"masthead: {{name: 甲}}\n标题: 乙\n正文: 丙。\n{key}: {value}\n")
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [("刊别", "甲" * 25), ("提示", "甲" * 61), ("签发人", "甲" * 101)],
)
def test_parts_of_the_masthead_have_bounds(key: str, value: str) -> None:
    text = f"masthead: {{name: 甲, {key}: {value}}}\n标题: 乙\n正文: 丙。\n"
    assert "too-long" in codes(read_yaml(text))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("[张三, 王 五]", "张三 王 五"),
        ("[区长 张三, 李四]", "区长 张三\n李四"),
        ("区长 张三", "区长 张三"),
        ("|-\n  张三\n  李四", "张三\n李四"),
    ],
)
def test_authors_with_a_post_stand_on_lines_of_their_own(written: str, printed: str) -> None:
    text = f"masthead: {{name: 甲}}\n标题: 乙\n正文: 丙。\n作者: {written}\n"
    document = bulletin(text)
    assert printed == str(document.articles[0].author)
    assert document == read_yaml(write_yaml(document)).document


@pytest.mark.parametrize(
    ("label", "hint"),
    [("责任编缉", "是否想写“责任编辑”"), ("特约撰写人", None), ("主偏", None), ("本期编辑", None)],
)
def test_a_label_that_is_nearly_a_known_one_is_told(label: str, hint: str | None) -> None:
    found = read_yaml(f"{HEAD}标题: 乙\n正文: 丙。\n报尾: {{{label}: 张三}}\n").diagnostics
    assert ([hint] if hint else []) == [each.hint for each in found if each.code == "label-unknown"]
