"""The classes of characters on which the rules of line composition depend."""

import unicodedata
from enum import Enum, auto
from functools import cache


class CharClass(Enum):
    """What a character is to the line; the names follow clreq and GB/T 15834—2011."""

    IDEOGRAPH = auto()
    """汉字, and whatever else fills a cell and breaks like one."""
    OPENING = auto()
    """The opening half of a pair: （《“."""
    CLOSING = auto()
    """The closing half of a pair: ）》”."""
    STOP = auto()
    """点号: 。，、；：？！."""
    CONNECTOR = auto()
    """连接号 and 间隔号: ～ － - ·."""
    SLASH = auto()
    """分隔号: ／ /."""
    DASH = auto()
    """One half of a 破折号; alone it is a 一字线, and its item a connector."""
    ELLIPSIS = auto()
    """One half of a 省略号."""
    PREFIX = auto()
    """A sign that belongs to the number after it: ￥ № ± ≥."""
    POSTFIX = auto()
    """A sign that belongs to the number before it: ％ ℃."""
    DIGIT = auto()
    """0 to 9."""
    WESTERN = auto()
    """Latin, Greek and Cyrillic letters and the marks between them."""
    SPACE = auto()
    """A typed space."""

    # Members are themselves and nothing else, so their identity is hash enough; that of ``Enum``
    # hashes the name, thousands of times a page.
    __hash__ = object.__hash__


_MEMBERS = {
    CharClass.OPENING: "（《〈“‘〔【「『［｛〖([{",
    CharClass.CLOSING: "）》〉”’〕】」』］｝〗)]}",
    CharClass.STOP: "。，、；：？！．,.;:?!",
    CharClass.CONNECTOR: "～－·‧・•–〜-~",
    CharClass.SLASH: "／/÷",
    CharClass.DASH: "—─",
    CharClass.ELLIPSIS: "…⋯",
    CharClass.PREFIX: "￥¥№＄$£€§±≥≤≈＞＜＝＋",
    CharClass.POSTFIX: "％‰℃℉°′″%㎡㎥㎏㎜㎞㎝",
    CharClass.DIGIT: "0123456789",
    CharClass.SPACE: " \u3000",
}
_WESTERN_NAMES = ("LATIN ", "GREEK ", "CYRILLIC ", "COMBINING ", "SUPERSCRIPT ", "SUBSCRIPT ")
_TABLE = {character: kind for kind, members in _MEMBERS.items() for character in members}


@cache
def char_class(character: str) -> CharClass:
    """Give the class of *character*.

    >>> char_class("国").name, char_class("《").name, char_class("。").name, char_class("é").name
    ('IDEOGRAPH', 'OPENING', 'STOP', 'WESTERN')
    """
    known = _TABLE.get(character)
    if known is not None:
        return known
    if is_western(character):
        return CharClass.WESTERN
    return CharClass.IDEOGRAPH


@cache
def is_western(character: str) -> bool:
    """Tell whether *character* is set as part of a Western word, by its own width.

    Source:
        Unicode Standard Annex 11: what is neither wide nor ambiguous is narrow. Accents, raised
        and lowered figures and many letters are ambiguous there, and Western here.
    """
    if character in " \u3000":
        return False
    width = unicodedata.east_asian_width(character)
    if width in "WF":
        return False
    if width == "A":
        return unicodedata.name(character, "").startswith(_WESTERN_NAMES)
    return True


@cache
def is_hanzi(character: str) -> bool:
    """Tell whether *character* is a 汉字, which only a font of its own face should print.

    >>> [is_hanzi(character) for character in "国〇𬭸々￥①"]
    [True, True, True, True, False, False]
    """
    return character in "〇々" or unicodedata.name(character, "").startswith("CJK ")
