"""Outcomes in the forms that programs read; ``docs/machines.md`` describes them.

These are data for stdout. Everything is on one line where a line is a record, and no character
of a file can end it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gongwen.diagnostics import Diagnostic, Edit, Severity, Span
from gongwen.press.jobs import Outcome
from gongwen.report import in_file_order
from gongwen.version import __version__

JSON_VERSION: Final = 1
"""Of the JSON records: a key may be added, a key that is there keeps its meaning."""

FAULT: Final = "machine-fault"
"""The code of what has none: the machine could not do it."""

GITHUB_LEVELS: Final[dict[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "info": "notice",
}
SARIF_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def findings_of(outcome: Outcome) -> list[Diagnostic]:
    """Give the diagnostics of *outcome* in file order; a fault of the machine as one, too."""
    found = in_file_order(outcome.diagnostics)
    if outcome.fault:
        message, hint = outcome.fault
        found.append(Diagnostic("error", FAULT, message, Span(str(outcome.job.source)), hint))
    return found


def json_records(outcome: Outcome) -> str:
    """Give one line for every diagnostic of *outcome*, then one for its file."""
    found = findings_of(outcome)
    job = outcome.job
    about = {
        "version": JSON_VERSION,
        "type": "file",
        "source": str(job.source),
        "target": None if job.purpose == "check" else str(job.target),
        "status": outcome.status,
        "pages": outcome.pages,
        "sha256": outcome.digest or None,
        "seconds": round(outcome.seconds, 3),
        "errors": _count(found, "error"),
        "warnings": _count(found, "warning"),
    }
    return json_diagnostics(found) + _line(about)


def json_diagnostics(found: Iterable[Diagnostic]) -> str:
    """Give one line for every diagnostic."""
    return "".join(
        _line(
            {
                "version": JSON_VERSION,
                "type": "diagnostic",
                "file": each.span.file,
                "line": each.span.line or None,
                "column": each.span.column or None,
                "width": each.span.width if each.span.column else None,
                "severity": each.severity,
                "code": each.code,
                "message": each.message,
                "hint": each.hint or None,
                "rule": each.rule or None,
                "excerpt": each.excerpt or None,
                "fixes": [_fix(edit) for edit in each.edits],
            }
        )
        for each in found
    )


def _fix(edit: Edit) -> dict[str, Any]:
    span = edit.span
    return {"line": span.line, "column": span.column, "width": span.width, "text": edit.text}


def github_annotations(found: Iterable[Diagnostic]) -> str:
    """Give the workflow commands that put each diagnostic beside its line in a pull request."""
    lines = []
    for each in found:
        span = each.span
        place = {"file": Path(span.file).as_posix()}
        if span.line:
            place |= {"line": str(span.line)}
        if span.column:
            place |= {"col": str(span.column), "endColumn": str(span.column + span.width)}
        place["title"] = each.code
        properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
        words = "\n".join(filter(None, (each.message, each.hint, each.rule)))
        lines.append(f"::{GITHUB_LEVELS[each.severity]} {properties}::{_data(words)}\n")
    return "".join(lines)


def sarif(found: Sequence[Diagnostic]) -> str:
    """Give a SARIF 2.1.0 log of all diagnostics of a run."""
    codes = sorted({each.code for each in found})
    driver = {
        "name": "gongwen",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": code}} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        # We count characters, where SARIF would otherwise count UTF-16 units.
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes) for each in found],
    }
    return _line({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(found: Diagnostic, codes: Sequence[str]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.span.file)}}
    if found.span.line:
        physical["region"] = dict(_region(found.span))
    result = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": SARIF_LEVELS[found.severity],
        "message": {"text": "\n".join(filter(None, (found.message, found.hint, found.rule)))},
        "locations": [{"physicalLocation": physical}],
    }
    if found.edits:
        result["fixes"] = [{"artifactChanges": [_change(found.span.file, found.edits)]}]
    return result


def _change(file: str, edits: Iterable[Edit]) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(file)},
        "replacements": [
            {"deletedRegion": dict(_region(each.span)), "insertedContent": {"text": each.text}}
            for each in edits
        ],
    }


def _region(span: Span) -> Iterator[tuple[str, int]]:
    yield "startLine", span.line
    if span.column:
        yield "startColumn", span.column
        yield "endColumn", span.column + span.width


def _uri(file: str) -> str:
    """Give a relative reference where the name is relative, else a file URI."""
    from urllib.parse import quote_from_bytes  # noqa: PLC0415 - only SARIF wants it

    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote_from_bytes(path.as_posix().encode("utf-8", "surrogateescape"))


def _count(found: Iterable[Diagnostic], severity: Severity) -> int:
    return sum(each.severity == severity for each in found)


def _line(record: dict[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False)
    # JSON leaves these as they are, but some readers take them for ends of lines; and half a
    # surrogate pair stands for a byte of a file name that is no text.
    for separator in ("\u0085", "\u2028", "\u2029"):
        text = text.replace(separator, f"\\u{ord(separator):04x}")
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _data(text: str) -> str:
    """Escape the message of a workflow command, as GitHub's toolkit does."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.encode("utf-8", "backslashreplace").decode()


def _property(text: str) -> str:
    """Escape a property of a workflow command, as GitHub's toolkit does."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
