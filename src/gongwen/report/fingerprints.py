"""Fingerprints of lines, by which code scanning knows a finding again after the file was edited.

GitHub uses no other fingerprint than ``primaryLocationLineHash``, and its action for uploads
computes that one itself and complains of another. So this is its algorithm (``fingerprints.ts`` of
github/codeql-action): a polynomial over the first hundred characters from where the line begins,
blanks left out and following lines included, and how many lines above have the same one.
"""

import struct
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from gongwen.press.files import read_bounded

SIZE: Final = 100
"""The characters that have a say."""

MODULUS: Final = 2**64
WEIGHTS: Final = tuple(pow(37, SIZE - 1 - place, MODULUS) for place in range(SIZE))
END: Final = "\uffff"
"""What stands for the end of a file."""

BLANKS: Final = {ord(" "): None, ord("\t"): None}

MOST_BYTES: Final = 4_000_000
"""No more is read of a file: twice what is read of an issue. What is larger has findings as a
whole only, and its first line tells it from others."""


def line_prints(text: str) -> Iterator[str]:
    """Give the fingerprint of every line of *text*, of the first if it is empty."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").translate(BLANKS) + END
    seen = Counter[str]()
    start = 0
    while start < len(kept):
        value = _value(kept[start : start + SIZE])
        seen[value] += 1
        yield f"{value}:{seen[value]}"
        start = kept.find("\n", start) + 1 or len(kept)


def prints_in(name: str, lines: Collection[int]) -> dict[int, str]:
    """Give the fingerprints of some *lines* of the file *name*, as far as it has them."""
    found: dict[int, str] = {}
    for number, value in enumerate(line_prints(_text_of(Path(name))), 1):
        if number in lines:
            found[number] = value
        if len(found) == len(lines):
            break
    return found


def _value(characters: str) -> str:
    # Characters of JavaScript are halves of UTF-16.
    units = struct.iter_unpack("<H", characters.encode("utf-16-le", "surrogatepass"))
    total = sum(unit * weight for (unit,), weight in zip(units, WEIGHTS, strict=False))
    return f"{total % MODULUS:x}"


def _text_of(path: Path) -> str:
    """Read the file at *path* as the action does; what cannot be read is empty."""
    try:
        return read_bounded(path, MOST_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
