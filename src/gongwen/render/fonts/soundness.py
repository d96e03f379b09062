"""Whether a font file is whole: asked before HarfBuzz sees it.

HarfBuzz takes what it can get. Of a table that ends too soon or makes no sense it says that it is
empty, every character is then missing, and another font would be printed without a word.
"""

import os
import stat
from array import array
from collections.abc import Callable, Iterator
from operator import le
from pathlib import Path
from sys import byteorder
from typing import Final, NamedTuple

MOST_BYTES: Final = 64 * 1024 * 1024
"""Of a font file. Chinese fonts with every character of Unicode have 40 MB; what is larger is not read."""

_COLLECTION: Final = b"ttcf"
_VERSIONS: Final = (b"\0\1\0\0", b"OTTO", b"true")
"""How a font begins: TrueType, OpenType with PostScript outlines, TrueType from Apple."""

_HEADER: Final = 12
_RECORD: Final = 16
_FIRST_FONT: Final = 12
"""Where in a collection the place of its first font stands."""

_MOST_TABLES: Final = 256
"""A font has ten to thirty."""

_NEEDED: Final = frozenset({"cmap", "head", "hhea", "hmtx", "maxp"})
_OUTLINES: Final = ({"glyf", "loca"}, {"CFF "}, {"CFF2"})

_MAGIC: Final = bytes.fromhex("5F0F3CF5")
_HEAD: Final = 54
_HHEA: Final = 36
_MAXP: Final = 6
_UPEM: Final = range(16, 16385)
"""OpenType 1.9, head: unitsPerEm."""

_WORD: Final = 4
_SHORT: Final = 2
_LONG_METRIC: Final = 4

NO_FONT: Final = "不是可用的字体文件"
DAMAGED: Final = "已损坏或不完整"


class _Table(NamedTuple):
    """Where a table stands in its file. Its sum is not asked: fonts that offices use have wrong ones."""

    offset: int
    length: int


_Read = Callable[[int, int], bytes]
"""Gives so many bytes of the file from an offset on, or as many as there are."""


def flaw(path: Path, content: bytes | None = None, *, whole: bool) -> str | None:
    """Say in Chinese why *path* is no font that can be used; None if nothing speaks against it.

    Args:
        path: the file.
        content: what it holds, where *path* is only a name.
        whole: whether its tables are looked at, too.

    Raises:
        OSError: if it cannot be read.
    """
    if content is not None:
        return _flaw(lambda at, count: content[at : at + count], len(content), whole=whole)
    # Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(number, "rb") as file:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode):
            return "不是普通文件"

        def read(at: int, count: int) -> bytes:
            file.seek(at)
            return file.read(count)

        return _flaw(read, about.st_size, whole=whole)


def _flaw(read: _Read, size: int, *, whole: bool) -> str | None:
    if size > MOST_BYTES:
        return f"有 {size:,} 字节，上限是 {MOST_BYTES:,} 字节"
    start = 0
    if read(0, _WORD) == _COLLECTION:
        start = _number(read(_FIRST_FONT, _WORD))
    if read(start, _WORD) not in _VERSIONS:
        return NO_FONT
    tables = _tables(read, start)
    if tables is None:
        return NO_FONT
    if any(each.offset + each.length > size for each in tables.values()):
        return DAMAGED
    if not tables.keys() >= _NEEDED or not any(tables.keys() >= each for each in _OUTLINES):
        return NO_FONT

    def content(tag: str) -> bytes:
        return read(tables[tag].offset, tables[tag].length)

    if whole and not all(_rules(content, tables)):
        return DAMAGED
    return None


def _tables(read: _Read, start: int) -> dict[str, _Table] | None:
    """Read the table directory of the font at *start*; None if it is none."""
    header = read(start, _HEADER)
    count = _number(header[_WORD : _WORD + _SHORT])
    directory = read(start + _HEADER, count * _RECORD)
    if not 0 < count <= _MOST_TABLES or len(directory) < count * _RECORD:
        return None
    tables = {}
    for at in range(0, count * _RECORD, _RECORD):
        tag, *numbers = (
            directory[at + word : at + word + _WORD] for word in range(0, _RECORD, _WORD)
        )
        name = tag.decode("ascii", errors="replace")
        if not (name.isascii() and name.isprintable()):
            return None
        tables[name] = _Table(*map(_number, numbers[1:]))
    return tables


def _rules(content: Callable[[str], bytes], tables: dict[str, _Table]) -> Iterator[bool]:
    """Hold the numbers of the tables against one another, as far as HarfBuzz would be silent."""
    head, hhea, maxp = content("head"), content("hhea"), content("maxp")
    yield len(head) >= _HEAD and head[12:16] == _MAGIC and _number(head[18:20]) in _UPEM
    yield len(hhea) >= _HHEA
    yield len(maxp) >= _MAXP
    glyphs, metrics = _number(maxp[4:6]), _number(hhea[34:36])
    yield 0 < metrics <= glyphs
    yield tables["hmtx"].length >= metrics * _LONG_METRIC
    if tables.keys() >= {"glyf", "loca"}:
        is_long = _number(head[50:52])
        yield is_long in (0, 1)
        places = array(
            "I" if is_long else "H", _whole(content("loca"), _WORD if is_long else _SHORT)
        )
        if byteorder == "little":
            places.byteswap()
        yield len(places) > glyphs
        yield all(map(le, places, places[1 : glyphs + 1]))
        end = places[glyphs] if is_long else places[glyphs] * 2
        yield end <= tables["glyf"].length


def _whole(data: bytes, width: int) -> bytes:
    return data[: len(data) // width * width]


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
