"""What is offered to repositories of issues works with the command as it is."""

import re
import runpy
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.core import TyperGroup
from typer.main import get_command

from gongwen import __version__
from gongwen.cli import application

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / "examples" / "ci" / "issues.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
MACHINES = (ROOT / "docs" / "machines.md").read_text(encoding="utf-8")


def hooks() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    return loaded


def commands() -> list[str]:
    text = WORKFLOW.read_text(encoding="utf-8") + MACHINES
    written = re.findall(r"(?:run: |`)(gongwen (?:build|check) [^`\n]+)", text)
    return [*written, *(f"{hook['entry']} {shlex.join(hook['args'])}" for hook in hooks())]


@pytest.mark.parametrize("words", commands())
def test_every_command_that_is_shown_is_one(words: str) -> None:
    group = get_command(application())
    assert isinstance(group, TyperGroup)
    _, name, *arguments = shlex.split(words)
    command = group.commands[name]
    known = {option for param in command.params for option in param.opts}
    assert {each for each in arguments if each.startswith("-")} <= known


def test_the_oldest_versions_are_those_of_every_dependency() -> None:
    project = (
        '[project]\ndependencies = ["a>=1.2", "b-c.d==3"]\n'
        '[project.optional-dependencies]\ntest = ["e>=0.17,<0.18"]\n'
    )
    oldest = runpy.run_path(str(ROOT / ".ci" / "oldest.py"))["oldest"]
    assert ["a==1.2", "b-c.d==3", "e==0.17"] == list(oldest(project))
    with pytest.raises(ValueError, match="a<2"):
        list(oldest(project.replace("a>=1.2", "a<2")))


def test_every_dependency_says_its_oldest_version() -> None:
    oldest = runpy.run_path(str(ROOT / ".ci" / "oldest.py"))["oldest"]
    pins = list(oldest((ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    # Two extras that differ would leave pip without a solution.
    names = {pin.partition("==")[0].lower() for pin in pins}
    assert len(names) == len(set(pins))


def test_the_workflow_is_yaml_and_installs_this_version() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["jobs"]["issues"]["steps"]
    assert f"gongwen=={__version__}" in text


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_a_hook_is_documented_and_asks_for_the_folder(hook: dict[str, Any]) -> None:
    # What they do in the hands of pre-commit is in test_hooks.py.
    assert hook["pass_filenames"] is False
    assert f"- id: {hook['id']}" in MACHINES
