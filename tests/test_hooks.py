"""The hooks, by pre-commit itself, in repositories made here, set up as docs/machines.md says.

Slow, because pre-commit installs the program as it lies here, and what it needs, from an index.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "machines.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("\n## pre-commit\n")[2].partition("\n## ")[0]
DOCUMENTED, STYLED = re.findall(r"^```yml\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
"""The configuration, and the line that gives options, too."""

FOLDER: Final = "        args: [简报]\n"
"""What the documented configuration says of each hook."""

SERIES = "报头: {名称: 河湾信息, 编印机关: 河湾区档案室}\n"
ISSUE = (
    "报头: {期号: %d, 日期: 2024-03-1%d}\n标题: 查阅室开放\n正文: 查阅室开放，接待读者六十人次。\n"
)


@dataclass(frozen=True, slots=True)
class Office:
    """A repository of two issues, 7 and 8, with their PDFs, where pre-commit is installed.

    Attributes:
        folder: its working tree.
        home: where pre-commit keeps the hooks.
    """

    folder: Path
    home: Path

    def run(self, *words: str | Path) -> str:
        done = run(words, self.folder, self.home)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def build(self, *options: str) -> None:
        """Build with what the hooks have installed: libraries of another age may differ."""
        (program,) = self.home.glob("*/py_env-*/*/gongwen*")
        self.run(program, "build", "简报", *options)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> "subprocess.CompletedProcess[str]":
        """Commit all that changed, if the hooks let it pass."""
        self.run("git", "add", "--all")
        return run(("git", "commit", "--message", "change"), self.folder, self.home)


Open = Callable[..., Office]


def run(
    words: Sequence[str | Path], folder: Path, home: Path
) -> "subprocess.CompletedProcess[str]":
    # Neither the settings of whoever runs the tests nor those of a hook that runs them.
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT")) and name not in {"PYTHONPATH", "SKIP"}
    }
    who = {
        f"GIT_{role}_{part}": "nobody@office.example"
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(home), "PYTHONUTF8": "1"}
    return subprocess.run(
        words,
        cwd=folder,
        env=inherited | who | alone,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a repository of this checkout, changes that are not committed among it, and install it."""
    if shutil.which("git") is None:
        pytest.skip("no git")
    shared = tmp_path_factory.mktemp("shared")
    here = ("git", "--git-dir", shared / "gongwen.git", "--work-tree", ROOT)
    (tag,) = re.findall(r"rev: (\S+)", DOCUMENTED)
    for words in (
        ("git", "init", "--quiet", "--bare", "gongwen.git"),
        (*here, "add", "--all", ROOT),
        (*here, "commit", "--quiet", "--message", "the checkout"),
        (*here, "tag", tag),
    ):
        done = run(words, shared, shared)
        assert done.returncode == 0, done.stdout
    first = shared / "first"
    first.mkdir()
    done = install(first, shared, DOCUMENTED)
    if done.returncode and not has_index(shared):
        pytest.skip("pip reaches no index")
    assert done.returncode == 0, done.stdout
    return shared


def install(folder: Path, shared: Path, configuration: str) -> "subprocess.CompletedProcess[str]":
    """Set *folder* up as the page says. Only the first time takes long."""
    home = shared / "home"
    ours = (shared / "gongwen.git").as_posix()
    (folder / ".pre-commit-config.yaml").write_text(
        configuration.replace("<本仓库的地址>", ours), encoding="utf-8"
    )
    run(("git", "init", "--quiet"), folder, home)
    return run((sys.executable, "-m", "pre_commit", "install", "--install-hooks"), folder, home)


@pytest.fixture
def office(shared: Path, tmp_path: Path) -> Open:
    def office(configuration: str = DOCUMENTED, *options: str) -> Office:
        office = Office(tmp_path, shared / "home")
        done = install(tmp_path, shared, configuration)
        assert done.returncode == 0, done.stdout
        office.write("简报/gongwen.yaml", SERIES)
        for number in (7, 8):
            office.write(f"简报/{number}.yaml", ISSUE % (number, number))
        office.write("版面.yaml", "正文: {首行缩进: 2}\n")
        office.build(*options)
        return office

    return office


def has_index(folder: Path) -> bool:
    words = (sys.executable, "-m", "pip", "download", "--no-deps", "--retries=0", "hatchling")
    return run((*words, "--dest", folder / "downloads"), folder, folder).returncode == 0


def results(output: str) -> Iterator[tuple[str, str]]:
    """Give the hooks, and what pre-commit says became of each."""
    yield from re.findall(
        r"^(gongwen[a-z -]*?)\.{3,}.*?(Passed|Failed|Skipped)$", output, re.MULTILINE
    )


def test_what_is_right_passes_with_pdfs_and_record(office: Open) -> None:
    repository = office()
    done = repository.commit()
    assert done.returncode == 0, done.stdout
    assert {"gongwen check": "Passed", "gongwen build --check": "Passed"} == dict(
        results(done.stdout)
    )
    assert {"7.pdf", "8.pdf", ".gongwen-state.json"} <= {
        Path(name).name for name in repository.run("git", "ls-files", "-z").split("\0")
    }


def misspell(repository: Office) -> None:
    repository.write("简报/8.yaml", ISSUE.replace("正文", "正文文") % (8, 8))


def rename_the_series(repository: Office) -> None:
    repository.write("简报/gongwen.yaml", SERIES.replace("河湾", "河口"))


def meddle(repository: Office) -> None:
    with (repository.folder / "简报" / "8.pdf").open("ab") as pdf:
        pdf.write(b"%\n")


def remove_a_pdf(repository: Office) -> None:
    (repository.folder / "简报" / "8.pdf").unlink()


@pytest.mark.parametrize(
    ("change", "sources", "found"),
    [
        (misspell, "Failed", {"8.yaml": "unknown-key"}),
        (rename_the_series, "Passed", {"7.pdf": "pdf-outdated", "8.pdf": "pdf-outdated"}),
        (meddle, "Passed", {"8.pdf": "pdf-outdated"}),
        (remove_a_pdf, "Passed", {"8.pdf": "pdf-missing"}),
    ],
)
def test_what_is_not_right_is_not_committed(
    change: Callable[[Office], None], sources: str, found: dict[str, str], office: Open
) -> None:
    repository = office()
    assert repository.commit().returncode == 0
    change(repository)
    done = repository.commit()
    assert done.returncode == 1, done.stdout
    assert {"gongwen check": sources, "gongwen build --check": "Failed"} == dict(
        results(done.stdout)
    )
    assert found == dict(re.findall(r"^简报.(\S+?):.*error\[(.*?)\]", done.stdout, re.MULTILINE))


def test_a_style_has_its_say(office: Open) -> None:
    assert DOCUMENTED.count(FOLDER) == 2
    repository = office(DOCUMENTED.replace(FOLDER, STYLED), "--style", "版面.yaml")
    assert repository.commit().returncode == 0
    repository.write("版面.yaml", "正文: {首行缩进: 0}\n")
    done = repository.commit()
    assert done.returncode == 1, done.stdout
    assert {"gongwen check": "Passed", "gongwen build --check": "Failed"} == dict(
        results(done.stdout)
    )
    assert "pdf-outdated" in done.stdout
    repository.build("--style", "版面.yaml")
    assert repository.commit().returncode == 0


@pytest.mark.parametrize(
    ("configuration", "status"),
    [
        (DOCUMENTED, 0),
        (DOCUMENTED.replace(FOLDER, FOLDER.replace("]", ", --strict]")), 1),
    ],
    ids=["warned", "strict"],
)
def test_two_issues_of_one_number_are_told(configuration: str, status: int, office: Open) -> None:
    repository = office(configuration)
    assert repository.commit().returncode == 0
    repository.write("简报/9.yaml", ISSUE % (8, 9))
    repository.build()
    done = repository.commit()
    assert status == done.returncode, done.stdout
    assert "series-number-twice" in done.stdout


def test_without_a_folder_all_of_the_repository_is_issues(office: Open) -> None:
    repository = office(DOCUMENTED.replace(FOLDER, ""))
    (repository.folder / "版面.yaml").unlink()
    assert repository.commit().returncode == 0
    repository.write("settings.yml", "site_name: 河湾\n")
    done = repository.commit()
    assert done.returncode == 1, done.stdout
    assert "settings.yml" in done.stdout


def test_the_hooks_can_be_kept_to_what_has_a_say(office: Open) -> None:
    (always,) = re.findall(r"`(always_run: .*?)`", SECTION)
    (files,) = re.findall(r"`(files: .*?)`", SECTION)
    narrow = f"{FOLDER}        {always}\n        {files}\n"
    repository = office(DOCUMENTED.replace(FOLDER, narrow))
    assert {"Passed"} == {status for _, status in results(repository.commit().stdout)}
    repository.write("README.md", "河湾信息\n")
    assert {"Skipped"} == {status for _, status in results(repository.commit().stdout)}
    meddle(repository)
    assert repository.commit().returncode == 1
