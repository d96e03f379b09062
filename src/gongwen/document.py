"""WHAT WAS WRITTEN: an issue as its author meant it, without any measurement.

Readers make these values, checks look at them, ``compose`` sets them. All are frozen; all
strings that came out of a file are ``Text`` and know their place. Two documents are equal if
they say the same, wherever it stood in their files.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from gongwen.diagnostics import Span
from gongwen.labels import EntryKind, kind_of


@dataclass(frozen=True, slots=True)
class Origin:
    """From *offset* of a text on, characters stand at *column* and following of *line*."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, each with its place in the source.

    Attributes:
        string: the characters.
        file: the name of the file they came from.
        origins: ascending by offset; a character stands where the last origin at or before
            it says. Empty for text that no file holds (a generated label).
    """

    string: str
    file: str = field(default="", compare=False, repr=False)
    origins: tuple[Origin, ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return self.string

    def __len__(self) -> int:
        return len(self.string)

    def __bool__(self) -> bool:
        return bool(self.string)

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """Give the place of the characters from *start* to *stop*, on the line of the first."""
        if not self.origins:
            return Span(self.file)
        stop = len(self.string) if stop is None else stop
        place = max(bisect_right(self.origins, start, key=lambda o: o.offset) - 1, 0)
        origin = self.origins[place]
        # By index, for a slice would copy what a long text still has.
        for at in range(place + 1, len(self.origins)):
            after = self.origins[at]
            if after.line != origin.line:
                stop = min(stop, after.offset)
                break
        return Span(
            self.file, origin.line, origin.column + start - origin.offset, max(stop - start, 1)
        )

    def slice(self, start: int, stop: int | None = None) -> "Text":
        """Give the characters from *start* to *stop* with their places."""
        stop = len(self.string) if stop is None else stop
        if not self.origins or start >= stop:
            return Text(self.string[start:stop], self.file, self.origins[:1])
        place = max(bisect_right(self.origins, start, key=lambda o: o.offset) - 1, 0)
        first = self.origins[place]
        kept = [Origin(0, first.line, first.column + start - first.offset)]
        for at in range(place + 1, len(self.origins)):
            origin = self.origins[at]
            if origin.offset >= stop:
                break
            kept.append(Origin(origin.offset - start, origin.line, origin.column))
        return Text(self.string[start:stop], self.file, tuple(kept))

    def strip(self) -> "Text":
        """Give the text without white space at either end."""
        left = len(self.string) - len(self.string.lstrip())
        return self.slice(left, left + len(self.string.strip()))

    @staticmethod
    def join(parts: Iterable["Text"], separator: str = "") -> "Text":
        """Put *parts* one after the other; *separator* takes the place of what it follows."""
        strings: list[str] = []
        origins: list[Origin] = []
        file = ""
        length = 0
        for part in parts:
            if strings and separator:
                strings.append(separator)
                length += len(separator)
            file = file or part.file
            origins.extend(Origin(o.offset + length, o.line, o.column) for o in part.origins)
            strings.append(part.string)
            length += len(part.string)
        return Text("".join(strings), file, tuple(origins))


@dataclass(frozen=True, slots=True)
class Number:
    """A count as written: an issue number 期号, a running number 总期号."""

    value: int
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written."""

    value: date
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of ``style:``, not yet looked up in a sheet.

    Attributes:
        names: the keys from the outermost in, English or Chinese, as written.
        value: the scalar as written.
    """

    names: tuple[Text, ...]
    value: Text


@dataclass(frozen=True, slots=True)
class Masthead:
    """报头: what stands above the red rule of a bulletin.

    Attributes:
        name: 名称.
        number: 期号; None where a bulletin goes without.
        total: 总期号.
        issuers: 编印机关, one per line.
        date: 日期.
        classification: 密级或提示, flush left in row 1.
        copy_number: 编号, flush right in row 1.
    """

    name: Text
    number: Number | None
    issuers: tuple[Text, ...]
    date: Day | None
    total: Number | None = None
    classification: Text | None = None
    copy_number: Text | None = None


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


Block = Paragraph | Item | Section


@dataclass(frozen=True, slots=True)
class Article:
    """文章: one text of an issue.

    Attributes:
        title: 标题; a space or a line feed in it is where the author would break it.
        blocks: paragraphs before the first section, and the sections.
        source: 供稿, without its parentheses.
    """

    title: Text
    blocks: tuple[Block, ...]
    source: Text | None = None


_BY_LABEL: Any = None
"""Stands for a kind until the entry has looked at its label."""


@dataclass(frozen=True, slots=True)
class ImprintEntry:
    """One labelled list of the 报尾: 报, 送, 发, 责任编辑 …

    Attributes:
        label: without its colon.
        text: names, separated as they are to be printed; people by one space.
        kind: what the label names, which decides where it stands; as ``labels`` knows the label
            where nothing else is said.
    """

    label: Text
    text: Text
    kind: EntryKind = _BY_LABEL

    def __post_init__(self) -> None:
        """Take the kind from the label where none was given."""
        if self.kind is _BY_LABEL:
            object.__setattr__(self, "kind", kind_of(self.label.string))


@dataclass(frozen=True, slots=True)
class Bulletin:
    """简报: one issue.

    Attributes:
        note: 编者按, one text a paragraph, without the label.
        contents: whether a list of titles 目录 goes before several articles.
        keywords: for the catalogue data of the file; not printed.
        settings: overrides of the sheet, in the order in which they apply.
    """

    masthead: Masthead
    articles: tuple[Article, ...]
    imprint: tuple[ImprintEntry, ...]
    note: tuple[Text, ...] = ()
    contents: Literal["auto", "none"] = "auto"
    keywords: tuple[Text, ...] = ()
    settings: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """What the issues of a folder share, as far as they do not say otherwise.

    Attributes:
        masthead: name, issuers and classification; the name is empty where none is shared.
        contents: as in an issue that does not say.
        imprint: the labels that an issue may leave out.
        keywords: of an issue that has none.
        settings: overrides of the sheet that go before the issue's own.
    """

    masthead: Masthead = Masthead(Text(""), None, (), None)
    contents: Literal["auto", "none"] = "auto"
    imprint: tuple[ImprintEntry, ...] = ()
    keywords: tuple[Text, ...] = ()
    settings: tuple[Setting, ...] = ()


Document = Bulletin
"""Any document that gongwen can set; the forms to come join here."""


def texts_of(part: object) -> Iterator[Text]:
    """Give every text of a document or of a part of it, in the order of its fields."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_of(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            yield from texts_of(getattr(part, each.name))
