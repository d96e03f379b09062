"""The text files of an issue → what they say: whoever reads an issue comes through here.

An issue is read in the light of the series file beside it; the style file of a command line goes
over both. Nothing that draws is loaded here, so that a command which only reads starts sooner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from gongwen.diagnostics import Diagnostic
from gongwen.document import Setting
from gongwen.press import files
from gongwen.press.parcel import Content, Parcel, load_series_file, pack, series_file
from gongwen.read import Reading, SeriesReading, StyleReading, read, read_series, read_style

_FROM_SERIES: Final = frozenset({"no-name", "no-issuer"})
"""Codes of what an issue lacks that its series file may supply."""

AnyReading = TypeVar("AnyReading", Reading, SeriesReading, StyleReading)


@dataclass(frozen=True, slots=True)
class Source:
    """What an issue is made from, as it was understood. All findings have their excerpts.

    Attributes:
        path: the issue file.
        content: what it holds; empty where it cannot be read.
        issue: what it says, completed from the series.
        series: what the series file beside it says.
        style_path: the style file of a command line; None if there is none.
        style: what it says.
    """

    path: Path
    content: bytes
    issue: Reading
    series: SeriesReading
    style_path: Path | None
    style: StyleReading

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The settings of all files; later ones win: the series', the issue's, the style's."""
        own = self.issue.partial.settings if self.issue.partial else ()
        return (*self.series.series.settings, *own, *self.style.settings)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files themselves."""
        return (*self.series.diagnostics, *self.issue.diagnostics, *self.style.diagnostics)

    @property
    def lines(self) -> dict[str, Sequence[str]]:
        """The lines of each file by its name: excerpts for the findings of later stages."""
        lines: dict[str, Sequence[str]] = {
            str(self.path): self.issue.lines,
            str(series_file(self.path)): self.series.lines,
        }
        if self.style_path is not None:
            lines[str(self.style_path)] = self.style.lines
        return lines


def load_source(path: Path, issue: bytes | None = None) -> Source:
    """Read the issue file at *path*, or take *issue* for it; and the series file beside it.

    Raises:
        MachineError: if one of them is there and cannot be read.
    """
    return read_parcel(pack(path, None, issue), path, None)


def read_parcel(parcel: Parcel, path: Path, style: Path | None) -> Source:
    """Read the text files in *parcel*; *path* and *style* name the issue and the style."""
    series = _read_series(parcel.series, path)
    issue = _read_issue(parcel.issue, path, series)
    content = parcel.issue if isinstance(parcel.issue, bytes) else b""
    return Source(path, content, issue, series, style, _read_style(parcel.style, style))


def load_series(path: Path) -> SeriesReading:
    """Read the series file beside the issue *path*, if there is one.

    Raises:
        MachineError: if it is there and cannot be read.
    """
    return _read_series(load_series_file(path), path)


def load_issue(path: Path, series: SeriesReading) -> Reading:
    """Read the issue file at *path*, whose series was read already.

    Raises:
        MachineError: if it is there and cannot be read.
    """
    return _read_issue(files.load(path), path, series)


def load_style(path: Path) -> StyleReading:
    """Read the style file at *path*.

    Raises:
        MachineError: if it is there and cannot be read.
    """
    return _read_style(files.load(path), path)


def _read_series(content: Content, path: Path) -> SeriesReading:
    if not isinstance(content, bytes):
        return SeriesReading(diagnostics=_refusal(content))
    name = str(series_file(path))
    return _quoted(read_series(content, name), name)


def _read_issue(content: Content, path: Path, series: SeriesReading) -> Reading:
    if not isinstance(content, bytes):
        return Reading(None, _refusal(content), ())
    reading = read(content, str(path), series.series)
    if any(each.severity == "error" for each in series.diagnostics):
        # What the series file would have said is not missing here.
        own = tuple(each for each in reading.diagnostics if each.code not in _FROM_SERIES)
        reading = replace(reading, diagnostics=own)
    return _quoted(reading, str(path))


def _read_style(content: Content, path: Path | None) -> StyleReading:
    if not isinstance(content, bytes):
        return StyleReading((), _refusal(content), ())
    return _quoted(read_style(content, str(path)), str(path))


def _quoted(reading: AnyReading, name: str) -> AnyReading:
    """Give *reading* with excerpts; a reader reports what is wrong in its own file only."""
    found = files.quote(reading.diagnostics, {name: reading.lines})
    return replace(reading, diagnostics=found)


def _refusal(content: Diagnostic | None) -> tuple[Diagnostic, ...]:
    return () if content is None else (content,)
