"""Quotation marks of YAML: which value begins with one, and where its other half stands."""

from collections.abc import Container, Sequence
from typing import Final

from gongwen.read.yaml.lines import entry

_MARKS: Final = ('"', "'")


def text_after_quote(value: str) -> bool:
    """Tell whether a value begins with a quoted word and goes on behind it.

    >>> text_after_quote('"双送"档案'), text_after_quote('"双送" # 注'), text_after_quote('"双')
    (True, False, False)
    """
    if not value.startswith(_MARKS):
        return False
    end = _close(value, 1, value[0])
    rest = value[end:].strip() if end else ""
    return bool(rest) and not rest.startswith("#")


def open_quote(lines: Sequence[str], stop: int, bars: Container[int]) -> tuple[int, int] | None:
    """Find the quotation mark that was not closed on its line and reaches to the line *stop*.

    Args:
        lines: of the file.
        stop: the line where the parser gave up, from 0.
        bars: lines with a bar, which open no quote.

    Returns:
        Line and column of the mark; None if every quote ends before *stop*.
    """
    number = 0
    while number <= stop:
        found = None if number in bars else entry(number, lines[number])
        if found and found.value.startswith(_MARKS) and not _close(found.value, 1, found.value[0]):
            end = _closing_line(lines, number + 1, found.value[0])
            if end is None or end >= stop:
                return number, found.value_at
            number = end
        number += 1
    return None


def _closing_line(lines: Sequence[str], start: int, mark: str) -> int | None:
    numbers = range(start, len(lines))
    return next((number for number in numbers if _close(lines[number], 0, mark)), None)


def _close(text: str, start: int, mark: str) -> int:
    """Give the place behind the mark that closes a quote; 0 if there is none."""
    at = start
    while at < len(text):
        if mark == '"' and text[at] == "\\":
            at += 1
        elif text[at] == mark:
            if mark == '"' or text[at + 1 : at + 2] != mark:
                return at + 1
            at += 1
        at += 1
    return 0
