"""Outcomes as programs read them."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gongwen.diagnostics import Diagnostic, Edit, MachineError, Span
from gongwen.press.jobs import faulty
from gongwen.report import machines

from support.findings import make_finding, make_span
from support.jobs import make_job, make_outcome

FOUND = make_finding(
    code="docnum-brackets",
    message="应使用六角括号",
    span=make_span(file="期/a b.yaml", line=4, column=9, width=8),
    hint="改为“〔〕”",
    rule="GB/T 9704—2012 7.2.5",
    excerpt="  发文字号: 国发(2024)3号",
)
WHOLE = make_finding(
    severity="warning", code="empty-file", message="文件是空的", span=make_span(file="b.txt")
)
JOB = make_job(Path("期/a b.yaml"), target=Path("out/a b.pdf"))


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_diagnostic_and_every_file_is_a_record() -> None:
    outcome = make_outcome(JOB, diagnostics=[FOUND], status="failed", seconds=0.12345)
    found, about = records(machines.json_records(outcome))
    assert {
        "version": 1,
        "type": "diagnostic",
        "file": "期/a b.yaml",
        "line": 4,
        "column": 9,
        "width": 8,
        "severity": "error",
        "code": "docnum-brackets",
        "message": "应使用六角括号",
        "hint": "改为“〔〕”",
        "rule": "GB/T 9704—2012 7.2.5",
        "excerpt": "  发文字号: 国发(2024)3号",
        "fixes": [],
    } == found
    assert {
        "version": 1,
        "type": "file",
        "source": "期/a b.yaml",
        "target": "out/a b.pdf",
        "status": "failed",
        "pages": 0,
        "sha256": None,
        "seconds": 0.123,
        "errors": 1,
        "warnings": 0,
    } == about


EDITS = (Edit(Span("期/a b.yaml", 4, 11, 1), "〔"), Edit(Span("期/a b.yaml", 5, 1, 3), ""))


def test_what_would_mend_a_finding_goes_with_it() -> None:
    (found,) = records(machines.json_diagnostics([replace(FOUND, edits=EDITS)]))
    assert [
        {"line": 4, "column": 11, "width": 1, "text": "〔"},
        {"line": 5, "column": 1, "width": 3, "text": ""},
    ] == found["fixes"]


def test_what_a_finding_lacks_is_null() -> None:
    (found,) = records(machines.json_diagnostics([WHOLE]))
    lacking = ("line", "column", "width", "hint", "rule", "excerpt")
    assert [None] * 6 == [found[key] for key in lacking]


def test_a_fault_of_the_machine_is_a_finding_of_its_own() -> None:
    outcome = faulty(JOB, MachineError("磁盘已满", "腾出空间"))
    found, about = records(machines.json_records(outcome))
    assert ("machine-fault", "磁盘已满", "腾出空间") == (
        found["code"],
        found["message"],
        found["hint"],
    )
    assert ("fault", 1) == (about["status"], about["errors"])


@pytest.mark.parametrize("character", ["\n", "\r", "\u2028", "\u2029", "\u0085", "\x1b", "\x00"])
def test_no_character_ends_a_record(character: str) -> None:
    name = f"a{character}b"
    found = make_finding(message=name, span=make_span(file=name, line=1, column=1))
    text = machines.json_diagnostics([found])
    assert 1 == len(text.splitlines())
    assert name == json.loads(text)["message"]


def test_a_name_that_is_no_text_keeps_its_bytes() -> None:
    name = os.fsdecode(b"\xff.yaml")
    found = make_finding(message=name, span=make_span(file=name))
    text = machines.json_diagnostics([found])
    assert name == json.loads(text.encode())["file"]
    machines.github_annotations([found]).encode()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            FOUND,
            "::error file=期/a b.yaml,line=4,col=9,endColumn=17,title=docnum-brackets::应使用六角括号%0A改为“〔〕”%0AGB/T 9704—2012 7.2.5\n",
        ),
        (WHOLE, "::warning file=b.txt,title=empty-file::文件是空的\n"),
        (
            make_finding(
                severity="info",
                code="a",
                message="100%\r\n::error::",
                span=make_span(file="a,b:c%.txt", line=1),
            ),
            "::notice file=a%2Cb%3Ac%25.txt,line=1,title=a::100%25%0D%0A::error::\n",
        ),
    ],
)
def test_annotations_are_escaped_as_github_wants_it(found: Diagnostic, expected: str) -> None:
    assert expected == machines.github_annotations([found])
