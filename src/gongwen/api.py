"""The functions of the package, for other programs: ``from gongwen import build_file``.

A function with *file* in its name takes the names of files, ``read_text`` and ``build_pdf`` take
content; a ``str`` is never taken for whichever it may be. What a function gives, if not the bytes
of a PDF, carries the warnings in ``diagnostics``; where there are errors, it raises ``IssueError`` with all findings. A
wrong argument is a ``ValueError``. The modules that are imported here do the same in smaller steps.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias, cast

from gongwen.arguments import (
    FilePath,
    as_bytes,
    as_name,
    as_path,
    as_paths,
    as_standard,
    as_target,
    refuse_kind,
)
from gongwen.conformance import StandardName
from gongwen.diagnostics import Diagnostic, FontError, IssueError, MachineError
from gongwen.document import Document
from gongwen.document.bulletin import Bulletin
from gongwen.pages import Composition, Page
from gongwen.press import files
from gongwen.press.build import attachment_of, build, typeset
from gongwen.press.draft import compose_with
from gongwen.press.equipment import choose_files, equip, font_at_fault
from gongwen.press.jobs import Job, Outcome
from gongwen.press.parcel import NamedFiles, Parcel
from gongwen.press.source import Source, load_source, load_style, read_parcel
from gongwen.read import StyleReading
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf import writer
from gongwen.sheet.groups import Sheet

__all__ = [
    "Built",
    "IssueError",
    "MachineError",
    "Outcome",
    "Reading",
    "StandardName",
    "Typeset",
    "build_file",
    "build_pdf",
    "compose_pages",
    "read_file",
    "read_text",
    "render_pdf",
]

AnyDocument: TypeAlias = Bulletin
"""A document of any form that comes with gongwen; the next form makes it a union, whose members a
program tells apart by ``isinstance``."""

ISSUE: Final = "issue.yaml"
"""The name of an issue that has come without one: YAML, and not plain text."""

STYLE: Final = "style.yaml"
"""The name, in findings, of a style that has come as content."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An issue that was read.

    Attributes:
        document: what it says, completed from its series; its settings begin with the series'.
        diagnostics: warnings and remarks, with excerpts.
        source: the files that it was read from; None for a reading that a program has made.
    """

    document: AnyDocument
    diagnostics: tuple[Diagnostic, ...] = ()
    source: Source | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document on pages, with what is needed to draw them.

    Attributes:
        composition: the pages and what is known about them.
        sheet: the measurements, overrides applied.
        fonts: those that the pages were measured with.
        diagnostics: warnings and remarks, those of reading first, with excerpts.
        attachment: the issue file, which a PDF/A-3a carries; None where none is known.
        named: the files of the fonts that settings name; None where none is known.
    """

    composition: Composition
    sheet: Sheet
    fonts: FontBook
    diagnostics: tuple[Diagnostic, ...] = ()
    attachment: writer.Attachment | None = None
    named: NamedFiles | None = field(default=None, compare=False, repr=False)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The sides, in reading order."""
        return self.composition.pages


@dataclass(frozen=True, slots=True)
class Built:
    """A PDF that is in no file.

    Attributes:
        pdf: its bytes.
        pages: how many it has.
        diagnostics: warnings and remarks of all stages, with excerpts.
    """

    pdf: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...]


def read_file(path: FilePath) -> Reading:
    """Read an issue file, in the light of the ``gongwen.yaml`` in its folder.

    Args:
        path: the name of the file; its ending tells YAML from plain text.

    Raises:
        IssueError: if there are errors, or no such file.
        MachineError: if a file is there and cannot be read.
        ValueError: if *path* is no name of a file.
    """
    return _reading(load_source(as_path(path, "path")))


def read_text(
    content: str | bytes, name: str = ISSUE, *, series: str | bytes | None = None
) -> Reading:
    """Read what an issue file holds; no file is looked at.

    Args:
        content: of the issue file.
        name: of the issue file, for findings; its ending tells YAML from plain text.
        series: what the ``gongwen.yaml`` beside it holds; None if there is none.

    Raises:
        IssueError: if there are errors.
        ValueError: if an argument is of another kind.
    """
    path = as_name(name, "name")
    return _reading(read_parcel(_parcel(content, series, None), path, None))


def compose_pages(
    document: AnyDocument | Reading,
    *,
    style: FilePath | None = None,
    allowed: FilePath | Iterable[FilePath] = (),
) -> Typeset:
    """Set a document on pages.

    Args:
        document: what was read, or a document that the program has made or changed.
        style: a file of settings that go over the document's own.
        allowed: files and folders that fonts may come from, besides those below the folders of
            the issue and of the file that names them.

    Raises:
        IssueError: if a setting cannot be followed, or no font has a character.
        MachineError: if a file is there and cannot be read.
        ValueError: if an argument is of another kind, or a document has no article.
    """
    reading = Reading(document) if isinstance(document, Document) else document
    if not isinstance(reading, Reading):
        refuse_kind("document 应是 read_file、read_text 给的值或一份文档", document)
    path = None if style is None else as_path(style, "style")
    styled = StyleReading((), (), ()) if path is None else load_style(path)
    settings = (*reading.document.settings, *styled.settings)
    source, roots = reading.source, as_paths(allowed, "allowed")
    if source is not None:
        roots = (source.path.parent, *roots)
    equipment = equip(reading.document, settings, choose_files(settings, roots))
    composition, faults = compose_with(reading.document, equipment, settings)
    lines = {**(source.lines if source else {}), str(path): styled.lines}
    later = files.quote((*equipment.findings, *faults), lines)
    found = (*reading.diagnostics, *styled.diagnostics, *later)
    _raise_errors(found)
    assert composition is not None, "what cannot be set is an error"
    attachment = attachment_of(source.path.name, source.content) if source else None
    return Typeset(
        composition, equipment.sheet, equipment.fonts, found, attachment, equipment.named
    )


def render_pdf(
    typeset: Typeset,
    standard: StandardName = "2a+ua1",
    *,
    source: str | bytes | None = None,
    name: str = ISSUE,
) -> bytes:
    """Draw pages as a PDF.

    Args:
        typeset: from ``compose_pages``.
        standard: to what the PDF conforms; ``3a`` carries the issue file.
        source: what the issue file holds, for ``3a`` only. It is known of a ``Typeset`` that was
            made of a ``Reading``; given here, it goes before that.
        name: of the issue file whose content is *source*.

    Raises:
        IssueError: if glyphs cannot be taken out of a font that a setting names.
        ValueError: if there is no such standard, if ``3a`` has nothing to carry or another one
            something, or if an argument is of another kind.
    """
    if not isinstance(typeset, Typeset):
        refuse_kind("typeset 应是 compose_pages 给的值", typeset)
    wanted = as_standard(standard)
    attachment = typeset.attachment if wanted == "3a" else None
    if source is not None:
        if wanted != "3a":
            raise ValueError(f"source 只能附在 3a 里，不能附在 {wanted} 里")
        attachment = attachment_of(as_name(name, "name").name, as_bytes(source, "source"))
    if wanted == "3a" and attachment is None:
        raise ValueError(
            "3a 要附稿件原文：在 source 中给出它的内容，或把读到的值原样交给 compose_pages"
        )
    try:
        return writer.render_pdf(typeset.composition, typeset.fonts, wanted, attachment)
    except FontError as fault:
        if typeset.named is None:
            raise
        raise IssueError([font_at_fault(fault, typeset.named)]) from fault


def build_file(
    path: FilePath,
    target: FilePath | None = None,
    *,
    style: FilePath | None = None,
    allowed: FilePath | Iterable[FilePath] = (),
    standard: StandardName = "2a+ua1",
) -> Outcome:
    """Make the PDF of an issue file, as ``gongwen build`` does.

    Args:
        path: the issue file.
        target: the PDF; beside the issue file if it is not given.
        style: as for ``compose_pages``.
        allowed: as for ``compose_pages``.
        standard: as for ``render_pdf``.

    Returns:
        What became of it: how many pages, and the warnings.

    Raises:
        IssueError: if the issue has errors; then an older PDF is as it was.
        MachineError: if a file cannot be read or written; the same.
        ValueError: if an argument is of another kind, or *target* is the issue file itself.
    """
    issue = as_path(path, "path")
    job = Job(
        issue,
        issue.parent / f"{issue.stem}.pdf" if target is None else as_target(target, "target"),
        None if style is None else as_path(style, "style"),
        as_paths(allowed, "allowed"),
        as_standard(standard),
        kept_in=issue.parent if target is None else None,
    )
    if files.is_same_place(job.target, job.source):
        raise ValueError(f"target 就是稿件本身：{issue}，给它换一个文件名")
    outcome = build(job)
    _raise_errors(outcome.diagnostics)
    return outcome


def build_pdf(  # noqa: PLR0913 - what a job has
    content: str | bytes,
    name: str = ISSUE,
    *,
    series: str | bytes | None = None,
    style: str | bytes | None = None,
    allowed: FilePath | Iterable[FilePath] = (),
    standard: StandardName = "2a+ua1",
) -> Built:
    """Make a PDF of what an issue file holds; no file is read but fonts, and none is written.

    Args:
        content: as for ``read_text``.
        name: as for ``read_text``; fonts that the issue names are looked for from its folder on.
        series: as for ``read_text``.
        style: settings that go over the issue's own: what a style file holds.
        allowed: as for ``compose_pages``.
        standard: as for ``render_pdf``.

    Raises:
        IssueError: if there are errors.
        MachineError: if a font is there and cannot be read.
        ValueError: if an argument is of another kind.
    """
    path = as_name(name, "name")
    job = Job(
        path,
        path.with_suffix(".pdf"),
        None if style is None else path.with_name(STYLE),
        as_paths(allowed, "allowed"),
        as_standard(standard),
    )
    outcome, drawn = typeset(job, _parcel(content, series, style))
    _raise_errors(outcome.diagnostics)
    return Built(drawn, outcome.pages, outcome.diagnostics)


def _reading(source: Source) -> Reading:
    _raise_errors(source.findings)
    document = source.issue.document
    assert document is not None, "what could not be read is an error"
    settings = (*source.series.series.settings, *document.settings)
    whole = cast("AnyDocument", replace(document, settings=settings))
    return Reading(whole, source.findings, source)


def _parcel(content: str | bytes, series: str | bytes | None, style: str | bytes | None) -> Parcel:
    return Parcel(
        as_bytes(content, "content"),
        None if series is None else as_bytes(series, "series"),
        None if style is None else as_bytes(style, "style"),
    )


def _raise_errors(found: tuple[Diagnostic, ...]) -> None:
    if any(each.severity == "error" for each in found):
        raise IssueError(found)
