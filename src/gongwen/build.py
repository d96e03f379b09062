"""One job: an issue file goes in, a finished PDF stands in its place.

Reading, composing and drawing only give values; here is where files are touched and where the
findings of all stages come together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gongwen import files
from gongwen.compose import compose, unprintable, with_grid
from gongwen.diagnostics import Diagnostic, FontError, IssueError
from gongwen.fontfiles import FontFile, choose_fonts, is_font
from gongwen.pages import Composition, Font
from gongwen.read import Reading, StyleReading, read, read_series, read_style
from gongwen.render.fonts import FontBook
from gongwen.render.pdf import Attachment, Palette, PdfForm, render_pdf
from gongwen.sheet import Sheet
from gongwen.sheets.bulletin import BULLETIN
from gongwen.style import override

SERIES_FILE: Final = "gongwen.yaml"
"""Beside an issue, it holds what the issues of a series share."""


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to be made.

    Attributes:
        source: the issue file.
        target: the PDF.
        style: a file of settings that go over the issue's own.
        allowed: files and folders that the issue may name besides those below its own folder.
        form: the standards to which the PDF conforms; ``3a`` carries the issue file.
        show_grid: whether the 字 × 行 grid is drawn under the text, for proof-reading.
    """

    source: Path
    target: Path
    style: Path | None = None
    allowed: tuple[Path, ...] = ()
    form: PdfForm = "2a+ua1"
    show_grid: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A job that is composed and not yet drawn.

    Attributes:
        diagnostics: of all stages and files, with excerpts.
        composition: None if there are errors.
        fonts: those that the composition was measured with.
        sheet: the measurements, overrides applied.
        written: the bytes of the issue file.
    """

    diagnostics: tuple[Diagnostic, ...]
    composition: Composition | None
    fonts: FontBook
    sheet: Sheet
    written: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        job: the job.
        diagnostics: of all stages and files, with excerpts.
        pages: how many the PDF has; 0 if there are errors, and then no file was touched.
    """

    job: Job
    diagnostics: tuple[Diagnostic, ...]
    pages: int


def build(job: Job) -> Outcome:
    """Do *job*.

    Raises:
        MachineError: if a file cannot be read or written; an older PDF is then as it was.
    """
    draft = prepare(job)
    return Outcome(job, draft.diagnostics, finish(job, draft))


def prepare(job: Job) -> Draft:
    """Read and compose, and gather what every stage finds.

    Raises:
        MachineError: if a file is there and cannot be read.
    """
    # Read all files that have a say.
    series_file = job.source.parent / SERIES_FILE
    written, issue = _read_issue(job.source)
    series = _read_settings(read_series, series_file if series_file.exists() else None)
    style = _read_settings(read_style, job.style)
    findings = [*series.diagnostics, *issue.diagnostics, *style.diagnostics]

    # Later settings win: the series', the issue's own, the command line's.
    own = issue.draft.settings if issue.draft else ()
    settings = (*series.settings, *own, *style.settings)
    sheet, misfits = override(BULLETIN, [each for each in settings if not is_font(each)])
    findings += misfits

    # Fonts are files: they must be ones that the issue may name and the PDF may hold.
    roots = (job.source.parent, *job.allowed)
    chosen, refusals = choose_fonts(filter(is_font, settings), roots)
    fonts, unusable = _open_fonts(chosen)
    findings += [*refusals, *unusable]

    # Compose even where a setting is wrong: a missing glyph is found in the same run.
    composition = None
    if issue.document is not None:
        try:
            composition = compose(issue.document, sheet, fonts)
        except IssueError as error:
            findings += error.diagnostics
    elif issue.draft is not None:
        findings += unprintable(issue.draft, sheet, fonts)

    lines = {str(job.source): issue.lines, str(series_file): series.lines}
    if job.style is not None:
        lines[str(job.style)] = style.lines
    failed = any(found.severity == "error" for found in findings)
    return Draft(
        files.quote(findings, lines),
        None if failed else composition,
        fonts,
        sheet,
        written,
    )


def finish(job: Job, draft: Draft) -> int:
    """Draw *draft* and put the PDF in its place; give the number of pages.

    Raises:
        MachineError: if it cannot be written; an older PDF is then as it was.
    """
    if draft.composition is None:
        return 0
    attachment = None
    if job.form == "3a":
        kind = "application/yaml" if job.source.suffix in (".yaml", ".yml") else "text/plain"
        attachment = Attachment(job.source.name, draft.written, kind)
    ink = draft.sheet.ink
    palette = Palette(ink.red.value, ink.grid.value)
    composition = draft.composition
    if job.show_grid:
        composition = with_grid(composition, draft.sheet)
    pdf = render_pdf(composition, draft.fonts, palette, job.form, attachment)
    files.write_whole(job.target, pdf)
    return len(draft.composition.pages)


def _read_issue(path: Path) -> tuple[bytes, Reading]:
    data = files.load(path)
    if isinstance(data, Diagnostic):
        return b"", Reading(None, (data,), ())
    return data, read(data, str(path))


def _read_settings(reader: Callable[[bytes, str], StyleReading], path: Path | None) -> StyleReading:
    if path is None:
        return StyleReading((), (), ())
    data = files.load(path)
    if isinstance(data, Diagnostic):
        return StyleReading((), (data,), ())
    return reader(data, str(path))


def _open_fonts(chosen: Mapping[Font, FontFile]) -> tuple[FontBook, list[Diagnostic]]:
    """Open the fonts of a style now, while it is known who named them."""
    fonts = FontBook({font: file.path for font, file in chosen.items()})
    problems: list[Diagnostic] = []
    for font, file in chosen.items():
        try:
            fonts.typeface(font)
        except FontError as fault:
            problems.append(
                Diagnostic("error", "font-unusable", fault.message, file.named_at, fault.hint)
            )
    return FontBook() if problems else fonts, problems
