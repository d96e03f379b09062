"""What travels between this machine and a cluster: bytes that are plain data, checked on arrival.

A message is the length of its head, the head in JSON, and the contents of files one after the other. It
carries no code and no object of Python, and what it says is believed as far as it can be checked:

- a machine of the cluster gets names of files for its messages, and their contents; it opens none;
- this machine gets findings, numbers and a PDF; where the PDF goes, only its own job says.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from gongwen.diagnostics import Diagnostic
from gongwen.pages import Font
from gongwen.press.fontfiles import FontChoice, FontFile
from gongwen.press.jobs import Job, Outcome
from gongwen.press.parcel import Content, Parcel, digests, series_file
from gongwen.press.plain import (
    diagnostic_of,
    expect,
    expect_count,
    expect_keys,
    plain_diagnostic,
    plain_serial,
    serial_of,
    span_of,
)
from gongwen.render.pdf.standards import STANDARDS
from gongwen.sheet.rows import FACES

FORM: Final = 1
"""Of the messages; it grows with every change."""

_LENGTH: Final = 8
"""Bytes that say how long the head is, the highest first."""

_TASK: Final = ("form", "version", "job", "issue", "series", "style", "named", "sizes")
_JOB: Final = ("source", "style", "standard", "show_grid", "draws", "strict", "remarks")
_ANSWER: Final = ("form", "outcome", "sizes")
_OUTCOME: Final = ("status", "pages", "seconds", "diagnostics", "serial", "remarks", "fault")


class Task(NamedTuple):
    """What a machine of a cluster is asked to do.

    Attributes:
        version: of the gongwen that asks.
        job: with the names of its files; its target is nowhere.
        parcel: the contents of the files.
    """

    version: str
    job: Job
    parcel: Parcel


def task_to_bytes(task: Task) -> bytes:
    """Write a task; of its job, what has a say in the PDF and no more."""
    job, parcel = task.job, task.parcel
    blobs: list[bytes] = []
    named = parcel.named
    assert named != "on disk", "whoever gets it has not that disk"
    head = {
        "form": FORM,
        "version": task.version,
        "job": {
            "source": str(job.source),
            "style": None if job.style is None else str(job.style),
            "standard": job.standard,
            "show_grid": job.show_grid,
            "draws": job.purpose != "check",
            "strict": job.strict,
            "remarks": job.remarks,
        },
        "issue": _content(parcel.issue, blobs),
        "series": _content(parcel.series, blobs),
        "style": _content(parcel.style, blobs),
        "named": None if isinstance(named, str) else _fonts(named, blobs),
    }
    return _to_bytes(head, blobs)


def task_of(data: bytes) -> Task:
    """Read a task.

    Raises:
        ValueError: if it is none.
    """
    head, blobs = _of_bytes(data, _TASK)
    job = expect_keys(head["job"], _JOB)
    style = job["style"]
    standard = next((each for each in STANDARDS if each == job["standard"]), None)
    if standard is None:
        raise ValueError("no such standard")
    named = head["named"]
    return Task(
        expect(head["version"], str),
        Job(
            Path(expect(job["source"], str)),
            Path(),
            None if style is None else Path(expect(style, str)),
            standard=standard,
            show_grid=expect(job["show_grid"], bool),
            purpose="compare" if expect(job["draws"], bool) else "check",
            strict=expect(job["strict"], bool),
            remarks=expect(job["remarks"], bool),
        ),
        Parcel(
            _content_of(head["issue"], blobs),
            _content_of(head["series"], blobs),
            _content_of(head["style"], blobs),
            "left behind" if named is None else _fonts_of(named, blobs),
        ),
    )


def answer_to_bytes(answer: tuple[Outcome, bytes] | None) -> bytes:
    """Write what became of a task: the outcome and the PDF; None asks for the files that it names."""
    if answer is None:
        return _to_bytes({"form": FORM, "outcome": None}, [])
    outcome, pdf = answer
    said = {
        "status": outcome.status,
        "pages": outcome.pages,
        "seconds": outcome.seconds,
        "diagnostics": [plain_diagnostic(each) for each in outcome.diagnostics],
        "serial": None if outcome.serial is None else plain_serial(outcome.serial),
        "remarks": list(outcome.remarks),
        "fault": None if outcome.fault is None else list(outcome.fault),
    }
    return _to_bytes({"form": FORM, "outcome": said}, [pdf])


def answer_of(data: object, job: Job, parcel: Parcel) -> tuple[Outcome, bytes] | None:
    """Read what became of *job*, to which *parcel* was sent; None if files are asked for.

    What is known here is not taken from the answer: the job with its target, what it has read, and
    the digest of the PDF.

    Raises:
        ValueError: if it is no answer, or none to this job.
    """
    head, blobs = _of_bytes(expect(data, bytes), _ANSWER)
    if head["outcome"] is None:
        return None
    said = expect_keys(head["outcome"], _OUTCOME)
    (pdf,) = blobs
    status, pages = said["status"], expect_count(said["pages"])
    if status not in ("sound", "failed", "fault"):
        raise ValueError("no such status")
    is_drawn = status == "sound" and job.purpose != "check"
    if is_drawn != pdf.startswith(b"%PDF-") or (not is_drawn and pdf) or (is_drawn and not pages):
        raise ValueError("a PDF where none is due, or none where one is")
    fault = said["fault"]
    if (status == "fault") != (fault is not None):
        raise ValueError("a fault without its status")
    named = parcel.named if isinstance(parcel.named, FontChoice) else FontChoice({})
    outcome = Outcome(
        job,
        tuple(_ours(diagnostic_of(each), job) for each in expect(said["diagnostics"], list)),
        pages,
        status,
        expect(said["seconds"], float),
        sha256(pdf).hexdigest() if pdf else "",
        digests(job.source, job.style, parcel, named),
        None if said["serial"] is None else serial_of(said["serial"]),
        tuple(expect(each, str) for each in expect(said["remarks"], list)),
        None if fault is None else _fault_of(fault),
    )
    if outcome.serial is not None and outcome.serial.file != str(job.source):
        raise ValueError("the place of another issue")
    return outcome, pdf


def _ours(found: Diagnostic, job: Job) -> Diagnostic:
    """Give a finding if it is about files of the job.

    Raises:
        ValueError: if it is about another file.
    """
    files = {"", str(job.source), str(series_file(job.source)), str(job.style)}
    spans = (found.span, *found.places, *(edit.span for edit in found.edits))
    if any(span.file not in files for span in spans):
        raise ValueError("a finding in another file")
    return found


def _fault_of(value: object) -> tuple[str, str]:
    message, hint = (expect(each, str) for each in expect(value, list))
    return message, hint


def _to_bytes(head: Mapping[str, Any], blobs: list[bytes]) -> bytes:
    whole = {**head, "sizes": [len(blob) for blob in blobs]}
    # Half a surrogate pair in a name stands for a byte that is no text; JSON can carry it.
    written = json.dumps(whole).encode("ascii")
    return b"".join([len(written).to_bytes(_LENGTH, "big"), written, *blobs])


def _of_bytes(data: bytes, keys: tuple[str, ...]) -> tuple[dict[str, Any], list[bytes]]:
    """Part a message into its head, with just these *keys*, and the contents of files."""
    length = int.from_bytes(data[:_LENGTH], "big")
    begin = _LENGTH + length
    if len(data) < begin:
        raise ValueError("a message that is cut off")
    try:
        head = expect_keys(json.loads(data[_LENGTH:begin]), keys)
    except RecursionError:
        raise ValueError("a head that is too deep") from None
    if head["form"] != FORM:
        raise ValueError("a message of another form")
    blobs = []
    for size in expect(head["sizes"], list):
        end = begin + expect_count(size)
        blobs.append(data[begin:end])
        begin = end
    if begin != len(data):
        raise ValueError("a message of another length")
    return head, blobs


def _content(content: Content, blobs: list[bytes]) -> Any:
    if content is None:
        return None
    if isinstance(content, Diagnostic):
        return plain_diagnostic(content)
    blobs.append(content)
    return len(blobs) - 1


def _content_of(value: object, blobs: list[bytes]) -> Content:
    if value is None:
        return None
    return diagnostic_of(value) if isinstance(value, dict) else _blob(value, blobs)


def _blob(value: object, blobs: list[bytes]) -> bytes:
    place = expect_count(value)
    if place >= len(blobs):
        raise ValueError("no such file")
    return blobs[place]


def _fonts(choice: FontChoice, blobs: list[bytes]) -> dict[str, Any]:
    files = []
    for font, file in choice.files.items():
        blobs.append(choice.contents[file.path])
        files.append(
            [font, str(file.path), asdict(file.named_at), str(file.written), len(blobs) - 1]
        )
    return {"files": files, "refusals": [plain_diagnostic(each) for each in choice.refusals]}


def _fonts_of(value: object, blobs: list[bytes]) -> FontChoice:
    written = expect_keys(value, ("files", "refusals"))
    known: dict[str, Font] = {font: font for font, _ in FACES}
    files: dict[Font, FontFile] = {}
    contents: dict[Path, bytes] = {}
    for each in expect(written["files"], list):
        font, path, named_at, name, place = expect(each, list)
        if font not in known:
            raise ValueError("no such font")
        file = FontFile(Path(expect(path, str)), span_of(named_at), Path(expect(name, str)))
        files[known[font]] = file
        contents[file.path] = _blob(place, blobs)
    refusals = tuple(diagnostic_of(each) for each in expect(written["refusals"], list))
    return FontChoice(files, refusals, contents)
