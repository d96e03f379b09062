"""报尾: the labelled lists at the end of a bulletin."""

import re
from collections.abc import Sequence
from typing import Final

from gongwen.document.bulletin import ImprintEntry
from gongwen.document.labels import KNOWN_LABELS, names_people
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.parts.sources import LONGEST_NAME, SHORTEST_NAME
from gongwen.read.source.clean import clean_line

LONGEST_LABEL: Final = 8
"""Of a label that no list has, in 汉字: 本期特约责任编辑. More before a colon is a sentence."""

LEAST_WRAPPED: Final = 20
"""Of a line of a list, in characters, that was ended because it was full: an entry of a shorter
line ends with the line."""

LONGEST_COUNT: Final = 5
"""Of the number of copies, in digits."""

# Typists spread short labels: 主 编：. The longest label is tried first.
_LABEL = "|".join(
    " ?".join(label) for label in sorted(KNOWN_LABELS, key=lambda label: (-len(label), label))
)
_HAN = "[\u3400-\u9fff]"
_COUNT = f"[0-9]{{1,{LONGEST_COUNT}}}"
_COPIES = (
    f"[（(]?(?:本期|本刊)?(?:共 ?印|印 ?数|共 ?计 ?印|印 ?制|印 ?刷|印)(?: ?[：:])? ?{_COUNT} ?份?"
    "[）)]?[。.]?"
)
_BARE = "责任编辑|责编|编辑|主编|审核|签发|校对|核稿|审签"
# Before the name of a person a space may stand for the colon.
_BEFORE_NAME = f"(?:{_BARE})(?= {_HAN}{{{SHORTEST_NAME},{LONGEST_NAME}}}(?: |$))"
LABELLED = re.compile(f"(?:本期)?(?:{_LABEL}) ?[：:]|{_BEFORE_NAME}|{_COPIES}$")
"""The start of a line of the 报尾."""

_OTHER = f"{_HAN}{{2,{LONGEST_LABEL}}}"
OTHER_LABEL = re.compile(f"(?:{_OTHER}|{_HAN} {_HAN}(?: {_HAN})?) ?[：:]")
"""A label that no list has, at the start of a line."""

_ENTRY = re.compile(
    f"(?:^|(?<=[ 。]))({_COPIES})$|(?:^|(?<=[ 。；;]))((?:本期)?(?:{_LABEL})|{_OTHER}) ?[：:]"
    f"|^({_HAN} {_HAN}(?: {_HAN})?) ?[：:]"
    f"|(?:^|(?<= ))({_BEFORE_NAME})"
)
PRINTED: Final = "印发"
"""The key of the row that says who printed when, which is printed without a label."""

PRINTED_BY = re.compile("^[^：:]*(?:[0-9]|[一二三四五六七八九十])日 ?印 ?[发制]?$")
"""The row that says who printed when, which has no label."""


def read_entries(lines: Sequence[Text], findings: Findings) -> tuple[ImprintEntry, ...]:
    """Read labelled lists; a line may hold several, and a list may go on over lines."""
    labels: list[Text] = []
    texts: list[list[Text]] = []
    for line in lines:
        if PRINTED_BY.match(line.string):
            labels.append(Text(""))
            texts.append([line])
            continue
        starts = list(_ENTRY.finditer(line.string))
        before = line.slice(0, starts[0].start() if starts else None).strip()
        if before and texts:
            texts[-1].append(before)
        for start, following in zip(starts, [*starts[1:], None], strict=False):
            stop = following.start() if following else None
            label, text = _part_entry(line, start, stop, findings)
            labels.append(label)
            texts.append([text])
    return tuple(_entry(label, parts, findings) for label, parts in zip(labels, texts, strict=True))


def _entry(label: Text, parts: Sequence[Text], findings: Findings) -> ImprintEntry:
    text = clean_line(_joined(label.string, parts), findings)
    is_printer = not label and PRINTED_BY.match(text.string) is not None
    return ImprintEntry(label, text, "people" if is_printer else None)


def _joined(label: str, parts: Sequence[Text]) -> Text:
    """Put the lines of a list together: a short line ended with an entry, a full one anywhere."""
    whole = parts[0]
    for part in parts[1:]:
        ended = len(whole) < LEAST_WRAPPED and bool(whole) and whole.string[-1] not in "、，,；;。 "
        between = " " if names_people(label) else "、"
        whole = Text.join([whole, part], between if ended else "")
    return whole


def _part_entry(
    line: Text, start: re.Match[str], stop: int | None, findings: Findings
) -> tuple[Text, Text]:
    if start[1]:
        written = line.slice(*start.span(1))
        text = copies(written)
        findings.write_anew(written, text.string)
        return Text(""), text
    group = start.lastindex or 0
    written = line.slice(*start.span(group))
    label = Text(written.string.replace(" ", ""), written.file, written.origins[:1])
    findings.write_anew(line.slice(start.start(group), start.end()), f"{label}：")
    if label.string.removeprefix("本期") not in KNOWN_LABELS:
        findings.info(
            "label-unknown",
            f"报尾的“{label}：”不是常见的标签，照样排在报尾",
            written.span(),
            "若属于正文，在它前面另写一段以句号结尾的文字，或改用 YAML",
        )
    return label, line.slice(start.end(), stop).strip()


COPIES = re.compile("共印[0-9]+份")
"""A text that ``copies`` makes."""


def copies(text: Text) -> Text:
    """Write how many copies were printed as 共印N份.

    >>> copies(Text("印数：30份")).string, copies(Text("30")).string
    ('共印30份', '共印30份')
    """
    count = "".join(re.findall("[0-9]+", text.string)[:1])
    return Text(f"共印{count}份", text.file, text.origins[:1])
