"""Where a title may be divided, and what each seam costs.

A seam is a place between two words. The cheapest are those where one phrase ends and the next
begins; a seam inside the name of an organ, a book title or a quotation costs so much that it
is only used when the whole would not fit on a line.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from gongwen.compose.lines.kinsoku import may_break
from gongwen.compose.titles.words import Word
from gongwen.sheet.groups import DivisionTable
from gongwen.sheet.rows import Measure

_NEVER_FIRST: Final = frozenset("的了地得和与及或等暨")
"""What a line of a title does not begin with (GB/T 9704—2012, 7.3.1, and practice)."""

_BINDING_WORDS: Final = frozenset(
    {"和", "与", "及", "或", "暨", "以及", "关于", "对", "在", "为", "以"}
)
_BINDING_TAGS: Final = ("d", "p", "c", "b", "a", "r")
"""Adverbs, prepositions, conjunctions, attributes and adjectives belong to what follows."""

_STOPS: Final = frozenset("，、；：")
_OPENERS: Final = frozenset("《“（〔")

_ORGAN_ENDS: Final = (
    "委员会",
    "办公室",
    "办公厅",
    "政府",
    "领导小组",
    "指挥部",
    "联席会议",
    "检察院",
    "法院",
    "党组",
    "党委",
    "县委",
    "市委",
    "省委",
    "区委",
    "镇委",
    "工委",
    "纪委",
    "监委",
    "编委",
    "总工会",
    "联合会",
    "商会",
    "协会",
    "管理局",
    "总局",
    "分局",
    "支队",
    "中心",
    "公司",
    "集团",
    "大学",
    "学院",
    "医院",
    "银行",
    "开发区",
    "示范区",
    "实验区",
    "高新区",
    "园区",
    "新区",
    "局",
    "厅",
    "部",
    "委",
    "院",
    "署",
    "处",
)
_ORGAN_TAGS: Final = ("n", "vn", "an", "j", "l", "f", "b", "ns", "nt", "nz", "nr", "s")
_PLACE_ENDS: Final = ("省", "市", "县", "区", "镇", "乡", "州", "盟", "旗", "街道", "中共")

_AREA_ENDS: Final = frozenset("省市县区镇乡村州盟旗")
_SUBTITLE: Final = "——"

_WHOLE: Final = re.compile(
    r"《[^《》]*》"
    r"|“[^“”]*”"
    r"|（[^（）]*）"
    r"|〔[^〔〕]*〕[0-9]*号?"
    r"|第?[0-9][0-9.,－—～~-]*[%％‰]?[万亿余多]*[年月日元人名个项件次号期届周岁条家户亩吨里米度]?"
)
"""What is kept whole: named documents, quotations, brackets, numbers with their units."""


class Seam(NamedTuple):
    """A place where a title may be divided.

    Attributes:
        offset: of the first character after it.
        cost: of dividing here.
    """

    offset: int
    cost: float


def seams(title: str, words: Sequence[Word], costs: DivisionTable) -> tuple[Seam, ...]:
    """Give every place where *title* may be divided, in order.

    Args:
        title: without line feeds; a space in it is a wish.
        words: its words, in order and without gaps.
        costs: of the sheet.
    """
    cuts = {offset for start, stop in _wholes(title, words) for offset in range(start + 1, stop)}
    return tuple(_seams(title, words, cuts, costs))


def may_part(before: str, after: str) -> bool:
    """Tell whether a title may have one line that ends and one that begins so.

    Source:
        GB/T 9704—2012, 7.3.1, and practice: no line begins with 的、和、与、及, none ends with a
        lone 关于.
    """
    return (
        may_break(before[-1], after[0])
        and after[0] not in _NEVER_FIRST
        and not before.endswith("关于")
    )


def _seams(
    title: str, words: Sequence[Word], cuts: set[int], costs: DivisionTable
) -> Iterator[Seam]:
    for before, after in pairwise(words):
        offset = after.start
        if after.text.isspace():
            continue
        if before.text.isspace():
            yield Seam(offset, costs.wish.value)
            continue
        if not may_break(title[offset - 1], title[offset]):
            continue
        if title[offset] in _NEVER_FIRST and len(after.text) == 1:
            continue
        cost = _bond(before, after, costs)
        yield Seam(offset, cost + (costs.cut.value if offset in cuts else 0.0))


def _bond(before: Word, after: Word, costs: DivisionTable) -> float:
    """Tell how closely two neighbouring words belong together: the first rule that applies."""
    for applies, row in _BONDS:
        if applies(before, after):
            measure: Measure = getattr(costs, row)
            return measure.value
    return costs.loose.value


_BONDS: Final[tuple[tuple[Callable[[Word, Word], bool], str], ...]] = (
    (lambda before, _: before.text in _BINDING_WORDS, "cut"),
    # An adverb goes with its verb, an attribute with its noun; a particle with what it follows.
    (lambda before, _: before.tag.startswith(_BINDING_TAGS), "bound"),
    (lambda _, after: after.tag.startswith(("u", "q", "k", "f", "y")), "bound"),
    # A number or a code goes with what it counts or names.
    (
        lambda before, after: (
            before.tag.startswith(("m", "eng")) and after.tag.startswith(("q", "m", "n"))
        ),
        "bound",
    ),
    # 白石｜镇: the segmenter did not know the place.
    (lambda before, after: after.text in _AREA_ENDS and before.tag.startswith("n"), "cut"),
    # Here the issuer ends, or the subtitle begins: the best seams a title has.
    (lambda _, after: after.text == "关于" or after.text.startswith(_SUBTITLE), "issuer"),
    (lambda before, after: after.tag.startswith("p") or before.text in _STOPS, "free"),
    # Two verbs are one act, 调整｜完善; a verb goes with its object.
    (lambda before, after: before.tag == after.tag == "v", "bound"),
    (lambda before, _: before.tag == "v", "object"),
    # A verb as a noun closes its phrase, 预算｜执行; a quotation goes with its noun.
    (lambda _, after: after.tag == "vn", "closing"),
    (lambda before, after: before.text in "”》" and after.tag.startswith("n"), "closing"),
    # One character is seldom a word; more often the segmenter did not know the whole.
    (
        lambda before, _: (
            len(before.text) == 1 and before.text not in "”》）" and before.tag not in ("m", "q")
        ),
        "single",
    ),
    (lambda _, after: after.tag in ("v", "eng") or after.text in _OPENERS, "phrase"),
)
"""How two words are bound, and the row of the sheet that says what parting them costs."""


def _wholes(title: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give the stretches that are kept whole."""
    for match in _WHOLE.finditer(title):
        yield match.span()
    yield from _organs(words)


def _organs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Find the names of organs: from the place or name that begins them to their last word.

    市|发展|和|改革|委员会 is one, and so is each of 青溪|县委|办公室|青溪县|人民政府|办公室.
    """
    first = 0
    for index, word in enumerate(words):
        if not _ends_organ(word):
            if not _in_organ(word):
                first = index + 1
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        if following is not None and _ends_organ(following):
            continue
        start = first
        while start < index and words[start].text in "和与及":
            start += 1
        yield words[start].start, word.stop
        first = index + 1


def _ends_organ(word: Word) -> bool:
    return word.text.endswith(_ORGAN_ENDS) and word.tag.startswith(("n", "j", "l"))


def _in_organ(word: Word) -> bool:
    return word.tag in _ORGAN_TAGS or word.text in "和与及、" or word.text.endswith(_PLACE_ENDS)
