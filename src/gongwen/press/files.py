"""Files: read within bounds, quoted in findings, written whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from typing import Final

from gongwen.diagnostics import Diagnostic, MachineError, Span
from gongwen.faults import IN_USE, reason_of
from gongwen.press.drafts import clear_left_behind, draft_of

MOST_DIGESTS: Final = 64
"""Digests of font files that are kept: an office has six fonts, 64 are enough for ten offices. A
font of 15 MB takes as long to digest as a page to set."""

MOST_BYTES: Final = 64 * 1024 * 1024
"""No more is ever read of an input: an issue is some kilobytes of text. What is larger goes to
the reader cut off, whose own, lower bound then refuses it."""

STREAMS: Final = ("/dev/stdin", "/dev/stdout", "/dev/stderr", "/dev/fd/")
"""How the names begin under which POSIX systems have what is open already."""

_CHUNK: Final = 1024 * 1024
"""Of a file, read at a time: memory is only taken for what is there."""

_ACCESS_DENIED: Final = 5
"""What Windows says (ERROR_ACCESS_DENIED) where a file that takes another's place is still open."""

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


class SpecialFileError(OSError):
    """A pipe, a device or a socket stands where a file was meant: whoever reads it may wait for ever."""


def load(path: Path) -> bytes | Diagnostic:
    """Read the file at *path*, or say why it is no input.

    Raises:
        MachineError: if the file is there and cannot be read.
    """
    whole = Span(str(path))
    try:
        return read_bounded(path, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return Diagnostic("error", "file-missing", "没有这个文件", whole, _nearby(path))
    except IsADirectoryError:
        hint = "写明文件夹里的哪一个文件"
        return Diagnostic("error", "file-folder", "这是文件夹，不是稿件文件", whole, hint)
    except SpecialFileError:
        hint = "内容从标准输入给出时，文件名写“-”"
        return Diagnostic("error", "file-special", "这是管道、设备或套接字，不是文件", whole, hint)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise MachineError(
            f"无法读取 {path}：{reason_of(error)}", "检查文件的权限和所在磁盘"
        ) from error


def load_font(path: Path) -> bytes:
    """Read the font file at *path*.

    Raises:
        MachineError: if it cannot be read.
    """
    try:
        return read_bounded(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise MachineError(
            f"无法读取字体 {path}：{reason_of(error)}", "检查文件的权限和所在磁盘"
        ) from error


def read_bounded(path: Path, most: int) -> bytes:
    """Read a file up to *most* bytes.

    Raises:
        SpecialFileError: if it is no file.
        OSError: if it cannot be read.
        ValueError: if no file can have such a name.
    """
    content = bytearray()
    with _open(path) as file:
        while len(content) < most and (more := file.read(min(_CHUNK, most - len(content)))):
            content += more
    return bytes(content)


def _open(path: Path) -> BufferedReader:
    """Open a file for reading, without waiting for anybody where it is none."""
    refuse_special(path, path.stat())
    # Between the two looks it may have become a pipe.
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        refuse_special(path, os.fstat(descriptor))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def refuse_special(path: Path, about: os.stat_result) -> None:
    """Refuse what is neither file nor folder.

    Raises:
        SpecialFileError: if it is.
        IsADirectoryError: if it is a folder.
    """
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, "folder", os.fspath(path))
    # /dev/stdin leads to a file where one was redirected, and is none all the same.
    if os.fspath(path).startswith(STREAMS) or not stat.S_ISREG(about.st_mode):
        raise SpecialFileError(errno.ENODEV, "special file", os.fspath(path))


def digest(path: Path) -> str | None:
    """Give the SHA-256 of what *path* holds, None if it cannot be read."""
    try:
        return digest_there(path)
    except MachineError:
        return None


def digest_there(path: Path) -> str | None:
    """Give the SHA-256 of what *path* holds, None if nothing is there.

    Raises:
        MachineError: if something is there that cannot be read.
    """
    try:
        with _open(path) as file:
            return file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise MachineError(
            f"无法读取 {path}：{reason_of(error)}", "检查文件的权限和所在磁盘"
        ) from error


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


def is_folder(path: Path) -> bool:
    """Tell whether *path* is a folder that can be looked at; a name that cannot be is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):  # no permission, a name too long, a NUL
        return False


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* at *path* so that nobody ever sees a part of it.

    The bytes go to a new file in the same folder, which takes the name once the disk has them;
    what stood there before stays until then, and its mode stays for good.

    Raises:
        MachineError: if that cannot be done; then nothing has changed and nothing is left behind.
    """
    try:
        target = path.resolve()  # a link stays a link
        mode = None
        if path.exists():
            about = path.stat()
            refuse_special(path, about)
            mode = stat.S_IMODE(about.st_mode)
        clear_left_behind(target.parent)
        with draft_of(target) as draft:
            _write_through(draft, data, mode)
            draft.replace(target)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links in a circle
        what, hint = what_failed(error)
        raise MachineError(f"无法写入 {path}：{what}", hint) from error


def write_new(path: Path, data: bytes) -> bool:
    """Put *data* at *path* if nothing is there; tell whether it was done.

    Nobody ever sees a part of it, where the disk knows links; else it is written in its place.

    Raises:
        MachineError: if it cannot be written; then nothing is left behind.
    """
    try:
        if os.path.lexists(path):
            return False
        clear_left_behind(path.parent)
        with draft_of(path) as draft:
            _write_through(draft, data)
            try:
                os.link(draft, path)
            except FileExistsError:
                return False
            except (OSError, NotImplementedError):
                return _write_in_place(path, data)
    except (OSError, ValueError) as error:
        what, hint = what_failed(error)
        raise MachineError(f"无法写入 {path}：{what}", hint) from error
    return True


def _write_in_place(path: Path, data: bytes) -> bool:
    try:
        _write_through(path, data)
    except FileExistsError:
        return False
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def make_folder(path: Path) -> None:
    """Make the folder *path* and those above it, where they are not there yet.

    Raises:
        MachineError: if that cannot be done.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        what, hint = what_failed(error)
        if isinstance(error, FileExistsError | NotADirectoryError):
            what, hint = "路径中有一段是文件而不是文件夹", "用 -o 换一个位置"
        raise MachineError(f"无法建立文件夹 {path}：{what}", hint) from error


def what_failed(error: Exception) -> tuple[str, str]:
    """Say why something could not be written, and what to do about it."""
    if isinstance(error, SpecialFileError):
        return "那里是管道、设备或套接字，不是文件", "写到标准输出用 -o -"
    is_held = getattr(error, "winerror", None) == _ACCESS_DENIED or reason_of(error) == IN_USE
    if is_held:
        return f"没有写入权限，或{IN_USE}", "关闭打开着它的程序（如 PDF 阅读器）后重试"
    number = getattr(error, "errno", None) or 0
    return WRITE_FAULTS.get(number, (reason_of(error), "用 -o 换一个位置"))


def _write_through(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a new file, with all of it on the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        with suppress(OSError):
            path.chmod(mode)


def _nearby(path: Path) -> str:
    """Guess which file was meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return "检查文件夹和文件名"
    # 7 is 7.yaml before it is anything that looks like it.
    near = [name for name in names if Path(name).stem in (path.name, path.stem)]
    near += get_close_matches(path.name, names, n=1)
    return f"是否想用“{near[0]}”" if near else "检查文件名"
