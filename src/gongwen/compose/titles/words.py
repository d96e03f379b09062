"""The words of a title, by a segmenter made for Chinese.

Loading its dictionary takes about a tenth of a second, so it is loaded only when a title needs
more than one line.
"""

from collections.abc import Iterator, Sequence
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


class Reading(NamedTuple):
    """What a title consists of.

    Attributes:
        words: in order and without gaps.
        wholes: the stretches that are kept whole, each as the offset of its first character and
            that after its last; one may lie in another.
        organs: those of the wholes that name an organ.
    """

    words: tuple[Word, ...]
    wholes: tuple[tuple[int, int], ...]
    organs: tuple[tuple[int, int], ...] = ()


def words_of(title: str, known: Sequence[Word] = ()) -> tuple[Word, ...]:
    """Give the words of *title*, in order and without gaps.

    Args:
        title: without line feeds.
        known: words that stand whatever the segmenter thinks, in order and apart; it is only
            asked about what lies between them.
    """
    words: list[Word] = []
    start = 0
    for word in known:
        words.extend(_segmented(title[start : word.start], start))
        words.append(word)
        start = word.stop
    words.extend(_segmented(title[start:], start))
    return tuple(words)


def _segmented(text: str, offset: int) -> Iterator[Word]:
    """Segment a stretch of a title that begins at *offset*."""
    import rjieba  # noqa: PLC0415 - see above

    start = 0
    for word, tag in rjieba.tag(text) if text else ():
        # What the segmenter leaves out, if anything, stands for itself.
        found = text.find(word, start)
        yield from _unknown(text, start, found, offset)
        yield Word(word, offset + found, tag)
        start = found + len(word)
    yield from _unknown(text, start, len(text), offset)


def _unknown(text: str, start: int, stop: int, offset: int) -> Iterator[Word]:
    return (Word(text[index], offset + index, "x") for index in range(start, stop))
