"""What must hold of every input: the same for five seconds of the suite and for a night."""

import re
import time
from itertools import combinations
from typing import Final
from unicodedata import combining, normalize

import pypdfium2
from hypothesis import currently_in_test_context, note

from gongwen import IssueError, MachineError, build_pdf
from gongwen.diagnostics import Diagnostic
from gongwen.document.bulletin import Bulletin
from gongwen.read import read

from fuzz.inputs import Input
from support.account import lost

SLACK: Final = 1.0
"""Points by which the box of a glyph may stand beyond the edge of the paper: none of ours comes
near it, and readers round."""

MOST_COMPARED: Final = 500
"""Glyphs of a page that are compared with each other."""

Box = tuple[float, float, float, float, str]
"""Left, bottom, right and top edge of a glyph, and its character."""

WELL_KNOWN: Final = frozenset(["error", "warning", "info"])


def judge(given: Input) -> float:
    """Build *given* and look at all that comes of it; give the seconds that building took.

    Raises:
        AssertionError: if something does not hold.
        Exception: what the program raised and should not have.
    """
    if currently_in_test_context():
        note(repr(given))
    start = time.perf_counter()
    try:
        built = build_pdf(given.issue, given.name, series=given.series)
    except IssueError as error:
        seconds = time.perf_counter() - start
        assert any(each.severity == "error" for each in error.diagnostics)
        _judge_findings(error.diagnostics)
    except MachineError as fault:
        raise AssertionError(f"no machine is at fault: {fault.message}") from fault
    else:
        seconds = time.perf_counter() - start
        _judge_findings(built.diagnostics)
        _judge_pages(built.pdf, built.pages, _parted(given))
    if given.name.endswith(".txt"):
        reading = read(given.issue, given.name)
        if isinstance(reading.document, Bulletin):
            assert not lost(reading), "neither printed nor told"
    return seconds


def _judge_findings(found: tuple[Diagnostic, ...]) -> None:
    for each in found:
        assert each.severity in WELL_KNOWN
        assert re.search("[\u4e00-\u9fff]", each.message), each
        assert each.hint or each.severity == "info", f"what should one do? {each}"


def _parted(given: Input) -> str:
    """Give what PDFium makes of what is one glyph and several characters: ——, and of ﬁ it makes fi."""
    forms = {
        normalize("NFKC", each) for line in read(given.issue, given.name).lines for each in line
    }
    return " ".join(["——", *sorted(each for each in forms if len(each) > 1)])


def _judge_pages(pdf: bytes, pages: int, parted: str) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        assert pages == len(document)
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            boxes = []
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                character = text.get_text_range(index, 1)
                assert left >= -SLACK, character
                assert bottom >= -SLACK, character
                assert right <= width + SLACK, character
                assert top <= height + SLACK, character
                if not character.isspace() and right > left and not combining(character[:1] or " "):
                    boxes.append((left, bottom, right, top, character))
            text.close()
            boxes = [
                one
                for one, two in zip(boxes, [*boxes[1:], None], strict=True)
                if two is None or not _is_half(one, two, parted)
            ]
            for one, two in combinations(boxes[:MOST_COMPARED], 2):
                assert not _is_on(one, two), (one, two)


def _is_half(one: Box, two: Box, parted: str) -> bool:
    """Tell whether two neighbours are one glyph: halves of UTF-16, or letters of a ligature."""
    is_one = not one[4] or one[4] + two[4] in parted
    return one[:4] == two[:4] and is_one


def _is_on(one: Box, two: Box) -> bool:
    """Tell whether a quarter of the smaller of two glyphs lies on the other."""
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    if across <= 0 or down <= 0:
        return False
    areas = [(each[2] - each[0]) * (each[3] - each[1]) for each in (one, two)]
    return across * down > min(areas) / 4
