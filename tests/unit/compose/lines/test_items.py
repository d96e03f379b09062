import pytest

from gongwen.compose.lines.items import itemize

from support.composing import make_case, make_galley, make_segment, word


def pieces(text: str) -> list[str]:
    return ["".join(sort.character for sort in item.sorts) for item in make_galley(text).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国务院", ["国", "务", "院"]),
        ("增长99.5%，", ["增", "长", "99.5%", "，"]),
        ("1,040人", ["1,040", "人"]),
        ("-5℃", ["-5℃"]),
        ("14℃～24℃，", ["14℃～24℃", "，"]),
        ("5%—10%的", ["5%—10%", "的"]),
        ("7×24小时", ["7×24", "小", "时"]),
        ("补贴￥500元", ["补", "贴", "￥500", "元"]),
        ("≥35亩", ["≥35", "亩"]),
        ("35μg/m³，", ["35μg/m³", "，"]),
        ("排放CO₂少", ["排", "放", "CO₂", "少"]),
        ("他——我……", ["他", "——", "我", "……"]),
        ("———", ["——", "—"]),
        ("2020-2022年", ["2020-2022", "年"]),
        ("TCP IP协议", ["TCP ", "IP", "协", "议"]),
        ("PDF 文件", ["PDF", " ", "文", "件"]),
        ("郝婕 高璇", ["郝", "婕", " ", "高", "璇"]),
        ("Ångström", ["Ångström"]),
        ("Москва", ["Москва"]),
        ("", []),
    ],
)
def test_a_paragraph_is_cut_into_items(text: str, expected: list[str]) -> None:
    assert expected == pieces(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "http://www.example.org/a-b/index.html",
            ["http:/", "/", "www.", "example.", "org/", "a-", "b/", "index.", "html"],
        ),
        ("state-of-the-art-design", ["state-", "of-", "the-", "art-", "design"]),
        ("a" * 60, ["a"] * 60),
        ("a" * 58 + "9%", ["a"] * 58 + ["9%"]),
    ],
)
def test_a_long_word_is_cut_at_its_marks_and_then_anywhere(text: str, expected: list[str]) -> None:
    assert expected == pieces(text)


@pytest.mark.parametrize(
    "number", ["110101199003077578", "91410106MA5K2X8R3F", "6222021234567890123"]
)
def test_a_long_number_that_fits_a_line_is_kept_whole(number: str) -> None:
    assert [number] == pieces(number)


def test_a_cut_word_may_be_parted_wherever_it_was_cut() -> None:
    galley = make_galley("见http://www.example.org/index.html。")
    assert all(galley.breakable[1:-2])
    assert not galley.breakable[-2]


def test_a_cut_word_fills_whole_cells_together() -> None:
    galley = make_galley("http://www.example.org/")
    assert pytest.approx(12) == sum(item.cells for item in galley.items)


def test_segments_keep_their_characters_and_words_do_not_part_between_them() -> None:
    galley = itemize([make_segment("第12"), make_segment(""), make_segment("34号")], 8, 25)
    assert (0, 0, 2, 2) == galley.owners
    assert (False, True, False, True, True) == galley.breakable


def test_nothing_gives_no_items() -> None:
    galley = itemize([], 8, 25)
    assert ((), (True,)) == (galley.items, galley.breakable)


def test_a_space_between_words_is_narrower_than_one_between_ideographs() -> None:
    case = make_case()
    assert 0.25 == word(case, "TCP ").sorts[-1].width
    assert 1 == case.item(" ").cells
