"""Files, folders and patterns of a command line → the issues that are meant, and their PDFs."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch, fnmatchcase
from glob import has_magic
from pathlib import Path
from typing import Final

from gongwen.diagnostics import MachineError, WishError
from gongwen.faults import reason_of
from gongwen.press.files import is_folder
from gongwen.press.jobs import Job, MakeJob, Task
from gongwen.press.parcel import SERIES_FILE

ENDINGS: Final = (".yaml", ".yml", ".txt")
"""What an issue file in a folder is recognised by."""

_NO_ISSUES: Final = re.compile(
    r"(?:(?:readme|license|licence|copying|notice|authors|contributors|changelog|changes|contributing|"
    r"requirements|constraints|todo|install|robots|cmakelists|mkdocs|docker-compose|compose|codecov|"
    r"action|environment|pubspec|package-lock|pnpm-lock)(?:[-_.][\w.-]*)?|使用说明|安装说明)",
    re.IGNORECASE,
)
"""Names, without their ending, of files that lie in many folders and are never issues."""


@dataclass(frozen=True, slots=True)
class Found:
    """One issue file.

    Attributes:
        source: its name, as the user wrote it or as a folder's name leads to it.
        base: the folder below which its place is kept in an output folder: the folder that was
            given, the fixed part of the pattern, the file's own folder.
        is_named: whether its own name was given.
    """

    source: Path
    base: Path
    is_named: bool = False

    def job(self, make: MakeJob, target: Path, output: Path | None = None) -> Job:
        """Give the job that writes *target*, in the folder *output* if one was given."""
        found_in = None if self.is_named else self.base
        return replace(make(self.source, target), found_in=found_in, kept_in=output or self.base)


def is_batch(arguments: Sequence[str]) -> bool:
    """Tell whether *arguments* mean more than the one file they name."""
    return len(arguments) != 1 or is_folder(Path(arguments[0])) or _is_pattern(arguments[0])


@dataclass(frozen=True, slots=True)
class Search:
    """What the arguments of a command line mean.

    Attributes:
        found: the issues, each once for every base, in order.
        skipped: the files that were found and plainly are no issues.
        series_files: the series files that were named among others.
        faults: why folders could not be read: what is in them is missed.
        excluded: the issues that were found and left out.
        unused: the patterns by which none was.
    """

    found: tuple[Found, ...]
    skipped: tuple[Path, ...] = ()
    series_files: tuple[Path, ...] = ()
    faults: tuple[MachineError, ...] = ()
    excluded: tuple[Path, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders that were looked through, as far as they gave an issue."""
        return tuple(dict.fromkeys(each.base for each in self.found))


def search(arguments: Iterable[str], excluded: Sequence[str] = ()) -> Search:
    """Find the issues that *arguments* mean.

    A folder means every issue file below it, but none that is hidden or below a hidden folder,
    and not the series file, nor what plainly is no issue. A name that is neither folder nor pattern
    is taken as it is; whether there is such a file is for the reader to say.

    Args:
        arguments: files, folders and patterns.
        excluded: patterns of what is left out: a path below the base, a name, or a folder.

    Raises:
        WishError: if a folder, a pattern or an empty name means no issue at all, if only a series
            file was named, or if everything is excluded.
    """
    finder = _Finder(excluded)
    found: dict[tuple[Path, Path], Found] = {}
    for argument in arguments:
        for issue in finder.meant(argument):
            found.setdefault((_named(issue.source), _named(issue.base)), issue)
    if finder.series_files and not found and not finder.faults:
        raise WishError(
            f"{finder.series_files[0]} 是各期共用的设置，不是稿件",
            "写明稿件的文件名，或所在的文件夹",
        )
    if not found and not finder.faults:
        raise WishError("稿件都被 --exclude 排除了", "改它的写法，或去掉它")
    return Search(
        tuple(found.values()),
        tuple(dict.fromkeys(finder.skipped)),
        tuple(dict.fromkeys(finder.series_files)),
        tuple(finder.faults),
        tuple(dict.fromkeys(finder.excluded)),
        tuple(pattern for pattern in excluded if pattern not in finder.used),
    )


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
        other = tasks.setdefault(_place(job.target), Task(job, root)).job
        if _identity(other.source) != _identity(job.source):
            raise WishError(
                f"{other.source} 和 {job.source} 会写到同一个文件 {job.target}",
                "改一个稿件的名字，或分两次排到不同的文件夹",
            )
    for job in (task.job for task in tasks.values()):
        if _identity(job.target) == _identity(job.source):
            raise WishError(f"输出文件就是稿件本身：{job.source}", "用 -o 换一个文件夹")
    return tuple(tasks.values())


class _Finder:
    """Looks through folders, and keeps what is to be said of them."""

    def __init__(self, excluded: Sequence[str]) -> None:
        self._patterns = excluded
        self.excluded: list[Path] = []
        self.used: set[str] = set()
        self.skipped: list[Path] = []
        self.series_files: list[Path] = []
        self.faults: list[MachineError] = []

    def meant(self, argument: str) -> Iterator[Found]:
        """Give the issues that one argument means.

        Raises:
            WishError: if it means none.
        """
        if not argument:
            # As a folder it would be the one in which the command runs.
            raise WishError("有一个文件名是空的", "写明稿件或文件夹；在脚本里检查变量是否有值")
        path = Path(argument)
        if is_folder(path):
            none = f"文件夹 {argument} 里没有稿件"
            hint = f"稿件是 {'、'.join(ENDINGS)} 文件"
            yield from self._several(self._below(path), path, WishError(none, hint))
        elif _is_pattern(argument):
            none = f"没有稿件符合“{argument}”"
            hint = "检查文件名的写法；** 表示任意层文件夹"
            found = self._matching(argument)
            yield from self._several(found, _fixed_part(argument), WishError(none, hint))
        elif path.name == SERIES_FILE:
            self.series_files.append(path)
        elif not self._is_excluded(path, path.parent):
            yield Found(path, path.parent, is_named=True)

    def _several(self, paths: Iterable[Path], base: Path, none: WishError) -> Iterator[Found]:
        """Give the issues among *paths*, or raise *none* where nothing says why there are none."""
        troubles = len(self.faults)
        issues = [Found(each, base) for each in self._kept(paths, base)]
        if not issues and len(self.faults) == troubles and not self._patterns:
            raise none
        yield from issues

    def _kept(self, paths: Iterable[Path], base: Path) -> Iterator[Path]:
        """Give the issue files among *paths* that are not left out, each once."""
        for path in dict.fromkeys(paths):
            if not is_issue(path) or self._is_excluded(path, base):
                continue
            if is_plainly_none(path):
                self.skipped.append(path)
            else:
                yield path

    def _is_excluded(self, path: Path, base: Path) -> bool:
        """Tell whether a pattern means a path below its base, its name, or a folder above it."""
        if not self._patterns:
            return False
        inner = Path(os.path.relpath(path, base)).as_posix() if path != base else path.name
        names = [path.name, inner, path.as_posix()]
        names += [each.as_posix() for each in Path(inner).parents if each != Path()]
        hits = [
            pattern
            for pattern in self._patterns
            if any(fnmatchcase(name, pattern.rstrip("/")) for name in names)
        ]
        self.used.update(hits)
        if hits:
            self.excluded.append(path)
        return bool(hits)

    def _below(self, folder: Path) -> Iterator[Path]:
        for place, folders, names in os.walk(folder, onerror=self._note):
            # In place: this is how ``os.walk`` is told where to go, and in which order.
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(place, name) for name in sorted(names))

    def _matching(self, pattern: str) -> Iterator[Path]:
        path = Path(pattern)
        parts = path.relative_to(path.anchor).parts if path.anchor else path.parts
        for found in sorted(self._matches(Path(path.anchor), parts), key=os.fspath):
            if not is_folder(found):
                yield found
            elif not pattern.endswith("**"):
                # ``**`` matches folders beside the files in them.
                yield from self._below(found)

    def _matches(self, folder: Path, parts: Sequence[str]) -> Iterator[Path]:
        """Give what a pattern means in *folder*; ``**`` does not go through links."""
        if not parts:
            yield folder
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            yield from self._matches_at_any_depth(folder, parts)
        elif not has_magic(part):
            if os.path.lexists(folder / part):
                yield from self._matches(folder / part, rest)
        else:
            for each in self._entries(folder):
                hidden = each.name.startswith(".") and not part.startswith(".")
                if not hidden and fnmatch(each.name, part):
                    yield from self._matches(folder / each.name, rest)

    def _matches_at_any_depth(self, folder: Path, parts: Sequence[str]) -> Iterator[Path]:
        rest = parts[1:]
        yield from self._matches(folder, rest)
        for each in self._entries(folder):
            if each.name.startswith("."):
                continue
            if each.is_dir(follow_symlinks=False):
                yield from self._matches_at_any_depth(folder / each.name, parts)
            elif not rest:
                yield folder / each.name

    def _entries(self, folder: Path) -> list["os.DirEntry[str]"]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda each: each.name)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._note(error)
            return []

    def _note(self, error: OSError) -> None:
        fault = unreadable_folder(error)
        if fault.message not in [each.message for each in self.faults]:
            self.faults.append(fault)


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


def is_plainly_none(path: Path) -> bool:
    """Tell whether a file that was found is no issue by its name: README.txt, mkdocs.yml."""
    return _NO_ISSUES.fullmatch(path.name[: -len(path.suffix)]) is not None


def _is_special(path: Path) -> bool:
    """Tell whether *path* is a folder, a pipe or a device: who reads a pipe may wait for ever."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):  # a broken link, say: whoever reads it will tell
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
