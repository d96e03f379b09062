"""Runs as SARIF logs: by the official schema, and by what code scanning asks for."""

import copy
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gongwen.diagnostics import Diagnostic, Edit, MachineError, Span
from gongwen.press.jobs import faulty
from gongwen.press.memory import STATE_FILE
from gongwen.read import read
from gongwen.report import machines, sarif

from support.command import SOURCES, Run
from support.findings import make_finding, make_span
from support.issues import SHORT, SHORT_TEXT
from support.jobs import make_job
from support.sarif import checked, lacking, validator

FOUND = make_finding(
    code="number-form",
    message="期号不是数字",
    span=make_span(file="期/a b.yaml", line=4, column=7, width=2),
    hint="写作“第92期”",
    rule="GB/T 9704—2012 7.2.5",
    excerpt="  期号: 七号",
)
WHOLE = make_finding(
    severity="warning", code="empty-file", message="文件是空的", span=make_span(file="b.txt")
)


def results(*found: Diagnostic) -> list[dict[str, Any]]:
    return checked(sarif.sarif(found))["results"]  # type: ignore[no-any-return]


def region(result: dict[str, Any]) -> dict[str, Any]:
    return result["locations"][0]["physicalLocation"]["region"]  # type: ignore[no-any-return]


def test_a_result_has_all_that_is_known_of_a_finding() -> None:
    (result,) = results(FOUND)
    assert {
        "ruleId": "number-form",
        "ruleIndex": result["ruleIndex"],
        "level": "error",
        "message": {"text": "期号不是数字\n写作“第92期”\nGB/T 9704—2012 7.2.5"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E6%9C%9F/a%20b.yaml"},
                    "region": {
                        "startLine": 4,
                        "startColumn": 7,
                        "endLine": 4,
                        "endColumn": 9,
                        "snippet": {"text": "七号"},
                    },
                }
            }
        ],
        "partialFingerprints": result["partialFingerprints"],
    } == result


def test_a_whole_file_is_meant_by_its_beginning() -> None:
    (result,) = results(WHOLE)
    assert {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1} == region(result)
    assert "warning" == result["level"]


def test_a_whole_line_goes_from_its_first_character_to_its_last() -> None:
    (result,) = results(replace(FOUND, span=make_span(file="a.txt", line=3), excerpt="期号七"))
    assert {
        "startLine": 3,
        "startColumn": 1,
        "endLine": 3,
        "endColumn": 4,
        "snippet": {"text": "期号七"},
    } == region(result)


def test_a_very_long_line_is_not_quoted() -> None:
    span = make_span(file="a.txt", line=3)
    (result,) = results(replace(FOUND, span=span, excerpt="七" * 2000))
    assert 2001 == region(result)["endColumn"]
    assert "snippet" not in region(result)


def test_the_edits_of_a_finding_are_one_fix() -> None:
    """3.55 fix, 3.56 artifactChange, 3.57 replacement."""
    edits = (Edit(Span("期/a b.yaml", 4, 11, 1), "〔"), Edit(Span("期/a b.yaml", 5, 1, 3), ""))
    (result,) = results(replace(FOUND, edits=edits))
    places = [
        {"startLine": 4, "startColumn": 11, "endLine": 4, "endColumn": 12},
        {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 4},
    ]
    change = {
        "artifactLocation": {"uri": "%E6%9C%9F/a%20b.yaml"},
        "replacements": [
            {"deletedRegion": place, "insertedContent": {"text": text}}
            for place, text in zip(places, ("〔", ""), strict=True)
        ],
    }
    assert [{"artifactChanges": [change]}] == result["fixes"]


def test_the_other_places_of_a_finding_are_related() -> None:
    places = tuple(make_span(file="a.txt", line=line, column=2) for line in (3, 5, 5, 9))
    (result,) = results(replace(FOUND, span=places[0], places=places))
    lines = [
        (each["id"], each["physicalLocation"]["region"]["startLine"])
        for each in result["relatedLocations"]
    ]
    assert [(1, 5), (2, 9)] == lines
    assert "relatedLocations" not in results(replace(FOUND, span=places[0], places=places[:1]))[0]


def test_more_places_than_are_accepted_are_left_out() -> None:
    places = tuple(make_span(file="a.txt", line=line) for line in range(1, 2000))
    (result,) = results(replace(FOUND, span=places[0], places=places))
    assert sarif.MOST_RELATED == len(result["relatedLocations"])


def test_all_rules_are_there_whatever_was_found() -> None:
    rules = [
        checked(sarif.sarif(found))["tool"]["driver"]["rules"] for found in ([], [FOUND, WHOLE])
    ]
    assert rules[0] == rules[1]
    (rule,) = [each for each in rules[0] if each["id"] == "yaml-named-text"]
    cause = "内容是 YAML，文件名却以 .txt 结尾；多半是 Windows 藏起了扩展名"
    remedy = "改名，以 .yaml 结尾"
    assert {
        "id": "yaml-named-text",
        "name": "YamlNamedText",
        "shortDescription": {"text": "内容是 YAML，文件名却以 .txt 结尾"},
        "fullDescription": {"text": f"{cause}。"},
        "help": {
            "text": f"原因：{cause}\n办法：{remedy}",
            "markdown": f"**原因**：{cause}\n\n**办法**：{remedy}",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["文件"], "problem.severity": "error"},
    } == rule


def test_what_is_to_be_typed_is_marked_in_text_and_in_markdown() -> None:
    rules = checked(sarif.sarif([]))["tool"]["driver"]["rules"]
    (rule,) = [each for each in rules if each["id"] == "number-form"]
    assert rule["help"]["text"].endswith("写作“第92期”或“期号: 92”")
    assert rule["help"]["markdown"].endswith("写作“第92期”或 `期号: 92`")
    # Of text, and of what stands for arguments, a reader of Markdown would take more.
    assert all("`" not in each["help"]["text"] for each in rules)
    assert all("{" not in each["help"]["markdown"] for each in rules)


def test_names_of_rules_are_different() -> None:
    rules = checked(sarif.sarif([]))["tool"]["driver"]["rules"]
    assert len(rules) == len({rule["name"] for rule in rules})


@pytest.mark.parametrize("end", sarif.LINE_ENDS)
def test_what_ends_a_line_for_the_reader_ends_it_in_the_log(end: str) -> None:
    assert end in checked(sarif.sarif([]))["newlineSequences"]
    assert ("一", "二") == tuple(read(f"一{end}二".encode(), "a.txt").lines)


@pytest.mark.parametrize("other", ["\f", "\x1c", "\x1d", "\x1e", "\x85"])
def test_nothing_else_ends_a_line(other: str) -> None:
    assert 1 == len(read(f"一{other}二".encode(), "a.txt").lines)


@pytest.mark.parametrize("character", ["\n", "\r", "\u2028", "\u2029", "\u0085", "\x1b", "\x00"])
def test_no_character_of_a_file_breaks_a_log(character: str) -> None:
    words = f"一{character}二"
    span = make_span(file=f"a{character}b", line=1, column=1, width=3)
    edits = (Edit(span, words),)
    (result,) = results(make_finding(code="text-unused", message=words, span=span, excerpt=words))
    assert words == result["message"]["text"]
    assert words == region(result)["snippet"]["text"]
    (result,) = results(replace(FOUND, edits=edits))
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert words == replacement["insertedContent"]["text"]


def test_words_of_a_file_are_no_placeholders_and_no_links() -> None:
    """3.11.5, 3.11.6."""
    (result,) = results(replace(FOUND, message="没有 {0}：[此处](http://a.b)", hint="", rule=""))
    assert {"text": "没有 {{0}}：[此处\\](http://a.b)"} == result["message"]


def test_bytes_that_are_no_text_stay_in_the_uri_only() -> None:
    name = os.fsdecode(b"\xff.yaml")
    text = sarif.sarif([replace(FOUND, message=name, span=make_span(file=name))])
    (result,) = checked(text)["results"]
    assert "%FF.yaml" == result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert result["message"]["text"].startswith("\ufffd.yaml")
    assert "\\ud" not in text


def test_an_absolute_name_becomes_a_uri(tmp_path: Path) -> None:
    file = tmp_path / "a b.yaml"
    (result,) = results(replace(FOUND, span=make_span(file=file)))
    location = result["locations"][0]["physicalLocation"]
    assert file.as_uri() == location["artifactLocation"]["uri"]


def test_a_fault_of_the_machine_is_no_result() -> None:
    """3.20.14 executionSuccessful, 3.20.21 toolExecutionNotifications."""
    job = make_job(Path("期/a b.yaml"))
    (fault,) = machines.findings_of(faulty(job, MachineError("磁盘已满", "腾出空间")))
    run = checked(sarif.sarif([fault, WHOLE], [MachineError("记录写不进")]))
    assert ["empty-file"] == [result["ruleId"] for result in run["results"]]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    (rule,) = run["tool"]["driver"]["notifications"]
    assert {"id": rule["id"], "index": 0} == first["descriptor"]
    assert ("error", "磁盘已满\n腾出空间") == (first["level"], first["message"]["text"])
    (location,) = first["locations"]
    assert "%E6%9C%9F/a%20b.yaml" == location["physicalLocation"]["artifactLocation"]["uri"]
    assert {"text": "记录写不进"} == second["message"]
    (invocation,) = checked(sarif.sarif([WHOLE]))["invocations"]
    assert invocation["executionSuccessful"] is True


def test_findings_on_lines_that_are_alike_have_different_fingerprints(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("同样的一行\n" * 40, encoding="utf-8")
    prints = [
        result["partialFingerprints"]["primaryLocationLineHash"]
        for result in results(
            *(replace(FOUND, span=make_span(file=file, line=line)) for line in (1, 2, 2))
        )
    ]
    assert prints[0] != prints[1] == prints[2]


def test_lines_of_a_file_that_cannot_be_read_have_fingerprints_by_what_they_say() -> None:
    prints = {
        result["partialFingerprints"]["primaryLocationLineHash"]
        for result in results(
            *(
                replace(FOUND, span=make_span(file="none.txt", line=line), excerpt=excerpt)
                for line, excerpt in ((2, "一"), (9, "二"))
            )
        )
    }
    assert 2 == len(prints)


def test_the_meanings_of_codes_are_loaded_for_nothing_else() -> None:
    """They are a hundred lines that no other format needs."""
    program = (
        "import sys; from gongwen.report import machines; from gongwen.cli import batch;"
        "print(*{'gongwen.report.codes', 'gongwen.report.sarif'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": SOURCES}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True
    )
    assert b"" == done.stdout.strip()


WARNED = SHORT_TEXT.replace("河湾区档案室\n\n2024", "2024")
WRONG = SHORT_TEXT.replace("3 月 5 日", "3 月 50 日").replace("次日，", "次日,")
MARKS = SHORT_TEXT.replace("，", ",").replace("7 期", "8 期")
NAMES = (b"a b%.txt", "期/七#?.txt".encode(), b"\xff\xfe.txt")
RUNS: list[tuple[dict[bytes, bytes], str, list[str]]] = [
    ({b"a.yaml": SHORT.encode()}, "check a.yaml", []),
    ({b"a.txt": WARNED.encode()}, "check a.txt", ["no-issuer"]),
    (
        {b"a.txt": WRONG.encode(), b"b.txt": MARKS.encode()},
        "check .",
        ["no-such-date", "ascii-mark"],
    ),
    ({b"a.txt": b"", b"b.txt": b"\x89PNG", b"c.txt": WARNED.encode("gb18030")}, "check .", []),
    ({}, "check none.yaml", ["file-missing"]),
    ({b"in/a.txt": b"a"}, "check in/a.txt in/", []),
    (dict.fromkeys(NAMES, WRONG.encode()), "check .", ["no-such-date"] * 3),
    ({b"a.yaml": b'"\\0{0}[a](b)": \xc2\x85\n'}, "check a.yaml", []),
    ({b"a.txt": SHORT_TEXT.encode()}, "build a.txt --check", ["pdf-missing"]),
]


@pytest.mark.parametrize(("files", "command", "codes"), RUNS)
def test_what_the_command_prints_is_valid(
    tmp_path: Path, gongwen: Run, files: dict[bytes, bytes], command: str, codes: list[str]
) -> None:
    for name, content in files.items():
        path = tmp_path / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        try:
            path.write_bytes(content)
        except OSError:
            pytest.skip("this system wants other names")
    run = checked(gongwen(*command.split(), "--format", "sarif").stdout)
    found = [result["ruleId"] for result in run["results"]]
    assert set(codes) <= set(found)
    assert len(codes) <= len(found)
    assert bool(found) is not (command == "check a.yaml" and SHORT.encode() in files.values())


def test_a_fault_of_the_machine_is_told_by_the_command(tmp_path: Path, gongwen: Run) -> None:
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    done = gongwen("build", "a.txt", "-o", "none/a.pdf", "--format", "sarif")
    assert 3 == done.returncode
    run = checked(done.stdout)
    assert [] == run["results"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_what_cannot_be_remembered_is_a_fault_too(tmp_path: Path, gongwen: Run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / STATE_FILE).symlink_to("nowhere/state.json")
    done = gongwen("build", "in", "-o", "out", "--format", "sarif")
    assert 3 == done.returncode, done.stderr
    (invocation,) = checked(done.stdout)["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert STATE_FILE in notification["message"]["text"]


def whole_log() -> dict[str, Any]:
    places = (FOUND.span, Span("a.txt", 2, 3))
    run = checked(sarif.sarif([replace(FOUND, places=places)]))
    return {"$schema": sarif.SCHEMA, "version": "2.1.0", "runs": [run]}


def spoil_uri(run: dict[str, Any]) -> None:
    place = run["results"][0]["locations"][0]["physicalLocation"]
    place["artifactLocation"]["uri"] = "a b.txt"


def spoil_region(run: dict[str, Any]) -> None:
    del run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]["endLine"]


SPOILERS: list[Callable[[dict[str, Any]], object]] = [
    lambda run: run["results"][0].pop("partialFingerprints"),
    lambda run: run["results"][0].update(locations=[]),
    lambda run: run["results"][0].update(ruleIndex=0),
    lambda run: run["results"][0]["message"].update(text=""),
    lambda run: run["results"].extend(run["results"] * 25_000),
    lambda run: run["tool"]["driver"]["rules"][0].pop("help"),
    lambda run: run["tool"]["driver"]["rules"][0].update(name="A" * 256),
    lambda run: run["tool"]["driver"]["rules"][0]["fullDescription"].update(text="一" * 1025),
    lambda run: run["tool"]["driver"]["rules"][0]["defaultConfiguration"].update(level="info"),
    spoil_uri,
    spoil_region,
]


@pytest.mark.parametrize("spoil", SPOILERS)
def test_the_check_of_what_code_scanning_asks_for_can_fail(
    spoil: Callable[[dict[str, Any]], object],
) -> None:
    log = whole_log()
    assert [] == list(lacking(log))
    spoil(log["runs"][0])
    assert list(lacking(log))


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = whole_log()
    assert validator().is_valid(log)
    for wrong in ({"runs": None}, {"version": "2.0.0"}, {"other": 1}):
        assert not validator().is_valid(copy.deepcopy(log) | wrong)
