"""Text → text: removes what typing and copying leave behind, and keeps every place.

Cleaning twice changes nothing, so a document that was read can be written and read again; only
the wide space that a tab becomes must be written as a tab.
"""

import re
from collections.abc import Callable

from gongwen.diagnostics import Edit
from gongwen.document.text import Origin, Text
from gongwen.read.findings import Findings
from gongwen.read.source.signs import ANY_SIGN, LONE_MARK, SIGN_FOLDS, Fold, compatible

TAB = "\u3000"
"""What an inner tab becomes in running text: a space of one 字."""

_SPACES = (
    "\t\f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
# Zero-width characters, direction marks, variation selectors and language tags: none has
# a glyph, and copying from web pages and PDF brings them along.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_FULL_WIDTH = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
# Radicals and compatibility ideographs look like 汉字 but are none; PDF viewers copy them.
_RADICALS = "\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufad9"

_NUMERALS = "〇零一二三四五六七八九"
# A circle or a letter O among Chinese numerals is typed for 〇: 二○二四年, 二O一O年.
_CIRCLE = re.compile(f"(?<=[{_NUMERALS}])[○◯OＯ0０]+(?=[{_NUMERALS}年])")

# Marks that were widened together with the letters around them: ｗｗｗ．ａ．ｃｎ／ｂ.
_WIDE_SIGNS = "\uff0e\uff0f\uff0d\uff3f\uff20\uff06\uff0b\uff1d"

_ANY = re.compile(
    f"[{_SPACES}{_INVISIBLE}{_FULL_WIDTH}{_RADICALS}{_WIDE_SIGNS}{ANY_SIGN}\uff05\uff0e]"
    f"|(?<=[{_NUMERALS}])[○◯O0]"
)
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_RADICAL = re.compile(f"[{_RADICALS}]+")
_WESTERN_SIGN = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
_WIDE_FORM = re.compile(
    f"[{_FULL_WIDTH}\uff05]+"
    f"|(?<=[{_WESTERN_SIGN}])[{_WIDE_SIGNS}](?=[{_WESTERN_SIGN}])"
    f"|(?<=[{_WESTERN_SIGN}])\uff1a(?=\uff0f\uff0f)|(?<=\uff1a)\uff0f\uff0f|(?<=:)\uff0f\uff0f"
)
_SPACE_RUN = re.compile(f"[{_SPACES}]+")
_WESTERN = re.compile("[!-~]+")

_YAML_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""No text without quotes begins with one of these in a YAML file."""

_NONE_AFTER = frozenset("，。、；：（《〈“‘【〔")
_NONE_BEFORE = frozenset("，。、；：！？）》〉”’】〕")


def is_han(character: str) -> bool:
    """Tell whether *character* is a 汉字."""
    # Compared and not matched: a class of these ranges takes a millisecond to compile.
    return (
        "\u3400" <= character <= "\u9fff"
        or "\U00020000" <= character <= "\U0003ffff"
        or "\uf900" <= character <= "\ufaff"
        or character == "〇"
    )


def clean_line(text: Text, findings: Findings) -> Text:
    """Clean a title, a name or another short text in which a space may be meant.

    A space between 汉字 stays; one beside digits or Latin letters goes only where the run
    has a space on both sides (第 92 期), so that 勇毅前行 2020年 can still be broken there.
    """
    return _clean(text, findings, _space_in_line)


def clean_body(text: Text, findings: Findings) -> Text:
    """Clean running text, where no space beside digits or Latin letters in Chinese is meant.

    A tab parts the columns of a table and becomes one wide space.
    """
    return _clean(text, findings, _space_in_body)


def rewrite(text: Text, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Text:
    """Replace every match of *pattern*; what stays keeps its place."""
    parts: list[Text] = []
    done = 0
    for match in pattern.finditer(text.string):
        if match.start() > done:
            parts.append(text.slice(done, match.start()))
        if new := replace(match):
            parts.append(_instead_of(text, match, new))
        done = match.end()
    if not done:
        return text
    if done < len(text):
        parts.append(text.slice(done))
    return Text.join(parts)


def _instead_of(text: Text, match: re.Match[str], new: str) -> Text:
    """Give *new* the places of what *match* has in *text*."""
    part = text.slice(match.start(), match.end())
    if len(new) == len(part) or not part.origins:
        return Text(new, text.file, part.origins)
    span = part.span()
    # One character for several stands where all of them do.
    width = span.width if len(new) == 1 else 1
    return Text(new, text.file, (Origin(0, span.line, span.column, width),))


# In this order: what is invisible may stand between two numerals.
_FOLDS = (
    *SIGN_FOLDS,
    Fold("invisible-dropped", "看不见的字符已略去", _INVISIBLE_RUN, lambda _: ""),
    Fold("radical-folded", "部首或兼容字符已换成相应的汉字", _RADICAL, compatible),
    Fold(
        "zero-folded",
        "数字中的圆圈已换成“〇”",
        _CIRCLE,
        lambda string: "〇" * len(string),
        "GB/T 15835—2011",
    ),
    Fold("full-width", "全角的数字、字母已改为半角", _WIDE_FORM, compatible, "GB/T 15835—2011"),
)


def _fold(text: Text, fold: Fold, findings: Findings) -> Text:
    matches = list(fold.pattern.finditer(text.string))
    if not matches:
        return text
    places = [text.span(match.start(), match.end()) for match in matches]
    edits = [edit for match in matches for edit in _mend(text, match, fold.instead(match[0]))]
    findings.recur(
        fold.code,
        fold.message,
        places,
        rule=fold.rule,
        edits=edits,
        severity=fold.severity,
        hint=fold.hint,
    )
    return rewrite(text, fold.pattern, lambda match: fold.instead(match[0]))


def _mend(text: Text, match: re.Match[str], new: str) -> tuple[Edit, ...]:
    """Give the edit that puts *new* in the source, unless YAML would take it for a sign.

    A text may stand in a YAML file without quotes: ％ at its start cannot become %, and what
    parts “: ” or “ #” cannot go.
    """
    before = text.string[: match.start()][-1:]
    after = (new + text.string[match.end() : match.end() + 1])[:1]
    if (not before and after in _YAML_SIGNS) or (not new and (before == ":" or after in ":#")):
        return ()
    return text.edit(match.start(), match.end(), new)


def _clean(text: Text, findings: Findings, space: Callable[[re.Match[str]], str]) -> Text:
    if not _ANY.search(text.string):
        return text
    for fold in _FOLDS:
        text = _fold(text, fold, findings)
    if lone := [text.span(match.start(), match.end()) for match in LONE_MARK.finditer(text.string)]:
        findings.recur(
            "combining-mark",
            "附加符号单独存在，没有能合成的字母",
            lone,
            severity="error",
            hint="删去，或改用带符号的整个字母",
        )
    return rewrite(text.strip(), _SPACE_RUN, space)


def _space_in_line(match: re.Match[str]) -> str:
    plain = _plain_space(match)
    if plain is not None:
        return plain
    string = match.string
    if is_han(string[match.start() - 1]):
        run = _WESTERN.match(string, match.end())
        if run is None:
            return " "
        after = _SPACE_RUN.match(string, run.end())
        drop = after is not None and after.end() < len(string) and is_han(string[after.end()])
    else:
        drop = is_han(string[match.end()]) and _spaced_before(string, match.start())
    return "" if drop else " "


def _spaced_before(string: str, end: int) -> bool:
    """Tell whether the Western run that stops at *end* has a space, then 汉字, before it."""
    start = end
    while start and "!" <= string[start - 1] <= "~":
        start -= 1
    if start == 0:
        return any(character.isalnum() for character in string[:end])
    before = start
    while before and string[before - 1] in _SPACES:
        before -= 1
    return start < end and 0 < before < start and is_han(string[before - 1])


def _space_in_body(match: re.Match[str]) -> str:
    if "\t" in match[0]:
        return TAB if match.start() > 0 and match.end() < len(match.string) else ""
    plain = _plain_space(match)
    if plain is not None:
        return plain
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if is_han(before) is is_han(after) else ""


def _plain_space(match: re.Match[str]) -> str | None:
    """Judge a space by what holds everywhere; None if its place must say more."""
    string = match.string
    if match.start() == 0 or match.end() == len(string):
        return ""
    before, after = string[match.start() - 1], string[match.end()]
    if before in _NONE_AFTER or after in _NONE_BEFORE:
        return ""
    if (_is_western(before) and is_han(after)) or (is_han(before) and _is_western(after)):
        return None
    return " "


def _is_western(character: str) -> bool:
    return "!" <= character <= "~"
