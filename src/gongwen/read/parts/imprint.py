"""报尾: the labelled lists at the end of a bulletin."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gongwen.document.imprint import ImprintEntry
from gongwen.document.labels import KNOWN_LABELS, names_people
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.parts.sources import LONGEST_NAME, SHORTEST_NAME
from gongwen.read.source.clean import clean_line
from gongwen.read.source.han import HAN

LONGEST_LABEL: Final = 8
"""Of a label that no list has, in 汉字: 本期特约责任编辑. More before a colon is a sentence."""

LEAST_WRAPPED: Final = 20
"""Of a line of a list, in characters, that was ended because it was full: an entry of a shorter
line ends with the line."""

LONGEST_COUNT: Final = 5
"""Of the number of copies, in digits."""

_KNOWN: Final = frozenset(KNOWN_LABELS)
_LONGEST_KNOWN: Final = max(map(len, KNOWN_LABELS))
_THIS_ISSUE: Final = "本期"
_COLON = re.compile("[：:]")
_BOUNDARY: Final = " 。；;"
"""Behind these a label may begin."""

_COUNT = f"[0-9]{{1,{LONGEST_COUNT}}}"
_COPIES = re.compile(
    f"[（(]?(?:本期|本刊)?(?:共 ?印|印 ?数|共 ?计 ?印|印 ?制|印 ?刷|印|共)(?: ?[：:])? ?{_COUNT} ?份?"
    "[）)]?[。.]?$"
)
_BARE = "责任编辑|责编|编辑|主编|审核|签发|校对|核稿|审签"
# Before the name of a person a space may stand for the colon.
_BEFORE_NAME = re.compile(f"(?:{_BARE})(?= {HAN}{{{SHORTEST_NAME},{LONGEST_NAME}}}(?: |$))")
_OTHER = re.compile(f"{HAN}{{2,{LONGEST_LABEL}}}")
_SPREAD = re.compile(f"{HAN} {HAN}(?: {HAN})?")


class _Start(NamedTuple):
    """Where an entry starts: its label, and the text behind; or the number of copies."""

    at: int
    label_stop: int
    stop: int
    is_copies: bool = False


def starts_entry(string: str) -> bool:
    """Tell whether a line starts with a label that offices use in the 报尾, or is one of copies."""
    if _COPIES.match(string) or _BEFORE_NAME.match(string):
        return True
    return _is_known(_label_at(string, 0, _next_colon(string, 0)))


def starts_with_other_label(string: str) -> bool:
    """Tell whether a line starts with what may be a label that no list has."""
    label = _label_at(string, 0, _next_colon(string, 0))
    return (_OTHER.fullmatch(label) or _SPREAD.fullmatch(label)) is not None


def label_of(string: str) -> str:
    """Give what stands before the first colon of a line, without spaces; empty if there is none."""
    return _label_at(string, 0, _next_colon(string, 0)).replace(" ", "")


def _next_colon(string: str, start: int) -> int:
    colon = _COLON.search(string, start)
    return colon.start() if colon else start


def _label_at(string: str, start: int, colon: int) -> str:
    """Give what stands between *start* and *colon*, without the space that may be before that."""
    return string[start:colon].removesuffix(" ")


def _is_known(label: str) -> bool:
    """Tell whether *label* is one of the list; typists spread short ones (主 编)."""
    if len(label) > 2 * (_LONGEST_KNOWN + len(_THIS_ISSUE)) or label.startswith(" "):
        return False
    bare = label.replace(" ", "") if "  " not in label else ""
    return bare in _KNOWN or (
        label.startswith(_THIS_ISSUE) and bare.removeprefix(_THIS_ISSUE) in _KNOWN
    )


def _starts(string: str) -> list[_Start]:
    """Find the entries of a line, from the first on."""
    found = [
        _Start(match.start(), match.end(), match.end(), is_copies=True)
        for match in _COPIES.finditer(string)
        if not match.start() or string[match.start() - 1] in " 。"
    ]
    found += (
        _Start(match.start(), match.end(), match.end())
        for match in _BEFORE_NAME.finditer(string)
        if not match.start() or string[match.start() - 1] == " "
    )
    found += _labels(string)
    # Where two begin at one place, the first that was found is meant: 印数：60份 is no label.
    found.sort(key=lambda start: start.at)
    kept: list[_Start] = []
    for start in found:
        if not kept or start.at >= kept[-1].stop:
            kept.append(start)
    return kept


def _labels(string: str) -> Iterator[_Start]:
    """Find the labels that a colon follows, each from the first boundary that makes it one."""
    done = 0
    for colon in _COLON.finditer(string):
        least = max(done, colon.start() - 2 * (_LONGEST_KNOWN + len(_THIS_ISSUE)))
        for at in range(least, colon.start()):
            if at and string[at - 1] not in _BOUNDARY:
                continue
            label = _label_at(string, at, colon.start())
            if _is_known(label) or _OTHER.fullmatch(label) or (not at and _SPREAD.fullmatch(label)):
                yield _Start(at, at + len(label), colon.end())
                break
        done = colon.end()


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
        starts = _starts(line.string)
        before = line.slice(0, starts[0].at if starts else None).strip()
        if before and texts:
            texts[-1].append(before)
        for start, following in zip(starts, [*starts[1:], None], strict=False):
            stop = following.at if following else None
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
    line: Text, start: _Start, stop: int | None, findings: Findings
) -> tuple[Text, Text]:
    written = line.slice(start.at, start.label_stop)
    if start.is_copies:
        text = copies(written)
        findings.write_anew(written, text.string)
        return Text(""), text
    label = Text(written.string.replace(" ", ""), written.file, written.origins[:1])
    findings.write_anew(line.slice(start.at, start.stop), f"{label}：")
    if label.string.removeprefix(_THIS_ISSUE) not in _KNOWN:
        findings.info(
            "label-unknown",
            f"报尾的“{label}：”不是常见的标签，照样排在报尾",
            written.span(),
            "若属于正文，在它前面另写一段以句号结尾的文字，或改用 YAML",
        )
    return label, line.slice(start.stop, stop).strip()


COPIES = re.compile("共印[0-9]+份")
"""A text that ``copies`` makes."""


def copies(text: Text) -> Text:
    """Write how many copies were printed as 共印N份.

    >>> copies(Text("印数：30份")).string, copies(Text("30")).string
    ('共印30份', '共印30份')
    """
    count = "".join(re.findall("[0-9]+", text.string)[:1])
    return Text(f"共印{count}份", text.file, text.origins[:1])
