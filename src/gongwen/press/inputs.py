"""Files, folders and patterns of a command line → the issues that are meant, and their PDFs."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from gongwen.diagnostics import MachineError, WishError
from gongwen.faults import reason_of
from gongwen.press.jobs import Job, MakeJob, Task
from gongwen.press.parcel import SERIES_FILE

ENDINGS: Final = (".yaml", ".yml", ".txt")
"""What an issue file in a folder is recognised by."""


@dataclass(frozen=True, slots=True)
class Found:
    """One issue file.

    Attributes:
        source: its name, as the user wrote it or as a folder's name leads to it.
        base: the folder below which its place is kept in an output folder: the folder that was
            given, the fixed part of the pattern, the file's own folder.
        is_whole: whether everything else in its folder is meant as well.
        is_named: whether its own name was given.
    """

    source: Path
    base: Path
    is_whole: bool = False
    is_named: bool = False

    def job(self, make: MakeJob, target: Path, output: Path | None = None) -> Job:
        """Give the job that writes *target*, in the folder *output* if one was given."""
        found_in = None if self.is_named else self.base
        return replace(make(self.source, target), found_in=found_in, kept_in=output or self.base)


def is_batch(arguments: Sequence[str]) -> bool:
    """Tell whether *arguments* mean more than the one file they name."""
    return len(arguments) != 1 or _is_folder(arguments[0]) or _is_pattern(arguments[0])


def find_issues(arguments: Iterable[str]) -> tuple[Found, ...]:
    """Give the issues that *arguments* mean, each once for every base, in order.

    A folder means every issue file below it, but none that is hidden or below a hidden folder,
    and not the series file. A name that is neither folder nor pattern is taken as it is; whether
    there is such a file is for the reader to say.

    Raises:
        WishError: if a folder, a pattern or an empty name means no issue at all.
        MachineError: if a folder cannot be read: what is in it would be missed.
    """
    found: dict[tuple[Path, Path], Found] = {}
    for argument in arguments:
        for issue in _meant(argument):
            found.setdefault((_named(issue.source), _named(issue.base)), issue)
    return tuple(found.values())


def distinct(found: Iterable[Found]) -> tuple[Found, ...]:
    """Give every issue once, whatever its base."""
    return tuple({_named(issue.source): issue for issue in reversed([*found])}.values())[::-1]


def plan(found: Iterable[Found], output: Path | None, make: MakeJob) -> tuple[Task, ...]:
    """Say where the PDF of each issue goes: beside it, or to its place below *output*.

    Args:
        found: the issues.
        output: the folder for PDFs, made where it is missing; it then remembers them. None for
            beside the issues, whose bases remember them.
        make: gives the job for an issue and its PDF.

    Raises:
        WishError: if two issues would write the same PDF, or a PDF would replace an issue.
    """
    tasks: dict[str, Task] = {}
    for issue in found:
        if output is None:
            job, root = issue.job(make, issue.source.with_suffix(".pdf")), issue.base
        else:
            place = issue.source.relative_to(issue.base).with_suffix(".pdf")
            job = replace(issue.job(make, output / place, output), make_folder=True)
            root = output
        other = tasks.setdefault(_place(job.target), Task(job, root, issue.is_whole)).job
        if _identity(other.source) != _identity(job.source):
            raise WishError(
                f"{other.source} 和 {job.source} 会写到同一个文件 {job.target}",
                "改一个稿件的名字，或分两次排到不同的文件夹",
            )
    for job in (task.job for task in tasks.values()):
        if _identity(job.target) == _identity(job.source):
            raise WishError(f"输出文件就是稿件本身：{job.source}", "用 -o 换一个文件夹")
    return tuple(tasks.values())


def _meant(argument: str) -> Iterator[Found]:
    if not argument:
        # As a folder it would be the one in which the command runs.
        raise WishError("有一个文件名是空的", "写明稿件或文件夹；在脚本里检查变量是否有值")
    if _is_folder(argument):
        folder = Path(argument)
        issues = [Found(path, folder, is_whole=True) for path in _below(folder)]
        if not issues:
            raise WishError(f"文件夹 {argument} 里没有稿件", f"稿件是 {'、'.join(ENDINGS)} 文件")
    elif _is_pattern(argument):
        base = _fixed_part(argument)
        issues = [Found(path, base) for path in _matching(argument)]
        if not issues:
            raise WishError(f"没有稿件符合“{argument}”", "检查文件名的写法；** 表示任意层文件夹")
    else:
        path = Path(argument)
        issues = [Found(path, path.parent, is_named=True)]
    yield from issues


def _matching(pattern: str) -> Iterator[Path]:
    for name in sorted(glob(pattern, recursive=True)):  # noqa: PTH207 - a pattern from the root, too
        path = Path(name)
        if path.is_dir():
            # ``**`` matches folders beside the files in them; a file comes up once in the end.
            yield from _below(path) if not pattern.endswith("**") else ()
        elif is_issue(path):
            yield path


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=_closed):
        # In place: this is how ``os.walk`` is told where to go, and in which order.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from filter(is_issue, (Path(place, name) for name in sorted(names)))


def _closed(error: OSError) -> None:
    raise unreadable_folder(error) from error


def unreadable_folder(error: OSError) -> MachineError:
    """Say which folder could not be listed, and why."""
    if isinstance(error, FileNotFoundError):
        return MachineError(f"没有文件夹 {error.filename}", "先建立文件夹，或检查它的名字")
    return MachineError(
        f"无法读取文件夹 {error.filename}：{reason_of(error)}", "检查它的名字和权限"
    )


def is_issue(path: Path) -> bool:
    """Tell whether *path*, found in a folder, is an issue file by its name and its kind."""
    name = path.name
    hidden = name.startswith(".")
    is_one = not hidden and name.lower().endswith(ENDINGS) and name != SERIES_FILE
    return is_one and not _is_special(path)


def _is_special(path: Path) -> bool:
    """Tell whether *path* is a folder, a pipe or a device: who reads a pipe may wait for ever."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):  # a broken link, say: whoever reads it will tell
        return False


def _is_folder(argument: str) -> bool:
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):  # a NUL or a name too long: no folder of any kind
        return False


def _is_pattern(argument: str) -> bool:
    # A file may well be called 简报[1].txt.
    return has_magic(argument) and not os.path.lexists(argument)


def _fixed_part(pattern: str) -> Path:
    """Give the folders of *pattern* before the first that has a wildcard.

    >>> _fixed_part("2020/q?/*.txt").as_posix(), _fixed_part("*.txt").as_posix()
    ('2020', '.')
    """
    parts = Path(pattern).parts
    wild = next(index for index, part in enumerate(parts) if has_magic(part))
    return Path(*parts[: min(wild, len(parts) - 1)])


def _named(path: Path) -> Path:
    """Give *path* from the root. A link stays a name of its own: its PDF gets that name."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves ``..`` as it is


def _identity(path: Path) -> Path:
    """Give the file itself, whatever its names."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):  # a NUL, links in a circle: the reader will say
        return path


def _place(target: Path) -> str:
    return os.path.normcase(_identity(target.parent) / target.name)
