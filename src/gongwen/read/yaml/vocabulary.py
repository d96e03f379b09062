"""The keys of issue files: the names that readers know, and what an editor can tell of them.

Readers refuse every key that is not here; ``gongwen schema`` is made of the same tables.
"""

from dataclasses import dataclass
from typing import Final, Literal

from gongwen.forms import FORMS

Kind = Literal[
    "choice",
    "line",
    "lines",
    "text",
    "paragraphs",
    "issue number",
    "count",
    "level",
    "day",
    "masthead",
    "articles",
    "sections",
    "blocks",
    "imprint",
    "style",
]
"""What stands after a key: a word of a few, text on one line, text or a list of it, a text of
several lines, a number, a date, or keys of its own."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a mapping may have.

    Attributes:
        name: in English.
        alias: in Chinese.
        kind: what may stand after it.
        about: what it is for, in Chinese.
        options: for a choice, every word with its Chinese alias.
    """

    name: str
    alias: str
    kind: Kind
    about: str
    options: tuple[tuple[str, str], ...] = ()


Table = tuple[Key, ...]

_FORM_NAMES: Final = tuple((form.name, form.label) for form in FORMS)
CONTENTS: Final = (("auto", "自动"), ("none", "无"))

_NAME: Final = Key("name", "名称", "line", "简报的名称，排成红色大字")
_ISSUER: Final = Key("issuer", "编印机关", "lines", "编印机关；有几个时写成列表，或每行一个")
_CLASSIFICATION: Final = Key(
    "classification", "密级", "line", "密级或提示，如“内部资料 注意保存”，排在左上角"
)
_ORGAN: Final = Key("organ", "冠名机关", "line", "名称上方的机关名，与编印机关不同时才写")
_HANDLING: Final = Key("handling", "提示", "line", "密级之外的提示，如“阅后退回”，排在密级下一行")
_SIGNATORIES: Final = Key(
    "signatories", "签发人", "lines", "签发人的姓名，有几个时写成列表；可带标签，如“签发：张三”"
)
_CONTENTS: Final = Key(
    "contents", "目录", "choice", "auto：有几篇文章时自动列出标题；none：不列", CONTENTS
)
_IMPRINT: Final = Key("imprint", "报尾", "imprint", "报、送、发、责任编辑等，按写的次序排")
_KEYWORDS: Final = Key("keywords", "关键词", "lines", "写进 PDF 的文件信息，不排印")
_WORDS: Final = Key("words", "词语", "lines", "标题分行时不拆开的词，一行一个，不排印")
_STYLE: Final = Key("style", "版面", "style", "改动版面的数值；项目和范围用 gongwen sheet 列出")

# fmt: off
ARTICLE_KEYS: Final[Table] = (
    Key("title", "标题", "text", "文章的标题；空格和换行是可以折行的地方"),
    Key("body", "正文", "text", "空行分段；“一、”“（一）”“1.”“（1）”开头的是标题，“一是”开头的是分项"),
    Key("lead", "导语", "blocks", "树状写法：第一个标题之前的段落"),
    Key("sections", "章节", "sections", "树状写法：一级标题和它下面的内容，序号自动生成"),
    Key("source", "供稿", "line", "供稿单位，不带括号，排在文章末尾"),
    Key("column", "栏目", "line", "文章所属的栏目，不带括号；相邻的几篇相同时只排一次"),
    Key("subtitle", "副标题", "line", "排在标题之下，前面的破折号不必写"),
    Key("headnote", "题注", "line", "标题之下括号里的日期、场合或出处；括号不必写"),
    Key("author", "作者", "lines", "排在标题之下；有几个时写成列表，或每行一个"),
)
MASTHEAD_KEYS: Final[Table] = (
    _NAME,
    _ORGAN,
    Key("number", "期号", "issue number", "如 92、第92期、九十二，从 1 起；可带年份，如 2024年第3期"),
    Key("supplement", "刊别", "line", "增刊、专刊或特刊，它的期号自己计算；或起止日期，排在期号后的括号里"),
    Key("total", "总期号", "issue number", "从创刊起连续计算的期号"),
    _ISSUER,
    Key("date", "日期", "day", "如 2020-12-28、2020年12月28日"),
    _SIGNATORIES,
    _CLASSIFICATION,
    _HANDLING,
    Key("copy_number", "编号", "line", '如 "000001"，排在右上角'),
)
ISSUE_KEYS: Final[Table] = (
    Key("form", "版式", "choice", f"文件的种类；不写就是{FORMS[0].label}", _FORM_NAMES),
    Key("masthead", "报头", "masthead", "红线以上的内容：名称、期号、编印机关、日期"),
    _CONTENTS,
    Key("note", "编者按", "paragraphs", "编者按，“编者按：”不必写，别的标签（“按语：”）写在前面；每行一段，或列表"),
    Key("articles", "文章", "articles", "各篇文章；只有一篇时，它的键可以直接写在最外层"),
    _IMPRINT,
    _KEYWORDS,
    _WORDS,
    _STYLE,
    *ARTICLE_KEYS,
)
SECTION_KEYS: Final[Table] = (
    Key("heading", "标题", "text", "章节的标题，不带序号"),
    Key("text", "续文", "text", "与标题同段的文字"),
    Key("items", "条目", "blocks", "分项，不带“一是”"),
    Key("paragraphs", "段落", "blocks", "普通段落；与条目谁在前就先排谁"),
    Key("sections", "章节", "sections", "下一级标题，最多四级"),
    Key("number", "序号", "count", "次序不连续时写明；不写则接着前一个"),
    Key("level", "层次", "level", "1 到 4，要比上一级大；不写则大 1"),
)
BLOCK_KEYS: Final[Table] = (
    Key("item", "条目", "text", "一个分项，不带“一是”"),
    Key("paragraph", "段落", "text", "一个普通段落"),
    Key("side_heading", "小标题", "text", "单独一行的小标题，没有序号"),
    Key("number", "序号", "count", "分项的序号；不写则接着前一个"),
)
SERIES_MASTHEAD_KEYS: Final[Table] = (_NAME, _ISSUER, _SIGNATORIES, _CLASSIFICATION, _HANDLING)
SERIES_KEYS: Final[Table] = (
    Key("masthead", "报头", "masthead", "各期相同的名称、编印机关、签发人、密级、提示"),
    _CONTENTS,
    _IMPRINT,
    _KEYWORDS,
    _WORDS,
    _STYLE,
)
"""The keys of ``gongwen.yaml``: those of an issue whose values a series shares."""
# fmt: on

_TABLES: Final = (
    *(ISSUE_KEYS, ARTICLE_KEYS, MASTHEAD_KEYS, SECTION_KEYS, BLOCK_KEYS),
    *(SERIES_KEYS, SERIES_MASTHEAD_KEYS),
)
_NAMES: Final = frozenset(
    name for table in _TABLES for key in table for name in (key.name, key.alias)
)
_WITH_KEYS_BELOW: Final = frozenset({"masthead", "articles", "sections", "imprint", "style"})


def is_key(word: str) -> bool:
    """Tell whether *word* is a key of any table, in either language."""
    return word in _NAMES


def is_outermost(word: str) -> bool:
    """Tell whether *word* is a key of the outermost level, and not of the masthead below it."""
    inner = any(word in (key.name, key.alias) for key in MASTHEAD_KEYS)
    return not inner and any(word in (key.name, key.alias) for key in ISSUE_KEYS)


def takes_keys(word: str) -> bool:
    """Tell whether keys of their own stand below the key *word*, and no text."""
    keys = (key for table in _TABLES for key in table)
    return any(word in (key.name, key.alias) and key.kind in _WITH_KEYS_BELOW for key in keys)
