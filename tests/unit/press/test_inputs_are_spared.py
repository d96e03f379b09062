"""A PDF never replaces a file that it was made of, however the target is spelled."""

from pathlib import Path

import pytest

from gongwen import build_file
from gongwen.diagnostics import MachineError
from gongwen.press.files import is_same_place

ISSUE = "报头: {名称: 河湾信息, 期号: 7}\n标题: 题目\n正文: 文。\n"
SERIES = "报头: {编印机关: 河湾区档案室}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.yaml").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "gongwen.yaml").write_text(SERIES, encoding="utf-8")
    (tmp_path / "style.yaml").write_text("正文: {首行缩进: 2}\n", encoding="utf-8")
    (tmp_path / "d").mkdir()
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "target", ["a.yaml", "./a.yaml", "d/../a.yaml", "no/../a.yaml", "link.yaml"]
)
def test_the_issue_is_spared(folder: Path, target: str) -> None:
    for spelled in (target, str(folder / target)):
        with pytest.raises(ValueError, match="稿件本身"):
            build_file("a.yaml", spelled)
    with pytest.raises(ValueError, match="稿件本身"):
        build_file("link.yaml", "a.yaml")
    assert ISSUE == (folder / "a.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("target", "what"), [("gongwen.yaml", "共用的设置"), ("style.yaml", "版面文件")]
)
def test_what_the_issue_shares_is_spared(folder: Path, target: str, what: str) -> None:
    before = (folder / target).read_bytes()
    with pytest.raises(MachineError, match=what):
        build_file("a.yaml", f"d/../{target}", style="style.yaml")
    assert before == (folder / target).read_bytes()


@pytest.mark.parametrize(
    ("one", "same"),
    [("a.yaml", True), ("no/../a.yaml", True), ("b.yaml", False), ("d/a.yaml", False)],
)
def test_places_are_compared_as_files_are_written(folder: Path, one: str, *, same: bool) -> None:
    assert same is is_same_place(Path(one), folder / "a.yaml")
