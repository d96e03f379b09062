"""What fonts there are, and what an issue takes of them."""

from pathlib import Path

from gongwen.desk.fontlist import LICENCES, OWN, catalogue, characters
from gongwen.press.draft import prepare
from gongwen.render.fonts.book import FILES, FontBook
from gongwen.sheet.rows import FACES

from support.command import ROOT
from support.issues import SHORT
from support.jobs import make_job


def test_every_font_has_a_file_and_a_licence() -> None:
    listed = list(catalogue(FontBook()))
    assert [font for font, _ in FACES] == [each.font for each in listed]
    assert list(FILES.values()) == [each.file for each in listed]
    assert set(FILES) == set(LICENCES)
    readme = (ROOT / "fonts" / "README.md").read_text(encoding="utf-8")
    for each in listed:
        assert each.licence.split()[0].removesuffix(".0") in readme


def test_a_font_of_ones_own_has_a_licence_of_its_own() -> None:
    own = FontBook({"fangsong": ROOT / "fonts" / "LXGWWenKai-Light.ttf"})
    fangsong = next(catalogue(own))
    assert ("LXGWWenKai-Light.ttf", OWN) == (fangsong.file, fangsong.licence)


def test_characters_are_counted_where_they_come_from(tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(SHORT.replace("查阅。", "查阅，喆到。"), encoding="utf-8")
    composition = prepare(make_job(source)).composition
    assert composition is not None
    used = characters(composition)
    assert {"喆": 1} == used["rare"]
    assert (2, 1) == (used["fangsong"]["档"], used["title"]["档"])
    assert "，" in used["songti"]
    assert "，" not in used["fangsong"]
    assert " " not in "".join(character for counted in used.values() for character in counted)
    drawn = sum(len(m.text.replace(" ", "")) for p in composition.pages for m in p.marks)
    assert drawn == sum(counted.total() for counted in used.values())
