"""Folios: — 1 —, 第1页 共2页, 1/2 and bare numbers that count pages.

A shape that nothing else has is a folio wherever it stands alone. A bare number may be a cell of a
table, so it must continue the count of the pages and have text around it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.source.han import HAN
from gongwen.read.source.residue.raw import RawLine, speaking, tell, without

MOST_FIGURES: Final = 3
"""Of a folio, in digits: nothing that is pasted has a thousand pages."""

MOST_STROKES: Final = 4
"""Of the dashes beside a folio: two of —— and as many that an extractor doubled."""

MOST_SKIPPED: Final = 3
"""By which a bare number may be ahead of the folio before: pages whose folio was lost."""

_STROKE = "[-—–－─―﹣~～·•_|]"
_COUNT = f"[0-9]{{1,{MOST_FIGURES}}}"
_STROKES = f"{_STROKE}{{1,{MOST_STROKES}}}"
_DASHED = f"{_STROKES} ?({_COUNT}) ?{_STROKES}"
_SHAPED = re.compile(
    f"{_DASHED}"
    f"|第 ?({_COUNT}) ?页(?:[ ,/，·|]*(?:共|总) ?{_COUNT} ?页)?"
    f"|共 ?{_COUNT} ?页[ ,/，·|]*第 ?({_COUNT}) ?页"
    f"|(?:Page|page|PAGE) ?({_COUNT})(?: ?(?:of|/) ?{_COUNT})?"
)
_OF = re.compile(f"({_COUNT}) ?/ ?({_COUNT})")
_BARE = re.compile(f"({_COUNT})|[〔［\\[【]({_COUNT})[〕］\\]】]")

_HARD = "[-—–－─―]"
_EDGE = f"{_HARD}{{1,{MOST_STROKES}}} ?{_COUNT} ?{_HARD}{{1,{MOST_STROKES}}}"
_AT_START = re.compile(f"[ \u3000]*{_EDGE}[ \u3000]*(?={HAN}|[“《（])")
_AT_END = re.compile(f"(?:(?<={HAN})|(?<=[，。；、：”》）]))[ \u3000]*{_EDGE}[ \u3000]*$")
LONGEST_EDGE: Final = 40
"""Of what is looked at before the end of a line, in characters: a folio with its spaces is shorter."""


def drop_folios(lines: Sequence[RawLine], findings: Findings) -> list[RawLine]:
    """Take out lines that are only a folio, and folios at the edge of a line at a page break."""
    shaped = _shaped(lines)
    bare = _bare(lines, shaped)
    dropped = {*shaped, *bare}
    found = [lines[at].text for at in sorted(dropped)]
    kept = without(lines, dropped, page_break=True)
    if shaped or any(line.page_break for line in lines):
        kept = _at_edges(kept, found)
    found.sort(key=lambda text: text.span().line)
    tell("folio-dropped", "页码", found, findings)
    return kept


def _plain(line: RawLine) -> str:
    string = unicodedata.normalize("NFKC", " ".join(line.string.split()))
    return string.replace("﹣", "-")


def _shaped(lines: Sequence[RawLine]) -> dict[int, int]:
    """Find the lines whose shape only a folio has, with their numbers."""
    found: dict[int, int] = {}
    for at, line in speaking(lines):
        if len(line.string) > LONGEST_EDGE:
            continue
        string = _plain(line)
        if match := _SHAPED.fullmatch(string):
            found[at] = int(next(group for group in match.groups() if group))
        elif (match := _OF.fullmatch(string)) and 0 < int(match[1]) <= int(match[2]):
            found[at] = int(match[1])
    return found


def _bare(lines: Sequence[RawLine], shaped: dict[int, int]) -> set[int]:
    """Find bare numbers that go on counting, between lines that are text."""
    found: set[int] = set()
    told = [at for at, _ in speaking(lines)]
    expected = 1
    for place, at in enumerate(told):
        if at in shaped:
            expected = shaped[at] + 1
            continue
        if len(lines[at].string) > LONGEST_EDGE:
            continue
        match = _BARE.fullmatch(_plain(lines[at]))
        if match is None:
            continue
        number = int(match[1] or match[2])
        around = [lines[told[each]] for each in (place - 1, place + 1) if 0 <= each < len(told)]
        among_cells = place == 0 or any(
            "\t" in each.string or _BARE.fullmatch(_plain(each)) for each in around
        )
        if not among_cells and expected <= number <= expected + MOST_SKIPPED:
            found.add(at)
            expected = number + 1
    return found


def _at_edges(lines: Sequence[RawLine], found: list[Text]) -> list[RawLine]:
    kept: list[RawLine] = []
    page_break = False
    for line in lines:
        text, string = line.text, line.text.string
        starts = line.page_break or page_break
        page_break = page_break and not string.strip()
        if match := _AT_START.match(string):
            found.append(text.slice(*match.span()))
            text, starts = text.slice(match.end()), True
        tail = max(len(text.string) - LONGEST_EDGE, 0)
        if match := _AT_END.search(text.string, tail):
            found.append(text.slice(*match.span()))
            text, page_break = text.slice(0, match.start()), True
        kept.append(replace(line, text=text, page_break=starts))
    return kept
