"""What the program can do and say is documented."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from gongwen import __version__
from gongwen.cli import application
from gongwen.cli.options import LONGEST_TIMEOUT, Timeout
from gongwen.diagnostics import Severity
from gongwen.document.bulletin import Bulletin
from gongwen.press.workers import TIMEOUT
from gongwen.read import read
from gongwen.report.codes import meanings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DIAGNOSTICS = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")

CODE = re.compile(r"[a-z][a-z0-9-]+")
CODE_AT = {"Diagnostic": 1, "error": 0, "warning": 0, "info": 0, "recur": 0, "Fold": 0}
CODE_AT |= {"leave_out": 0, "recur_once": 0, "tell": 0, "_tell": 0}
"""Which argument of what makes a diagnostic is its code."""


def codes_in(path: Path) -> Iterator[str]:
    """Give the codes of the diagnostics that a module makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
            place = CODE_AT.get(name, len(node.args))
            for argument in node.args[place : place + 1]:
                if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
                    yield str(argument.value)


def severities_in(path: Path) -> Iterator[tuple[str, str]]:
    """Give severity and code where a module says both in one call."""
    severities = get_args(Severity)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            words = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
            if name in severities:
                words.insert(0, name)
            if len(words) > 1 and words[0] in severities and CODE.fullmatch(str(words[1])):
                yield str(words[0]), str(words[1])


def code_sources() -> dict[str, Path]:
    return {code: path for path in (ROOT / "src").rglob("*.py") for code in codes_in(path)}


DOCUMENTED = re.findall(r"^\| `([a-z0-9-]+)` \|", DIAGNOSTICS, re.MULTILINE)


def test_every_diagnostic_is_documented() -> None:
    assert [] == sorted(set(code_sources()) - set(DOCUMENTED)), "docs/diagnostics.md lacks these"


def test_every_documented_diagnostic_exists() -> None:
    assert [] == sorted(set(DOCUMENTED) - set(code_sources())), "no source gives these"


def test_a_diagnostic_is_documented_once() -> None:
    assert sorted(set(DOCUMENTED)) == sorted(DOCUMENTED)


def rows(page: str) -> Iterator[tuple[str, ...]]:
    """Give group, code, severities, cause and remedy of every row of the tables of codes."""
    group = ""
    for line in page.splitlines():
        group = line.removeprefix("## ") if line.startswith("## ") else group
        if line.startswith("| `"):
            code, *others = re.split(r" (?<!\\)\| ", line.removeprefix("| ").removesuffix(" |"))
            # The words are the same; a link leads nowhere outside the page.
            words = [re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", each) for each in others]
            yield (group, code.strip("`"), *(each.replace("\\|", "|") for each in words))


def test_the_program_knows_of_codes_what_the_page_says() -> None:
    known = [
        (each.group, each.code, "、".join(each.severities), each.cause, each.remedy)
        for each in meanings()
    ]
    assert list(rows(DIAGNOSTICS)) == known


def test_a_diagnostic_comes_with_the_severities_that_are_documented() -> None:
    known = {each.code: each.severities for each in meanings()}
    for path in (ROOT / "src").rglob("*.py"):
        for severity, code in severities_in(path):
            assert severity in known[code], f"{path}: {code}"
    assert all(set(each) <= set(get_args(Severity)) for each in known.values())


def test_every_command_and_option_is_in_the_readme() -> None:
    group = get_command(application())
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        assert f"gongwen {name} " in README, name
        for param in command.params:
            if param.param_type_name == "option":
                longest = max(param.opts, key=len)
                assert f"`{longest}" in README, f"{name} {longest}"


def test_the_time_after_which_a_job_is_given_up_is_told() -> None:
    machines = (ROOT / "docs" / "machines.md").read_text(encoding="utf-8")
    help_of = get_args(Timeout)[1].help
    assert help_of.endswith(f"默认为 {TIMEOUT}")
    assert f"就放弃，默认 {TIMEOUT}；" in README
    assert f"处理了 {TIMEOUT} 秒（`--timeout` 可改，1 到 {LONGEST_TIMEOUT}）" in machines


def test_the_issue_in_the_readme_is_one() -> None:
    issues = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert issues
    for issue in issues:
        reading = read(issue.encode(), "README.yaml")
        assert () == reading.diagnostics
        assert isinstance(reading.document, Bulletin)


def test_links_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")]:
        text = re.sub(
            r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
        )
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            if "://" not in link:
                assert (page.parent / link).exists(), f"{page.relative_to(ROOT)}: {link}"


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.*")), ids=lambda p: p.name)
def test_every_example_is_without_errors(example: Path) -> None:
    if example.suffix in (".yaml", ".txt") and example.name != "gongwen.yaml":
        assert read(example.read_bytes(), example.name).document
