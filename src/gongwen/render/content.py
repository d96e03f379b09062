"""The content stream of a page: marks become operators.

State operators are written only where the state changes, and positions are reckoned from what was
really written, so that rounding errors do not add up along a row.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from gongwen.pages import Font, Ink, Mark, Rule, Run
from gongwen.render.objects import number
from gongwen.render.pdf_font import PdfFont
from gongwen.render.typeface import DASH_PAIR, EM, Typeface
from gongwen.units import Pt

TOLERANCE: Final = 0.004
"""A glyph may be that far from its place, in points: 1.4 µm on paper."""

WHITE: Final = 255

PERCENT: Final = 100

SPACING_PLACES: Final = 4
"""Decimals of the character spacing: it counts once for every glyph of a row."""

GAPS_WORTH_A_NUMBER: Final = 2
"""The character spacing is changed for that many more gaps that it then spares."""

SQUEEZE: Final = 0.1
"""From this overlap on, in em, Poppler takes the next character for another line of text."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colour of every ink but black, as six hexadecimal digits of sRGB."""

    red: str
    grid: str

    def operator(self, ink: Ink) -> str:
        """Give the operator that makes *ink* the fill colour.

        Black is DeviceGray, so that a press prints it with black ink alone; PDF/A allows that
        under any output intent (ISO 19005-2, 6.2.4.3).
        """
        if ink == "black":
            return "0 g"
        colour = self.red if ink == "red" else self.grid
        shares = (value / WHITE for value in bytes.fromhex(colour))
        return " ".join(number(share) for share in shares) + " rg"


class Glyph(NamedTuple):
    """One glyph on its way to the page.

    Attributes:
        run: to which it belongs.
        text: what it stands for.
        font: the name of the font in which *code* stands for it.
        code: four hexadecimal digits.
        advance: in points, before scaling.
        x: of its origin, in points from the page's left edge.
        limit: a following glyph whose x is less stands on the blank half of this one.
    """

    run: Run
    text: str
    font: str
    code: str
    advance: float
    x: float
    limit: float


Stretch = tuple[list[Glyph], str]
"""A part of a row, and the text that replaces it when it is copied, or none."""


class Tagged(NamedTuple):
    """How a sequence of marked content begins: its tag and its property list."""

    tag: str
    properties: str


Begin = Callable[[str], Tagged | None]
"""Gives the beginning of the next sequence, for the text that replaces its content or for none;
None where its content is not marked."""


def texts_of(text: str, typeface: Typeface) -> Iterable[tuple[int, str]]:
    """Cut *text* into what is drawn by one glyph each, with the index of its first character.

    That is every character alone, but ``——`` (破折号) is one glyph in fonts that have it: two
    single dashes would leave a gap in the middle.
    """
    if DASH_PAIR not in text or typeface.glyph(DASH_PAIR) is None:
        return enumerate(text)
    return _with_pairs(text)


def _with_pairs(text: str) -> Iterator[tuple[int, str]]:
    index = 0
    while index < len(text):
        length = 2 if text.startswith(DASH_PAIR, index) else 1
        yield index, text[index : index + length]
        index += length


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
        self._scale = "100"
        # Where the next glyph would stand, and where the last Td led.
        self._pen = 0.0
        self._line = 0.0, 0.0

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
        for _, group in groupby(marks, key=_baseline):
            row = list(group)
            runs = chain.from_iterable(mark.runs for mark in row)
            stretches = [*_stretches([*chain.from_iterable(map(self._glyphs, runs))])]
            stands_alone = any(replaced for _, replaced in stretches)
            if is_open and stands_alone:
                self._close()
            if not stands_alone and not is_open:
                is_open = self._open(begin(""))
            is_open = is_open and not stands_alone
            self._rules(chain.from_iterable(mark.rules for mark in row))
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
        if not stretches:
            return
        self._lines.append("BT")
        self._line = 0.0, 0.0
        current: Glyph | None = None
        for stretch, replaced in stretches:
            is_open = begin is not None and self._open(begin(replaced))
            for shown in _by_font(stretch):
                first = shown[0]
                if current is None or (first.run is not current.run or first.font != current.font):
                    self._begin(first.run, current.run if current else None, shown)
                    current = first
                self._show(first.run, shown)
            if is_open:
                self._close()
        self._lines.append("ET")

    def _glyphs(self, run: Run) -> list[Glyph]:
        font = self._fonts[run.font]
        drawn, unit, scale = font.drawn, run.size / EM, run.scale
        squeeze = SQUEEZE * run.size
        glyphs = []
        for index, text in texts_of(run.text, font.typeface):
            code, width, resource = drawn[text]
            x, advance = run.xs[index], width * unit
            limit = x + advance * scale - squeeze
            glyphs.append(Glyph(run, text, resource, code, advance, x, limit))
        return glyphs

    def _begin(self, run: Run, before: Run | None, glyphs: Sequence[Glyph]) -> None:
        """Set the state for *run* and move to its baseline."""
        self._set_ink(run.ink)
        font = _select(glyphs[0].font, run.size)
        if font != self._font:
            self._font = font
            self._lines.append(font)
        scale = _percent(run.scale)
        if scale != self._scale:
            self._scale = scale
            self._lines.append(f"{scale} Tz")
        self._set_spacing(glyphs)
        if before is None or before.baseline != run.baseline:
            # Td counts from the last Td; both are rounded, so count from what was written.
            x, y = self._line
            to_right = number(run.xs[0] - x)
            upwards = number(self._height - run.baseline - y)
            self._line = x + float(to_right), y + float(upwards)
            self._pen = self._line[0]
            self._lines.append(f"{to_right} {upwards} Td")

    def _set_ink(self, ink: Ink) -> None:
        if ink != self._ink:
            self._ink = ink
            self._lines.append(self._palette.operator(ink))

    def _set_spacing(self, glyphs: Sequence[Glyph]) -> None:
        """Make the most frequent gap between *glyphs* the character spacing (Tc).

        On the grid nearly all gaps are equal, so only what leaves the grid costs a number.
        """
        if len(glyphs) < GAPS_WORTH_A_NUMBER + 1:
            return
        scale = glyphs[0].run.scale
        found = [
            round((following.x - glyph.x) / scale - glyph.advance, SPACING_PLACES)
            for glyph, following in pairwise(glyphs)
        ]
        if found[0] == found[-1] == self._spacing:
            # Most runs stand on the grid, as the one before: nothing to be gained by counting.
            return
        gaps = Counter(found)
        spacing, times = max(gaps.items(), key=itemgetter(1), default=(self._spacing, 0))
        # Where gaps hardly repeat, another spacing would save nothing.
        if times >= gaps[self._spacing] + GAPS_WORTH_A_NUMBER:
            self._spacing = spacing
            self._lines.append(f"{number(spacing, SPACING_PLACES)} Tc")

    def _show(self, run: Run, glyphs: Sequence[Glyph]) -> None:
        """Show *glyphs* of *run*, each at its own x."""
        spacing = self._spacing
        unit = run.size * run.scale / EM
        shown = ["<"]
        for glyph in glyphs:
            if abs(glyph.x - self._pen) > TOLERANCE:
                moved = number((self._pen - glyph.x) / unit, 1)
                self._pen -= float(moved) * unit
                shown.append(f">{moved}<")
            shown.append(glyph.code)
            self._pen += (glyph.advance + spacing) * run.scale
        string = "".join(shown) + ">"
        moves = len(shown) > 1 + len(glyphs)
        self._lines.append(f"[{string}] TJ".replace("<>", "") if moves else f"{string} Tj")


def _baseline(mark: Mark) -> Pt | None:
    return mark.runs[0].baseline if mark.runs else None


def _stretches(glyphs: list[Glyph]) -> Iterator[Stretch]:
    """Cut a row into stretches, each with the text to be written as its ActualText, or none.

    What follows a squeezed mark goes into one stretch with it: Poppler would begin another line
    where glyphs overlap, and PDFium puts a space behind a replaced stretch that has several fonts,
    which does no harm at the end of a row. PDFium also drops characters beyond the BMP from an
    ActualText, so such a character ends a stretch.
    """
    if not any(before.limit > after.x for before, after in pairwise(glyphs)):
        yield glyphs, ""
        return
    for beyond_bmp, segment in groupby(glyphs, key=lambda glyph: glyph.text > "\uffff"):
        found = list(segment)
        overlaps = [before.limit > after.x for before, after in pairwise(found)]
        if beyond_bmp or not any(overlaps):
            yield found, ""
            continue
        first = overlaps.index(True)
        if first:
            yield found[:first], ""
        yield found[first:], "".join(glyph.text for glyph in found[first:])


def _by_font(stretch: list[Glyph]) -> Iterator[list[Glyph]]:
    """Cut a stretch where another run or, in a run, another twin of its font begins."""
    start = 0
    for index, (before, after) in enumerate(pairwise(stretch), start=1):
        if after.run is not before.run or after.font != before.font:
            yield stretch[start:index]
            start = index
    if stretch:
        yield stretch[start:]


@cache
def _select(font: str, size: float) -> str:
    """Give the operator that selects a font."""
    return f"/{font} {number(size)} Tf"


@cache
def _percent(scale: float) -> str:
    """Write a scale as the operator Tz wants it."""
    return number(scale * PERCENT)
