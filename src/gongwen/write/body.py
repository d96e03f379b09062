"""A body of blocks → the text that one would type, or the YAML tree that says the same."""

from collections.abc import Iterable, Iterator, Sequence

from gongwen.document.body import Block, Item, Paragraph, Section, SideHeading
from gongwen.ordinals import ordinal
from gongwen.write.yaml import entry_lines, indented, scalar, typed


def typed_paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the blocks as one would type them."""
    for block in blocks:
        match block:
            case Paragraph() | SideHeading():
                yield typed(block.text)
            case Item():
                yield f"{ordinal(0, block.number)}{typed(block.lead)}{typed(block.text)}"
            case Section():
                head = f"{ordinal(block.level, block.number)}{typed(block.heading)}"
                yield f"{head}{typed(block.text)}"
                yield from typed_paragraphs(block.blocks)


def tree_lines(name: str, blocks: Sequence[Block], *, level: int) -> Iterator[str]:
    """Write paragraphs and items under *name*, and after them the sections."""
    number = 0
    plain = [block for block in blocks if not isinstance(block, Section)]
    if plain:
        yield f"{name}:"
    for block in plain:
        if isinstance(block, Paragraph):
            yield f"  - {scalar(typed(block.text))}"
            continue
        if isinstance(block, SideHeading):
            yield from indented(entry_lines([f"side_heading: {scalar(typed(block.text))}"]))
            continue
        entry = [f"item: {scalar(typed(block.lead) + typed(block.text))}"]
        number += 1
        if block.number != number:
            number = block.number
            entry.append(f"number: {number}")
        yield from indented(entry_lines(entry))
    sections = [block for block in blocks if isinstance(block, Section)]
    if sections:
        yield "sections:"
    number = 0
    for section in sections:
        number += 1
        yield from indented(entry_lines(_section(section, level, number)))
        number = section.number


def _section(section: Section, level: int, number: int) -> Iterator[str]:
    yield f"heading: {scalar(typed(section.heading))}"
    if section.level != level:
        yield f"level: {section.level}"
    if section.number != number:
        yield f"number: {section.number}"
    if section.text:
        yield f"text: {scalar(typed(section.text))}"
    yield from tree_lines("paragraphs", section.blocks, level=section.level + 1)
