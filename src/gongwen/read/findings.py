"""Collects what a reader finds: errors, warnings, and habits of a file worth one line each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongwen.diagnostics import Diagnostic, Span


@dataclass(slots=True)
class _Habit:
    """Something that recurs in a file and is told once, with the first place and a count."""

    message: str
    span: Span
    rule: str
    count: int = 0


MOST_ALIKE = 100
"""So many diagnostics of one code are told; the rest are counted."""


class Findings:
    """The diagnostics of one file, in the making."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._habits: dict[str, _Habit] = {}

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return any(each.severity == "error" for each in self._found)

    def error(self, code: str, message: str, span: Span, hint: str = "", rule: str = "") -> None:
        """Note what keeps the file from being read."""
        self._found.append(Diagnostic("error", code, message, span, hint, rule))

    def warning(self, code: str, message: str, span: Span, hint: str = "", rule: str = "") -> None:
        """Note what is probably a mistake."""
        self._found.append(Diagnostic("warning", code, message, span, hint, rule))

    def info(self, code: str, message: str, span: Span, hint: str = "", rule: str = "") -> None:
        """Note what was understood in a way that its author should know of."""
        self._found.append(Diagnostic("info", code, message, span, hint, rule))

    def recur(self, code: str, message: str, span: Span, rule: str = "") -> None:
        """Note something that a file may do hundreds of times; told once, with the count."""
        habit = self._habits.setdefault(code, _Habit(message, span, rule))
        habit.count += 1

    def all(self) -> tuple[Diagnostic, ...]:
        """Give everything, in the order of the file."""
        habits = [
            Diagnostic(
                "info", code, f"{habit.message}（共 {habit.count} 处）", habit.span, rule=habit.rule
            )
            for code, habit in self._habits.items()
        ]
        found = sorted([*self._found, *habits], key=lambda each: (each.span.line, each.span.column))
        return tuple(self._shorten(found))

    def _shorten(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Tell no more than a person can read."""
        counts: Counter[str] = Counter()
        last: dict[str, Diagnostic] = {}
        for each in found:
            counts[each.code] += 1
            if counts[each.code] <= MOST_ALIKE:
                yield each
            last[each.code] = each
        for code, each in last.items():
            if counts[code] > MOST_ALIKE:
                message = f"同样的问题另有 {counts[code] - MOST_ALIKE} 处，不一一列出"
                yield Diagnostic(each.severity, code, message, Span(self.file), each.hint)
