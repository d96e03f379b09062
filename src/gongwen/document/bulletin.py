"""简报: what an issue of a bulletin says."""

from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal

from gongwen.document import Document, Serial
from gongwen.document.body import Block
from gongwen.document.imprint import ImprintEntry
from gongwen.document.text import NOTHING, Day, Number, Text

SCHOOL_YEAR: Final = "学年"
"""Of 2023—2024学年: a school counts the issues of each year by themselves."""

SUPPLEMENTS: Final = frozenset(["增刊", "专刊", "特刊", "专辑", "特辑", "号外", "副刊"])
"""Words 刊别 that by themselves name a series beside the issues: 增刊第1期."""


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
        handling: a note on handling 提示 (阅后退回) that stands beside a 密级, below it.
        supplement: 刊别: one of ``SUPPLEMENTS``, which count their issues by themselves; or one with
            a subject (春耕专刊), which is an issue among the others; or the year of a school.
        signer: 签发人 with the label that was written (签发, 审签).
        organ: 冠名机关: the organ whose bulletin it is, above the name, where another organ or a
            part of it is the issuer.
    """

    name: Text
    number: Number | None
    issuers: tuple[Text, ...]
    date: Day | None
    total: Number | None = None
    classification: Text | None = None
    copy_number: Text | None = None
    handling: Text | None = None
    supplement: Text | None = None
    signer: ImprintEntry | None = None
    organ: Text | None = None

    @property
    def is_supplement(self) -> bool:
        """Whether the 刊别 is a series with a number of its own, 增刊第1期, not a subject."""
        kind = (self.supplement or NOTHING).string
        return kind in SUPPLEMENTS and bool(self.number or self.total)


@dataclass(frozen=True, slots=True)
class Article:
    """文章: one text of an issue.

    Attributes:
        title: 标题; a space or a line feed in it is where the author would break it. Empty for
            the only article of an issue that goes without.
        blocks: paragraphs before the first section, and the sections.
        source: 供稿, without its parentheses.
        column: 栏目, without its brackets; neighbouring articles of one column share it.
        subtitle: 副标题, without the dash before it.
        author: 作者, as it stands below the title; a line feed in it begins another line.
        headnote: 题注: a line in brackets below the title, a date most of all, with its brackets.
    """

    title: Text
    blocks: tuple[Block, ...]
    source: Text | None = None
    column: Text | None = None
    subtitle: Text | None = None
    author: Text | None = None
    headnote: Text | None = None


@dataclass(frozen=True, slots=True)
class Bulletin(Document):
    """简报: one issue.

    Attributes:
        note: 编者按, one text a paragraph, without the label.
        note_label: the label of the note as it was written (按语, 编者的话), without its colon;
            empty for 编者按.
        contents: whether a list of titles 目录 goes before several articles.
    """

    form: ClassVar[str] = "bulletin"

    masthead: Masthead
    articles: tuple[Article, ...]
    imprint: tuple[ImprintEntry, ...]
    note: tuple[Text, ...] = ()
    note_label: Text = field(default=NOTHING, kw_only=True)
    contents: Literal["auto", "none"] = "auto"

    @property
    def serial(self) -> Serial | None:
        """The place in the series of the bulletin's name; None where it has no number.

        Supplements are a series of their own, and so are the issues of a school's year; the subject
        of one, or the days that a weekly covers, make none.
        """
        number, day = self.masthead.number, self.masthead.date
        if number is None:
            return None
        kind = (self.masthead.supplement or NOTHING).string
        if kind not in SUPPLEMENTS and SCHOOL_YEAR not in kind:
            kind = ""
        return Serial(
            number.span.file,
            self.masthead.name.string + kind,
            number.value,
            day.value if day else None,
            number.span,
            day.span if day else None,
        )
