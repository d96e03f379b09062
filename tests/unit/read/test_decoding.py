"""Bytes become lines, or the reason is told."""

import time

import pytest

from gongwen.read import read
from gongwen.read.source.decode import MOST_BYTES, MOST_LINE, MOST_LINES, decode

from support.findings import make_findings


def decoded(data: bytes) -> tuple[tuple[str, ...], list[str]]:
    findings = make_findings()
    lines = decode(data, findings)
    return lines, [f"{each.severity}[{each.code}]" for each in findings.all()]


@pytest.mark.parametrize(
    "data",
    [
        "甲\n乙".encode(),
        "甲\r\n乙".encode(),
        "甲\r乙".encode(),
        "\ufeff甲\n乙".encode(),
        "甲\u2028乙".encode(),
    ],
)
def test_line_ends_and_byte_order_marks_are_all_the_same(data: bytes) -> None:
    assert (("甲", "乙"), []) == decoded(data)


def test_gb18030_is_accepted_with_a_warning() -> None:
    assert (("简报", "𬭸"), ["warning[encoding-gb18030]"]) == decoded("简报\n𬭸".encode("gb18030"))


def test_damaged_utf8_is_not_taken_for_gb18030() -> None:
    data = "各镇、各街道办事处\n区直各单位".encode()
    assert ["error[encoding-unknown]"] == decoded(data[:-1])[1]


def test_unknown_encoding_names_the_byte_and_the_line() -> None:
    reading = read("甲\n".encode() + b"\xff\xff", "x.txt")
    assert "第 5 个字节（0xFF，第 2 行）" in reading.diagnostics[0].message
    assert 2 == reading.diagnostics[0].span.line


@pytest.mark.parametrize("data", [b"", b"  \n\r\n", "\u3000\n\ufeff".encode()[:4]])
def test_empty_file(data: bytes) -> None:
    assert ["error[empty-file]"] == decoded(data)[1]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04abc", b"%PDF-1.7", "甲".encode("utf-16"), b"\xd0\xcf\x11\xe0\xa1"]
)
def test_not_text(data: bytes) -> None:
    assert ["error[not-text]"] == decoded(data)[1]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\ufffe"])
def test_control_character_is_an_error_with_its_place(character: str) -> None:
    reading = read(f"甲\n乙{character}丙".encode(), "x.txt")
    (found,) = reading.diagnostics
    assert ("control-character", 2, 2) == (found.code, found.span.line, found.span.column)
    assert f"U+{ord(character):04X}" in found.message


def test_control_characters_never_reach_the_terminal() -> None:
    assert ("甲\ufffd[31m",) == decoded("甲\x1b[31m".encode())[0]


def test_damaged_character() -> None:
    assert ["error[damaged-character]"] == decoded("甲\ufffd乙".encode())[1]


def test_a_thousand_bad_characters_are_told_in_short() -> None:
    assert 21 == len(decoded(b"\0" * 1000 + b"x")[1])


def test_file_too_large_is_told_at_once() -> None:
    data = b"a" * 50_000_000
    start = time.perf_counter()
    reading = read(data, "x.txt")
    assert time.perf_counter() - start < 1
    assert "file-too-large" == reading.diagnostics[0].code
    assert f"{MOST_BYTES:,}" in reading.diagnostics[0].message
    assert () == reading.lines


def test_too_many_lines() -> None:
    assert ["error[too-many-lines]"] == decoded("甲\n".encode() * MOST_LINES)[1]


def test_line_too_long_is_not_echoed() -> None:
    reading = read("甲\n".encode() + b"a" * (MOST_LINE + 1), "x.yaml")
    (found,) = reading.diagnostics
    assert ("line-too-long", 2) == (found.code, found.span.line)
    assert f"{MOST_LINE:,}" in found.message
    assert len(reading.lines[1]) < 300


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
def test_the_byte_that_is_no_text_is_named_with_its_place(mark: bytes) -> None:
    reading = read(mark + "甲\n乙".encode() + b"\x80\x00", "x.txt")
    (found,) = reading.diagnostics
    assert ("encoding-unknown", 2, 2) == (found.code, found.span.line, found.span.column)
    assert f"第 {len(mark) + 8} 个字节（0x80" in found.message
