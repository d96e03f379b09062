"""``gongwen check``: all that is wrong with issues, and nothing is written."""

from functools import partial

from gongwen.cli.options import (
    Allow,
    Cluster,
    Exclude,
    Files,
    Format,
    Jobs,
    Name,
    Quiet,
    Strict,
    Style,
    Timeout,
    allowed_paths,
    known_format,
    number_of_processes,
    number_of_seconds,
    style_file,
)
from gongwen.cli.streams import named_input


def check(
    files: Files,
    *,
    name: Name = None,
    style: Style = None,
    allow: Allow = None,
    exclude: Exclude = None,
    strict: Strict = False,
    jobs: Jobs = None,
    timeout: Timeout = None,
    cluster: Cluster = None,
    format_: Format = "text",
    quiet: Quiet = False,
) -> int:
    """检查稿件，列出全部问题，不写文件。"""
    from gongwen.cli.batch import Wishes, check_tasks, run_batch
    from gongwen.cli.piped import is_piped, pipe_of, run_pipe
    from gongwen.press.jobs import Job

    wishes = Wishes(
        files,
        processes=number_of_processes(jobs),
        cluster=cluster,
        timeout=number_of_seconds(timeout),
        format=known_format(format_),
        is_quiet=quiet,
        exclude=exclude or (),
    )
    make = partial(
        Job,
        style=style_file(style),
        allowed=allowed_paths(allow),
        purpose="check",
        strict=strict,
    )
    if is_piped(files):
        return run_pipe(pipe_of(files, None, make, name), wishes.format, is_quiet=quiet)
    named_input(files[0], name)
    return run_batch(check_tasks(wishes, make), wishes)
