"""The measurement table: every row says where it comes from, and the derived numbers close."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from gongwen.forms import FORMS
from gongwen.sheet import sheet_of
from gongwen.sheet.bulletin import BULLETIN
from gongwen.sheet.groups import Sheet
from gongwen.sheet.names import Named, rows
from gongwen.sheet.override import override
from gongwen.sheet.rows import Choice, Colour, Measure, label_of
from gongwen.units import mm

from support.documents import make_setting as setting

ROOT = Path(__file__).parents[1]
SHEETS = [sheet_of(form.name) for form in FORMS]

ROWS = [(sheet, named) for sheet in SHEETS for named in rows(sheet)]
IDS = [f"{sheet.name}-{'.'.join(named.names)}" for sheet, named in ROWS]

SOURCE = re.compile(r"(GB/T \d+(\.\d)?—\d{4} |GB/T 9704—2012 )\S|惯例：\S|本程序：\S|clreq, \S")
"""How a row names its source."""
ENGLISH = re.compile(r"[A-Za-z] [A-Za-z]|: ")
"""What a remark in Chinese has none of: two words in a row, a colon of half width."""


@pytest.mark.parametrize(("sheet", "named"), ROWS, ids=IDS)
def test_every_row_has_a_clause_and_a_chinese_label(sheet: Sheet, named: Named) -> None:
    names, labels, row = named
    assert sheet.name
    assert SOURCE.match(row.clause), f"{names}: {row.clause!r} names no source"
    assert not ENGLISH.search(row.clause), f"{names}: {row.clause!r} is not in Chinese"
    assert all(re.search(r"[\u4e00-\u9fff]", label) for label in labels), f"{names}: {labels}"


@pytest.mark.parametrize(("sheet", "named"), ROWS, ids=IDS)
def test_every_value_is_one_that_a_style_could_give(sheet: Sheet, named: Named) -> None:
    names, _, row = named
    assert sheet.name
    assert names
    if isinstance(row, Measure):
        assert row.least <= row.value <= row.most
    assert row == row.read(str(row.value))


@pytest.mark.parametrize(("sheet", "named"), ROWS, ids=IDS)
def test_every_row_can_be_overridden_by_either_name(sheet: Sheet, named: Named) -> None:
    names, labels, row = named
    for path in (names, labels):
        changed, problems = override(sheet, [setting(*path, value=str(row.value))])
        assert problems == ()
        assert changed == sheet


def groups(group: Any, path: str = "sheet") -> Iterator[tuple[str, Any]]:
    yield path, group
    for each in fields(group):
        value = getattr(group, each.name)
        if is_dataclass(value) and not isinstance(value, Measure | Choice | Colour):
            yield from groups(value, f"{path}.{each.name}")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_labels_are_unique_within_their_group(sheet: Sheet) -> None:
    for path, group in groups(sheet):
        named: dict[str, list[str]] = defaultdict(list)
        for each in fields(group):
            if each.metadata:
                named[label_of(each)].append(each.name)
        assert {} == {label: names for label, names in named.items() if len(names) > 1}, path


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_paper_holds_the_type_area_and_the_margins(sheet: Sheet) -> None:
    area, paper = sheet.type_area, sheet.paper
    assert area.binding_margin.pt + area.width.pt < paper.width.pt
    assert area.head_margin.pt + area.height.pt < paper.height.pt
    assert (210, 297) == (paper.width.value, paper.height.value)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_grid_fills_the_type_area(sheet: Sheet) -> None:
    """28 glyph boxes are 156 mm wide, 22 are 225 mm high; gbt9704 gives 15.785 and 29.609 pt."""
    size = sheet.body.text.size.pt
    cell = (sheet.type_area.width.pt - size) / (sheet.columns.count - 1)
    pitch = (sheet.type_area.height.pt - size) / (sheet.rows.count - 1)
    assert pytest.approx(15.785, abs=0.0005) == cell
    assert pytest.approx(29.609, abs=0.0005) == pitch
    assert pytest.approx(mm(156)) == 27 * cell + size
    assert pytest.approx(mm(225)) == 21 * pitch + size


def test_a_row_is_as_high_as_the_standard_says() -> None:
    """GB/T 9704—2012, 3.2: one character and 7/8 of a 三号 character."""
    three = BULLETIN.body.text.size.pt
    for size, pitch in (
        (BULLETIN.title.type.size, BULLETIN.title.pitch),
        (BULLETIN.imprint.type.size, BULLETIN.imprint.row),
        (BULLETIN.masthead.issuer.size, BULLETIN.masthead.issuer_pitch),
    ):
        assert pytest.approx(size.pt + 7 / 8 * three) == pitch.pt


def test_a_setting_that_names_no_row_is_an_error_with_a_suggestion() -> None:
    changed, problems = override(BULLETIN, [setting("正文", "首行缩近", value="0")])
    assert BULLETIN == changed
    assert [("style-unknown", 1)] == [(each.code, each.span.column) for each in problems]
    assert "首行缩进" in problems[0].hint


@pytest.mark.parametrize(
    "value",
    ["两三", "-1", "9999", "nan", "inf", "", "2,5", "1e400"],
    ids=lambda value: value or "empty",
)
def test_a_value_that_does_not_fit_is_an_error_with_its_place(value: str) -> None:
    changed, problems = override(BULLETIN, [setting("body", "indent", value=value)])
    assert BULLETIN == changed
    assert [("style-value", 9)] == [(each.code, each.span.column) for each in problems]


def test_a_group_is_not_a_row_and_a_row_is_not_a_group() -> None:
    for names in (("body",), ("columns", "indent")):
        changed, problems = override(BULLETIN, [setting(*names, value="2")])
        assert BULLETIN == changed
        assert ["style-unknown"] == [each.code for each in problems]


@pytest.mark.parametrize(
    ("names", "written", "expected"),
    [
        (("正文", "文字", "字号"), "三号", 16),
        (("正文", "文字", "字号"), "小四", 12),
        (("正文", "文字", "字号"), "小三号", 15),
        (("正文", "文字", "字号"), "16磅", 16),
        (("正文", "文字", "字号"), "16 PT", 16),
        (("正文", "文字", "字号"), "10.5 点", 10.5),
        (("版心", "天头"), "35毫米", 35),
        (("版心", "天头"), "35 mm", 35),
        (("版心", "天头"), "3.5厘米", 35),
        (("版心", "天头"), "3.5cm", 35),
        (("正文", "首行缩进"), "两格", 2),
        (("正文", "首行缩进"), "2字符", 2),
        (("正文", "首行缩进"), "半字", 0.5),
        (("每面行数",), "22行", 22),
        (("每面行数",), "二十一行", 21),
        (("每行字数",), "28个字", None),
        (("正文", "题随行"), "一行", 1),
    ],
)
def test_amounts_are_read_as_people_write_them(
    names: tuple[str, ...], written: str, expected: float | None
) -> None:
    changed, problems = override(BULLETIN, [setting(*names, value=written)])
    assert (expected is None) == bool(problems)
    row = next(each.row for each in rows(changed) if each.labels == names)
    assert expected is None or expected == row.value


@pytest.mark.parametrize(
    ("names", "written", "hint"),
    [
        (("版心", "天头"), "三号", "写毫米数，如 35、35毫米、3.5厘米"),
        (("正文", "文字", "字号"), "大", "写磅数或字号，如 16、16磅、三号"),
        (("正文", "首行缩进"), "两毫米", "写字数，如 2、2字、两字"),
        (("每面行数",), "21.5", "写整数，如 22"),
        (("正文", "首行缩进"), "10字", "应在 0 与 8 之间（单位 字）"),
        (("正文", "文字", "字体"), "仿宋体", "是否想写“仿宋”"),
        (("正文", "文字", "字体"), "仿宋_GB2312", "是否想写“仿宋”"),
        (("标题", "文字", "字体"), "方正小标宋简体", "是否想写“小标宋”"),
        (("颜色", "红"), "大红", "写六位的颜色代码，前面不写“#”，如 FF0000"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_one_that_would(
    names: tuple[str, ...], written: str, hint: str
) -> None:
    (found,) = override(BULLETIN, [setting(*names, value=written)])[1]
    assert ("style-value", hint) == (found.code, found.hint)


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        (("行距",), "这由“每面行数”定，写成“每面行数: 22 个”"),
        (("正文", "行距"), "这由“每面行数”定，写成“每面行数: 22 个”，行首与“正文”对齐"),
        (("正文", "每面行数"), "“每面行数”不在“正文”里：写成“每面行数: 16”，行首与“正文”对齐"),
        (("首行缩进",), "这由“正文.首行缩进”定，写成“正文: {首行缩进: 2 字}”"),
        (("报尾", "行距"), "是否想写“行高”"),
        (("正文", "字体"), "写明是哪里的，如“正文: {文字: {字体: 16}}”；另有 正文.一级标题.字体"),
        (("字号",), "写明是哪里的，如“正文: {文字: {字号: 16}}”；另有 正文.一级标题.字号、"),
        (("标题", "行高"), "是否想写“行距”"),
        (("编者按", "行距"), "写明是哪里的，如“标题: {行距: 16}”"),
        (("size",), "写明是哪里的，如“body: {text: {size: 16}}”；另有 body.heading1.size、"),
        (("正文",), "“正文”是一组，要再写明其中一项：文字、首行缩进、"),
        (("body",), "“body”是一组，要再写明其中一项：text、indent、"),
        (("rows", "x"), "“rows”下面没有更细的项，写成“rows: 22 个”"),
        (("水印",), "可用的项：用纸、版心、"),
        (("rowz",), "是否想写“rows”"),
    ],
)
def test_a_row_that_is_not_there_is_told_with_the_one_that_was_meant(
    names: tuple[str, ...], hint: str
) -> None:
    (found,) = override(BULLETIN, [setting(*names, value="16")])[1]
    assert "style-unknown" == found.code
    assert found.hint.startswith(hint), found.hint


def test_later_settings_win() -> None:
    changed, _ = override(
        BULLETIN, [setting("rows", value="20"), setting("每面行数", value="21 个")]
    )
    assert 21 == changed.rows.value


def test_the_fonts_are_the_files_of_the_manifest() -> None:
    folder = ROOT / "fonts"
    manifest = {}
    for line in (folder / "MANIFEST").read_text(encoding="utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        manifest[name] = digest
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("MANIFEST", "README.md", ".gitattributes")
    }
    assert manifest == found
    assert 6 == sum(name.endswith((".otf", ".ttf")) for name in manifest)
