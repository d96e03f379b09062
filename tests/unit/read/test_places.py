"""A place begins and ends where the source of its characters does, whatever was dropped between."""

import unicodedata
from itertools import takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.diagnostics import Span
from gongwen.document.bulletin import Bulletin
from gongwen.document.text import Text, texts_of
from gongwen.read import read
from gongwen.read.findings import Findings
from gongwen.read.source.clean import clean_body, clean_line
from gongwen.read.source.lines import make_lines, make_paragraphs, number_lines

FILE = "x.txt"
SPACES = " \t\u00a0\u3000"


def quote(lines: list[str], span: Span) -> str:
    """Give what the source has at *span*."""
    assert span.line, "no place"
    line = lines[span.line - 1]
    assert span.column - 1 + span.width <= len(line)
    return line[span.column - 1 : span.column - 1 + span.width]


def body(line: str) -> Text:
    (text,) = number_lines([line], FILE)
    return clean_body(text, Findings(FILE))


@pytest.mark.parametrize(
    ("written", "read_as", "stretch", "expected"),
    [
        ("到 2024 年 3 月底", "到2024年3月底", "2024年3月", "2024 年 3 月"),
        ("到 2024 年 3 月底", "到2024年3月底", "年", "年"),
        ("\u3000\u3000甲 3 乙", "甲3乙", "甲3乙", "甲 3 乙"),
        ("甲\u200b乙\u200b", "甲乙", "甲乙", "甲\u200b乙"),
        ("甲\t 乙丙", "甲\u3000乙丙", "甲\u3000乙", "甲\t 乙"),
        ("甲 \t 乙丙", "甲\u3000乙丙", "甲\u3000", "甲 \t "),
        ("甲  \u00a0乙丙", "甲 乙丙", "甲 ", "甲  \u00a0"),
        ("第１２ 期", "第12期", "12期", "１２ 期"),
        ("第１\u200b２期", "第12期", "12", "１\u200b２"),
    ],
)
def test_a_place_covers_what_was_dropped_inside(
    written: str, read_as: str, stretch: str, expected: str
) -> None:
    text = body(written)
    assert read_as == text.string
    start = text.string.index(stretch)
    assert expected == quote([written], text.span(start, start + len(stretch)))


def test_a_place_in_a_paragraph_joined_over_a_page_ends_with_its_line() -> None:
    before = "本次会议要求各单位在 2024 年 3 月底以前把 12 项任务落实到人，并"
    after = "于 4 月 5 日以前报送。"
    findings = Findings(FILE)
    lines = make_lines(number_lines([before, "", after], FILE), findings)
    (paragraph,) = make_paragraphs(lines, findings)
    string = paragraph.string
    start, stop = string.index("2024"), string.index("月底") + 1
    assert "2024 年 3 月" == quote([before, "", after], paragraph.span(start, stop))
    assert "并" == quote([before, "", after], paragraph.span(string.index("并"), len(string)))
    start = string.index("4月")
    assert "4 月 5 日" == quote([before, "", after], paragraph.span(start, start + 4))


HEAD = "masthead: {name: 甲区信息, number: 3, issuer: 甲区委办公室, date: 2024-01-05}\n"


@pytest.mark.parametrize(
    ("body", "stretch", "expected"),
    [
        ("body: >\n  到 2024 年\n  3 月底以前，\n  全部完成。", "2024年", "2024 年"),
        ("body: >\n  到 2024 年\n  3 月底以前，\n  全部完成。", "2024年3月", "2024 年"),
        ("body: 到 2024 年\n  3 月底以前，\n  全部完成。", "3月底以前", "3 月底以前"),
        ('body: "甲\\u4e59丙 3 丁"', "乙", "\\u4e59"),
        ('body: "甲\\u4e59丙 3 丁"', "甲乙", "甲\\u4e59"),
        ('body: "甲\\u4e59丙 3 丁"', "丙3丁", "丙 3 丁"),
        ('body: "\\u4e59\\x20\\x20丙丁"', "乙 ", "\\u4e59\\x20\\x20"),
        ('body: "甲\\"乙\\\\\\\n  丙\\U00004e01丁"', '"乙\\', '\\"乙\\\\'),
        ('body: "甲\\"乙\\\\\\\n  丙\\U00004e01丁"', "丙丁丁", "丙\\U00004e01丁"),
        ("body: '甲''乙''''丙'", "'乙'", "''乙''"),
        ("body: '甲''乙''''丙'", "丙", "丙"),
        ("body: |\n  　　到 2024 年\n", "到2024", "到 2024"),
    ],
)
def test_a_place_in_a_scalar_is_that_of_its_source(body: str, stretch: str, expected: str) -> None:
    source = f"{HEAD}title: 题目\n{body}\n"
    document = read(source.encode(), "x.yaml").document
    assert isinstance(document, Bulletin)
    found = [text for text in texts_of(document.articles) if stretch in text.string]
    start = found[0].string.index(stretch)
    span = found[0].span(start, start + len(stretch))
    assert expected == quote(source.split("\n"), span)


def is_same(read_as: str, written: str) -> bool:
    if read_as in " \u3000":
        return written in SPACES
    if read_as == "〇":
        return written in "〇○O"
    return read_as in (written, unicodedata.normalize("NFKC", written))


PLAIN = st.text("甲乙二〇○年月。，“”12aB１２Ａ％⼀ \t\u3000\u00a0\u200b\ufeff", max_size=30)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(PLAIN, min_size=1, max_size=4), st.data())
def test_a_place_quotes_the_first_and_the_last_character(
    lines: list[str], data: st.DataObject
) -> None:
    findings = Findings(FILE)
    clean = data.draw(st.sampled_from([clean_line, clean_body]))
    cleaned = [clean(text, findings) for text in number_lines(lines, FILE)]
    text = Text.join([each for each in cleaned if each])
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    numbers = [text.span(at, at + 1).line for at in range(start, stop)]
    last = start + len(list(takewhile(lambda number: number == numbers[0], numbers))) - 1
    quoted = quote(lines, text.span(start, stop))
    assert is_same(text.string[start], quoted[0])
    assert is_same(text.string[last], quoted[-1])
    assert text.span(start, stop) == text.slice(start, stop).span()
