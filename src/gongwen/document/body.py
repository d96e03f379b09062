"""What the text of a document is made of, whatever its form: paragraphs, items and sections."""

from dataclasses import dataclass
from typing import Literal

from gongwen.document.text import Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """自然段: text without a number."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """一是、二是: a paragraph that counts its point.

    Attributes:
        number: as written.
        lead: the lead sentence 首句 after 一是, with the mark that ends it.
        text: what follows in the same paragraph; may be empty.
    """

    number: int
    lead: Text
    text: Text


Level = Literal[1, 2, 3, 4]
"""一、 is 1, （一） 2, 1. 3 and （1） 4 (GB/T 9704—2012, 7.3.3)."""


@dataclass(frozen=True, slots=True)
class Section:
    """章节: a numbered heading and what it heads.

    Attributes:
        level: of its number.
        number: as written.
        heading: without the number; ends with its mark where text follows in the same paragraph.
        text: what follows the heading in the same paragraph; may be empty.
        blocks: the paragraphs, items and sections of lower levels below it.
    """

    level: Level
    number: int
    heading: Text
    text: Text
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class SideHeading:
    """小标题: a heading without a number, on a line of its own above what it heads."""

    text: Text


Block = Paragraph | Item | Section | SideHeading
