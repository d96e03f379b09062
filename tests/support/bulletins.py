"""Invented bulletins, built without a file."""

from datetime import date

from gongwen.compose.workshop import Workshop
from gongwen.document.body import Block, Paragraph
from gongwen.document.bulletin import Article, Bulletin, ImprintEntry, Masthead
from gongwen.pages import Mark, Page, Run
from gongwen.read import Reading
from gongwen.sheet.bulletin import BULLETIN, BulletinSheet

from support.documents import make_day, make_entry, make_number, make_paragraph, make_text
from support.metrics import SquareMetrics


def make_shop(sheet: BulletinSheet = BULLETIN) -> Workshop[BulletinSheet]:
    return Workshop(sheet, SquareMetrics())


def make_masthead(
    name: str = "河湾信息",
    *issuers: str,
    number: int | None = 7,
    classification: str = "",
    copy_number: str = "",
) -> Masthead:
    return Masthead(
        name=make_text(name),
        number=None if number is None else make_number(number),
        issuers=tuple(make_text(issuer) for issuer in issuers or ("河湾区档案室",)),
        date=make_day(date(2024, 3, 5)),
        classification=make_text(classification) if classification else None,
        copy_number=make_text(copy_number) if copy_number else None,
    )


def make_article(*blocks: Block, title: str = "档案搬进新库房", source: str = "") -> Article:
    return Article(
        title=make_text(title), blocks=blocks, source=make_text(source) if source else None
    )


def paragraphs(count: int, length: int = 20) -> tuple[Paragraph, ...]:
    """Give paragraphs of one row each, or of as many as *length* fills."""
    return tuple(make_paragraph("文" * length) for _ in range(count))


def entries(**lists: str) -> tuple[ImprintEntry, ...]:
    return tuple(make_entry(label=label, text=text) for label, text in lists.items())


def make_bulletin(*articles: Article, imprint: tuple[ImprintEntry, ...] = ()) -> Bulletin:
    return Bulletin(
        masthead=make_masthead(),
        articles=articles or (make_article(*paragraphs(3)),),
        imprint=imprint,
    )


def find(page: Page, text: str) -> Mark:
    """Give the first mark of a page with *text* in it."""
    return next(mark for mark in page.marks if text in mark.text)


def left_of(mark: Mark) -> float:
    return mark.runs[0].xs[0]


def right_of(run: Run, advance: float = 1.0) -> float:
    """Give the right edge of a run's last glyph box."""
    return run.xs[-1] + advance * run.size * run.scale


def understood(reading: Reading) -> Bulletin:
    """Give the bulletin that was read, which must be without errors."""
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    return reading.document
