"""Runs the stories in commands/*.md; tests/README.md says how they are written."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STORIES = sorted((HERE / "commands").glob("*.md"))

FENCE = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^% (.+)\n((?:(?!% ).*\n)*)", re.MULTILINE)
STATUS = re.compile(r"^=> (\d+)\n", re.MULTILINE)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_story(story: Path, tmp_path: Path) -> None:
    folder, programs = tmp_path / "here", tmp_path / "programs"
    folder.mkdir()
    programs.mkdir()
    command = programs / "gongwen"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gongwen "$@"\n')
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(HERE.parent / "src"),
    }
    for name, content in FENCE.findall(story.read_text(encoding="utf-8")):
        if name != "console":
            (folder / name.split()[-1]).write_text(content, encoding="utf-8")
            continue
        for words, expected in STEP.findall(content):
            status = STATUS.search(expected)
            done = subprocess.run(
                ["/bin/sh", "-c", words],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            wanted = pattern(STATUS.sub("", expected))
            assert re.fullmatch(wanted, done.stdout), f"% {words}\n{done.stdout}"
            assert (int(status[1]) if status else 0) == done.returncode, f"% {words}\n{done.stdout}"


def pattern(expected: str) -> str:
    """Make a pattern of expected output: ``...`` is the rest of a line, alone it is any lines."""
    return "".join(
        r"(?:.*\n)*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
        for line in expected.splitlines()
    )
