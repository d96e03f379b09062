"""The JSON Schema of issue files, for editors: made of the tables that the reader uses.

It is a little more lenient than the reader: what ``gongwen.yaml`` may give is not asked for, and
what only reading can tell (the order of sections, a day that does not exist) is not told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from gongwen.document.labels import names_people
from gongwen.ordinals import MOST
from gongwen.press.fontfiles import GROUP
from gongwen.read.parts.bounds import LABEL
from gongwen.read.parts.dates import DATE
from gongwen.read.yaml.vocabulary import (
    ARTICLE_KEYS,
    BLOCK_KEYS,
    ISSUE_KEYS,
    MASTHEAD_KEYS,
    SECTION_KEYS,
    SERIES_KEYS,
    SERIES_MASTHEAD_KEYS,
    Key,
    Kind,
    Table,
)
from gongwen.sheet.amounts import amounts
from gongwen.sheet.bulletin import BULLETIN
from gongwen.sheet.rows import FACES, Choice, Colour, Measure, Row, label_of

Schema = dict[str, Any]
"""A JSON object, ready for ``json.dumps``."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

# YAML makes numbers and words out of what is text for us: 92, 2020, no, and nothing at all.
SCALAR: Final[Schema] = {"type": ["string", "number", "boolean", "null"]}
SOME_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
SCALARS: Final[Schema] = {"type": "array", "items": SOME_TEXT}

_COUNT: Final = "[0-9０-９]{1,9}|[〇零一二三四五六七八九十百千两]+"
_YEAR: Final = "[〔（(\\[][0-9]{4}[〕）)\\]] ?|(?:[0-9]{4}|[〇零一二三四五六七八九]{4}) ?(?:年|·) ?"
"""A year before an issue number."""

LABELS: Final = ("报", "送", "发", "本期送", "抄送", "责任编辑", "审核", "签发", "联系电话", "共印")
"""Labels of the imprint that an editor suggests."""

KINDS: Final[Mapping[Kind, str]] = {
    "line": "line",
    "lines": "lines",
    "text": "text",
    "paragraphs": "lines",
    "issue number": "issueNumber",
    "count": "count",
    "level": "level",
    "day": "day",
    "masthead": "masthead",
    "articles": "articles",
    "sections": "sections",
    "blocks": "blocks",
    "imprint": "imprint",
    "style": "style",
}
"""Which definition says what may stand after a key of each kind."""


def issue_schema() -> Schema:
    """Give the schema of an issue file."""
    whole = _mapping(ISSUE_KEYS)
    by_name = {key.name: key for key in ISSUE_KEYS}
    articles, title = by_name["articles"], by_name["title"]
    whole["anyOf"] = [_has(articles), _has_text()]
    whole["allOf"].append({"not": {"allOf": [_has(articles), _has(title)]}})
    return _schema("gongwen 稿件", "一期简报，gongwen build 把它排成 PDF", whole, MASTHEAD_KEYS)


def series_schema() -> Schema:
    """Give the schema of ``gongwen.yaml``."""
    about = "同一文件夹里各期共用的报头、报尾和版面；稿件自己写的优先"
    return _schema("gongwen.yaml", about, _mapping(SERIES_KEYS), SERIES_MASTHEAD_KEYS)


def _schema(title: str, about: str, whole: Schema, masthead: Table) -> Schema:
    head = {"$schema": DIALECT, "title": title, "description": about}
    return head | whole | {"$defs": _definitions(masthead)}


def _definitions(masthead: Table) -> Schema:
    article = _mapping(ARTICLE_KEYS)
    title = next(key for key in ARTICLE_KEYS if key.name == "title")
    article["allOf"].append(_has_text())
    section = _mapping(SECTION_KEYS)
    section["allOf"].append(_has(SECTION_KEYS[0]))
    return {
        "line": SCALAR,
        "text": SCALAR,
        "lines": {"anyOf": [SCALAR, SCALARS]},
        "issueNumber": _number(f"(?:{_YEAR})?(?:总?第 ?(?:{_COUNT}) ?期|(?:{_COUNT}))"),
        "count": _number(_COUNT) | {"maximum": MOST},
        "level": {"enum": [1, 2, 3, 4, "1", "2", "3", "4", "一", "二", "三", "四", None]},
        "day": {"type": ["string", "null"], "pattern": rf"^\s*(?:{DATE.pattern})\s*$"},
        "masthead": _mapping(masthead),
        "article": article,
        "articles": _articles(title),
        "section": section,
        "sections": _one_or_more(_ref("section")),
        "block": _mapping(BLOCK_KEYS),
        "blocks": _one_or_more({"anyOf": [SOME_TEXT, _ref("block")]}),
        "labels": _labels(),
        "imprint": _one_or_more(_ref("labels")),
        **dict(_groups(BULLETIN, "style")),
    }


def _mapping(keys: Iterable[Key]) -> Schema:
    """Give the schema of a mapping with *keys*, each by one of its two names."""
    properties: Schema = {}
    for key in keys:
        for name in (key.name, key.alias):
            other = key.alias if name == key.name else key.name
            head = {"title": f"{name}（{other}）", "description": key.about}
            properties[name] = head | _value(key)
    twice = [{"not": {"required": [key.name, key.alias]}} for key in keys]
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "allOf": twice,
    }


def _value(key: Key) -> Schema:
    if key.kind == "choice":
        return {"enum": [word for option in key.options for word in option] + [None]}
    return _ref(KINDS[key.kind])


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _has(key: Key) -> Schema:
    return {"anyOf": [{"required": [key.name]}, {"required": [key.alias]}]}


def _has_text() -> Schema:
    """Ask for one of the ways to write the text of an article."""
    keys = [key for key in ARTICLE_KEYS if key.name in ("body", "lead", "sections")]
    return {"anyOf": [{"required": [name]} for key in keys for name in (key.name, key.alias)]}


def _one_or_more(item: Schema) -> Schema:
    """Allow a list, or one entry of it, or nothing."""
    return {"anyOf": [item, {"type": "array", "items": item}, {"type": "null"}]}


def _articles(title: Key) -> Schema:
    """Ask every article for its title where there are several."""
    titled: Schema = {"type": "array", "items": {"allOf": [_ref("article"), _has(title)]}}
    alone: Schema = {"type": "array", "items": _ref("article"), "maxItems": 1}
    return {"anyOf": [_ref("article"), alone, titled, {"type": "null"}]}


def _number(form: str) -> Schema:
    return {
        "type": ["integer", "string", "null"],
        "minimum": 1,
        "pattern": rf"^\s*(?:{form})\s*$",
    }


def _labels() -> Schema:
    entry: Schema = {"anyOf": [SCALAR, SCALARS]}
    people = entry | {"description": "人名；列表的各项中间空一格"}
    others = entry | {"description": "文字，或列表；列表的各项中间加顿号"}
    return {
        "type": "object",
        "properties": {
            label: {"title": label} | (people if names_people(label) else others)
            for label in LABELS
        },
        "propertyNames": {"maxLength": LABEL.most},
        "additionalProperties": entry,
    }


def _groups(group: Any, name: str) -> Iterator[tuple[str, Schema]]:
    """Give the definitions of a sheet, or of a group of it, and of the groups within."""
    properties: Schema = {}
    for each in fields(group):
        value = getattr(group, each.name)
        if not each.metadata:  # the name of the sheet
            continue
        alias = label_of(each)
        if isinstance(value, Row):
            about = _row(value)
        else:
            about = _ref(f"{name}.{each.name}")
            yield from _groups(value, f"{name}.{each.name}")
        properties[each.name] = {"title": f"{each.name}（{alias}）"} | about
        properties[alias] = {"title": f"{alias}（{each.name}）"} | about
    if group is BULLETIN:
        properties |= dict.fromkeys(GROUP, _fonts())
    yield (
        name,
        {
            "type": ["object", "null"],
            "properties": properties,
            "additionalProperties": False,
        },
    )


def _row(row: Row) -> Schema:
    about: Schema = {"description": f"原值 {row}；{row.clause}"}
    match row:
        case Measure():
            kind = "integer" if row.unit == "个" else "number"
            number = {"type": kind, "minimum": row.least, "maximum": row.most}
            text = {"type": "string", "pattern": amounts(row.unit)}
            return about | {"default": row.value, "anyOf": [number, text]}
        case Choice():
            words = [word for option in row.options for word in option]
            return about | {"default": row.value, "enum": words}
        case Colour():
            digits = {"type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$"}
            # 112233 is a number for YAML.
            return about | {"default": row.value, "anyOf": [digits, {"type": "integer"}]}


def _fonts() -> Schema:
    return {
        "title": "字体文件（fonts）",
        "description": "代替随程序附带的字体；路径从写它的文件所在的文件夹算起",
        "type": "object",
        "properties": {
            name: {"type": "string", "title": f"{alias} {font}"}
            for font, alias in FACES
            for name in (font, alias)
        },
        "additionalProperties": False,
    }
