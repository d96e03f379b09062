"""Where a line's end would part a number from what belongs to it."""

import pytest

from support.composing import make_galley, text_of_items


def parted(text: str) -> tuple[set[str], set[str]]:
    """Give the starts of *text* at which a line may not end, and at which that costs something."""
    galley = make_galley(text)
    starts = [text_of_items(galley.items[:index]) for index in range(len(galley.items))]
    held = {starts[index] for index in range(1, len(starts)) if not galley.breakable[index]}
    return held, {starts[index] for index in galley.parting}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("共36.8万平方米的", {"共36.8", "共36.8万", "共36.8万平", "共36.8万平方"}),
        ("约5亿元", {"约5", "约5亿"}),
        ("共100余万人", {"共100", "共100余", "共100余万"}),
        ("从3万～5万元", {"从3", "从3万", "从3万～", "从3万～5", "从3万～5万"}),
    ],
)
def test_a_number_with_a_large_unit_and_a_range_are_never_parted(text: str, held: set[str]) -> None:
    assert held <= parted(text)[0]


@pytest.mark.parametrize("text", ["为1.8∶39.8∶58.4的", "为3：7的", "约5%～10%的", "在2020—2022年"])
def test_ratios_and_ranges_are_one_word(text: str) -> None:
    galley = make_galley(text)
    assert 1 == sum(item.is_word for item in galley.items)


@pytest.mark.parametrize(
    ("text", "dear"),
    [
        ("共23篇", {"共23"}),
        ("第12期", {"第12"}),
        ("增长5.8个百分点", {"增长5.8"}),
        ("共23余名", {"共23"}),
        ("在2025年", {"在2025"}),
        ("编号23甲", set()),
        ("三篇", set()),
    ],
)
def test_any_other_unit_may_be_parted_at_a_price(text: str, dear: set[str]) -> None:
    held, found = parted(text)
    assert dear == found
    assert held.isdisjoint(dear)


def test_the_numbers_of_a_date_are_known() -> None:
    galley = make_galley("2025年1月1日共5人")
    assert ["2025", "1", "1"] == [
        text_of_items([galley.items[index]]) for index in sorted(galley.dated)
    ]
