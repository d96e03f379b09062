"""A new issue goes on from those that are there."""

import errno
import os
from datetime import date, datetime
from pathlib import Path

import pytest

from gongwen.desk.new import start_issue, write_template
from gongwen.diagnostics import IssueError, MachineError
from gongwen.document.bulletin import Bulletin
from gongwen.press.files import write_new
from gongwen.press.source import load_series
from gongwen.read import read

from support.command import Run
from support.issues import SHORT, SHORT_TEXT

DAY = date(2024, 3, 12)
SERIES = "报头: {名称: 河湾信息, 编印机关: 河湾区档案室}\n报尾: {发: 各街道办事处}\n"


def test_the_first_issue_has_everything_to_be_filled_in(tmp_path: Path) -> None:
    start = start_issue(tmp_path, DAY)
    assert ("", 1) == (start.name, start.number)
    reading = read(write_template(start, "1.yaml").encode(), "1.yaml")
    assert {"placeholder"} == {each.code for each in reading.diagnostics}
    assert isinstance(reading.document, Bulletin)
    masthead = reading.document.masthead
    assert (1, DAY) == (
        masthead.number and masthead.number.value,
        masthead.date and masthead.date.value,
    )
    assert reading.document.imprint


def test_what_was_not_filled_in_is_told_key_by_key(tmp_path: Path) -> None:
    template = write_template(start_issue(tmp_path, DAY), "1.yaml")
    found = read(template.encode(), "1.yaml").diagnostics
    assert ["名称", "编印机关", "标题", "正文", "报", "发", "责任编辑"] == [
        each.message.split("”")[0].removeprefix("“") for each in found
    ]
    lines = template.splitlines()
    body = next(each for each in found if "正文" in each.message)
    assert [
        "在这里写正文。",
        "一、第一个标题",
        "一是第一点。具体内容。",
        "二是第二点。具体内容。",
    ] == [lines[place.line - 1].strip() for place in body.places]
    filled = template.replace("某某办公室", "柳溪县水务局").replace(
        "在这里写标题 写得长了可以换行", "通水"
    )
    assert {"标题", "编印机关"}.isdisjoint(
        each.message.split("”")[0].removeprefix("“")
        for each in read(filled.encode(), "1.yaml").diagnostics
    )


def test_the_next_issue_goes_on_from_text_and_yaml(tmp_path: Path) -> None:
    (tmp_path / "7.txt").write_text(SHORT_TEXT, encoding="utf-8")
    (tmp_path / "6.yaml").write_text(SHORT.replace("number: 7", "number: 6"), encoding="utf-8")
    (tmp_path / "other.yaml").write_text("报头: {期号: 99}\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("第 99 期", encoding="utf-8")
    start = start_issue(tmp_path, DAY)
    assert ("河湾信息", 8) == (start.name, start.number)
    assert '名称: "河湾信息"' in write_template(start, "8.yaml")


def test_what_is_shared_is_only_a_remark(tmp_path: Path) -> None:
    (tmp_path / "gongwen.yaml").write_text(SERIES, encoding="utf-8")
    (tmp_path / "7.yaml").write_text(SHORT, encoding="utf-8")
    other = SHORT.replace("河湾信息", "河湾快报").replace("number: 7", "number: 30")
    (tmp_path / "b.yaml").write_text(other, encoding="utf-8")
    start = start_issue(tmp_path, DAY)
    assert 8 == start.number
    template = write_template(start, "8.yaml")
    reading = read(template.encode(), "8.yaml", load_series(tmp_path / "8.yaml").series)
    assert [("placeholder", 17), ("placeholder", 20)] == [
        (each.code, each.span.line) for each in reading.diagnostics
    ]
    assert isinstance(reading.document, Bulletin)
    assert "河湾信息" == reading.document.masthead.name.string
    assert ["各街道办事处"] == [entry.text.string for entry in reading.document.imprint]
    assert "  名称:" not in template
    assert "河湾区档案室" in template


def test_a_series_file_with_errors_is_told(tmp_path: Path) -> None:
    (tmp_path / "gongwen.yaml").write_text("报头: {期号: 3}\n", encoding="utf-8")
    with pytest.raises(IssueError) as raised:
        start_issue(tmp_path, DAY)
    assert ["series-key"] == [each.code for each in raised.value.diagnostics]


def test_the_clock_is_asked_only_without_a_date(tmp_path: Path, gongwen: Run) -> None:
    before = datetime.now().astimezone().date()
    done = gongwen("new", "bulletin", "-o", "today.yaml")
    assert 0 == done.returncode, done.stderr
    text = (tmp_path / "today.yaml").read_text(encoding="utf-8")
    after = datetime.now().astimezone().date()
    assert any(f"日期: {day.isoformat()}" in text for day in (before, after))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("海报",), "没有版式"),
        (("bulletin", "--date", "昨天"), "不是日期"),
        (("bulletin", "--date", "2024-02-30"), "没有“2024-02-30”这一天"),
    ],
)
def test_what_cannot_be_is_refused(
    tmp_path: Path, gongwen: Run, words: tuple[str, ...], told: str
) -> None:
    done = gongwen("new", *words)
    assert 2 == done.returncode
    assert told in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_the_machines_fault(tmp_path: Path, gongwen: Run) -> None:
    done = gongwen("new", "bulletin", "-o", "none/8.yaml")
    assert 3 == done.returncode
    assert "none" in done.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("has_links", [True, False])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    if not has_links:
        monkeypatch.setattr(os, "link", full)
        assert write_new(tmp_path / "7.yaml", b"text")
        assert not write_new(tmp_path / "7.yaml", b"other")
        (tmp_path / "7.yaml").unlink()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError, match="磁盘已满"):
        write_new(tmp_path / "8.yaml", b"text")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("names", "day", "expected"),
    [
        ({}, "2026-01-05", "1.yaml"),
        ({"12.yaml": (12, "2026-01-04")}, "2026-01-05", "13.yaml"),
        ({"012.yaml": (12, "2026-01-04")}, "2026-01-05", "013.yaml"),
        ({"第12期.txt": (12, "2026-01-04")}, "2026-01-05", "第13期.yaml"),
        ({"2025-12.yaml": (12, "2025-12-31")}, "2026-01-05", "2026-1.yaml"),
        ({"2025年第12期.yaml": (12, "2025-12-31")}, "2026-01-05", "2026年第1期.yaml"),
        ({"河湾{12}.yaml": (12, "2026-01-04")}, "2026-01-05", "河湾{13}.yaml"),
        ({"春耕.yaml": (12, "2026-01-04")}, "2026-01-05", "13.yaml"),
        # The new year's first issue would take the name of last year's.
        ({"1.yaml": (1, "2025-01-04"), "2.yaml": (2, "2025-02-04")}, "2026-01-05", "2026-1.yaml"),
        (
            {"1.yaml": (1, "2025-01-04"), "2026-1.yaml": (1, "2026-01-04")},
            "2026-01-05",
            "2026-2.yaml",
        ),
    ],
)
def test_a_new_issue_is_named_as_the_others_are(
    tmp_path: Path, names: dict[str, tuple[int, str]], day: str, expected: str
) -> None:
    for name, (number, dated) in names.items():
        text = SHORT if name.endswith("yaml") else SHORT_TEXT
        for before, after in (
            ("number: 7", f"number: {number}"),
            ("第 7 期", f"第 {number} 期"),
            ("2024-03-05", dated),
            ("2024 年 3 月 5 日", dated),
        ):
            text = text.replace(before, after)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert expected == start_issue(tmp_path, date.fromisoformat(day)).file
