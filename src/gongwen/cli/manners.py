"""typer, taught to speak Chinese and to start quickly."""

import os
import re
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from gongwen import report
from gongwen.cli.status import refuse
from gongwen.nearest import nearest


class _AsWritten:
    """Takes the words of a command line as they are."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002
        return () if value is None and param.multiple else value


class _Manners:
    """What a command of gongwen does otherwise than one of typer."""

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # of the class beside
        for param in params:
            # typer converts every word through pydantic, which takes 60 ms to load: a fifth of
            # the time that building a short issue takes.
            vars(param)["get_runtime_param"] = _AsWritten
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write a help page in Chinese; typer's headings are English and cannot be set."""
        command = ctx.command
        params = command.get_params(ctx)
        usage = [piece.removesuffix("}") for piece in command.collect_usage_pieces(ctx)]
        pieces = [piece.replace("{", "").replace("}...", "") for piece in usage]
        formatter.write(f"用法：{' '.join([ctx.command_path, *pieces])}\n\n{command.help}\n")
        for title, kind in (("参数", "argument"), ("选项", "option")):
            rows = [_describe(param) for param in params if param.param_type_name == kind]
            _write_table(formatter, title, rows)
        commands = getattr(command, "commands", {})
        _write_table(formatter, "命令", [(name, each.help) for name, each in commands.items()])


class Command(_Manners, TyperCommand):
    """One command of gongwen."""


class Group(_Manners, TyperGroup):
    """All commands of gongwen."""


COMPLAINTS: Final = (
    (r"Missing argument '(.+)'\.", r"缺少参数“\1”", ""),
    (r"No such option: (\S+) \(Possible options: (.+)\)", r"没有选项 \1", r"是否想用 \2"),
    (r"No such option: (\S+)", r"没有选项 \1", ""),
    (r"No such command '(.+)'\. Did you mean '(.+)'\?", r"没有命令“\1”", r"是否想用 \2"),
    (r"No such command '(.+)'\.", r"没有命令“\1”", ""),
    (r"Got unexpected extra argument\(s\) \((.+)\)", r"多出的参数：\1", ""),
    (r"Option '(.+)' requires an argument.*", r"选项 \1 后面缺少值", ""),
    (r"Option '(.+)' does not take a value.*", r"选项 \1 后面不能带值", ""),
)
"""What typer complains of, the same in Chinese and a hint; typer has no other hook for words."""


_MAYBE: Final = "是否想用 "


def _is_near(written: str, guess: str) -> bool:
    """Tell whether typer's guess is a good one; it takes --force for what --open meant."""
    word, other = written.lstrip("-"), guess.lstrip("-")
    return word in other or nearest(word, [other]) is not None


def _is_file(word: str) -> bool:
    """Tell whether a word in the place of a command is rather the name of a file."""
    return "." in word or "/" in word or os.path.exists(word)  # noqa: PTH110 - no name is too odd


def refuse_line(error: typer.TyperException) -> int:
    """Say in Chinese what is wrong with the command line."""
    message = error.format_message()
    context = getattr(error, "ctx", None)
    hint = f"{context.command_path if context else 'gongwen'} --help 列出用法"
    for pattern, words, suggestion in COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found and words.startswith("没有命令") and _is_file(found[1]):
            return refuse(found.expand(words), f"是否想用 gongwen build {found[1]}")
        if found:
            guesses = re.split(r"', '|, ", found.expand(suggestion).removeprefix(_MAYBE))
            near = [each for each in guesses if each and _is_near(found[1], each)]
            return refuse(found.expand(words), _MAYBE + " 或 ".join(near) if near else hint)
    return refuse(message, hint)


def _describe(param: Any) -> tuple[str, str]:
    if param.param_type_name == "argument":
        return param.metavar, param.help
    # The short one first, as in every other manual.
    names = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    value = f" {param.metavar}" if param.metavar else ""
    return names + value, "显示本说明" if param.name == "help" else param.help


def _write_table(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        width = max(report.cells(left) for left, _ in rows)
        lines = [f"  {left}{' ' * (width - report.cells(left))}  {right}" for left, right in rows]
        formatter.write("\n".join(["", f"{title}：", *lines, ""]))
