"""How tests call the command as a process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parents[2]
SOURCES = str(ROOT / "src")

INTERRUPTIBLE: Final = (
    sys.executable,
    "-c",
    "from signal import *; signal(SIGINT, default_int_handler); import gongwen.cli as c; c.main()",
)
"""``gongwen`` that hears Ctrl-C also where the tests do not: what a shell starts in the background
ignores it, and so does everything that is started from there."""

WAITING: Final = "from gongwen.press import files; files._open = lambda path: path.open('rb')\n"
"""A program that begins so waits for what a pipe will say, as for a disk that does not answer."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]
"""``gongwen(*arguments)``: runs it in a folder of its own and gives status and streams."""


def run_program(
    program: str, *arguments: str, cwd: Path, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run Python source that uses this checkout, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": SOURCES, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
