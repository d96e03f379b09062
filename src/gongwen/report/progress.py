"""How far a batch is: a bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gongwen.report import screen, terminal


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Show a bar while the context lasts; what it gives is called for every file that is done.

    Words that are written on stderr meanwhile appear above the bar.
    """
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield lambda: None
        return
    # Here, because whoever does not look at a terminal need not wait for rich.
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415

    class Rate(ProgressColumn):
        """Files a second."""

        def render(self, task: Task) -> Text:
            return Text(f"每秒 {task.speed:.1f} 份" if task.speed else "")

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TextColumn("还要"),
        TimeRemainingColumn(compact=True),
        console=terminal(stream),
        transient=True,
        redirect_stdout=False,
        # A thread that redraws the bar could not be there when processes are forked.
        auto_refresh=False,
    )
    before = screen.set(bar.console)
    try:
        with bar:
            task = bar.add_task("排版", total=total)
            bar.refresh()

            def step() -> None:
                bar.advance(task)
                bar.refresh()

            yield step
    finally:
        screen.reset(before)
