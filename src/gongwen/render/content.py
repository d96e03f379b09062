"""The content stream of a page: marks become operators.

State operators are written only where the state changes, and positions are reckoned from what was
really written, so that rounding errors do not add up along a row.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from gongwen.pages import Font, Ink, Mark, Palette, Rule
from gongwen.render.objects import number
from gongwen.render.pdf_font import DIGITS, PdfFont
from gongwen.render.strips import Stretch, Strip, stretches_of, strips_of
from gongwen.units import Pt

TOLERANCE: Final = 0.004
"""A glyph may be that far from its place, in points: 1.4 µm on paper."""

WHITE: Final = 255

PERCENT: Final = 100

MOST_SCALES: Final = 256
"""Words that are set narrower have scales of their own."""

SPACING_PLACES: Final = 4
"""Decimals of the character spacing: it counts once for every glyph of a row."""

GAPS_WORTH_A_NUMBER: Final = 2
"""The character spacing is changed for that many more gaps that it then spares."""


class Tagged(NamedTuple):
    """How a sequence of marked content begins: its tag and its property list."""

    tag: str
    properties: str


Begin = Callable[[str], Tagged | None]
"""Gives the beginning of the next sequence, for the text that replaces its content or for none;
None where its content is not marked."""


class ContentWriter:
    """Writes the operators of one page and remembers the graphics state."""

    def __init__(self, height: float, fonts: Mapping[Font, PdfFont], palette: Palette) -> None:
        """Begin a page of *height* points."""
        self._height = height
        self._fonts = fonts
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

    def draw(self, marks: Iterable[Mark], begin: Begin) -> None:
        """Draw *marks*, which belong to one structure element or kind of artifact.

        They become one sequence of marked content. But a row with text to be replaced has
        sequences of its own, one after the other: what is nested in another sequence, Poppler
        takes for its end, and a reader of the structure loses the rest.

        Marks of one baseline are one row, so that an overlap between two of them is seen. Where
        they belong to two elements there are two rows, and Poppler breaks the line: a text that
        replaces parts of two elements belongs to neither.
        """
        is_open = False
        for _, group in groupby(marks, key=attrgetter("baseline")):
            row = list(group)
            runs = chain.from_iterable(mark.runs for mark in row)
            strips = strips_of(runs, self._fonts)
            stretches = list(stretches_of(strips))
            stands_alone = any(replaced for _, replaced in stretches)
            if is_open and stands_alone:
                self._close()
            if not stands_alone and not is_open:
                is_open = self._open(begin(""))
            is_open = is_open and not stands_alone
            self._rules(chain.from_iterable(mark.rules for mark in row))
            if strips:
                self._row(stretches, begin if stands_alone else None)
        if is_open:
            self._close()

    def _open(self, tagged: Tagged | None) -> bool:
        """Begin marked content, if there is any to begin."""
        if tagged is not None:
            self._lines.append(f"/{tagged.tag} {tagged.properties} BDC")
        return tagged is not None

    def _close(self) -> None:
        """End marked content."""
        self._lines.append("EMC")

    def _rules(self, rules: Iterable[Rule]) -> None:
        """Fill rectangles."""
        for rule in rules:
            self._set_ink(rule.ink)
            corner = rule.x, self._height - rule.y - rule.height
            sides = " ".join(number(value) for value in (*corner, rule.width, rule.height))
            self._lines.append(f"{sides} re f")

    def _row(self, stretches: Sequence[Stretch], begin: Begin | None) -> None:
        """Draw the stretches of one row, each as marked content if *begin* is given."""
        self._lines.append("BT")
        self._line, self._baseline = (0.0, 0.0), None
        for stretch, replaced in stretches:
            is_open = begin is not None and self._open(begin(replaced))
            for strip in stretch:
                self._set_state(strip)
                self._show(strip)
            if is_open:
                self._close()
        self._lines.append("ET")

    def _set_state(self, strip: Strip) -> None:
        """Select ink, font, scale and rise of *strip*, and go to its baseline."""
        run = strip.run
        self._set_ink(run.ink)
        font = _select(strip.spelling.font, run.size)
        if font != self._font:
            self._font = font
            self._lines.append(font)
        if run.scale != self._scale:
            self._scale = run.scale
            self._lines.append(_stretch(run.scale))
        if run.rise != self._rise:
            self._rise = run.rise
            self._lines.append(_raise(run.rise))
        if run.baseline != self._baseline:
            # Td counts from the last Td; both are rounded, so count from what was written.
            self._baseline = run.baseline
            x, y = self._line
            to_right = number(run.xs[0] - x)
            upwards = number(self._height - run.baseline - y)
            self._line = x + float(to_right), y + float(upwards)
            self._pen = self._line[0]
            self._lines.append(f"{to_right} {upwards} Td")

    def _set_ink(self, ink: Ink) -> None:
        if ink != self._ink:
            self._ink = ink
            self._lines.append(_fill(ink, self._palette))

    def _show(self, strip: Strip) -> None:
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
        if len(xs) > GAPS_WORTH_A_NUMBER:
            self._set_spacing(strip)
        self._show_with_moves(strip)

    def _set_spacing(self, strip: Strip) -> None:
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
        # Where gaps hardly repeat, another spacing would save nothing.
        if times >= gaps[self._spacing] + GAPS_WORTH_A_NUMBER:
            self._spacing = spacing
            self._lines.append(f"{number(spacing, SPACING_PLACES)} Tc")

    def _show_with_moves(self, strip: Strip) -> None:
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


def _fill(ink: Ink, palette: Palette) -> str:
    """Give the operator that makes *ink* the fill colour.

    Black is DeviceGray, so that a press prints it with black ink alone; PDF/A allows that under
    any output intent (ISO 19005-2, 6.2.4.3).
    """
    if ink == "black":
        return "0 g"
    colour = palette.red if ink == "red" else palette.grid
    shares = (value / WHITE for value in bytes.fromhex(colour))
    return " ".join(number(share) for share in shares) + " rg"


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
