"""A line of a file before it is cleaned, and how one is dropped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gongwen.diagnostics import Span
from gongwen.document.text import Text
from gongwen.read.findings import Findings, quoted
from gongwen.read.source.decode import PAGE_BREAK

MOST_QUOTED: Final = 5
"""Of the places of one finding, quoted in its message; of others their lines are named, so that
whoever wants to can look them up."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as typed.

    Attributes:
        text: blank where the line was dropped.
        page_break: whether a page ended before it.
        separated: whether a row of signs that parts texts stood before it.
        heading: its level as a heading of Markdown; 0 for any other line.
        string: what it says, without white space at its ends; every kind of residue asks for it.
    """

    text: Text
    page_break: bool = False
    separated: bool = False
    heading: int = 0
    string: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "string", self.text.string.strip())

    @property
    def bare(self) -> str:
        """What it says, without any white space."""
        return "".join(self.text.string.split())


_PART = re.compile(f"[^{PAGE_BREAK}]+")


def split_pages(texts: Iterable[Text]) -> list[RawLine]:
    """Cut lines at page breaks, which programs put before or after a line feed."""
    lines: list[RawLine] = []
    page_break = False
    for text in texts:
        if PAGE_BREAK not in text.string:
            lines.append(RawLine(text, page_break))
            page_break = page_break and not text.string.strip()
            continue
        at = 0
        for part in _PART.finditer(text.string):
            page_break = page_break or PAGE_BREAK in text.string[at : part.start()]
            lines.append(RawLine(text.slice(*part.span()), page_break))
            page_break = page_break and not part[0].strip()
            at = part.end()
        page_break = page_break or PAGE_BREAK in text.string[at:]
    return lines


def without(
    lines: Sequence[RawLine],
    dropped: set[int],
    *,
    page_break: bool = False,
    separated: bool = False,
) -> list[RawLine]:
    """Give *lines* less those whose index is in *dropped*.

    What stood before a dropped line stands before the one after it.

    Args:
        lines: all of them.
        dropped: the places of those that go.
        page_break: whether a page ends at each of them.
        separated: whether each of them parts texts.
    """
    if not dropped:
        return list(lines)
    kept: list[RawLine] = []
    ended = parted = False
    for at, line in enumerate(lines):
        if at in dropped:
            ended = ended or page_break or line.page_break
            parted = parted or separated or line.separated
            continue
        if ended or parted:
            ended, parted = ended or line.page_break, parted or line.separated
            line = replace(line, page_break=ended, separated=parted)  # noqa: PLW2901 - the same line
        kept.append(line)
        if line.string:
            ended = parted = False
    return kept


def blanked(lines: Sequence[RawLine], dropped: set[int]) -> list[RawLine]:
    """Give *lines* with a blank line in the place of each whose index is in *dropped*."""
    if not dropped:
        return list(lines)
    return [
        replace(line, text=line.text.slice(0, 0)) if at in dropped else line
        for at, line in enumerate(lines)
    ]


def tell(code: str, what: str, found: Iterable[Text], findings: Findings) -> None:
    """Tell once that all texts of *found*, which are *what* in Chinese, are not printed."""
    texts = [each.strip() for each in found]
    if not texts:
        return
    shown = "".join(f"“{quoted(each.string)}”" for each in texts[:MOST_QUOTED])
    others = list(dict.fromkeys(each.span().line for each in texts[MOST_QUOTED:]))
    more = f"等（另在第 {listed(others)} 行）" if others else ""
    count = f"{len(texts)} 处" if len(texts) > 1 else ""
    places: list[Span] = [each.span() for each in texts]
    findings.recur_once(code, f"{what}{count}{shown}{more}不排印", places)


def listed(numbers: Sequence[int]) -> str:
    """Write *numbers*, which rise, with neighbours put together.

    >>> listed([3, 4, 5, 9])
    '3—5、9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def speaking(lines: Sequence[RawLine]) -> Iterator[tuple[int, RawLine]]:
    """Give the lines that are not blank, each with its index."""
    return ((at, line) for at, line in enumerate(lines) if line.string)
