"""Issue files → documents: YAML and plain text, with the place of every string.

Reading never raises because of what a file holds: whatever is wrong comes back as a
diagnostic. ``docs/format.md`` describes both forms for users.
"""

from dataclasses import dataclass
from typing import Final

from gongwen.diagnostics import Diagnostic
from gongwen.document import Document, Setting
from gongwen.document.series import Series
from gongwen.read.endings import check_ending, is_yaml
from gongwen.read.findings import Findings
from gongwen.read.source.decode import decode, without_page_breaks
from gongwen.read.text import read_text

ALONE: Final = Series()
"""The series of an issue that shares nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an issue file says.

    Attributes:
        document: None exactly if there are errors.
        diagnostics: in the order of the file.
        lines: the decoded source, for excerpts.
        partial: what could be understood, errors or not. Not fit to be set where there are, but
            later stages may look for further problems in it, so that all come at once.
    """

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    partial: Document | None = None


@dataclass(frozen=True, slots=True)
class SeriesReading:
    """What ``gongwen.yaml`` says.

    Attributes:
        series: of the sound parts if there are errors.
        diagnostics: in the order of the file.
        lines: the decoded source, for excerpts.
    """

    series: Series = ALONE
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StyleReading:
    """What a style file says.

    Attributes:
        settings: in the order of the file; of the sound ones if there are errors.
        diagnostics: in the order of the file.
        lines: the decoded source, for excerpts.
    """

    settings: tuple[Setting, ...]
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


def read(data: bytes, file: str, series: Series = ALONE) -> Reading:
    """Read an issue file.

    Args:
        data: what the file holds.
        file: its name, as the user wrote it; its ending tells YAML from plain text.
        series: gives what the issue does not say itself.
    """
    findings = Findings(file)
    lines = decode(data, findings)
    partial: Document | None = None
    check_ending(file, lines, findings)
    if not findings.failed:
        if is_yaml(file, lines):
            # Plain text is read without the time that importing a YAML parser takes.
            from gongwen.read.yaml import read_yaml  # noqa: PLC0415

            lines = without_page_breaks(lines)
            partial = read_yaml(lines, findings, series)
        else:
            partial = read_text(lines, findings, series)
            lines = without_page_breaks(lines)
    return Reading(None if findings.failed else partial, findings.all(), lines, partial)


def read_style(data: bytes, file: str) -> StyleReading:
    """Read a style file: the content of ``style:``, with or without that key above it."""
    findings = Findings(file)
    lines = decode(data, findings)
    settings: tuple[Setting, ...] = ()
    if not findings.failed:
        from gongwen.read.yaml.style import read_style_file  # noqa: PLC0415

        settings = read_style_file(lines, findings)
    return StyleReading(settings, findings.all(), lines)


def read_series(data: bytes, file: str) -> SeriesReading:
    """Read ``gongwen.yaml``: what all issues of a folder have in common."""
    findings = Findings(file)
    lines = decode(data, findings)
    series = ALONE
    if not findings.failed:
        from gongwen.read.yaml.series import read_series_file  # noqa: PLC0415

        series = read_series_file(lines, findings)
    return SeriesReading(series, findings.all(), lines)
