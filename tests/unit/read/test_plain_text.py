"""A plain-text bulletin is read as a person would read it."""

import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from gongwen.document.body import Block, Item, Paragraph, Section
from gongwen.document.bulletin import Article, Bulletin
from gongwen.read import Reading, read
from gongwen.write import write_yaml

ROOT = Path(__file__).parents[3]
HEAD = "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n\n甲镇抓好春耕\n\n"


def read_text(text: str) -> Reading:
    return read(text.encode(), "x.txt")


def bulletin(text: str) -> Bulletin:
    reading = read_text(text)
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    return reading.document


def article(body: str) -> Article:
    return bulletin(HEAD + body).articles[0]


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.diagnostics]


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Give blocks as plain values."""
    values: list[object] = []
    for block in blocks:
        match block:
            case Paragraph():
                values.append(block.text.string)
            case Item():
                values.append((f"{block.number}是", block.lead.string, block.text.string))
            case Section():
                head = (block.level, block.number, block.heading.string, block.text.string)
                values.append((*head, outline(block.blocks)))
    return values


class TestIssue92:
    reading = read((ROOT / "examples/issue92.txt").read_bytes(), "issue92.txt")

    def test_masthead(self) -> None:
        assert isinstance(self.reading.document, Bulletin)
        masthead = self.reading.document.masthead
        assert "上街信息" == masthead.name.string
        assert masthead.number is not None
        assert 92 == masthead.number.value
        assert ["中共上街区委办公室"] == [name.string for name in masthead.issuers]
        assert masthead.date is not None
        assert date(2020, 12, 28) == masthead.date.value

    def test_article(self) -> None:
        assert isinstance(self.reading.document, Bulletin)
        (only,) = self.reading.document.articles
        assert "描绘最大同心圆 凝聚推动高质量发展正能量" == only.title.string
        sections = [block for block in only.blocks if isinstance(block, Section)]
        assert [1, 2, 3] == [section.number for section in sections]
        assert [3, 3, 2] == [len(section.blocks) for section in sections]
        assert only.source is not None
        assert "区委统战部" == only.source.string

    def test_imprint(self) -> None:
        assert isinstance(self.reading.document, Bulletin)
        assert [
            ("本期送", "区县处级领导"),
            ("发", "峡窝镇、各街道办事处、区直各单位负责同志"),
            ("责任编辑", "郝婕 高璇"),
        ] == [(entry.label.string, entry.text.string) for entry in self.reading.document.imprint]

    def test_three_paragraphs_are_joined_again_and_told(self) -> None:
        assert [("info", "joined")] * 3 == [
            (each.severity, each.code) for each in self.reading.diagnostics
        ]
        assert [["13", "15"], ["23", "25"], ["31", "33"]] == [
            re.findall("[0-9]+", each.message) for each in self.reading.diagnostics
        ]

    def test_typed_spaces_around_digits_go(self) -> None:
        assert isinstance(self.reading.document, Bulletin)
        lead = self.reading.document.articles[0].blocks[0]
        assert isinstance(lead, Paragraph)
        assert "示范点3处，全市侨联基层组织建设经验" in lead.text.string

    def test_yaml_says_the_same(self) -> None:
        yaml = read((ROOT / "examples/issue92.yaml").read_bytes(), "issue92.yaml")
        assert self.reading.document == yaml.document
        assert () == yaml.diagnostics

    def test_every_character_knows_its_place(self) -> None:
        assert isinstance(self.reading.document, Bulletin)
        for block in self.reading.document.articles[0].blocks[1:]:
            assert isinstance(block, Section)
            for item in block.blocks:
                assert isinstance(item, Item)
                for text in (item.lead, item.text):
                    for at, character in enumerate(text.string):
                        span = text.span(at, at + 1)
                        assert character == self.reading.lines[span.line - 1][span.column - 1]

    def test_reading_takes_no_time(self) -> None:
        data = (ROOT / "examples/issue92.txt").read_bytes()
        start = time.perf_counter()
        for _ in range(10):
            read(data, "issue92.txt")
        assert time.perf_counter() - start < 0.5


def test_plain_text_is_read_without_a_yaml_parser() -> None:
    program = (
        "import sys; from gongwen.read import read; read(b'x', 'x.txt');"
        "sys.exit('yaml' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT / "src")


def test_parts_of_the_masthead_may_share_lines() -> None:
    masthead = bulletin(
        "机密★1年    编号：000001\n甲 区 信 息\n2024年第92期（总第1305期）\n"
        "甲区委办公室    2024 年 1 月 5 日\n\n标题\n\n正文。\n"
    ).masthead
    assert "甲区信息" == masthead.name.string
    assert masthead.number is not None
    assert masthead.total is not None
    assert masthead.date is not None
    assert (92, 1305) == (masthead.number.value, masthead.total.value)
    assert date(2024, 1, 5) == masthead.date.value
    assert ["甲区委办公室"] == [name.string for name in masthead.issuers]
    assert "机密★1年" == str(masthead.classification)
    assert "000001" == str(masthead.copy_number)


@pytest.mark.parametrize("year", ["2024年", "〔2024〕", "（2024）"])
def test_the_year_of_a_number_is_kept_as_it_is_written(year: str) -> None:
    number = bulletin(HEAD.replace("第3", f"{year}第3") + "正文。").masthead.number
    assert number is not None
    assert (year, 3) == (number.year.string, number.value)


@pytest.mark.parametrize(
    "issuers", ["中共甲区委办公室\n甲区人民政府办公室", "中共甲区委办公室 甲区人民政府办公室"]
)
def test_two_issuers(issuers: str) -> None:
    text = HEAD.replace("甲区委办公室", issuers) + "正文。"
    assert ["中共甲区委办公室", "甲区人民政府办公室"] == [
        name.string for name in bulletin(text).masthead.issuers
    ]


@pytest.mark.parametrize("number", ["第３期", "（第3期）", "第 3 期", "第三期", "2024年第3期"])
def test_forms_of_the_number(number: str) -> None:
    found = bulletin(HEAD.replace("第3期", number) + "正文。").masthead.number
    assert found is not None
    assert 3 == found.value


def test_a_masthead_may_go_without_parts() -> None:
    reading = read_text("甲区信息\n\n甲镇抓好春耕\n\n正文。")
    assert ["no-number", "no-issuer", "no-date"] == codes(reading)
    assert ["info", "warning", "warning"] == [each.severity for each in reading.diagnostics]
    assert isinstance(reading.document, Bulletin)
    assert "甲镇抓好春耕" == reading.document.articles[0].title.string


def test_what_a_masthead_has_no_place_for_is_told() -> None:
    assert ["masthead-unused"] == codes(read_text(HEAD.replace("第3期", "试行第3期") + "正文。"))


def test_an_unwritten_body_is_told_with_all_else() -> None:
    reading = read_text("甲区信息\n第0期\n甲区委办公室\n2024年2月30日\n标题\n")
    assert ["number-range", "no-such-date", "no-body"] == codes(reading)


def test_a_title_on_two_lines_is_broken_there() -> None:
    text = HEAD.replace("甲镇抓好春耕", "甲镇早谋划早部署\n全力抓好春耕生产") + "正文。"
    assert "甲镇早谋划早部署\n全力抓好春耕生产" == bulletin(text).articles[0].title.string


def test_a_line_after_a_dash_is_the_subtitle() -> None:
    text = HEAD.replace("甲镇抓好春耕", "甲镇抓好春耕\n——春耕调研报告") + "正文。"
    only = bulletin(text).articles[0]
    assert ("甲镇抓好春耕", "春耕调研报告") == (only.title.string, str(only.subtitle))


def test_body_without_end_punctuation_is_no_title() -> None:
    only = bulletin("甲区信息\n第3期\n标题在此\n正文在此\n").articles[0]
    assert ("标题在此", ["正文在此"]) == (only.title.string, outline(only.blocks))


def test_sections_nest_by_their_ordinals() -> None:
    body = "导语。\n一、甲\n（一）乙。丙。\n1.丁\n（1）戊\n二、己\n一是庚。辛\n"
    assert [
        "导语。",
        (1, 1, "甲", "", [(2, 1, "乙。", "丙。", [(3, 1, "丁", "", [(4, 1, "戊", "", [])])])]),
        (1, 2, "己", "", [("1是", "庚。", "辛")]),
    ] == outline(article(body).blocks)


def test_a_closing_quote_belongs_to_the_sentence() -> None:
    assert [("1是", "践行“甲。”", "乙。")] == outline(article("一是践行“甲。”乙。").blocks)


def test_ordinals_that_are_wrong_alike_are_told_once() -> None:
    reading = read_text(HEAD + "一、甲\n1、丙\n2、丁\n12、丁\n（1）、戊")
    first, _ = (each for each in reading.diagnostics if each.code == "ordinal-form")
    assert "序号“1、”应写作“1.”，已照此排（共 3 处）" == first.message
    assert 3 == len(first.places) == len(first.edits)


def test_ordinals_in_wrong_form_are_read_and_told() -> None:
    reading = read_text(HEAD + "一．甲\n（一）、乙\n1、丙\n(1)丁\n一是，戊。")
    assert ["ordinal-form"] * 5 == codes(reading)
    assert "序号“1、”应写作“1.”，已照此排（共 1 处）" == reading.diagnostics[2].message
    assert "GB/T 15834—2011 B.3.3" == reading.diagnostics[2].rule


@pytest.mark.parametrize(
    "body",
    ["一、甲\n三、乙", "二、甲", "一、甲\n一、乙", "一、甲\n（二）乙", "（一）甲\n一、乙"],
)
def test_sections_out_of_order_are_told(body: str) -> None:
    assert ["section-order"] == codes(read_text(HEAD + body))


def test_sections_may_leave_out_a_level() -> None:
    assert [] == codes(read_text(HEAD + "一、甲\n1.乙\n2.丙\n二、丁\n1.戊"))


@pytest.mark.parametrize("body", ["二是甲。", "一是甲。\n三是乙。", "一是甲。\n一是乙。"])
def test_items_out_of_order_are_told(body: str) -> None:
    assert ["item-order"] == codes(read_text(HEAD + body))


def test_items_may_be_counted_anew_after_a_paragraph() -> None:
    assert [] == codes(read_text(HEAD + "一是甲。\n二是乙。\n丙。\n一是丁。"))


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("正文。（区委统战部）", "区委统战部"),
        ("正文。（区委统战部供稿）", "区委统战部"),
        ("正文。\n\n（供稿：区委统战部）", "区委统战部"),
        ("正文。\n\n供稿单位：区委统战部", "区委统战部"),
        ("正文。(甲局 张三)", "甲局 张三"),
        ("正文。（张三供稿）", "张三"),
        ("正文。\n\n（河湾区委党校课题组 王五一 赵 六）", "河湾区委党校课题组 王五一 赵 六"),
        ("正文。（甲局 赵 六 王五一）", "甲局 赵 六 王五一"),
        ("正文。（甲局 一 二 三）", None),
        ("正文。（详见附件）", None),
        ("正文。（附名单，共三处）", None),
        ("正文。（张三）", "张三"),
        ("正文（甲局）与后文。", None),
    ],
)
def test_source(body: str, source: str | None) -> None:
    found = article(body).source
    assert source == (found.string if found else None)


def test_every_line_is_a_paragraph_where_no_blank_line_is() -> None:
    text = HEAD.replace("\n\n", "\n") + "甲。\n乙。\n丙。"
    assert ["甲。", "乙。", "丙。"] == outline(bulletin(text).articles[0].blocks)


def test_a_heading_is_not_joined_with_what_follows() -> None:
    body = "一、工作开展情况以及存在的困难和问题与下一步的打算\n\n甲。\n\n做法\n\n乙。"
    heading = "工作开展情况以及存在的困难和问题与下一步的打算"
    assert [(1, 1, heading, "", ["甲。", "做法", "乙。"])] == outline(article(body).blocks)


TABLE = """\
全区各镇街示范点建设情况如下表所示，供各单位参考对照

镇街所属单位名称\t示范点数量与分布\t负责同志姓名
峡窝镇人民政府统战办公室\t三个示范点全部建成\t张三同志
济源路街道办事处党政办公室\t两个示范点正在建设\t李四同志
"""


def test_rows_of_a_table_stay_apart_and_are_told() -> None:
    reading = read_text(HEAD + TABLE)
    (found,) = reading.diagnostics
    assert ("table-like", "warning", 10) == (found.code, found.severity, found.span.line)
    assert "第 10 到 12 行" in found.message
    assert isinstance(reading.document, Bulletin)
    first, *rows = outline(reading.document.articles[0].blocks)
    assert "全区各镇街示范点建设情况如下表所示，供各单位参考对照" == first
    assert "镇街所属单位名称\u3000示范点数量与分布\u3000负责同志姓名" == rows[0]
    assert 3 == len(rows)
    again = read(write_yaml(reading.document).encode(), "x.yaml")
    assert reading.document == again.document


def test_drawn_tables_stay_apart() -> None:
    rows = ["┌────────┬────────────┬────────────┐", "│镇街名称│示范点建设情况│负责同志姓名│"]
    reading = read_text(HEAD + "\n".join(rows))
    assert ["table-like"] == codes(reading)
    assert isinstance(reading.document, Bulletin)
    assert rows == outline(reading.document.articles[0].blocks)


@pytest.mark.parametrize(
    "body",
    ["一、\t总体情况\n\n甲。", "1.\t甲。\n\n2.\t乙。", "●\t甲。", "改革开放──甲区。", "\t甲。"],
)
def test_what_is_no_table(body: str) -> None:
    assert [] == codes(read_text(HEAD + body))


def test_rows_of_a_list_in_yaml_are_told_too() -> None:
    text = "报头: {名称: 甲区信息, 期号: 3, 编印机关: 甲局, 日期: 2024-01-05}\n"
    reading = read((text + "标题: 甲\n导语: |\n  姓名\t单位\n  张三\t甲局\n").encode(), "x.yaml")
    assert ["table-like"] == codes(reading)
    assert isinstance(reading.document, Bulletin)
    again = read(write_yaml(reading.document).encode(), "x.yaml")
    assert reading.document == again.document


def test_a_cut_latin_text_is_joined_with_a_space() -> None:
    assert ["甲。", "乙“open source”。"] == outline(article("甲。\n\n乙“open\n\nsource”。").blocks)


WRAPPED = """\
　　今年以来，甲区深入贯彻落实上级决策部署，统筹推进各项
工作任务，全年完成投资三百亿元，同比增长百分之十。其中，
一产完成十亿元，二产完成一百亿元，三产完成一百九十亿元。
增速居全市第一。
　　一、主要做法
　　（一）强化组织领导。成立领导小组，建立联席会议制度，定
期研究，统筹推进。
"""


def test_lines_ended_by_hand_are_joined_and_told_once() -> None:
    reading = read_text(HEAD + WRAPPED)
    assert ["joined"] == codes(reading)
    assert "4 处" in reading.diagnostics[0].message
    assert isinstance(reading.document, Bulletin)
    first, section = reading.document.articles[0].blocks
    assert isinstance(first, Paragraph)
    assert first.text.string.endswith("一百九十亿元。增速居全市第一。")
    assert isinstance(section, Section)
    assert "主要做法" == section.heading.string


def test_several_articles() -> None:
    text = (
        HEAD
        + "甲镇早谋划。（甲镇政府）\n\n乙镇防汛有力\n\n乙镇早动手。\n\n标题：丙镇工作\n\n丙镇好。"
    )
    assert ["甲镇抓好春耕", "乙镇防汛有力", "丙镇工作"] == [
        each.title.string for each in bulletin(text).articles
    ]


def test_a_list_of_titles_is_dropped_and_parts_the_articles() -> None:
    text = HEAD.replace("甲镇抓", "本期要目\n● 甲镇抓好春耕\n● 乙镇防汛有力……3\n\n甲镇抓")
    reading = read_text(text + "甲镇早谋划。\n\n乙镇防汛有力\n\n乙镇早动手。")
    assert ["contents-dropped"] == codes(reading)
    assert isinstance(reading.document, Bulletin)
    assert ["甲镇抓好春耕", "乙镇防汛有力"] == [
        each.title.string for each in reading.document.articles
    ]


def test_an_entry_without_article_is_told() -> None:
    text = HEAD.replace("甲镇抓", "目录\n甲镇抓好春耕\n丙镇无文\n\n甲镇抓")
    assert ["contents-dropped", "contents-unmatched"] == codes(read_text(text + "甲。"))


def test_note_of_several_paragraphs() -> None:
    text = HEAD.replace("甲镇抓", "编者按：供参考。\n请落实。\n\n甲镇抓") + "正文。"
    assert ["供参考。", "请落实。"] == [each.string for each in bulletin(text).note]


def test_note_below_the_title() -> None:
    document = bulletin(HEAD + "按：供参考。\n\n正文。")
    assert ["供参考。"] == [each.string for each in document.note]
    assert ["正文。"] == outline(document.articles[0].blocks)


def test_imprint() -> None:
    text = HEAD + (
        "正文。\n\n报：市委办、市政府办\n送 ：各位领导，\n　　各部门\n"
        "主 编：甲  责任编辑：乙 丙    共印30份\n"
    )
    assert [
        ("报", "市委办、市政府办"),
        ("送", "各位领导，各部门"),
        ("主编", "甲"),
        ("责任编辑", "乙 丙"),
        ("", "共印30份"),
    ] == [(entry.label.string, entry.text.string) for entry in bulletin(text).imprint]


def test_labels_of_people_are_told_from_recipients_in_every_way_to_write() -> None:
    lines = "报：市委办\n责编：甲 乙\n编审：丙\n传真：123\n网址：www.example.com\n共印30份\n"
    document = bulletin(HEAD + "正文。\n\n" + lines)
    kinds = [entry.kind for entry in document.imprint]
    assert ["recipients", *["people"] * 4, "copies"] == kinds
    again = read(write_yaml(document).encode(), "x.yaml")
    assert document == again.document


def test_a_label_within_the_body_starts_no_imprint() -> None:
    document = bulletin(HEAD + "电话：公布如下。\n\n一、甲\n\n乙。\n\n报：市委办")
    assert 2 == len(document.articles[0].blocks)
    assert 1 == len(document.imprint)


def test_no_article() -> None:
    assert "no-title" in codes(read_text("甲区信息"))
    note = HEAD.replace("甲镇抓好春耕", "编者按：供参考。")
    assert ["no-title"] == codes(read_text(note))


def test_no_name() -> None:
    assert ["no-name", "no-title"] == codes(read_text("第3期\n"))


@pytest.mark.parametrize(("count", "told"), [(3, 3), (4, 1)])
def test_many_joints_are_told_together(count: int, told: int) -> None:
    half = "全区设查档点五十六个，群众在家门口就能查到需要的各类档案，"
    body = "\n".join(f"{half}\n\n开放查阅。\n" for _ in range(count))
    assert told == codes(read_text(f"{HEAD}{body}")).count("joined")
