"""A shell that loads the script completes commands, options and their values."""

import shutil
import subprocess
from pathlib import Path

import pytest

from support.command import Run

BASH = """\
source gongwen.bash
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
_gongwen
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def folder(tmp_path: Path, gongwen: Run) -> Path:
    for shell in ("bash", "zsh", "fish"):
        done = gongwen("completion", shell)
        assert 0 == done.returncode, done.stderr
        (tmp_path / f"gongwen.{shell}").write_text(done.stdout, encoding="utf-8")
    return tmp_path


def run(folder: Path, *command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]}")
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=20
    )
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


def test_bash(folder: Path) -> None:
    def complete(*words: str) -> list[str]:
        return run(folder, "bash", "--norc", "-c", BASH, "bash", "gongwen", *words).split()

    assert ["build"] == complete("bu")
    assert {"build", "check", "watch", "completion"} <= set(complete(""))
    assert ["--version"] == complete("--v")
    assert {"--style", "--pdf", "--output"} <= set(complete("build", "-"))
    assert ["--series"] == complete("schema", "--s")
    assert ["2a+ua1", "2u"] == complete("build", "--pdf", "2")
    assert ["json"] == complete("sheet", "--format", "j")
    assert ["bulletin"] == complete("new", "")
    assert ["zsh"] == complete("completion", "z")
    # Nothing of its own: bash completes files.
    assert [] == complete("build", "is")
    assert [] == complete("build", "--style", "")
    assert [] == complete("build", "a.yaml", "-o", "")


def test_bash_registers_the_command_and_completes_files(folder: Path) -> None:
    told = run(folder, "bash", "--norc", "-c", "source gongwen.bash; complete -p gongwen")
    assert "complete -o default -F _gongwen gongwen\n" == told


def test_zsh(folder: Path) -> None:
    run(folder, "zsh", "-n", "gongwen.zsh")
    load = "autoload -Uz compinit; compinit -D -u; source ./gongwen.zsh; print $_comps[gongwen]"
    assert "_gongwen\n" == run(folder, "zsh", "-f", "-c", load)


def test_fish(folder: Path) -> None:
    def complete(line: str) -> list[str]:
        script = f"source gongwen.fish; complete -C '{line}'"
        told = run(folder, "fish", "--no-config", "-c", script)
        return [answer.partition("\t")[0] for answer in told.splitlines()]

    assert ["build"] == complete("gongwen bu")
    assert {"--style", "--pdf", "--output"} <= set(complete("gongwen build --"))
    assert ["2a+ua1", "2u"] == complete("gongwen build --pdf 2")
    assert ["bulletin"] == complete("gongwen new b")
    assert ["gongwen.fish"] == complete("gongwen check gongwen.f")


def test_another_shell_is_refused(gongwen: Run) -> None:
    done = gongwen("completion", "cmd")
    assert 2 == done.returncode
    assert "bash、zsh、fish" in done.stderr
