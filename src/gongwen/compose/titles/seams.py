"""Where a title may be divided, and what each seam costs.

A seam is a place between two words. The cheapest are those where one phrase ends and the next
begins. A seam inside what is kept whole (``wholes``) is forbidden as long as a line holds the
whole; inside what no line holds it costs much.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from gongwen.compose.lines.kinsoku import may_break
from gongwen.compose.titles.words import Reading, Word
from gongwen.sheet.groups import DivisionTable
from gongwen.sheet.rows import Measure
from gongwen.units import fits

_NEVER_FIRST: Final = frozenset("的了地得和与及或等暨")
"""What a line of a title does not begin with (GB/T 9704—2012, 7.3.1, and practice)."""

_BINDING_WORDS: Final = frozenset(
    {"和", "与", "及", "或", "暨", "以及", "关于", "对", "在", "为", "以"}
)
_BINDING_TAGS: Final = ("d", "p", "c", "b", "a", "r")
"""Adverbs, prepositions, conjunctions, attributes and adjectives belong to what follows."""

_WHOLE_OF: Final = frozenset(
    {
        "全国",
        "全省",
        "全市",
        "全县",
        "全区",
        "全州",
        "全旗",
        "全镇",
        "全乡",
        "全街道",
        "全校",
        "全院",
    }
)
"""The whole of a place belongs to what follows: 全市|招商引资."""

_STOPS: Final = frozenset("，、；：")
_OPENERS: Final = frozenset("《“（〔")
_AREA_ENDS: Final = frozenset("省市县区镇乡村州盟旗")
_SUBTITLE: Final = "—"


class Seam(NamedTuple):
    """A place where a title may be divided.

    Attributes:
        offset: of the first character after it.
        cost: of dividing here.
    """

    offset: int
    cost: float


def seams(
    title: str, reading: Reading, edges: Sequence[float], limit: float, costs: DivisionTable
) -> tuple[Seam, ...]:
    """Give every place where *title* may be divided, in order.

    Args:
        title: without line feeds; a space in it is a wish.
        reading: its words and wholes.
        edges: left edge of every character and the right edge of the last, in 字.
        limit: the longest line, in 字.
        costs: of the sheet.
    """
    cuts: dict[int, float] = {}
    for start, stop in reading.wholes:
        is_held = fits(edges[stop] - edges[start], limit)
        cost = (costs.forbidden if is_held else costs.cut).value
        for offset in range(start + 1, stop):
            cuts[offset] = max(cuts.get(offset, 0.0), cost)
    return tuple(_seams(title, reading, cuts, costs))


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
    title: str, reading: Reading, cuts: dict[int, float], costs: DivisionTable
) -> Iterator[Seam]:
    wishes = _wishes(reading)
    for before, after in pairwise(reading.words):
        offset = after.start
        if after.text.isspace():
            continue
        if before.text.isspace():
            cost = costs.wish.value if before.start in wishes else costs.free.value
            yield Seam(offset, cost + cuts.get(offset, 0.0))
            continue
        if not may_break(title[offset - 1], title[offset]):
            continue
        if title[offset] in _NEVER_FIRST and len(after.text) == 1:
            continue
        if before.text.startswith(_SUBTITLE):
            continue  # a line ends before —— and not behind it
        unwished = costs.unwished.value if wishes else 0.0
        yield Seam(offset, _bond(before, after, costs) + unwished + cuts.get(offset, 0.0))


def _wishes(reading: Reading) -> frozenset[int]:
    """Give the typed spaces that are wishes; one between two organs only parts them."""
    begins = {start for start, _ in reading.organs}
    ends = {stop for _, stop in reading.organs}
    return frozenset(
        word.start
        for word in reading.words
        if word.text.isspace() and not (word.start in ends and word.stop in begins)
    )


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
    (lambda before, _: before.text in _WHOLE_OF, "bound"),
    (lambda _, after: after.tag.startswith(("u", "q", "k", "f", "y")), "bound"),
    # A number or a code goes with what it counts or names.
    (
        lambda before, after: (
            before.tag.startswith(("m", "eng"))
            and (after.tag.startswith(("q", "m", "n", "t")) or after.text in _OPENERS)
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
