"""The grid holds, with the fonts of the program: 28 columns, flush edges, no forbidden break."""

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from gongwen.compose.lines.items import Galley, itemize
from gongwen.compose.lines.line import Line, Piece
from gongwen.compose.structure import NOWHERE
from gongwen.compose.workshop import Workshop
from gongwen.document.text import Text
from gongwen.pages import Composition, Mark
from gongwen.press.build import prepare
from gongwen.render.fonts.book import FontBook
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet
from gongwen.units import mm

from support.composing import Placed, placed, placed_pieces, reaches, text_of
from support.jobs import make_job

ROOT = Path(__file__).parents[1]

LEFT, RIGHT, WIDTH = mm(28), mm(28 + 156), mm(156)
COLUMN = (WIDTH - 16) / 27
PITCH = (mm(225) - 16) / 21
BASELINE = mm(37) + 0.88 * 16
INDENT = 2

FLUSH = 0.1
ON_COLUMN = 0.3

NEVER_FIRST = "。，、；：？！）》〉”’〕】％‰℃·～—－／/-%"
NEVER_LAST = "（《〈“‘〔【￥／/"


@pytest.fixture(scope="module")
def shop() -> Workshop[BulletinSheet]:
    return Workshop(BULLETIN, FontBook())


@pytest.fixture(scope="module")
def issue92() -> Composition:
    draft = prepare(make_job(ROOT / "examples" / "issue92.txt", target=Path("unused.pdf")))
    assert draft.composition is not None
    return draft.composition


def text_rows(composition: Composition) -> list[tuple[int, list[Mark]]]:
    """Give the rows of the grid with their marks, by page and row."""
    rows: dict[tuple[int, int], list[Mark]] = {}
    for page in composition.pages:
        for mark in page.marks:
            if isinstance(mark.element, str) or mark.runs[0].size != BULLETIN.body.text.size.pt:
                continue
            row = (mark.runs[0].baseline - BASELINE) / PITCH
            if abs(row - round(row)) < 0.001:
                rows.setdefault((page.number, round(row)), []).append(mark)
    return [(row, marks) for (_, row), marks in sorted(rows.items())]


def hanzi_off(characters: str, xs: Sequence[float]) -> list[bool]:
    """Say of every 汉字 whether it stands beside its column."""
    columns = [(x - LEFT) / COLUMN for c, x in zip(characters, xs, strict=True) if is_hanzi(c)]
    return [abs(column - round(column)) * COLUMN > ON_COLUMN for column in columns]


def is_hanzi(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "〇"


def test_the_example_fills_the_grid(issue92: Composition) -> None:
    rows = text_rows(issue92)
    assert {row for row, _ in rows} <= set(range(22))
    assert 4 == len(issue92.pages)
    off = [
        each
        for _, marks in rows
        for mark in marks
        for run in mark.runs
        for each in hanzi_off(run.text, run.xs)
    ]
    share = 1 - sum(off) / len(off)
    squeezes = sum(mark.squeezes for _, marks in rows for mark in marks)
    print(  # noqa: T201  # the measured figures, for pytest -s
        f"\nissue92: {len(rows)} rows, {share:.2%} of {len(off)} 汉字 on a column, {squeezes} squeezes"
    )
    assert share >= 0.99
    assert squeezes <= 24
    assert not any(mark.stretched for _, marks in rows for mark in marks)


def test_the_full_lines_of_the_example_are_flush(issue92: Composition) -> None:
    rows = text_rows(issue92)
    fonts = FontBook()
    for (_, marks), (_, following) in pairwise(rows):
        continues = following[0].element == marks[-1].element
        first, last = marks[0].runs[0], marks[-1].runs[-1]
        if continues:
            piece = Piece(last.text, last.font, last.size, last.xs, last.scale, last.rise, 0)
            *_, box = placed_pieces([piece], fonts)
            assert reaches(box, RIGHT), marks[-1].text
        indent = (first.xs[0] - LEFT) / COLUMN
        assert round(indent) in (0, INDENT) or first.text[0] in NEVER_LAST


def clauses() -> list[str]:
    """Give the clauses of the example and of an invented text full of numbers and quotations."""
    example = (ROOT / "examples" / "issue92.txt").read_text(encoding="utf-8")
    paragraphs = [line for line in example.splitlines() if len(line) > 60]
    general = (ROOT / "tests" / "support" / "general.txt").read_text(encoding="utf-8")
    text = "".join(line.replace(" ", "") for line in paragraphs) + general.replace("\n", "")
    return re.findall(r"[^，。；：、]+[，。；：、][”’）》]*", text)


def recombined(count: int) -> Iterator[str]:
    """Give texts of 100 to 600 characters, made of clauses in a random order."""
    chance = random.Random(92)
    parts = clauses()
    for _ in range(count):
        length = chance.randint(100, 600)
        text = ""
        while len(text) < length:
            text += chance.choice(parts)
        yield text[:-1] + "。"


def general_paragraphs() -> list[str]:
    path = ROOT / "tests" / "support" / "general.txt"
    return path.read_text(encoding="utf-8").splitlines()


def set_paragraph(shop: Workshop[BulletinSheet], text: str) -> tuple[Line, ...]:
    case = shop.case(BULLETIN.body.text, shop.grid.cell)
    segment = shop.segment(Text(text), case, NOWHERE)
    return shop.paragraph([segment], first_indent=INDENT)


def make_galley(shop: Workshop[BulletinSheet], text: str) -> Galley:
    case = shop.case(BULLETIN.body.text, shop.grid.cell)
    segment = shop.segment(Text(text), case, NOWHERE)
    return itemize([segment], BULLETIN.breaking.long_word.value, 28 - INDENT - 1)


def can_do_without_stretch(galley: Galley) -> bool:
    """Tell whether there is any way of full lines, by trying them all."""
    end = len(galley.items)

    @cache
    def ends(start: int) -> bool:
        room = 28 if start else 28 - INDENT
        cells, soft = 0.0, 0
        for stop in range(start + 1, end + 1):
            item = galley.items[stop - 1]
            cells += item.cells
            soft += item.blank != "" or (item.is_word and item.cells - item.natural >= 0.4999)
            over = cells - room
            if over > 14:
                break
            fills = 0 <= over <= soft / 2 or (stop == end and over <= 0)
            if galley.breakable[stop] and fills and (stop == end or ends(stop)):
                return True
        return False

    for start in range(end - 1, 0, -1):
        ends(start)
    return ends(0)


def check_breaks(lines: Sequence[Line]) -> None:
    for line, following in pairwise(lines):
        before, after = text_of(line).rstrip(), text_of(following)
        assert after[0] not in NEVER_FIRST or after.startswith(("——", "-")), before + "|" + after
        assert before[-1] not in NEVER_LAST, before + "|" + after
        assert not (before[-1].isdigit() and after[0].isdigit()), before + "|" + after
        assert (before + after).count("——") == before.count("——") + after.count("——")


def check_edges(lines: Sequence[Line], fonts: FontBook) -> None:
    for line in lines:
        boxes: list[Placed] = [each for each in placed(line, fonts) if each.character != " "]
        if not line.is_first:
            assert min(abs(boxes[0].left - LEFT), abs(boxes[0].origin - LEFT)) <= FLUSH
        if line.is_last:
            assert max(box.right for box in boxes) <= RIGHT + FLUSH
        else:
            assert reaches(boxes[-1], RIGHT), text_of(line)


def test_general_and_recombined_texts_hold_the_grid(shop: Workshop[BulletinSheet]) -> None:
    fonts = FontBook()
    off: list[bool] = []
    stretched = squeezes = rows = 0
    for text in [*general_paragraphs(), *recombined(200)]:
        lines = set_paragraph(shop, text)
        assert text == "".join(map(text_of, lines))
        check_breaks(lines)
        check_edges(lines, fonts)
        opened = sum(line.opened > FLUSH / 10 for line in lines)
        if opened:
            assert not can_do_without_stretch(make_galley(shop, text)), text
        stretched += opened
        rows += len(lines)
        squeezes += sum(line.squeezes for line in lines)
        for line in lines:
            for piece in line.pieces:
                off += hanzi_off(piece.text, piece.xs)
    share = 1 - sum(off) / len(off)
    print(  # noqa: T201  # the measured figures, for pytest -s
        f"\n210 texts: {rows} rows, {share:.2%} of {len(off)} 汉字 on a column, "
        f"{squeezes} squeezes, {stretched} stretched"
    )
    assert share >= 0.99


def test_hanzi_of_every_font_stand_at_about_one_height(issue92: Composition) -> None:
    """As far as they may be raised: those of FandolFang would stand 0.075 em too low."""
    fonts, middle = FontBook(), BULLETIN.ascent.value - 0.5
    runs = [run for page in issue92.pages for mark in page.marks for run in mark.runs]
    heights: dict[str, float] = {}
    for run in runs:
        inks = [fonts.ink(run.font, each) for each in run.text if is_hanzi(each)]
        if len(inks) > 8:
            ink = sum(ink.top + ink.bottom for ink in inks) / 2 / len(inks)
            heights[run.font] = ink + run.rise / run.size
    assert pytest.approx(middle - 0.04, abs=0.02) == heights.pop("fangsong")
    assert set(heights) >= {"heiti", "title"}
    assert [pytest.approx(middle, abs=0.02)] * len(heights) == list(heights.values())
