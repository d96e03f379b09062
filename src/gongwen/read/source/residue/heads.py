"""Running heads: a line that comes again where pages begin or end."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from gongwen.read.findings import Findings
from gongwen.read.source.residue.raw import RawLine, speaking, tell, without

LONGEST_HEAD: Final = 40
"""Of a running head, in characters: a name, a number and a date."""

FIRST_LINES: Final = 6
"""Of a file, among which stand the name and the number that running heads repeat."""

_NUMBER = re.compile("[（(]?[0-9年〔〕（）()]*第[^第期]*期[）)]?")

LONGEST_FOLIO: Final = 7
"""Of the number of a page with its dashes, —123—, in characters."""

_FOLIO = re.compile("[-—－–]*[0-9]+[-—－–]*")

MOST_JOINED: Final = 3
"""Of these lines that a running head may put side by side."""


def drop_running_heads(lines: Sequence[RawLine], findings: Findings) -> list[RawLine]:
    """Take out the lines at page breaks that come again, or repeat the head of the file."""
    told = [at for at, _ in speaking(lines)]
    at_breaks = {
        told[place + side]
        for place, at in enumerate(told)
        if lines[at].page_break
        for side in (-1, 0)
        if place + side >= 0
    }
    said = Counter(lines[at].bare for at in at_breaks)
    heads = _head_words([lines[at].bare for at in told[:FIRST_LINES]])
    dropped = {
        at
        for at in at_breaks
        if (lines[at].page_break or at not in told[:FIRST_LINES])
        and len(lines[at].bare) <= LONGEST_HEAD
        and lines[at].bare[-1] not in "。；！？，"
        and lines[at].bare[0] not in "【〔［["
        and (said[lines[at].bare] > 1 or lines[at].bare in heads)
    }
    dropped |= {at for at in told[MOST_JOINED:] if _has_folio(lines[at].bare, heads)}
    tell(
        "running-head-dropped",
        "各页重复的页眉",
        (lines[at].text for at in sorted(dropped)),
        findings,
    )
    return without(lines, dropped, page_break=True)


def _has_folio(bare: str, heads: AbstractSet[str]) -> bool:
    """Tell whether a line is the head of the file with the number of a page beside it."""
    for head in heads:
        rest = bare.removeprefix(head) if bare.startswith(head) else bare.removesuffix(head)
        if len(rest) <= LONGEST_FOLIO and rest != bare and _FOLIO.fullmatch(rest):
            return True
    return False


def _head_words(first: Sequence[str]) -> set[str]:
    """Give the name with what follows it, and the number, as running heads say them."""
    named = {"".join(first[:stop]) for stop in range(1, min(MOST_JOINED, len(first)) + 1)}
    return named | {line for line in first if _NUMBER.fullmatch(line)}
