"""Fingerprints of lines are those that GitHub's action for uploads computes."""

import os
from pathlib import Path

import pytest

from gongwen.read.source import decode
from gongwen.report import fingerprints
from gongwen.report.fingerprints import line_prints, prints_in

EMPTY = "c129715d7a2bc9a3:1"
LETTER = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
GREETING = [
    *("e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1"),
    *("e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", EMPTY),
]
LOREM = [
    *(f"a7f2ff13bc495cf2:{count}" for count in range(1, 7)),
    *("a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1"),
    EMPTY,
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [EMPTY]),
        (" a\nb\n  \t\tc\n d", LETTER),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", GREETING),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", GREETING),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", GREETING),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", GREETING),
        ("Lorem ipsum dolor sit amet.\n" * 10, LOREM),
    ],
)
def test_the_values_are_those_of_the_tests_of_the_action(text: str, expected: list[str]) -> None:
    """As ``fingerprints.test.ts`` of github/codeql-action has them."""
    assert expected == list(line_prints(text))


def test_halves_of_characters_count_as_the_action_counts_them() -> None:
    """A 汉字 outside the first plane is two characters of JavaScript, and ends the window sooner."""
    rare = "\U00020000" * 50
    assert list(line_prints(rare + "a")) == list(line_prints(rare + "b"))
    assert list(line_prints("一" * 50 + "a")) != list(line_prints("一" * 50 + "b"))


def test_only_the_lines_that_are_asked_for_are_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b" a\r\nb\n  \t\tc\n d")
    assert {2: LETTER[1], 4: LETTER[3]} == prints_in(str(path), {2, 4, 9})


def test_the_place_of_a_line_has_no_say(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "".join(f"第{number}行\n" for number in range(100))
    path.write_text(text, encoding="utf-8")
    before = prints_in(str(path), {50})
    path.write_text("新的一行\n" + text, encoding="utf-8")
    assert [before[50]] == list(prints_in(str(path), {51}).values())


@pytest.mark.parametrize("name", ["none.txt", "folder", "a\0b"])
def test_what_cannot_be_read_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    assert {1: EMPTY} == prints_in(name, {1})


@pytest.mark.skipif(os.name == "nt", reason="no such pipes there")
@pytest.mark.timeout(20)
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert {1: EMPTY} == prints_in(str(tmp_path / "pipe"), {1})


def test_bytes_that_are_no_text_are_read_as_the_action_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("简报\n".encode("gb18030"))
    # As WHATWG has it: one for a byte that begins nothing, one for a sequence that is cut off.
    assert list(line_prints("\ufffd\ufffd\n")) == list(prints_in(str(path), {1, 2}).values())


def test_whatever_is_an_issue_is_read_whole() -> None:
    assert decode.MOST_BYTES < fingerprints.MOST_BYTES
