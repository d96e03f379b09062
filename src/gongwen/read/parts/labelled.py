"""Parts that bring a word or a mark of their own along: 按语：, 签发：, 2024年, （…）, ——.

What is printed is what was written, so these give the word back beside the rest.
"""

import re
from collections.abc import Sequence
from typing import Final

from gongwen.document.imprint import ImprintEntry
from gongwen.document.text import NOTHING, Text
from gongwen.read.parts.bounds import SIGNER_LABEL
from gongwen.read.parts.dates import YEAR_FIGURES

USUAL_SIGNER: Final = "签发人"
"""The label of a signer, which need not be written."""

_OPENS, _CLOSES = "【〔（(\\[［", "】〕）)\\]］"
OPENING: Final = "【〔（([［"
CLOSING: Final = "】〕）)]］"
_SIGNER_LABEL = re.compile(f"([^：:，、,]{{1,{SIGNER_LABEL.most}}}) ?[：:] ?")
_BETWEEN_NAMES = re.compile(" ?[、，,；;] ?")
_NUMERALS = "[〇零○一二三四五六七八九]"
_YEAR = re.compile(
    f"(?:([0-9]{{{YEAR_FIGURES}}}|{_NUMERALS}{{{YEAR_FIGURES}}}) ?(年度?|[·•]) ?"
    f"|[〔（(\\[［【]([0-9]{{{YEAR_FIGURES}}})年?([〕）)\\]］】]) ?)"
)
_YEAR_WORDS: Final = ("年", "年度")
_DASH = re.compile("[—―─－–-]+ ?")
_COLUMN = re.compile(f"[{_OPENS}] ?(.*?) ?[{_CLOSES}]")


def read_signer(texts: Sequence[Text]) -> ImprintEntry | None:
    """Make an entry of the names of signers; the first may have a label before it.

    >>> entry = read_signer([Text("签发：张三、李四")])
    >>> str(entry.label), str(entry.text)
    ('签发', '张三 李四')
    """
    text = Text.join(texts, " ")
    match = _SIGNER_LABEL.match(text.string)
    label = text.slice(*match.span(1)) if match else Text("")
    if match:
        text = text.slice(match.end())
    names: list[Text] = []
    start = 0
    for mark in (*_BETWEEN_NAMES.finditer(text.string), None):
        names.append(text.slice(start, mark.start() if mark else None).strip())
        start = mark.end() if mark else 0
    text = Text.join([name for name in names if name], " ")
    if not text:
        return None
    spread = Text.join(
        label.slice(at, at + 1) for at in range(len(label)) if label.string[at] != " "
    )
    return ImprintEntry(spread or Text(USUAL_SIGNER, text.file, text.origins[:1]), text)


def part_year(text: Text) -> tuple[Text, Text]:
    """Part the year before an issue number, as it is printed there, from the number.

    >>> [str(part) for part in part_year(Text("2024·3"))]
    ['2024年', '3']
    >>> [str(part) for part in part_year(Text("（2024）第3期"))]
    ['（2024）', '第3期']
    >>> [str(part) for part in part_year(Text("第3期"))]
    ['', '第3期']
    """
    match = _YEAR.match(text.string)
    if match is None:
        return NOTHING, text
    if match[1]:
        printed = match[1] + (match[2] if match[2] in _YEAR_WORDS else _YEAR_WORDS[0])
    else:
        printed = f"（{match[3]}）" if match[4] in "）)" else f"〔{match[3]}〕"
    return Text(printed, text.file, text.origins[:1]), text.slice(match.end())


def without_dash(text: Text) -> Text:
    """Give a subtitle without the dash before it, which is printed anyway.

    >>> str(without_dash(Text("——甲镇的做法")))
    '甲镇的做法'
    """
    match = _DASH.match(text.string)
    return text.slice(match.end()) if match else text


def with_brackets(text: Text) -> Text:
    """Give a headnote in brackets: its own, or （）.

    >>> str(with_brackets(Text("2024年3月5日"))), str(with_brackets(Text("〔摘要〕")))
    ('（2024年3月5日）', '〔摘要〕')
    """
    if _is_enclosed(text.string):
        return text
    return Text.join([Text("（", text.file, text.origins[:1]), text, Text("）", text.file)])


def _is_enclosed(string: str) -> bool:
    """Tell whether the bracket that opens *string* is closed by its last character."""
    depth = 0
    for at, character in enumerate(string):
        depth += (character in OPENING) - (character in CLOSING)
        if depth <= 0:
            return at > 0 and at == len(string) - 1
    return False


def without_brackets(text: Text) -> Text:
    """Give a column without the brackets that it is printed in.

    >>> str(without_brackets(Text("【工作动态】")))
    '工作动态'
    """
    match = _COLUMN.fullmatch(text.string)
    return text.slice(*match.span(1)) if match else text
