"""The functions of the package: ``from gongwen import read, compose, render, build``.

Whoever wants less or more than they do finds it in the modules of the same names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from gongwen import files
from gongwen.build import build as do_job
from gongwen.compose import compose as compose_pages
from gongwen.conformance import StandardName
from gongwen.diagnostics import Diagnostic, IssueError, MachineError
from gongwen.document.bulletin import Bulletin
from gongwen.draft import open_fonts
from gongwen.folder import load_series
from gongwen.fontfiles import FontChoice, choose_fonts, is_font
from gongwen.jobs import Job, Outcome
from gongwen.pages import Composition, Page
from gongwen.parcel import series_file
from gongwen.read import SeriesReading, StyleReading, read_style
from gongwen.read import read as read_issue
from gongwen.render.fonts import FontBook
from gongwen.render.pdf import render_pdf
from gongwen.sheet import Sheet
from gongwen.sheets.bulletin import BULLETIN
from gongwen.style import override

Document = Bulletin
"""A document of any form; further forms join as a union, which a program tells apart."""

FilePath = str | PathLike[str]
"""The name of a file."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document on pages, with what is needed to draw them.

    Attributes:
        composition: the pages and what is known about them.
        sheet: the measurements, overrides applied.
        fonts: those that the pages were measured with.
    """

    composition: Composition
    sheet: Sheet
    fonts: FontBook

    @property
    def pages(self) -> tuple[Page, ...]:
        """The sides, in reading order."""
        return self.composition.pages


def read(source: FilePath | bytes, name: str = "issue.yaml") -> Document:
    """Read an issue.

    Args:
        source: the name of the file, or what it holds. Of a file, ``gongwen.yaml`` in its
            folder counts too.
        name: of the file whose content is given; its ending tells YAML from plain text.

    Raises:
        IssueError: if there are errors; ``diagnostics`` has them all, warnings included.
        MachineError: if a file is there and cannot be read.
    """
    series = SeriesReading()
    if isinstance(source, bytes):
        data: bytes | Diagnostic = source
    else:
        name = str(Path(source))
        data = files.load(Path(source))
        series = load_series(Path(source))
    if isinstance(data, Diagnostic):
        raise IssueError([data])
    reading = read_issue(data, name, series.series)
    lines = {name: reading.lines, str(series_file(Path(name))): series.lines}
    _raise_errors(files.quote((*series.diagnostics, *reading.diagnostics), lines))
    assert isinstance(reading.document, Document)
    settings = (*series.series.settings, *reading.document.settings)
    return replace(reading.document, settings=settings)


def compose(
    document: Document, style: FilePath | None = None, allowed: Sequence[FilePath] = ()
) -> Typeset:
    """Set a document on pages.

    Args:
        document: what was read, or made by the program itself.
        style: a file of settings that go over the document's own.
        allowed: files and folders that fonts may come from, besides those below the folder of
            the file that names them.

    Raises:
        IssueError: if a setting cannot be, or no font has a character.
        MachineError: if a file is there and cannot be read.
    """
    reading = _read_style(style)
    settings = (*document.settings, *reading.settings)
    sheet, misfits = override(BULLETIN, [each for each in settings if not is_font(each)])
    choice = FontChoice(*choose_fonts(filter(is_font, settings), _paths(allowed)))
    fonts, unusable = open_fonts(choice)
    findings = (*reading.diagnostics, *misfits, *choice.refusals, *unusable)
    _raise_errors(files.quote(findings, {str(style): reading.lines}))
    return Typeset(compose_pages(document, sheet, fonts), sheet, fonts)


def render(typeset: Typeset, form: StandardName = "2a+ua1") -> bytes:
    """Draw pages as a PDF.

    Args:
        typeset: from ``compose``.
        form: the standards to which the PDF conforms.
    """
    return render_pdf(typeset.composition, typeset.fonts, form)


def build(
    source: FilePath,
    target: FilePath | None = None,
    *,
    style: FilePath | None = None,
    allowed: Sequence[FilePath] = (),
    form: StandardName = "2a+ua1",
) -> Outcome:
    """Make the PDF of an issue file, as the command does.

    Args:
        source: the issue file.
        target: the PDF; beside the issue file if it is not given.
        style: as for ``compose``.
        allowed: as for ``compose``.
        form: as for ``render``.

    Returns:
        What became of it: how many pages, and the warnings.

    Raises:
        IssueError: if the issue has errors; then an older PDF is as it was.
        MachineError: if a file cannot be read or written; the same.
    """
    path = Path(source)
    job = Job(
        path,
        path.with_suffix(".pdf") if target is None else Path(target),
        None if style is None else Path(style),
        _paths(allowed),
        form,
    )
    if job.target == job.source:
        raise MachineError(f"输出文件就是稿件本身：{path}", "给 target 换一个文件名")
    outcome = do_job(job)
    _raise_errors(outcome.diagnostics)
    return outcome


def _paths(allowed: Sequence[FilePath]) -> tuple[Path, ...]:
    """Give the paths; one alone is one path, and not its letters, of which / would allow all."""
    if isinstance(allowed, str | PathLike):
        return (Path(allowed),)
    return tuple(map(Path, allowed))


def _read_style(style: FilePath | None) -> StyleReading:
    if style is None:
        return StyleReading((), (), ())
    data = files.load(Path(style))
    if isinstance(data, Diagnostic):
        return StyleReading((), (data,), ())
    return read_style(data, str(style))


def _raise_errors(findings: Iterable[Diagnostic]) -> None:
    found = tuple(findings)
    if any(each.severity == "error" for each in found):
        raise IssueError(found)
