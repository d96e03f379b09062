"""Every form is found in every place by its name, and a new one is files and a line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from gongwen.forms import FORMS, PLACES, Form, find_form, room

from support import placard
from support.command import ROOT
from support.issues import SHORT


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("place", PLACES)
def test_every_form_has_a_room_in_every_place(place: str, form: Form) -> None:

    assert f"{place}.{form.name}" == room(place, form.name).__name__


def test_a_form_is_found_by_either_name() -> None:
    for form in FORMS:
        assert form == find_form(form.name) == find_form(form.label)
    assert find_form("没有") is None


YAML = "form: placard\n牌题: 河湾公园告示\n牌文: |\n  请勿攀折花木。\n"
TEXT = "告示牌\n河湾公园告示\n\n请勿攀折花木。\n"


class House:
    """A copy of the program with one form more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        sources = folder / "src"
        shutil.copytree(
            ROOT / "src" / "gongwen",
            sources / "gongwen",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        (folder / "fonts").symlink_to(ROOT / "fonts")
        for place, source in placard.FILES.items():
            path = sources / Path(*place.split("."), "placard.py")
            assert not path.exists()
            path.write_text(source.lstrip(), encoding="utf-8")
        registry = sources / "gongwen" / "forms.py"
        line = 'Form("bulletin", "简报"),'
        text = registry.read_text(encoding="utf-8")
        assert 1 == text.count(line)
        registry.write_text(text.replace(line, f"{line} {placard.LINE}"), encoding="utf-8")

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "gongwen", *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "src")},
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    def write(self, name: str, content: str) -> None:
        (self.folder / name).write_text(content, encoding="utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


def words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        text: str = pdf[0].get_textpage().get_text_range()
        return text.replace("\r\n", "\n")


@pytest.mark.parametrize(("name", "content"), [("a.yaml", YAML), ("a.txt", TEXT)])
def test_a_new_form_is_read_composed_and_rendered(house: House, name: str, content: str) -> None:
    house.write(name, content)
    done = house.run("build", name, "-o", f"{name}.pdf")
    assert (0, "已写入") == (done.returncode, done.stderr[:3]), done.stderr
    assert "河湾公园告示\n请勿攀折花木。\n— 1 —" == words(house.folder / f"{name}.pdf").strip()


def test_a_new_form_lists_its_sheet_and_no_row_of_another(house: House) -> None:
    done = house.run("sheet", "--form", "告示牌")
    assert "木牌.抬高" in done.stdout
    assert "\nmasthead." not in done.stdout
    assert "\nmasthead." in house.run("sheet").stdout


def test_a_new_form_is_written_as_it_was_read(house: House) -> None:
    house.write("b.txt", TEXT)
    done = house.run("convert", "b.txt", "-o", "c.yaml")
    assert 0 == done.returncode, done.stderr
    again = house.run("convert", "c.yaml")
    assert again.stdout == (house.folder / "c.yaml").read_text(encoding="utf-8")
    assert "heading: 河湾公园告示" in again.stdout


def test_a_form_is_asked_for_before_its_keys(house: House) -> None:
    house.write("d.yaml", YAML.replace("牌题", "报头"))
    done = house.run("check", "d.yaml")
    assert 1 == done.returncode
    assert "没有“报头”这个键" in done.stderr
    assert "form-unknown" not in done.stderr


def test_settings_that_forms_share_may_name_a_row_of_either(house: House) -> None:
    folder = house.folder / "shared"
    folder.mkdir()
    house.write("shared/gongwen.yaml", "版面: {报头: {名称: {字号: 48}}, 木牌: {抬高: 30}}\n")
    house.write("shared/1.yaml", SHORT)
    house.write("shared/2.yaml", YAML)
    done = house.run("check", "shared")
    assert (0, []) == (done.returncode, [line for line in done.stderr.splitlines() if "[" in line])
    house.write("shared/gongwen.yaml", "版面: {报头: {名称: {字号: 480}}}\n")
    assert 1 == house.run("check", "shared").stderr.count("error[style-value]")
    house.write("shared/gongwen.yaml", "版面: {抬头: {名称: {字号: 48}}}\n")
    done = house.run("check", "shared")
    assert 1 == done.returncode
    assert 1 == done.stderr.count("error[style-unknown]")


def test_a_setting_of_its_own_must_name_a_row_that_its_form_has(house: House) -> None:
    house.write("e.yaml", YAML + "版面: {报头: {名称: {字号: 48}}}\n")
    done = house.run("check", "e.yaml")
    assert 1 == done.returncode
    assert "版面中没有“报头”这一项" in done.stderr
    house.write("f.yaml", YAML + "版面: {木牌: {抬高: 400}}\n")
    assert "应在 5 与 60 之间" in house.run("check", "f.yaml").stderr
