"""Where lines end: against rules one by one, and against a search that tries everything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongwen.compose.lines.charclass import CharClass
from gongwen.compose.lines.costs import Costs
from gongwen.compose.lines.items import Galley
from gongwen.compose.lines.linebreak import MOST_GROWTH, Break, break_lines
from gongwen.compose.lines.sorts import Item

from support.composing import break_text, make_costs, make_galley


def lines(text: str, width: float, indent: float = 0, policy: str = "grid") -> list[str]:
    """Break a text; a squeezed item is followed by ~ and an opened line by its cells."""
    galley = make_galley(text, policy)
    result = []
    for line in break_text(text, width, indent, policy):
        shown = ""
        for index in range(line.start, line.stop):
            shown += "".join(sort.character for sort in galley.items[index].sorts)
            shown += "~" * (index in line.squeezed)
        result.append(shown + (f" +{line.opened:g}" if line.opened > 1e-4 else ""))
    return result


def test_nothing_has_no_lines() -> None:
    assert () == break_text("", 10)


def test_one_character_is_one_line() -> None:
    assert (Break(0, 1, is_last=True),) == break_text("一", 10)


def test_exact_lines_are_left_alone() -> None:
    assert ["一二三四五", "六七八九十"] == lines("一二三四五六七八九十", 5)
    assert ["一，三四。", "六七“九”"] == lines("一，三四。六七“九”", 5)


def test_a_last_line_that_is_full_is_full() -> None:
    assert break_text("一二三四五", 5)[0].is_full
    assert not break_text("一二三四", 5)[0].is_full


def test_the_first_line_is_shorter_by_the_indent() -> None:
    assert ["一二三", "四五六七八", "九"] == lines("一二三四五六七八九", 5, 2)


def test_a_stop_is_pulled_in_by_two_squeezes() -> None:
    assert ["一二，~四五。~", "六七八"] == lines("一二，四五。六七八", 5)


def test_a_pair_is_squeezed_with_the_fewest_characters_between() -> None:
    # Between ， and 、 stand four 汉字, between 、 and the stop at the end one.
    assert ["一，三四五六、~八。~", "九十一"] == lines("一，三四五六、八。九十一", 8)
    assert ["一，~三、~五六七八九，", "十一二"] == lines("一，三、五六七八九，十一二", 9)


def test_adjacent_marks_are_squeezed_first() -> None:
    assert ["一，三”~（~五六七，九十，", "一二三"] == lines("一，三”（五六七，九十，一二三", 11)


def test_of_equal_pairs_the_later_is_taken() -> None:
    assert ["一，三，五六七，~九，~一二三四，", "六七八"] == lines(
        "一，三，五六七，九，一二三四，六七八", 14
    )


def test_a_last_line_may_be_squeezed_to_fit() -> None:
    assert ["一二，~四五。~"] == lines("一二，四五。", 5)
    assert break_text("一二，四五。", 5)[0].is_full


def test_a_runt_is_avoided_where_a_pair_of_squeezes_can_do_it() -> None:
    assert ["一，~三，~五六七八，十一"] == lines("一，三，五六七八，十一", 10)
    assert ["一二，~四，~六，~八，~十一。"] == lines("一二，四，六，八，十一。", 10)


@pytest.mark.parametrize("behind", ["。", "。”", "！》"])
def test_marks_behind_a_runt_do_not_make_it_longer(behind: str) -> None:
    text = f"一，三，五，七，九十一{behind}"
    assert [len(text)] == [line.stop for line in break_text(text, 10)]


def test_a_runt_stays_where_there_is_no_other_way() -> None:
    assert ["一二三四五", "六"] == lines("一二三四五六", 5)
    assert ["一二三四五六七八，十", "一。"] == lines("一二三四五六七八，十一。", 10)


def test_no_line_is_opened_where_squeezes_can_do_it() -> None:
    assert ["一，~三四》~", "六七八九"] == lines("一，三四》六七八九", 4)


def test_a_line_is_opened_where_nothing_else_can_be_done() -> None:
    assert ["一二三四 +1", "五。六"] == lines("一二三四五。六", 5)


def test_of_two_opened_lines_the_less_opened_is_taken() -> None:
    # Opened by two cells it would be “七八九十”, and 五 with it.
    assert ["一二三四五 +1", "“~七八九十”~一"] == lines("一二三四五“七八九十”一", 6)


@pytest.mark.parametrize("policy", ["grid", "flow", "compact"])
def test_what_fits_no_line_is_broken_all_the_same(policy: str) -> None:
    ways = break_text("“" * 20, 6, 0, policy)
    assert len(ways) > 1
    assert 20 == ways[-1].stop


def test_an_item_wider_than_the_measure_has_a_line_to_itself() -> None:
    assert ["一", "——", "二"] == lines("一——二", 1)


def test_spaces_at_a_line_end_have_no_width() -> None:
    assert ["一二三四五 ", "六七"] == lines("一二三四五 六七", 5)
    assert ["一二三四五  ", "六七"] == lines("一二三四五  六七", 5)
    assert ["一二12 ", "34三"] == lines("一二12 34三", 3)


def test_spaces_at_the_start_of_a_paragraph_are_kept() -> None:
    assert [" 一二三四", "五"] == lines(" 一二三四五", 5)


def test_flow_opens_a_line_that_nothing_can_be_squeezed_out_of() -> None:
    assert ["一二三四五六七八九 +1", "十·二"] == lines("一二三四五六七八九十·二", 10, 0, "flow")


def test_compact_halves_marks_at_line_ends_and_between_marks() -> None:
    shown = lines("他说：“好。”（一）走了又来，再不走。", 9, 0, "compact")
    assert "：~“" in shown[0]
    assert "。~”~" in "".join(shown)
    assert not shown[-1].endswith("~")


def test_compact_does_not_fill_a_short_last_line() -> None:
    (line,) = break_text("他说：“好。”走了", 20, 0, "compact")
    assert (2, False, 0) == (len(line.squeezed), line.is_full, line.opened)


@dataclass(frozen=True)
class Way:
    """What a way to break a paragraph costs, the worst first."""

    forbidden: int
    stretched: int
    rest: float


def off_column(items: Sequence[Item], start: int, chosen: Sequence[int], by: float) -> int:
    """Count the 汉字 of a line that stand beside their columns, by walking along it.

    Each of the *chosen* items takes *by* cells more than usual.
    """
    position, off = 0.0, 0
    for index, item in enumerate(items, start):
        off += item.on_column and position % 1 != 0
        position += item.cells + by * chosen.count(index)
    return off


def squeeze_cost(galley: Galley, index: int, stop: int, costs: Costs) -> float:
    """Price one squeeze from the words of the sheet."""
    items, item = galley.items, galley.items[index]
    if item.is_word:
        return costs.squeeze + 2 * costs.lone_squeeze
    if index == stop - 1 and item.blank == "right":
        return costs.squeeze
    return costs.squeeze + is_lone(items, index) * costs.lone_squeeze


def is_lone(items: Sequence[Item], index: int) -> bool:
    """Tell whether no mark stands at the blank half of a mark."""
    beside = index + (1 if items[index].blank == "right" else -1)
    return not (0 <= beside < len(items) and items[beside].blank)


def squeezes_cost(galley: Galley, chosen: Sequence[int], stop: int, costs: Costs) -> float:
    """Price all squeezes of a line; the second half of a word is dearer than its first."""
    total = sum(squeeze_cost(galley, index, stop, costs) for index in chosen)
    total += sum(2 * costs.lone_squeeze for index in set(chosen) if chosen.count(index) > 1)
    return total + costs.squeeze * len(chosen) * (len(chosen) - 1)


def softness(item: Item) -> int:
    """Tell how many half cells an item can give up."""
    if item.is_word:
        return sum(halves < 0 for halves in item.variants)
    return int(item.blank != "")


def unlike(galley: Galley, chosen: Sequence[int], start: int, stop: int, costs: Costs) -> float:
    """Price the marks of a series or a pair of which one is squeezed and the next is not."""
    soft = [index for index in range(start, stop) if softness(galley.items[index])]
    total = 0.0
    for before, index in pairwise(soft):
        falls_off = index == stop - 1 and index in chosen and galley.items[index].blank == "right"
        if are_alike(galley, before, index) and not falls_off:
            total += costs.unlike * ((before in chosen) != (index in chosen))
    return total


def are_alike(galley: Galley, before: int, index: int) -> bool:
    first, second = galley.items[before], galley.items[index]
    if index - before > 9 or not (first.blank and second.blank):
        return False
    if not is_lone(galley.items, before) or not is_lone(galley.items, index):
        return False
    if first.first is CharClass.OPENING:
        return second.first is CharClass.CLOSING
    return first.sorts[0].character == second.sorts[0].character in "、》”）"


def line_cost(galley: Galley, start: int, stop: int, measure: float, costs: Costs) -> float:
    """Give the least cost of a line without stretch, trying every set of squeezes."""
    items = galley.items[start:stop]
    needed = sum(item.cells for item in items) - measure
    is_last = stop == len(galley.items)
    if needed < 0:
        return 0 if is_last else grown_cost(galley, start, stop, -needed, costs)
    assert needed == int(needed)
    soft = [index for index, item in enumerate(items, start) for _ in range(softness(item))]
    return min(
        (
            costs.off_column * off_column(items, start, chosen, -0.5)
            + squeezes_cost(galley, chosen, stop, costs)
            + unlike(galley, chosen, start, stop, costs)
            for chosen in combinations(soft, int(2 * needed))
        ),
        default=inf,
    )


def grown_cost(galley: Galley, start: int, stop: int, missing: float, costs: Costs) -> float:
    """Give the least cost of a short line whose words take half cells more."""
    items = galley.items[start:stop]
    if missing > MOST_GROWTH:
        return inf
    growing = [
        index
        for index, item in enumerate(items, start)
        for halves in item.variants
        if halves > 0 and start < index < stop - 1
    ]
    return min(
        (
            costs.off_column * off_column(items, start, chosen, 0.5) + costs.grow * len(chosen)
            for chosen in combinations(growing, int(2 * missing))
        ),
        default=inf,
    )


def is_runt(galley: Galley, start: int) -> bool:
    first, *others = rest = galley.items[start:]
    if start == 0 or sum(i.on_column for i in rest) > 1:
        return False
    behind = all(i.first in (CharClass.STOP, CharClass.CLOSING) for i in others)
    return sum(i.cells for i in rest) <= 2 or (first.on_column and behind)


def least(galley: Galley, first: float, measure: float, costs: Costs) -> float:
    """Give the least cost of all ways without forbidden breaks and without stretch."""
    end = len(galley.items)

    @cache
    def rest(start: int) -> float:
        if start == end:
            return 0
        room = measure if start else first
        found = inf
        for stop in range(start + 1, end + 1):
            if not galley.breakable[stop]:
                continue
            if sum(item.cells for item in galley.items[start:stop]) > 2 * room:
                break
            cost = line_cost(galley, start, stop, room, costs)
            if stop == end:
                cost += costs.runt * is_runt(galley, start)
            if cost < inf:
                found = min(found, cost + rest(stop))
        return found

    return rest(0)


def cost_of(galley: Galley, ways: Sequence[Break], costs: Costs) -> float:
    """Price what the breaker gave, item by item."""
    total = 0.0
    for way in ways:
        items = galley.items[way.start : way.stop]
        by = 0.5 if way.grown else -0.5
        total += costs.off_column * off_column(items, way.start, way.grown or way.squeezed, by)
        total += squeezes_cost(galley, way.squeezed, way.stop, costs)
        total += unlike(galley, way.squeezed, way.start, way.stop, costs)
        total += costs.grow * len(way.grown)
        total += costs.runt * (way.is_last and is_runt(galley, way.start))
    return total


def texts() -> st.SearchStrategy[str]:
    parts = st.sampled_from(
        [
            "一",
            "二三",
            "四五六",
            "，",
            "。",
            "、",
            "“",
            "”",
            "（",
            "）",
            "——",
            "12",
            "5",
            "3%",
            "·",
            "《",
            "》",
        ]
    )
    return st.lists(parts, min_size=1, max_size=16).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(texts(), st.integers(4, 8), st.sampled_from([0, 2]))
def test_the_breaker_finds_what_a_search_of_all_ways_finds(
    text: str, width: int, indent: int
) -> None:
    costs = make_costs()
    galley = make_galley(text)
    assume(all(item.cells <= width - indent for item in galley.items))
    ways = break_lines(galley, width - indent, width, costs)
    best = least(galley, width - indent, width, costs)
    if best < inf:
        assert all(galley.breakable[way.stop] for way in ways)
        assert not any(way.opened for way in ways)
        assert pytest.approx(best) == cost_of(galley, ways, costs)
    else:
        bad = any(not galley.breakable[way.stop] for way in ways)
        assert bad or any(way.opened > 0 for way in ways)


def fewest_forbidden(galley: Galley, first: float, measure: float) -> int:
    """Give the least number of forbidden breaks; any line may be short."""
    end = len(galley.items)

    @cache
    def rest(start: int) -> int:
        if start == end:
            return 0
        room = measure if start else first
        found = end
        for stop in range(start + 1, end + 1):
            items = galley.items[start:stop]
            if sum(item.cells - softness(item) / 2 for item in items) > room:
                break
            found = min(found, (not galley.breakable[stop]) + rest(stop))
        return found

    return rest(0)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts(), st.integers(4, 8))
def test_a_forbidden_break_is_never_made_where_none_is_needed(text: str, width: int) -> None:
    galley = make_galley(text)
    assume(all(item.cells <= width for item in galley.items))
    ways = break_lines(galley, width, width, make_costs())
    forbidden = sum(not galley.breakable[way.stop] for way in ways)
    assert (fewest_forbidden(galley, width, width) > 0) == (forbidden > 0)


def pieces_of(ways: Sequence[Break]) -> Iterator[int]:
    for way in ways:
        yield from range(way.start, way.stop)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(texts(), st.integers(4, 8), st.sampled_from(["grid", "flow", "compact"]))
def test_every_item_is_in_one_line(text: str, width: int, policy: str) -> None:
    galley = make_galley(text, policy)
    ways = break_lines(galley, width, width, make_costs(policy))
    assert list(range(len(galley.items))) == list(pieces_of(ways))
    assert [way is ways[-1] for way in ways] == [way.is_last for way in ways]
