"""Where the data of a command goes: standard output, a file, a folder."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import typer

from gongwen import report
from gongwen.cli.status import INPUT_HAS_ERRORS, MACHINE_AT_FAULT, READER_GONE
from gongwen.diagnostics import MachineError, WishError
from gongwen.faults import reason_of
from gongwen.press.files import (
    MOST_BYTES,
    is_folder,
    is_same_place,
    load,
    write_new,
    write_whole,
)

STANDARD: Final = "-"
"""As a file name on a command line: standard input, or standard output. ``./-`` is a file."""

TYPED: Final = Path("标准输入")
"""The name in findings of what comes by standard input. Files that it names, and its
``gongwen.yaml``, are looked for in the folder in which the command runs."""


def folder_of(output: str, endings: Sequence[str], *, is_several: bool = False) -> Path | None:
    """Understand ``-o``: give the folder that it names, or None where it names a file.

    A folder is what ends with a slash, is one already, has no ending, or is for several files. It is
    the same rule for every command, so that one file more changes nothing.

    Args:
        output: as it was written.
        endings: of the files that may be written.
        is_several: whether there are several files to write.

    Raises:
        WishError: if it can be neither.
    """
    if not output:
        # As a folder it would be the one in which the command runs.
        raise WishError("-o 后面的名字是空的", "写明文件或文件夹；在脚本里检查变量是否有值")
    path = Path(output)
    if is_folder(path):
        return path
    ending = path.suffix.lower()
    is_slashed = output.endswith(("/", os.sep))
    if ending in endings and not is_slashed:
        if is_several:
            raise WishError(f"有几份稿件，-o 应是文件夹，不是 {output}", "写一个文件夹的名字")
        return None
    if ending and not is_slashed and not is_several:
        raise WishError(
            f"写出的是 {'、'.join(endings)} 文件，不能写成 {output}",
            f"写到叫 {path.name} 的文件夹里，写作“{output}/”",
        )
    if os.path.lexists(path):
        raise WishError(f"{output} 已经有了，不是文件夹", "换一个文件夹的名字，或写明文件名")
    return path


class Target(NamedTuple):
    """Where the output goes.

    Attributes:
        path: of the file.
        folder: that ``-o`` names, and that is made where it is missing; None where it names a file
            or there is none.
    """

    path: Path
    folder: Path | None


def target_of(source: Path, output: str | None, endings: Sequence[str]) -> Target:
    """Find where the output goes.

    Args:
        source: the issue file.
        output: what ``-o`` says; None for beside the source.
        endings: of the files that may be written; the first is that of a file without a name.

    Raises:
        WishError: if *output* can be neither file nor folder, or would replace the source.
    """
    named = f"{source.stem or 'gongwen'}{endings[0]}"
    folder = None
    if output is None:
        path = source.with_name(named) if source.name else Path(named)
    else:
        folder = folder_of(output, endings)
        path = Path(output) if folder is None else folder / named
    if is_same_place(path, source):
        raise WishError(f"输出文件就是稿件本身：{source}", "用 -o 换一个文件名")
    return Target(path, folder)


def named_input(file: str, name: str | None) -> Path:
    """Give the name under which *file* is read, which ``--name`` may say for standard input.

    Raises:
        WishError: if there is a name for what has one, or none that a file could have.
    """
    if name is None:
        return TYPED if file == STANDARD else Path(file)
    if file != STANDARD:
        raise WishError("--name 是标准输入的名字，只和“-”同用", "去掉它，或把文件名写成“-”")
    if not Path(name).name or "\0" in name:
        raise WishError(f"--name 应是文件名，不是“{name}”", "如 7.yaml、7.txt；扩展名说明是哪一种")
    return Path(name)


def refuse_standard(command: str, *names: str | None) -> None:
    """Refuse ``-`` for a command that works on files.

    Raises:
        WishError: if it is one of *names*.
    """
    if STANDARD in names:
        raise WishError(f"{command} 不能用“-”", "写明文件名；名叫 - 的文件写作 ./-")


def write_carefully(target: Path, data: bytes, *, force: bool) -> None:
    """Write a file that somebody may have worked on: never over something else, unless by *force*.

    Raises:
        WishError: if there is something else.
        MachineError: if it cannot be written.
    """
    if force:
        write_whole(target, data)
        return
    if not write_new(target, data) and load(target) != data:
        raise WishError(f"{target} 已经有了，没有改动", "用 -o 换一个文件名，或用 --force 改写")


def content_of(file: str) -> bytes | None:
    """Read *file* to its end, within the bound of an issue, if it is standard input.

    Raises:
        MachineError: if that cannot be done.
    """
    if file != STANDARD:
        return None
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
