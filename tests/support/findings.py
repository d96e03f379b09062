"""Findings made by hand: where something is, and what is wrong there."""

from pathlib import Path

from gongwen.diagnostics import Diagnostic, Severity, Span
from gongwen.read.findings import Findings


def make_span(*, file: str | Path = "", line: int = 0, column: int = 0, width: int = 1) -> Span:
    """Make the span of one character or more; of the whole file where nothing else is said."""
    return Span(file=str(file), line=line, column=column, width=width)


def make_finding(  # noqa: PLR0913 - each is a field
    *,
    severity: Severity = "error",
    code: str = "some-code",
    message: str = "不对",
    span: Span | None = None,
    hint: str = "",
    rule: str = "",
    excerpt: str = "",
) -> Diagnostic:
    return Diagnostic(
        severity=severity,
        code=code,
        message=message,
        span=make_span(file="a.yaml") if span is None else span,
        hint=hint,
        rule=rule,
        excerpt=excerpt,
    )


def make_findings() -> Findings:
    """Make an empty collector for the file ``x.txt``."""
    return Findings("x.txt")
