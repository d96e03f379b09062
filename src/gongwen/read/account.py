"""The account of a file: every character of it is in the document, or a finding names it.

Readers take what they understand and tell what they leave out, fold or write anew. Whether all of
them together have forgotten something is asked here, once, of places: what a file has at a place
is carried by a text of the document that stands there, or is written anew (第92期 for
第九十二期), or stands where a finding is. What remains is told, so that nothing is lost in silence.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from gongwen.diagnostics import Span
from gongwen.document import Document
from gongwen.document.text import Text, texts_of
from gongwen.read.findings import Findings, quoted

REMARKS: Final = frozenset(
    {
        "contents-unmatched", "head-entry", "item-order", "joined", "key-in-text", "label-in-text",
        "label-unknown",
        "no-date", "no-issuer", "no-number", "no-title", "placeholder", "quote-unpaired",
        "section-order", "side-heading", "table-like", "yaml-comment",
    }
)  # fmt: skip
"""Findings that say how a text was understood, or what is missing beside it. What they stand at is
not accounted for by them: it must be printed."""

_OPEN = b"\1"
"""A place that is still open; zero is one that is closed."""


class Account:
    """The places of the characters that must be accounted for, as far as they are still open."""

    def __init__(self, source: Iterable[Text]) -> None:
        """Open the account with the places of everything but white space in *source*."""
        self._lines: dict[int, bytearray] = {}
        self._strings: dict[int, list[str]] = {}
        for text in source:
            for span, string in text.stretches():
                self._open(span, string)

    def _open(self, span: Span, string: str) -> None:
        line = self._lines.setdefault(span.line, bytearray())
        written = self._strings.setdefault(span.line, [])
        start, step = span.column - 1, max(span.width // max(len(string), 1), 1)
        end = start + len(string) * step
        line.extend(bytes(max(end - len(line), 0)))
        written.extend(" " * max(end - len(written), 0))
        line[start:end:step] = bytes(not character.isspace() for character in string)
        written[start:end:step] = string

    def close(self, span: Span) -> None:
        """Take *span* as accounted for."""
        line = self._lines.get(span.line)
        if line is None:
            return
        if not span.column:
            line[:] = bytes(len(line))
            return
        start = min(span.column - 1, len(line))
        end = min(start + span.width, len(line))
        line[start:end] = bytes(end - start)

    def rest(self) -> Iterator[tuple[Span, str]]:
        """Give what is still open, line by line."""
        for number in sorted(self._lines):
            line = bytes(self._lines[number])
            if _OPEN not in line:
                continue
            start, end = line.index(_OPEN), line.rindex(_OPEN) + 1
            string = "".join(self._strings[number][start:end])
            yield Span("", number, start + 1, end - start), string


def settle(document: Document, findings: Findings) -> None:
    """Tell whatever of the source is neither in *document* nor named by a finding.

    A file that has an error is not set, and its account is not asked.

    Args:
        document: what was read.
        findings: has the source, and what was told so far; gets the rest.
    """
    if findings.failed:
        return
    account = Account(findings.source)
    for text in texts_of(document):
        _close(text, account, findings.file)
    for text, _ in findings.rewritten:
        _close(text, account, findings.file)
    for span in findings.places(but=REMARKS):
        account.close(span)
    for span, string in account.rest():
        findings.warning(
            "text-unused",
            f"“{quoted(string)}”不知属于哪一项，没有采用",
            Span(findings.file, span.line, span.column, span.width),
            "改用 YAML 写明它是哪一部分，或删去",
        )


def _close(text: Text, account: Account, file: str) -> None:
    if text.file == file:
        for span, _ in text.stretches():
            account.close(span)
