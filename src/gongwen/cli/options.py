"""Options that several commands take, and how their words are understood."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from gongwen.diagnostics import WishError

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="文件…", help="稿件文件、文件夹，或加引号的通配符，如 '2020/**/*.txt'；- 是标准输入"
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PDF",
        help="输出到文件或文件夹；- 是标准输出；默认与稿件同名、同文件夹",
    ),
]
Name = Annotated[
    str | None,
    typer.Option(
        "--name",
        metavar="名字",
        help="标准输入在信息里叫什么，如 7.yaml；gongwen.yaml 从它的文件夹里找",
    ),
]
Style = Annotated[
    str | None, typer.Option("--style", metavar="文件", help="版面设置，优先于稿件自己的设置")
]
Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="路径", help="准许稿件引用这个文件或文件夹；可重复"),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="通配符", help="不要这些稿件：文件名、路径或文件夹；可重复"),
]
Strict = Annotated[bool, typer.Option("--strict", help="有警告也算错误，不写 PDF")]
Jobs = Annotated[
    str | None, typer.Option("-j", "--jobs", metavar="数目", help="同时用几个进程；默认为核数")
]
Timeout = Annotated[
    str | None,
    typer.Option("--timeout", metavar="秒数", help="一份稿件处理多少秒还没有完就放弃；默认为 300"),
]
Cluster = Annotated[
    str | None,
    typer.Option("--cluster", metavar="地址", help="交给 Dask 集群，如 tcp://10.0.0.5:8786"),
]
Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="格式", help="问题的写法：text（默认）、json、github 或 sarif"
    ),
]
TableFormat = Annotated[str, typer.Option("--format", metavar="格式", help="text（默认）或 json")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="只说问题，不说进度和小结")]

LONGEST_TIMEOUT: Final = 86_400
"""Seconds of a day: whoever wants a job to wait longer has forgotten it, and the timers of the
systems have bounds of their own."""

PDF_ENDINGS: Final = (".pdf",)
"""Of the files that ``build`` writes."""

YAML_ENDINGS: Final = (".yaml", ".yml")
"""Of the files that ``convert`` and ``new`` write."""

FORMATS: Final = ("text", "json", "github", "sarif")
"""How findings can be written."""

TABLE_FORMATS: Final = ("text", "json")
"""How a table can be written."""


def style_file(written: str | None) -> Path | None:
    """Understand ``--style``; an empty word names no file."""
    return Path(written) if written else None


def allowed_paths(written: Sequence[str] | None) -> tuple[Path, ...]:
    """Understand ``--allow``."""
    return tuple(map(Path, written or ()))


def number_of_processes(written: str | None) -> int | None:
    """Understand ``--jobs``.

    Raises:
        WishError: if it is no number of processes.
    """
    if written is None:
        return None
    if not (written.isascii() and written.isdigit()) or not int(written):
        raise WishError(f"--jobs 应是 1 以上的整数，不是“{written}”", "不写时用全部的核")
    return int(written)


def number_of_seconds(written: str | None) -> int:
    """Understand ``--timeout``.

    Raises:
        WishError: if it is no number of seconds, or more than a day.
    """
    from gongwen.press.workers import TIMEOUT

    if written is None:
        return TIMEOUT
    # Python refuses to read a number of thousands of digits.
    is_number = (
        written.isascii() and written.isdigit() and len(written) <= len(f"{LONGEST_TIMEOUT}")
    )
    if not is_number or not 1 <= int(written) <= LONGEST_TIMEOUT:
        raise WishError(
            f"--timeout 应是 1 到 {LONGEST_TIMEOUT} 的整数，不是“{written}”",
            f"不写时是 {TIMEOUT} 秒",
        )
    return int(written)


def known_format(written: str, formats: Sequence[str] = FORMATS) -> str:
    """Understand ``--format``.

    Raises:
        WishError: if there is no such format.
    """
    if written not in formats:
        raise WishError(f"没有格式“{written}”", "可用的格式：" + "、".join(formats))
    return written
