"""Every diagnostic ends in a next step: this reads the sources and says which does not."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongwen.read import read

SOURCES = Path(__file__).parents[1] / "src" / "gongwen"
HINT_AT = {"Diagnostic": 4, "error": 3, "warning": 3, "info": 3}
CODE_AT = {"Diagnostic": 1}

WITHOUT = {
    "contents-dropped": "nothing is to be done: the list is made anew",
    "code": "what recurs is put right by the reader, and told once as information",
    "written-anew": "nothing is to be done: the message says what is printed",
}
"""Codes whose diagnostics need no hint, each with the reason."""


def without_hint(path: Path) -> Iterator[tuple[str, int]]:
    """Give code and line of every diagnostic that a module makes without a hint."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
        at, code_at = HINT_AT.get(name), CODE_AT.get(name, 0)
        if at is None or len(node.args) + len(node.keywords) < 3:
            continue
        code = ast.unparse(node.args[code_at]).strip("'\"") if node.args else ""
        named = [keyword.value for keyword in node.keywords if keyword.arg == "hint"]
        hint = next(iter([*node.args[at : at + 1], *named]), None)
        if hint is None or (isinstance(hint, ast.Constant) and not hint.value):
            yield code, node.lineno


@pytest.mark.parametrize(
    "path", sorted(SOURCES.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCES))
)
def test_every_diagnostic_has_a_hint_or_a_reason(path: Path) -> None:
    bare = [f"{path}:{line}: {code}" for code, line in without_hint(path) if code not in WITHOUT]
    assert [] == bare


FILES = [
    file
    for file in (Path(__file__).parent / "diagnostics").iterdir()
    if file.suffix in (".yaml", ".txt")
]


@pytest.mark.parametrize("file", sorted(FILES), ids=lambda file: file.name)
def test_hints_are_not_empty_and_places_are_whole(file: Path) -> None:
    for each in read(file.read_bytes(), file.name).diagnostics:
        assert each.hint or each.severity == "info", each
        assert bool(each.span.line) is bool(each.span.column), each


def test_a_line_that_is_too_long_is_shown() -> None:
    (found,) = read(b"a: b\n" + b"-" * 300_000, "x.yaml").diagnostics
    assert ("line-too-long", 2, 1) == (found.code, found.span.line, found.span.column)
    assert found.hint
