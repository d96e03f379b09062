"""Where the data of a command goes: standard output, a file, a folder."""

import os
import sys
from pathlib import Path
from typing import Final

import typer

from gongwen import report
from gongwen.cli.status import INPUT_HAS_ERRORS, MACHINE_AT_FAULT, READER_GONE
from gongwen.diagnostics import MachineError
from gongwen.faults import reason_of
from gongwen.press.files import MOST_BYTES, is_same_place

STANDARD: Final = "-"
"""As a file name on a command line: standard input, or standard output. ``./-`` is a file."""

TYPED: Final = Path("标准输入")
"""The name in findings of what comes by standard input. Files that it names, and its
``gongwen.yaml``, are looked for in the folder in which the command runs."""


def target_of(source: Path, output: str | None, suffix: str) -> Path | None:
    """Find where the output goes; None if it would replace the source."""
    if output is None:
        target = source.with_suffix(suffix) if source.name else Path(f"gongwen{suffix}")
    elif output.endswith(("/", os.sep)) or Path(output).is_dir():
        target = Path(output) / f"{source.stem}{suffix}"
    else:
        target = Path(output)
    return None if is_same_place(target, source) else target


def source_of(file: str) -> tuple[Path, bytes | None]:
    """Give the issue that *file* names, and what it holds if that is standard input.

    Raises:
        MachineError: if standard input cannot be read.
    """
    return (TYPED, take()) if file == STANDARD else (Path(file), None)


def take() -> bytes:
    """Read standard input to its end, within the bound of an issue.

    Raises:
        MachineError: if that cannot be done.
    """
    if sys.stdin is None:
        raise MachineError("无法读取标准输入：它是关闭的", "写明稿件的文件名")
    try:
        return sys.stdin.buffer.read(MOST_BYTES)
    except OSError as error:
        raise MachineError(
            f"无法读取标准输入：{reason_of(error)}", "检查它来自的文件或程序"
        ) from error


def put(text: str) -> None:
    """Write data on stdout, in UTF-8 wherever it goes.

    Raises:
        MachineError: if that cannot be done.
    """
    put_bytes(text.encode())


def put_bytes(data: bytes) -> None:
    """Write data on stdout as it is.

    Raises:
        MachineError: if that cannot be done.
    """
    if sys.stdout is None:
        raise MachineError("无法写到标准输出：它是关闭的", "用 -o 写到文件")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along has seen enough. Nothing is left for the interpreter to flush.
        report.silence(sys.stdout)
        raise typer.Exit(READER_GONE) from None
    except (OSError, ValueError) as error:  # ValueError: it was closed
        report.silence(sys.stdout)
        raise MachineError(
            f"无法写到标准输出：{reason_of(error)}", "检查它去往的文件或程序"
        ) from error


def settle(status: int) -> int:
    """Empty both streams before the end, and give the exit status.

    What could not be said is a fault of the machine, and goes before errors of an issue.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            report.silence(stream)
            report.unheard.set(True)
    return MACHINE_AT_FAULT if report.unheard.get() and status in (0, INPUT_HAS_ERRORS) else status
