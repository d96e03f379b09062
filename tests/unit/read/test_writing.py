"""A document is written as a careful person would write it."""

import pytest
import yaml

from gongwen.document.bulletin import Bulletin
from gongwen.read import read
from gongwen.write import write_yaml

HEAD = "masthead:\n  name: 甲区信息\n"


def written(text: str, file: str = "x.yaml") -> str:
    document = read(text.encode(), file).document
    assert isinstance(document, Bulletin)
    result = write_yaml(document)
    assert document == read(result.encode(), "y.yaml").document
    return result


def test_a_whole_issue() -> None:
    text = """\
form: bulletin
masthead:
  name: 甲区信息
  number: 3
  total: 7
  issuer:
    - 甲区委办公室
    - 甲区政府办公室
  date: 2024-01-05
  classification: 内部资料 注意保存
  copy_number: "000001"
contents: none
keywords: [春耕, 防汛]
words: [春耕图, 甲乙工程]
note:
  - 供参考。
  - 请落实。
articles:
  - title: |-
      甲镇抓好春耕
      ——调研报告
    body: |
      甲镇好。

      一、早谋划

      （一）做法。续文

      一是抓早。抓小
    source: 甲镇
  - title: 乙镇
    body: |
      乙镇好。
imprint:
  报: 市委办
  编辑: [张三, 李四]
  共印: 30份
style:
  rows: 22
  body:
    text:
      size: 16
"""
    assert text == written(text)


def test_the_parts_that_few_issues_have() -> None:
    text = """\
form: bulletin
masthead:
  name: 甲区信息
  number: 2024年第3期
  supplement: 增刊
  issuer: 甲区委办公室
  date: 2024-01-05
  signatories: [张三, 王 五]
  classification: 秘密
  handling: 阅后退回
note: 按语：供参考。
articles:
  - column: 工作动态
    title: 甲镇抓好春耕
    subtitle: 早谋划早部署
    headnote: （2024年1月）
    author: 张三 李四
    body: |
      今年以来，春耕全面展开。

      早谋划

      一是抓早。

      乙镇好。
imprint:
  共印: 本期共印60份
"""
    assert text == written(text)


@pytest.mark.parametrize("signer", ["签发：张三 李四", "张三"])
def test_a_signer_keeps_the_label(signer: str) -> None:
    text = f"masthead: {{name: 甲区信息, 签发人: {signer}}}\ntitle: 甲\nbody: 乙。\n"
    assert f"  signatories: {signer}\n" in written(text)


def test_an_article_without_a_title_is_written_without_one() -> None:
    assert "articles:\n  - body: |\n      乙。\n" in written(f"{HEAD}body: 乙。\n")


def test_a_text_that_would_be_joined_is_written_as_a_tree() -> None:
    lead = "甲" * 25
    text = f"{HEAD}title: 甲\nlead: [{lead}, {lead}]\nsections: [{{heading: 乙, items: [丙]}}]\n"
    assert "    lead:\n      - 甲" in written(text)
    assert "        heading: 乙\n" not in written(text)


@pytest.mark.parametrize(
    "title",
    [
        "a: b",
        "#甲",
        "甲 #乙",
        '"a"',
        "'a'",
        "- 甲",
        "? 甲",
        "*甲",
        "a\\b",
        "a:",
        "[甲]",
        "0123",
    ],
)
def test_what_yaml_would_misread_is_quoted(title: str) -> None:
    escaped = title.replace("'", "''")
    result = written(f"{HEAD}title: '{escaped}'\nbody: 乙\n")
    assert title == yaml.safe_load(result)["articles"][0]["title"]


def test_a_repeated_label_makes_a_list() -> None:
    text = "甲区信息\n甲镇\n正文。\n送：乙\n送：丙\n"
    assert "  - 送: 乙\n  - 送: 丙\n" in written(text, "x.txt")


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("张三 李小二", "[张三, 李小二]"),
        ("林 远", "林 远"),
        ("张三 林 远", "[张三, 林 远]"),
        ("王 一、李小二", "王 一、李小二"),
    ],
)
def test_a_name_that_is_spread_is_one(written: str, people: str) -> None:
    text = f"甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n\n甲镇\n\n正文。\n\n报：区委\n主编：{written}\n"
    document = read(text.encode(), "x.txt").document
    assert document is not None
    yaml = write_yaml(document)
    assert f"主编: {people}\n" in yaml
    again = read(yaml.encode(), "x.yaml").document
    assert isinstance(again, Bulletin)
    assert written == again.imprint[-1].text.string
