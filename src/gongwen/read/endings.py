"""What the ending of a file's name says of the file, and what its content says otherwise."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from gongwen.diagnostics import Span
from gongwen.read.findings import Findings

_KEY: Final = re.compile("---|\\w+:( |$)")
_MASTHEAD: Final = re.compile("(?:报头|masthead):\\s*(?:#.*)?$")
"""The one line that every issue in YAML has and no plain text."""

_YAML: Final = (".yaml", ".yml")
_MARKDOWN: Final = (".md", ".markdown")


def is_yaml(file: str, lines: Sequence[str]) -> bool:
    """Tell YAML from plain text by the name of a file, or by its first line."""
    ending = PurePath(file).suffix.lower()
    if ending in (*_YAML, ".txt"):
        return ending != ".txt"
    return _begins_with_key(lines)


def is_markdown(file: str) -> bool:
    """Tell by the name of a file that its text has the marks of Markdown."""
    return PurePath(file).suffix.lower() in _MARKDOWN


def check_ending(file: str, lines: Sequence[str], findings: Findings) -> None:
    """Report a file whose name has an ending that somebody did not see or did not mean."""
    path = PurePath(file)
    ending = path.suffix.lower()
    if ending == ".txt":
        hidden = PurePath(path.stem).suffix.lower() in _YAML
        if (hidden and _begins_with_key(lines)) or any(map(_MASTHEAD.match, lines)):
            _report_yaml(path, findings, is_hidden=hidden)


def _begins_with_key(lines: Sequence[str]) -> bool:
    return _KEY.match(next(_said(lines), "")) is not None


def _said(lines: Sequence[str]) -> Iterator[str]:
    return (line for line in lines if line.strip() and not line.startswith("#"))


def _report_yaml(path: PurePath, findings: Findings, *, is_hidden: bool) -> None:
    new = path.stem if is_hidden else f"{path.stem}.yaml"
    message = "内容是 YAML，文件名却以 .txt 结尾"
    hint = f"改名为 {new}"
    if is_hidden:
        hint += "；Windows 把 .txt 藏了起来，先在文件夹的“查看”里勾选“文件扩展名”"
    findings.error("yaml-named-text", message, Span(findings.file), hint)
