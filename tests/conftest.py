"""What all tests share: a command that can be run anywhere, and goldens that can be accepted."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen.press import files

from support.command import SOURCES, Run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what came out as the new golden; review the diff",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the golden at a path, or with --accept put it there."""
    accept: bool = request.config.getoption("--accept")

    def compare(path: Path, text: str) -> None:
        if accept:
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"no golden {path.name}; look at the text and run pytest --accept"
        assert path.read_text(encoding="utf-8") == text

    return compare


@pytest.fixture
def waits_for_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process, and those that it forks, wait for pipes: they stand for a dead disk."""
    monkeypatch.setattr(files, "_open", lambda path: path.open("rb"))


@pytest.fixture
def gongwen(tmp_path: Path) -> Run:
    """Run the command in a folder of its own, as a process, without a terminal."""

    def run(
        *arguments: str | Path, cwd: Path = tmp_path, **options: object
    ) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "PYTHONPATH": SOURCES, "COLUMNS": "80"}
        done = subprocess.run(
            [sys.executable, "-m", "gongwen", *map(str, arguments)],
            cwd=cwd,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
            **options,  # type: ignore[call-overload]  # what a test asks for
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done  # type: ignore[no-any-return]

    return run
