"""禁则: where a line may end, as a table and a predicate."""

from functools import cache
from typing import Final

from gongwen.compose.lines.charclass import CharClass, char_class

NOT_AT_LINE_START: Final = frozenset(
    {
        CharClass.CLOSING,
        CharClass.STOP,
        CharClass.CONNECTOR,
        CharClass.SLASH,
        CharClass.POSTFIX,
        CharClass.SPACE,
    }
)
NOT_AT_LINE_END: Final = frozenset({CharClass.OPENING, CharClass.SLASH, CharClass.PREFIX})

_DOUBLE: Final = frozenset({CharClass.DASH, CharClass.ELLIPSIS})
"""Half of —— and of ……, which no line end parts."""
_WORD: Final = frozenset({CharClass.DIGIT, CharClass.WESTERN})


@cache
def classes_may_part(last: CharClass, first: CharClass) -> bool:
    """Tell whether a line may end with class *last* if the next begins with class *first*."""
    if first in NOT_AT_LINE_START or last in NOT_AT_LINE_END:
        return False
    if last is first and first in _DOUBLE:
        return False
    return not (last in _WORD and first in _WORD)


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters.

    Args:
        before: the last character of the line.
        after: the first character of the next line.

    Returns:
        False if either would stand where it is forbidden, or if both belong to one word.
        A space stays at the end of its line, where it has no width.

    Source:
        GB/T 15834—2011, 5.1; clreq, "Prohibition Rules for Line Start and Line End".

    >>> may_break("字", "。"), may_break("《", "字"), may_break("。", "字")
    (False, False, True)
    """
    return classes_may_part(char_class(before), char_class(after))
