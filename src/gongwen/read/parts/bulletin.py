"""What both readers of a bulletin need: its number, its name, its note."""

import re
from typing import Final, NamedTuple

from gongwen.diagnostics import Span
from gongwen.document.text import Number, Text
from gongwen.read.findings import Findings
from gongwen.read.parts.ordinals import parse_number

DATE_HINT = "日期写作 2020年12月28日"

# The longest first. 按, 编者 and 编后 begin sentences, too: a space makes no label of them.
_LONG_WORDS = ("编者按语", "编者的话", "编者按", "编者注", "编者语", "编后语", "按语")
_LONG = "|".join(" ?".join(word) for word in _LONG_WORDS)
_NOTE_WORD = f"{_LONG}|编 ?者|编 ?后|按"
NOTE = re.compile(
    f"[【〔（(\\[［〖] ?({_NOTE_WORD}) ?(?:[：:] ?[】〕）)\\]］〗]|[】〕）)\\]］〗] ?[：:]?) ?"
    f"|({_NOTE_WORD}) ?[：:] ?|({_LONG})(?: +|$)"
)
"""The label of a 编者按, by the word that an office uses, in brackets or before a colon."""

USUAL_NOTE: Final = "编者按"
"""The word that stands where a note does not say another."""


def parse_issue_number(figure: Text, findings: Findings) -> Number | None:
    """Read a 期号; report what is none, and what no issue can have."""
    value = parse_number(figure.string)
    if value is None and figure.string and not figure.string.strip("0"):
        value = 0
    if value is None and re.fullmatch("[-−]?[0-9]+", figure.string):
        message = f"期号有 {len(figure)} 位，不会有这样的一期"
        findings.error("number-range", message, figure.span(), "检查期号的数字")
        return None
    if value is None:
        findings.error("number-form", f"期号“{figure}”不是数字", figure.span(), "期号写作 第92期")
        return None
    if value < 1:
        findings.error("number-range", f"期号不能是 {value}", figure.span(), "期号从 1 起")
        return None
    return Number(value, figure.span())


def close_up(text: Text) -> Text:
    """Take out the spaces of a name that was spread by hand (上 街 信 息).

    >>> close_up(Text("上 街 信 息")).string, close_up(Text("统战 信息")).string
    ('上街信息', '统战 信息')
    """
    characters = text.string.split(" ")
    if len(characters) < 2 or any(len(character) > 1 for character in characters):
        return text
    return Text.join(text.slice(at, at + 1) for at in range(0, len(text), 2))


def report_missing(  # noqa: PLR0913 - each is a part, or what to do about it
    findings: Findings,
    place: Span,
    *,
    number: bool,
    issuer: bool,
    date: bool,
    issuer_hint: str,
    date_hint: str = DATE_HINT,
) -> None:
    """Tell which parts a masthead lacks; some bulletins have no number, few no date."""
    if not number:
        findings.info("no-number", "报头没有期号", place, "若有期号，写作 第92期")
    if not issuer:
        findings.warning("no-issuer", "报头没有编印机关", place, issuer_hint)
    if not date:
        findings.warning("no-date", "报头没有日期", place, date_hint)


class Note(NamedTuple):
    """A note whose label was taken off.

    Attributes:
        label: the word; empty for the usual one.
        text: the paragraph without it.
    """

    label: Text
    text: Text


def part_note(paragraph: Text, findings: Findings) -> Note:
    """Part the label of a note from its first paragraph.

    >>> part_note(Text("按语：甲镇的做法可以借鉴。"), Findings("x")).label.string
    '按语'
    """
    match = NOTE.match(paragraph.string)
    if match is None:
        return Note(Text(""), paragraph)
    written = paragraph.slice(*match.span(match.lastindex or 0))
    word = "".join(written.string.split())
    findings.write_anew(paragraph.slice(0, match.end()), f"{word}：")
    rest = paragraph.slice(match.end()).strip()
    if word == USUAL_NOTE:
        return Note(Text(""), rest)
    return Note(Text(word, written.file, written.origins[:1]), rest)
