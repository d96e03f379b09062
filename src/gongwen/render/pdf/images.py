"""Images as XObjects: samples without loss, and a soft mask where the paper shows through."""

from typing import Final

from gongwen.pages import Image
from gongwen.render.pdf.file import File
from gongwen.render.pdf.objects import Value, name, stream

SAMPLE: Final = 8
"""Bits of a component."""

COLOUR_SPACES: Final = {1: "DeviceGray", 3: "DeviceRGB"}
"""By the number of components; the output intent says that RGB is sRGB."""


def add_image(file: File, image: Image) -> Value:
    """Write *image* into *file* and give the reference to it."""
    entries = _entries(image, image.components)
    if image.mask is not None:
        entries["SMask"] = file.add(stream(image.mask, _entries(image, 1)))
    return file.add(stream(image.samples, entries))


def _entries(image: Image, components: int) -> dict[str, Value | int]:
    """Say how samples are to be read (ISO 32000-1, table 89)."""
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": name(COLOUR_SPACES[components]),
        "BitsPerComponent": SAMPLE,
    }
