"""供稿: the organ or the persons that a text comes from, in brackets at its end."""

import re
from typing import Final, NamedTuple

from gongwen.document.text import Text
from gongwen.read.parts.persons import close_up_names, is_person
from gongwen.read.source.han import HAN

SHORTEST_SOURCE, LONGEST_SOURCE = 2, 30
"""Of a 供稿, in characters: from 某局 to an organ with the names of three people. What is longer
is a remark in parentheses."""

SHORTEST_NAME, LONGEST_NAME = 2, 4
"""Of a person behind an organ, in 汉字: 王五 to 欧阳王五."""

_ORGAN = "[部委局厅院会处科室府校办组司社台站队所镇乡村县区市公园庭馆店厂矿场湖厅]|中心|街道|办事处|党组|公司|集团|支部|联盟|本刊"
_VERB = "供稿|报送|供|撰稿"
_SOURCE = re.compile(
    f"[（(]((?:供稿|来源|撰稿|稿件来源|供稿人)(?:单位)?[：:] ?)?"
    f"([^（）()。；：！？;:!?]{{{SHORTEST_SOURCE},{LONGEST_SOURCE}}}?) ?({_VERB})?[）)]$"
)
_ENDS_IN_ORGAN = re.compile(f"(?:{_ORGAN})$")
_ORGAN_AND_NAME = re.compile(f"(?:{_ORGAN})({HAN}{{{SHORTEST_NAME},{LONGEST_NAME}}})$")
_ROLE: Final = (
    *(
        "通讯员",
        "特约通讯员",
        "记者",
        "本刊记者",
        "本报记者",
        "特约记者",
        "信息员",
        "供稿人",
        "编辑",
        "本刊编辑",
    ),
    *(
        "文",
        "图",
        "图文",
        "摄影",
        "实习生",
        "本刊综合",
        "本刊编辑部",
        "本刊整理",
        "编辑部",
        "综合",
        "整理",
    ),
)
_ROLE_BEFORE = re.compile(f"(?:{'|'.join(sorted(_ROLE, key=len, reverse=True))})[/／]?")
_PARTS = re.compile("[ 、，,/／]+")
_NO_SOURCE = re.compile(
    "详?见|参见|附|略|完|注|据|如|即|含|接|转|以?下|此|不|其中|简称|本期|发至|待续|未完|全文|节选|摘自|单位[为是]"
)
_SOURCE_LINE = re.compile(
    "(?:供稿|供稿单位|稿件来源|来源|供稿人|撰稿|撰稿人|供稿部门)[：:] ?"
    f"(.{{{SHORTEST_SOURCE},{LONGEST_SOURCE}}})$"
)


class Source(NamedTuple):
    """A 供稿 that was found.

    Attributes:
        rest: what stands before it; empty where it has a paragraph of its own.
        text: the organ or the persons.
        written: all of it, with its brackets or its label.
    """

    rest: Text
    text: Text
    written: Text


def find_source(paragraph: Text) -> Source | None:
    """Find the source at the end of *paragraph*.

    >>> find_source(Text("落实到位。（某区统计局供稿）")).text.string
    '某区统计局'
    >>> find_source(Text("落实到位。（李四光）")).text.string
    '李四光'
    >>> find_source(Text("落实到位。（详见附件）")) is None
    True
    """
    match = _search(paragraph.string)
    if match:
        named = match[2]
        if match[1] or (not _NO_SOURCE.match(named) and (match[3] or _is_source(named))):
            return Source(
                paragraph.slice(0, match.start()).strip(),
                paragraph.slice(*match.span(2)).strip(),
                paragraph.slice(*match.span()),
            )
    match = _SOURCE_LINE.match(paragraph.string)
    if match:
        return Source(Text(""), paragraph.slice(*match.span(1)).strip(), paragraph)
    return None


def _search(string: str) -> re.Match[str] | None:
    """Look for the brackets near the end, so that a long paragraph is not gone through."""
    if not string.endswith(("）", ")")):
        return None
    opening = max(string.rfind("（"), string.rfind("("))
    return _SOURCE.match(string, opening) if opening >= 0 else None


def _is_source(named: str) -> bool:
    words = close_up_names([word for word in _PARTS.split(named) if word])
    if words and is_organ(words[0]):
        # Behind an organ any short word is a name, whatever it begins with.
        words = [word for word in words if not SHORTEST_NAME <= len(word) <= LONGEST_NAME] or words
    return bool(words) and all(map(_is_part, words))


def _is_part(word: str) -> bool:
    role = _ROLE_BEFORE.match(word)
    if role:
        word = word[role.end() :]
    return not word or is_person(word) or is_organ(word)


def is_organ(word: str) -> bool:
    """Tell whether *word* ends like the name of an organ, or in one with a person behind it."""
    if _ENDS_IN_ORGAN.search(word):
        return True
    beside = _ORGAN_AND_NAME.search(word)
    return beside is not None and is_person(beside[1])
