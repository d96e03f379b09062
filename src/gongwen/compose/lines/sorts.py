"""Pieces of type, and what the line breaker never takes apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gongwen.compose.lines.charclass import CharClass
from gongwen.pages import Font

Blank = Literal["", "left", "right"]


@dataclass(frozen=True, slots=True)
class Sort:
    """One piece of type.

    Attributes:
        character: what it prints.
        font: the font that has it.
        kind: its class.
        width: in cells.
        shift: from the left edge of its place to the glyph's origin, in em.
        scale: horizontal scaling of the glyph.
        rise: from the baseline up to the glyph's origin, in em.
        blank: the half of a mark that holds no ink and may be squeezed out.
    """

    character: str
    font: Font
    kind: CharClass
    width: float
    shift: float = 0.0
    scale: float = 1.0
    rise: float = 0.0
    blank: Blank = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What the line breaker never takes apart: a character, a pair of dashes, a word.

    Attributes:
        sorts: in order.
        cells: the place it takes in a line, in cells.
        natural: the width of its sorts, in cells; less than *cells* for most Western words.
        first: class of its first character.
        last: class of its last character.
        blank: as in ``Sort``; only for single marks.
        is_word: Western letters and digits: a phrase, or a part of one.
        on_column: whether it is a 汉字, whose place on the grid counts.
        hangs: how much of it has no width at a line's end, in cells: a typed space.
        continues: whether it goes on with the phrase of the item before it, without a gap.
        split: how unwelcome a line's end before it is, in a phrase: 0 after a space, 1 after a
            hyphen or the like, 2 anywhere else.
        tracks: between how many of its letters white space may be added.
        variants: the sorts of a phrase where it takes more half cells than *cells*, by their
            number, which is negative where it takes fewer.
    """

    sorts: tuple[Sort, ...]
    cells: float
    natural: float
    first: CharClass
    last: CharClass
    blank: Blank = ""
    is_word: bool = False
    on_column: bool = False
    hangs: float = 0.0
    continues: bool = False
    split: int = 0
    tracks: int = 0
    variants: Mapping[int, tuple[Sort, ...]] = field(default_factory=dict, hash=False)

    @property
    def is_space(self) -> bool:
        """Whether it is a typed space, which has no width at a line's end."""
        return self.first is CharClass.SPACE
