"""What a folder remembers of the PDFs in it: from what each was made, and what was said.

A PDF is up to date if everything that had a say in it, and the PDF itself, still hold the same
bytes. Nothing is taken from dates of files. What is remembered is checked whenever it is used,
so a state that is old, lost or written by two processes costs time and never a wrong PDF.
"""

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from zlib import ZLIB_RUNTIME_VERSION

from gongwen.diagnostics import Diagnostic, MachineError
from gongwen.press import files
from gongwen.press.jobs import Job, Outcome
from gongwen.press.parcel import load_found, series_file
from gongwen.press.plain import (
    diagnostic_of,
    expect,
    expect_count,
    plain_diagnostic,
    plain_serial,
    renamed,
    serial_of,
)
from gongwen.render.fonts.book import shipped_files
from gongwen.version import __version__

STATE_FILE: Final = ".gongwen-state.json"

VERSION: Final = 2
"""Of the form of the file; another one is taken for no state at all."""

LIBRARIES: Final = ("reportlab", "rjieba", "uharfbuzz")
"""Besides gongwen and its fonts, these decide about bytes."""


class State:
    """The memory of one folder.

    Attributes:
        damaged: whether the file was there and made no sense.
        unreadable: why it cannot be read; empty if it can, or is not there. It is then left alone.
    """

    def __init__(self, folder: Path) -> None:
        """Read what *folder* remembers; nothing, if it has no state file or a damaged one."""
        self.folder = folder
        self._entries: dict[str, dict[str, Any]] = {}
        self.damaged, self.unreadable = False, ""
        try:
            self._entries, self.damaged = _load(folder)
        except MachineError as fault:
            self.unreadable = fault.message
        self._names: dict[Path, str] = {}
        self._news: dict[str, dict[str, Any]] = {}

    def recall(self, job: Job) -> Outcome | None:
        """Give the outcome of *job* if its PDF is up to date; None if it must be built."""
        entry = self._entries.get(self._name(job.target))
        if entry is None:
            return None
        try:
            written = {self._name(path): str(path) for path in _files_of(job)}
            read = [expect(name, str) for name in expect(entry["read"], dict)]
            now = {name: files.digest(self.folder / name) for name in read}
            remembered = _outcome(job, entry, written)
            same = entry["key"] == _key(self._options(job), now)
        except (KeyError, ValueError):  # a damaged entry is none
            return None
        warned = any(found.severity == "warning" for found in remembered.diagnostics)
        if not same or (job.strict and warned):
            return None
        return remembered if files.digest(job.target) == remembered.digest else None

    def remembered(self) -> Iterator[tuple[Path, Path, str]]:
        """Give every PDF that is remembered, its issue, and the digest that it had."""
        for name, entry in self._entries.items():
            read, digest = entry.get("read"), entry.get("pdf")
            # The issue is the first that a job reads.
            source = next(iter(read), None) if isinstance(read, dict) else None
            if isinstance(source, str) and isinstance(digest, str):
                yield self.folder / name, self.folder / source, digest

    def note(self, outcome: Outcome) -> None:
        """Remember a PDF that was built; it is kept when the state is saved."""
        job = outcome.job
        names = {str(path): self._name(path) for path in outcome.read}
        read = {names[str(path)]: digest for path, digest in outcome.read.items()}
        self._news[self._name(job.target)] = {
            "key": _key(self._options(job), read),
            "pdf": outcome.digest,
            "pages": outcome.pages,
            "read": read,
            "diagnostics": [renamed(plain_diagnostic(each), names) for each in outcome.diagnostics],
            "serial": renamed(plain_serial(outcome.serial), names) if outcome.serial else None,
        }

    def save(self) -> None:
        """Write the state, whole or not at all, with what others have written meanwhile.

        Two processes that save at the same moment may each miss what the other has built; it is
        then built once more.

        Raises:
            MachineError: if it cannot be written; the older state is then as it was.
        """
        if self.unreadable or not (self._news or self.damaged):
            return
        others, _ = _load(self.folder)
        entries = {**self._entries, **others, **self._news}
        kept = {name: entries[name] for name in sorted(entries) if (self.folder / name).exists()}
        state = {"version": VERSION, "pdfs": kept}
        text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
        files.write_whole(self.folder / STATE_FILE, text.encode("utf-8", "backslashreplace"))
        self._entries, self._news, self.damaged = kept, {}, False

    def _name(self, path: Path) -> str:
        """Name *path* from the folder: the folder may move, with all that is in and around it."""
        # Many PDFs share a series file and a style.
        if path not in self._names:
            try:
                named = Path(os.path.relpath(path, self.folder)).as_posix()
            except ValueError:  # another drive
                named = path.as_posix()
            self._names[path] = named
        return self._names[path]

    def _options(self, job: Job) -> list[object]:
        style = self._name(job.style) if job.style else None
        allowed = [self._name(path) for path in job.allowed]
        return [self._name(job.source), style, allowed, job.standard, job.show_grid]


def _load(folder: Path) -> tuple[dict[str, dict[str, Any]], bool]:
    """Give what the state file of *folder* remembers, and whether it is damaged.

    Raises:
        MachineError: if it is there and cannot be read, or leads out of the folder.
    """
    path = folder / STATE_FILE
    data = load_found(path, folder)
    if isinstance(data, Diagnostic):
        if data.code == "file-missing":
            return {}, False
        raise MachineError(f"{path}：{data.message}", data.hint)
    try:
        state = json.loads(data)
        pdfs = state["pdfs"] if state["version"] == VERSION else {}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}, True
    sound = isinstance(pdfs, dict) and all(isinstance(each, dict) for each in pdfs.values())
    return (pdfs, False) if sound else ({}, True)


def _files_of(job: Job) -> tuple[Path, ...]:
    named = (job.source, series_file(job.source))
    return (*named, job.style) if job.style else named


def _outcome(job: Job, entry: Mapping[str, Any], written: Mapping[str, str]) -> Outcome:
    """Make the outcome again that an entry remembers.

    Raises:
        ValueError: if the entry makes no sense.
    """
    serial = renamed(entry["serial"], written)
    return Outcome(
        job,
        tuple(diagnostic_of(renamed(each, written)) for each in expect(entry["diagnostics"], list)),
        expect_count(entry["pages"]),
        "unchanged",
        digest=expect(entry["pdf"], str),
        serial=None if serial is None else serial_of(serial),
    )


def _key(options: list[object], read: Mapping[str, str | None]) -> str:
    """Give one number for everything that decides about the bytes of a PDF."""
    everything = [VERSION, _program(), options, sorted(read.items())]
    return sha256(json.dumps(everything).encode()).hexdigest()


@cache
def _program() -> tuple[str, ...]:
    """Give what of the program decides about bytes: its version, libraries and fonts."""
    fonts = (files.font_digest(path) or "" for path in shipped_files())
    return __version__, ZLIB_RUNTIME_VERSION, *map(_version, LIBRARIES), *fonts


def _version(library: str) -> str:
    # Loading it takes as long as setting a page, and one file alone has no state.
    from importlib import metadata  # noqa: PLC0415

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:  # put there without an installer
        return ""
