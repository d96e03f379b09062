"""Signs that other programs leave in copied text: one row each, with what is read instead.

A row is a value; ``clean`` goes through the table. What a row changes is told once a file with a
count, an emoji with a warning, since it was meant to be seen.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, NamedTuple

from gongwen.diagnostics import Severity


class Fold(NamedTuple):
    """Characters that are read as others, and told.

    Attributes:
        code: of the finding.
        message: of the finding, in Chinese.
        pattern: what finds them.
        instead: gives what is read.
        rule: the clause that asks for it; empty if none does.
        severity: of the finding.
        hint: what to do, in Chinese; empty if nothing needs doing.
    """

    code: str
    message: str
    pattern: re.Pattern[str]
    instead: Callable[[str], str]
    rule: str = ""
    severity: Severity = "info"
    hint: str = ""


def compatible(string: str) -> str:
    """Give *string* in the plain characters that Unicode calls compatible with it."""
    return unicodedata.normalize("NFKC", string)


EMOJI: Final = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50"
    "\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff\U0001f201"
    "\U0001f21a\U0001f22f\U0001f232-\U0001f236\U0001f238-\U0001f23a\U0001f250\U0001f251"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f7f0"
    "\U0001f900-\U0001faff"
)
"""What is shown as a coloured picture unless a program is told otherwise (Emoji_Presentation), and
the planes of pictures, of which no text font has any. Digits, #, © and ☎ are not among them."""

# A picture may be put together of several: with a colour of skin, a joiner, a selector.
_PICTURE = re.compile(f"[{EMOJI}][{EMOJI}\ufe0f\u200d\u20e3\u2640\u2642\u2695\u2764]*")
PICTURE: Final = re.compile(f"[{EMOJI}\ufe0f\u200d]")
"""Part of a picture; at the end of a text it stands in the place of a full stop."""

_COMBINING = "\u0300-\u036f"
_ACCENTED = re.compile(f"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][{_COMBINING}]+")
LONE_MARK: Final = re.compile(f"[{_COMBINING}]+")
"""Marks that no letter takes: no font would place it."""

# Two names in kana may have a dot of their own between them.
_HAN = "[^\\W\\x00-\\xff\u3040-\u30ff]"
_DOTS = "\u2022\u30fb\u2027\u2219\u22c5\u0387\uff65"
# Between the parts of a foreign name; elsewhere these are bullets.
_INTERPUNCT = re.compile(f"(?<={_HAN})[{_DOTS}](?={_HAN})")

_LETTERS = "A-Za-z\u00c0-\u024f"
# In a word, and behind the s of a plural; elsewhere it closes a quotation.
_APOSTROPHE = re.compile(
    f"(?<=[{_LETTERS}])[\u2019\u02bc\uff07](?=[{_LETTERS}])|(?<=s)\u2019(?= [{_LETTERS}])"
)

PRIVATE: Final = {
    # What GBK and GB18030 had no code point of Unicode for when they were made.
    **dict(zip("\ue7c7\ue7c8", "\u1e3f\u01f9", strict=True)),
    **dict(
        zip(
            "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796",
            "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19",
            strict=True,
        )
    ),
    **dict(
        zip(
            "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
            "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
            strict=True,
        )
    ),
    **dict(
        zip(
            "\ue816\ue817\ue818\ue831\ue83b\ue855",
            "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
            strict=True,
        )
    ),
    "\ue5e5": "\u3000",
    "\ue5f9": "",
}
"""Private code points that programs for GBK use, with what Unicode has for them today."""

BULLETS: Final = {
    # Symbol and Wingdings, as Word puts them in the private area: their bytes above U+F000.
    **dict.fromkeys("\uf0b7\uf06c\uf09f", "●"),
    **dict.fromkeys("\uf06e\uf0a7\uf0a8", "■"),
    **dict.fromkeys("\uf075\uf074\uf077\uf076", "◆"),
    **dict.fromkeys("\uf0d8\uf0e8\uf0f0", "▶"),
    **dict.fromkeys("\uf0fc\uf0fe\uf050", "√"),
    **dict.fromkeys("\uf06f\uf0a1", "□"),
    **dict.fromkeys("\uf0ab\uf0aa", "★"),
}
"""Bullets of Word's lists in the private area, with the sign of the same look."""

_PRIVATE = re.compile(f"[{''.join(PRIVATE)}]")
_BULLET = re.compile(f"[{''.join(BULLETS)}]")

ANY_SIGN: Final = f"{EMOJI}{_COMBINING}{_DOTS}\u2019\u02bc\uff07\u20e3\ue000-\uf8ff"
"""What the rows below look for, as the inside of a class."""

SIGN_FOLDS: Final = (
    Fold(
        "emoji-dropped",
        "表情符号不能排印，已略去",
        _PICTURE,
        lambda _: "",
        severity="warning",
        hint="删去，或改用文字",
    ),
    Fold("invisible-dropped", "看不见的字符已略去", re.compile("\u20e3"), lambda _: ""),
    Fold(
        "accent-composed",
        "拆开的字母和附加符号已合成一个字",
        _ACCENTED,
        lambda string: unicodedata.normalize("NFC", string),
    ),
    Fold(
        "apostrophe-folded",
        "西文词里的单引号已换成撇号“'”",
        _APOSTROPHE,
        lambda _: "'",
    ),
    Fold(
        "interpunct-folded",
        "人名中的圆点已换成间隔号“·”",
        _INTERPUNCT,
        lambda _: "·",
        "GB/T 15834—2011",
    ),
    Fold("private-folded", "旧编码的私用字已换成相应的字", _PRIVATE, lambda one: PRIVATE[one]),
    Fold("bullet-folded", "Word 的项目符号已换成普通符号", _BULLET, lambda one: BULLETS[one]),
)
"""In this order: an emoji may hold signs that are invisible by themselves."""
