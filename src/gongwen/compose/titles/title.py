"""标题: a title divided into centred lines, words kept whole, in a trapezoid or a diamond."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongwen.compose.lines.kinsoku import may_break
from gongwen.compose.lines.line import Line
from gongwen.compose.lines.setline import CENTRED
from gongwen.compose.lines.typecase import TypeCase
from gongwen.compose.sides.matter import Matter, stacked
from gongwen.compose.sides.slabs import Slab, gap
from gongwen.compose.sides.stack import Layer
from gongwen.compose.titles.divide import Divider, Division, shape_of
from gongwen.compose.titles.seams import Seam, may_part, seams
from gongwen.compose.titles.words import words_of
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import Diagnostic
from gongwen.document.text import Text
from gongwen.sheet.groups import Sheet
from gongwen.units import Pt, fits


def set_title(shop: Workshop[Sheet], title: Text, element: int) -> tuple[Line, ...]:
    """Set the lines of a title, each centred on the type area."""
    table = shop.sheet.title
    case = shop.case(table.type, space=table.space.value)
    lines = []
    for text in divide(shop, title, case, table.columns.value):
        segment = shop.segment(text, case, element)
        lines.append(shop.row([segment], shop.grid.centre, align=CENTRED))
    return tuple(lines)


def divide(
    shop: Workshop[Sheet], title: Text, case: TypeCase, limit: float, what: str = "标题"
) -> tuple[Text, ...]:
    """Divide a title into lines of at most *limit* 字, and remark on the choice.

    The name of a bulletin and long issuers are divided with the same care; *what* names them.

    Line feeds in the title are wishes that are followed if every line fits, none begins or
    ends wrongly and the shape is permitted. A space is a wish only where more than one line
    is needed.
    """
    typed = _typed_lines(title)
    alike = shop.sheet.title.division.alike.value
    if len(typed) > 1 and _is_fit(typed, case, limit, alike):
        shop.remarks.append(_remark(what, typed, case, "照原稿"))
        return typed
    flat = Text.join(typed)
    edges = _edges(flat.string, case)
    # Type as large as the column still goes one character to a line.
    limit = max(limit, *(right - left for left, right in pairwise(edges)), 0.0)
    if fits(edges[-1], limit):
        return (flat,)
    division = _best(shop, flat.string, edges, limit)
    lines = tuple(
        flat.slice(start, stop).strip()
        for start, stop in zip((0, *division.stops), division.stops, strict=False)
    )
    why = f"{division.shape}，代价 {division.cost:.0f}"
    shop.remarks.append(_remark(what, lines, case, why))
    return lines


def _best(shop: Workshop[Sheet], title: str, edges: Sequence[float], limit: float) -> Division:
    costs = shop.sheet.title.division
    spaces = frozenset(index for index, character in enumerate(title) if character == " ")
    found = seams(title, words_of(title), costs)
    division = Divider(found, edges, spaces, limit, costs).best()
    if division is None:
        # A word is longer than a line: it is cut wherever no rule of marks forbids it.
        anywhere = _cuts(title, found, costs.forbidden.value, anywhere=False)
        division = Divider(anywhere, edges, spaces, limit, costs).best()
    if division is None:
        anywhere = _cuts(title, found, costs.forbidden.value, anywhere=True)
        division = Divider(anywhere, edges, spaces, limit, costs).best()
    if division is None:
        raise ValueError("a character is wider than a line of the title")
    return division


def _cuts(title: str, known: Sequence[Seam], cost: float, *, anywhere: bool) -> tuple[Seam, ...]:
    """Add a seam between any two characters that may be parted, or between any two at all."""
    prices = {seam.offset: seam for seam in known}
    return tuple(
        prices.get(offset, Seam(offset, cost))
        for offset in range(1, len(title))
        if anywhere or may_break(title[offset - 1], title[offset])
    )


def _edges(title: str, case: TypeCase) -> tuple[float, ...]:
    """Give the left edge of every character and the right edge of the last, in 字."""
    edges = [0.0]
    for character in title:
        edges.append(edges[-1] + case.sort(character).width)
    return tuple(edges)


def _typed_lines(text: Text) -> tuple[Text, ...]:
    """Part a title at its line feeds."""
    parts, start = [], 0
    for index, character in enumerate(text.string):
        if character == "\n":
            parts.append(text.slice(start, index).strip())
            start = index + 1
    parts.append(text.slice(start).strip())
    return tuple(part for part in parts if part)


def _is_fit(lines: Sequence[Text], case: TypeCase, limit: float, alike: float) -> bool:
    """Tell whether typed lines give a permitted shape."""
    widths = [_edges(line.string, case)[-1] for line in lines]
    whole = all(may_part(before.string, after.string) for before, after in pairwise(lines))
    in_measure = all(fits(width, limit) for width in widths)
    return whole and in_measure and shape_of(widths, alike) != "不成形"


def _remark(what: str, lines: Sequence[Text], case: TypeCase, why: str) -> str:
    widths = "＋".join(f"{_edges(line.string, case)[-1]:g}" for line in lines)
    return f"{what}分 {len(lines)} 行（{widths} 字）：{why}"


def on_one_line(title: Text) -> Text:
    """Give a title without the line feeds that say where it should be divided."""
    return Text.join(_typed_lines(title))


def title_layers(shop: Workshop[Sheet], title: Text, element: int) -> tuple[Layer, ...]:
    """Set a title that follows the masthead, as layers of the head."""
    table = shop.sheet.title
    lines = set_title(shop, title, element)
    height = Pt((len(lines) - 1) * table.pitch.pt + table.type.size.pt)
    return (
        Layer(table.gap_above, Matter(height, stacked(lines, table.pitch.pt)), grows=2),
        Layer(table.gap_below, grows=1),
    )


def title_slabs(shop: Workshop[Sheet], title: Text, element: int) -> Iterator[Slab]:
    """Set the title of an article that begins among the rows of the grid."""
    table = shop.sheet.title
    lines = set_title(shop, title, element)
    size, pitch = table.type.size.pt, shop.grid.pitch
    height = (len(lines) - 1) * table.pitch.pt + size
    rows = max(round(height / pitch + table.give.value), 1)
    # Lines spread over the rows they take, as the rows of the text are.
    line_pitch = min(table.pitch.pt, (rows * pitch - size) / max(len(lines) - 1, 1))
    above = (rows * pitch - (len(lines) - 1) * line_pitch - size) / 2
    matter = Matter(Pt(rows * pitch), stacked(lines, line_pitch, above))
    below = table.rows_below.count
    yield gap(table.rows_between.count)
    keep = below + shop.sheet.body.heading_rows.count
    too_tall = Diagnostic(
        "error",
        "title-too-tall",
        "标题太长，一面放不下",
        title.span(),
        "缩短标题，正文写在“正文:”下",
    )
    yield Slab(rows, matter, keep=keep, too_tall=too_tall)
    yield gap(below)
