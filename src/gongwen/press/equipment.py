"""Settings → what a document is set with: the sheet with its rows changed, and opened fonts."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from gongwen.diagnostics import Diagnostic, FontError, Span
from gongwen.document import Document, Setting
from gongwen.forms import FORMS
from gongwen.press.fontfiles import FontChoice, choose_fonts, is_font
from gongwen.press.parcel import NamedFiles, content_digest
from gongwen.render.fonts.book import FontBook
from gongwen.sheet import other_sheets, sheet_of
from gongwen.sheet.groups import Sheet
from gongwen.sheet.override import override

MOST_BOOKS: Final = 4
"""Sets of opened fonts that are kept for later jobs. An office has one set; four let a batch of
several offices take turns without opening a font again, and bound what a process keeps."""

_BOOKS: Final[dict[tuple[object, ...], FontBook]] = {}
"""The sets by what their fonts hold; the set that was used last stands last."""

_BOOKS_LOCK: Final = Lock()
"""Held while ``_BOOKS`` is used. A worker of a cluster runs several jobs in threads of one process,
and two threads must not take, add or drop a set at the same time."""


class Equipment(NamedTuple):
    """What a document is set with.

    Attributes:
        sheet: the measurements of its form, overrides applied.
        fonts: opened; those that come with the program where a named one is unusable.
        findings: an error, without excerpt, for each setting that cannot be followed.
        named: the files of the fonts in place of those that come with the program.
    """

    sheet: Sheet
    fonts: FontBook
    findings: tuple[Diagnostic, ...]
    named: NamedFiles


def equip(document: Document | None, settings: Sequence[Setting], named: NamedFiles) -> Equipment:
    """Apply *settings*, later ones over earlier ones.

    Args:
        document: its form says which sheet is taken; the first form where there is none.
        settings: of all files.
        named: the files that these settings name.
    """
    form = document.form if document else FORMS[0].name
    rows = (each for each in settings if not is_font(each))
    sheet, misfits = override(sheet_of(form), rows, other_sheets(form))
    # Fonts are opened now, while it is known who named them.
    fonts, unusable = _open_fonts(named)
    return Equipment(sheet, fonts, (*misfits, *named.refusals, *unusable), named)


def choose_files(settings: Iterable[Setting], roots: Sequence[Path]) -> NamedFiles:
    """Choose the files that *settings* name; ``choose_fonts`` says where they may lie."""
    return FontChoice(*choose_fonts(filter(is_font, settings), roots))


def font_at_fault(fault: FontError, named: NamedFiles) -> Diagnostic:
    """Tell a fault of a font, found only when its glyphs were drawn, where the font is named.

    Raises:
        FontError: the same, if nobody named the font: then the installation is at fault.
    """
    for file in named.files.values():
        if file.path == fault.path:
            return _unusable(fault, file.named_at)
    raise fault


def _unusable(fault: FontError, named_at: Span) -> Diagnostic:
    return Diagnostic("error", "font-unusable", fault.message, named_at, fault.hint)


def _open_fonts(choice: FontChoice) -> tuple[FontBook, list[Diagnostic]]:
    fonts = _book(choice)
    problems: list[Diagnostic] = []
    for font, file in choice.files.items():
        try:
            fonts.typeface(font)
        except FontError as fault:
            problems.append(_unusable(fault, file.named_at))
    return FontBook() if problems else fonts, problems


def _book(choice: FontChoice) -> FontBook:
    """Give the fonts as they were opened for an earlier job, where they are the same still."""
    key = tuple(
        (font, file.path, content_digest(choice, file.path))
        for font, file in sorted(choice.files.items())
    )
    with _BOOKS_LOCK:
        book = _BOOKS.pop(key, None)
        if book is None:
            named = {font: file.path for font, file in choice.files.items()}
            book = FontBook(named, choice.contents)
        _BOOKS[key] = book
        while len(_BOOKS) > MOST_BOOKS:
            del _BOOKS[next(iter(_BOOKS))]
    return book
