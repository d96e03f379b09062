"""The command ``gongwen``: what it takes, what it gives back.

Exit status: 0 done; 1 the input has errors; 2 wrong command line; 3 the machine is at fault.
What a command needs beyond this module is imported when it runs: starting is part of the time
that a person waits.
"""

import os
import re
import sys
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from gongwen import __version__, report
from gongwen.diagnostics import MachineError

INPUT_HAS_ERRORS: Final = 1
WRONG_COMMAND_LINE: Final = 2
MACHINE_AT_FAULT: Final = 3
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count
READER_GONE: Final = 141  # 128 + SIGPIPE


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
        pieces = [piece.strip("{}") for piece in command.collect_usage_pieces(ctx)]
        formatter.write(f"用法：{' '.join([ctx.command_path, *pieces])}\n\n{command.help}\n")
        for title, kind in (("参数", "argument"), ("选项", "option")):
            rows = [_describe(param) for param in params if param.param_type_name == kind]
            _write_table(formatter, title, rows)
        commands = getattr(command, "commands", {})
        _write_table(formatter, "命令", [(name, each.help) for name, each in commands.items()])


class _Command(_Manners, TyperCommand):
    pass


class _Group(_Manners, TyperGroup):
    pass


app = typer.Typer(
    cls=_Group,
    add_completion=False,
    rich_markup_mode=None,
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it
    if asked:
        _put(f"gongwen {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def gongwen(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本号")
    ] = False,
) -> None:
    """按 GB/T 9704—2012 排版公文和简报。"""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG_COMMAND_LINE)


@app.command(cls=_Command, options_metavar="[选项]")
def build(
    file: Annotated[str, typer.Argument(metavar="文件", help="稿件：YAML 或纯文本")],
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="PDF", help="输出到文件或文件夹；默认与稿件同名、同文件夹"
        ),
    ] = None,
    style: Annotated[
        str | None, typer.Option("--style", metavar="文件", help="版面设置，优先于稿件自己的设置")
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="路径", help="准许稿件引用这个文件或文件夹；可重复"),
    ] = None,
    dump: Annotated[
        bool, typer.Option("--dump", help="不写 PDF，把各页按行列成文字，写到标准输出")
    ] = False,
    pdf: Annotated[
        str,
        typer.Option(
            "--pdf",
            metavar="格式",
            help="2a+ua1（默认，存档与无障碍）、2u（存档）、3a（存档，附稿件原文）或 plain（普通）",
        ),
    ] = "2a+ua1",
    show_grid: Annotated[
        bool, typer.Option("--show-grid", help="在文字下面画出字行网格，供校对")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="说明排版时的取舍和各面的行、挤压、在格率")
    ] = False,
) -> int:
    """把一份稿件排成 PDF。"""
    if dump and output is not None:
        return _refuse("--dump 不写 PDF，不能与 -o 同用", "去掉其中一个")
    source = Path(file)
    target = _target(source, output, ".pdf")
    if target is None:
        return _refuse(f"输出文件就是稿件本身：{file}", "用 -o 换一个文件名")

    from gongwen import build as builder
    from gongwen.render.pdf import FORMS

    form = next((each for each in FORMS if each == pdf), None)
    if form is None:
        return _refuse(f"没有 PDF 格式“{pdf}”", "可用的格式：" + "、".join(FORMS))
    allowed = tuple(map(Path, allow or ()))
    job = builder.Job(
        source, target, Path(style) if style else None, allowed, form, show_grid=show_grid
    )
    draft = builder.prepare(job)
    report.show_diagnostics(draft.diagnostics)
    if draft.composition is None:
        return INPUT_HAS_ERRORS
    if verbose:
        from gongwen.compose import figures

        for remark in (*draft.composition.remarks, *figures(draft.composition, draft.sheet)):
            report.show_note(remark)
    if dump:
        from gongwen.render.dump import dump as as_text

        _put(as_text(draft.composition))
        return 0
    builder.finish(job, draft)
    report.show_note(f"已写入 {target}（{len(draft.composition.pages)} 页）")
    return 0


@app.command(cls=_Command, options_metavar="[选项]")
def convert(
    file: Annotated[str, typer.Argument(metavar="文件", help="稿件：纯文本或 YAML")],
    *,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="YAML", help="输出到文件或文件夹；默认写到标准输出"),
    ] = None,
) -> int:
    """把稿件写成 YAML，即程序所理解的内容。"""
    source = Path(file)
    target = _target(source, output, ".yaml") if output is not None else None
    if output is not None and target is None:
        return _refuse(f"输出文件就是稿件本身：{file}", "用 -o 换一个文件名")

    from gongwen.convert import convert as to_yaml

    text, diagnostics = to_yaml(source)
    report.show_diagnostics(diagnostics)
    if text is None:
        return INPUT_HAS_ERRORS
    if target is None:
        _put(text)
        return 0
    from gongwen.files import write_whole

    write_whole(target, text.encode())
    report.show_note(f"已写入 {target}")
    return 0


def main() -> NoReturn:
    """Run the command line and leave with its status."""
    sys.excepthook = _ask_for_report
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line *arguments* and give the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese words must not fail on a terminal or a pipe that was opened in another encoding.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        command = get_command(app)
        return command.main(arguments, prog_name="gongwen", standalone_mode=False) or 0
    except typer.TyperException as error:
        return _refuse_line(error)
    except MachineError as fault:
        report.show_fault(fault)
        return MACHINE_AT_FAULT
    except KeyboardInterrupt:
        return INTERRUPTED


def _ask_for_report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Show what nobody foresaw, in full, and say whose fault it is."""
    sys.__excepthook__(kind, error, trace)
    report.show_refusal("这是 gongwen 自己的错误", "请把以上内容连同稿件报告给开发者")


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


def _refuse_line(error: typer.TyperException) -> int:
    """Say in Chinese what is wrong with the command line."""
    message = error.format_message()
    context = getattr(error, "ctx", None)
    hint = f"{context.command_path if context else 'gongwen'} --help 列出用法"
    for pattern, words, suggestion in COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _refuse(found.expand(words), found.expand(suggestion) or hint)
    return _refuse(message, hint)


def _refuse(message: str, hint: str) -> int:
    report.show_refusal(message, hint)
    return WRONG_COMMAND_LINE


def _target(source: Path, output: str | None, suffix: str) -> Path | None:
    """Find where the output goes; None if it would replace the source."""
    if output is None:
        target = source.with_suffix(suffix) if source.name else Path(f"gongwen{suffix}")
    elif output.endswith(("/", os.sep)) or Path(output).is_dir():
        target = Path(output) / f"{source.stem}{suffix}"
    else:
        target = Path(output)
    try:
        return None if target.exists() and target.samefile(source) else target
    except (OSError, ValueError):  # nothing there to be replaced
        return target


def _put(text: str) -> None:
    """Write data on stdout, in UTF-8 wherever it goes."""
    if sys.stdout is None:
        raise MachineError("无法写到标准输出：它是关闭的", "用 -o 写到文件")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along has seen enough. Nothing is left for the interpreter to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(READER_GONE) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise MachineError(
            f"无法写到标准输出：{error.strerror}", "检查它去往的文件或程序"
        ) from error


def _describe(param: Any) -> tuple[str, str]:
    if param.param_type_name == "argument":
        return param.metavar, param.help
    names = ", ".join([*param.opts, *param.secondary_opts])
    value = f" {param.metavar}" if param.metavar else ""
    return names + value, "显示本说明" if param.name == "help" else param.help


def _write_table(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        width = max(report.cells(left) for left, _ in rows)
        lines = [f"  {left}{' ' * (width - report.cells(left))}  {right}" for left, right in rows]
        formatter.write("\n".join(["", f"{title}：", *lines, ""]))
