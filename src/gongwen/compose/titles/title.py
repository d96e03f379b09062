"""标题: a title divided into centred lines, words kept whole, in a trapezoid or a diamond."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from gongwen.compose.lines.fitting import HALF
from gongwen.compose.lines.kinsoku import may_break
from gongwen.compose.lines.line import Line
from gongwen.compose.lines.setline import halved
from gongwen.compose.lines.typecase import TypeCase
from gongwen.compose.sides.matter import Matter
from gongwen.compose.sides.slabs import Slab, gap
from gongwen.compose.sides.stack import Layer
from gongwen.compose.titles.divide import Divider, Division, shape_of
from gongwen.compose.titles.seams import Seam, may_part, seams
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import Diagnostic
from gongwen.document.text import Text
from gongwen.sheet.groups import Sheet
from gongwen.sheet.rows import Measure
from gongwen.units import Pt, fits


def set_title(shop: Workshop[Sheet], title: Text, element: int) -> tuple[Line, ...]:
    """Set the lines of a title, each centred on the type area; none of an empty one."""
    table = shop.sheet.title
    case = shop.case(table.type, space=table.space.value)
    return set_centred(shop, title, case, element, limit=table.columns.value)


def set_centred(  # noqa: PLR0913 - what, how and where
    shop: Workshop[Sheet],
    text: Text,
    case: TypeCase,
    element: int,
    *,
    limit: float,
    what: str = "标题",
) -> tuple[Line, ...]:
    """Set a text with the care of a title: divided into lines of *limit* 字, each centred by ink.

    In type that is larger than the sheet of the form has it, fewer 字 fill the type area.
    """
    if not text:
        return ()
    limit = min(limit, shop.grid.width / case.size)
    return tuple(
        shop.centred([shop.segment(line, case, element)])
        for line in divide(shop, text, case, limit, what)
    )


def divide(
    shop: Workshop[Sheet], title: Text, case: TypeCase, limit: float, what: str = "标题"
) -> tuple[Text, ...]:
    """Divide a title into lines of at most *limit* 字, and remark on the choice.

    The name of a bulletin and long issuers are divided with the same care; *what* names them.

    Line feeds in the title are wishes that are followed if every line fits, none begins or
    ends wrongly and the shape is permitted. A space is a wish only where more than one line
    is needed.
    """
    typed = typed_lines(title)
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


def places_to_divide(shop: Workshop[Sheet], title: Text, case: TypeCase) -> tuple[Seam, ...]:
    """Give where a text might be parted with the care of a title, and what each place costs."""
    from gongwen.compose.titles.wholes import read_title  # noqa: PLC0415 - see ``_best``

    edges = _edges(title.string, case)
    costs = shop.sheet.title.division
    return seams(title.string, read_title(title.string, shop.words), edges, edges[-1], costs)


def _best(shop: Workshop[Sheet], title: str, edges: Sequence[float], limit: float) -> Division:
    # Few titles need its word lists and expressions.
    from gongwen.compose.titles.wholes import read_title  # noqa: PLC0415

    costs = shop.sheet.title.division
    spaces = frozenset(index for index, character in enumerate(title) if character == " ")
    reading = read_title(title, shop.words)
    found = seams(title, reading, edges, limit, costs)
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
    """Give the left edge of every character and the right edge of the last, in 字.

    Of marks that adjoin one is halved, as it is set. Where a line ends between the two, what it is
    wider for that is blank.
    """
    sorts = [case.sort(character) for character in title]
    halves = frozenset(halved([sort.blank for sort in sorts]))
    widths = (sort.width - (HALF if n in halves else 0.0) for n, sort in enumerate(sorts))
    return tuple(accumulate(widths, initial=0.0))


def typed_lines(text: Text) -> tuple[Text, ...]:
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
    return Text.join(typed_lines(title))


def title_layers(
    shop: Workshop[Sheet],
    title: Text,
    element: int,
    below: Sequence[Line] = (),
    gap_above: Measure | None = None,
) -> tuple[Layer, ...]:
    """Set a title that follows the masthead, as layers of the head.

    The first line stands at one distance below what is above it, whatever the number of lines:
    what is left of a row goes to the space below, and what is missing comes from there first.

    Args:
        shop: whose sheet says how.
        title: the title; it may be empty where lines stand below it.
        element: its heading.
        below: what stands close below it and moves with it: a subtitle, the author.
        gap_above: the space above, where it is not that of the sheet; such a one gives nothing.
    """
    table = shop.sheet.title
    lines = (*set_title(shop, title, element), *below)
    white = table.pitch.pt - table.type.size.pt
    matter = Matter(_height(lines, white), _under(lines, white))
    above = Pt(0) if gap_above else _yield(table.gap_above, table.gap_above_least)
    return (
        Layer(gap_above or table.gap_above, matter, gives=above),
        Layer(table.gap_below, grows=1, gives=_yield(table.gap_below, table.gap_below_least)),
    )


def _yield(space: Measure, least: Measure) -> Pt:
    """Give how much of a space may be taken away, in points."""
    return Pt(max(space.pt - least.pt, 0.0))


def title_slabs(
    shop: Workshop[Sheet], title: Text, element: int, below: Sequence[Line] = ()
) -> Iterator[Slab]:
    """Set the title of an article that begins among the rows of the grid; see ``title_layers``."""
    table, pitch = shop.sheet.title, shop.grid.pitch
    lines = (*set_title(shop, title, element), *below)
    white = table.pitch.pt - table.type.size.pt
    rows = max(round(_height(lines, white) / pitch + table.give.value), 1)
    # Lines spread over the rows they take, as the rows of the text are.
    room = rows * pitch - _height(lines, 0)
    white = min(white, room / max(len(lines) - 1, 1))
    above = (rows * pitch - _height(lines, white)) / 2
    matter = Matter(Pt(rows * pitch), _under(lines, white, above))
    rows_below = table.rows_below.count
    keep = rows_below + shop.sheet.body.heading_rows.count
    too_tall = Diagnostic(
        "error",
        "title-too-tall",
        "标题太长，一面放不下",
        title.span(),
        "缩短标题，正文写在“正文:”下",
    )
    yield Slab(rows, matter, keep=keep, too_tall=too_tall)
    yield gap(rows_below)


def _height(lines: Sequence[Line], white: float) -> Pt:
    """Give the height of *lines* with *white* points between each and the next."""
    return Pt(sum(line.size for line in lines) + max(len(lines) - 1, 0) * white)


def _under(lines: Sequence[Line], white: float, first: float = 0.0) -> tuple[tuple[Pt, Line], ...]:
    """Put lines of any size under one another, *white* points apart, the first at *first*.

    The white is the same below every line, whatever its size: 7/8 of a 三号 character, as
    GB/T 9704—2012, 3.2 has it for a row.
    """
    return tuple(
        (Pt(first + _height(lines[:number], white) + (white if number else 0.0)), line)
        for number, line in enumerate(lines)
    )
