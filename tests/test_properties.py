"""Whatever is written, it is set without loss, forbidden break or overfull line."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.compose.lines.charclass import is_western
from gongwen.compose.lines.items import itemize
from gongwen.compose.lines.kinsoku import NOT_AT_LINE_END, NOT_AT_LINE_START
from gongwen.compose.lines.linebreak import break_lines
from gongwen.compose.lines.sorts import Item
from gongwen.compose.sides.closing import close
from gongwen.compose.sides.paginate import Side, paginate
from gongwen.compose.sides.slabs import Slab

from support.composing import (
    CELL,
    LEFT,
    LONGEST,
    SIZE,
    SQUARE,
    make_costs,
    make_segment,
    placed,
    reaches,
    set_text,
    text_of,
)
from support.metrics import SquareMetrics
from support.slabs import make_space

HANZI = "一国的务院𬭸㛃〇"
MARKS = "，。、；：？！“”‘’《》〈〉（）〔〕【】"
JOINTS = "——……·～－／/-~·—…"
SIGNS = "％‰℃￥№%$①×"
WESTERN = "0123456789abcXYZé.,()'+@αЯ"

ALPHABETS = st.sampled_from(
    [
        HANZI + MARKS,
        HANZI + MARKS + JOINTS,
        HANZI + WESTERN,
        HANZI + WESTERN + " ",
        HANZI * 4 + MARKS + JOINTS + SIGNS + WESTERN + "  ",
        MARKS,
        "0123456789.%",
        HANZI + "\u3000 ",
    ]
)
TEXTS = ALPHABETS.flatmap(lambda alphabet: st.text(alphabet, max_size=90))
WIDTHS = st.integers(4, 30)
POLICIES = st.sampled_from(["grid", "flow", "compact"])
METRICS = st.sampled_from([SQUARE, SquareMetrics(digit=0.57, letter=0.43, narrow="“”")])

PROPERTY = settings(max_examples=400, deadline=None, derandomize=True)


@PROPERTY
@given(TEXTS, WIDTHS, st.sampled_from([0, 2]), POLICIES, METRICS)
def test_nothing_is_lost_and_nothing_added(
    text: str, width: int, indent: int, policy: str, metrics: SquareMetrics
) -> None:
    lines = set_text(text, width, indent, policy, metrics)
    assert text == "".join(map(text_of, lines))
    assert [line is lines[-1] for line in lines] == [line.is_last for line in lines]
    assert lines == set_text(text, width, indent, policy, metrics)


@PROPERTY
@given(TEXTS, WIDTHS, POLICIES, METRICS)
def test_no_line_is_overfull_and_full_lines_are_flush(
    text: str, width: int, policy: str, metrics: SquareMetrics
) -> None:
    right = LEFT + (width - 1) * CELL + SIZE
    for line in set_text(text, width, 0, policy, metrics):
        boxes = [each for each in placed(line, metrics) if not each.character.isspace()]
        if not boxes:
            continue
        assert boxes[0].left >= LEFT - 0.1
        assert max(box.right for box in boxes) <= right + 0.1
        first, last = boxes[0], boxes[-1]
        # Where a paragraph begins a word is centred in its cells; a narrow mark always is.
        if not (line.is_first or text_of(line)[0].isspace() or first.character in metrics.narrow):
            assert min(abs(first.left - LEFT), abs(first.origin - LEFT)) <= 0.1
        string = text_of(line).strip()
        # Nothing can be opened inside one word, one sort, or the two halves of —— and …….
        is_one_box = all(map(is_western, string)) or len(boxes) == 1 or string in ("——", "……")
        if not (line.is_last or is_one_box or last.character in metrics.narrow):
            assert reaches(last, right)


@PROPERTY
@given(TEXTS, WIDTHS, POLICIES, METRICS)
def test_glyphs_do_not_run_into_one_another(
    text: str, width: int, policy: str, metrics: SquareMetrics
) -> None:
    for line in set_text(text, width, 0, policy, metrics):
        for before, after in pairwise(placed(line, metrics)):
            if not (before.character.isspace() or after.character.isspace()):
                assert before.right <= after.left + 0.6, f"{before} {after}"


def is_soft(item: Item) -> bool:
    """Tell whether half a cell of an item is blank."""
    return item.blank != "" or (item.is_word and item.cells - item.natural >= 0.4999)


@PROPERTY
@given(TEXTS, WIDTHS, st.sampled_from([0, 2]), POLICIES)
def test_a_break_is_forbidden_only_inside_what_fits_no_line(
    text: str, width: int, indent: int, policy: str
) -> None:
    widest = width - indent - 1
    galley = itemize([make_segment(text, policy)], min(LONGEST, widest), widest)
    items, breakable = galley.items, galley.breakable
    for way in break_lines(galley, width - indent, width, make_costs(policy)):
        if way.is_last:
            continue
        before, after = items[way.stop - 1], items[way.stop]
        bad = before.last in NOT_AT_LINE_END or after.first in NOT_AT_LINE_START
        if not bad:
            continue
        first, last = way.stop - 1, way.stop + 1
        while first > 0 and not breakable[first]:
            first -= 1
        while last < len(items) and not breakable[last]:
            last += 1
        # Even with all its marks halved the stretch is wider than the shorter measure.
        stretch = sum(item.cells - (0.5 if is_soft(item) else 0) for item in items[first:last])
        assert stretch > width - indent, f"{text!r} {way}"


@st.composite
def slab_lists(draw: st.DrawFn) -> list[Slab]:
    slabs = st.builds(
        Slab,
        rows=st.sampled_from([1, 1, 1, 1, 1, 2, 3]),
        keep=st.sampled_from([0, 0, 0, 0, 0, 1, 2]),
        is_gap=st.sampled_from([False, False, False, False, True]),
        is_club=st.sampled_from([False, False, False, True]),
        yields=st.booleans(),
        goes_on=st.booleans(),
    )
    return draw(st.lists(slabs, max_size=60))


def check(slabs: Sequence[Slab], sides: Sequence[Side], rows: int) -> None:
    """Nothing but gaps is lost, the order is kept, nothing overlaps or stands too low."""
    kept = [slab for side in sides for _, slab in side.slabs]
    position = 0
    for slab in slabs:
        if position < len(kept) and kept[position] is slab:
            position += 1
        else:
            assert slab.is_gap
    assert position == len(kept)
    for side in sides:
        free = 0
        for row, slab in side.slabs:
            assert row >= free
            free = row + slab.rows
        assert free == side.end
        assert side.end <= rows
        assert not side.slabs or not side.slabs[-1][1].is_gap


@PROPERTY
@given(slab_lists(), st.integers(0, 12), st.integers(6, 12), st.integers(0, 2))
def test_no_slab_is_lost_and_no_row_stands_below_its_side(
    slabs: list[Slab], first_row: int, rows: int, short_page: int
) -> None:
    sides = paginate(slabs, min(first_row, rows), lambda _: rows, short_page)
    assert sides
    check(slabs, sides, rows)


@PROPERTY
@given(
    slab_lists(),
    st.integers(1, 8),
    st.integers(0, 3),
    st.integers(3, 8),
    st.integers(1, 3),
    st.booleans(),
)
def test_the_imprint_has_its_room_and_its_side(  # noqa: PLR0913, PLR0917 - what a case is made of
    slabs: list[Slab],
    first_row: int,
    give: int,
    imprint_row: int,
    rows_kept: int,
    even: bool,  # noqa: FBT001
) -> None:
    rows = 10
    space = make_space(
        rows=rows,
        first_rows=tuple(range(first_row, max(first_row - give, 0) - 1, -1)),
        rows_kept=rows_kept,
        begins=(imprint_row,),
        even_side=even,
    )
    plan = close(slabs, space)
    check(slabs, plan.sides, rows)
    assert plan.sides[-1].end <= imprint_row
    assert not even or len(plan.sides) % 2 == 0
    assert plan.unnumbered in (0, 2)
    assert plan.first_row in space.first_rows
