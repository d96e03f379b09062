"""The forms a PDF may take, and what each declares about itself."""

from dataclasses import dataclass
from typing import Final, Literal

PdfForm = Literal["2a+ua1", "2u", "3a", "plain"]
"""PDF/A-2a and PDF/UA-1 at once; PDF/A-2u; the first as PDF/A-3a, which may carry the source
file; a PDF that declares nothing."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A part of ISO 19005 (PDF/A).

    Attributes:
        part: 2 or 3.
        conformance: its level, ``A`` or ``U``.
        accessible: whether PDF/UA-1 (ISO 14289-1) is declared too; the file is tagged then.
    """

    part: int
    conformance: str
    accessible: bool


FORMS: Final[dict[PdfForm, Standard | None]] = {
    "2a+ua1": Standard(2, "A", accessible=True),
    "2u": Standard(2, "U", accessible=False),
    "3a": Standard(3, "A", accessible=True),
    "plain": None,
}
