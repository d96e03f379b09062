"""How tests call the command as a process."""

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = str(ROOT / "src")

Run = Callable[..., "subprocess.CompletedProcess[str]"]
"""``gongwen(*arguments)``: runs it in a folder of its own and gives status and streams."""
