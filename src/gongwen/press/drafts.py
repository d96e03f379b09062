"""Files that are not finished yet: how they are named, and how none is left behind.

A draft stands in the folder of what it will be, so that it can take its place in one step. Whoever is
ended without a chance to clear up leaves it; the next run that writes into the folder clears it away.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn
from zlib import crc32

UNFINISHED: Final = ".gongwen-"
"""How the names of drafts begin."""

_ENDINGS: Final = ("SIGTERM", "SIGHUP")
"""The signals of whoever ends us politely, or closes the terminal."""

_MOST_FOLDERS: Final = 4096
"""Folders that are looked through once by a process."""


def clear_up_when_ended() -> None:
    """Let a signal end this process as an exception does, with the time to clear up.

    A signal that is ignored, as by ``nohup``, stays so.
    """
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """Give the name of a draft of *target*; it is gone when the context ends."""
    draft = target.with_name(f"{_begin(os.getpid())}{os.urandom(6).hex()}.tmp")
    # Not ``tempfile``: its files are private, a new PDF is for whoever may read its neighbours.
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def clear_drafts(target: Path, process: int) -> None:
    """Remove what *process* of this machine, which is no more, left of *target* half written."""
    with suppress(OSError, RuntimeError, ValueError):
        _clear(target.resolve().parent, process)


@lru_cache(_MOST_FOLDERS)
def clear_left_behind(folder: Path) -> None:
    """Remove the drafts in *folder* whose processes are no more, once in the life of this one.

    Only those of this machine: a folder on the network may be written to by others.
    """
    if os.name == "nt":  # there, asking for a process in this way would end it
        return
    begin = _begin()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            process = entry.name.removeprefix(begin).partition("-")[0]
            if entry.name.startswith(begin) and process.isdecimal() and _is_gone(int(process)):
                _clear(folder, int(process))


def _clear(folder: Path, process: int) -> None:
    begin = _begin(process)
    names = [name for name in os.listdir(folder) if name.startswith(begin)]  # noqa: PTH208 - names
    for name in names:
        if name.endswith(".tmp"):
            with suppress(OSError):
                (folder / name).unlink()


def _begin(process: int | None = None) -> str:
    """Give how the drafts of this machine, or of one *process* of it, are named."""
    machine = f"{UNFINISHED}{crc32(_machine().encode()):08x}-"
    return machine if process is None else f"{machine}{process}-"


@lru_cache(1)
def _machine() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # it is there, and of somebody else
        return False
    try:  # one that has ended and that nobody has waited for is there, too
        about = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return about.rpartition(")")[2].split()[:1] == ["Z"]
