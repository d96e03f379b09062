"""A job as far as its pages are composed, with the findings of all stages.

This is where the files of a job meet: the issue, the series file, the style, the fonts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Final

from gongwen import files
from gongwen.check.series import SeriesEntry, series_entry
from gongwen.compose import compose, unprintable
from gongwen.diagnostics import Diagnostic, FontError, IssueError
from gongwen.document import Setting
from gongwen.fontfiles import FontChoice, choose_fonts, is_font
from gongwen.jobs import Job
from gongwen.pages import Composition
from gongwen.parcel import (
    FontsWantedError,
    Parcel,
    content_digest,
    digests,
    pack,
    series_file,
    with_fonts,
)
from gongwen.read import Reading, SeriesReading, StyleReading, read, read_series, read_style
from gongwen.render.fonts import FontBook
from gongwen.sheet import Sheet
from gongwen.sheets.bulletin import BULLETIN
from gongwen.style import override

MOST_BOOKS: Final = 4
"""So many sets of opened fonts are kept for the jobs to come."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A job that is composed and not yet drawn.

    Attributes:
        diagnostics: of all stages and files, with excerpts.
        composition: None if there are errors.
        fonts: those that the composition was measured with.
        sheet: the measurements, overrides applied.
        written: the bytes of the issue file.
        read: the SHA-256 of every file that had a say, None of one that is not there.
        entry: the issue's place in its series.
    """

    diagnostics: tuple[Diagnostic, ...]
    composition: Composition | None
    fonts: FontBook
    sheet: Sheet
    written: bytes
    read: Mapping[Path, str | None] = field(default_factory=dict)
    entry: SeriesEntry | None = None


def prepare(job: Job, parcel: Parcel | None = None) -> Draft:
    """Read and compose, and gather what every stage finds.

    Args:
        job: the job.
        parcel: its files, where they are not to be read from this machine's disk.

    Raises:
        MachineError: if a file is there and cannot be read.
        FontsWantedError: if *parcel* was sent without fonts and needs some.
    """
    # Read all files that have a say.
    parcel = parcel or pack(job.source, job.style)
    series, issue, style = _read(job, parcel)
    findings = [*series.diagnostics, *issue.diagnostics, *style.diagnostics]

    # Later settings win: the series', the issue's own, the command line's.
    settings = _settings(series, issue, style)
    sheet, misfits = override(BULLETIN, [each for each in settings if not is_font(each)])
    findings += misfits

    # Fonts are files: they must be ones that the issue may name and the PDF may hold.
    choice = _choose(job, parcel, settings)
    fonts, unusable = open_fonts(choice)
    findings += [*choice.refusals, *unusable]

    # Compose even where a setting is wrong: a missing glyph is found in the same run.
    composition = None
    if issue.document is not None:
        try:
            composition = compose(issue.document, sheet, fonts)
        except IssueError as error:
            findings += error.diagnostics
    elif issue.partial is not None:
        findings += unprintable(issue.partial, sheet, fonts)

    lines = {str(job.source): issue.lines, str(series_file(job.source)): series.lines}
    if job.style is not None:
        lines[str(job.style)] = style.lines
    stopping = ("error", "warning") if job.strict else ("error",)
    failed = any(found.severity in stopping for found in findings)
    return Draft(
        files.quote(findings, lines),
        None if failed else composition,
        fonts,
        sheet,
        parcel.issue if isinstance(parcel.issue, bytes) else b"",
        digests(job.source, job.style, parcel, choice),
        series_entry(str(job.source), issue.document) if issue.document else None,
    )


def add_fonts(job: Job, parcel: Parcel) -> Parcel:
    """Add to *parcel* the fonts that its files name, from this machine's disk.

    Raises:
        MachineError: if one cannot be read.
    """
    settings = _settings(*_read(job, parcel))
    return with_fonts(parcel, _choose(job, replace(parcel, sent=False), settings))


def _read(job: Job, parcel: Parcel) -> tuple[SeriesReading, Reading, StyleReading]:
    """Read the series file, the issue in its light, and the style of the command line."""
    series, issue, style = SeriesReading(), Reading(None, (), ()), StyleReading((), (), ())
    if isinstance(parcel.series, bytes):
        series = read_series(parcel.series, str(series_file(job.source)))
    elif parcel.series:
        series = SeriesReading(diagnostics=(parcel.series,))
    if isinstance(parcel.issue, bytes):
        issue = read(parcel.issue, str(job.source), series.series)
    elif parcel.issue:
        issue = Reading(None, (parcel.issue,), ())
    if isinstance(parcel.style, bytes):
        style = read_style(parcel.style, str(job.style))
    elif parcel.style:
        style = StyleReading((), (parcel.style,), ())
    return series, issue, style


def _settings(series: SeriesReading, issue: Reading, style: StyleReading) -> tuple[Setting, ...]:
    own = issue.partial.settings if issue.partial else ()
    return (*series.series.settings, *own, *style.settings)


def _choose(job: Job, parcel: Parcel, settings: Iterable[Setting]) -> FontChoice:
    named = list(filter(is_font, settings))
    if parcel.choice is not None:
        return parcel.choice
    if named and parcel.sent:
        raise FontsWantedError
    return FontChoice(*choose_fonts(named, (job.source.parent, *job.allowed)))


def open_fonts(choice: FontChoice) -> tuple[FontBook, list[Diagnostic]]:
    """Open the fonts of a style now, while it is known who named them."""
    fonts = _book(choice)
    problems: list[Diagnostic] = []
    for font, file in choice.files.items():
        try:
            fonts.typeface(font)
        except FontError as fault:
            problems.append(
                Diagnostic("error", "font-unusable", fault.message, file.named_at, fault.hint)
            )
    return FontBook() if problems else fonts, problems


_BOOKS: Final[dict[tuple[object, ...], FontBook]] = {}
"""By what the fonts hold, the latest used last."""

_SHELF: Final = Lock()
"""A worker of a cluster does several jobs at once."""


def _book(choice: FontChoice) -> FontBook:
    """Give the fonts as they were opened for an earlier job, where they are the same still."""
    key = tuple(
        (font, file.path, content_digest(choice, file.path))
        for font, file in sorted(choice.files.items())
    )
    with _SHELF:
        book = _BOOKS.pop(key, None)
        if book is None:
            named = {font: file.path for font, file in choice.files.items()}
            book = FontBook(named, choice.contents)
        _BOOKS[key] = book
        while len(_BOOKS) > MOST_BOOKS:
            del _BOOKS[next(iter(_BOOKS))]
    return book
