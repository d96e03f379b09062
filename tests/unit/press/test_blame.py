"""No glyph stands off the paper or on another: refused, with the row or the text at fault."""

from pathlib import Path

import pytest

from gongwen import IssueError, build_pdf, compose_pages, read_text
from gongwen.diagnostics import Diagnostic

from support.issues import SHORT

LONG = "内部资料注意保存" * 7


def refused(text: str) -> Diagnostic:
    with pytest.raises(IssueError) as caught:
        build_pdf(text)
    (found,) = [each for each in caught.value.diagnostics if each.severity == "error"]
    return found


def with_style(row: str) -> str:
    return f"{SHORT}style:\n  {row}\n"


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("columns: 40", "columns: 40"),
        ("body: {text: {size: 24}}", "body.text.size: 24"),
        ("type_area: {width: 100}", "type_area.width: 100"),
        ("title: {type: {size: 110}}", "title.type.size: 110"),
        ("folio: {type: {size: 120}}", "folio.type.size: 120"),
        ("imprint: {type: {size: 40}}", "imprint.type.size: 40"),
        ("每行字数: 40", "每行字数: 40"),
    ],
)
def test_a_row_that_does_not_go_with_the_others_is_named(row: str, named: str) -> None:
    text = with_style(row).replace("档案搬进新库房", "描绘最大同心圆凝聚推动高质量发展正能量")
    found = refused(text)
    assert "style-clash" == found.code
    assert f"“{named}”排不成" in found.message
    assert found.span.line == text.count("\n")
    assert found.hint


def test_of_several_rows_the_one_at_fault_is_named() -> None:
    found = refused(with_style("columns: 40\n  body: {indent: 0}\n  rows: 20"))
    assert "“columns: 40”排不成" in found.message


@pytest.mark.parametrize("row", ["columns: 28", "columns: 24", "body: {text: {size: 15}}"])
def test_a_row_that_goes_with_the_others_is_followed(row: str) -> None:
    assert build_pdf(with_style(row)).pdf


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("  name: 河湾信息", f"  classification: {LONG}\n  name: 河湾信息", 2),
        (
            "  name: 河湾信息",
            f"  classification: {LONG[:24]}\n  copy_number: '{'1234567890' * 2}'\n  name: 河湾信息",
            2,
        ),
    ],
    ids=["off the paper", "on one another"],
)
def test_a_text_that_has_no_room_is_named(before: str, after: str, line: int) -> None:
    found = refused(SHORT.replace(before, after))
    assert ("text-clash", line) == (found.code, found.span.line)


@pytest.mark.parametrize(
    "text",
    [
        SHORT.replace("imprint:", f"    source: {'河湾区档案室' * 9}\nimprint:"),
        SHORT.replace("发: 各街道办事处", f"发: 各街道办事处\n  共印: 60份，{'各街道各十份' * 20}"),
        with_style("title: {type: {size: 34}}").replace(
            "档案搬进新库房", "凝聚推动高质量发展正能量" * 2
        ),
    ],
    ids=["source", "copies", "title"],
)
def test_what_no_row_holds_is_set_on_several(text: str) -> None:
    assert build_pdf(text).pdf


def test_letters_that_hang_over_their_neighbours_are_no_clash() -> None:
    text = SHORT.replace("档案搬进新库房", "№j ffj №jf 库房")
    assert build_pdf(text).pdf
    assert build_pdf(f"{text}style: {{rows: 21}}\n".replace("三月四日", "№jffj")).pdf


def test_the_library_refuses_the_same(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("columns: 40\n", encoding="utf-8")
    with pytest.raises(IssueError) as caught:
        compose_pages(read_text(SHORT), style=tmp_path / "s.yaml")
    assert ["style-clash"] == [each.code for each in caught.value.diagnostics]
    assert str(tmp_path / "s.yaml") == caught.value.diagnostics[0].span.file
