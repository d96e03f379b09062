"""The sources keep to the picture of docs/architecture.md: this reads them and says where not."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongwen

SOURCES = Path(__file__).parents[1] / "src" / "gongwen"
MODULES = sorted(SOURCES.rglob("*.py"))

LAYERS = (
    ("__main__",),
    ("cli",),
    ("report",),
    ("api",),
    ("arguments",),
    ("watch", "preview", "new"),
    ("batch",),
    ("workers", "state"),
    ("build", "convert", "schema", "standard", "catalogue"),
    ("draft", "folder"),
    ("source", "equipment"),
    ("inputs",),
    ("parcel", "jobs"),
    ("fontfiles", "files"),
    ("write",),  # knows what ``read`` understands, so that it can be read again
    ("read", "check", "compose", "render"),
    ("style",),
    ("sheets",),
    ("sheet",),
    ("document", "pages"),
    ("forms", "ordinals"),
    ("units", "diagnostics", "version", "conformance"),
    ("",),  # the package itself
)
"""From the top; a module imports from layers below its own, a stage also from itself."""

ONLY_IN = {
    "typer": ("cli",),
    "rich": ("report",),
    "yaml": ("read.yaml_reader",),
    "reportlab": ("render",),
    "uharfbuzz": ("render",),
    "rjieba": ("compose.words",),
    "distributed": ("workers.cluster",),
    "multiprocessing": ("workers.processes",),
    "watchfiles": ("watch",),
    "pypdfium2": ("preview",),
}


def name_of(path: Path) -> str:
    """Give the dotted name below ``gongwen``."""
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def part_of(name: str) -> str:
    return name.partition(".")[0]


def layer_of(name: str) -> int:
    part = part_of(name)
    found = [place for place, parts in enumerate(LAYERS) if part in parts]
    assert found, f"{name} has no place in LAYERS: put it there, and in docs/architecture.md"
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
def test_imports_point_down(path: Path) -> None:
    name = name_of(path)
    if not name:
        return  # the package gives its functions on demand; tests/test_library.py looks at that
    for line, imported in imports_of(path):
        if imported.split(".")[0] != "gongwen":
            continue
        other = imported.removeprefix("gongwen").removeprefix(".")
        within = part_of(other) == part_of(name)
        assert within or layer_of(other) > layer_of(name), f"{path}:{line}: {name} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_known_to_one_part(path: Path) -> None:
    name = name_of(path)
    for line, imported in imports_of(path):
        for allowed in [ONLY_IN.get(imported.split(".")[0])]:
            assert allowed is None or any(f"{name}.".startswith(f"{part}.") for part in allowed), (
                f"{path}:{line}: {imported} belongs to {allowed}"
            )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_report_and_cli_speak(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{path}:{node.lineno}: print"
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("Exception", "everything"), f"{path}:{node.lineno}: {caught}"


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
            if all(isinstance(target, ast.Name) and target.id.isupper() for target in targets):
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
    [path for path in MODULES if part_of(name_of(path)) in ("compose", "render")],
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


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_uses_the_face_of_the_package(path: Path) -> None:
    """``from gongwen import build_file`` is for other programs; it loads everything."""
    face = set(gongwen.__all__) - {"__version__"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "gongwen":
            taken = face & {alias.name for alias in node.names}
            assert not taken, f"{path}:{node.lineno}: import from gongwen.{min(taken)}"
