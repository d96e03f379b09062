"""YAML as a careful person would write it: scalars, lists and what is indented below a key."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gongwen.document import Setting
from gongwen.document.text import Text
from gongwen.read.source.clean import TAB

# A scalar may stand without quotes if it starts with no sign of YAML and has none inside.
_PLAIN = re.compile(
    "(?![\\s\\-?:,\\[\\]{}#&*!|>'\"%@`]|0[0-9]|=)(?:[^\\s:#]|:(?=[^ ])| (?=[^ #]))+"
)
_FLOW_SIGNS = re.compile("[\\[\\]{},:]")


def style_lines(settings: Sequence[Setting], depth: int) -> Iterator[str]:
    for name, group in groupby(settings, key=lambda setting: setting.names[depth].string):
        below = list(group)
        if len(below[0].names) == depth + 1:
            yield f"{scalar(name)}: {scalar(below[0].value.string)}"
        else:
            yield f"{scalar(name)}:"
            yield from indented(style_lines(below, depth + 1))


def list_lines(name: str, texts: Sequence[str]) -> Iterator[str]:
    if len(texts) == 1:
        yield f"{name}: {scalar(texts[0])}"
        return
    yield f"{name}:"
    for text in texts:
        yield f"  - {scalar(text)}"


def typed(text: Text) -> str:
    """Give running text as one types it: the wide space of a table came from a tab."""
    return text.string.replace(TAB, "\t")


def entry_lines(lines: Iterable[str]) -> Iterator[str]:
    """Make *lines* one entry of a list."""
    start = "- "
    for line in lines:
        yield f"{start}{line}" if line else line
        start = "  "


def indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else line for line in lines)


def flow(strings: Iterable[str]) -> str:
    return "[" + ", ".join(scalar(string, _FLOW_SIGNS) for string in strings) + "]"


def scalar(string: str, signs: re.Pattern[str] | None = None) -> str:
    """Write *string*, in quotes if it needs them or has one of *signs*."""
    if _PLAIN.fullmatch(string) and not (signs and signs.search(string)):
        return string
    escaped = string.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'
