"""What a title consists of: its words, and the stretches that no line end may cut.

These are personal names with the offices beside them, organs, set phrases, an office's own words,
named documents and quotations, numbers with their units, —— and …….
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gongwen.compose.titles.organs import organs_in
from gongwen.compose.titles.persons import persons_in
from gongwen.compose.titles.phrases import phrases_in
from gongwen.compose.titles.words import Reading, Word, words_of

_NUMBER: Final = "[0-9０-９]+(?:[.,，．][0-9]+)*[%％‰]?"
_RANGE: Final = f"{_NUMBER}(?:[—－～~\\-至到∶:：/]+{_NUMBER})*"
_UNIT: Final = (
    "[余多几]?[百千万亿]*[余多]?"
    "(?:年度|年代|年级|年|月份|月|日|号楼|号|个百分点|个月|个|小时|分钟|平方公里|平方米|立方米|公里|公顷|公斤|"
    "千瓦时|千瓦|万元|亿元|美元|元|人次|人|名|项|件|次|期|届|周年|周|条|户|亩|吨|里|米|度|家|天|批|场|座|所|套|轮|"
    "版|处|辆|艘|台|段|例|宗|起|笔|种|类|倍|季度|强|位|类|级|岁|点|时|分|秒|路|线|号线|中|小|校|班|组|院|村|镇|镇街|字)?"
)
_LONGEST_JOINED: Final = 14
"""An organ and what is its are kept together up to so many characters: more would leave a title no
place to be divided."""
_KEPT: Final = re.compile(
    r"《[^《》]*》|“[^“”]*”|‘[^‘’]*’|（[^（）]*）|〔[^〔〕]*〕[0-9]*号?|【[^【】]*】"
    f"|第?{_RANGE}{_UNIT}(?:{_RANGE}{_UNIT})*(?:以[上下内]|左右)?"
)


def read_title(title: str, own: Sequence[str] = ()) -> Reading:
    """Tell the words and the wholes of a title.

    Args:
        title: without line feeds.
        own: an office's own words (词语), which are kept whole, too.
    """
    phrases = phrases_in(title, own)
    words = words_of(title, phrases)
    fixed = {place for word in phrases for place in range(word.start, word.stop)}
    persons = persons_in(title, words, fixed)
    if persons:
        names = (person.name for person in persons)
        words = words_of(title, sorted((*phrases, *names), key=lambda word: word.start))
    wholes = [(word.start, word.stop) for word in phrases]
    wholes += [(person.start, person.stop) for person in persons]
    organs = organs_in(words)
    wholes += organs
    wholes += _of_organs(organs, wholes)
    wholes += [match.span() for match in _KEPT.finditer(title)]
    wholes += _counted(words)
    return Reading(words, tuple(wholes), organs)


def _of_organs(
    organs: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Join an organ with what is said to be its: 青溪县委|十三届八次全会, 云岭大学|党委书记赵雅."""
    ends = {stop: start for start, stop in organs}
    for start, stop in others:
        if start in ends and stop - ends[start] <= _LONGEST_JOINED:
            yield ends[start], stop


def _counted(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give the numbers with their measure words: 三|个, 第三|次."""
    for before, after in pairwise(words):
        if before.tag == "m" and after.tag in ("q", "m"):
            yield before.start, after.stop
