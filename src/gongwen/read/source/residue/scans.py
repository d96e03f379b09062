"""Scans: programs that read pictures put a space after every 汉字."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from gongwen.read.findings import Findings
from gongwen.read.source.clean import is_han, rewrite
from gongwen.read.source.residue.raw import RawLine

LEAST_CHARACTERS: Final = 8
"""Of a line that shows the habit: a name or a title of fewer is spread by hand."""

SPACED_SHARE: Final = 0.8
"""Of the 汉字 of a line, how many have a space after them; marks and figures often have none."""

LEAST_SHARE: Final = 0.5
"""Of the longer lines of a file, how many are spaced so: a scan has nearly all."""

LEAST_SPACES: Final = 2
"""Behind the 汉字 of a line: a single one says nothing."""

_SPACE = re.compile(
    "(?<=[^ -~]) (?=[^ -~])|(?<=[^ -~]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[^ -~])"
)


def close_up_scans(lines: Sequence[RawLine], findings: Findings) -> list[RawLine]:
    """Close up the lines of a file in which a space follows every 汉字."""
    spaced = {at for at, line in enumerate(lines) if _is_spaced(line.string)}
    if not spaced:
        return list(lines)
    longer = [at for at, line in enumerate(lines) if _count_han(line.string) >= LEAST_CHARACTERS]
    if not longer or len(spaced.intersection(longer)) < len(longer) * LEAST_SHARE:
        return list(lines)
    places = [lines[at].text.strip().span() for at in sorted(spaced)]
    findings.recur_once("scan-spaces", f"{len(places)} 行每个字后都有空格，已去掉", places)
    return [
        replace(line, text=rewrite(line.text, _SPACE, lambda _: "")) if at in spaced else line
        for at, line in enumerate(lines)
    ]


def _count_han(string: str) -> int:
    return sum(map(is_han, string))


def _is_spaced(string: str) -> bool:
    if string.count(" ") < LEAST_SPACES:
        return False
    before_space = sum(is_han(one) and other == " " for one, other in pairwise(string))
    return before_space >= LEAST_SPACES and before_space >= SPACED_SHARE * (_count_han(string) - 1)
