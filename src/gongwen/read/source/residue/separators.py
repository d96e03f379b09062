"""Separators: a row of signs between two texts."""

import re
from collections.abc import Sequence
from typing import Final

from gongwen.read.findings import Findings
from gongwen.read.source.residue.raw import RawLine, speaking, tell, without

LEAST_SIGNS: Final = 3
"""Of a separator: two are a dash or a pair of bullets."""

LONGEST: Final = 200
"""Of a separator, in characters; what is longer is no row of signs on any screen."""

_SEPARATOR = re.compile("[-*＊※☆★◆◇■□●○·•_＿=＝~～—–―‐‑─━═▬﹎﹏#＃+ \t\u3000]+")


def drop_separators(lines: Sequence[RawLine], findings: Findings) -> list[RawLine]:
    """Take out rows of signs; the line after one knows of it."""
    dropped = {
        at
        for at, line in speaking(lines)
        if LEAST_SIGNS <= len(line.bare) <= LONGEST
        and len(set(line.bare)) == 1
        and _SEPARATOR.fullmatch(line.string)
    }
    tell("separator-dropped", "分隔线", (lines[at].text for at in sorted(dropped)), findings)
    return without(lines, dropped, separated=True)
