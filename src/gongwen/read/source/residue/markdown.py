"""Markdown: # ** - > --- around text that was written for a screen.

A single mark proves nothing (5*3, #3 and - may be text), so marks come off only where several
kinds agree, or one kind is used throughout, or the name of the file says what they are.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from gongwen.document.text import Text
from gongwen.read.endings import is_markdown
from gongwen.read.findings import Findings
from gongwen.read.source.clean import rewrite
from gongwen.read.source.residue.raw import RawLine, blanked, speaking

LEAST_KINDS: Final = 2
"""Kinds of marks that agree."""

LEAST_OF_ONE: Final = 3
"""Lines with marks of one kind alone, if headings or bold words: nobody else writes ## thrice."""

_HEADING = re.compile("[ \t]*#+[ \t]+(?=[^ \t#])|[ \t]*##+(?=[^ \t#0-9])")
_BOLD = re.compile("\\*\\*(?=[^ *])|(?<=[^ *])\\*\\*|__(?=[^ _\x00-\x7f])|(?<=[^ _\x00-\x7f])__")
_ITALIC = re.compile("(?<![*0-9A-Za-z])\\*(?=[^ *])|(?<=[^ *])\\*(?![*0-9A-Za-z])")
_LIST = re.compile("[ \t]*[-*+][ \t]+(?=[^ \t])")
_QUOTE = re.compile("[ \t]*>[ \t]*(?=[^ \t>])")
_CODE = re.compile("`")
_KINDS = (_HEADING, _BOLD, _LIST, _QUOTE, _CODE)
_AT_START = (_HEADING, _LIST, _QUOTE)
_FENCE = re.compile("[ \t]*(?:```|~~~)[a-z]*[ \t]*")


def strip_markdown(lines: Sequence[RawLine], findings: Findings) -> list[RawLine]:
    """Take the marks off, if the file is Markdown."""
    if not (is_markdown(findings.file) or _shows_markdown(lines)):
        return list(lines)
    marks: list[Text] = []
    fences = {at for at, line in speaking(lines) if _FENCE.fullmatch(line.text.string)}
    marks += [lines[at].text.strip() for at in sorted(fences)]
    stripped = [
        replace(line, text=_strip(line.text, marks), heading=_level(line)) if line.string else line
        for line in blanked(lines, fences)
    ]
    places = [mark.span() for mark in marks if mark]
    if places:
        places.sort(key=lambda span: (span.line, span.column))
        message = f"文字带有 Markdown 记号（# ** - 等，共 {len(places)} 处），已去掉"
        findings.recur_once("markdown-dropped", message, places)
    return stripped


def _shows_markdown(lines: Sequence[RawLine]) -> bool:
    counts = [sum(_has(kind, line) for _, line in speaking(lines)) for kind in _KINDS]
    kinds = sum(count > 0 for count in counts)
    headed = counts[0] or counts[1]
    return max(counts[0], counts[1]) >= LEAST_OF_ONE or (kinds >= LEAST_KINDS and headed > 0)


def _has(kind: re.Pattern[str], line: RawLine) -> bool:
    string = line.text.string
    if kind in _AT_START:
        return kind.match(string) is not None
    return len(kind.findall(string)) > 1


def _level(line: RawLine) -> int:
    match = _HEADING.match(line.text.string)
    return match[0].count("#") if match else 0


def _strip(text: Text, marks: list[Text]) -> Text:
    for kind in (_QUOTE, _LIST, _HEADING):
        if match := kind.match(text.string):
            marks.append(text.slice(*match.span()).strip())
            text = text.slice(match.end())
    text = _without_closing(text, marks)
    for kind in (_BOLD, _ITALIC, _CODE):
        if len(kind.findall(text.string)) > 1:
            marks += (text.slice(*match.span()).strip() for match in kind.finditer(text.string))
            text = rewrite(text, kind, _nothing)
    return text


def _without_closing(text: Text, marks: list[Text]) -> Text:
    """Take off the # that may close a heading (## 标题 ##)."""
    body = text.string.rstrip()
    end = len(body.rstrip("#"))
    if end == len(body) or body[:end].strip() == "" or body[end - 1] not in " \t":
        return text
    marks.append(text.slice(end, len(body)))
    return text.slice(0, end)


_nothing: Callable[[re.Match[str]], str] = lambda _: ""  # noqa: E731 - a constant function
