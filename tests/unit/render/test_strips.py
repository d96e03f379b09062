"""How runs become strips, and where a row is cut for the text that replaces it."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from gongwen.pages import Run
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.font import PdfFont, Spelling
from gongwen.render.strips import Strip, stretches_of, strips_of

from support.compositions import PITCH, SIZE, run, squeezed_row


def row(fonts: FontBook, *runs: Run) -> list[Strip[Spelling]]:
    """Make strips of *runs*, each font cut for what they draw in it."""
    texts: dict[str, list[str]] = {}
    for each in runs:
        texts.setdefault(each.font, []).extend(fonts.typeface(each.font).texts(each.text))
    cut = {
        each.font: PdfFont(f"F-{each.font}", fonts.typeface(each.font), texts[each.font])
        for each in runs
    }
    return strips_of(runs, cut)


def words(strips: Sequence[Strip[Spelling]]) -> list[str]:
    return ["".join(strip.spelling.texts) for strip in strips]


def test_a_run_on_the_grid_is_one_even_strip(fonts: FontBook) -> None:
    (strip,) = row(fonts, run("国务院办公厅"))
    assert pytest.approx(PITCH) == strip.pitch
    assert not strip.is_loose
    assert 24 == len(strip.spelling.codes)
    assert pytest.approx(strip.xs[-1] + SIZE) == strip.end


@pytest.mark.parametrize(("gap", "expected"), [(1.3, [("共3吨", "")]), (1.6, [("共3吨", "共3吨")])])
def test_a_number_apart_from_its_unit_is_replaced(
    gap: float, expected: list[tuple[str, str]], fonts: FontBook
) -> None:
    digit = run("3", "songti", x=96.0 + 4)
    width = row(fonts, digit)[0].end - 100
    strips = row(fonts, run("共", x=80.0), digit, run("吨", x=100 + width + gap))
    found = [("".join(words(part)), replaced) for part, replaced in stretches_of(strips)]
    assert expected == found


@pytest.mark.parametrize(
    "uneven",
    [
        run("国务院", xs=(80.0, 96.0, 112.1)),
        run("AiA", "songti", xs=(80.0, 96.0, 112.0)),
    ],
    ids=["distances", "widths"],
)
def test_a_strip_is_uneven_by_its_distances_or_its_widths(uneven: Run, fonts: FontBook) -> None:
    (strip,) = row(fonts, uneven)
    assert strip.pitch is None


def test_one_glyph_alone_is_even(fonts: FontBook) -> None:
    (strip,) = row(fonts, run("国"))
    assert 0 == strip.pitch


def test_a_pair_of_dashes_is_one_glyph_at_the_place_of_its_first(fonts: FontBook) -> None:
    (strip,) = row(fonts, run("开——放", "songti"))
    assert ["开", "——", "放"] == list(strip.spelling.texts)
    assert [80, 96, 128] == pytest.approx([x - strip.xs[0] + 80 for x in strip.xs], abs=0.7)


def test_a_run_is_cut_where_a_twin_of_its_font_draws(fonts: FontBook) -> None:
    strips = row(fonts, run("国⼀一"))
    assert ["国", "⼀", "一"] == words(strips)
    assert ["F-fangsong", "F-fangsong-1", "F-fangsong"] == [s.spelling.font for s in strips]
    assert [strip.spelling.codes for strip in strips][1:] == [strips[1].spelling.codes] * 2


def test_a_row_without_squeeze_is_one_stretch(fonts: FontBook) -> None:
    strips = row(fonts, run("国务院"), run("，", "songti", x=130.0), run("国", x=146.0))
    assert [(strips, "")] == list(stretches_of(strips))


@pytest.mark.parametrize(
    ("text", "squeezed", "expected"),
    [
        ("国务院，办公厅", [3], [("国务院", ""), ("，办公厅", "，办公厅")]),
        ("办“公”厅”，文", [3, 5], [("办“公", ""), ("”厅”，文", "”厅”，文")]),
        ("办、𬭸，说，文", [1, 3], [("办、", ""), ("𬭸", ""), ("，说，文", "，说，文")]),
    ],
    ids=["one", "two", "beyond-bmp"],
)
def test_what_follows_a_squeezed_mark_is_replaced(
    text: str, squeezed: list[int], expected: list[tuple[str, str]], fonts: FontBook
) -> None:
    strips = row(fonts, *squeezed_row(text, squeezed, fonts, 120).runs)
    found = [("".join(words(part)), replaced) for part, replaced in stretches_of(strips)]
    assert expected == found


def test_a_squeeze_inside_a_run_cuts_its_strip(fonts: FontBook) -> None:
    xs = tuple(80.0 + 16 * n for n in (0, 1, 1.5, 2.5))
    strips = row(fonts, run("国，务院", "songti", xs=xs))
    assert strips[0].is_loose
    (before, nothing), (after, replaced) = stretches_of(strips)
    assert (["国"], "") == (words(before), nothing)
    assert (["，务院"], "，务院") == (words(after), replaced)
    assert xs[1:] == tuple(after[0].xs)


def test_strips_serve_any_writer() -> None:
    """A font of squares whose writer names glyphs by their characters."""

    class Word(NamedTuple):
        texts: str

        @property
        def starts(self) -> range:
            return range(len(self.texts))

        @property
        def widths(self) -> list[int]:
            return [1000] * len(self.texts)

        @property
        def is_even(self) -> bool:
            return True

        def part(self, start: int, stop: int) -> "Word":
            return Word(self.texts[start:stop])

    class Squares:
        def spell(self, string: str, /) -> list[Word]:
            return [Word(string)]

    strips = strips_of([run("国，务", xs=(80.0, 96.0, 104.0))], {"fangsong": Squares()})
    parts = [(["".join(strip.spelling.texts) for strip in s], t) for s, t in stretches_of(strips)]
    assert [(["国"], ""), (["，务"], "，务")] == parts
