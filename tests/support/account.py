"""The account of a file, taken a second time and in another way than the program does.

``gongwen.read.account`` goes by places; here the pages are set, and the characters on them are
counted against those of the source: source = printed - generated + named.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from gongwen.compose import compose
from gongwen.diagnostics import Diagnostic
from gongwen.document.bulletin import Bulletin
from gongwen.pages import Run
from gongwen.read import Reading
from gongwen.read.account import REMARKS
from gongwen.sheet.bulletin import BULLETIN

from support.metrics import SquareMetrics


def lost(reading: Reading) -> Counter[str]:
    """Give the characters of plain text that are neither on the pages nor named.

    Args:
        reading: of a plain text, with a document.

    Returns:
        How many of each are lost; empty where the account is even.
    """
    source = Counter("".join("".join(reading.lines).split()))
    return source - printed(reading) - named(reading)


def printed(reading: Reading) -> Counter[str]:
    """Count what stands on the pages, without a list of titles, which says them once more."""
    document = reading.document
    assert isinstance(document, Bulletin)
    pages = compose(replace(document, contents="none"), BULLETIN, SquareMetrics()).pages
    runs = (item for page in pages for mark in page.marks for item in mark.items)
    return Counter("".join(run.text for run in runs if isinstance(run, Run)))


def named(reading: Reading) -> Counter[str]:
    """Count what findings point at, every place once, but for remarks on what is printed."""
    places = {
        (line, column)
        for found in reading.diagnostics
        if found.code not in REMARKS
        for line, first, last in _places(found)
        for column in range(first, last)
    }
    return Counter(
        reading.lines[line - 1][column - 1]
        for line, column in places
        if column <= len(reading.lines[line - 1])
    )


def _places(found: Diagnostic) -> Iterator[tuple[int, int, int]]:
    for span in (found.span, *found.places):
        if span.line:
            yield span.line, span.column, span.column + span.width
