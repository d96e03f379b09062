"""Numbers, and the marks 一、（一）1.（1） and 一是 that open a paragraph."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from gongwen.ordinals import ordinal, parse_chinese

MOST_DIGITS = 9
"""Of a number, in digits: what fits 32 bits in the programs that read our JSON. Nothing that a
bulletin counts comes near."""

LONGEST_ITEM = 3
"""Of 一是 without 是, in 汉字: as 二十一. More is a sentence that begins with a number."""

MOST_ORDINAL_DIGITS = 3
"""Of 1. and （1） without their marks: 2024. and （2024） are years."""


def parse_number(written: str) -> int | None:
    """Read a whole number in Arabic digits, perhaps negative, or in Chinese numerals."""
    if re.fullmatch(f"[-−]?[0-9]{{1,{MOST_DIGITS}}}", written):
        return int(written.replace("−", "-"))
    return parse_chinese(written)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal at the start of a paragraph.

    Attributes:
        level: of a section, or 0 for 一是.
        number: as written.
        length: how many characters of the paragraph it takes.
        written: as written.
        usual: as it should be written.
        rule: the clause that says so.
    """

    level: Literal[0, 1, 2, 3, 4]
    number: int
    length: int
    written: str
    usual: str
    rule: str


def sample(written: str) -> str:
    """Give the first ordinal that is written like *written*, for messages.

    >>> sample("（三）、"), sample("12、"), sample("㈤")
    ('（一）、', '1、', '㈠')
    """
    for numerals, first in _FIRST:
        written = numerals.sub(first, written)
    return written


_NUMERAL = "[〇零一二三四五六七八九十百]"
_DIGITS = f"[0-9]{{1,{MOST_ORDINAL_DIGITS}}}"
_FIRST = tuple(
    (re.compile(numerals), first)
    for numerals, first in [
        (f"{_NUMERAL}+", "一"),
        ("[0-9]+", "1"),
        ("[㈠-㈩]", "㈠"),
        ("[⒈-⒛]", "⒈"),
        ("[⑴-⒇]", "⑴"),
    ]
)
# 一、二、三产业 and 3、4月 are enumerations and 1.5亿 is a number: no ordinals. One in
# wrong form is recognised nevertheless, and reported.
_ORDINAL = re.compile(
    f"(?:({_NUMERAL}+) ?[、.．](?!{_NUMERAL}+[、产])"
    f"|[（(] ?({_NUMERAL}+) ?[）)] ?[、.．,，]?"
    f"|({_DIGITS}) ?[.．、](?![0-9])"
    f"|[（(] ?({_DIGITS}) ?[）)] ?[、.．,，]?"
    f"|({_NUMERAL}{{1,{LONGEST_ITEM}}})是(?!否)[，,：:、]?"
    # One character for a number with its marks, and a bracket that is only closed.
    "|([㈠-㈩])[、.．,，]?|([⒈-⒛])|([⑴-⒇])[、.．,，]?"
    f"|({_DIGITS}) ?[）)][、.．,，]?)[ \u3000]?"
)
_LEVELS: tuple[Literal[0, 1, 2, 3, 4], ...] = (1, 2, 3, 4, 0, 2, 3, 4, 4)
"""Of the groups of the expression, in their order."""
_RULES = ("B.3.7", "B.3.2", "B.3.4", "B.3.3", "B.3.4")
_MARKS = "（）()."


def find_ordinal(paragraph: str) -> Ordinal | None:
    """Find the ordinal that *paragraph* starts with, if text follows it.

    >>> find_ordinal("（一）加强领导").level, find_ordinal("1.5亿元"), find_ordinal("二是抓落实").number
    (2, None, 2)
    """
    match = _ORDINAL.match(paragraph)
    if match is None or match.end() == len(paragraph):
        return None
    group = match.lastindex or 1
    figure = unicodedata.normalize("NFKC", match[group]).strip(_MARKS)
    number = int(figure) if figure.isascii() else parse_chinese(figure)
    if not number:
        return None
    level = _LEVELS[group - 1]
    return Ordinal(
        level,
        number,
        match.end(),
        match[0].rstrip(),
        ordinal(level, number),
        f"GB/T 15834—2011 {_RULES[level]}",
    )
