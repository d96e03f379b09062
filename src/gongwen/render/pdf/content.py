"""The content stream of a page: marks become operators.

State operators are written only where the state changes, and positions are reckoned from what was
really written, so that rounding errors do not add up along a row.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple, cast

from gongwen.pages import Font, Image, Ink, Mark, Palette, Picture, Rule, Run, Turn
from gongwen.render.pdf.font import DIGITS, PdfFont, Spelling
from gongwen.render.pdf.objects import number
from gongwen.render.strips import Stretch, Strip, stretches_of, strips_of
from gongwen.units import Pt

TOLERANCE: Final = 0.004
"""A glyph may be that far from its place, in points: 1.4 µm on paper."""

_ENGLISH: Final = re.compile("[A-Za-z][a-z]")
"""What is read out as English (ISO 14289-1, 7.2); GDP and 5G are read letter by letter all the same."""

SPOT: Final = "Red"
"""By this name a page knows the colour space of a red that is an ink of its own."""

WHITE: Final = 255

PERCENT: Final = 100

MOST_SCALES: Final = 256
"""Operators of horizontal scaling that are remembered: every word that is set narrower has a scale
of its own, and no end of them comes up in a process that sets a year of issues."""

SPACING_PLACES: Final = 4
"""Decimals of the character spacing: it counts once for every glyph of a row."""

SHORTEST_SPACED: Final = 3
"""Glyphs of a strip for which the character spacing may be changed: in two there is one gap, and a
number for it is shorter than an operator."""

SPACING_GAIN: Final = 2
"""How many more gaps another character spacing must fit than the present one: the operator is as
long as the two numbers that it then spares."""


class Tagged(NamedTuple):
    """How a sequence of marked content begins: its tag and its property list."""

    tag: str
    properties: str


Begin = Callable[[str], Tagged | None]
"""Gives the beginning of the next sequence, for the text that replaces its content or for none;
None where its content is not marked."""


_Texts = list[Stretch[Spelling]]
"""Runs that follow one another in a row."""

_Part = _Texts | Rule | Picture
"""What is drawn in one go."""


class ContentWriter:
    """Writes the operators of one page and remembers the graphics state."""

    def __init__(
        self,
        height: float,
        fonts: Mapping[Font, PdfFont],
        images: Mapping[Image, str],
        palette: Palette,
    ) -> None:
        """Begin a page of *height* points.

        Args:
            height: of the page.
            fonts: cut for all that is drawn.
            images: the names by which the page knows them.
            palette: the colours of the inks.
        """
        self._height = height
        self._fonts = fonts
        self._images = images
        self._palette = palette
        self._lines: list[str] = []
        # The state in which ISO 32000-1, 8.4.1 and 9.3.1 begins a page.
        self._ink: Ink = "black"
        self._font = ""
        self._spacing = 0.0
        self._scale = 1.0
        self._rise = 0.0
        # Where the next glyph would stand, where the last Td led, and for which baseline.
        self._pen = 0.0
        self._line = 0.0, 0.0
        self._baseline: Pt | None = None

    def content(self) -> bytes:
        """Give what was written."""
        return "\n".join(self._lines).encode("ascii")

    @contextmanager
    def turned(self, turn: Turn | None) -> Iterator[None]:
        """Turn what is drawn meanwhile, all by one matrix.

        Marks are drawn where they would stand upright; of the PDF, which counts y upwards from
        the foot, the matrix takes (x, y) to (across - y, up + x).
        """
        if turn is None:
            yield
            return
        x, y = turn.to_side(0, 0)
        across, up = self._height + x, self._height - y
        state = self._ink, self._font, self._spacing, self._scale, self._rise
        self._lines.append(f"q 0 1 -1 0 {number(across)} {number(up)} cm")
        yield
        self._lines.append("Q")
        self._ink, self._font, self._spacing, self._scale, self._rise = state

    def draw(self, marks: Iterable[Mark], begin: Begin) -> None:
        """Draw *marks*, which belong to one structure element or kind of artifact.

        They become one sequence of marked content. But a row with text to be replaced has
        sequences of its own, for these must not be nested; ``strips`` says why.

        Marks of one baseline are one row, so that an overlap between two of them is seen.
        """
        for stands_alone, rows in groupby(self._rows(marks), key=_has_replaced_text):
            if stands_alone:
                for row in rows:
                    self._row_of_its_own(row, begin)
                continue
            is_open = self._open(begin(""))
            for row in rows:
                self._row_of_the_sequence(row)
            self._close(is_open=is_open)

    def _rows(self, marks: Iterable[Mark]) -> Iterator[list[_Part]]:
        """Give the parts of every row, in painting order.

        Raises:
            KeyError: if a font was not cut for a text of its run.
        """
        for _, row in groupby(marks, key=attrgetter("baseline")):
            parts: list[_Part] = []
            items = chain.from_iterable([mark.items for mark in row])
            for kind, group in groupby(items, key=type):
                if kind is Run:
                    strips = strips_of(cast("Iterator[Run]", group), self._fonts)
                    parts.append(list(stretches_of(strips)))
                else:
                    parts.extend(cast("Iterator[Rule | Picture]", group))
            yield parts

    def _row_of_the_sequence(self, parts: Sequence[_Part]) -> None:
        """Draw a row in the sequence that is open."""
        for part in parts:
            if isinstance(part, list):
                self._begin_text()
                for strips, _ in part:
                    self._show(strips)
                self._lines.append("ET")
            else:
                self._paint(part)

    def _row_of_its_own(self, parts: Sequence[_Part], begin: Begin) -> None:
        """Draw a row, every stretch and shape of it as a sequence."""
        for part in parts:
            if isinstance(part, list):
                self._begin_text()
                for strips, replaced in part:
                    is_open = self._open(begin(replaced))
                    self._show(strips)
                    self._close(is_open=is_open)
                self._lines.append("ET")
            else:
                is_open = self._open(begin(""))
                self._paint(part)
                self._close(is_open=is_open)

    def _open(self, tagged: Tagged | None) -> bool:
        """Begin marked content, if there is any to begin."""
        if tagged is not None:
            self._lines.append(f"/{tagged.tag} {tagged.properties} BDC")
        return tagged is not None

    def _close(self, *, is_open: bool) -> None:
        """End marked content, if there is any to end."""
        if is_open:
            self._lines.append("EMC")

    def _paint(self, shape: Rule | Picture) -> None:
        """Fill a rectangle with ink or with an image."""
        lower = self._height - shape.y - shape.height
        if isinstance(shape, Rule):
            self._set_ink(shape.ink)
            sides = " ".join(map(number, (shape.x, lower, shape.width, shape.height)))
            self._lines.append(f"{sides} re f")
        else:
            # An image fills the unit square.
            matrix = " ".join(map(number, (shape.width, 0, 0, shape.height, shape.x, lower)))
            self._lines.append(f"q {matrix} cm /{self._images[shape.image]} Do Q")

    def _begin_text(self) -> None:
        """Begin a text object, in which the first Td counts from the corner of the page."""
        self._lines.append("BT")
        self._line, self._baseline = (0.0, 0.0), None

    def _show(self, strips: Iterable[Strip[Spelling]]) -> None:
        """Show strips of one row, one after the other."""
        for strip in strips:
            is_english = _ENGLISH.search(strip.run.text) is not None
            if is_english:
                self._lines.append("/Span <</Lang (en)>> BDC")
            self._set_state(strip)
            self._show_strip(strip)
            if is_english:
                self._lines.append("EMC")

    def _set_state(self, strip: Strip[Spelling]) -> None:
        """Select ink, font, scale and rise of *strip*, and go to its baseline."""
        # Unpacked at once: a page asks for these of hundreds of strips.
        _, _, size, baseline, xs, scale, ink, rise = strip.run
        self._set_ink(ink)
        font = _select(strip.spelling.font, size)
        if font != self._font:
            self._font = font
            self._lines.append(font)
        if scale != self._scale:
            self._scale = scale
            self._lines.append(_stretch(scale))
        if rise != self._rise:
            self._rise = rise
            self._lines.append(_raise(rise))
        if baseline != self._baseline:
            # Td counts from the last Td; both are rounded, so count from what was written.
            self._baseline = baseline
            x, y = self._line
            to_right = number(xs[0] - x)
            upwards = number(self._height - baseline - y)
            self._line = x + float(to_right), y + float(upwards)
            self._pen = self._line[0]
            self._lines.append(f"{to_right} {upwards} Td")

    def _set_ink(self, ink: Ink) -> None:
        if ink != self._ink:
            self._ink = ink
            self._lines.append(_fill(ink, self._palette))

    def _show_strip(self, strip: Strip[Spelling]) -> None:
        """Show the glyphs of *strip*, each at its own x."""
        xs, spelling = strip.xs, strip.spelling
        if strip.pitch is not None and abs(xs[0] - self._pen) <= TOLERANCE:
            # Where the first and the last glyph of an even strip have their places, all have.
            step = spelling.widths[0] * strip.unit + self._spacing * self._scale
            last = self._pen + step * (len(xs) - 1)
            if abs(xs[-1] - last) <= TOLERANCE:
                self._lines.append(f"<{spelling.codes}> Tj")
                self._pen = last + step
                return
        if len(xs) >= SHORTEST_SPACED:
            self._set_spacing(strip)
        self._show_with_moves(strip)

    def _set_spacing(self, strip: Strip[Spelling]) -> None:
        """Make the most frequent gap between the glyphs of *strip* the character spacing (Tc).

        On the grid nearly all gaps are equal, so only what leaves the grid costs a number.
        """
        gaps = Counter(
            round((after - before - width * strip.unit) / self._scale, SPACING_PLACES)
            for before, after, width in zip(
                strip.xs, strip.xs[1:], strip.spelling.widths, strict=False
            )
        )
        spacing, times = max(gaps.items(), key=itemgetter(1))
        if times >= gaps[self._spacing] + SPACING_GAIN:
            self._spacing = spacing
            self._lines.append(f"{number(spacing, SPACING_PLACES)} Tc")

    def _show_with_moves(self, strip: Strip[Spelling]) -> None:
        """Show the glyphs of *strip* with a number wherever the pen does not come by itself."""
        codes, unit = strip.spelling.codes, strip.unit
        spacing = self._spacing * self._scale
        shown = ["<"]
        for index, (width, x) in enumerate(zip(strip.spelling.widths, strip.xs, strict=True)):
            if abs(x - self._pen) > TOLERANCE:
                moved = number((self._pen - x) / unit, 1)
                self._pen -= float(moved) * unit
                shown.append(f">{moved}<")
            shown.append(codes[DIGITS * index : DIGITS * (index + 1)])
            self._pen += width * unit + spacing
        string = "".join(shown) + ">"
        moves = len(shown) > 1 + len(strip.xs)
        self._lines.append(f"[{string}] TJ".replace("<>", "") if moves else f"{string} Tj")


def _has_replaced_text(parts: Sequence[_Part]) -> bool:
    """Tell whether a row has text that another text replaces."""
    return any(replaced for part in parts if isinstance(part, list) for _, replaced in part)


def _fill(ink: Ink, palette: Palette) -> str:
    """Give the operator that makes *ink* the fill colour.

    Black is DeviceGray, so that a press prints it with black ink alone; PDF/A allows that under
    any output intent (ISO 19005-2, 6.2.4.3).
    """
    if ink == "black":
        return "0 g"
    if ink == "red" and palette.is_spot:
        return f"/{SPOT} cs 1 scn"
    return " ".join(shares_of(palette.red if ink == "red" else palette.grid)) + " rg"


def shares_of(colour: str) -> list[str]:
    """Give red, green and blue of a colour in hexadecimal digits, each from 0 to 1."""
    return [number(value / WHITE) for value in bytes.fromhex(colour)]


@cache
def _select(font: str, size: float) -> str:
    """Give the operator that selects a font."""
    return f"/{font} {number(size)} Tf"


@lru_cache(MOST_SCALES)
def _stretch(scale: float) -> str:
    """Give the operator that sets the horizontal scaling."""
    return f"{number(scale * PERCENT)} Tz"


@cache
def _raise(rise: float) -> str:
    """Give the operator that raises glyphs above their baseline."""
    return f"{number(rise)} Ts"
