"""What a program hands to the functions of the package → what these work with.

A type checker finds a wrong argument before the program runs. Where there was none, or its word
was not heeded, a ``ValueError`` says in Chinese what is allowed.
"""

import os
import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Final, NoReturn

from gongwen.conformance import StandardName
from gongwen.render.pdf.standards import STANDARDS

FilePath = str | PathLike[str]
"""The name of a file."""

_CONTENT: Final = re.compile(r"\n|[^/\\]:\s")
"""What the names of files hardly ever have and issues always: lines, or a key before its value."""


def as_path(value: FilePath, parameter: str) -> Path:
    """Understand the name of a file that is to be read.

    Raises:
        ValueError: if it is none, or is what a file holds.
    """
    path = as_target(value, parameter)
    name = os.fspath(value)
    if _CONTENT.search(name) and not os.path.lexists(path):
        taker = "build_pdf" if parameter == "style" else "read_text 或 build_pdf"
        raise ValueError(f"{parameter} 应是文件名，不是文件的内容；内容交给 {taker}")
    return path


def as_target(value: FilePath, parameter: str) -> Path:
    """Understand the name of a file that is to be written.

    Raises:
        ValueError: if it is none.
    """
    name = os.fspath(value) if isinstance(value, str | PathLike) else value
    if not isinstance(name, str):
        refuse_kind(f"{parameter} 应是文件名（str 或 PathLike）", value)
    if not name:
        raise ValueError(f"{parameter} 应是文件名，不能是空的")
    return Path(name)


def as_paths(value: FilePath | Iterable[FilePath], parameter: str) -> tuple[Path, ...]:
    """Understand names of files and folders.

    One alone is one name, and not its letters, of which / would mean everything.

    Raises:
        ValueError: if one is none.
    """
    if isinstance(value, str | PathLike):
        return (as_target(value, parameter),)
    if not isinstance(value, Iterable):
        refuse_kind(f"{parameter} 应是若干文件名（str 或 PathLike）", value)
    return tuple(as_target(each, parameter) for each in value)


def as_bytes(value: str | bytes, parameter: str) -> bytes:
    """Understand what a file holds.

    Raises:
        ValueError: if it is no content, or no text that a file could hold.
    """
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        refuse_kind(f"{parameter} 应是文件的内容（str 或 bytes）", value)
    try:
        return value.encode()
    except UnicodeEncodeError as error:
        code = f"U+{ord(value[error.start]):04X}"
        raise ValueError(
            f"{parameter} 第 {error.start + 1} 个字符 {code} 是半个字符，写不进文件"
        ) from error


def as_name(value: str, parameter: str) -> Path:
    """Understand the name under which content is read; there need be no such file.

    Raises:
        ValueError: if it is no name.
    """
    if not isinstance(value, str):
        refuse_kind(f"{parameter} 应是文件名（str）", value)
    if not Path(value).name:
        raise ValueError(f"{parameter} 应是文件名，如 issue.yaml 或 7.txt，不是“{value}”")
    return Path(value)


def as_standard(value: StandardName) -> StandardName:
    """Understand the name of a standard.

    Raises:
        ValueError: if there is no such standard.
    """
    for known in STANDARDS:
        if value == known:
            return known
    raise ValueError(f"没有 PDF 格式“{value}”，可用的格式：{'、'.join(STANDARDS)}")


def refuse_kind(allowed: str, value: object) -> NoReturn:
    """Refuse *value*, which is not what *allowed* says.

    Raises:
        ValueError: and not ``TypeError``, so that a program catches one thing for every wrong
            argument.
    """
    raise ValueError(f"{allowed}，不是 {type(value).__name__}")
