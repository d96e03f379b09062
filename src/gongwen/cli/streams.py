"""Where the data of a command goes: standard output, a file, a folder."""

import os
import sys
from pathlib import Path

import typer

from gongwen.cli.status import READER_GONE
from gongwen.diagnostics import MachineError
from gongwen.press.files import is_same_place


def target_of(source: Path, output: str | None, suffix: str) -> Path | None:
    """Find where the output goes; None if it would replace the source."""
    if output is None:
        target = source.with_suffix(suffix) if source.name else Path(f"gongwen{suffix}")
    elif output.endswith(("/", os.sep)) or Path(output).is_dir():
        target = Path(output) / f"{source.stem}{suffix}"
    else:
        target = Path(output)
    return None if is_same_place(target, source) else target


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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(READER_GONE) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise MachineError(
            f"无法写到标准输出：{error.strerror}", "检查它去往的文件或程序"
        ) from error
