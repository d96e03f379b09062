"""Everything that a job reads, as bytes.

With its parcel, a job can be done on a machine that has none of its files. The digests of what is
in the parcel tell later whether the job would still read the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from gongwen.diagnostics import Diagnostic, Span
from gongwen.press import files
from gongwen.press.fontfiles import FontChoice
from gongwen.press.jobs import Job
from gongwen.press.links import leads_out

SERIES_FILE: Final = "gongwen.yaml"
"""Beside an issue, it holds what the issues of a series share."""

Content = bytes | Diagnostic | None
"""What a file holds, or why it cannot be used; None where none is asked for."""


NamedFiles = FontChoice
"""The files that the text files of a job name, and what they hold: fonts. What else an issue will
name one day (pictures, seals) joins here."""

Absence = Literal["on disk", "left behind"]
"""Why a parcel is without the files that its text files name: they are on the disk of this machine,
and nobody has looked for them yet; or on that of the machine that has sent the parcel."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of one job.

    Which files the text files name is known only after reading them, so a parcel is made without.

    Attributes:
        issue: the issue file.
        series: the series file beside it; None if there is none.
        style: the style file of the command line; None if there is none.
        named: the files that these three name, or where they are instead.
    """

    issue: Content
    series: Content
    style: Content
    named: NamedFiles | Absence = "on disk"


def pack(
    source: Path,
    style: Path | None,
    issue: bytes | None = None,
    *,
    found_in: Path | None = None,
    allowed: Sequence[Path] = (),
) -> Parcel:
    """Read the text files of a job from this machine's disk.

    Args:
        source: the issue file.
        style: the style file of the command line; None if there is none.
        issue: the issue itself where it came by another way, under the name of *source*.
        found_in: the folder in which *source* was found; None where its name was given.
        allowed: where links that were found may lead besides (``links``).

    Raises:
        MachineError: if a file is there and cannot be read.
    """
    content: Content = issue
    if issue is None:
        content = files.load(source) if found_in is None else load_found(source, found_in, allowed)
    series = load_series_file(source, found_in, allowed)
    return Parcel(content, series, files.load(style) if style else None)


def pack_job(job: Job, issue: bytes | None = None) -> Parcel:
    """Read the text files of *job* as ``pack`` does, following links no further than it may.

    Raises:
        MachineError: if a file is there and cannot be read.
    """
    return pack(job.source, job.style, issue, found_in=job.found_in, allowed=job.allowed)


def load_found(path: Path, folder: Path, allowed: Sequence[Path] = ()) -> bytes | Diagnostic:
    """Read a file that was found in *folder*, or say why it is no input.

    Raises:
        MachineError: if it is there and cannot be read.
    """
    real = leads_out(path, folder, allowed)
    if real is None:
        return files.load(path)
    message = f"这是链接，通到文件夹之外的 {real}，没有读"
    return Diagnostic(
        "error", "link-outside", message, Span(str(path)), f"确实要用它，加 --allow {real}"
    )


def load_series_file(
    source: Path, found_in: Path | None = None, allowed: Sequence[Path] = ()
) -> Content:
    """Read the series file of *source*, which was found in *found_in* or named by the user.

    Raises:
        MachineError: if it is there and cannot be read.
    """
    path = series_file(source)
    try:
        path.lstat()
    except (OSError, ValueError):  # not there, or nobody may look: then the issue's reader tells
        return None
    return load_found(path, found_in or source.parent, allowed)


def for_sending(parcel: Parcel) -> Parcel:
    """Give *parcel* as another machine gets it, which has none of the files on its disk."""
    return replace(parcel, named="left behind") if parcel.named == "on disk" else parcel


def with_files(parcel: Parcel, named: NamedFiles) -> Parcel:
    """Add the files that those of *parcel* name, and what they hold.

    Raises:
        MachineError: if one cannot be read.
    """
    contents = {font.path: files.load_font(font.path) for font in named.files.values()}
    return replace(parcel, named=replace(named, contents=contents))


def digests(
    source: Path, style: Path | None, parcel: Parcel, named: NamedFiles
) -> Mapping[Path, str | None]:
    """Give the SHA-256 of everything that the job of *parcel* read, None of what is not there."""
    found = {source: _digest(parcel.issue), series_file(source): _digest(parcel.series)}
    if style is not None:
        found[style] = _digest(parcel.style)
    for font in named.files.values():
        # As it was written: what a link leads to may change.
        found[font.written] = content_digest(named, font.path)
    return found


def content_digest(named: NamedFiles, path: Path) -> str | None:
    """Give the SHA-256 of one of the files in *named*, None if it cannot be read."""
    sent = named.contents.get(path)
    return files.font_digest(path) if sent is None else _digest(sent)


def series_file(source: Path) -> Path:
    """Give the place of the series file of *source*, whether or not there is one."""
    return source.parent / SERIES_FILE


def _digest(content: Content) -> str | None:
    return sha256(content).hexdigest() if isinstance(content, bytes) else None
