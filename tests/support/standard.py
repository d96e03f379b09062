"""The page docs/standard.md: clause → row → module → test, from the table and the sources."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gongwen.forms import FORMS
from gongwen.sheet import sheet_of
from gongwen.sheet.listing import Listed, listed

from support.command import ROOT

SOURCES: Final = ROOT / "src" / "gongwen"

MODULES: Final = {
    "paper": ("compose/grid.py",),
    "type_area": ("compose/grid.py",),
    "columns": ("compose/grid.py",),
    "rows": ("compose/grid.py", "compose/sides/paginate.py"),
    "ascent": ("compose/grid.py",),
    "ink": ("press/build.py",),
    "borrow": ("compose/workshop.py", "compose/lines/typecase.py"),
    "body": ("compose/body.py",),
    "masthead": ("compose/forms/bulletin/masthead.py", "compose/forms/bulletin/name.py"),
    "title": (
        "compose/titles/title.py",
        "compose/sides/stack.py",
        "compose/forms/bulletin/opening.py",
    ),
    "title.division": ("compose/titles/divide.py", "compose/titles/seams.py"),
    "note": ("compose/forms/bulletin/front.py",),
    "contents": ("compose/forms/bulletin/front.py",),
    "imprint": (
        "compose/sides/imprint.py",
        "compose/sides/closing.py",
        "compose/forms/bulletin/imprint.py",
    ),
    "folio": ("compose/sides/folio.py",),
    "breaking": (
        "compose/lines/linebreak.py",
        "compose/lines/items.py",
        "compose/lines/setline.py",
    ),
}
"""Which modules use the rows of a group; the longest name that fits counts."""

HEAD: Final = """\
# 标准条款和版面数值

由 `tests/support/standard.py` 根据数值表生成，请勿手改；`python -m pytest tests/test_standard.py --accept` 重新生成。
每一行是 `gongwen sheet` 的一项：从条款找到数值，从数值找到用它的模块和这些模块的测试。全部数值另由
`tests/test_sheet.py` 检查。
"""

CLAUSE: Final = re.compile(r"(?P<source>GB/T [\d.]+—\d{4}|clreq|惯例|本程序)[ ,：]*(?P<rest>.*)")
NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")

SOURCE_NAMES: Final = {"惯例": "标准未定，依惯例", "本程序": "标准未定，本程序的规则"}


def page() -> str:
    """Give the whole page."""
    parts = [HEAD]
    for form in FORMS:
        sheet = sheet_of(form.name)
        by_source: defaultdict[str, list[Listed]] = defaultdict(list)
        for entry in listed(sheet):
            by_source[_source(entry)].append(entry)
        parts.append(f"\n## {sheet.name}（{form.name}）\n")
        for source in sorted(by_source, key=_source_order):
            parts.append(f"\n### {SOURCE_NAMES.get(source, source)}\n\n")
            parts.append("| 条款 | 项目 | 中文 | 数值 | 模块 | 测试 |\n|---|---|---|---|---|---|\n")
            parts += [_line(entry) for entry in sorted(by_source[source], key=_order)]
    return "".join(parts)


def modules_of(name: str) -> tuple[str, ...]:
    """Give the modules that use the row *name*."""
    group = max((each for each in MODULES if f"{name}.".startswith(f"{each}.")), key=len)
    return MODULES[group]


def _line(entry: Listed) -> str:
    found = modules_of(entry.name)
    tests = [test for module in found for test in _tests_of(module)]
    cells = (
        CLAUSE.sub(r"\g<rest>", entry.clause),
        f"`{entry.name}`",
        entry.alias,
        f"{entry.value} {entry.unit}".strip(),
        "、".join(f"`{name}`" for name in found),
        "、".join(f"`{name}`" for name in tests),
    )
    return f"| {' | '.join(cell.replace('|', '∣') for cell in cells)} |\n"


def _source(entry: Listed) -> str:
    match = CLAUSE.fullmatch(entry.clause)
    assert match, entry.clause
    return match["source"]


def _source_order(source: str) -> tuple[int, str]:
    known = ["GB/T 9704—2012", "GB/T 33476.2—2016", "GB/T 15834—2011", "clreq", "惯例"]
    return (known.index(source) if source in known else len(known), source)


def _order(entry: Listed) -> list[int]:
    match = CLAUSE.fullmatch(entry.clause)
    number = NUMBER.match(match["rest"]) if match else None
    return [int(part) for part in number[0].split(".")] if number else []


def _tests_of(module: str) -> Iterator[str]:
    path = Path(module)
    test = ROOT / "tests" / "unit" / path.parent / f"test_{path.stem}.py"
    if test.exists():
        yield test.relative_to(ROOT / "tests").as_posix()
