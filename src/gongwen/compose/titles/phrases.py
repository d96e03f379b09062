"""Set phrases of political and administrative language, which a segmenter does not know as wholes.

Those that can be listed are data (``lexicon/phrases.txt``); those that count (党的二十届四中全会,
县十八届人大四次会议) are patterns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gongwen.compose.titles.lexicon import listed
from gongwen.compose.titles.words import Word

_NUMERAL: Final = "[〇零一二三四五六七八九十百两0-9]+"

LONGEST: Final = 20
"""Of a phrase that is one word, in characters: a line of a title holds about as many."""
_PLACE: Final = "(?:[一-鿿]+?[省市县区州旗镇乡])?"
_ABOVE: Final = "中央|党委|全国|自治区|(?<![一-鿿])(?:[省市县区州旗镇乡]委|[省市县区州旗镇乡])"
"""Whose meeting it is; a 县 behind another character belongs to a name, 青溪县."""
_MARKS: Final = "—+|─+|…+"
"""—— and …… are one mark each (GB/T 15834—2011, 4.13 and 4.11)."""
_COUNTED: Final = re.compile(
    # 党的二十届四中全会精神, 省委十三届八次全会, 县十八届人大常委会第四次会议
    f"(?:党的|(?:中共|中国共产党){_PLACE}|{_ABOVE})?第?{_NUMERAL}届"
    "(?:全国人民代表大会|人民代表大会|全国人大|人大|全国政协|政协|纪委|纪律检查委员会|党代会)?"
    "(?:常务委员会|常委会|委员会)?"
    f"(?:第?{_NUMERAL}[次中])?"
    "(?:全体扩大会议|全体会议|全体|全会|代表大会|常委会议|扩大会议|会议)?(?:精神)?"
    # 党的二十大报告
    f"|党的{_NUMERAL}大(?:报告|精神)?"
    # 中国共产党第二十次全国代表大会
    f"|(?:(?:中共|中国共产党){_PLACE}|{_ABOVE})?第{_NUMERAL}次(?:全国代表大会|代表大会|党代会|党员代表大会|团代会|妇代会|工代会)"
    # 中国共产党成立104周年
    f"|(?:中国共产党|中华人民共和国|中国人民解放军|新中国)成立{_NUMERAL}周年"
    f"|(?P<mark>{_MARKS})"
)
_NUMERAL_BEFORE: Final = frozenset("第〇零一二三四五六七八九十百")


def phrases_in(title: str, own: Sequence[str] = ()) -> tuple[Word, ...]:
    """Find the set phrases of a title, in order and apart; the longest of two that overlap.

    Args:
        title: without line feeds.
        own: an office's own; they go before all others.
    """
    found: list[Word] = []
    for group in (_matches(title, own), _patterns(title), _matches(title, listed("phrases"))):
        taken = {place for word in found for place in range(word.start, word.stop)}
        for word in sorted(group, key=lambda word: (-len(word.text), word.start)):
            places = range(word.start, word.stop)
            if taken.isdisjoint(places):
                found.append(word)
                taken.update(places)
    return tuple(sorted(found, key=lambda word: word.start))


def _patterns(title: str) -> Iterator[Word]:
    for match in _COUNTED.finditer(title):
        # What no line may hold is left to the segmenter, to be divided at its words.
        if len(match[0]) <= LONGEST:
            yield Word(match[0], match.start(), "x" if match["mark"] else "n")


def _matches(title: str, phrases: Iterable[str]) -> Iterator[Word]:
    for phrase in phrases:
        start = title.find(phrase)
        while start >= 0:
            # 第三农场 has no 三农 in it.
            counts = phrase[0] in _NUMERAL_BEFORE and title[start - 1 : start] in _NUMERAL_BEFORE
            if not counts or not start:
                yield Word(phrase, start, "n")
            start = title.find(phrase, start + 1)
