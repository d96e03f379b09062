"""Numbered objects → the bytes of a file, most objects packed together.

A structure tree is hundreds of small dictionaries that look alike. Packed into one object stream
and found through a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8) they take a tenth of their
room; PDF/A has allowed both since part 2 (ISO 19005-2, 6.1.4). ReportLab writes neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from gongwen.render.pdf.objects import Value, array, name, stream

_FREE, _IN_FILE, _PACKED = 0, 1, 2
"""How an entry of the cross-reference stream is to be read (ISO 32000-1, table 18)."""

_WIDTHS: Final = (1, 4, 2)
"""Bytes of the fields of an entry: its type; where an object begins in the file, or the number of its
stream; its generation, or its place in the stream."""

_MOST_PACKED: Final = 1 << 8 * _WIDTHS[2]
"""Objects of one stream, whose places are counted in so many bytes. A text of a thousand sides has
more, and several streams."""

_LAST_GENERATION: Final = 65535
"""Of object 0, which is always free."""

_BINARY: Final = b"%\xe2\xe3\xcf\xd3"
"""Bytes beyond ASCII in the second line tell programs that the file is no text (7.5.2)."""


def laid_out(
    version: str, objects: Sequence[Value | bytes], trailer: Mapping[str, Value | int]
) -> bytes:
    """Write a file.

    Args:
        version: of PDF.
        objects: by their numbers, from 1 on; what is bytes is a stream and stands by itself.
        trailer: what the cross-reference stream says of the file, without the objects it counts.
    """
    packs = list(_packs(objects))
    directory = len(objects) + len(packs) + 1
    entries: dict[int, tuple[int, int, int]] = {}
    written = bytearray(b"%%PDF-%b\n%b\n" % (version.encode("ascii"), _BINARY))

    def write(number: int, content: bytes) -> None:
        entries[number] = _IN_FILE, len(written), 0
        written.extend(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    for number, each in enumerate(objects, 1):
        if isinstance(each, bytes):
            write(number, each)
    for holder, packed in enumerate(packs, len(objects) + 1):
        entries |= {number: (_PACKED, holder, place) for place, number in enumerate(packed)}
        write(holder, _object_stream(packed, [str(objects[number - 1]) for number in packed]))
    begin = len(written)
    entries[0] = _FREE, 0, _LAST_GENERATION
    entries[directory] = _IN_FILE, begin, 0
    table = b"".join(
        field.to_bytes(width, "big")
        for _, entry in sorted(entries.items())
        for field, width in zip(entry, _WIDTHS, strict=True)
    )
    said = {"Type": name("XRef"), "Size": len(entries), "W": array(_WIDTHS), **trailer}
    write(directory, stream(table, said))
    written.extend(b"startxref\n%d\n%%%%EOF\n" % begin)
    return bytes(written)


def _packs(objects: Sequence[Value | bytes]) -> Iterator[list[int]]:
    """Give the numbers of the objects that are packed together."""
    packed = [number for number, each in enumerate(objects, 1) if isinstance(each, str)]
    for start in range(0, len(packed), _MOST_PACKED):
        yield packed[start : start + _MOST_PACKED]


def _object_stream(numbers: Sequence[int], values: Sequence[str]) -> bytes:
    """Give the stream that holds *values*: their numbers and places, then one after the other."""
    offsets = accumulate((len(value) + 1 for value in values), initial=0)
    head = " ".join(f"{number} {at}" for number, at in zip(numbers, offsets, strict=False)) + "\n"
    content = head + "\n".join(values)
    said: dict[str, Value | int] = {"Type": name("ObjStm"), "N": len(values), "First": len(head)}
    return stream(content.encode("ascii"), said)
