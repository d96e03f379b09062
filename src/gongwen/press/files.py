"""Files: read within bounds, quoted in findings, written whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import Final

from gongwen.diagnostics import Diagnostic, MachineError, Span

UNFINISHED: Final = ".gongwen-"
"""How the names of files begin that are not finished yet."""

MOST_DIGESTS: Final = 64
"""Digests of font files that are kept: an office has six fonts, 64 are enough for ten offices. A
font of 15 MB takes as long to digest as a page to set."""

MOST_BYTES: Final = 64 * 1024 * 1024
"""No more is ever read of an input: an issue is some kilobytes of text. What is larger goes to
the reader cut off, whose own, lower bound then refuses it."""

WRITE_FAULTS: Final[dict[int, tuple[str, str]]] = {
    errno.ENOENT: ("输出文件夹不存在", "先建立文件夹，或用 -o 换一个位置"),
    errno.ENOTDIR: ("输出文件夹不存在", "路径中有一段是文件而不是文件夹"),
    errno.EISDIR: ("输出位置是文件夹", "在 -o 中写明文件名"),
    errno.EACCES: ("没有写入权限", "用 -o 换一个可写的位置"),
    errno.EPERM: ("没有写入权限", "用 -o 换一个可写的位置"),
    errno.EROFS: ("磁盘是只读的", "用 -o 换一个可写的位置"),
    errno.ENOSPC: ("磁盘已满", "腾出空间后重试；原有文件未改动"),
    errno.EDQUOT: ("磁盘配额已用完", "腾出空间后重试；原有文件未改动"),
    errno.EFBIG: ("文件超出了允许的大小", "检查磁盘或账户的限额；原有文件未改动"),
    errno.ENAMETOOLONG: ("文件名太长", "用 -o 换一个较短的文件名"),
}
"""What a failed write means to a person, and what to do."""


def load(path: Path) -> bytes | Diagnostic:
    """Read the file at *path*, or say why it is no input.

    Raises:
        MachineError: if the file is there and cannot be read.
    """
    whole = Span(str(path))
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return Diagnostic("error", "file-missing", "没有这个文件", whole, _nearby(path))
    except IsADirectoryError:
        hint = "写明文件夹里的哪一个文件"
        return Diagnostic("error", "file-folder", "这是文件夹，不是稿件文件", whole, hint)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise MachineError(
            f"无法读取 {path}：{_reason(error)}", "检查文件的权限和所在磁盘"
        ) from error


def load_font(path: Path) -> bytes:
    """Read the font file at *path*.

    Raises:
        MachineError: if it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise MachineError(
            f"无法读取字体 {path}：{_reason(error)}", "检查文件的权限和所在磁盘"
        ) from error


def digest(path: Path) -> str | None:
    """Give the SHA-256 of what *path* holds, None if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def font_digest(path: Path) -> str | None:
    """Give the SHA-256 of a font, which is read again only if the file was touched."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return _known_digest(path, (about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns))


@lru_cache(MOST_DIGESTS)
def _known_digest(path: Path, state: tuple[int, ...]) -> str | None:  # noqa: ARG001 - the key
    return digest(path)


def quote(
    diagnostics: Iterable[Diagnostic], lines: Mapping[str, Sequence[str]]
) -> tuple[Diagnostic, ...]:
    """Fill the excerpts in.

    Args:
        diagnostics: findings in any of the files.
        lines: the lines of each file by its name.
    """

    def line_at(span: Span) -> str:
        known = lines.get(span.file, ())
        return known[span.line - 1] if 0 < span.line <= len(known) else ""

    return tuple(replace(found, excerpt=line_at(found.span)) for found in diagnostics)


def is_same_place(one: Path, other: Path) -> bool:
    """Tell whether what is written to *one* would replace *other*, however both are spelled.

    Links are followed, and a folder that is not there is passed by (``no/../a.yaml``), as
    ``write_whole`` does.
    """
    try:
        return one.resolve() == other.resolve() or (one.exists() and one.samefile(other))
    except (OSError, ValueError, RuntimeError):  # nothing that could be replaced
        return False


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* at *path* so that nobody ever sees a part of it.

    The bytes go to a new file in the same folder, which takes the name once the disk has them;
    what stood there before stays until then. A device or a pipe is written to as it is.

    Raises:
        MachineError: if that cannot be done; then nothing has changed and nothing is left behind.
    """
    try:
        target = path.resolve()  # a link stays a link
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links in a circle
        number = getattr(error, "errno", None)
        what, hint = WRITE_FAULTS.get(number or 0, (_reason(error), "用 -o 换一个位置"))
        raise MachineError(f"无法写入 {path}：{what}", hint) from error


def write_new(path: Path, data: bytes) -> bool:
    """Put *data* at *path* if nothing is there; tell whether it was done.

    Raises:
        MachineError: if it cannot be written; then nothing is left behind.
    """
    try:
        with path.open("xb") as file:
            try:
                file.write(data)
                file.flush()
            except OSError:
                path.unlink()
                raise
    except FileExistsError:
        return False
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        what, hint = WRITE_FAULTS.get(number or 0, (_reason(error), "用 -o 换一个位置"))
        raise MachineError(f"无法写入 {path}：{what}", hint) from error
    return True


def make_folder(path: Path) -> None:
    """Make the folder *path* and those above it, where they are not there yet.

    Raises:
        MachineError: if that cannot be done.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        what, hint = WRITE_FAULTS.get(number or 0, (_reason(error), "用 -o 换一个位置"))
        if isinstance(error, FileExistsError | NotADirectoryError):
            what, hint = "路径中有一段是文件而不是文件夹", "用 -o 换一个位置"
        raise MachineError(f"无法建立文件夹 {path}：{what}", hint) from error


def clear_unfinished(target: Path, process: int) -> None:
    """Remove what *process*, which is no more, left of *target* half written."""
    with suppress(OSError, RuntimeError):
        for left in target.resolve().parent.glob(f"{UNFINISHED}{process}-*.tmp"):
            left.unlink()


def _replace(target: Path, data: bytes) -> None:
    unfinished = target.with_name(f"{UNFINISHED}{os.getpid()}-{os.urandom(6).hex()}.tmp")
    # Not ``tempfile``: its files are private, a new PDF is for whoever may read its neighbours.
    try:
        _write_through(unfinished, data)
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _nearby(path: Path) -> str:
    """Guess which file was meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return "检查文件夹和文件名"
    near = get_close_matches(path.name, names, n=1)
    return f"是否想用“{near[0]}”" if near else "检查文件名"
