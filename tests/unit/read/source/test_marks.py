"""Marks beside 汉字 in half-width form: which are folded, and how rows of them are told."""

import pytest

from gongwen.diagnostics import Diagnostic
from gongwen.document.body import Paragraph
from gongwen.document.bulletin import Bulletin
from gongwen.read import read

HEAD = "河湾信息\n第7期\n河湾区档案室\n2024年3月5日\n东渠通水\n"


def folded(body: str) -> tuple[str, list[Diagnostic]]:
    reading = read(f"{HEAD}{body}".encode(), "x.txt")
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    (block,) = reading.document.articles[0].blocks
    assert isinstance(block, Paragraph)
    return block.text.string, [each for each in reading.diagnostics if each.code == "ascii-mark"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("他说,好!!!真好。", "他说，好！！！真好。"),
        ("共A,B,C三类。", "共A,B,C三类。"),
        ("增长5%,,下降。", "增长5%,,下降。"),
        ("增长5%.另有3.5万人。", "增长5%。另有3.5万人。"),
        ('"甲""乙"都好。', "“甲”“乙”都好。"),
        ('他说"""好"""的。', '他说"""好"""的。'),
        ("东渠(((甲)))通水。", "东渠（（（甲）））通水。"),
        ("东渠((((甲))))通水。", "东渠((((甲))))通水。"),
    ],
)
def test_rows_of_marks(written: str, printed: str) -> None:
    assert printed == folded(written)[0]


def test_a_row_of_marks_is_one_place_and_each_of_them_counts() -> None:
    _, (found,) = folded("他说好!!!真好,好。")
    assert "汉字旁的半角标点已改为全角（共 4 处）" == found.message
    assert [(4, 3), (9, 1)] == [(each.column, each.width) for each in found.places]
    assert ["！！！", "，"] == [edit.text for edit in found.edits]
