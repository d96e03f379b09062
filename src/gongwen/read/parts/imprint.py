"""报尾: the labelled lists at the end of a bulletin."""

import re
from collections.abc import Sequence

from gongwen.document.bulletin import ImprintEntry
from gongwen.document.labels import CONTACTS, NAMES, RECIPIENTS
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.source.clean import clean_line

_LABELS = (*NAMES, *CONTACTS, *RECIPIENTS)
# Typists spread short labels: 主 编：. The longest label is tried first.
_LABEL = "|".join(
    " ?".join(label) for label in sorted(_LABELS, key=lambda label: (-len(label), label))
)
_COPIES = "[（(]?(?:共印|印数[：:]?) ?[0-9]+ ?份[）)]?"
LABELLED = re.compile(f"(?:{_LABEL}) ?[：:]|{_COPIES}$")
"""The start of a line of the 报尾."""

_ENTRY = re.compile(f"(?:^|(?<= ))(?:({_LABEL}) ?[：:]|({_COPIES})$)")


def read_entries(lines: Sequence[Text], findings: Findings) -> tuple[ImprintEntry, ...]:
    """Read labelled lists; a line may hold several, and a list may go on over lines."""
    labels: list[Text] = []
    texts: list[list[Text]] = []
    for line in lines:
        starts = list(_ENTRY.finditer(line.string))
        before = line.slice(0, starts[0].start() if starts else None).strip()
        if before and texts:
            texts[-1].append(before)
        for start, following in zip(starts, [*starts[1:], None], strict=False):
            stop = following.start() if following else None
            label, text = _part_entry(line, start, stop)
            labels.append(label)
            texts.append([text])
    return tuple(
        ImprintEntry(label, clean_line(Text.join(parts), findings))
        for label, parts in zip(labels, texts, strict=True)
    )


def _part_entry(line: Text, start: re.Match[str], stop: int | None) -> tuple[Text, Text]:
    if start[2]:
        return Text(""), copies(line.slice(start.start(), start.end()))
    label = line.slice(*start.span(1))
    label = Text(label.string.replace(" ", ""), label.file, label.origins[:1])
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
