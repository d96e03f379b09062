"""The first lines of a plain-text bulletin → 报头: name, number, issuers, date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongwen.diagnostics import Span
from gongwen.document.bulletin import Masthead
from gongwen.document.text import Day, Number, Text
from gongwen.read.findings import Findings
from gongwen.read.parts.dates import DATE, read_day
from gongwen.read.parts.ordinals import find_mark, parse_number
from gongwen.read.parts.shared import complete_masthead
from gongwen.read.source.clean import clean_line
from gongwen.read.source.lines import ENDED, Line

MOST_LINES = 12
"""The masthead is among so many lines."""

LONGEST_LINE = 50
"""A line of the masthead has at most so many characters."""

NO_MASTHEAD = Masthead(Text(""), None, (), None)
"""What stands for a masthead that is missing, once that is reported."""

_TOTAL = re.compile("[（(]?总(?:期)?(?:第 ?([^第期（）() ]{0,12}) ?期?|([0-9]+) ?期)[)）]?")
_NUMBER = re.compile(
    "[（(]?((?:[〔（(\\[]?[0-9]{4}[〕）)\\]]?年?(?:度)?)?) ?"
    "第 ?([^第期（）() ]{0,12}?) ?期[)）]?(?![\u3400-\u9fff])"
)
_CLASSIFICATION = re.compile(
    "(?:(?:绝密|机密|秘密)(?:★[^ ]*)?|内部(?:资料|参阅|文件|刊物|材料|参考|使用)|注意保存|妥善保管"
    "|不得外传|请勿外传|[ ，,·　]|阅后(?:退回|即焚|销毁)|供领导参阅)+"
)
_COPY_NUMBER = re.compile("(?:编号|份号)[：:]? ?([0-9]{1,8})|(?<![0-9])([0-9]{6})$")
_ORGAN = re.compile(
    "(?:[部委局厅院会处科室府组司署社台站校]|中心|公司|支队|总队|联盟|编辑部|党组)(?:主办|编印|印发|编)?$"
)
_ISSUER_LABEL = re.compile("(?:主办单位|编印单位|编印机关|主办|编印|编发) ?[：:] ?")


@dataclass(slots=True)
class _Parts:
    """What was found so far."""

    findings: Findings
    shared: Masthead
    unnamed: bool
    name: Text | None = None
    number: Number | None = None
    total: Number | None = None
    date: Day | None = None
    issuers: list[Text] = field(default_factory=list)
    classification: Text | None = None
    copy_number: Text | None = None
    wrong_number: bool = False
    wrong_date: bool = False


def take_masthead(
    lines: Sequence[Line], findings: Findings, shared: Masthead
) -> tuple[Masthead, Sequence[Line]]:
    """Read the masthead, and give the lines after it; an empty one if there is no name.

    What the lines do not say comes from *shared*.
    """
    end = _last_line(lines)
    parts = _Parts(findings, shared, unnamed=not _has_name(lines, end, shared))
    taken = 0
    for line in lines:
        begun = parts.name is not None or (parts.unnamed and _unknown_part(line))
        if begun and taken >= end and not _is_issuer(line, parts):
            break
        _read_line(line.text, parts)
        taken += 1
    _report_missing(parts, lines)
    if parts.name is None and not parts.unnamed:
        return NO_MASTHEAD, lines[taken:]
    masthead = Masthead(
        parts.name or Text(""),
        parts.number,
        tuple(parts.issuers),
        parts.date,
        parts.total,
        parts.classification,
        parts.copy_number,
    )
    return complete_masthead(masthead, shared), lines[taken:]


def _has_name(lines: Sequence[Line], end: int, shared: Masthead) -> bool:
    """Tell whether the name stands in the text: it must, unless it is shared.

    The first words are a name if they are the shared one, or stand above number and date and
    are no organ.
    """
    if not shared.name:
        return True
    for at, line in enumerate(lines[: max(end, 1)]):
        words = close_up(Text(_unknown_part(line))).string
        if words:
            return words == shared.name.string or (at < end and not _ORGAN.search(words))
    return False


def _unknown_part(line: Line) -> str:
    """Give what a line holds besides number, date, classification and the like."""
    string = line.text.string
    for pattern in (_TOTAL, _NUMBER, DATE, _COPY_NUMBER, _CLASSIFICATION):
        string = pattern.sub(" ", string, count=1)
    return string.strip()


def _last_line(lines: Sequence[Line]) -> int:
    """Count the lines up to the last one that holds a number or a date of the masthead."""
    end = 0
    for at, line in enumerate(lines[:MOST_LINES]):
        string = line.text.string
        if len(string) > LONGEST_LINE or ENDED.search(string) or find_mark(string):
            break
        if _has_anchor(string):
            end = at + 1
    return end


def _has_anchor(string: str) -> bool:
    """Tell whether the line is made of a number or a date, with at most an organ beside."""
    rest = string
    for pattern in (_TOTAL, _NUMBER, DATE):
        rest = pattern.sub(" ", rest, count=1)
    if rest == string:
        return False
    rest = rest.strip()
    return not rest or _ORGAN.search(rest) is not None or len(rest) <= 16


def _is_issuer(line: Line, parts: _Parts) -> bool:
    """Tell whether a line after the last anchor is an issuer that was still missing."""
    string = line.text.string
    if parts.shared.issuers:
        # A title below may end like the name of an organ (……会), so it must be the known one.
        known = {issuer.string for issuer in parts.shared.issuers}
        return not parts.issuers and close_up(line.text).string in known
    return (
        not parts.issuers
        and len(string) <= 30
        and _ORGAN.search(string) is not None
        and not ENDED.search(string)
        and parts.name is not None
    )


def _read_line(text: Text, parts: _Parts) -> None:
    """Sort the parts of one line; what is left is the name, or an issuer."""
    for take in (_take_total, _take_number, _take_date):
        text = take(text, parts)
    if parts.name is None:
        for take in (_take_copy_number, _take_classification):
            text = take(text, parts)
    if not text:
        return
    if parts.name is None and not parts.unnamed:
        parts.name = close_up(text)
        return
    label = _ISSUER_LABEL.match(text.string)
    if label:
        text = text.slice(label.end())
    for name in _split_issuers(text):
        if label or _ORGAN.search(name.string) or (not parts.issuers and len(name) > 3):
            parts.issuers.append(close_up(name))
        else:
            parts.findings.warning(
                "masthead-unused",
                f"报头中的“{name}”不知属于哪一项，没有采用",
                name.span(),
                "请改用 YAML 写明，或删去",
            )


def _take(text: Text, match: re.Match[str], findings: Findings) -> Text:
    """Give *text* without *match*."""
    rest = (text.slice(0, match.start()).strip(), text.slice(match.end()).strip())
    return clean_line(Text.join((part for part in rest if part), " "), findings)


def _take_total(text: Text, parts: _Parts) -> Text:
    match = _TOTAL.search(text.string)
    if match is None or parts.total is not None:
        return text
    group = 1 if match[1] is not None else 2
    parts.total = _read_number(text.slice(*match.span(group)), text, match, parts)
    return _take(text, match, parts.findings)


def _take_number(text: Text, parts: _Parts) -> Text:
    match = _NUMBER.search(text.string)
    if match is None or parts.number is not None:
        return text
    if match[1]:
        parts.findings.info(
            "number-year", f"期号中的“{match[1]}”不另排印", text.span(*match.span(1))
        )
    parts.number = _read_number(text.slice(*match.span(2)), text, match, parts)
    return _take(text, match, parts.findings)


def _read_number(figure: Text, text: Text, match: re.Match[str], parts: _Parts) -> Number | None:
    if not figure:
        figure = text.slice(match.start(), match.end())
    number = parse_issue_number(figure, parts.findings)
    parts.wrong_number |= number is None
    return number


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


def _take_date(text: Text, parts: _Parts) -> Text:
    match = DATE.search(text.string)
    named = parts.name is not None or parts.unnamed
    if match is None or parts.date is not None or not named:
        return text
    parts.date = read_day(text, match, parts.findings)
    parts.wrong_date = parts.date is None
    return _take(text, match, parts.findings)


def _take_classification(text: Text, parts: _Parts) -> Text:
    match = _CLASSIFICATION.match(text.string)
    if match is None:
        return text
    parts.classification = clean_line(text.slice(0, match.end()), parts.findings)
    return clean_line(text.slice(match.end()), parts.findings)


def _take_copy_number(text: Text, parts: _Parts) -> Text:
    match = _COPY_NUMBER.search(text.string)
    if match is None:
        return text
    parts.copy_number = text.slice(*match.span(1 if match[1] else 2))
    return _take(text, match, parts.findings)


def _split_issuers(text: Text) -> list[Text]:
    """Part issuers that share a line, if each by itself is one."""
    names = text.string.split(" ")
    if len(names) < 2 or not all(_ORGAN.search(name) and len(name) > 3 for name in names):
        return [text]
    starts = [sum(len(name) + 1 for name in names[:at]) for at in range(len(names))]
    return [text.slice(start, start + len(name)) for start, name in zip(starts, names, strict=True)]


def close_up(text: Text) -> Text:
    """Take out the spaces of a name that was spread by hand (上 街 信 息).

    >>> close_up(Text("上 街 信 息")).string, close_up(Text("统战 信息")).string
    ('上街信息', '统战 信息')
    """
    characters = text.string.split(" ")
    if len(characters) < 2 or any(len(character) > 1 for character in characters):
        return text
    return Text.join(text.slice(at, at + 1) for at in range(0, len(text), 2))


def _report_missing(parts: _Parts, lines: Sequence[Line]) -> None:
    findings = parts.findings
    place = lines[0].text.span() if lines else Span(findings.file)
    if parts.name is None and not parts.unnamed:
        findings.error("no-name", "没有简报的名称", place, "名称写在第一行")
        return
    report_missing(
        findings,
        parts.name.span() if parts.name else place,
        number=parts.number is not None or parts.wrong_number,
        issuer=bool(parts.issuers or parts.shared.issuers),
        date=parts.date is not None or parts.wrong_date,
    )


def report_missing(
    findings: Findings, place: Span, *, number: bool, issuer: bool, date: bool
) -> None:
    """Tell which parts a masthead lacks; some bulletins have no number, few no date."""
    if not number:
        findings.info("no-number", "报头没有期号", place, "若有期号，写作 第92期")
    if not issuer:
        findings.warning(
            "no-issuer", "报头没有编印机关", place, "写上编印机关；YAML 里写“编印机关:”"
        )
    if not date:
        findings.warning("no-date", "报头没有日期", place, "日期写作 2020年12月28日")
