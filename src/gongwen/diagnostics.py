"""What is wrong with an input, where, and what to do about it.

Diagnostics are values: every stage yields as many as it finds, ``report`` words them.
The exceptions here carry diagnostics or say why the machine cannot do its part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters on one line of a file.

    Attributes:
        file: the name as the user wrote it.
        line: counted from 1; 0 where the whole file is meant.
        column: counted in characters from 1; 0 where the whole line is meant.
        width: in characters, at least 1.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 1


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction: *text* goes in the place of what stands at *span*.

    Edits that are together may be made one by one, from the last place to the first.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        severity: an error stops the build, a warning does not, an info only tells.
        code: kebab-case, unique, never reused; ``docs/diagnostics.md`` lists them.
        message: what is wrong, in Chinese, without a full stop.
        span: where.
        hint: one thing to do, in Chinese; empty if there is none.
        rule: the clause that asks for it; empty if none does.
        excerpt: the source line at ``span.line``; empty until ``build`` fills it in.
        edits: what would mend it, as far as a program can know; all of them belong together.
        places: all of them, where one finding tells of several; else empty.
    """

    severity: Severity
    code: str
    message: str
    span: Span
    hint: str = ""
    rule: str = ""
    excerpt: str = ""
    edits: tuple[Edit, ...] = ()
    places: tuple[Span, ...] = ()


class GongwenError(Exception):
    """The root of all errors that gongwen raises on purpose."""


class IssueError(GongwenError):
    """The input has errors; ``diagnostics`` names them all, warnings included."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        # An exception that was sent to another process is made there of its arguments.
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        errors = [each for each in self.diagnostics if each.severity == "error"]
        return "；".join(f"{_place(each.span)}：{each.message}" for each in errors)


class MachineError(GongwenError):
    """The machine is at fault: a file cannot be read or written, a font is missing.

    ``message`` says what, ``hint`` what to do; both in Chinese.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


class WishError(GongwenError):
    """A command line asks for what cannot be; ``message`` and ``hint`` in Chinese."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


class FontError(MachineError):
    """A font file is missing, unreadable, no font, or one that must not be embedded.

    ``message`` says which and why, ``hint`` what to use in its place, ``path`` is the file.
    """

    def __init__(self, message: str, hint: str = "", path: Path | None = None) -> None:
        super().__init__(message, hint)
        self.path = path


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}" if span.line else span.file
