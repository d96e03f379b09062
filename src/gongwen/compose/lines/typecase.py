"""字盘: every character of a face as a piece of type, with the font that has it.

A *sort* is one piece of type. A case hands out the same sort for the same character, so the
questions about a glyph are asked once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from gongwen.compose.lines.charclass import CharClass, char_class, is_hanzi, is_western
from gongwen.compose.lines.fitting import HALF, Fit, alike, fitted, trackable, varied
from gongwen.compose.lines.metrics import Metrics
from gongwen.compose.lines.sorts import Blank, Item, Sort
from gongwen.pages import Font
from gongwen.sheet.groups import Borrowing, Borrowings, BreakTable
from gongwen.units import EPSILON, Pt

_HALF_IS_BLANK: Final = 0.02
"""How far, in em, ink may reach into the half of a mark that is taken away: 0.3 pt at 三号, and
most glyphs leave more white space than that at their sides."""

_SAMPLE: Final = "国务院关于加强和改进工作的意见"
"""汉字 whose ink tells at which height a font draws: by a hundredth of an em, others say the same."""

_UNSEEN: Final = 0.02
"""汉字 that stand less too high or too low than this are left, in em: 0.3 pt at 三号 are
seen by nobody, and text that is raised is copied in pieces."""

_MOST_RISE: Final = 0.48
"""Of what is half a point off its baseline, Poppler thinks that it is another word, in points."""

_DIGITS: Final = "0123456789"
_FALLBACK: Final[tuple[Font, ...]] = ("rare", "songti")
_INNER_SIGNS: Final = {"∶": 0.5, "·": 0.375, "・": 0.375}
"""Full-width signs that stand between letters or numbers, and the cells that they take there: half
a cell is what GB/T 15834—2011, 5.1 gives 间隔号, and its ink needs less."""
_OF_THE_FACE: Final = frozenset("·・")
"""间隔号: centred in the 汉字 fonts, too narrow in 宋体."""


class Spacing(NamedTuple):
    """How a case spaces what is not 汉字.

    Attributes:
        space: width of a typed space beside 汉字, in cells.
        word_space: width of a space between two Western words, in cells.
        word_gap: white space on either side of a Western word, in cells; None where a word
            takes whole cells, to keep the grid.
        interpunct: width of · between 汉字, in cells.
        fit: how far a word gives to take whole cells.
    """

    space: float
    word_space: float
    word_gap: float | None
    interpunct: float
    fit: Fit

    @classmethod
    def of(cls, table: BreakTable, space: float, *, is_grid: bool) -> "Spacing":
        """Take the spacing out of the sheet: words take whole cells on the grid of the text only.

        Args:
            table: of the sheet.
            space: width of a typed space, in cells.
            is_grid: whether the case stands on the columns of the text.
        """
        gap: float | None = 0.0
        if is_grid:
            gap = None if table.policy.value == "grid" else table.word_gap.value
        return cls(
            space=space,
            word_space=table.word_space.value,
            word_gap=gap,
            interpunct=HALF if table.interpunct.value == "half" else 1.0,
            fit=Fit.of(table),
        )


class TypeCase:
    """The sorts of one face at one size on one grid.

    Attributes:
        face: the face it was made for.
        size: in points.
        cell: the pitch of the columns, in points.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a case is made of; it is laid out in one place
        self,
        face: Font,
        size: Pt,
        cell: Pt,
        metrics: Metrics,
        borrowings: Borrowings,
        spacing: Spacing,
        middle: float,
    ) -> None:
        """Lay out a case.

        Args:
            face: whose sorts come first.
            size: in points.
            cell: in points.
            metrics: what there is to know of the fonts.
            borrowings: whose glyphs a face uses for what is not 汉字.
            spacing: of what is not 汉字.
            middle: height of the middle of a glyph box above the baseline, in em: there the ink
                of 汉字 has its middle.
        """
        self.face = face
        self.size = size
        self.cell = cell
        self._metrics = metrics
        self._borrowing: Borrowing | None = getattr(borrowings, face, None)
        self._spacing = spacing
        self._middle = middle
        self._rises: dict[Font, float] = {}
        self._sorts: dict[str, Sort | None] = {}
        self._missing: set[str] = set()
        self._items: dict[str, Item] = {}

    def missing(self, text: str) -> set[str]:
        """Give the characters of *text* that no font of the face's chain has."""
        characters = set(text)
        for character in characters.difference(self._sorts):
            self._find(character)
        return characters & self._missing

    def sort(self, character: str) -> Sort:
        """Give the sort of *character*; one of an empty cell if no font has it.

        The caller has asked for what is ``missing`` before and reported it.
        """
        return self._find(character) or Sort(character, self.face, CharClass.IDEOGRAPH, width=1.0)

    def item(self, character: str) -> Item:
        """Give the item of a character that stands alone."""
        item = self._items.get(character)
        if item is None:
            sort = self.sort(character)
            on_column = sort.kind is CharClass.IDEOGRAPH
            # A dash alone is a 一字线 (GB/T 15834—2011, 5.1.6).
            kind = CharClass.CONNECTOR if sort.kind is CharClass.DASH else sort.kind
            item = Item(
                (sort,),
                sort.width,
                sort.width,
                kind,
                kind,
                blank=sort.blank,
                on_column=on_column,
                hangs=sort.width if kind is CharClass.SPACE else 0.0,
            )
            self._items[character] = item
        return item

    def items(self, characters: str) -> list[Item]:
        """Give the items of characters each of which stands alone."""
        laid_out = self._items
        return [laid_out.get(character) or self.item(character) for character in characters]

    def pair(self, text: str) -> Item:
        """Give the item of a two-cell mark: —— or ……"""
        item = self._items.get(text)
        if item is None:
            sorts = tuple(self.sort(character) for character in text)
            item = Item(sorts, 2.0, 2.0, sorts[0].kind, sorts[-1].kind)
            self._items[text] = item
        return item

    def stops(self, text: str) -> Item:
        """Give the item of ？！ or ！！！: two stops in one cell, three in two.

        Source:
            GB/T 15834—2011, 5.1.2.
        """
        item = self._items.get(text)
        if item is None:
            cells = float(len(text) - 1)
            width = cells / len(text)
            sorts = []
            for character in text:
                sort = self.sort(character)
                ink = self._metrics.ink(sort.font, character)
                middle = width * self.cell / self.size / 2
                shift = middle - (ink.left + ink.right) / 2
                sorts.append(replace(sort, width=width, shift=shift, blank=""))
            item = Item(tuple(sorts), cells, cells, CharClass.STOP, CharClass.STOP)
            self._items[text] = item
        return item

    def phrase(
        self, parts: Sequence[tuple[str, int]], sides: int, *, is_enclosed: bool = False
    ) -> tuple[Item, ...]:
        """Give the items of a Western phrase, which stand close to one another.

        On a grid they share the least number of cells that holds them; what is left over of
        it belongs to the first item.

        Args:
            parts: text and ``Item.split`` of each; a text may end in the space that parts it
                from the next one.
            sides: how many of the phrase's neighbours are 汉字, which keep a distance off the
                grid.
            is_enclosed: whether both neighbours are marks.
        """
        laid = [self._signed([self._letter(c) for c in text]) for text, _ in parts]
        scale = self._digit_scale(laid[0][0].font)
        if self._spacing.word_gap is None:
            sorts, cells, laid = fitted(
                laid, self._spacing.fit, digit_scale=scale, is_enclosed=is_enclosed
            )
        else:
            sorts = [alike(part, scale) for part in laid]
            natural = sum(sort.width for part in sorts for sort in part)
            cells = natural + sides * self._spacing.word_gap
        widths = [sum(sort.width for sort in part) for part in sorts]
        slack = cells - sum(widths)
        is_fitted = len(parts) == 1 and self._spacing.word_gap is None
        variants = varied(laid[0], cells, self._spacing.fit) if is_fitted else {}
        items = []
        for number, (part, width) in enumerate(zip(sorts, widths, strict=True)):
            last = part[-1]
            items.append(
                Item(
                    tuple(part),
                    width + (0.0 if number else slack),
                    width,
                    part[0].kind,
                    last.kind,
                    is_word=True,
                    hangs=last.width if last.kind is CharClass.SPACE else 0.0,
                    continues=number > 0,
                    split=parts[number][1],
                    tracks=len(list(trackable(part))),
                    variants=variants,
                )
            )
        return tuple(items)

    def _signed(self, sorts: list[Sort]) -> list[Sort]:
        """Set the signs between letters and numbers, 3∶7 and kW·h, in half a cell or less."""
        return [
            replace(
                sort,
                width=_INNER_SIGNS[sort.character],
                shift=sort.shift - (sort.width - _INNER_SIGNS[sort.character]) / 2,
            )
            if sort.character in _INNER_SIGNS
            else sort
            for sort in sorts
        ]

    def width(self, text: str) -> float:
        """Give the natural width of Western *text*, in cells."""
        return sum(self._letter(character).width for character in text)

    def _letter(self, character: str) -> Sort:
        sort = self.sort(character)
        if sort.kind is CharClass.SPACE:
            return Sort(character, sort.font, sort.kind, self._spacing.word_space)
        return sort

    def _find(self, character: str) -> Sort | None:
        if character in self._sorts:
            return self._sorts[character]
        found = None
        for font in self._chain(character):
            if self._metrics.has(font, character):
                found = self._cast(character, font)
                break
        else:
            self._missing.add(character)
        self._sorts[character] = found
        return found

    def _chain(self, character: str) -> Iterable[Font]:
        """Give the fonts in which *character* is looked for, in order.

        Only 汉字 are safe in every font of a face: the ￥ of FandolFang is a dollar sign, its ～
        a small tilde.
        """
        if self._borrowing is not None and not is_hanzi(character):
            western = is_western(character)
            lender = self._borrowing.western if western else self._borrowing.marks
            if lender.value == "songti" and character not in _OF_THE_FACE:
                yield "songti"
        yield self.face
        yield from _FALLBACK

    def _cast(self, character: str, font: Font) -> Sort:
        kind = char_class(character)
        if kind is CharClass.SPACE:
            return Sort(character, font, kind, self._spacing.space)
        advance = self._metrics.advance(font, character)
        half = self.cell / 2 / self.size
        rise = self._rise(font)
        if kind is CharClass.DIGIT:
            scale = self._digit_scale(font)
            return Sort(character, font, kind, 0.5, (half - advance * scale) / 2, scale, rise)
        if is_western(character):
            return Sort(character, font, kind, advance * self.size / self.cell, rise=rise)
        if character in _OF_THE_FACE:
            width = self._spacing.interpunct
            shift = (1 + (width - 1) * self.cell / self.size - advance) / 2
            return Sort(character, font, kind, width, shift, rise=rise)
        shift, blank = (1 - advance) / 2, self._blank(character, font, kind)
        return Sort(character, font, kind, 1.0, shift, rise=rise, blank=blank)

    def _rise(self, font: Font) -> float:
        """Give how far the glyphs of a font are raised, in em.

        The ink of 汉字 should have its middle in that of the glyph box, whatever font they come
        from: those of FandolFang stand 1.2 pt below their digits and marks and leave the type
        area. All of that cannot be mended, for a text that is raised is copied in pieces.
        """
        if font not in self._rises:
            known = [each for each in _SAMPLE if self._metrics.has(font, each)]
            inks = [self._metrics.ink(font, each) for each in known]
            middle = sum(ink.top + ink.bottom for ink in inks) / 2 / max(len(inks), 1)
            rise = round(self._middle - middle, 2) if inks else 0.0
            most = _MOST_RISE / self.size
            self._rises[font] = max(-most, min(rise, most)) if abs(rise) >= _UNSEEN else 0.0
        return self._rises[font]

    def _digit_scale(self, font: Font) -> float:
        """Give the scale at which the widest digit of a font is half a cell, at most 1.

        All digits of a font are set narrower alike. The hundredth of an em by which a digit
        of half an em hangs over its half cell is not worth a scale.
        """
        widest = max(
            (self._metrics.advance(font, d) for d in _DIGITS if self._metrics.has(font, d)),
            default=0.5,
        )
        return 1.0 if widest <= 0.5 + EPSILON else self.cell / 2 / self.size / widest

    def _blank(self, character: str, font: Font, kind: CharClass) -> Blank:
        """Find the half of a mark without ink; fonts differ, ？ is centred in some."""
        if kind not in (CharClass.OPENING, CharClass.CLOSING, CharClass.STOP):
            return ""
        if self._metrics.advance(font, character) < 1 - EPSILON:
            return ""
        ink = self._metrics.ink(font, character)
        if kind is CharClass.OPENING:
            return "left" if ink.left >= 0.5 - _HALF_IS_BLANK else ""
        return "right" if ink.right <= 0.5 + _HALF_IS_BLANK else ""
