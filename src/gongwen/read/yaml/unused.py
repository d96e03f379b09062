"""What YAML reads without a word and otherwise than it was meant: a remark, a key inside a text."""

import re
from collections.abc import Sequence
from typing import Final

from gongwen.diagnostics import Diagnostic, Edit, Span
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.source.han import HAN
from gongwen.read.yaml.lines import (
    comment_behind,
    indentation,
    key_line,
    name_of_space,
    quoted,
    shown,
    wrong_colon,
)
from gongwen.read.yaml.vocabulary import ARTICLE_KEYS, ISSUE_KEYS, MASTHEAD_KEYS

_HAN: Final = re.compile(HAN)
_IN_BODY: Final = {"供稿", "source"}
"""A body may say these itself."""

_OUTERMOST: Final = {name for key in ISSUE_KEYS for name in (key.name, key.alias)} - _IN_BODY
_WHERE_A_LINE_ENDS: Final = {
    name for key in (*MASTHEAD_KEYS, *ARTICLE_KEYS) for name in (key.name, key.alias)
} | _OUTERMOST


def warn_of_comment(value: str, lines: Sequence[str], line: int, end: int, found: Findings) -> None:
    """Warn of text behind a plain value that YAML takes for a remark.

    A remark is written as in ``gongwen new``: two spaces or more, #, a space. What has only one
    space before the mark, or a word right behind it (#3), was probably meant as text, where the
    value is words, or nothing.

    Args:
        value: what YAML has read; empty where nothing stands before the remark.
        lines: of the file.
        line: where the value ends, from 0.
        end: the column behind its last character, from 0.
        found: gets the warning.
    """
    if line >= len(lines):
        # A question mark at the end of a file begins a key that the parser has behind it.
        return
    gap, said = comment_behind(lines[line], end)
    if len(said) <= 1 or said[1] in "#!":
        return
    is_word = said[1] not in " \t"
    is_meant = is_word if not value else _HAN.search(value) and (is_word or len(gap) == 1)
    if not is_meant:
        return
    whole = f"{value}{gap if value else ''}{said}".rstrip()
    hint = f"若是文字，整个值加引号：{shown(quoted(whole))}；若是注释，“#”前空两格、后空一格"
    span = Span(found.file, line + 1, end + len(gap) + 1, len(said.rstrip()))
    message = f"从“{shown(said.rstrip())}”起被当作注释，没有采用"
    found.warning("yaml-comment", message, span, hint)


def warn_of_keys(text: Text, findings: Findings, *, is_below_bar: bool) -> None:
    """Warn of a line of a text that looks like a key of the file.

    Args:
        text: of several lines.
        findings: gets the warnings.
        is_below_bar: whether the lines stand below a bar, where all is text; else YAML has put
            them together because they are indented.
    """
    starts = list({origin.line: origin for origin in reversed(text.origins)}.values())[::-1]
    # A value of nothing but line ends has no origin.
    ends = [*(origin.offset for origin in starts[1:]), len(text)][: len(starts)]
    for origin, end in zip(starts, ends, strict=True):
        if origin is starts[0] and not is_below_bar:
            continue
        key = _key_in(text.string[origin.offset : end].rstrip(), is_below_bar=is_below_bar)
        if key is None:
            continue
        span = Span(text.file, origin.line, origin.column, len(key))
        message = f"这一行像是键“{key}:”，却排进了上面的文字里"
        hint = f"写成“{key}: ”，冒号用半角，后面空一格，行首与同一层的键左对齐"
        if is_below_bar:
            hint = f"若是键，行首与同一层的键左对齐；若是文字，“{key}”后面改用全角冒号"
        findings.warning("key-in-text", message, span, hint)


def _key_in(line: str, *, is_below_bar: bool) -> str | None:
    if found := key_line(0, line):
        return found.key if found.key in _OUTERMOST else None
    colon = None if is_below_bar else wrong_colon(line)
    return colon.key if colon and colon.key in _WHERE_A_LINE_ENDS else None


def has_wide_indent(key: Text, span: Span, lines: Sequence[str], findings: Findings) -> bool:
    """Refuse a key before which white space stands that is no indentation for YAML.

    YAML takes it for a part of the key, and the key for one of the level above.
    """
    at = span.column - 1
    space = indentation(lines[span.line - 1], at)
    if not space:
        return False
    name, kind = key.string.strip(), name_of_space(space[0])
    place = Span(span.file, span.line, span.column, len(space))
    # Inside braces or behind spaces it is too much; at the start of a line it stands for spaces.
    wanted = "" if at else "  "
    hint = f"“{name}”前面改为两个半角空格" if wanted else f"删去“{name}”前面的{kind}"
    message = f"“{name}”前面是{kind}，不算缩进"
    edits = (Edit(place, wanted),)
    findings.add(Diagnostic("error", "yaml-syntax", message, place, hint, edits=edits))
    return True
