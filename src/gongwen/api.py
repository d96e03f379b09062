"""The functions of the package: ``from gongwen import read, compose, render, build``.

Whoever wants less or more than they do finds it in the modules of the same names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from gongwen import files
from gongwen.build import build as do_job
from gongwen.conformance import StandardName
from gongwen.diagnostics import Diagnostic, IssueError, MachineError
from gongwen.document.bulletin import Bulletin
from gongwen.draft import compose_with
from gongwen.equipment import choose_files, equip
from gongwen.jobs import Job, Outcome
from gongwen.pages import Composition, Page
from gongwen.parcel import Parcel
from gongwen.read import StyleReading
from gongwen.render.fonts import FontBook
from gongwen.render.pdf import render_pdf
from gongwen.sheet import Sheet
from gongwen.source import load_source, load_style, read_parcel

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
    if isinstance(source, bytes):
        found = read_parcel(Parcel(source, None, None), Path(name), None)
    else:
        found = load_source(Path(source))
    _raise_errors(found.findings)
    assert isinstance(found.issue.document, Document)
    settings = (*found.series.series.settings, *found.issue.document.settings)
    return replace(found.issue.document, settings=settings)


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
    styled = StyleReading((), (), ()) if style is None else load_style(Path(style))
    settings = (*document.settings, *styled.settings)
    equipment = equip(document, settings, choose_files(settings, _paths(allowed)))
    composition, faults = compose_with(document, equipment)
    found = files.quote((*equipment.findings, *faults), {str(style): styled.lines})
    _raise_errors((*styled.diagnostics, *found))
    assert composition is not None
    return Typeset(composition, equipment.sheet, equipment.fonts)


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


def _raise_errors(findings: Iterable[Diagnostic]) -> None:
    found = tuple(findings)
    if any(each.severity == "error" for each in found):
        raise IssueError(found)
