"""One line of a masthead → the parts that it has: number, date, signer, issuers, name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from gongwen.document.bulletin import Masthead
from gongwen.document.imprint import ImprintEntry
from gongwen.document.text import Day, Number, Text
from gongwen.read.findings import SILENT, Findings
from gongwen.read.parts.bulletin import close_up, parse_issue_number
from gongwen.read.parts.dates import AFTER_DATE, DATE, MONTH, read_day, written_day
from gongwen.read.parts.persons import names_persons
from gongwen.read.source.clean import clean_line, rewrite
from gongwen.read.text.masthead_line import (
    BETWEEN,
    CLASSIFICATION,
    COPY_NUMBER,
    ISSUER_LABEL,
    ISSUER_VERB,
    NAME_WORD,
    NUMBER,
    ORGAN,
    SECRECY,
    SHORTEST_ORGAN,
    SIGNER,
    SUPPLEMENT,
    TOTAL,
    date_beside,
    is_entry,
    is_organ,
    organs_beside,
    widened,
)

_SPACE = re.compile("(?<=[0-9]) (?=[0-9])")
_BAR = re.compile("[|｜丨]")
"""Parts the title of a web page from its section."""


@dataclass(slots=True)
class Found:
    """The parts of the masthead, as far as the lines have given them.

    Attributes:
        name: None as long as it is expected; empty where none is, because the series has it.
        above: organs above the name.
        entries: lines of the 报尾 that stand among them.
        bracketed: the 刊别 as it was written, with its brackets if it has them.
        refused: the parts that were written and make no sense, which is told; they are not
            missing besides.
    """

    name: Text | None
    number: Number | None = None
    total: Number | None = None
    date: Day | None = None
    issuers: list[Text] = field(default_factory=list)
    classification: Text | None = None
    copy_number: Text | None = None
    handling: Text | None = None
    supplement: Text | None = None
    signer: ImprintEntry | None = None
    organ: Text | None = None
    above: list[Text] = field(default_factory=list)
    entries: list[Text] = field(default_factory=list)
    bracketed: Text | None = None
    refused: set[Literal["number", "date"]] = field(default_factory=set)

    def take_name(self) -> Text | None:
        """Give the name so far, and expect one again."""
        name, self.name = self.name, None
        return name

    def masthead(self) -> Masthead:
        """Give what was found."""
        return Masthead(
            name=self.name or Text(""),
            number=self.number,
            issuers=tuple(self.issuers),
            date=self.date,
            total=self.total,
            classification=self.classification,
            copy_number=self.copy_number,
            handling=self.handling,
            supplement=self.supplement,
            signer=self.signer,
            organ=self.organ,
        )


def read_line(text: Text, found: Found, findings: Findings, below: Sequence[str]) -> None:
    """Sort the parts of one line; what is left is the name, or an issuer.

    Args:
        text: the line.
        found: gets the parts.
        findings: gets what is odd.
        below: the other lines of the masthead.
    """
    if found.name is not None and is_entry(text.string):
        _move_to_imprint(text, found, findings)
        return
    if found.name and _is_whole_name(close_up(text).string, found.name.string):
        # What stood first was the title of a web page.
        findings.leave_out("repeated", "重复的名称", found.name)
        found.name = close_up(text)
        return
    if found.name and _is_of_name(close_up(text).string, found.name.string):
        findings.leave_out("repeated", "重复的名称", text)
        return
    if found.name is None:
        text = _take_organs(text, found, findings, below)
    text = _take_more_signers(text, found, findings)
    text = _take_supplement(text, found, findings)
    text = _take_total(text, found, findings)
    text = _take_number(text, found, findings)
    text = _take_date(text, found, findings, below)
    text = _take_signer(text, found, findings)
    text = _take_copy_number(text, found, findings)
    text = _take_classification(text, found, findings)
    if found.name is not None:
        text = _take_month(text, findings)
    if is_entry(text.string):
        _move_to_imprint(text, found, findings)
        return
    if not text.string.strip(f"{BETWEEN}、"):
        _leave_marks(text, (0, len(text)), (0, 0), findings)
        return
    if found.name is None:
        found.name = close_up(text)
    else:
        add_issuers(text, found, findings)


def _move_to_imprint(text: Text, found: Found, findings: Findings) -> None:
    found.entries.append(text)
    findings.info("head-entry", f"报头中的“{text}”移到报尾", text.span(), "不需要时删去")


def _is_whole_name(words: str, name: str) -> bool:
    """Tell whether *words* are the name, of which *name* is only the end or a longer form."""
    if NAME_WORD.search(words) is None:
        return False
    parts = [part.strip() for part in _BAR.split(name)]
    return (words != name and words.endswith(name)) or (len(parts) > 1 and words in parts)


def _is_of_name(words: str, name: str) -> bool:
    """Tell whether *words* are the name once more, or a line of it."""
    return words == name or (
        (name.startswith(words) or name.endswith(words)) and not is_organ(words)
    )


def _take_organs(text: Text, found: Found, findings: Findings, below: Sequence[str]) -> Text:
    organs = organs_beside(text.string, below)
    for start, stop in organs:
        add_issuers(text.slice(start, stop), found, findings)
    for start, stop in reversed(organs):
        text = _without(text, *widened(text.string, start, stop), findings)
    return text


def add_issuers(text: Text, found: Found, findings: Findings) -> None:
    label = ISSUER_LABEL.match(text.string)
    if label:
        findings.leave_out("label-dropped", "编印机关前的", text.slice(0, label.end()).strip())
        text = text.slice(label.end()).strip()
    text = _without_verb(text, findings)
    for name in _split_issuers(text):
        is_first = not found.issuers and len(name) >= SHORTEST_ORGAN
        if label or ORGAN.search(name.string) or is_first:
            found.issuers.append(_without_verb(close_up(name), findings))
        else:
            findings.warning(
                "masthead-unused",
                f"报头中的“{name}”不知属于哪一项，没有采用",
                name.span(),
                "请改用 YAML 写明，或删去",
            )


def _without(text: Text, start: int, stop: int, findings: Findings) -> Text:
    """Give *text* without the characters from *start* to *stop*."""
    rest = (text.slice(0, start).strip(), text.slice(stop).strip())
    return clean_line(Text.join((part for part in rest if part), " "), findings)


def _take_signer(text: Text, found: Found, findings: Findings) -> Text:
    match = SIGNER.search(text.string)
    if match is None or found.signer is not None:
        return text
    label = text.slice(*match.span(1))
    label = Text(label.string.replace(" ", ""), label.file, label.origins[:1])
    names = clean_line(text.slice(*match.span(2)), findings)
    found.signer = ImprintEntry(label, names)
    findings.write_anew(text.slice(match.start(), match.start(2)), f"{label}：")
    return _without(text, *match.span(), findings)


def _take_more_signers(text: Text, found: Found, findings: Findings) -> Text:
    """Take a further row of names below a signer (GB/T 9704—2012, 7.2.6)."""
    if found.signer is None or not names_persons(text.string):
        return text
    names = clean_line(text, findings)
    found.signer = replace(found.signer, text=Text.join([found.signer.text, names], " "))
    return Text("")


def _take_supplement(text: Text, found: Found, findings: Findings) -> Text:
    match = SUPPLEMENT.search(text.string)
    if match is None or found.supplement is not None:
        return text
    word = text.slice(*match.span(match.lastindex or 1))
    found.supplement = Text(word.string.replace(" ", ""), word.file, word.origins[:1])
    start, stop = widened(text.string, *match.span())
    found.bracketed = text.slice(start, stop)
    return _without(text, start, stop, findings)


def settle_supplement(found: Found, findings: Findings) -> None:
    """Tell how the 刊别 is printed, which its number decides: 第1期（增刊） is 增刊第1期."""
    if found.bracketed is not None:
        before = found.masthead().is_supplement
        printed = f"{found.supplement}" if before else f"（{found.supplement}）"
        findings.write_anew(found.bracketed, printed)


def _take_total(text: Text, found: Found, findings: Findings) -> Text:
    match = TOTAL.search(text.string)
    if match is None or found.total is not None:
        return text
    found.total = _read_number(text, match, match.lastindex or 1, found, findings)
    if found.total:
        written = text.slice(*match.span()).strip()
        findings.write_anew(written, f"（总第{found.total.value}期）")
    return _without_number(text, match, found, findings)


def _take_number(text: Text, found: Found, findings: Findings) -> Text:
    match = NUMBER.search(text.string)
    if match is None:
        return text
    figure = match.lastindex or 2
    year = figure - 1
    if found.number is not None:
        return _take_again(text, match, found, findings)
    number = _read_number(text, match, figure, found, findings)
    if number is not None:
        number = replace(number, year=_year(text, match, year))
        findings.write_anew(text.slice(*match.span()).strip(), f"{number.year}第{number.value}期")
    found.number = number
    return _without_number(text, match, found, findings)


def _take_again(text: Text, match: re.Match[str], found: Found, findings: Findings) -> Text:
    """Take the same number where it is written once more; with its year, if the first had none."""
    group = match.lastindex or 2
    again = parse_issue_number(text.slice(*match.span(group)), SILENT)
    if found.number is None or again is None or again.value != found.number.value:
        return text
    if not found.number.year:
        found.number = replace(found.number, year=_year(text, match, group - 1))
    findings.leave_out("repeated", "重复的期号", text.slice(*match.span()).strip())
    return _without_number(text, match, found, findings)


def _year(text: Text, match: re.Match[str], group: int) -> Text:
    """Give the year before a number as it is printed: 2024年, 〔2024〕."""
    written = text.slice(*match.span(group)) if match[group] else Text("")
    if not written or not written.string.isdigit():
        return written
    return Text.join([written, Text("年", written.file)])


def _without_number(text: Text, match: re.Match[str], found: Found, findings: Findings) -> Text:
    """Give *text* without a number; beside the name, also without what parts them."""
    span = match.span() if found.name is not None else widened(text.string, *match.span())
    _leave_marks(text, span, match.span(), findings)
    return _without(text, *span, findings)


def _leave_marks(
    text: Text, span: tuple[int, int], inner: tuple[int, int], findings: Findings
) -> None:
    """Tell of the marks around a part, which stand for the space that parts it on the page."""
    for start, stop in ((span[0], inner[0]), (inner[1], span[1])):
        marks = text.slice(start, stop).strip()
        if marks:
            findings.recur("marks-dropped", "报头各项之间的标点不排印", [marks.span()])


def _read_number(
    text: Text, match: re.Match[str], group: int, found: Found, findings: Findings
) -> Number | None:
    figure = text.slice(*match.span(group)) or text.slice(*match.span())
    # Programs that read PDF put spaces between figures that stand apart: 第1 0期.
    figure = rewrite(figure, _SPACE, lambda _: "")
    number = parse_issue_number(figure, findings)
    if number is None:
        found.refused.add("number")
    return number


def _take_date(text: Text, found: Found, findings: Findings, below: Sequence[str]) -> Text:
    string = text.string
    match = date_beside(string, below) if found.name is None else DATE.search(string)
    if match is None or found.date is not None:
        return text
    found.date = read_day(text, match, findings)
    if found.date is None:
        found.refused.add("date")
    else:
        findings.write_anew(text.slice(*match.span()), written_day(found.date))
    start, stop = match.span()
    if hour := AFTER_DATE.match(string, stop):
        findings.leave_out("hour-dropped", "日期后的", text.slice(*hour.span()))
        stop = hour.end()
    span = widened(string, start, stop)
    _leave_marks(text, span, (start, stop), findings)
    return _without(text, *span, findings)


def _take_month(text: Text, findings: Findings) -> Text:
    """Leave out a date without a day, which no issue can be ordered by."""
    match = MONTH.fullmatch(text.string)
    if match is None:
        return text
    findings.warning(
        "date-month",
        f"日期“{text}”没有写明哪一日，没有采用",
        text.span(),
        "补上日，写作 2020年12月28日",
    )
    return Text("")


def _take_classification(text: Text, found: Found, findings: Findings) -> Text:
    """Take a 密级 or a note on handling; both may be there, each over several lines."""
    match = CLASSIFICATION.match(text.string)
    if match is None or not match[0].strip(" ，,·•　、;；★☆"):
        return text
    written = text.slice(0, match.end())
    secrecy = SECRECY.search(written.string)
    parts = [written]
    if secrecy and secrecy.end() < len(match[0].rstrip()):
        parts = [written.slice(0, secrecy.end()), written.slice(secrecy.end())]
    for part in parts:
        _add_classification(clean_line(part.strip(), findings), found)
    return clean_line(text.slice(match.end()), findings)


def _add_classification(part: Text, found: Found) -> None:
    if not part:
        return
    if found.classification is None:
        found.classification = part
    elif SECRECY.search(found.classification.string):
        found.handling = Text.join([t for t in (found.handling, part) if t], " ")
    elif SECRECY.search(part.string):
        found.classification, found.handling = part, found.classification
    else:
        found.classification = Text.join([found.classification, part], " ")


def _take_copy_number(text: Text, found: Found, findings: Findings) -> Text:
    match = COPY_NUMBER.search(text.string)
    if match is None:
        return text
    if found.copy_number is not None:
        return text
    found.copy_number = text.slice(*match.span(1 if match[1] else 2))
    if match[1]:
        label = text.slice(match.start(), match.start(1)).strip()
        findings.leave_out("label-dropped", "编号前的", label)
    return _without(text, *match.span(), findings)


def _without_verb(issuer: Text, findings: Findings) -> Text:
    """Give an issuer, or several, without the 编 or 主办 behind the name."""
    match = ISSUER_VERB.search(issuer.string)
    words = issuer.string[: match.start()].split() if match else []
    if match is None or not words or not ORGAN.search(words[-1]):
        return issuer
    findings.leave_out("label-dropped", "编印机关后的", issuer.slice(match.start()))
    return issuer.slice(0, match.start()).strip()


def _split_issuers(text: Text) -> list[Text]:
    """Part issuers that share a line, if each by itself is one."""
    names = text.string.split(" ")
    if len(names) < 2 or not all(map(is_organ, names)):
        return [text]
    starts = [sum(len(name) + 1 for name in names[:at]) for at in range(len(names))]
    return [text.slice(start, start + len(name)) for start, name in zip(starts, names, strict=True)]
