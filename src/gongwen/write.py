"""Document → issue file: the YAML that says the same, as a careful person would write it.

Reading what was written gives an equal document. Where the text of an article would not be
understood again as it is, the article is written as a tree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gongwen.document import Document, Setting
from gongwen.document.body import Block, Item, Paragraph, Section
from gongwen.document.bulletin import Article, Bulletin, ImprintEntry, Masthead
from gongwen.document.labels import names_people
from gongwen.document.text import Text
from gongwen.ordinals import ordinal
from gongwen.read.findings import SILENT
from gongwen.read.parts.body import read_body
from gongwen.read.parts.imprint import COPIES
from gongwen.read.source.clean import TAB
from gongwen.read.source.lines import make_lines, split_lines

# A scalar may stand without quotes if it starts with no sign of YAML and has none inside.
_PLAIN = re.compile(
    "(?![\\s\\-?:,\\[\\]{}#&*!|>'\"%@`]|0[0-9]|=)(?:[^\\s:#]|:(?=[^ ])| (?=[^ #]))+"
)
_FLOW_SIGNS = re.compile("[\\[\\]{},:]")


def write_yaml(document: Document) -> str:
    """Write *document* as an issue file in YAML."""
    return "\n".join(_bulletin(document)) + "\n"


def _bulletin(bulletin: Bulletin) -> Iterator[str]:
    yield "form: bulletin"
    yield "masthead:"
    yield from _indented(_masthead(bulletin.masthead))
    if bulletin.contents != "auto":
        yield f"contents: {bulletin.contents}"
    if bulletin.keywords:
        yield f"keywords: {_flow(keyword.string for keyword in bulletin.keywords)}"
    if bulletin.note:
        yield from _texts("note", [_typed(text) for text in bulletin.note])
    yield "articles:"
    for article in bulletin.articles:
        yield from _indented(_entry(_article(article)))
    if bulletin.imprint:
        yield "imprint:"
        yield from _indented(_imprint(bulletin.imprint))
    if bulletin.settings:
        yield "style:"
        yield from _indented(_settings(bulletin.settings, 0))


def _masthead(masthead: Masthead) -> Iterator[str]:
    yield f"name: {_scalar(masthead.name.string)}"
    if masthead.number:
        yield f"number: {masthead.number.value}"
    if masthead.total:
        yield f"total: {masthead.total.value}"
    if len(masthead.issuers) > 1:
        yield from _texts("issuer", [issuer.string for issuer in masthead.issuers])
    elif masthead.issuers:
        yield f"issuer: {_scalar(masthead.issuers[0].string)}"
    if masthead.date:
        yield f"date: {masthead.date.value.isoformat()}"
    if masthead.classification:
        yield f"classification: {_scalar(masthead.classification.string)}"
    if masthead.copy_number:
        yield f"copy_number: {_scalar(masthead.copy_number.string)}"


def _article(article: Article) -> Iterator[str]:
    lines = article.title.string.split("\n")
    if len(lines) > 1:
        yield "title: |-"
        yield from _indented(lines)
    else:
        yield f"title: {_scalar(article.title.string)}"
    paragraphs = list(_paragraphs(article.blocks))
    if _is_understood(article, paragraphs):
        yield "body: |"
        for paragraph in paragraphs[:-1]:
            yield f"  {paragraph}"
            yield ""
        yield f"  {paragraphs[-1]}"
    else:
        yield from _tree("lead", article.blocks, level=1)
    if article.source:
        yield f"source: {_scalar(article.source.string)}"


def _paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the blocks as one would type them."""
    for block in blocks:
        match block:
            case Paragraph():
                yield _typed(block.text)
            case Item():
                yield f"{ordinal(0, block.number)}{_typed(block.lead)}{_typed(block.text)}"
            case Section():
                head = f"{ordinal(block.level, block.number)}{_typed(block.heading)}"
                yield f"{head}{_typed(block.text)}"
                yield from _paragraphs(block.blocks)


def _is_understood(article: Article, paragraphs: Sequence[str]) -> bool:
    """Tell whether the typed text is read as the article again."""
    lines = make_lines(split_lines(Text("\n\n".join(paragraphs))), SILENT)
    blocks, source = read_body(lines, SILENT, with_source=not article.source)
    return blocks == article.blocks and source is None


def _tree(name: str, blocks: Sequence[Block], *, level: int) -> Iterator[str]:
    """Write paragraphs and items under *name*, and after them the sections."""
    number = 0
    plain = [block for block in blocks if not isinstance(block, Section)]
    if plain:
        yield f"{name}:"
    for block in plain:
        if isinstance(block, Paragraph):
            yield f"  - {_scalar(_typed(block.text))}"
            continue
        entry = [f"item: {_scalar(_typed(block.lead) + _typed(block.text))}"]
        number += 1
        if block.number != number:
            number = block.number
            entry.append(f"number: {number}")
        yield from _indented(_entry(entry))
    sections = [block for block in blocks if isinstance(block, Section)]
    if sections:
        yield "sections:"
    number = 0
    for section in sections:
        number += 1
        yield from _indented(_entry(_section(section, level, number)))
        number = section.number


def _section(section: Section, level: int, number: int) -> Iterator[str]:
    yield f"heading: {_scalar(_typed(section.heading))}"
    if section.level != level:
        yield f"level: {section.level}"
    if section.number != number:
        yield f"number: {section.number}"
    if section.text:
        yield f"text: {_scalar(_typed(section.text))}"
    yield from _tree("paragraphs", section.blocks, level=section.level + 1)


def _imprint(entries: Sequence[ImprintEntry]) -> Iterator[str]:
    """Write labels with their texts; as a list where a label comes twice."""
    written = [_imprint_entry(entry) for entry in entries]
    labels = {line.partition(": ")[0] for line in written}
    for line in written:
        yield line if len(labels) == len(written) else f"- {line}"


def _imprint_entry(entry: ImprintEntry) -> str:
    label, text = entry.label.string, entry.text.string
    if not label and COPIES.fullmatch(text):
        return f"共印: {text.removeprefix('共印')}"
    names = text.split(" ")
    if names_people(label) and len(names) > 1:
        return f"{_scalar(label)}: {_flow(names)}"
    return f"{_scalar(label)}: {_scalar(text)}"


def _settings(settings: Sequence[Setting], depth: int) -> Iterator[str]:
    for name, group in groupby(settings, key=lambda setting: setting.names[depth].string):
        below = list(group)
        if len(below[0].names) == depth + 1:
            yield f"{_scalar(name)}: {_scalar(below[0].value.string)}"
        else:
            yield f"{_scalar(name)}:"
            yield from _indented(_settings(below, depth + 1))


def _texts(name: str, texts: Sequence[str]) -> Iterator[str]:
    if len(texts) == 1:
        yield f"{name}: {_scalar(texts[0])}"
        return
    yield f"{name}:"
    for text in texts:
        yield f"  - {_scalar(text)}"


def _typed(text: Text) -> str:
    """Give running text as one types it: the wide space of a table came from a tab."""
    return text.string.replace(TAB, "\t")


def _entry(lines: Iterable[str]) -> Iterator[str]:
    """Make *lines* one entry of a list."""
    start = "- "
    for line in lines:
        yield f"{start}{line}" if line else line
        start = "  "


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else line for line in lines)


def _flow(strings: Iterable[str]) -> str:
    return "[" + ", ".join(_scalar(string, _FLOW_SIGNS) for string in strings) + "]"


def _scalar(string: str, signs: re.Pattern[str] | None = None) -> str:
    """Write *string*, in quotes if it needs them or has one of *signs*."""
    if _PLAIN.fullmatch(string) and not (signs and signs.search(string)):
        return string
    escaped = string.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'
