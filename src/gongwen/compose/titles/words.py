"""The words of a title, by a segmenter made for Chinese.

Loading its dictionary takes about a tenth of a second, so it is loaded only when a title needs
more than one line.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """One word.

    Attributes:
        text: its characters.
        start: offset of the first in the title.
        tag: part of speech, in the tag set of ICTCLAS: n, v, d, p, c, u, m, q, x …
    """

    text: str
    start: int
    tag: str

    @property
    def stop(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)


def words_of(title: str) -> tuple[Word, ...]:
    """Give the words of *title*, in order and without gaps."""
    import rjieba  # noqa: PLC0415 - see above

    words: list[Word] = []
    start = 0
    for text, tag in rjieba.tag(title):
        # What the segmenter leaves out, if anything, stands for itself.
        found = title.find(text, start)
        words.extend(_unknown(title, start, found))
        words.append(Word(text, found, tag))
        start = found + len(text)
    words.extend(_unknown(title, start, len(title)))
    return tuple(words)


def _unknown(title: str, start: int, stop: int) -> Iterator[Word]:
    return (Word(title[offset], offset, "x") for offset in range(start, stop))
