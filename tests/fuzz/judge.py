"""What must hold of every input: the same for five seconds of the suite and for a night."""

import re
import time
from typing import Final

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
        _judge_pages(built.pdf, built.pages)
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
        # Programs count on whole lines.
        assert not set("\r\n") & set(each.message + each.hint), each


def _judge_pages(pdf: bytes, pages: int) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        assert pages == len(document)
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                assert left >= -SLACK, text.get_text_range(index, 1)
                assert bottom >= -SLACK, text.get_text_range(index, 1)
                assert right <= width + SLACK, text.get_text_range(index, 1)
                assert top <= height + SLACK, text.get_text_range(index, 1)
            text.close()
