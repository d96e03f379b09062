"""Metrics of a font that is not there: every glyph is a square, or half of one."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from gongwen.pages import Font

OPENING: Final = "（《〈“‘〔【「『"
CLOSING: Final = "）》〉”’〕】」』"
STOPS: Final = "。，、；：？！"


@dataclass(frozen=True, slots=True)
class SquareBox:
    """The ink of a glyph, in em."""

    left: float
    bottom: float
    right: float
    top: float


RIGHT_HALF: Final = SquareBox(0.55, 0, 0.95, 0.8)
LEFT_HALF: Final = SquareBox(0.05, 0, 0.45, 0.8)
MIDDLE: Final = SquareBox(0.25, 0, 0.75, 0.8)
DASH: Final = SquareBox(0, 0.3, 1, 0.4)
LOW: Final = SquareBox(0.05, -0.17, 0.95, 0.73)
WHOLE: Final = SquareBox(0.05, -0.07, 0.95, 0.83)


class SquareMetrics:
    """汉字 and Chinese marks are 1 em wide, digits and Latin letters half of that.

    Openers ink the right half of their square, closers and stops the left half.
    """

    def __init__(  # noqa: PLR0913 - each is one way in which fonts differ
        self,
        *,
        digit: float = 0.5,
        letter: float = 0.5,
        missing: Collection[tuple[Font, str]] = (),
        narrow: str = "",
        centred: str = "",
        low: Collection[Font] = (),
    ) -> None:
        """Make metrics.

        Args:
            digit: advance of a digit, in em.
            letter: advance of any other Western character, in em.
            missing: pairs of a font and a character that it does not have.
            narrow: Chinese marks that are only half an em wide.
            centred: marks that ink the middle of their square.
            low: fonts that draw 汉字 a tenth of an em lower than others.
        """
        self.digit = digit
        self.letter = letter
        self.missing = frozenset(missing)
        self.narrow = narrow
        self.centred = centred
        self.low = frozenset(low)

    def has(self, font: Font, character: str) -> bool:
        return (font, character) not in self.missing

    def advance(self, font: Font, character: str) -> float:
        assert font
        if character in "0123456789":
            return self.digit
        if character in self.narrow:
            return 0.5
        return self.letter if character < "\u00a0" else 1.0

    def ink(self, font: Font, character: str) -> SquareBox:
        assert font
        if character in self.centred:
            return MIDDLE
        if character in OPENING:
            return RIGHT_HALF
        if character in CLOSING + STOPS:
            return LEFT_HALF
        if character == "—":
            return DASH
        return LOW if font in self.low else WHOLE
