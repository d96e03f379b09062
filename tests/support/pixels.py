"""Pages as characters: what a renderer inks, one character a point.

``K`` is black, ``R`` red, ``_`` nothing, ``?`` anything between, which a test should not have.
"""

from textwrap import dedent

import pypdfium2

NAMES = {b"\0\0\0": "K", b"\xff\0\0": "R", b"\xff\xff\xff": "_"}

ZOOM = 16


def ascii_art(pdf: bytes, page: int = 0) -> str:
    """Draw a page of *pdf*, one character a point.

    The page is drawn larger and looked at in the middle of every point, where no smoothing of
    edges reaches.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=ZOOM, rev_byteorder=True)
        data, stride, step = bytes(picture.buffer), picture.stride, picture.n_channels
        columns = range(ZOOM // 2 * step, picture.width * step, ZOOM * step)
        rows = range(ZOOM // 2 * stride, picture.height * stride, ZOOM * stride)
    return "\n".join(
        "".join(NAMES.get(data[row + column :][:3], "?") for column in columns) for row in rows
    )


def assert_pixels(expected: str, pdf: bytes) -> None:
    """Compare the first page of *pdf* with *expected*; spaces and indentation do not count."""
    lines = [line.replace(" ", "") for line in dedent(expected).strip().splitlines()]
    assert lines == ascii_art(pdf).splitlines()
