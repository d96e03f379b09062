"""The JSON Schema allows what the reader allows, as far as a schema can tell."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gongwen.desk.schema import DIALECT, KINDS, issue_schema, series_schema
from gongwen.press.fontfiles import is_font
from gongwen.read import read, read_series
from gongwen.read.yaml import vocabulary
from gongwen.read.yaml.vocabulary import Table
from gongwen.sheet.amounts import TYPE_SIZES, WORDS, Unit, amounts, read_amount
from gongwen.sheet.bulletin import BULLETIN
from gongwen.sheet.names import rows
from gongwen.sheet.override import override

ROOT = Path(__file__).parents[3]
ISSUE, SERIES = issue_schema(), series_schema()


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as an editor does, by YAML 1.2: dates and yes are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:timestamp"
        and (tag != "tag:yaml.org,2002:bool" or first in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    return yaml.load(text, EditorLoader)


def is_valid(text: str, schema: dict[str, Any] = ISSUE) -> bool:
    return jsonschema.Draft202012Validator(schema).is_valid(load(text))


@pytest.mark.parametrize("schema", [ISSUE, SERIES], ids=["issue", "series"])
def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    assert DIALECT == schema["$schema"]
    jsonschema.Draft202012Validator.check_schema(schema)
    json.dumps(schema)


@pytest.mark.parametrize(
    "path",
    [
        *(ROOT / "examples").rglob("*.yaml"),
        *(ROOT / "tests" / "issues").glob("*.yaml"),
    ],
    ids=lambda path: path.name,
)
def test_every_example_is_valid(path: Path) -> None:
    schema = SERIES if path.name == "gongwen.yaml" else ISSUE
    jsonschema.validate(load(path.read_text(encoding="utf-8")), schema)


def test_the_issue_of_the_readme_is_valid() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for issue in re.findall(r"^```yaml\n(.*?)^```", readme, re.MULTILINE | re.DOTALL):
        assert is_valid(issue)


ONE = "masthead: {name: 河湾信息}\ntitle: 档案\nbody: 三月四日。\n"

RIGHT = {
    "number as text": ONE.replace("}", ", number: 第92期}"),
    "number in Chinese": ONE.replace("}", ", number: 九十二, total: 总第1305期}"),
    "number with a year": ONE.replace("}", ", number: 2024年第3期}"),
    "number with a year in brackets": ONE.replace("}", ", 期号: （2024）第3期}"),
    "number after a point": ONE.replace("}", ", 期号: 2024·3}"),
    "parts of the masthead": ONE.replace("}", ", 刊别: 增刊, 签发人: [甲, 乙], 提示: 阅后退回}"),
    "parts of the article": ONE + "栏目: 甲\n副标题: 乙\n题注: 丙\n作者: [丁, 戊]\n",
    "side heading": ONE.replace("body: 三月四日。", "lead: [{小标题: 甲}, 乙。]"),
    "no title": "masthead: {name: 甲}\nbody: 乙。\n",
    "no title in articles": "masthead: {name: 甲}\narticles: [{body: 乙。}]\n",
    "date": ONE.replace("}", ", date: 2024-03-05}"),
    "date in Chinese": ONE.replace("}", ", 日期: 二〇二四年三月五日}"),
    "several issuers": ONE.replace("}", ", issuer: [甲办, 乙办]}"),
    "copy number": ONE.replace("}", ", copy_number: 000001}"),
    "nothing after a key": ONE + "note:\nimprint:\nkeywords:\n",
    "imprint as a list": ONE + "imprint: [{送: 甲}, {送: [乙, 丙]}, {共印: 30}]\n",
    "tree": """\
报头: {名称: 河湾信息}
文章:
  - 标题: 档案
    导语: [今年以来。]
    章节:
      - 标题: 早谋划
        条目: [抓部署。, {条目: 抓落实。, 序号: 3}]
        章节: [{heading: 健全机制。, text: 建立, level: 2, number: 1}]
""",
    "single article in articles": "masthead: {name: 甲}\narticles: {title: 乙, body: 丙。}\n",
    "style": ONE
    + "style: {rows: 20, 正文: {首行缩进: 2 字}, ink: {red: 112233}, 断行: {方式: 匀排}}\n",
    "fonts": ONE + "版面: {字体文件: {仿宋: a.ttf, title: b.ttf}}\n",
    "form": "form: bulletin\n" + ONE,
}

WRONG = {
    "unknown key": ONE + "isuer: 甲\n",
    "unknown key inside": ONE.replace("name", "nmae"),
    "both names": ONE + "标题: 档案\n",
    "no title among several": "masthead: {name: 甲}\narticles: [{title: 甲, body: 乙}, {body: 丙}]\n",
    "no body": "masthead: {name: 甲}\ntitle: 乙\n",
    "no article": "masthead: {name: 甲}\n",
    "article twice": ONE + "articles: [{title: 甲, body: 乙}]\n",
    "list for text": ONE + "source: [甲]\n",
    "text for keys": ONE.replace("{name: 河湾信息}", "河湾信息"),
    "number 0": ONE.replace("}", ", number: 0}"),
    "number that is none": ONE.replace("}", ", number: 九期}"),
    "date that is none": ONE.replace("}", ", date: 三月五日}"),
    "form": ONE + "form: poster\n",
    "contents": ONE + "contents: always\n",
    "level": ONE.replace("body: 三月四日。", "sections: [{heading: 甲, level: 5}]"),
    "heading": ONE.replace("body: 三月四日。", "sections: [{text: 甲}]"),
    "row that is none": ONE + "style: {rowz: 20}\n",
    "value out of range": ONE + "style: {rows: 999}\n",
    "value of a choice": ONE + "style: {breaking: {policy: nice}}\n",
    "colour": ONE + "style: {ink: {red: redder}}\n",
    "font": ONE + "style: {fonts: {fangsnog: a.ttf}}\n",
    "list": "[1, 2]\n",
    "text": "河湾信息\n",
}


def has_errors(text: str) -> bool:
    """Tell what the program thinks of an issue, its style included."""
    document = read(text.encode(), "a.yaml").document
    if document is None:
        return True
    fonts = [each.names[-1].string for each in document.settings if is_font(each)]
    _, problems = override(BULLETIN, [each for each in document.settings if not is_font(each)])
    return bool(problems) or "fangsnog" in fonts


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_the_reader_takes_is_valid(text: str) -> None:
    assert not has_errors(text)
    assert is_valid(text)


def test_what_gongwen_yaml_may_give_is_not_asked_for() -> None:
    assert is_valid("title: 档案\nbody: 三月四日。\n")


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_the_reader_refuses_is_not(text: str) -> None:
    assert has_errors(text)
    assert not is_valid(text)


def test_gongwen_yaml_has_a_schema_of_its_own() -> None:
    shared = (
        "报头: {名称: 河湾信息, 编印机关: 档案室}\n报尾: {送: 甲}\n版面: {rows: 20}\n目录: 无\n"
    )
    assert () == read_series(shared.encode(), "gongwen.yaml").diagnostics
    assert is_valid(shared, SERIES)
    for wrong in ("报头: {期号: 8}\n", "标题: 甲\n", "rows: 20\n"):
        assert read_series(wrong.encode(), "gongwen.yaml").diagnostics
        assert not is_valid(wrong, SERIES)


TABLES = {
    "issue": (ISSUE["properties"], vocabulary.ISSUE_KEYS),
    "article": (ISSUE["$defs"]["article"]["properties"], vocabulary.ARTICLE_KEYS),
    "masthead": (ISSUE["$defs"]["masthead"]["properties"], vocabulary.MASTHEAD_KEYS),
    "section": (ISSUE["$defs"]["section"]["properties"], vocabulary.SECTION_KEYS),
    "block": (ISSUE["$defs"]["block"]["properties"], vocabulary.BLOCK_KEYS),
    "series": (SERIES["properties"], vocabulary.SERIES_KEYS),
    "series masthead": (SERIES["$defs"]["masthead"]["properties"], vocabulary.SERIES_MASTHEAD_KEYS),
}


@pytest.mark.parametrize(("properties", "table"), TABLES.values(), ids=TABLES)
def test_schema_and_reader_know_the_same_keys(properties: dict[str, Any], table: Table) -> None:
    assert {name for key in table for name in (key.name, key.alias)} == set(properties)
    for about in properties.values():
        assert re.search("[\u4e00-\u9fff]", about["title"])
        assert re.search("[\u4e00-\u9fff]", about["description"])


def test_every_table_of_keys_is_in_the_schema() -> None:
    tables = {name for name in vars(vocabulary) if name.endswith("_KEYS")}
    assert len(TABLES) == len(tables)
    kinds = {key.kind for name in tables for key in getattr(vocabulary, name)}
    assert kinds - {"choice"} == set(KINDS)
    assert set(KINDS.values()) <= set(ISSUE["$defs"])


def test_every_row_of_the_sheet_is_in_the_schema() -> None:
    for names, labels, row in rows(BULLETIN):
        for path in (names, labels):
            at = {"$ref": "#/$defs/style"}
            for name in path:
                at = ISSUE["$defs"][at["$ref"].removeprefix("#/$defs/")]["properties"][name]
            assert row.value == at["default"]


@pytest.mark.parametrize("unit", WORDS)
def test_the_schema_takes_the_amounts_that_the_reader_takes(unit: Unit) -> None:
    numbers = ("2", "-1", "3.5", "1e3", "半", "两", "二十一", "", "大", "2 3")
    words = ("", "毫米", "mm", "CM", "厘米", "磅", "pt", "字", "字符", "格", "行", "倍", "%")
    for written in [f"{number}{word}" for number in numbers for word in words] + [*TYPE_SIZES]:
        is_read = read_amount(written, unit) is not None
        assert is_read == bool(re.search(amounts(unit), written)), written


def test_every_key_is_described_in_the_format() -> None:
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    for table in (vocabulary.ISSUE_KEYS, vocabulary.MASTHEAD_KEYS, vocabulary.SECTION_KEYS):
        for key in table:
            assert f"| `{key.name}` | `{key.alias}` |" in page
    for key in vocabulary.BLOCK_KEYS:
        assert f"`{key.alias}`" in page
