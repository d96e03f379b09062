"""Everything that a job reads, as bytes.

Whoever has a job's parcel can do the job without the disk that its files are on, and can tell
whether the job would still read the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from gongwen import files
from gongwen.diagnostics import Diagnostic, GongwenError
from gongwen.fontfiles import FontChoice

SERIES_FILE: Final = "gongwen.yaml"
"""Beside an issue, it holds what the issues of a series share."""

Content = bytes | Diagnostic | None
"""What a file holds, or why it cannot be used; None where none is asked for."""


class FontsWantedError(GongwenError):
    """A parcel that was sent to another machine lacks the fonts that its issue names."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of one job.

    Attributes:
        issue: the issue file.
        series: the series file beside it; None if there is none.
        style: the style file of the command line; None if there is none.
        choice: the fonts that these files name; None if nobody has looked yet.
        sent: whether this is another machine than the one that has the files.
    """

    issue: Content
    series: Content
    style: Content
    choice: FontChoice | None = None
    sent: bool = False


def pack(source: Path, style: Path | None) -> Parcel:
    """Read the files of a job, but for fonts.

    Raises:
        MachineError: if a file is there and cannot be read.
    """
    series = series_file(source)
    return Parcel(
        files.load(source),
        files.load(series) if series.exists() else None,
        files.load(style) if style else None,
    )


def with_fonts(parcel: Parcel, choice: FontChoice) -> Parcel:
    """Add the fonts that the files of *parcel* name, and what these hold.

    Raises:
        MachineError: if one cannot be read.
    """
    contents = {font.path: files.load_font(font.path) for font in choice.files.values()}
    return replace(parcel, choice=replace(choice, contents=contents))


def digests(
    source: Path, style: Path | None, parcel: Parcel, choice: FontChoice
) -> Mapping[Path, str | None]:
    """Give the SHA-256 of everything that the job of *parcel* read, None of what is not there."""
    found = {source: _digest(parcel.issue), series_file(source): _digest(parcel.series)}
    if style is not None:
        found[style] = _digest(parcel.style)
    for font in choice.files.values():
        # As it was written: what a link leads to may change.
        found[font.written] = content_digest(choice, font.path)
    return found


def content_digest(choice: FontChoice, path: Path) -> str | None:
    """Give the SHA-256 of a font of *choice*, None if it cannot be read."""
    sent = choice.contents.get(path)
    return files.font_digest(path) if sent is None else _digest(sent)


def series_file(source: Path) -> Path:
    """Give the place of the series file of *source*, whether or not there is one."""
    return source.parent / SERIES_FILE


def _digest(content: Content) -> str | None:
    return sha256(content).hexdigest() if isinstance(content, bytes) else None
