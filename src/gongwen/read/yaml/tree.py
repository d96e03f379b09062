"""The tree form of an article: lead, sections and items as YAML lists → blocks."""

from collections.abc import Iterator
from typing import Final, Literal

from gongwen.document.body import Block, Item, Paragraph, Section, SideHeading
from gongwen.document.text import Text
from gongwen.ordinals import MOST
from gongwen.read.findings import Findings
from gongwen.read.parts.ordinals import find_ordinal, parse_number
from gongwen.read.source.sentences import split_sentence
from gongwen.read.yaml.nodes import (
    Fields,
    Mapping,
    Scalar,
    as_paragraphs,
    report_kind,
)
from gongwen.read.yaml.vocabulary import BLOCK_KEYS, SECTION_KEYS

Kind = Literal["item", "paragraph", "side_heading"]

KINDS: Final[tuple[Kind, ...]] = ("item", "side_heading", "paragraph")
"""What an entry of a list may be; the last is what it is taken for where it does not say."""

DEEPEST_SECTION = 4
"""Levels of sections that have ordinals: 一、（一）1.（1） (GB/T 9704—2012, 7.3.3)."""


def read_tree(fields: Fields) -> tuple[Block, ...]:
    """Read ``lead`` and ``sections`` of an article."""
    lead = _read_blocks(fields, "lead", "paragraph")
    return (*lead, *_read_sections(fields, 1))


def _read_sections(fields: Fields, level: int) -> Iterator[Section]:
    number = 0
    for node in fields.listing("sections"):
        if not isinstance(node, Mapping):
            report_kind(node, "每个章节应是若干“键: 值”", fields.findings)
            continue
        inner = Fields(node, SECTION_KEYS, fields.findings)
        number = _read_count(inner, "number", number + 1, MOST)
        section = _read_section(inner, level, number)
        if section is not None:
            yield section


def _read_section(fields: Fields, least: int, number: int) -> Section | None:
    findings = fields.findings
    level = _read_count(fields, "level", least, DEEPEST_SECTION)
    if not least <= level <= DEEPEST_SECTION:
        message = "章节最多四层，下一层的层次要比上一层大"
        findings.error(
            "section-depth", message, fields.span, f"减少层次，或改正“{fields.called('level')}:”"
        )
        return None
    if fields.scalar("heading") is None:
        findings.error(
            "no-heading", "章节没有标题", fields.span, f"写上“{fields.called('heading')}: ……”"
        )
        return None
    blocks: list[Block] = []
    for name in fields.names():
        if name == "items":
            blocks += _read_blocks(fields, name, "item")
        elif name == "paragraphs":
            blocks += _read_blocks(fields, name, "paragraph")
    written = _as_one_paragraph(fields, "heading")
    _warn_of_typed_ordinal(written, findings)
    return Section(
        level,  # type: ignore[arg-type]  # between 1 and 4
        number,
        written,
        _as_one_paragraph(fields, "text"),
        (*blocks, *_read_sections(fields, level + 1)),
    )


def _read_blocks(fields: Fields, name: str, kind: Kind) -> Iterator[Block]:
    """Read a list of paragraphs or items; a mapping in it may be of the other kind."""
    number = 0
    for node in fields.listing(name):
        match node:
            case Scalar():
                for text in as_paragraphs(node, fields.to_part(name), fields.findings):
                    number += kind == "item"
                    yield _make_block(text, kind, number, fields.findings)
            case Mapping():
                inner = Fields(node, BLOCK_KEYS, fields.findings)
                here = next((each for each in KINDS if inner.get(each) is not None), KINDS[-1])
                number = _read_count(inner, "number", number + (here == "item"), MOST)
                if inner.scalar(here) is None:
                    report_empty_block(inner)
                    continue
                text = _as_one_paragraph(inner, here)
                yield _make_block(text, here, number, fields.findings)
            case _:
                report_kind(node, f"“{fields.written(name)}”中的每一项应是文字", fields.findings)


def report_empty_block(fields: Fields) -> None:
    """Report an entry of a list that has no text."""
    fields.findings.error(
        "empty-entry", "列表中这一项没有文字", fields.span, "写上文字，或删去这一项"
    )


def _make_block(text: Text, kind: Kind, number: int, findings: Findings) -> Block:
    if kind == "paragraph":
        return Paragraph(text)
    if kind == "side_heading":
        return SideHeading(text)
    _warn_of_typed_ordinal(text, findings)
    return Item(number, *split_sentence(text))


def _as_one_paragraph(fields: Fields, name: str) -> Text:
    scalar = fields.scalar(name)
    if scalar is None:
        return Text("")
    way_out = "只留一段，其余各段单独作一项，行首写“- ”"
    paragraphs = as_paragraphs(scalar, way_out, fields.findings)
    if len(paragraphs) > 1:
        message = f"“{fields.written(name)}”只能是一段，它的各行连成了一段"
        fields.findings.warning("lines-joined", message, paragraphs[1].span(), way_out)
    return Text.join(paragraphs)


def _warn_of_typed_ordinal(text: Text, findings: Findings) -> None:
    found = find_ordinal(text.string)
    if found is not None:
        findings.warning(
            "ordinal-typed",
            f"序号会自动生成，不必写“{found.written}”",
            text.span(0, len(found.written)),
            "删去序号；次序不连续时另写“序号: 数字”",
        )


def _read_count(fields: Fields, name: str, usual: int, most: int) -> int:
    """Read a small number, or take the usual one."""
    written = fields.line(name)
    if written is None:
        return usual
    value = parse_number(written.string)
    if value is None or not 1 <= value <= most:
        message = f"“{written}”不合适，应是 1 到 {most} 的整数"
        fields.findings.error("count-range", message, written.span(), "写阿拉伯数字，如 3")
        return usual
    return value
