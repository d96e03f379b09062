"""Font files that a style names: which face each one is for, and whether it may be opened.

An issue file is not trusted. It may name files below the folder of the file that names them or
below that of ``gongwen.yaml``; ``--allow PATH`` on the command line permits more.
"""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gongwen.diagnostics import Diagnostic, Span
from gongwen.document import Setting
from gongwen.document.text import Text
from gongwen.nearest import nearest
from gongwen.pages import Font
from gongwen.render.fonts.soundness import MOST_BYTES
from gongwen.sheet.rows import FACES

GROUP: Final = ("fonts", "字体文件")
"""The key below ``style:`` that holds font files, and its alias."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file in place of one that comes with the program.

    Attributes:
        path: the file, links followed.
        named_at: where it is named.
        written: the file as it is named there, links and all.
    """

    path: Path
    named_at: Span
    written: Path


@dataclass(frozen=True, slots=True)
class FontChoice:
    """The fonts of a job.

    Attributes:
        files: those in place of fonts that come with the program.
        refusals: an error for each setting that names no font or no file that may be used.
        contents: what the files hold, by path, where this is known without a disk.
    """

    files: Mapping[Font, FontFile]
    refusals: tuple[Diagnostic, ...] = ()
    contents: Mapping[Path, bytes] = field(default_factory=dict)


def is_font(setting: Setting) -> bool:
    """Tell whether *setting* names a font file and not a row of the sheet."""
    return setting.names[0].string in GROUP


def choose_fonts(
    settings: Iterable[Setting], roots: Sequence[Path]
) -> tuple[dict[Font, FontFile], tuple[Diagnostic, ...]]:
    """Give the file for each font that is replaced, later settings over earlier ones.

    Args:
        settings: those that ``is_font`` picks.
        roots: files and folders that any of them may name, besides what lies below the
            folder of the file where it is written.

    Returns:
        The files, and an error for each setting that names no font or no file that may be used.
    """
    chosen: dict[Font, FontFile] = {}
    problems: list[Diagnostic] = []
    for setting in settings:
        font = _font(setting)
        path = font if isinstance(font, Diagnostic) else _path(setting.value, roots)
        if isinstance(path, Diagnostic):
            problems.append(path)
        elif not isinstance(font, Diagnostic):
            written = Path(setting.value.file).parent / setting.value.string
            chosen[font] = FontFile(path, setting.value.span(), written)
    return chosen, tuple(problems)


def _font(setting: Setting) -> Font | Diagnostic:
    known: dict[str, Font] = {name: font for font, alias in FACES for name in (font, alias)}
    if len(setting.names) == 2:
        written = setting.names[1].string
        if written in known:
            return known[written]
        near = nearest(written, known)
    else:
        near = None
    hint = f"是否想写“{near}”" if near else "可用的名字：" + "、".join(known)
    place = setting.names[-1].span()
    return Diagnostic("error", "font-unknown", "没有这种字体可以替换", place, hint)


def _path(written: Text, roots: Sequence[Path]) -> Path | Diagnostic:
    """Resolve a file name as *written*; links are followed before anything is decided."""
    folder = Path(written.file).parent
    try:
        path = (folder / written.string).resolve()
        allowed = [root.resolve() for root in (folder, *roots)]
        found = _about(path)
    except (OSError, ValueError, RuntimeError):  # a NUL, a name too long, links in a circle
        return Diagnostic("error", "path-invalid", "文件名无效", written.span(), "改用普通的文件名")
    if not any(path.is_relative_to(root) for root in allowed):
        hint = f"把文件放进稿件的文件夹，或在命令行加 --allow {path.parent}"
        message = f"“{written}”不在稿件的文件夹之内"
        return Diagnostic("error", "path-outside", message, written.span(), hint)
    if found is None:
        hint = f"应在 {path}；路径从写它的文件所在的文件夹算起"
        return Diagnostic("error", "font-missing", f"没有字体文件“{written}”", written.span(), hint)
    if not stat.S_ISREG(found.st_mode):
        what = "文件夹" if stat.S_ISDIR(found.st_mode) else "管道或设备"
        message, hint = f"“{written}”是{what}，不是字体文件", "写明一个字体文件（.ttf、.otf、.ttc）"
        return Diagnostic("error", "font-missing", message, written.span(), hint)
    if found.st_size > MOST_BYTES:
        # Before a byte of it is read: its digest alone would take as long as the file has bytes.
        message = f"“{written}”有 {found.st_size:,} 字节，字体文件的上限是 {MOST_BYTES:,} 字节"
        hint = "检查是否写错了文件"
        return Diagnostic("error", "font-unusable", message, written.span(), hint)
    return path


def _about(path: Path) -> os.stat_result | None:
    """Ask what is at *path* without opening it, for a pipe would wait; None if nothing is there.

    Raises:
        OSError: if *path* cannot be a name of a file.
    """
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
