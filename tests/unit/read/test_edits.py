"""What a finding would change in its file is right, and mends what it tells."""

import pickle
from pathlib import Path

import pytest

from gongwen.diagnostics import Diagnostic, Edit, Span
from gongwen.document.text import Origin, Text
from gongwen.read import read
from gongwen.read.findings import MOST_ALIKE, SILENT, Findings

TEXT_HEAD = "甲区信息\n第3期\n甲区委办公室    2024年1月5日\n标题在这里\n"
YAML_HEAD = "masthead: {name: 甲区信息, number: 3, issuer: 甲区委办公室, date: 2024-01-05}\n"


def found_in(source: str, code: str, file: str = "x.txt") -> Diagnostic:
    (found,) = (each for each in read(source.encode(), file).diagnostics if each.code == code)
    return found


def mend(source: str, edits: tuple[Edit, ...]) -> str:
    """Make *edits* in *source*, from the last place to the first."""
    lines = source.split("\n")
    for edit in sorted(edits, key=lambda each: (each.span.line, each.span.column), reverse=True):
        line, start = lines[edit.span.line - 1], edit.span.column - 1
        lines[edit.span.line - 1] = line[:start] + edit.text + line[start + edit.span.width :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("code", "written", "expected"),
    [
        ("ordinal-form", "一. 加强领导。落实。", "一、 加强领导。落实。"),
        ("ordinal-form", "( 一 ) 加强领导。落实。", "（一） 加强领导。落实。"),
        (
            "section-order",
            "一、加强领导。落实。\n三、抓好宣传。",
            "一、加强领导。落实。\n二、抓好宣传。",
        ),
        ("item-order", "一是加强。\n十三是，宣传。", "一是加强。\n二是，宣传。"),
        ("ascii-mark", "加强领导,抓好宣传,落实。\n好,快。", "加强领导，抓好宣传，落实。\n好，快。"),
        ("full-width", "共１２项，占５０％，Ｂ级。", "共12项，占50%，B级。"),
        ("invisible-dropped", "加强\u200b领导，落\u200d\u200b实。", "加强领导，落实。"),
        ("radical-folded", "⼀⾯加强⼀⾯落实。", "一面加强一面落实。"),
        ("zero-folded", "二○二○年和二O一O年。", "二〇二〇年和二〇一〇年。"),
    ],
)
def test_edits_mend_what_is_told(code: str, written: str, expected: str) -> None:
    source = TEXT_HEAD + written
    found = found_in(source, code)
    mended = mend(source, found.edits)
    assert TEXT_HEAD + expected == mended
    assert code not in {each.code for each in read(mended.encode(), "x.txt").diagnostics}


@pytest.mark.parametrize(
    ("written", "expected"),
    [("titel: 题目", "title: 题目"), ('"标提": 题目', '"标题": 题目')],
)
def test_a_mistyped_key_is_mended_inside_its_quotes(written: str, expected: str) -> None:
    source = f"{YAML_HEAD}{written}\nbody: 内容。\n"
    mended = mend(source, found_in(source, "unknown-key", "x.yaml").edits)
    assert f"{YAML_HEAD}{expected}\nbody: 内容。\n" == mended


def test_a_key_that_would_be_there_twice_is_not_mended() -> None:
    for present in ("title", "标题"):
        source = f"{YAML_HEAD}{present}: 题目\ntitel: 又一个\nbody: 内容。\n"
        found = found_in(source, "unknown-key", "x.yaml")
        assert ("是否想写“title”", ()) == (found.hint, found.edits)


def test_straight_quotes_are_mended_as_a_pair() -> None:
    found = found_in(f'{TEXT_HEAD}加强"两个"维护。', "ascii-mark")
    assert (["“", "”"], 2) == ([edit.text for edit in found.edits], len(found.places))


@pytest.mark.parametrize(
    "body", ["％是百分号。", "\u200b- 加强领导。", "领导:\u200b 加强。", "领导 \u200b# 加强。"]
)
def test_nothing_is_changed_that_yaml_would_then_take_for_a_sign(body: str) -> None:
    reading = read(f"{YAML_HEAD}title: 题目\nbody: {body}\n".encode(), "x.yaml")
    told = [each for each in reading.diagnostics if each.code != "ascii-mark"]
    assert [()] == [each.edits for each in told]
    assert told[0].code in ("full-width", "invisible-dropped")


def test_characters_on_two_lines_have_no_edit() -> None:
    text = Text("一、甲", "x.txt", (Origin(0, 1, 1), Origin(1, 2, 1)))
    assert () == text.edit(0, 2, "二、")
    assert (Edit(Span("x.txt", 2, 1, 2), "，乙"),) == text.edit(1, 3, "，乙")
    assert () == Text("一、甲").edit(0, 2, "二、")


def test_every_place_of_what_recurs_is_kept_and_told_once() -> None:
    found = found_in(f"{TEXT_HEAD}共１２项，占５０％。\n又３项。", "full-width")
    assert "全角的数字、字母已改为半角（共 2 处）" == found.message
    places = [(5, 2, 2), (5, 7, 3), (6, 2, 1)]
    assert places == [(each.line, each.column, each.width) for each in found.places]
    assert found.places[0] == found.span


def test_lines_that_were_joined_are_all_kept() -> None:
    full = "　　各单位要在今年年底以前把这些任务落实到人并按时报送区委办公室，"
    lines = [full, *[full.replace("　　", "第一")] * 3, "完成任务。", full, "完成任务。"]
    found = found_in(TEXT_HEAD + "\n".join(lines), "joined")
    assert [6, 7, 8, 9, 11] == [each.line for each in found.places]
    assert "已把 5 处换行接回，首处在第 6 行" in found.message


def test_what_is_too_much_to_tell_is_still_kept() -> None:
    findings = Findings("x.txt")
    for line in range(1, MOST_ALIKE + 4):
        span = Span("x.txt", line, 1)
        findings.add(
            Diagnostic("warning", "odd", f"第 {line} 处不对", span, edits=(Edit(span, "对"),))
        )
    *_, rest = findings.all()
    assert "同样的问题另有 3 处，不一一列出" == rest.message
    expected = tuple(Span("x.txt", MOST_ALIKE + each, 1) for each in (1, 2, 3))
    assert expected == rest.places == tuple(each.span for each in rest.edits)


def test_silence_keeps_nothing() -> None:
    SILENT.error("odd", "不对", Span("x.txt"))
    SILENT.recur("odd", "不对", [Span("x.txt")])
    assert () == SILENT.all()
    assert not SILENT.failed


def test_a_diagnostic_with_edits_can_be_sent_to_another_process() -> None:
    found = found_in(f"{TEXT_HEAD}加强,领导,落实。", "ascii-mark")
    assert 2 == len(found.edits) == len(found.places)
    assert found == pickle.loads(pickle.dumps(found))


@pytest.mark.parametrize(
    "path",
    sorted(
        each
        for each in (Path(__file__).parents[2] / "diagnostics").iterdir()
        if each.suffix in (".txt", ".yaml")
    ),
    ids=lambda path: path.name,
)
def test_edits_of_every_wrong_issue_leave_it_with_fewer_findings(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    for found in reading.diagnostics:
        if not found.edits:
            continue
        mended = read(mend("\n".join(reading.lines), found.edits).encode(), path.name)
        alike = [each for each in mended.diagnostics if each.code == found.code]
        assert len(alike) < sum(each.code == found.code for each in reading.diagnostics)
