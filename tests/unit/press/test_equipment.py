"""What a document is set with: rows, fonts, and what is wrong with the settings that name them."""

import shutil
from pathlib import Path

import pytest

from gongwen.document import Setting
from gongwen.document.text import Origin, Text
from gongwen.press import equipment
from gongwen.press.equipment import MOST_BOOKS, choose_files, equip
from gongwen.sheet.bulletin import BULLETIN

from support.command import ROOT


@pytest.fixture(autouse=True)
def _no_fonts_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(equipment, "_BOOKS", {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "fonts" / "gkai00mp.ttf", tmp_path / "own.ttf")
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    return tmp_path


def setting(folder: Path, value: str, *names: str) -> Setting:
    def text(string: str) -> Text:
        return Text(string, str(folder / "a.yaml"), (Origin(0, 1, 1),))

    return Setting(tuple(map(text, names)), text(value))


def test_the_last_setting_of_a_row_counts(folder: Path) -> None:
    settings = [setting(folder, "20", "rows"), setting(folder, "21", "每面行数")]
    found = equip(None, settings, choose_files(settings, ()))
    assert (21, ()) == (found.sheet.rows.value, found.findings)
    assert BULLETIN.columns == found.sheet.columns


def test_a_font_is_no_row_and_a_row_no_font(folder: Path) -> None:
    settings = [setting(folder, "own.ttf", "fonts", "kaiti"), setting(folder, "20", "rows")]
    found = equip(None, settings, choose_files(settings, ()))
    assert (20, ()) == (found.sheet.rows.value, found.findings)
    assert folder / "own.ttf" == found.fonts.typeface("kaiti").path


def test_all_that_is_wrong_is_told_at_once_rows_first(folder: Path) -> None:
    settings = [
        setting(folder, "bad.ttf", "fonts", "kaiti"),
        setting(folder, "none.ttf", "fonts", "heiti"),
        setting(folder, "20", "rowz"),
    ]
    found = equip(None, settings, choose_files(settings, ()))
    assert ["style-unknown", "font-missing", "font-unusable"] == [
        each.code for each in found.findings
    ]
    assert ROOT / "fonts" / "gkai00mp.ttf" == found.fonts.typeface("kaiti").path


def test_fonts_are_opened_once_for_all_jobs_that_name_the_same(folder: Path) -> None:
    settings = [setting(folder, "own.ttf", "fonts", "kaiti")]
    first, again = (equip(None, settings, choose_files(settings, ())).fonts for _ in range(2))
    assert first is again
    assert first is not equip(None, [], choose_files([], ())).fonts
    (folder / "own.ttf").write_bytes((ROOT / "fonts" / "FandolFang-Regular.otf").read_bytes())
    assert first is not equip(None, settings, choose_files(settings, ())).fonts


def test_the_fonts_that_were_not_used_for_longest_are_closed(folder: Path) -> None:
    named = []
    for number in range(MOST_BOOKS):
        shutil.copy(folder / "own.ttf", folder / f"{number}.ttf")
        named.append(choose_files([setting(folder, f"{number}.ttf", "fonts", "kaiti")], ()))
    first, second = (equip(None, [], each).fonts for each in named[:2])
    for each in named[2:]:
        equip(None, [], each)
    assert first is equip(None, [], named[0]).fonts
    equip(None, [], choose_files([], ()))
    assert first is equip(None, [], named[0]).fonts
    assert second is not equip(None, [], named[1]).fonts
