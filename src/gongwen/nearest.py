"""Which of the words that there are somebody meant who wrote another one."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

LETTERS_A_SLIP: Final = 4
"""A slip of the fingers is forgiven for every so many characters, and one in any word of two or
more: of two 汉字 one may be wrong."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Give the word that is so near that it must have been meant; None if there is none, or two.

    White space and capitals count for nothing.

    >>> nearest("标提", ["标题", "目录"]), nearest("titel", ["title", "total"])
    ('标题', 'title')
    >>> nearest("仿宋体", ["仿宋", "宋体"])
    '仿宋'
    >>> nearest("行距", ["断行", "用纸"]), nearest("字号", ["期号", "编号"])
    (None, None)
    """
    plain = _plain(written)
    most = max(1, len(plain) // LETTERS_A_SLIP) if len(plain) > 1 else 0
    ranked = []
    for word in known:
        other = _plain(word)
        if abs(len(plain) - len(other)) > most:
            continue
        slips = _slips(plain, other)
        if slips <= most and slips < max(len(plain), len(other)):
            ranked.append((slips, -_alike_at_start(plain, other), word))
    ranked.sort()
    # Of two that are as near, nobody knows which was meant.
    if not ranked or any(first[:2] == second[:2] for first, second in pairwise(ranked[:2])):
        return None
    return ranked[0][2]


def _plain(word: str) -> str:
    return "".join(word.split()).casefold()


def _alike_at_start(one: str, other: str) -> int:
    """Count the characters that are the same until the first that is not."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _slips(one: str, other: str) -> int:
    """Count the characters that are missing, too many, wrong, or in the wrong order."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, facing in enumerate(other, 1):
            least = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != facing))
            turned = (
                row > 1 and column > 1 and (letter, facing) == (other[column - 2], one[row - 2])
            )
            current.append(min(least, before[column - 2] + 1) if turned else least)
        before, above = above, current
    return above[-1]
