"""An ICC profile of sRGB for the output intent, made from the numbers of IEC 61966-2-1.

Own, small and without a date, so that it is the same everywhere and nobody's licence applies.
ICC.1:2010 (profile version 4.3) is meant by the clause numbers.
"""

import struct
from functools import cache
from typing import Final

D50: Final = (0.9642, 1.0, 0.8249)
"""The white point of the connection space (7.2.16)."""

PRIMARIES: Final = {
    "rXYZ": (0.43604, 0.22249, 0.01392),
    "gXYZ": (0.38512, 0.71690, 0.09706),
    "bXYZ": (0.14305, 0.06061, 0.71393),
}
"""The primaries of sRGB, adapted to D50; together they make the white point."""

# fmt: off
ADAPTATION: Final = (
     1.04788, 0.02292, -0.05022,
     0.02959, 0.99048, -0.01707,
    -0.00925, 0.01508,  0.75168,
)
# fmt: on
"""The Bradford matrix from D65 to D50."""

CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""The exponent and the constants a, b, c, d of the transfer curve; type 3 of 10.16."""

COPYRIGHT: Final = "No copyright, use freely"

COMPONENTS: Final = 3
"""Red, green and blue."""

RESERVED: Final = bytes(4)
"""Follows every type signature (10.1)."""

ALIGNMENT: Final = 4
"""Elements begin at multiples of that many bytes (7.1)."""

ONE: Final = 65536
"""1.0 as s15Fixed16Number (4.6)."""

HEADER: Final = struct.Struct(">I4s4s4s4s4s6H4s4sI4s4sQI12s4s44x")
"""7.2: size, CMM, version, class, space, connection space, date, signature, platform, flags,
manufacturer, model, attributes, intent, illuminant, creator, and what is left zero."""

VERSION: Final = b"\x04\x30\0\0"

DATE: Final = (2000, 1, 1, 0, 0, 0)
"""Any fixed instant: a profile must have one."""

TAG: Final = struct.Struct(">4sII")
"""7.3.1: signature, place, size."""

NAME: Final = struct.Struct(">4s4xII2s2sII")
"""The head of multiLocalizedUnicodeType (10.13): signature, number and size of the records;
then the only record: language, country, size, place."""

NAME_RECORD: Final = 12


@cache
def srgb_profile() -> bytes:
    """Give the profile."""
    # Function type 3 is the one with a straight foot and five parameters (10.16).
    curve = b"para" + RESERVED + b"\0\3\0\0" + _fixed(CURVE)
    elements = {
        "desc": _text("sRGB IEC61966-2.1"),
        "cprt": _text(COPYRIGHT),
        "wtpt": _xyz(D50),
        "chad": b"sf32" + RESERVED + _fixed(ADAPTATION),
        **{tag: _xyz(colour) for tag, colour in PRIMARIES.items()},
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    count = struct.pack(">I", len(elements))
    start = HEADER.size + len(count) + TAG.size * len(elements)
    places: dict[bytes, int] = {}
    data = b""
    for element in elements.values():
        # Equal elements are stored once (7.3.1).
        if element not in places:
            places[element] = start + len(data)
            data += element + bytes(-len(element) % ALIGNMENT)
    table = b"".join(
        TAG.pack(tag.encode(), places[element], len(element)) for tag, element in elements.items()
    )
    return _header(start + len(data)) + count + table + data


def _header(size: int) -> bytes:
    """Give the header: a display profile, RGB to XYZ, perceptual intent."""
    kind = b"", VERSION, b"mntr", b"RGB ", b"XYZ "
    return HEADER.pack(size, *kind, *DATE, b"acsp", b"", 0, b"", b"", 0, 0, _fixed(D50), b"")


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * ONE)) for value in values)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + RESERVED + _fixed(values)


def _text(text: str) -> bytes:
    """Write *text* as multiLocalizedUnicodeType, in English."""
    written = text.encode("utf-16-be")
    return NAME.pack(b"mluc", 1, NAME_RECORD, b"en", b"US", len(written), NAME.size) + written
