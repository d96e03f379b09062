"""Texts know where their characters stand, whatever is cut out of them or put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.diagnostics import Span
from gongwen.document.text import Origin, Text

from support.documents import make_number, make_paragraph, make_text
from support.findings import make_span

LINE = make_text("一二三四", file="a.txt", places=[(0, 3, 5)])
TWO_LINES = make_text("一二三四", file="a.txt", places=[(0, 3, 5), (2, 4, 1)])
WITHOUT_SPACE = make_text("第92期", file="a.txt", places=[(0, 1, 1), (1, 1, 3), (3, 1, 6)])
"""Read from 第 92 期."""
ESCAPED = Text("一二三", "a.txt", (Origin(0, 1, 1), Origin(1, 1, 2, 6), Origin(2, 1, 8)))
"""Read from 一\\u4e8c三."""


def at(line: int, column: int, width: int) -> Span:
    return make_span(file="a.txt", line=line, column=column, width=width)


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        (0, None, at(3, 5, 4)),
        (1, 3, at(3, 6, 2)),
        (3, 4, at(3, 8, 1)),
        (2, 2, at(3, 7, 1)),
        (4, None, at(3, 9, 1)),
    ],
)
def test_a_stretch_has_a_place(start: int, stop: int | None, expected: Span) -> None:
    assert expected == LINE.span(start, stop)


def test_a_place_ends_where_the_source_of_its_last_character_ends() -> None:
    assert Span("a.txt", 1, 1, 6) == WITHOUT_SPACE.span()
    assert Span("a.txt", 1, 1, 4) == WITHOUT_SPACE.span(0, 3)
    assert Span("a.txt", 1, 4, 3) == WITHOUT_SPACE.span(2)


def test_a_character_may_be_wider_in_the_source() -> None:
    assert Span("a.txt", 1, 1, 8) == ESCAPED.span()
    assert Span("a.txt", 1, 2, 6) == ESCAPED.span(1, 2) == ESCAPED.slice(1, 2).span()
    assert Span("a.txt", 1, 8, 1) == ESCAPED.slice(1).span(1)
    assert Span("a.txt", 1, 2, 6) == Text.join([LINE, ESCAPED]).span(5, 6)


def test_a_place_ends_with_its_line() -> None:
    assert at(3, 5, 2) == TWO_LINES.span()
    assert at(3, 6, 1) == TWO_LINES.span(1, 4)
    assert at(4, 1, 2) == TWO_LINES.span(2)


@pytest.mark.parametrize(("offset", "column"), [(0, 1), (1, 3), (2, 4), (3, 6)])
def test_dropped_spaces_do_not_shift_a_place(offset: int, column: int) -> None:
    assert at(1, column, 1) == WITHOUT_SPACE.span(offset, offset + 1)


def test_text_of_no_file_has_no_place() -> None:
    assert make_span() == make_text("附件").span()
    assert make_span(file="a.txt") == make_text("附件", file="a.txt").span(1)


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        (0, None, "第92期"),
        (1, 3, "92"),
        (2, None, "2期"),
        (3, 4, "期"),
        (0, 0, ""),
        (4, None, ""),
        (3, 1, ""),
    ],
)
def test_a_slice_keeps_the_places_of_its_characters(
    start: int, stop: int | None, expected: str
) -> None:
    part = WITHOUT_SPACE.slice(start, stop)
    assert expected == part.string
    for offset in range(len(part)):
        there = WITHOUT_SPACE.span(start + offset, start + offset + 1)
        assert there == part.span(offset, offset + 1)


def test_an_empty_slice_still_knows_its_line() -> None:
    assert 3 == LINE.slice(2, 2).span().line


def test_strip_takes_white_space_from_both_ends() -> None:
    text = make_text("\u3000 一 二 ", file="a.txt", places=[(0, 1, 1)]).strip()
    assert "一 二" == text.string
    assert at(1, 3, 3) == text.span()
    assert "" == make_text("  ").strip().string


def test_join_keeps_the_places_of_all_parts() -> None:
    joined = Text.join([LINE, make_text("（"), TWO_LINES], "、")
    assert "一二三四、（、一二三四" == joined.string
    assert "a.txt" == joined.file
    assert at(3, 7, 1) == joined.span(2, 3)
    assert at(4, 1, 1) == joined.span(9, 10)


def test_join_of_nothing_is_empty() -> None:
    assert make_text("") == Text.join([])
    assert not Text.join([])


def test_texts_are_equal_if_they_say_the_same() -> None:
    assert LINE == TWO_LINES == make_text("一二三四")
    assert make_paragraph(LINE) == make_paragraph(make_text("一二三四", file="b.txt"))
    assert make_number(7, line=1, column=1) == make_number(7, line=2, column=2)
    assert LINE != make_text("一二三")


def test_a_text_is_its_string() -> None:
    assert ("一二三四", 4, True, False) == (str(LINE), len(LINE), bool(LINE), bool(make_text("")))


@given(st.lists(st.integers(0, 5), max_size=6), st.integers(0, 12), st.integers(0, 12))
def test_slices_of_joined_texts_know_their_places(
    lengths: list[int], start: int, stop: int
) -> None:
    parts = [
        make_text("字" * length, file="a.txt", places=[(0, line, 7)])
        for line, length in enumerate(lengths, start=1)
    ]
    joined = Text.join(parts)
    places = [(part.origins[0].line, 7 + n) for part in parts for n in range(len(part))]
    part = joined.slice(start, min(stop, len(joined)))
    found = [part.span(offset, offset + 1) for offset in range(len(part))]
    assert places[start:stop] == [(span.line, span.column) for span in found]
