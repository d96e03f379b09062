"""What is offered to repositories of issues works with the command as it is."""

import os
import re
import runpy
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.core import TyperGroup
from typer.main import get_command

from gongwen import __version__
from gongwen.cli import application

from support.command import Run
from support.issues import SHORT

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / "examples" / "ci" / "issues.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
MACHINES = (ROOT / "docs" / "machines.md").read_text(encoding="utf-8")
WRITTEN = WORKFLOW.read_text(encoding="utf-8")
FLOW = yaml.safe_load(WRITTEN)
STEPS: list[dict[str, Any]] = FLOW["jobs"]["issues"]["steps"]


def hooks() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    return loaded


def commands() -> list[str]:
    written = re.findall(r"(?:run: |`)(gongwen (?:build|check) [^`\n]+)", WRITTEN + MACHINES)
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


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_a_hook_is_documented_and_asks_for_the_folder(hook: dict[str, Any]) -> None:
    # What they do in the hands of pre-commit is in test_hooks.py.
    assert hook["pass_filenames"] is False
    assert f"- id: {hook['id']}" in MACHINES


def test_hooks_and_workflow_install_this_version() -> None:
    assert [f"v{__version__}"] == re.findall(r"rev: (\S+)", MACHINES)
    assert f"v{__version__}" == FLOW["env"]["GONGWEN_VERSION"]


def step(name: str) -> dict[str, Any]:
    (found,) = (each for each in STEPS if name in (each.get("name"), each.get("uses")))
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "简报").mkdir()
    (tmp_path / "简报" / "7.yaml").write_text(SHORT, encoding="utf-8")
    (tmp_path / "简报" / "8.yaml").write_text(
        SHORT.replace("number: 7", "number: 8"), encoding="utf-8"
    )
    return tmp_path


def follow(gongwen: Run, repository: Path) -> tuple[str, set[str]]:
    """Do what the workflow does with the program, up to the first step that fails.

    Returns:
        What the last command wrote, and the files that are uploaded.
    """
    output = ""
    for each in STEPS:
        if each.get("run", "").startswith("gongwen "):
            done = gongwen(*shlex.split(each["run"])[1:], cwd=repository)
            output = done.stdout + done.stderr
            if done.returncode:
                return output, set()
        elif each.get("uses", "").startswith("actions/upload-artifact"):
            found = repository.glob(each["with"]["path"])
            return output, {path.relative_to(repository).as_posix() for path in found}
    raise AssertionError("nothing is uploaded")


def test_the_workflow_uploads_the_pdfs_of_the_issues(gongwen: Run, repository: Path) -> None:
    output, uploaded = follow(gongwen, repository)
    assert {"pdf/7.pdf", "pdf/8.pdf"} == uploaded, output


def test_the_workflow_uploads_no_pdf_of_an_issue_that_is_gone(
    gongwen: Run, repository: Path
) -> None:
    follow(gongwen, repository)
    (repository / "简报" / "8.yaml").unlink()
    # The folder comes back from the cache as it was left.
    output, uploaded = follow(gongwen, repository)
    assert {"pdf/7.pdf"} == uploaded, output


def test_the_cache_keeps_pdfs_and_record_of_one_version() -> None:
    with_ = step("actions/cache@v4")["with"]
    upload = step("actions/upload-artifact@v4")["with"]
    assert f"{with_['path']}/**/*.pdf" == upload["path"]
    assert "pdf-${{ env.GONGWEN_VERSION }}-" == with_["restore-keys"]
    assert with_["key"].startswith(with_["restore-keys"])


def test_the_workflow_marks_a_mistake_and_uploads_nothing(gongwen: Run, repository: Path) -> None:
    follow(gongwen, repository)
    wrong = SHORT.replace("number: 7", "number: 0")
    (repository / "简报" / "8.yaml").write_text(wrong, encoding="utf-8")
    output, uploaded = follow(gongwen, repository)
    assert set() == uploaded
    assert "::error file=简报/8.yaml,line=3," in output


def test_the_other_way_of_the_workflow_marks_a_pdf_that_is_old(
    gongwen: Run, repository: Path
) -> None:
    (command,) = re.findall(r"^ *# +run: gongwen (.+)$", WRITTEN, re.MULTILINE)
    gongwen("build", "简报", cwd=repository)
    assert 0 == gongwen(*shlex.split(command), cwd=repository).returncode
    (repository / "简报" / "8.pdf").write_bytes(b"%PDF-1.4")
    done = gongwen(*shlex.split(command), cwd=repository)
    assert 1 == done.returncode
    assert "::error file=简报/8.pdf" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux")
@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("", 1, "::error file=.github/workflows/issues.yml::先在开头的 GONGWEN_REPOSITORY 填写"),
        (
            "https://git.example/gongwen",
            0,
            f"-m pip install gongwen @ git+https://git.example/gongwen@v{__version__}\n",
        ),
    ],
    ids=["as it comes", "filled in"],
)
def test_the_workflow_installs_from_where_its_reader_says(
    address: str, status: int, said: str, tmp_path: Path
) -> None:
    assert "" == FLOW["env"]["GONGWEN_REPOSITORY"]
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", step("安装")["run"]],
        env={**os.environ, **FLOW["env"], "GONGWEN_REPOSITORY": address, "PATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert status == done.returncode
    assert done.stdout.startswith(said)
