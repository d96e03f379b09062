"""The standards to which a PDF may conform, and what it declares of each about itself."""

from dataclasses import dataclass
from typing import Final

from gongwen.conformance import StandardName


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


STANDARDS: Final[dict[StandardName, Standard | None]] = {
    "2a+ua1": Standard(2, "A", accessible=True),
    "2u": Standard(2, "U", accessible=False),
    "3a": Standard(3, "A", accessible=True),
    "plain": None,
}
