"""The bar of a batch: on a terminal, and nowhere else."""

import io
import sys
from contextlib import redirect_stderr

import pytest

from gongwen import report
from gongwen.report.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    return Terminal()


def build_three(stderr: io.StringIO | None = None) -> None:
    with redirect_stderr(stderr or sys.stderr), progress(3) as step:
        step()
        report.show_note("第一份有问题" + "，很长" * 20)
        step()
        step()
    with redirect_stderr(stderr or sys.stderr):
        report.show_note("完")


def test_a_bar_counts_and_leaves_nothing_behind(terminal: Terminal) -> None:
    build_three(terminal)
    written = terminal.getvalue()
    assert "0/3" in written
    assert "3/3" in written
    assert "份" in written
    # The line of the bar is cleared before anything else is written.
    assert written.endswith("\x1b[2K完\n")


def test_words_stand_above_the_bar_and_are_not_cut(terminal: Terminal) -> None:
    build_three(terminal)
    assert "\r\x1b[2K第一份有问题" + "，很长" * 20 + "\n" in terminal.getvalue()


def test_a_bar_is_as_wide_as_the_terminal(terminal: Terminal) -> None:
    build_three(terminal)
    bars = [line for line in terminal.getvalue().split("\r") if "/3" in line]
    assert all(len(line) < 200 for line in bars)


def test_no_color_means_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    build_three(terminal)
    assert "\x1b[3" not in terminal.getvalue()


def test_elsewhere_there_is_no_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_three()
    assert "第一份有问题" + "，很长" * 20 + "\n完\n" == capsys.readouterr().err
    monkeypatch.setattr(sys, "stderr", None)
    build_three()
