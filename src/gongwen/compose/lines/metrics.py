"""What the composer must know of a font; ``render.fonts`` knows it."""

from typing import Protocol

from gongwen.pages import Font


class Box(Protocol):
    """The ink of a glyph, in em from its origin; y points up."""

    @property
    def left(self) -> float:
        """The left edge."""

    @property
    def bottom(self) -> float:
        """The lower edge."""

    @property
    def right(self) -> float:
        """The right edge."""

    @property
    def top(self) -> float:
        """The upper edge."""


class Metrics(Protocol):
    """Answers about single glyphs. All lengths are in em."""

    def __hash__(self) -> int:
        """Metrics are the same if they are one object: what they gave is kept for them."""

    def has(self, font: Font, character: str) -> bool:
        """Tell whether *font* has a glyph for *character*."""

    def advance(self, font: Font, character: str) -> float:
        """Give the advance 字幅 of the glyph."""

    def ink(self, font: Font, character: str) -> Box:
        """Give the box that the glyph inks."""
