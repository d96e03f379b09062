"""The command ``gongwen``: what it takes, what it gives back.

One module a command, each with one function of the command's name. What a command needs beyond
this package is imported when it runs: starting is part of the time that a person waits.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from typer.main import get_command

from gongwen import report
from gongwen.cli.manners import Command, Group, refuse_line
from gongwen.cli.status import (
    INTERRUPTED,
    MACHINE_AT_FAULT,
    WRONG_COMMAND_LINE,
    refuse,
)
from gongwen.cli.streams import put, settle
from gongwen.diagnostics import MachineError, WishError
from gongwen.faults import fault_of, reason_of
from gongwen.press.drafts import clear_up_when_ended
from gongwen.version import __version__

COMMANDS: Final = (
    "build",
    "check",
    "new",
    "watch",
    "preview",
    "convert",
    "fonts",
    "sheet",
    "schema",
    "completion",
)
"""In the order of the help page."""


def application(commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """Give the command line with *commands*."""
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        options_metavar="[选项]",
        subcommand_metavar="命令 …",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(gongwen)
    for name in commands:
        function = getattr(import_module(f"gongwen.cli.{name}"), name)
        app.command(cls=Command, options_metavar="[选项]")(function)
    return app


def _show_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it
    if asked:
        put(f"gongwen {__version__}\n")
        raise typer.Exit


def gongwen(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本号")
    ] = False,
) -> None:
    """按 GB/T 9704—2012 的版面排版简报。"""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG_COMMAND_LINE)


def main() -> NoReturn:
    """Run the command line and leave with its status."""
    clear_up_when_ended()
    sys.exit(settle(run(sys.argv[1:])))


def run(arguments: list[str]) -> int:
    """Run the command line *arguments* and give the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese words must not fail on a terminal or a pipe that was opened in another encoding.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    report.unheard.set(False)
    # Whoever names a command needs no other.
    commands = arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS
    try:
        if commands is not COMMANDS:
            _find_folder()
        command = get_command(application(commands))
        return command.main(arguments, prog_name="gongwen", standalone_mode=False) or 0
    except typer.TyperException as error:
        return refuse_line(error)
    except WishError as error:
        return refuse(error.message, error.hint)
    except MachineError as fault:
        report.show_fault(fault)
        return MACHINE_AT_FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nobody reads a traceback
        report.show_fault(fault_of(error))
        return MACHINE_AT_FAULT


def _find_folder() -> None:
    """Look whether the folder in which we run is still there: libraries ask for it while they load.

    Raises:
        MachineError: if it is not.
    """
    try:
        Path.cwd()
    except OSError as error:
        raise MachineError(
            f"当前文件夹用不了：{reason_of(error)}", "换到一个现有的文件夹里，再运行"
        ) from error
