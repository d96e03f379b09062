"""Words for people: diagnostics, faults of the machine and closing lines, on stderr.

Nothing that comes out of a file reaches a terminal as it is: control characters are shown, not
obeyed.
"""

import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, Final, NamedTuple, TextIO

from gongwen.diagnostics import Diagnostic, MachineError, Severity, Span

WINDOW: Final = 76
"""An excerpt is at most this many cells wide; the rest of a long line is cut away."""

CUT: Final = "…"

STYLES: Final[dict[Severity, str]] = {"error": "bold red", "warning": "yellow", "info": "cyan"}

COUNTED: Final[dict[Severity, str]] = {
    "error": "个错误",
    "warning": "个警告",
    "info": "条说明",
}


class Piece(NamedTuple):
    """Text with the style it has on a terminal; empty for none."""

    text: str
    style: str = ""


Line = Sequence[Piece]

screen: ContextVar[Any] = ContextVar("screen", default=None)
"""The console of a bar that is shown: words that it prints appear above the bar."""

unheard: ContextVar[bool] = ContextVar("unheard", default=False)
"""Whether words could not be written: the disk is full, whoever read along has gone. What is being
done goes on; the exit status tells."""


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Write *diagnostics* in the order of their places, and how many they are."""
    ordered = in_file_order(diagnostics)
    if ordered:
        lines = [line for diagnostic in ordered for line in word(diagnostic)]
        write_lines([*lines, [Piece(count(ordered))]])


def show_fault(fault: MachineError) -> None:
    """Write what the machine could not do, and what to do about it."""
    show_refusal(fault.message, fault.hint)


def show_refusal(message: str, hint: str = "") -> None:
    """Write one error that has no place in a file."""
    write_lines(word_refusal(message, hint))


def show_note(note: str) -> None:
    """Write one line."""
    write_lines([[Piece(harmless(note))]])


def in_file_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file as they first come up, then by line and column."""
    found = list(diagnostics)
    first_seen: dict[str, int] = {}
    for diagnostic in found:
        first_seen.setdefault(diagnostic.span.file, len(first_seen))
    return sorted(found, key=lambda d: (first_seen[d.span.file], d.span.line, d.span.column))


def word(diagnostic: Diagnostic) -> Iterator[Line]:
    """Give the lines that tell of *diagnostic*."""
    kind = f"{diagnostic.severity}[{diagnostic.code}]"
    yield [
        Piece(f"{_place(diagnostic.span)}: "),
        Piece(kind, STYLES[diagnostic.severity]),
        Piece(f": {harmless(diagnostic.message)}"),
    ]
    if diagnostic.span.column and diagnostic.excerpt:
        yield from _excerpt(diagnostic)
    yield from _remark("hint", diagnostic.hint)
    yield from _remark("rule", diagnostic.rule)


def word_refusal(message: str, hint: str = "") -> list[Line]:
    """Give the lines that tell of an error that has no place in a file."""
    head = [Piece("gongwen: "), Piece("error", STYLES["error"]), Piece(f": {harmless(message)}")]
    return [head, *_remark("hint", hint)]


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """Say how many there are of each severity.

    >>> count([Diagnostic("warning", "a", "", Span("x")), Diagnostic("error", "b", "", Span("x"))])
    '1 个错误，1 个警告'
    """
    numbers = Counter(diagnostic.severity for diagnostic in diagnostics)
    return "，".join(f"{numbers[kind]} {unit}" for kind, unit in COUNTED.items() if numbers[kind])


def harmless(text: str) -> str:
    r"""Make every character visible that could move the cursor, hide or reorder text.

    >>> harmless("一\t二\x1b[31m三\u202e四")
    '一 二␛[31m三<U+202E>四'
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def cells(text: str) -> int:
    """Count the columns that *text* takes on a terminal: two for a 汉字.

    >>> cells("第 92 期")
    8
    """
    return sum(map(_cells, text))


def _visible(character: str) -> str:
    code = ord(character)
    if character == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures of Unicode, in the order of ASCII
    if code == 0x7F:
        return "␡"
    # Other white space (U+3000, U+00A0) is not printable for Python but harmless.
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return f"<U+{code:04X}>"


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _place(span: Span) -> str:
    numbers = [number for number in (span.line, span.column) if number]
    return ":".join([harmless(span.file), *map(str, numbers)])


def _remark(kind: str, text: str) -> Iterator[Line]:
    if text:
        yield [Piece(f"  {kind}: ", "bold"), Piece(harmless(text))]


def _excerpt(diagnostic: Diagnostic) -> Iterator[Line]:
    """Give the line of the source and carets under the characters that are meant."""
    span = diagnostic.span
    gutter = f"{span.line} | "
    before, meant, after = _cut(diagnostic.excerpt, span.column - 1, span.width)
    yield [Piece(gutter, "dim"), Piece(before + meant + after)]
    carets = "^" * max(cells(meant), 1)
    yield [
        Piece(" " * (len(gutter) + cells(before))),
        Piece(carets, STYLES[diagnostic.severity]),
    ]


def _cut(line: str, start: int, width: int) -> tuple[str, str, str]:
    """Cut what is shown of *line* into what stands before, at and after the span.

    What is meant gets its room first, then what stands before it, at least a third of what is
    left, then what follows.
    """
    meant = _head(line[start : start + width], WINDOW)
    left = WINDOW - cells(meant)
    following = line[start + width :]
    room_after = min(left - left // 3, cells(harmless(following[:left])))
    before = _tail(line[:start], left - room_after)
    after = _head(following, left - cells(before))
    return before, meant, after


def _head(text: str, room: int) -> str:
    """Give the beginning of *text* that fits *room* cells, made harmless."""
    # A character of a file takes a cell or more, but for combining marks: twice the room is
    # enough, and keeps a line of 50 MB out of the loop.
    shown = harmless(text[: 2 * room])
    if cells(shown) <= room and len(text) <= 2 * room:
        return shown
    kept = ""
    for character in shown:
        if cells(kept) + _cells(character) > room - len(CUT):
            break
        kept += character
    return kept + CUT if room >= len(CUT) else ""


def _tail(text: str, room: int) -> str:
    """Give the end of *text* that fits *room* cells, made harmless."""
    shown = harmless(text[-2 * room :]) if room else ""
    if cells(shown) <= room and len(text) <= 2 * room:
        return shown
    kept = ""
    for character in reversed(shown):
        if cells(kept) + _cells(character) > room - len(CUT):
            break
        kept = character + kept
    return CUT + kept if room >= len(CUT) else ""


def terminal(stream: TextIO) -> Any:
    """Give the console of Rich that writes to *stream*."""
    from rich.console import Console  # noqa: PLC0415

    console = Console(file=stream)
    if not console.width:
        # In no columns at all (COLUMNS=0), Rich writes nothing. Else it follows the terminal.
        console.width = 1
    return console


def write_lines(lines: Iterable[Line]) -> None:
    """Write *lines* on stderr, in colour where somebody looks at them."""
    stream = sys.stderr
    if stream is None:  # started without one
        return
    try:
        _write_lines(stream, lines)
    except (OSError, ValueError):  # ValueError: it was closed
        unheard.set(True)
        silence(stream)


def silence(stream: TextIO) -> None:
    """Send what is left in *stream*, and all that will come, to nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _write_lines(stream: TextIO, lines: Iterable[Line]) -> None:
    if stream.isatty():
        # Here, because whoever does not look at a terminal need not wait for rich.
        from rich.text import Text  # noqa: PLC0415

        console = screen.get() or terminal(stream)
        text = Text("\n").join(Text.assemble(*line) for line in lines)
        if text:
            console.print(text, highlight=False, soft_wrap=True)
    else:
        stream.write("".join("".join(piece.text for piece in line) + "\n" for line in lines))
        stream.flush()
