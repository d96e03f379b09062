"""``gongwen completion``: the script with which a shell completes commands and options."""

from typing import Annotated, Any

import typer
from typer.main import get_command

from gongwen.cli.streams import put
from gongwen.diagnostics import WishError


def completion(
    shell: Annotated[str, typer.Argument(metavar="外壳", help="bash、zsh 或 fish")],
) -> int:
    """列出命令补全的脚本，供 bash、zsh 或 fish 载入。"""
    from gongwen.cli import application
    from gongwen.cli.shells import WRITERS, Subcommand

    if shell not in WRITERS:
        raise WishError(f"没有“{shell}”的补全", "可用的：" + "、".join(WRITERS))
    group: Any = get_command(application())
    context = typer.Context(group)
    commands = [
        Subcommand(
            name,
            command.help,
            tuple(
                _option(param, name) for param in command.get_params(context) if _is_option(param)
            ),
            _words(name, ""),
        )
        for name, command in group.commands.items()
    ]
    options = [_option(param, "") for param in group.get_params(context) if _is_option(param)]
    put(WRITERS[shell](commands, options))
    return 0


def _is_option(param: Any) -> bool:
    return bool(param.param_type_name == "option")


def _option(param: Any, command: str) -> Any:
    from gongwen.cli.shells import Option

    about = "显示本说明" if param.name == "help" else param.help
    value = "" if param.is_flag else param.metavar or "值"
    longest = max(param.opts, key=len)
    return Option(tuple(param.opts), about, value, _words(command, longest))


def _words(command: str, option: str) -> tuple[str, ...]:
    """Give the values that an option takes, or for an empty one what stands after *command*."""
    from gongwen.cli.options import FORMATS, TABLE_FORMATS
    from gongwen.cli.shells import WRITERS
    from gongwen.forms import FORMS
    from gongwen.render.pdf.standards import STANDARDS

    known: dict[tuple[str, str], tuple[str, ...]] = {
        ("build", "--pdf"): tuple(STANDARDS),
        ("build", "--format"): FORMATS,
        ("check", "--format"): FORMATS,
        ("fonts", "--format"): TABLE_FORMATS,
        ("sheet", "--format"): TABLE_FORMATS,
        ("sheet", "--form"): tuple(form.name for form in FORMS),
        ("new", ""): tuple(form.name for form in FORMS),
        ("completion", ""): tuple(WRITERS),
    }
    return known.get((command, option), ())
