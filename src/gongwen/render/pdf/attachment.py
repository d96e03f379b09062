"""The source file inside the PDF, so that a published document carries its own data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongwen.render.pdf.file import File
from gongwen.render.pdf.objects import (
    Value,
    array,
    date_string,
    dictionary,
    name,
    stream,
    text_string,
)

NO_DATE: Final = date(2000, 1, 1)
"""PDF/A-3 wants a date of every attachment (ISO 19005-3, 6.8); of an undated one nothing is
known, and the clock would make equal files differ."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be carried: its name without folders, its bytes, and its media type."""

    name: str
    content: bytes
    mime: str


def attach(file: File, attachment: Attachment, created: date | None) -> Mapping[str, Value]:
    """Write *attachment* into *file* as its source, and give what the catalog says about it."""
    parameters: dict[str, Value | int] = {
        "ModDate": text_string(date_string(created or NO_DATE)),
        "Size": len(attachment.content),
    }
    embedded = file.add(
        stream(
            attachment.content,
            {
                "Type": name("EmbeddedFile"),
                "Subtype": name(attachment.mime),
                "Params": dictionary(parameters),
            },
        )
    )
    written = text_string(attachment.name)
    specification = file.add(
        dictionary(
            {
                "Type": name("Filespec"),
                "F": written,
                "UF": written,
                "Desc": text_string("本文件的源文件"),
                "AFRelationship": name("Source"),
                "EF": dictionary({"F": embedded, "UF": embedded}),
            }
        )
    )
    names = dictionary({"Names": array([written, specification])})
    return {
        "AF": array([specification]),
        "Names": dictionary({"EmbeddedFiles": names}),
    }
