"""Where glyphs stand, and what is read back."""

import ctypes
import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Final

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTContainer, LTItem

from gongwen.pages import Composition
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.content import TOLERANCE
from gongwen.render.pdf.objects import number
from gongwen.render.pdf.writer import render_pdf

from support.compositions import (
    HEIGHT,
    LEFT,
    PITCH,
    SIZE,
    composed,
    one_row,
    page,
    run,
    squeezed_row,
)


def origins_of(pdf: bytes) -> list[tuple[str, float, float]]:
    """Give every character with the origin of its glyph, y from the top."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            code = pdfium.FPDFText_GetUnicode(text, index)
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            found.append((chr(code), x.value, HEIGHT - y.value))
    return found


def glyphs_of(pdf: bytes) -> list[LTChar]:
    """Give every glyph as pdfminer sees it, which knows nothing of replaced text."""

    def below(item: LTItem) -> Iterator[LTChar]:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            for each in item:
                yield from below(each)

    (found,) = extract_pages(io.BytesIO(pdf))
    return list(below(found))


def content_of(pdf: bytes) -> str:
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    return content.get_data().decode()


def assert_origins(composition: Composition, pdf: bytes) -> None:
    runs = [run for mark in composition.pages[0].marks for run in mark.runs]
    expected = [
        (character, x, run.baseline)
        for run in runs
        for character, x in zip(run.text, run.xs, strict=True)
    ]
    # PDFium puts spaces into wide gaps.
    found = [each for each in origins_of(pdf) if each[0] != " "]
    assert [character for character, _, _ in expected] == [character for character, _, _ in found]
    for (_, x, y), (character, found_x, found_y) in zip(expected, found, strict=True):
        assert x == pytest.approx(found_x, abs=0.01), character
        assert y == pytest.approx(found_y, abs=0.01), character


@pytest.mark.parametrize("size", [14.0, 16.0, 22.0, 60.0])
def test_glyphs_stand_at_their_xs(size: float, fonts: FontBook) -> None:
    xs = tuple(79.37 + size * step for step in (0, 1, 1.95, 2.9876, 4, 5.77, 7))
    row = one_row(run("国务院办公厅文", size=size, xs=xs))
    assert_origins(row, render_pdf(row, fonts))


def test_glyphs_stand_at_their_xs_across_fonts_and_scales(fonts: FontBook) -> None:
    row = one_row(
        run("国务院", "fangsong"),
        run("办公", "kaiti", x=130.0, scale=0.8, pitch=12.5),
        run("厅文", "heiti", x=170.25, size=22.0, pitch=25.0),
        run("件", "songti", x=230.0, baseline=110.0),
    )
    assert_origins(row, render_pdf(row, fonts))


WRITABLE: Final = 100_000
"""A scale is written in thousandths of a percent."""


@settings(max_examples=40, deadline=None)
@given(
    gaps=st.lists(st.floats(-1, 20), min_size=1, max_size=24),
    scale=st.integers(70_000, 150_000).map(lambda scale: scale / WRITABLE),
)
def test_errors_do_not_add_up_along_a_row(gaps: list[float], scale: float) -> None:
    xs = [72.0]
    for gap in gaps:
        xs.append(xs[-1] + SIZE * scale + gap)
    row = one_row(run("国" * len(xs), xs=tuple(xs), scale=scale))
    # pdfminer reckons in doubles, PDFium in floats that are coarser than the promise.
    found = sorted(glyph.matrix[4] for glyph in glyphs_of(render_pdf(row, BOOK)))
    assert xs == pytest.approx(found, abs=TOLERANCE + EXACT)


def test_the_pen_believes_what_was_written() -> None:
    """A number in a row counts in steps of 0.0016 pt; here each is rounded down by 0.0007."""
    step = SIZE / 1000 / 10
    xs = [72.0]
    for n in range(24):
        xs.append(xs[-1] + SIZE + step * (10 + n) + 0.0007)
    pdf = render_pdf(one_row(run("国" * len(xs), xs=tuple(xs))), BOOK)
    found = sorted(glyph.matrix[4] for glyph in glyphs_of(pdf))
    assert xs == pytest.approx(found, abs=TOLERANCE + EXACT)


EXACT: Final = 1e-6
"""What doubles lose, in points."""


BOOK = FontBook()


@pytest.mark.parametrize("rise", [0.48, -0.48])
def test_raised_glyphs_stand_above_the_baseline_and_in_their_row(
    rise: float, fonts: FontBook
) -> None:
    row = one_row(
        run("国务", rise=rise),
        run("，", "songti", x=LEFT + 2 * PITCH),
        run("院。", x=LEFT + 3 * PITCH, rise=rise),
    )
    pdf = render_pdf(row, fonts)
    heights = [120 - y for _, _, y in origins_of(pdf)]
    assert [rise, rise, 0, rise, rise] == pytest.approx(heights, abs=0.01)
    readers = (read_pdfium, read_pypdf, read_pdfminer, read_poppler, read_poppler_raw)
    assert ["国务，院。"] * 5 == [read(pdf).strip() for read in readers]


def test_a_row_on_the_grid_is_one_string(fonts: FontBook) -> None:
    content = content_of(render_pdf(one_row(run("国务院办公厅文件")), fonts))
    assert "-0.215 Tc" in content
    assert 1 == content.count("Tj")
    assert "TJ" not in content


def test_state_is_written_only_where_it_changes(fonts: FontBook) -> None:
    row = one_row(run("国务"), run("院办", x=112.0), run("公厅", x=150.0, ink="red"))
    content = content_of(render_pdf(row, fonts))
    assert 1 == content.count("Tf")
    assert 1 == content.count("1 0 0 rg")
    assert 1 == content.count("Td")


def test_black_is_grey_without_colour(fonts: FontBook) -> None:
    row = one_row(run("国", ink="red"), run("务", x=112.0))
    assert "0 g" in content_of(render_pdf(row, fonts))


@pytest.mark.parametrize(
    ("value", "expected"), [(15.0, "15"), (0.25, "0.25"), (-0.0001, "0"), (100.0, "100")]
)
def test_numbers_are_short(value: float, expected: str) -> None:
    assert expected == number(value)


def read_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[0].get_textpage().get_text_range()
    return text


def read_pypdf(pdf: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def read_pdfminer(pdf: bytes) -> str:
    text: str = extract_text(io.BytesIO(pdf))
    return text


def read_poppler(pdf: bytes, *options: str) -> str:
    command = shutil.which("pdftotext")
    if command is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run([command, *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def read_poppler_raw(pdf: bytes) -> str:
    return read_poppler(pdf, "-raw")


SQUEEZED = (
    "国务院《关于修改〈条例〉的决定》（国发），现予公布。",
    "陈𬭸、龑说：“同心圆”，“提质增效”。",
    "改革开放——中国的道路，——未完。",
    "一二“三四”，五六。",
)


@pytest.mark.parametrize(
    "read", [read_pdfium, read_pypdf, read_pdfminer, read_poppler, read_poppler_raw]
)
def test_squeezed_rows_are_copied_as_written(read: Callable[[bytes], str], fonts: FontBook) -> None:
    marks = [
        squeezed_row(
            text,
            [n for n, character in enumerate(text[:-1]) if character in "《》（）“”，、："],
            fonts,
            120 + 30 * row,
        )
        for row, text in enumerate(SQUEEZED)
    ]
    pdf = render_pdf(composed(page(*marks)), fonts)
    assert list(SQUEEZED) == read(pdf).split()


@pytest.mark.parametrize(
    "read", [read_pdfium, read_pypdf, read_pdfminer, read_poppler, read_poppler_raw]
)
def test_a_squeeze_between_two_marks_of_a_row_is_copied_as_written(
    read: Callable[[bytes], str], fonts: FontBook
) -> None:
    text = "一是抓合力。成立小组"
    whole = squeezed_row(text, [text.index("。")], fonts, 120)
    lead, rest = (whole._replace(items=runs) for runs in (whole.runs[:2], whole.runs[2:]))
    assert "一是抓合力。" == lead.text
    pdf = render_pdf(composed(page(lead, rest)), fonts)
    assert [text] == read(pdf).split()


def test_squeezed_glyphs_stand_at_their_xs(fonts: FontBook) -> None:
    row = squeezed_row("一二“三四”，五六。", [2, 5, 6], fonts, 120)
    pdf = render_pdf(composed(page(row)), fonts)
    expected = [x for run in row.runs for x in run.xs]
    found = [glyph.matrix[4] for glyph in glyphs_of(pdf)]
    assert expected == pytest.approx(sorted(found), abs=0.01)


def test_a_row_without_squeeze_has_no_second_text(pdf: bytes) -> None:
    assert "ActualText" not in content_of(pdf)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Nature", True), ("of Technology", True), ("GDP", False), ("5G", False), ("12", False)],
)
def test_english_words_say_their_language(text: str, *, expected: bool, fonts: FontBook) -> None:
    row = one_row(run("在"), run(text, "songti", x=96.0), run("刊", x=240.0))
    content = content_of(render_pdf(row, fonts, "2a+ua1"))
    assert expected == ("/Span <</Lang (en)>> BDC" in content)
    assert content.count("BDC") == content.count("EMC")
