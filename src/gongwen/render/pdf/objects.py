"""PDF objects: PDF syntax as text.

ReportLab's dictionaries and arrays are written element by element at the very end; here they are text
from the start, so a reference or a name in them is a word like any other.
"""

import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

COMPRESSION: Final = 4
"""The first level that looks beyond the next match: a third faster than 9, and 2 % larger."""

PLACES: Final = 3
"""Decimals of lengths and other numbers; 0.001 pt is 0.35 µm on paper."""

Value: TypeAlias = str
"""A PDF object as it is written: a name, a number, a string, an array, a dictionary, a reference."""


def name(text: str) -> Value:
    """Give ASCII *text* as a name: ``/Text`` (ISO 32000-1, 7.3.5)."""
    if text.isalnum():
        return "/" + text
    return "/" + "".join(c if c.isalnum() or c in "+-_." else f"#{ord(c):02X}" for c in text)


def number(value: float, places: int = PLACES) -> Value:
    """Write *value* in the shortest way that keeps *places* decimals.

    >>> number(15.0), number(0.25), number(-0.0001)
    ('15', '0.25', '0')
    """
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def text_string(text: str) -> Value:
    """Give *text* as a PDF string: ASCII as it is, anything else as UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    # Half a surrogate pair is no text, but no reason to fail.
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"


def date_string(day: date) -> str:
    """Give *day* as PDF writes it, at midnight; the year always has four digits.

    >>> date_string(date(1010, 1, 2))
    'D:10100102000000Z'
    """
    # Not strftime: on some systems %Y leaves out the zeros of early years.
    return f"D:{day.isoformat().replace('-', '')}000000Z"


def numbers(values: Iterable[float]) -> Value:
    """Give *values* as an array."""
    return array(number(value) for value in values)


def array(values: Iterable[Value | int]) -> Value:
    """Give *values* as an array."""
    return f"[{' '.join(map(str, values))}]"


def dictionary(entries: Mapping[str, Value | int]) -> Value:
    """Give *entries* as a dictionary; keys are given without the slash."""
    return f"<<{' '.join([f'/{key} {value}' for key, value in entries.items()])}>>"


def stream(content: bytes, entries: Mapping[str, Value | int], *, compress: bool = True) -> bytes:
    """Give *content* as a stream with *entries* in its dictionary."""
    if not compress:
        return _stream(content, entries)
    packed = zlib.compress(content, COMPRESSION)
    return _stream(packed, {**entries, "Filter": name("FlateDecode")})


def stream_of_outlines(content: bytes, entries: Mapping[str, Value | int]) -> bytes:
    """Give *content*, in which hardly anything comes up twice, as a stream.

    In PostScript outlines there is little to be found by searching for repetitions: without the
    search, a font program takes 5 % more room and a third of the time.
    """
    packer = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
    packed = packer.compress(content) + packer.flush()
    return _stream(packed, {**entries, "Filter": name("FlateDecode")})


def _stream(content: bytes, entries: Mapping[str, Value | int]) -> bytes:
    """Write a stream.

    ISO 19005-2, 6.1.7.1 asks for an end of line before ``endstream``. CR LF, because a reader may
    take a lone LF after data that end in CR for a part of an end of line.
    """
    head = dictionary({**entries, "Length": len(content)})
    return b"%b\nstream\n%b\r\nendstream" % (head.encode("ascii"), content)
