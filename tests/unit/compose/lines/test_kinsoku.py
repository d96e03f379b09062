"""GB/T 15834—2011, 5.1: which mark may stand at which end of a line."""

import pytest

from gongwen.compose.lines.kinsoku import may_break

from support.composing import make_galley

STOPS = "。，、；：？！"  # 5.1.1, 5.1.2
OPENERS = "“‘（〔［【《〈「『"  # 5.1.3, the first halves
CLOSERS = "”’）〕］】》〉」』"  # 5.1.3, the second halves
CONNECTORS = "－～·-~—"  # 5.1.6 and 5.1.7
SLASHES = "／/"  # 5.1.9


def mark_breaks(text: str) -> str:
    """Write | wherever a line may end."""
    galley = make_galley(text)
    pieces = ["".join(sort.character for sort in item.sorts) for item in galley.items]
    return "".join(
        ("|" if may and index else "") + piece
        for index, (piece, may) in enumerate(zip(pieces, galley.breakable, strict=False))
    )


@pytest.mark.parametrize("mark", STOPS + CLOSERS + CONNECTORS + SLASHES + "％‰℃")
def test_these_marks_do_not_begin_a_line(mark: str) -> None:
    assert f"字{mark}" in mark_breaks(f"甲字{mark}乙")


@pytest.mark.parametrize("mark", OPENERS + SLASHES + "￥№")
def test_these_marks_do_not_end_a_line(mark: str) -> None:
    assert f"{mark}字" in mark_breaks(f"甲{mark}字乙")


@pytest.mark.parametrize("mark", STOPS + CLOSERS + CONNECTORS)
def test_a_line_may_end_behind_a_stop_a_closer_or_a_connector(mark: str) -> None:
    assert f"字{mark}|乙" in mark_breaks(f"字{mark}乙")


@pytest.mark.parametrize("mark", OPENERS)
def test_a_line_may_end_before_an_opener(mark: str) -> None:
    assert f"甲|{mark}字" in mark_breaks(f"甲{mark}字")


@pytest.mark.parametrize("pair", ["——", "……"])
def test_dashes_and_ellipses_are_one_piece_and_may_stand_at_either_end(pair: str) -> None:
    assert f"甲|{pair}|乙" == mark_breaks(f"甲{pair}乙")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国务院。", "国|务|院。"),
        ("《条例》的", "《条|例》|的"),
        ("〔2024〕3号", "〔2024〕|3|号"),
        ("增长12.5%，", "增|长|12.5%，"),
        ("气温23℃以上", "气|温|23℃|以|上"),
        ("他说：“‘好’字。”", "他|说：|“‘好’|字。”"),
        ("真的？！好", "真|的？！|好"),
        ("列夫·托尔斯泰", "列|夫·|托|尔|斯|泰"),
        ("2020—2022年", "2020—2022|年"),
        ("甲—乙", "甲—|乙"),
        ("京—沪线", "京—|沪|线"),
        ("他——我", "他|——|我"),
        ("等等……。", "等|等|……。"),
        ("元／吨", "元／吨"),
        ("元/吨", "元/吨"),
        ("GDP总量", "GDP|总|量"),
        ("用TCP IP协议", "用|TCP |IP|协|议"),
        ("郝婕 高璇", "郝|婕 |高|璇"),
        ("郝婕 。高璇", "郝|婕 。|高|璇"),
        ("郝婕  高璇", "郝|婕  |高|璇"),
        ("共￥100元", "共|￥100|元"),
        ("（一）（二）", "（一）|（二）"),
    ],
)
def test_break_points(text: str, expected: str) -> None:
    assert expected == mark_breaks(text)


def test_characters_answer_like_items() -> None:
    assert not may_break("字", "。")
    assert not may_break("《", "字")
    assert not may_break("1", "2")
    assert may_break("。", "字")
