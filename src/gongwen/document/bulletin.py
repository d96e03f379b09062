"""简报: what an issue of a bulletin says."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from gongwen.document import Document, Serial
from gongwen.document.body import Block
from gongwen.document.labels import EntryKind, kind_of
from gongwen.document.text import Day, Number, Text


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


@dataclass(frozen=True, slots=True)
class ImprintEntry:
    """One labelled list of the 报尾: 报, 送, 发, 责任编辑 …

    Attributes:
        label: without its colon.
        text: names, separated as they are to be printed; people by one space.
        said: what the label names, where a program knows better than the list of labels.
    """

    label: Text
    text: Text
    said: EntryKind | None = None

    @property
    def kind(self) -> EntryKind:
        """What the label names, which decides where the entry stands."""
        return self.said or kind_of(self.label.string)


@dataclass(frozen=True, slots=True)
class Bulletin(Document):
    """简报: one issue.

    Attributes:
        note: 编者按, one text a paragraph, without the label.
        contents: whether a list of titles 目录 goes before several articles.
    """

    form: ClassVar[str] = "bulletin"

    masthead: Masthead
    articles: tuple[Article, ...]
    imprint: tuple[ImprintEntry, ...]
    note: tuple[Text, ...] = ()
    contents: Literal["auto", "none"] = "auto"

    @property
    def serial(self) -> Serial | None:
        """The place in the series of the bulletin's name; None where it has no number."""
        number, day = self.masthead.number, self.masthead.date
        if number is None:
            return None
        return Serial(
            number.span.file,
            self.masthead.name.string,
            number.value,
            day.value if day else None,
            number.span,
            day.span if day else None,
        )
