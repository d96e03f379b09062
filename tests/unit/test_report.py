"""Diagnostics as people read them."""

import io
import sys

import pytest

from gongwen import report
from gongwen.diagnostics import Diagnostic, MachineError, Severity
from gongwen.report import Line, machines, word

from support.findings import make_finding, make_span


def worded(diagnostic: Diagnostic) -> list[str]:
    return ["".join(piece.text for piece in line) for line in report.word(diagnostic)]


def fault(excerpt: str, column: int, width: int = 1) -> Diagnostic:
    span = make_span(file="a.yaml", line=4, column=column, width=width)
    return make_finding(span=span, excerpt=excerpt)


def test_a_diagnostic_says_where_what_how_and_by_which_rule() -> None:
    found = make_finding(
        code="docnum-brackets",
        message="发文字号中的年份应使用六角括号〔〕",
        span=make_span(file="gazette.yaml", line=4, column=9, width=6),
        hint="改为“河发〔2024〕3号”",
        rule="GB/T 9704—2012 7.2.5",
        excerpt="发文字号: 河发(2024)3号",
    )
    assert [
        "gazette.yaml:4:9: error[docnum-brackets]: 发文字号中的年份应使用六角括号〔〕",
        "4 | 发文字号: 河发(2024)3号",
        "                  ^^^^^^",
        "  hint: 改为“河发〔2024〕3号”",
        "  rule: GB/T 9704—2012 7.2.5",
    ] == worded(found)


def test_what_has_no_place_in_a_file_has_no_numbers_and_no_excerpt() -> None:
    assert ["a.yaml: error[empty]: 文件是空的"] == worded(
        make_finding(code="empty", message="文件是空的", span=make_span(file="a.yaml"))
    )
    assert ["a.yaml:3: error[x]: 不对"] == worded(
        make_finding(code="x", span=make_span(file="a.yaml", line=3), excerpt="整行")
    )


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "under"),
    [
        ("甲乙丙", 2, 1, "乙"),
        ("甲乙丙", 3, 9, "丙"),
        ("ab丙", 1, 2, "ab"),
        ("甲\t乙", 3, 1, "乙"),
        ("甲\x1b乙", 3, 1, "乙"),
        ("e\u0301乙", 3, 1, "乙"),
        ("𬭸乙", 2, 1, "乙"),
    ],
)
def test_carets_stand_under_the_characters_that_are_meant(
    excerpt: str, column: int, width: int, under: str
) -> None:
    _, shown, carets = worded(fault(excerpt, column, width))
    before = shown[: shown.index(under)]
    assert " " * report.cells(before) + "^" * report.cells(under) == carets


def test_a_caret_may_point_behind_the_end_of_a_line() -> None:
    assert ["4 | 甲乙", "        ^"] == worded(fault("甲乙", 3))[1:]


@pytest.mark.parametrize("column", [1, 2, 30, 500, 999, 1000])
@pytest.mark.parametrize("width", [1, 20, 1000])
def test_a_long_line_is_cut_around_what_is_meant(column: int, width: int) -> None:
    line = "".join(chr(0x4E00 + place) for place in range(1000))
    _, shown, carets = worded(fault(line, column, width))
    assert report.cells(shown) <= report.WINDOW + len("4 | ")
    assert line[column - 1] in shown
    before = shown[: shown.index(line[column - 1])]
    assert report.cells(before) == len(carets) - len(carets.lstrip())
    assert len(carets) <= report.WINDOW + len("4 | ")


def test_a_line_of_fifty_million_characters_is_worded_at_once() -> None:
    line = "字" * 50_000_000
    assert "…" in worded(fault(line, 25_000_000))[1]


def test_nothing_from_a_file_reaches_the_terminal_as_a_command() -> None:
    found = make_finding(
        message="没有“\x1b[2J”",
        span=make_span(file="a\nb\u202e.yaml", line=1, column=1),
        hint="\x07\r",
        excerpt="\x1b]0;title\x07甲\u200b\u2028\x85\ud800",
    )
    written = "".join(worded(found))
    assert [] == [
        character
        for character in written
        if not character.isprintable() or character in "\u202e\u200b\ud800"
    ]
    assert "␛[2J" in written
    assert "<U+202E>" in written


def test_diagnostics_come_in_file_order_and_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    found: list[tuple[Severity, str, str, int, int]] = [
        ("warning", "乙", "b.yaml", 9, 1),
        ("error", "丙", "a.yaml", 2, 1),
        ("info", "丁", "a.yaml", 1, 7),
        ("error", "甲", "b.yaml", 1, 2),
    ]
    report.show_diagnostics(
        [
            make_finding(
                severity=severity,
                message=message,
                span=make_span(file=file, line=line, column=column),
            )
            for severity, message, file, line, column in found
        ]
    )
    shown = capsys.readouterr()
    assert "" == shown.out
    assert ["甲", "乙", "丁", "丙"] == [
        line.split("]: ")[1] for line in shown.err.splitlines() if "]: " in line
    ]
    assert "2 个错误，1 个警告，1 条说明" == shown.err.splitlines()[-1]


def test_nothing_is_said_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    report.show_diagnostics([])
    assert "" == capsys.readouterr().err


def test_a_fault_of_the_machine_has_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    report.show_fault(MachineError("无法写入 a.pdf：磁盘已满", "腾出空间"))
    assert "gongwen: error: 无法写入 a.pdf：磁盘已满\n  hint: 腾出空间\n" == capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, no_color: str, *, coloured: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", no_color)
    report.show_diagnostics([fault("甲乙", 2)])
    written = terminal.getvalue()
    assert coloured == ("\x1b[1;31m" in written)
    assert "a.yaml:4:2: " in written


@pytest.mark.parametrize("columns", ["0", "1", "nonsense"])
def test_a_terminal_without_columns_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    report.show_diagnostics([fault("甲乙", 2)])
    assert "a.yaml:4:2: " in terminal.getvalue()


def test_without_a_stderr_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    report.show_diagnostics([fault("甲乙", 2)])


def test_no_name_of_a_file_moves_a_cursor_or_turns_text_around() -> None:
    found = make_finding(
        span=make_span(file="a\u202eb\x1b[2J\nc.yaml", line=1), message="“\u2066\x07”不对"
    )
    for written in (machines.github_annotations([found]), "".join(map(plain, word(found)))):
        assert not set(written) & set("\u202e\u2066\x1b\x07")
        assert "<U+202E>" in written
    assert 1 == machines.github_annotations([found]).count("\n")


def plain(line: Line) -> str:
    return "".join(piece.text for piece in line)
