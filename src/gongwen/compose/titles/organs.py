"""The names of organs in a title: from the place or name that begins them to their last word."""

from collections.abc import Sequence
from typing import Final

from gongwen.compose.titles.lexicon import listed
from gongwen.compose.titles.words import Word

_ENDS: Final = listed("organ-ends")
_SHORT_ENDS: Final = tuple("局厅部委院署处")
_NO_ENDS: Final = listed("no-organs")
_TAGS: Final = (
    "n",
    "vn",
    "an",
    "j",
    "l",
    "f",
    "b",
    "ns",
    "nt",
    "nz",
    "nr",
    "nrt",
    "nrfg",
    "s",
    "zg",
)
_PLACE_ENDS: Final = ("省", "市", "县", "区", "镇", "乡", "州", "盟", "旗", "街道", "中共")
_BRANCHES: Final = listed("branch-ends")
"""What ends the name of a part of the organ before it: 中国农业银行|河湾|分行."""
_SHORT: Final = 5
"""A name of an organ of that many characters names a place and what governs it: 青溪县政府."""
_JOINTS: Final = frozenset("和与及、“”")
"""What may stand inside the name of an organ: 转变职能和“放管服”改革协调小组."""
_NOT_FIRST: Final = frozenset(
    {"全", "各", "本", "新", "大", "总", "重点", "相关", "有关", "基层", "专项"}
) | frozenset(listed("after-names"))
"""What an organ does not begin with: what it is the whole of, and what a person does."""


def organs_in(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Give where the names of organs begin and end, in order.

    市|发展|和|改革|委员会 is one, and so is each of 青溪|县委|办公室|青溪县|人民政府|办公室.
    """
    found: list[tuple[int, int]] = []
    first = 0
    for index, word in enumerate(words):
        if not _ends(word):
            if not _goes_on(word):
                first = index + 1
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        if following is not None and _ends(following):
            continue
        start = first
        while start < index and (words[start].text in _JOINTS or words[start].text in _NOT_FIRST):
            start += 1
        begins = words[start].start
        if found and found[-1][1] == begins:
            above = "".join(each.text for each in words if found[-1][0] <= each.start < begins)
            if word.text.endswith(_BRANCHES) or _is_short(above):
                begins = found.pop()[0]
        found.append((begins, word.stop))
        first = index + 1
    return tuple(found)


def _is_short(organ: str) -> bool:
    """Tell whether an organ is only said briefly: 区委|全面深化改革委员会, 县委|县政府."""
    return len(organ) <= _SHORT and organ.endswith(("委", "政府", "人大", "政协"))


def _ends(word: Word) -> bool:
    text = word.text
    if text.endswith(_NO_ENDS) or word.tag == "nr":
        return False
    if text.endswith(_ENDS):
        return True
    return text.endswith(_SHORT_ENDS) and word.tag.startswith(("n", "j", "l"))


def _goes_on(word: Word) -> bool:
    return (
        word.tag in _TAGS
        or word.text in _JOINTS
        or word.text.endswith(_PLACE_ENDS)
        # 青溪县第五次全国经济普查领导小组, 青溪县第一人民医院
        or word.text.startswith("第")
        or word.tag == "q"
    )
