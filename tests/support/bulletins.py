"""Invented bulletins, built without a file."""

from datetime import date

from gongwen.compose.workshop import Workshop
from gongwen.document.body import Block, Paragraph
from gongwen.document.bulletin import Article, Bulletin, Masthead
from gongwen.document.imprint import ImprintEntry
from gongwen.document.text import Text
from gongwen.pages import Mark, Page, Run
from gongwen.read import Reading
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet

from support.documents import make_day, make_entry, make_number, make_paragraph, make_text
from support.metrics import SquareMetrics


def make_shop(sheet: BulletinSheet = BULLETIN) -> Workshop[BulletinSheet]:
    return Workshop(sheet, SquareMetrics())


def make_masthead(  # noqa: PLR0913 - a masthead, field by field
    name: str = "河湾信息",
    *issuers: str,
    number: int | None = 7,
    year: str = "",
    total: int | None = None,
    classification: str = "",
    copy_number: str = "",
    handling: str = "",
    supplement: str = "",
    signer: ImprintEntry | None = None,
) -> Masthead:
    return Masthead(
        name=make_text(name),
        number=None if number is None else make_number(number, year=year),
        total=None if total is None else make_number(total),
        issuers=tuple(make_text(issuer) for issuer in issuers or ("河湾区档案室",)),
        date=make_day(date(2024, 3, 5)),
        classification=_said(classification),
        copy_number=_said(copy_number),
        handling=_said(handling),
        supplement=_said(supplement),
        signer=signer,
    )


def make_article(  # noqa: PLR0913 - an article, field by field
    *blocks: Block,
    title: str = "档案搬进新库房",
    source: str = "",
    column: str = "",
    subtitle: str = "",
    author: str = "",
    headnote: str = "",
) -> Article:
    return Article(
        title=make_text(title),
        blocks=blocks,
        source=_said(source),
        column=_said(column),
        subtitle=_said(subtitle),
        author=_said(author),
        headnote=_said(headnote),
    )


def _said(string: str) -> Text | None:
    return make_text(string) if string else None


def paragraphs(count: int, length: int = 20) -> tuple[Paragraph, ...]:
    """Give paragraphs of one row each, or of as many as *length* fills."""
    return tuple(make_paragraph("文" * length) for _ in range(count))


def entries(**lists: str) -> tuple[ImprintEntry, ...]:
    return tuple(make_entry(label=label, text=text) for label, text in lists.items())


def make_bulletin(
    *articles: Article,
    imprint: tuple[ImprintEntry, ...] = (),
    masthead: Masthead | None = None,
    note: tuple[str, ...] = (),
    note_label: str = "",
) -> Bulletin:
    return Bulletin(
        masthead=masthead or make_masthead(),
        articles=articles or (make_article(*paragraphs(3)),),
        imprint=imprint,
        note=tuple(make_text(text) for text in note),
        note_label=make_text(note_label),
    )


def find(page: Page, text: str) -> Mark:
    """Give the first mark of a page with *text* in it, or in it and the bullet before it."""
    label = ""
    for mark in page.marks:
        if text in label + mark.text:
            return mark
        label = mark.text if mark.text.endswith("\u3000") else ""
    raise LookupError(text)


def left_of(mark: Mark) -> float:
    return mark.runs[0].xs[0]


def right_of(run: Run, advance: float = 1.0) -> float:
    """Give the right edge of a run's last glyph box."""
    return run.xs[-1] + advance * run.size * run.scale


def understood(reading: Reading) -> Bulletin:
    """Give the bulletin that was read, which must be without errors."""
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    return reading.document
