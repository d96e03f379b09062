"""Which font files a style may name."""

from pathlib import Path

import pytest

from gongwen.document import Setting
from gongwen.press.fontfiles import choose_fonts, is_font

from support.documents import make_setting


def setting(file: Path, *names: str, value: str) -> Setting:
    return make_setting(*names, value=value, file=file)


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "issues"
    (folder / "fonts").mkdir(parents=True)
    (folder / "fonts" / "own.ttf").touch()
    (tmp_path / "other.ttf").touch()
    return folder / "a.yaml"


def test_fonts_are_no_rows_of_the_sheet(issue: Path) -> None:
    assert is_font(setting(issue, "fonts", "kaiti", value="a.ttf"))
    assert is_font(setting(issue, "字体文件", "楷体", value="a.ttf"))
    assert not is_font(setting(issue, "rows", value="22"))


@pytest.mark.parametrize("name", ["kaiti", "楷体"])
def test_a_path_starts_from_the_file_that_names_it(issue: Path, name: str) -> None:
    chosen, problems = choose_fonts([setting(issue, "fonts", name, value="fonts/own.ttf")], ())
    assert () == problems
    assert ["kaiti"] == list(chosen)
    assert issue.parent / "fonts" / "own.ttf" == chosen["kaiti"].path


def test_later_settings_win(issue: Path) -> None:
    (issue.parent / "b.ttf").touch()
    chosen, _ = choose_fonts(
        [
            setting(issue, "fonts", "kaiti", value="fonts/own.ttf"),
            setting(issue, "fonts", "楷体", value="b.ttf"),
        ],
        (),
    )
    assert "b.ttf" == chosen["kaiti"].path.name


@pytest.mark.parametrize(
    "outside", ["../other.ttf", "fonts/../../other.ttf", "{}/other.ttf", "link.ttf"]
)
def test_a_path_must_not_lead_out_of_the_folder(issue: Path, tmp_path: Path, outside: str) -> None:
    (issue.parent / "link.ttf").symlink_to("../other.ttf")
    written = setting(issue, "fonts", "kaiti", value=outside.format(tmp_path))
    chosen, problems = choose_fonts([written], ())
    assert {} == chosen
    assert [("path-outside", 3, 9)] == [
        (each.code, each.span.line, each.span.column) for each in problems
    ]
    assert "--allow" in problems[0].hint


@pytest.mark.parametrize("allowed", ["other.ttf", "."])
def test_what_is_allowed_may_lie_anywhere(issue: Path, tmp_path: Path, allowed: str) -> None:
    written = setting(issue, "fonts", "kaiti", value="../other.ttf")
    chosen, problems = choose_fonts([written], [tmp_path / allowed])
    assert () == problems
    assert tmp_path / "other.ttf" == chosen["kaiti"].path


@pytest.mark.parametrize("written", ["none.ttf", "fonts"])
def test_a_missing_file_is_an_error(issue: Path, written: str) -> None:
    chosen, problems = choose_fonts([setting(issue, "fonts", "kaiti", value=written)], ())
    assert {} == chosen
    assert ["font-missing"] == [each.code for each in problems]


@pytest.mark.parametrize("written", ["a\0.ttf", "loop"])
def test_a_name_that_leads_nowhere_is_an_error(issue: Path, written: str) -> None:
    (issue.parent / "loop").symlink_to("loop")
    chosen, problems = choose_fonts([setting(issue, "fonts", "kaiti", value=written)], ())
    assert {} == chosen
    assert ["path-invalid"] == [each.code for each in problems]


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        (("fonts", "fangson"), "fangsong"),
        (("fonts", "草书"), "fangsong、仿宋"),
        (("fonts",), "fangsong、仿宋"),
        (("fonts", "kaiti", "size"), "fangsong、仿宋"),
    ],
)
def test_an_unknown_font_is_an_error(issue: Path, names: tuple[str, ...], hint: str) -> None:
    chosen, problems = choose_fonts([setting(issue, *names, value="fonts/own.ttf")], ())
    assert {} == chosen
    assert ["font-unknown"] == [each.code for each in problems]
    assert hint in problems[0].hint
