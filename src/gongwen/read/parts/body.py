"""Paragraphs → blocks: sections, items and the source of an article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongwen.diagnostics import Diagnostic
from gongwen.document.body import Block, Item, Level, Paragraph, Section, SideHeading
from gongwen.document.text import Text
from gongwen.ordinals import ordinal
from gongwen.read.findings import Findings
from gongwen.read.parts.ordinals import Ordinal, find_ordinal, sample
from gongwen.read.parts.sources import find_source
from gongwen.read.source.clean import clean_line
from gongwen.read.source.han import HAN
from gongwen.read.source.lines import ENDED, SourceLine, make_paragraphs
from gongwen.read.source.sentences import split_sentence

LONGEST_SIDE_HEADING = 20
"""Of a 小标题, in characters: it fits a line with room on both sides."""

LEAST_BELOW = 10
"""Of the paragraph below a 小标题, in characters: shorter lines below it make it one of a list."""

_STOPS = re.compile("[。；：！？、;:!?…\\t\u3000]|[.．，,]$|[，,].*[，,]")
_BULLETED = re.compile("[●◆◇■□○★☆▲△▶√·•※①-⑳\\-—*>]")
_HAN = re.compile(HAN)
_NOTHING = Text("")


def read_body(
    lines: Sequence[SourceLine], findings: Findings, *, with_source: bool
) -> tuple[tuple[Block, ...], Text | None]:
    """Read the lines of one article below its title.

    Args:
        lines: without the title.
        findings: gets what is odd.
        with_source: whether a 供稿 may stand at the end.

    Returns:
        The blocks, and the source if one was found.
    """
    paragraphs = make_paragraphs(lines, findings)
    source = None
    if with_source and paragraphs:
        found = find_source(paragraphs[-1])
        if found is not None:
            source = clean_line(found.text, findings)
            findings.write_anew(found.written, f"（{found.text}）")
            paragraphs[-1:] = [found.rest] if found.rest else []
    return make_blocks(paragraphs, findings), source


def make_blocks(paragraphs: Iterable[Text], findings: Findings) -> tuple[Block, ...]:
    """Nest paragraphs under the sections that their ordinals open."""
    root = _Open(0)
    path = [root]
    every = list(paragraphs)
    side_headings = find_side_headings([paragraph.string for paragraph in every])
    for at, paragraph in enumerate(every):
        found = find_ordinal(paragraph.string)
        if found is None:
            kind = SideHeading if at in side_headings else Paragraph
            path[-1].blocks.append(kind(paragraph))
            continue
        _check_ordinal(paragraph, found, findings)
        findings.write_anew(paragraph.slice(0, found.length), found.usual, told=True)
        lead, text = split_sentence(paragraph.slice(found.length))
        if found.level == 0:
            path[-1].add_item(Item(found.number, lead, text), paragraph, findings)
            continue
        while path[-1].level >= found.level:
            path.pop().close(path[-1])
        path[-1].check_order(found, paragraph, findings)
        path.append(_Open(found.level, found.number, lead, text))
    while len(path) > 1:
        path.pop().close(path[-1])
    return tuple(root.blocks)


def find_side_headings(paragraphs: Sequence[str]) -> set[int]:
    """Find the 小标题 among *paragraphs*: short lines without a mark above a paragraph of text.

    >>> sorted(find_side_headings(["导语。", "主要做法", "一是摸清底数，逐户登记造册，做到不漏一户一人。"]))
    [1]
    """
    short = [_is_side_heading(paragraph) for paragraph in paragraphs]
    return {
        at
        for at in range(len(paragraphs) - 1)
        if short[at]
        and (at == 0 or ENDED.search(paragraphs[at - 1]))
        and not short[at + 1]
        and _heads(paragraphs[at + 1])
    }


def _is_side_heading(paragraph: str) -> bool:
    return (
        len(paragraph) <= LONGEST_SIDE_HEADING
        and _STOPS.search(paragraph) is None
        and _HAN.search(paragraph) is not None
        and _BULLETED.match(paragraph) is None
        and find_ordinal(paragraph) is None
    )


def _heads(below: str) -> bool:
    """Tell whether a paragraph *below* a short line is text or a numbered part."""
    if find_ordinal(below):
        return True
    return len(below) >= LEAST_BELOW and ENDED.search(below) is not None


def _check_ordinal(paragraph: Text, found: Ordinal, findings: Findings) -> None:
    if found.written != found.usual:
        written = paragraph.slice(0, len(found.written))
        findings.recur(
            "ordinal-form",
            f"序号“{sample(found.written)}”应写作“{sample(found.usual)}”，已照此排",
            [place for place, _ in written.stretches()],
            rule=found.rule,
            edits=paragraph.edit(0, len(written), found.usual),
            severity="warning",
            hint="改正稿件里的写法，可省去这条提示",
        )


@dataclass(slots=True)
class _Open:
    """A section, or the whole text at level 0, that still takes blocks."""

    level: int
    number: int = 0
    heading: Text = _NOTHING
    text: Text = _NOTHING
    blocks: list[Block] = field(default_factory=list)

    def close(self, parent: "_Open") -> None:
        """Become a section of *parent*."""
        level: Level = self.level  # type: ignore[assignment]  # only the root has level 0
        section = Section(level, self.number, self.heading, self.text, tuple(self.blocks))
        parent.blocks.append(section)

    def add_item(self, item: Item, paragraph: Text, findings: Findings) -> None:
        """Take *item*; after a plain paragraph a new count may begin."""
        last = self.blocks[-1] if self.blocks else None
        before = next((b.number for b in reversed(self.blocks) if isinstance(b, Item)), 0)
        fits = item.number == before + 1 or (item.number == 1 and not isinstance(last, Item))
        if not fits:
            usual = ordinal(0, before + 1)
            findings.add(
                Diagnostic(
                    "warning",
                    "item-order",
                    f"“{paragraph.slice(0, 2)}”的次序不对，此处应是第 {before + 1} 项",
                    paragraph.span(0, 2),
                    f"改作“{usual}”，或补上缺的一项",
                    edits=paragraph.edit(0, paragraph.string.index("是") + 1, usual),
                )
            )
        self.blocks.append(item)

    def check_order(self, found: Ordinal, paragraph: Text, findings: Findings) -> None:
        """Report a section that does not follow the one before it on its level."""
        last = next((b for b in reversed(self.blocks) if isinstance(b, Section)), None)
        span = paragraph.span(0, len(found.written))
        if last is not None and last.level != found.level:
            message = f"序号“{found.written}”与前面同级的序号层次不一"
            hint = "结构层次序数依次用“一、”“（一）”“1.”“（1）”"
            findings.warning("section-order", message, span, hint, "GB/T 9704—2012 7.3.3")
            return
        expected = last.number + 1 if last else 1
        if found.number != expected:
            message = f"序号“{found.written}”的次序不对，此处应是第 {expected} 项"
            usual = ordinal(found.level, expected)
            hint = f"改作“{usual}”，或补上缺的一项"
            rule = "GB/T 9704—2012 7.3.3"
            edits = paragraph.edit(0, len(found.written), usual)
            problem = Diagnostic("warning", "section-order", message, span, hint, rule, edits=edits)
            findings.add(problem)
