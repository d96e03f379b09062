"""Paragraphs → blocks: sections, items and the source of an article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongwen.diagnostics import Diagnostic
from gongwen.document.body import Block, Item, Level, Paragraph, Section
from gongwen.document.text import Text
from gongwen.ordinals import ordinal
from gongwen.read.findings import Findings
from gongwen.read.parts.ordinals import Ordinal, find_ordinal
from gongwen.read.source.clean import clean_line
from gongwen.read.source.lines import SourceLine, make_paragraphs

SHORTEST_SOURCE, LONGEST_SOURCE = 2, 30
"""Of a 供稿, in characters: from 某局 to an organ with the names of three people. What is longer
is a remark in parentheses."""

SHORTEST_NAME, LONGEST_NAME = 2, 4
"""Of a person, in 汉字: 王五 to 欧阳王五. A longer word behind an organ is no name, and the whole
no source."""

_SENTENCE = re.compile("。[”’」』）]*")
_ORGAN = "[部委局厅院会心处科室府校办组司社台站队所镇乡村县区市公]"
_SOURCE = re.compile(
    "[（(](?:(?:供稿|来源)(?:单位)?[：:] ?)?"
    f"([^（）()，。；：！？,;:!?]{{{SHORTEST_SOURCE},{LONGEST_SOURCE}}}?) ?(供稿|报送|供)?[）)]$"
)
# Names of two characters are spread to the width of three: 王五一 赵 六.
_NAMED_ORGAN = re.compile(f"{_ORGAN}(?: (?:[^ ]{{{SHORTEST_NAME},{LONGEST_NAME}}}|[^ ] [^ ]))*$")
_NO_SOURCE = re.compile("详?见|参见|附|略|完|注|据|如|即|含|接|转|以?下|此|不|其中|简称")
_NOTHING = Text("")
_SOURCE_LINE = re.compile(f"供稿(?:单位)?[：:] ?(.{{{SHORTEST_SOURCE},{LONGEST_SOURCE}}})$")


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
        rest, source = take_source(paragraphs[-1])
        if source is not None:
            source = clean_line(source, findings)
            paragraphs[-1:] = [rest] if rest else []
    return make_blocks(paragraphs, findings), source


def take_source(paragraph: Text) -> tuple[Text, Text | None]:
    """Part the source at the end of *paragraph* from what is before it.

    >>> take_source(Text("落实到位。（某区统计局供稿）"))[1].string
    '某区统计局'
    >>> take_source(Text("落实到位。（详见附件）"))[1] is None
    True
    """
    match = _SOURCE.search(paragraph.string)
    if match:
        named = match[1]
        organ = _NAMED_ORGAN.search(named)
        if (match[2] or organ) and not _NO_SOURCE.match(named):
            return paragraph.slice(0, match.start()).strip(), paragraph.slice(*match.span(1))
    match = _SOURCE_LINE.match(paragraph.string)
    if match:
        return Text(""), paragraph.slice(*match.span(1)).strip()
    return paragraph, None


def make_blocks(paragraphs: Iterable[Text], findings: Findings) -> tuple[Block, ...]:
    """Nest paragraphs under the sections that their ordinals open."""
    root = _Open(0)
    path = [root]
    for paragraph in paragraphs:
        found = find_ordinal(paragraph.string)
        if found is None:
            path[-1].blocks.append(Paragraph(paragraph))
            continue
        _check_ordinal(paragraph, found, findings)
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


def split_sentence(text: Text) -> tuple[Text, Text]:
    """Part the first sentence, with its 。 and the quote that closes after it, from the rest."""
    match = _SENTENCE.search(text.string)
    if match is None or match.end() == len(text):
        return text, Text("")
    return text.slice(0, match.end()), text.slice(match.end()).strip()


def _check_ordinal(paragraph: Text, found: Ordinal, findings: Findings) -> None:
    if found.written != found.usual:
        length = len(found.written)
        findings.add(
            Diagnostic(
                "warning",
                "ordinal-form",
                f"序号“{found.written}”应写作“{found.usual}”",
                paragraph.span(0, length),
                "已按应有的写法处理",
                found.rule,
                edits=paragraph.edit(0, length, found.usual),
            )
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
