"""Wrong input under ``diagnostics``: one fault a file, with what is to be said of it.

In YAML a comment ``# error[code] 3-7`` says it of the next line that is none; for plain text a
file beside it, ending in ``.expect``, has lines ``4 error[code] 3-7``. Columns are inclusive, and
all that a file gets must be expected.
"""

import re
from pathlib import Path

import pytest

from gongwen.diagnostics import Diagnostic
from gongwen.read import read

FOLDER = Path(__file__).parent / "diagnostics"
SAID = re.compile("(?:error|warning|info)\\[[a-z0-9-]+\\] [0-9-]+$")


def said(found: Diagnostic) -> str:
    """Write a diagnostic as the files have it."""
    span = found.span
    last = span.column + span.width - 1
    columns = f"{span.column}-{last}" if last > span.column else f"{span.column}"
    return f"{span.line} {found.severity}[{found.code}] {columns}"


def expected(file: Path) -> list[str]:
    """Give what is to be said of *file*, in the order of its lines."""
    beside = file.with_suffix(".expect")
    if beside.exists():
        return beside.read_text(encoding="utf-8").splitlines()
    found: list[str] = []
    waiting: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        comment = line.strip().removeprefix("# ")
        if SAID.match(comment):
            waiting.append(comment)
        else:
            found += [f"{number} {each}" for each in waiting]
            waiting = []
    return found


FILES = sorted(file for file in FOLDER.iterdir() if file.suffix in (".yaml", ".txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_fault_is_told_with_code_and_place(file: Path) -> None:
    reading = read(file.read_bytes(), file.name)
    assert sorted(expected(file)) == sorted(said(each) for each in reading.diagnostics)
    assert expected(file), "a file here has a fault"


def test_messages_are_short_chinese_sentences_without_a_stop() -> None:
    for file in FILES:
        for each in read(file.read_bytes(), file.name).diagnostics:
            for text in (each.message, each.hint):
                assert not text or re.search("[\u4e00-\u9fff]", text), text
                assert not text.endswith(("。", "."))
