from itertools import groupby, pairwise
from operator import itemgetter

import pytest

from gongwen.compose.forms.bulletin.imprint import set_imprint
from gongwen.compose.lines.line import Line
from gongwen.compose.sides.matter import Matter, Stroke
from gongwen.document.imprint import ImprintEntry
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet
from gongwen.sheet.override import override
from gongwen.units import mm

from support.bulletins import entries, make_shop
from support.composing import text_of
from support.documents import make_entry, make_setting

ROOT = 0
GRID = make_shop().grid
CELL = (GRID.width - 3 * 14) / 28
"""29 characters of 14 pt from one inset to the other (GB/T 9704—2012, 7.4.2)."""


def set_entries(*given: ImprintEntry) -> Matter:
    imprint = set_imprint(make_shop(), given, ROOT)
    assert imprint is not None
    return imprint.usual


def groups(imprint: Matter) -> list[list[list[Line]]]:
    """Give the lines of every row of every group between two rules."""
    found: list[list[list[Line]]] = []
    for is_rule, items in groupby(imprint.items, key=lambda each: isinstance(each[1], Stroke)):
        if not is_rule:
            rows = groupby(items, key=itemgetter(0))
            found.append([[line for _, line in row if isinstance(line, Line)] for _, row in rows])
    return found


def texts(imprint: Matter) -> list[list[str]]:
    """Give the rows of every group, lines side by side joined by a bar."""
    return [["|".join(map(text_of, row)) for row in group] for group in groups(imprint)]


def left(line: Line) -> float:
    return line.pieces[0].xs[0]


def right(line: Line) -> float:
    return line.pieces[-1].xs[-1] + line.size


def test_without_entries_there_is_no_imprint() -> None:
    assert set_imprint(make_shop(), (), ROOT) is None


@pytest.mark.parametrize(
    "label",
    [
        "责编",
        "编审",
        "审定",
        "撰稿",
        "联系人",
        "传真",
        "邮箱",
        "网址",
        "本期责任编辑",
        "主办",
        "编印单位",
        "采编",
    ],
)
def test_who_made_it_and_where_to_write_stands_below_the_recipients(label: str) -> None:
    imprint = set_entries(*entries(**{label: "甲"}, 发="各街道"))
    assert [["发：各街道"], [f"{label}：甲"]] == texts(imprint)


def test_a_program_may_say_itself_what_a_label_names() -> None:
    post = make_entry(label="值班", text="甲", kind="people")
    assert [["发：各街道"], ["值班：甲"]] == texts(set_entries(post, *entries(发="各街道")))


def test_recipients_stand_above_people() -> None:
    imprint = set_entries(*entries(责任编辑="郝一", 送="各单位", 发="各街道"))
    assert [["送：各单位", "发：各街道"], ["责任编辑：郝一"]] == texts(imprint)


def test_a_long_list_hangs_after_its_colon() -> None:
    imprint = set_entries(*entries(本期送="各街道办事处、" * 8 + "档案室"))
    rows = [row[0] for row in groups(imprint)[0]]
    assert len(rows) > 1
    for row in rows[1:]:
        assert pytest.approx(left(rows[0]) + 4 * CELL) == left(row)
    for row in rows[:-1]:
        # A stop at the end of a row may be halved.
        assert right(row) in (pytest.approx(GRID.right - 14), pytest.approx(GRID.right - 7))


def test_people_stand_side_by_side_as_far_as_a_row_holds_them() -> None:
    imprint = set_entries(*entries(责任编辑="郝一 高二", 审核="王三", 校对="李四"))
    assert [["责任编辑：郝一 高二|审核：王三|校对：李四"]] == texts(imprint)
    lines = groups(imprint)[0][0]
    for before, after in pairwise(lines):
        assert pytest.approx(2 * CELL) == left(after) - right(before)
    many = set_entries(
        *entries(责任编辑="郝一 高二 王三 李四", 审核="赵五 钱六 孙七 吴九", 校对="周八")
    )
    assert ["责任编辑：郝一 高二 王三 李四", "审核：赵五 钱六 孙七 吴九|校对：周八"] == texts(many)[
        0
    ]


def test_copies_stand_at_the_right_of_the_last_row() -> None:
    copies = make_entry(text="共印50份")
    imprint = set_entries(*entries(发="各街道"), copies)
    assert [["发：各街道|共印50份"]] == texts(imprint)
    assert pytest.approx(GRID.right - 14, abs=0.01) == right(groups(imprint)[0][-1][-1])


def test_copies_have_a_row_of_their_own_where_the_last_is_full() -> None:
    copies = make_entry(text="共印50份")
    imprint = set_entries(*entries(发="各街道办事处、各村委会、各社区居民委员会、档案室"), copies)
    assert "共印50份" == texts(imprint)[0][-1]
    assert [["共印50份"]] == texts(set_entries(copies))


def test_a_label_as_long_as_the_row_does_no_harm() -> None:
    imprint = set_entries(*entries(**{"很" * 40: "各街道——办事处"}))
    assert "很" * 40 + "：各街道——办事处" == "".join(texts(imprint)[0])


def test_the_imprint_closes_on_the_foot_of_the_type_area() -> None:
    imprint = set_entries(*entries(送="各单位", 发="各街道", 责任编辑="郝一"))
    rules = [
        rule for mark in imprint.marks(GRID, GRID.bottom - imprint.height) for rule in mark.rules
    ]
    first, inner, last = rules
    assert pytest.approx(mm(37 + 225)) == last.y + last.height
    assert pytest.approx([mm(0.35), mm(0.25), mm(0.35)]) == [rule.height for rule in rules]
    assert {(GRID.left, GRID.width)} == {(rule.x, rule.width) for rule in rules}
    assert pytest.approx(imprint.height) == last.y + last.height - first.y
    assert pytest.approx(2 * 28 + mm(0.35)) == inner.y - first.y
    assert pytest.approx(28 + mm(0.25)) == last.y - inner.y


def test_type_is_centred_in_its_row() -> None:
    imprint = set_entries(*entries(发="各街道"))
    rule, text, _ = imprint.marks(GRID, 100)
    top = rule.rules[0].y + rule.rules[0].height
    assert pytest.approx(top + (28 - 14) / 2 + 0.88 * 14) == text.runs[0].baseline


@pytest.mark.parametrize(
    ("row", "least", "expected"), [("28", "26", (28, 26)), ("25", "26", (25, 25))]
)
def test_rows_may_be_lower_where_that_saves_a_side(
    row: str, least: str, expected: tuple[float, float]
) -> None:
    settings = [
        make_setting("imprint", "row", value=row),
        make_setting("imprint", "row_least", value=least),
    ]
    sheet, problems = override(BULLETIN, settings)
    assert () == problems
    assert isinstance(sheet, BulletinSheet)
    imprint = set_imprint(make_shop(sheet), entries(报="甲", 送="乙", 发="丙"), ROOT)
    assert imprint is not None
    for matter, pitch in zip(imprint, expected, strict=True):
        tops = [top for top, _ in matter.lines]
        assert pytest.approx([pitch] * 2) == [below - above for above, below in pairwise(tops)]
        assert pytest.approx(3 * pitch + 2 * mm(0.35)) == matter.height
        above = tops[0] - mm(0.35)
        assert pytest.approx((pitch - 14) / 2) == above
