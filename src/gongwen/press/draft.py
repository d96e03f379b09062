"""A job as far as its pages are composed, with the findings of all stages.

This is where the files of a job meet: the issue, the series file, the style, the fonts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongwen.compose import compose, unprintable
from gongwen.compose.collisions import find_clash
from gongwen.diagnostics import Diagnostic, FontError, IssueError
from gongwen.document import Document, Setting
from gongwen.pages import Composition
from gongwen.press import files
from gongwen.press.equipment import Equipment, choose_files, equip, font_at_fault
from gongwen.press.fontfiles import is_font
from gongwen.press.jobs import Job, Outcome
from gongwen.press.parcel import NamedFiles, Parcel, digests, pack_job, with_files
from gongwen.press.source import Source, read_parcel
from gongwen.render.fonts.book import FontBook
from gongwen.sheet.groups import Sheet


@dataclass(frozen=True, slots=True)
class Draft:
    """A job that is composed and not yet drawn.

    Attributes:
        outcome: what is known of it so far: all but its PDF.
        composition: None if there are errors.
        fonts: those that the composition was measured with.
        sheet: the measurements, overrides applied.
        written: the bytes of the issue file.
        named: the files of the fonts that its settings name.
        lines: of its text files, by their names: excerpts for what is found while drawing.
    """

    outcome: Outcome
    composition: Composition | None
    fonts: FontBook
    sheet: Sheet
    written: bytes
    named: NamedFiles
    lines: Mapping[str, Sequence[str]]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What all stages have found in all files, with excerpts."""
        return self.outcome.diagnostics


def prepare(job: Job, parcel: Parcel | None = None, source: Source | None = None) -> Draft:
    """Read and compose, and gather what every stage finds.

    Args:
        job: the job.
        parcel: its files, where they are not to be read from this machine's disk; one that
            ``lacks_files`` is not fit for it.
        source: what the text files in *parcel* say, where they were read already.

    Raises:
        MachineError: if a file is there and cannot be read.
    """
    parcel = parcel or pack_job(job)
    source = source or read_parcel(parcel, job.source, job.style)
    issue = source.issue
    named = _named_files(job, parcel, source)
    equipment = equip(issue.partial, source.settings, named)

    # Compose even where a setting is wrong: a missing glyph is found in the same run.
    composition: Composition | None = None
    faults: tuple[Diagnostic, ...] = ()
    if issue.document is not None:
        composition, faults = compose_with(issue.document, equipment, source.settings)
    elif issue.partial is not None:
        faults = unprintable(issue.partial, equipment.sheet, equipment.fonts)

    found = (*source.findings, *files.quote((*equipment.findings, *faults), source.lines))
    stopping = ("error", "warning") if job.strict else ("error",)
    if any(each.severity in stopping for each in found):
        composition = None
    outcome = Outcome(
        job,
        found,
        len(composition.pages) if composition else 0,
        "sound" if composition else "failed",
        read=digests(job.source, job.style, parcel, named),
        serial=issue.document.serial if issue.document else None,
    )
    return Draft(
        outcome, composition, equipment.fonts, equipment.sheet, source.content, named, source.lines
    )


def compose_with(
    document: Document, equipment: Equipment, settings: Sequence[Setting]
) -> tuple[Composition | None, tuple[Diagnostic, ...]]:
    """Compose *document*; give no pages but all that is wrong where it cannot be set.

    Args:
        document: what is to be set.
        equipment: what it is set with, and what led to it: the *settings*.
        settings: of all files, which ``blame`` names where they cannot go together.
    """
    sheet, fonts = equipment.sheet, equipment.fonts
    try:
        composition = compose(document, sheet, fonts)
    except IssueError as error:
        return None, error.diagnostics
    # Where a setting is wrong already, what comes of it is no news.
    clash = None if equipment.findings else find_clash(document, composition, sheet, fonts)
    if clash is None:
        return composition, ()
    from gongwen.press.blame import blame  # noqa: PLC0415 - what is sound has no need of it

    return None, (blame(clash, document, composition, fonts, settings),)


def undrawn(draft: Draft, fault: FontError) -> Outcome:
    """Give what becomes of *draft* where a font of its glyphs is at fault.

    Raises:
        FontError: the same, if the font comes with the program.
    """
    (found,) = files.quote([font_at_fault(fault, draft.named)], draft.lines)
    outcome = draft.outcome
    return replace(outcome, diagnostics=(*outcome.diagnostics, found), pages=0, status="failed")


def lacks_files(parcel: Parcel, source: Source) -> bool:
    """Tell whether *parcel* came without files that *source*, read from it, names."""
    return parcel.named == "left behind" and any(map(is_font, source.settings))


def add_files(job: Job, parcel: Parcel) -> Parcel:
    """Add to *parcel* the files that its own files name, from this machine's disk.

    Raises:
        MachineError: if one cannot be read.
    """
    source = read_parcel(parcel, job.source, job.style)
    return with_files(parcel, _choose(job, source))


def _named_files(job: Job, parcel: Parcel, source: Source) -> NamedFiles:
    if isinstance(parcel.named, NamedFiles):
        return parcel.named
    assert not lacks_files(parcel, source), "only the machine that has the files may choose"
    return _choose(job, source)


def _choose(job: Job, source: Source) -> NamedFiles:
    return choose_files(source.settings, (job.source.parent, *job.allowed))
