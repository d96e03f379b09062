"""Findings as plain data and back: what is kept in files and sent to other machines.

Whoever reads it back trusts nothing: a state file may be damaged or somebody else's, an answer may
come from anywhere. What does not fit is a ``ValueError``, and nothing else is ever raised.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final, TypeVar, cast, get_args

from gongwen.diagnostics import Diagnostic, Edit, Severity, Span
from gongwen.document import Serial

T = TypeVar("T")

MOST: Final = 1 << 31
"""No line, column or number is as large: programs that read our JSON have 32 bits."""

SEVERITIES: Final = frozenset(get_args(Severity))


def expect(value: object, kind: type[T]) -> T:
    """Give *value* if it is of a *kind*; a truth value is no number.

    Raises:
        ValueError: if it is not.
    """
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    raise ValueError(f"{kind.__name__} expected")


def expect_keys(value: object, keys: Iterable[str]) -> dict[str, Any]:
    """Give *value* if it is a mapping with just these *keys*.

    Raises:
        ValueError: if it is not.
    """
    found = expect(value, dict)
    if found.keys() != set(keys):
        raise ValueError("other keys")
    return found


def expect_count(value: object) -> int:
    """Give *value* if it is a whole number from 0 on.

    Raises:
        ValueError: if it is not.
    """
    number = expect(value, int)
    if not 0 <= number < MOST:
        raise ValueError("a number out of range")
    return number


def plain_diagnostic(found: Diagnostic) -> dict[str, Any]:
    """Give a diagnostic as plain data."""
    return asdict(found)


def diagnostic_of(value: object) -> Diagnostic:
    """Make the diagnostic again of which ``plain_diagnostic`` made *value*.

    Raises:
        ValueError: if it is not what a diagnostic is made to.
    """
    written = expect_keys(value, Diagnostic.__dataclass_fields__)
    severity = expect(written["severity"], str)
    if severity not in SEVERITIES:
        raise ValueError("no such severity")
    code, message, hint, rule, excerpt = (
        expect(written[name], str) for name in ("code", "message", "hint", "rule", "excerpt")
    )
    return Diagnostic(
        cast("Severity", severity),
        code,
        message,
        span_of(written["span"]),
        hint,
        rule,
        excerpt,
        tuple(_edit_of(each) for each in _several(written["edits"])),
        tuple(span_of(each) for each in _several(written["places"])),
    )


def span_of(value: object) -> Span:
    """Make the span again of which ``asdict`` made *value*.

    Raises:
        ValueError: if it is not what a span is made to.
    """
    written = expect_keys(value, Span.__dataclass_fields__)
    line, column, width = (expect_count(written[name]) for name in ("line", "column", "width"))
    return Span(expect(written["file"], str), line, column, width)


def plain_serial(serial: Serial) -> dict[str, Any]:
    """Give the place of an issue in its series as plain data."""
    return asdict(serial) | {"day": str(serial.day) if serial.day else None}


def serial_of(value: object) -> Serial:
    """Make the serial again of which ``plain_serial`` made *value*.

    Raises:
        ValueError: if it is not what a serial is made to.
    """
    written = expect_keys(value, Serial.__dataclass_fields__)
    day, number_at, day_at = written["day"], written["number_at"], written["day_at"]
    return Serial(
        expect(written["file"], str),
        expect(written["name"], str),
        expect_count(written["number"]),
        None if day is None else date.fromisoformat(expect(day, str)),
        None if number_at is None else span_of(number_at),
        None if day_at is None else span_of(day_at),
    )


def _edit_of(value: object) -> Edit:
    written = expect_keys(value, Edit.__dataclass_fields__)
    return Edit(span_of(written["span"]), expect(written["text"], str))


def _several(value: object) -> list[object]:
    """Give a list; what was a tuple comes back from a file as one."""
    return list(value) if isinstance(value, list | tuple) else expect(value, list)


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Give plain data with the names of files exchanged: as a user writes them, as we keep them."""
    if isinstance(value, list | tuple):
        return [renamed(each, names) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: names.get(inner, inner)
        if key == "file" and isinstance(inner, str)
        else renamed(inner, names)
        for key, inner in value.items()
    }
