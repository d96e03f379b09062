"""Messages between machines are plain data, and nothing in them is taken on trust."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen import __version__
from gongwen.press.build import typeset
from gongwen.press.draft import add_files
from gongwen.press.jobs import Job
from gongwen.press.parcel import Parcel, for_sending, pack
from gongwen.press.workers import remote
from gongwen.press.workers.wire import Task, answer_of, answer_to_bytes, task_of, task_to_bytes

from support.command import ROOT
from support.containers import places
from support.issues import SHORT, SHORT_TEXT

SOURCE = Path("a.txt")
JOB = Job(SOURCE, Path("a.pdf"))
PARCEL = Parcel(SHORT_TEXT.replace("，", ",").encode(), b"style: {rows: 20}", None, "left behind")
TASK = task_to_bytes(Task(__version__, JOB, PARCEL))
ANSWER = remote.set_parcel(TASK)


def parts(message: bytes) -> tuple[dict[str, Any], bytes]:
    length = int.from_bytes(message[:8], "big")
    return json.loads(message[8 : 8 + length]), message[8 + length :]


def message_of(head: Any, rest: bytes) -> bytes:
    written = json.dumps(head).encode()
    return len(written).to_bytes(8, "big") + written + rest


def test_a_task_arrives_as_it_was_sent(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes((ROOT / "fonts" / "gkai00mp.ttf").read_bytes())
    (tmp_path / "a.yaml").write_text(
        SHORT + "style: {fonts: {fangsong: own.ttf, heiti: none.ttf}}\n", encoding="utf-8"
    )
    job = Job(tmp_path / "a.yaml", tmp_path / "a.pdf", standard="3a", strict=True, show_grid=True)
    for parcel in (
        for_sending(pack(job.source, None)),
        add_files(job, for_sending(pack(job.source, None))),
        for_sending(pack(tmp_path / "none.yaml", tmp_path / "none")),
    ):
        task = task_of(task_to_bytes(Task("1", job, parcel)))
        assert ("1", parcel) == (task.version, task.parcel)
        # It says nothing of where the PDF goes, nor of what the user allows.
        assert replace(job, target=Path(), purpose="compare") == task.job


def test_an_answer_arrives_as_it_was_sent() -> None:
    outcome, pdf = typeset(JOB, PARCEL)
    found = answer_of(ANSWER, JOB, PARCEL)
    assert found is not None
    assert (replace(outcome, seconds=0.0), pdf) == (replace(found[0], seconds=0.0), found[1])
    assert found[0].diagnostics
    assert answer_of(answer_to_bytes(None), JOB, PARCEL) is None


def test_an_answer_cannot_say_where_a_pdf_goes() -> None:
    head, rest = parts(ANSWER)
    head["outcome"]["job"] = {"target": "/etc/passwd"}
    with pytest.raises(ValueError, match="keys"):
        answer_of(message_of(head, rest), JOB, PARCEL)
    found = answer_of(ANSWER, JOB, PARCEL)
    assert found is not None
    assert JOB is found[0].job


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "built"}, "status"),
        ({"pages": -1}, "range"),
        ({"pages": True}, "int"),
        ({"pages": 0}, "PDF"),
        ({"pages": 1 << 40}, "range"),
        ({"status": "failed"}, "PDF"),
        ({"status": "fault"}, "PDF"),
        ({"fault": ["a", "b"]}, "fault"),
        ({"seconds": "1"}, "float"),
        ({"diagnostics": {}}, "list"),
        ({"diagnostics": [{}]}, "keys"),
        ({"remarks": [1]}, "str"),
        ({"serial": {}}, "keys"),
    ],
)
def test_what_does_not_fit_is_no_answer(change: dict[str, Any], words: str) -> None:
    head, rest = parts(ANSWER)
    head["outcome"] |= change
    with pytest.raises(ValueError, match=words):
        answer_of(message_of(head, rest), JOB, PARCEL)


def test_a_finding_in_a_file_of_somebody_else_is_no_answer() -> None:
    head, rest = parts(ANSWER)
    head["outcome"]["diagnostics"][0]["span"]["file"] = "/etc/passwd"
    with pytest.raises(ValueError, match="another file"):
        answer_of(message_of(head, rest), JOB, PARCEL)


@pytest.mark.parametrize("message", [TASK, ANSWER], ids=["task", "answer"])
def test_a_message_that_is_cut_off_or_goes_on_is_none(message: bytes) -> None:
    for damaged in (message[:7], message[:50], message[:-1], message + b"x", b""):
        with pytest.raises(ValueError, match=r"."):
            read(message, damaged)


def read(kind: bytes, message: bytes) -> object:
    """Read a message that was made of a task or of an answer."""
    return task_of(message) if kind is TASK else answer_of(message, JOB, PARCEL)


OTHERS: list[Any] = [None, True, -1, 1.5, 1 << 70, "x", "\udcff", [], [[]], {}, {"x": 1}]


@pytest.mark.parametrize("message", [TASK, ANSWER], ids=["task", "answer"])
@pytest.mark.parametrize("other", OTHERS, ids=repr)
def test_no_field_of_another_type_gets_through_with_anything_but_a_value_error(
    message: bytes, other: object
) -> None:
    count = len(list(places(parts(message)[0])))
    for number in range(count):
        head, rest = parts(message)
        container, key = list(places(head))[number]
        container[key] = other
        try:
            read(message, message_of(head, rest))
        except ValueError:
            continue


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=200), st.integers(0, len(ANSWER) - 1))
def test_random_bytes_are_a_value_error_or_nothing(junk: bytes, at: int) -> None:
    for message in (junk, ANSWER[:at] + junk[:3] + ANSWER[at + 3 :]):
        for kind in (TASK, ANSWER):
            try:
                read(kind, message)
            except ValueError:
                continue
