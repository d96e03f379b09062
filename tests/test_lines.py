"""Sets every text in lines/ and compares its lines with those that a proof-reader expects.

A file has a header, a text and lines, parted by ``---``::

    # one sentence: which rule this shows, and its clause
    width: 5
    ---
    一二，四五。六七
    ---
    一二，四五。  ~2
    六七

The header may also have ``policy: flow`` (or ``compact``) and ``indent: 2`` (of the first line).
``~2`` behind a line says that two half cells were squeezed out of it, ``<>`` that it was stretched.
A text over several lines of the file is one paragraph.
"""

from pathlib import Path

import pytest

from gongwen.units import EPSILON

from support.composing import set_text, text_of

CASES = sorted((Path(__file__).parent / "lines").glob("*.txt"))


def shown(text: str, width: int, indent: int, policy: str) -> list[str]:
    lines = []
    for line in set_text(text, width, indent, policy):
        squeezes = f"  ~{line.squeezes}" if line.squeezes else ""
        stretched = "  <>" if line.opened > EPSILON else ""
        lines.append(text_of(line).rstrip() + squeezes + stretched)
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_lines_end_where_a_proof_reader_expects(case: Path) -> None:
    header, text, expected = case.read_text(encoding="utf-8").split("---\n")
    settings = dict(line.split(": ", 1) for line in header.splitlines() if not line.startswith("#"))
    assert header.startswith("# "), "say in the first line which rule this shows"
    assert {"width"} <= set(settings) <= {"width", "indent", "policy"}
    lines = shown(
        text.replace("\n", ""),
        int(settings["width"]),
        int(settings.get("indent", 0)),
        settings.get("policy", "grid"),
    )
    assert expected.splitlines() == lines


def test_there_are_cases() -> None:
    assert len(CASES) >= 30
