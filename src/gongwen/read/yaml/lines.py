"""How a line of a YAML file looks to who wrote it: indentation, dash, key and value.

The parser tells where it could not go on. What a writer must change often stands before that, and
only the lines say where; these functions look at one line, whatever the parser made of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

_KEY_LINE: Final = re.compile(
    r"""(?P<before>\ *(?:-\ +)*)
        (?P<key>"[^"]*"|'[^']*'|[^\s:：\#"'|>-][^:：]*)
        :(?:[\ \t]+(?P<value>.*)|$)""",
    re.VERBOSE,
)
_WRONG_COLON: Final = re.compile(
    r"(?P<before>\s*(?:-\s+)*)(?P<key>[^\s:：#\"'|>-][^:：\s]*)\s*(?P<colon>：\s*|:\s*)(?P<value>.*)"
)
_ITEM: Final = re.compile(r"(?P<before> *(?:- +)*)- +(?P<value>.*)")
_BAR: Final = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_COMMENT: Final = re.compile(r"(?<![ \t])(?P<gap>[ \t]+)#(?P<said>.*)")
_BLANK: Final = re.compile(r"\s*")

_SPACES: Final = {"\t": "制表符（Tab 键）", "\u3000": "全角空格"}

LONGEST_SHOWN: Final = 24
"""Of a value that a hint shows in quotation marks, in characters: it must stay one row."""


class KeyLine(NamedTuple):
    """A line that has a key and a value, or a dash and a value.

    Attributes:
        number: of the line, from 0.
        at: the column of the key, or of the dash where there is no key; from 0.
        key: as it is written; empty where there is none.
        value: what stands behind, white space cut off.
        value_at: the column of the value.
    """

    number: int
    at: int
    key: str
    value: str
    value_at: int


def key_line(number: int, line: str) -> KeyLine | None:
    """Read a line as ``key: value`` or ``- key: value``."""
    match = _KEY_LINE.match(line)
    if match is None:
        return None
    value = match["value"] or ""
    value_at = match.start("value") if match["value"] else len(line)
    key = match["key"].rstrip().strip("\"'")
    return KeyLine(number, len(match["before"]), key, value.rstrip(), value_at)


def entry(number: int, line: str) -> KeyLine | None:
    """Read a line as one with a key, or as an item of a list without one."""
    found = key_line(number, line)
    if found is None and (match := _ITEM.match(line)):
        value = match["value"].rstrip()
        found = KeyLine(number, len(match["before"]), "", value, match.start("value"))
    return found


class Colon(NamedTuple):
    """A colon that is none for YAML: 期号：7, 期号:7.

    Attributes:
        key: what stands before it.
        written: the colon with the white space behind.
        at: its column, from 0.
        value: what stands behind.
    """

    key: str
    written: str
    at: int
    value: str


def wrong_colon(line: str) -> Colon | None:
    """Find the colon behind the first word of a line that has no key for YAML."""
    match = _WRONG_COLON.match(line)
    if match is None or _is_right(match["colon"], match["value"]):
        return None
    return Colon(match["key"], match["colon"], match.start("colon"), match["value"].rstrip())


def _is_right(colon: str, value: str) -> bool:
    return colon[0] == ":" and (colon[1:2] in (" ", "\t") or not value)


def is_in_brackets(value: str) -> bool:
    """Tell whether a value is a whole list or mapping in brackets.

    >>> is_in_brackets("[甲, 乙]  # 注"), is_in_brackets("[通报] 档案")
    (True, False)
    """
    inner = split_comment(value)[0].rstrip()
    return inner[:1] + inner[-1:] in ("[]", "{}")


def is_blank(line: str) -> bool:
    """Tell whether a line has nothing for YAML: no character, or a comment alone."""
    return not line.strip() or line.lstrip().startswith("#")


def indentation(line: str, at: int = 0) -> str:
    """Give the white space before the first character behind *at*, of any kind."""
    match = _BLANK.match(line, at)
    return match[0] if match else ""


def name_of_space(space: str) -> str:
    """Name white space that is no indentation as a person knows it."""
    return _SPACES.get(space, "特殊的空格（多半是从网页或 Word 粘贴来的）")


def depth(line: str) -> int:
    """Count the spaces before the first character; only these are indentation for YAML."""
    return len(line) - len(line.lstrip(" "))


def opens_text(value: str) -> bool:
    """Tell whether a value is the bar that says: text follows on the next lines."""
    return _BAR.match(value) is not None


def split_comment(value: str) -> tuple[str, str, str]:
    """Part a value from the comment behind it; the gap between them is the second part.

    >>> split_comment("档案搬进 #3 库房")
    ('档案搬进', ' ', '#3 库房')
    """
    match = _COMMENT.search(value)
    if match is None:
        return value, "", ""
    return value[: match.start()], match["gap"], value[match.end("gap") :]


def comment_behind(line: str, at: int) -> tuple[str, str]:
    """Give the comment that follows on what ends before column *at*, and the gap before it."""
    match = _COMMENT.match(line, at)
    return (match["gap"], f"#{match['said']}") if match else ("", "")


def quoted(value: str) -> str:
    """Put a value into the quotation marks that need no escapes in it.

    >>> print(quoted('"双送"档案'), quoted("速报: 档案"))
    '"双送"档案' "速报: 档案"
    """
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def shown(value: str) -> str:
    """Shorten a value for a hint: its beginning and its end say which it is."""
    if len(value) <= LONGEST_SHOWN:
        return value
    half = LONGEST_SHOWN // 2
    return f"{value[:half]}……{value[-half:]}"


@dataclass(frozen=True, slots=True)
class Block:
    """Text below a bar.

    Attributes:
        head: the line with the bar.
        depth: of its first line; None where no line is indented.
        end: the line that is not indented enough, or the number of lines.
    """

    head: KeyLine
    depth: int | None
    end: int


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Find the texts below bars, from the first line on."""
    number = 0
    while number < len(lines):
        found = entry(number, lines[number])
        number += 1
        if found and opens_text(found.value):
            block = _block(found, lines)
            number = block.end
            yield block


def _block(head: KeyLine, lines: Sequence[str]) -> Block:
    inner: int | None = None
    for number in range(head.number + 1, len(lines)):
        line = lines[number]
        if not line.strip(" \t"):
            continue
        if inner is None and depth(line) > head.at:
            inner = depth(line)
        # A remark at the margin ends a text, but nobody who writes one means that.
        if line.startswith("#"):
            continue
        if inner is None or depth(line) < inner:
            return Block(head, inner, number)
    return Block(head, inner, len(lines))
