"""The sources keep to the picture of docs/architecture.md: this reads them and says where not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongwen

SOURCES = Path(__file__).parents[1] / "src" / "gongwen"
MODULES = sorted(SOURCES.rglob("*.py"))

NOUNS = frozenset(
    {
        *("units", "diagnostics", "version", "ordinals", "forms", "conformance"),
        "nearest",
        "faults",
        *("document", "sheet", "pages"),
    }
)
"""What is said, measured and inked; the values that pass from one stage to the next."""

STAGES = frozenset({"read", "check", "write", "compose", "render"})
"""Verbs, each a function from value to value."""

WINGS: dict[str, frozenset[str]] = {
    "nouns": NOUNS,
    "stages": STAGES,
    "press": frozenset({"press"}),
    "desk": frozenset({"desk"}),
    "report": frozenset({"report"}),
    "front": frozenset({"cli", "api", "arguments", "__main__"}),
}
"""The rooms of the house by their wing."""

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "nouns": ("nouns",),
    "stages": ("nouns",),
    "press": ("nouns", "stages"),
    "desk": ("nouns", "stages", "press"),
    "report": ("nouns", "press"),
    "front": ("nouns", "stages", "press", "desk", "report", "front"),
}
"""The rule of each wing. Inside a room, a module may import any other of that room."""

SIDEWAYS: dict[tuple[str, str], str] = {
    (
        "write",
        "read",
    ): "what is written must be read again as it was, so the writer asks the reader",
}
"""What one stage imports of another, with the reason."""

MOST_ROOMS = 24
"""Names at the top level: more than a newcomer takes in at a glance."""

MOST_LINES = 420
"""Of a module: what can be read from top to bottom in one go."""

ONLY_IN = {
    "typer": ("cli",),
    "rich": ("report",),
    "yaml": ("read.yaml.parser",),
    "reportlab": ("render.pdf",),
    "uharfbuzz": ("render.fonts",),
    "rjieba": ("compose.titles.words",),
    "distributed": ("press.workers.cluster",),
    "multiprocessing": ("press.workers.processes",),
    "watchfiles": ("desk.watch",),
    "pypdfium2": ("desk.preview",),
}


def name_of(path: Path) -> str:
    """Give the dotted name below ``gongwen``."""
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def room_of(name: str) -> str:
    return name.partition(".")[0]


def wing_of(room: str) -> str:
    found = [wing for wing, rooms in WINGS.items() if room in rooms]
    assert found, f"{room} stands in no wing: put it into one, and into docs/architecture.md"
    return found[0]


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Give line and name of everything that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative import"
            module = node.module or ""
            for alias in node.names:
                inner = SOURCES.parent / Path(*module.split("."), alias.name)
                is_module = inner.with_suffix(".py").exists() or inner.is_dir()
                yield node.lineno, f"{module}.{alias.name}" if is_module else module


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_keep_to_the_rule_of_their_wing(path: Path) -> None:
    name = name_of(path)
    if not name:
        return  # the package gives its functions on demand; tests/test_library.py looks at that
    room = room_of(name)
    for line, imported in imports_of(path):
        if imported.split(".")[0] != "gongwen":
            continue
        other = room_of(imported.removeprefix("gongwen").removeprefix("."))
        if other == room or not other or (room, other) in SIDEWAYS:
            continue
        assert wing_of(other) in MAY_IMPORT[wing_of(room)], (
            f"{path}:{line}: {room} ({wing_of(room)}) imports {imported} ({wing_of(other)})"
        )
        is_sideways = wing_of(room) == wing_of(other) == "stages"
        assert not is_sideways, f"{path}:{line}: the stage {room} imports the stage {other}"


def test_no_import_leads_in_a_circle() -> None:
    """Modules, not packages: what a package gathers may import what it is gathered from."""
    needs = {name_of(path): set[str]() for path in MODULES}
    for path in MODULES:
        for _, imported in imports_of(path):
            other = imported.removeprefix("gongwen.")
            if imported.startswith("gongwen.") and other in needs and other != name_of(path):
                needs[name_of(path)].add(other)
    while needs:
        free = [name for name, others in needs.items() if not others & needs.keys()]
        assert free, f"these import one another: {sorted(needs)}"
        for name in free:
            del needs[name]


def test_the_house_can_be_taken_in_at_a_glance() -> None:
    rooms = {
        path.name.removesuffix(".py")
        for path in SOURCES.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__"} == set().union(*WINGS.values())
    assert len(rooms) <= MOST_ROOMS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_lies_hidden_behind_a_package(path: Path) -> None:
    assert not path.with_suffix("").exists(), f"{path} is never imported"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_known_to_one_part(path: Path) -> None:
    name = name_of(path)
    for line, imported in imports_of(path):
        for allowed in [ONLY_IN.get(imported.split(".")[0])]:
            assert allowed is None or any(f"{name}.".startswith(f"{part}.") for part in allowed), (
                f"{path}:{line}: {imported} belongs to {allowed}"
            )


GUARDS = frozenset({"press.build", "press.workers.remote", "press.workers.cluster", "cli"})
"""Where whatever nobody has foreseen is caught: around one job, and around the whole command."""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_report_and_cli_speak(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{path}:{node.lineno}: print"
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            is_guard = name_of(path) in GUARDS and caught == "Exception"
            assert is_guard or caught not in ("Exception", "everything"), (
                f"{path}:{node.lineno}: {caught}"
            )


STRUCTURAL = frozenset({0, 1, 2, -1, 0.5})
"""Not measurements but counts, neighbours and halves."""

ARGUED: dict[str, dict[float, str]] = {}
"""Other numbers that are no measurement, by module, each with the reason."""


def bare_numbers(path: Path) -> Iterator[tuple[int, float]]:
    """Give line and value of every number that may be a measurement.

    Constants with a name in capitals say what they are; indices, types and the arguments of
    ``range`` count.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [each for target in targets for each in ast.walk(target)]
            if all(each.id.isupper() for each in names if isinstance(each, ast.Name)):
                named.update(ast.walk(node))
        elif isinstance(node, ast.Subscript):
            named.update(ast.walk(node.slice))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in named:
            value = node.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield node.lineno, value


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if room_of(name_of(path)) in ("read", "compose", "render")],
    ids=name_of,
)
def test_stages_hold_no_measurements(path: Path) -> None:
    argued = ARGUED.get(name_of(path), {})
    bare = [
        f"{path}:{line}: {number}"
        for line, number in bare_numbers(path)
        if number not in STRUCTURAL and number not in argued
    ]
    assert not bare, "\n".join(["put these into a sheet, or argue in ARGUED:", *bare])


QUANTIFIER = re.compile(r"\{[0-9]+(?:,[0-9]*)?\}")
"""How often something is repeated in a regular expression."""


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room_of(name_of(path)) == "read"], ids=name_of
)
def test_regular_expressions_of_the_reader_hold_no_bare_numbers(path: Path) -> None:
    bare = [
        f"{path}:{node.lineno}: {found[0]}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for found in QUANTIFIER.finditer(node.value)
    ]
    assert not bare, "\n".join(["give these a name and a reason:", *bare])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_uses_the_face_of_the_package(path: Path) -> None:
    """``from gongwen import build_file`` is for other programs; it loads everything."""
    face = set(gongwen.__all__) - {"__version__"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "gongwen":
            taken = face & {alias.name for alias in node.names}
            assert not taken, f"{path}:{node.lineno}: import from gongwen.{min(taken)}"
