"""Source lines → paragraphs: blank lines, indents, page breaks and hard line ends."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongwen.diagnostics import Diagnostic
from gongwen.document.text import Origin, Text
from gongwen.read.findings import SILENT, Findings
from gongwen.read.parts.imprint import LABELLED
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.source.clean import clean_body, clean_line

LEAST_CUT = 20
"""A page break leaves at least a line before it; a shorter text without end punctuation is a
heading or a list, and stays by itself."""

LEAST_WRAPPED = 5
"""Fewer lines show no habit: four may be equally wide by chance, a list of offices often is."""

LEAST_WRAP = 2 * LEAST_CUT
"""A line ended by hand is at least this wide, in half 字: lines of fewer than twenty 字 are entries
of a list, each by itself."""

MOST_WRAP = 120
"""A line ended by hand is at most this wide, in half 字: sixty 字 are more than a sheet of paper
or a window holds, so that such lines are whole paragraphs."""

STICKS_OUT = 10
"""One line in ten may be wider than a full one (an address, Latin words) and says nothing of it."""

SAME_WIDTH = 4
"""Lines that differ from a full one by two 字 or less, in half 字, count as full in judging the
habit: a mark that may not begin a line goes up to the one before, or takes a 字 down."""

MOST_SHORT = 6
"""Where lines are ended by hand, one that lacks three 字 or less, in half 字, may go on: besides a
mark and its 字 a whole figure goes down. A shorter one ends its paragraph."""

LEAST_DRAWN = 3
"""Horizontal strokes in a row that are a rule; two are a dash that somebody typed for ——."""

INDENT = 2
"""White space that indents a paragraph, in characters; a single space is a slip of the hand."""

_ENDS = "。！？；：…!?;:"
_CLOSING = "”’」』）》】〕\"')"
ENDED = re.compile(f"[{_ENDS}][{_CLOSING}]*$")
"""The end of a paragraph that is complete."""

_UNFINISHED = re.compile("[，、,“‘（《〈【〔]$")
_CANNOT_START = re.compile("[，。、；：！？”’）》〉】〕]")
_DRAWN = re.compile(f"[\u2501-\u257f]|\u2500{{{LEAST_DRAWN}}}")
_BULLET = re.compile("[●◆◇■□○★☆▲△·•※①-⑳\\-—*]")
_LETTERS = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that is not blank.

    Attributes:
        text: cleaned, without white space at its ends.
        indented: whether it stands in by two characters or more, or a tab.
        after_blank: whether a blank line, or nothing, is before it.
        width: in half 字, as typed.
        row: the line as typed, its tabs kept, if it looks like a row of a table; else None.
    """

    text: Text
    indented: bool
    after_blank: bool
    width: int
    row: Text | None = None

    @property
    def number(self) -> int:
        """The number of the line in its file."""
        return self.text.span().line


def number_lines(lines: Sequence[str], file: str) -> Iterable[Text]:
    """Make every line of a file a text that knows its place."""
    return (Text(line, file, (Origin(0, at, 1),)) for at, line in enumerate(lines, 1))


def split_lines(text: Text) -> Iterable[Text]:
    """Cut *text* at its line feeds."""
    start = 0
    for line in text.string.split("\n"):
        yield text.slice(start, start + len(line))
        start += len(line) + 1


def make_lines(texts: Iterable[Text], findings: Findings) -> tuple[SourceLine, ...]:
    """Drop blank lines, and clean and describe the others."""
    lines: list[SourceLine] = []
    after_blank = True
    for text in texts:
        stripped = text.string.lstrip()
        cleaned = clean_line(text, findings) if stripped else text
        if not stripped or not cleaned:
            after_blank = True
            continue
        indent = text.string[: len(text) - len(stripped)]
        indented = len(indent) >= INDENT or indent in ("\t", "\u3000")
        width = width_of(stripped.rstrip())
        row = text.strip() if is_row(text.string) else None
        lines.append(SourceLine(cleaned, indented, after_blank, width, row))
        after_blank = False
    return tuple(lines)


def is_row(string: str) -> bool:
    r"""Tell whether a line looks like a row of a table: it has tabs inside, or lines drawn.

    The tab that a word processor puts after a number or a bullet is none inside.

    >>> is_row("姓名\t单位"), is_row("一、\t总体情况"), is_row("开放──创新")
    (True, False, False)
    """
    head, tab, rest = string.strip().partition("\t")
    inner = rest if tab and _opens_paragraph(head.strip()) else string.strip()
    return "\t" in inner.strip() or _DRAWN.search(inner) is not None


def _opens_paragraph(head: str) -> bool:
    found = find_ordinal(f"{head}文")
    return _BULLET.fullmatch(head) is not None or (found is not None and found.length == len(head))


def tell_table(rows: Sequence[Text], findings: Findings) -> None:
    """Report neighbouring *rows* of a table, which are set as paragraphs."""
    first, last = rows[0].span().line, rows[-1].span().line
    place = f"第 {first} 行" if first == last else f"第 {first} 到 {last} 行"
    findings.warning(
        "table-like",
        f"{place}像表格，还不能排成表格，已逐行排成段落",
        rows[0].span(),
        "改写成文字，或把表格另作附件；若不是表格，删去制表符",
    )


def width_of(string: str) -> int:
    """Measure *string* in half 字: one for an ASCII character, two for any other."""
    return 2 * len(string) - len(string.encode("ascii", "ignore"))


def make_paragraphs(lines: Sequence[SourceLine], findings: Findings) -> list[Text]:
    """Join lines that belong to one paragraph, and tell which.

    Joints across blank lines, and single ones, are told one by one; in a file whose lines
    were ended by hand the others are told once.
    """
    _tell_tables(lines, findings)
    wrapping = _Wrapping.of([line for line in lines if line.row is None])
    paragraphs: list[list[SourceLine]] = []
    joints: list[SourceLine] = []
    for line in lines:
        if not paragraphs or not wrapping.continues(paragraphs[-1], line):
            paragraphs.append([line])
            continue
        if wrapping.width and not line.after_blank:
            joints.append(line)
        else:
            _tell_joint(paragraphs[-1][-1], line, findings)
        paragraphs[-1].append(line)
    if joints:
        findings.add(_all_joints(joints))
    return [_join(paragraph, findings) for paragraph in paragraphs]


def _tell_tables(lines: Sequence[SourceLine], findings: Findings) -> None:
    for _, group in groupby(lines, key=lambda line: line.row is None):
        if rows := [line.row for line in group if line.row is not None]:
            tell_table(rows, findings)


def _tell_joint(before: SourceLine, after: SourceLine, findings: Findings) -> None:
    findings.info(
        "joined",
        f"第 {before.number} 行与第 {after.number} 行是一段，已接上",
        after.text.span(0, 1),
        "若是两段，请在前一段末尾加标点",
    )


def _all_joints(joints: Sequence[SourceLine]) -> Diagnostic:
    places = tuple(line.text.span() for line in joints)
    return Diagnostic(
        "info",
        "joined",
        f"文字每行手工换行，已把 {len(places)} 处换行接回，首处在第 {places[0].line} 行",
        places[0],
        "接错的地方，在前一段末尾加标点，或在两段之间空一行",
        places=places if len(places) > 1 else (),
    )


def _join(lines: Sequence[SourceLine], findings: Findings) -> Text:
    parts: list[Text] = []
    for line in lines:
        if line.row is not None:
            # What else is to be cleaned was told when the line was made.
            return clean_body(line.row, SILENT)
        text = clean_body(line.text, findings)
        if parts:
            meet = parts[-1].string[-1] + text.string[0]
            if all(_LETTERS.match(character) for character in meet):
                parts.append(Text(" ", text.file, text.origins[:1]))
        parts.append(text)
    return parts[0] if len(parts) == 1 else Text.join(parts)


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How a run of lines is ended.

    Attributes:
        width: of a full line where lines were ended by hand, in half 字; else 0.
        indents: whether paragraphs are indented.
        blanks: whether blank lines are between paragraphs.
    """

    width: int
    indents: bool
    blanks: bool

    @staticmethod
    def of(lines: Sequence[SourceLine]) -> "_Wrapping":
        """Look at *lines* to see the habits of their author."""
        indented = sum(line.indented for line in lines)
        blanks = sum(line.after_blank for line in lines[1:])
        widths = sorted(line.width for line in lines)
        width = 0
        if len(widths) >= LEAST_WRAPPED:
            # A few lines may stick out; the body of the file says how wide a line is. Half of
            # all lines are full: the others end paragraphs, or are headings.
            width = widths[-max(len(widths) // STICKS_OUT, 1)]
            full = sum(abs(each - width) <= SAME_WIDTH for each in widths)
            if full * 2 < len(widths) or not LEAST_WRAP <= width <= MOST_WRAP:
                width = 0
        return _Wrapping(width, 0 < indented < len(lines), 0 < blanks < len(lines) - 1)

    def continues(self, paragraph: Sequence[SourceLine], line: SourceLine) -> bool:
        """Tell whether *line* goes on with what *paragraph* has."""
        last = paragraph[-1]
        if line.row is not None or last.row is not None:
            return False
        string = line.text.string
        if (self.indents and line.indented) or find_ordinal(string) or LABELLED.match(string):
            return False
        if self.width and not line.after_blank:
            full = last.width >= self.width - MOST_SHORT
            told = self.indents or self.blanks
            return full and (told or not ENDED.search(last.text.string))
        if ENDED.search(last.text.string):
            return False
        if _UNFINISHED.search(last.text.string) or _CANNOT_START.match(string):
            return True
        return self._was_cut(paragraph)

    @staticmethod
    def _was_cut(paragraph: Sequence[SourceLine]) -> bool:
        """Tell whether *paragraph*, which has no end punctuation, is more than a heading."""
        string = "".join(line.text.string for line in paragraph)
        if string.count("“") > string.count("”"):
            return True
        found = find_ordinal(string)
        if found and found.level and "。" not in string:
            return False
        return len(string) >= LEAST_CUT
