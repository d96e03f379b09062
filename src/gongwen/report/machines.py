"""Outcomes in the forms that programs read; ``docs/machines.md`` describes them.

These are data for stdout. Everything is on one line where a line is a record, and no character
of a file can end it.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from gongwen.diagnostics import Diagnostic, Edit, MachineError, Severity, Span
from gongwen.press.jobs import Outcome
from gongwen.report import harmless, in_file_order

JSON_VERSION: Final = 1
"""Of the JSON records: a key may be added, a key that is there keeps its meaning."""

FAULT: Final = "machine-fault"
"""The code of what has none: the machine could not do it."""

GITHUB_LEVELS: Final[dict[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "info": "notice",
}


def findings_of(outcome: Outcome) -> list[Diagnostic]:
    """Give the diagnostics of *outcome* in file order; a fault of the machine as one, too."""
    found = in_file_order(outcome.diagnostics)
    if outcome.fault:
        message, hint = outcome.fault
        found.append(Diagnostic("error", FAULT, message, Span(str(outcome.job.source)), hint))
    return found


def finding_of(fault: MachineError) -> Diagnostic:
    """Give a fault of the machine that belongs to no issue as a finding about where it runs."""
    return Diagnostic("error", FAULT, fault.message, Span("."), fault.hint)


def json_records(outcome: Outcome, news: Outcome | None = None) -> str:
    """Give one line for every diagnostic of *outcome*, then one for its file.

    Args:
        outcome: what became of the file; all that was found is counted.
        news: the same with the diagnostics that are still to be told; None if all are.
    """
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
    return json_diagnostics(findings_of(news or outcome)) + one_line(about)


def json_diagnostics(found: Iterable[Diagnostic]) -> str:
    """Give one line for every diagnostic."""
    return "".join(
        one_line(
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
        # No terminal shows these as they are, but a page that quotes them would.
        place = {"file": harmless(Path(span.file).as_posix())}
        if span.line:
            place |= {"line": str(span.line)}
        if span.column:
            place |= {"col": str(span.column), "endColumn": str(span.column + span.width)}
        place["title"] = each.code
        properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
        words = "\n".join(map(_shown, filter(None, (each.message, each.hint, each.rule))))
        lines.append(f"::{GITHUB_LEVELS[each.severity]} {properties}::{_data(words)}\n")
    return "".join(lines)


def _shown(text: str) -> str:
    """Make what could hide or reorder words visible, but for ends of lines, which are escaped."""
    return "".join(each if each in "\r\n" else harmless(each) for each in text)


def _count(found: Iterable[Diagnostic], severity: Severity) -> int:
    return sum(each.severity == severity for each in found)


def one_line(record: dict[str, Any]) -> str:
    """Give *record* as JSON on one line, whatever characters are in it."""
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
