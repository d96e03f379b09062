"""Source lines → paragraphs: blank lines, indents, page breaks and hard line ends."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gongwen.diagnostics import Diagnostic
from gongwen.document.text import Origin, Text
from gongwen.read.findings import SILENT, Findings
from gongwen.read.parts.imprint import starts_entry
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.source.clean import clean_body, clean_line
from gongwen.read.source.residue.raw import RawLine
from gongwen.read.source.signs import PICTURE

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

ALL_BLANK = 0.9
"""Of the lines of a file, how many have a blank one before them where that says nothing."""

LEAST_DRAWN = 3
"""Horizontal strokes in a row that are a rule; two are a dash that somebody typed for ——."""

MOST_TOLD = 3
"""Joints that are told one by one; more are told together."""

INDENT = 2
"""White space that indents a paragraph, in characters; a single space is a slip of the hand."""

_ENDS = "。！？；：…!?;:"
_CLOSING = "”’」』）》】〕\"')"
ENDED = re.compile(f"(?:[{_ENDS}．]|(?<=[^ -~])\\.|(?<=[)\"'])\\.|\\.\\.\\.)[{_CLOSING}]*$")
"""The end of a paragraph that is complete."""

_CLOSED = re.compile(f"[{_CLOSING}]$")
_UNFINISHED = re.compile("[，、,“‘（《〈【〔]$")
_CANNOT_START = re.compile("[，。、；：！？”’）》〉】〕]")
_DRAWN = re.compile(f"[\u2501-\u257f]|\u2500{{{LEAST_DRAWN}}}")
_BULLET = re.compile("[●◆◇■□○★☆▲△·•※①-⑳\\-—*]")
_WORD_ENDS = re.compile("[A-Za-z][,.;:!?]?$")
_WORD_STARTS = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that is not blank.

    Attributes:
        text: cleaned, without white space at its ends.
        indented: whether it stands in by two characters or more, or a tab.
        after_blank: whether a blank line, or nothing, is before it.
        width: in half 字, as typed.
        row: the line as typed, its tabs kept, if it looks like a row of a table; else None.
        page_break: whether a page ended before it.
        separated: whether a row of signs that parts texts stood before it.
        heading: its level as a heading of Markdown; 0 for any other line.
        is_full: whether lines of the file were ended by hand, and this one because it was full.
        ended: whether a picture that was left out stood at its end, as a full stop does.
    """

    text: Text
    indented: bool
    after_blank: bool
    width: int
    row: Text | None = None
    page_break: bool = False
    separated: bool = False
    heading: int = 0
    is_full: bool = False
    ended: bool = False

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
    return describe_lines(map(RawLine, texts), findings)


def describe_lines(raw: Iterable[RawLine], findings: Findings) -> tuple[SourceLine, ...]:
    """Drop blank lines, and clean and describe the others, with what stood before them."""
    lines: list[SourceLine] = []
    after_blank = True
    page_break = separated = False
    for each in raw:
        text = each.text
        page_break, separated = page_break or each.page_break, separated or each.separated
        stripped = text.string.lstrip()
        cleaned = clean_line(text, findings) if stripped else text
        if not stripped or not cleaned:
            after_blank = True
            continue
        indent = text.string[: len(text) - len(stripped)]
        lines.append(
            SourceLine(
                cleaned,
                indented=len(indent) >= INDENT or indent in ("\t", "\u3000"),
                after_blank=after_blank,
                width=width_of(stripped.rstrip()),
                row=text.strip() if is_row(text.string) else None,
                page_break=page_break,
                separated=separated,
                heading=each.heading,
                ended=PICTURE.match(stripped.rstrip()[-1]) is not None,
            )
        )
        after_blank = page_break = separated = False
    # Heads and feet are short whatever the habit is.
    wide = [line for line in lines if line.row is None and line.width >= LEAST_WRAP]
    width = _Wrapping.of(wide).width
    if not width:
        return tuple(lines)
    # Programs that read PDF put a blank line behind every line; then none says anything.
    blanks = sum(line.after_blank for line in lines)
    are_empty = blanks >= ALL_BLANK * len(lines)
    return tuple(
        replace(
            line,
            is_full=line.width >= width - MOST_SHORT,
            after_blank=line.after_blank and not are_empty,
        )
        for line in lines
    )


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

    A few joints across blank lines, or in a file without a habit, are told one by one; those of a
    file whose lines were ended by hand are told once.
    """
    _tell_tables(lines, findings)
    wrapping = _Wrapping.of([line for line in lines if line.row is None])
    paragraphs: list[_Growing] = []
    joints: list[SourceLine] = []
    odd_joints: list[tuple[SourceLine, SourceLine]] = []
    for line in lines:
        if not paragraphs or not wrapping.continues(paragraphs[-1], line):
            paragraphs.append(_Growing(line))
            continue
        if wrapping.width and not line.after_blank and not line.page_break:
            joints.append(line)
        else:
            odd_joints.append((paragraphs[-1].last, line))
        paragraphs[-1].add(line)
    if joints:
        findings.add(_all_joints(joints, "文字每行手工换行"))
    if len(odd_joints) > MOST_TOLD:
        findings.add(_all_joints([line for _, line in odd_joints], "句子被换行、空行截断"))
    else:
        for before, after in odd_joints:
            _tell_joint(before, after, findings)
    return [_join(paragraph.lines, findings) for paragraph in paragraphs]


class _Growing:
    """A paragraph that may take further lines.

    What the next line is judged by is counted as lines come, so that a paragraph of a thousand
    lines is not looked at a thousand times.
    """

    def __init__(self, line: SourceLine) -> None:
        self.lines = [line]
        found = find_ordinal(line.text.string)
        self._is_headed = found is not None and found.level > 0
        self._has_stop = False
        self._length = self._open_quotes = self._open_titles = 0
        self._count(line.text.string)

    @property
    def last(self) -> SourceLine:
        """The line that was added last."""
        return self.lines[-1]

    @property
    def is_heading(self) -> bool:
        """Whether it is a numbered heading on a line of its own, as far as it goes."""
        return self._is_headed and not self._has_stop

    @property
    def goes_on(self) -> bool:
        """Whether its sentence plainly goes on: after a comma, inside a quotation or a title."""
        is_open = self._open_quotes > 0 or self._open_titles > 0
        return is_open or _UNFINISHED.search(self.last.text.string) is not None

    @property
    def is_ended(self) -> bool:
        """Whether its last sentence has its mark."""
        return self.last.ended or ENDED.search(self.last.text.string) is not None

    @property
    def is_cut(self) -> bool:
        """Whether it is more than a heading and stops in the middle of a sentence."""
        closed = _CLOSED.search(self.last.text.string) is not None
        return not closed and not self.is_heading and self._length >= LEAST_CUT

    def add(self, line: SourceLine) -> None:
        """Take a further line."""
        self.lines.append(line)
        self._count(line.text.string)

    def _count(self, string: str) -> None:
        self._length += len(string)
        self._has_stop = self._has_stop or "。" in string
        # A closing quote without an opening one is a slip and opens no debt.
        self._open_quotes = max(self._open_quotes + string.count("“") - string.count("”"), 0)
        self._open_titles = max(self._open_titles + string.count("《") - string.count("》"), 0)


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


def _all_joints(joints: Sequence[SourceLine], why: str) -> Diagnostic:
    places = tuple(line.text.span() for line in joints)
    return Diagnostic(
        "info",
        "joined",
        f"{why}，已把 {len(places)} 处换行接回，首处在第 {places[0].line} 行",
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
        between_words = parts and _WORD_ENDS.search(parts[-1].string[-2:])
        if between_words and _WORD_STARTS.match(text.string):
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

    def continues(self, paragraph: _Growing, line: SourceLine) -> bool:
        """Tell whether *line* goes on with what *paragraph* has.

        What the sentence says is asked first; the width of lines decides where it says nothing.
        """
        last = paragraph.last
        if line.row is not None or last.row is not None:
            return False
        string = line.text.string
        if find_ordinal(string) or starts_entry(string):
            return False
        if _CANNOT_START.match(string):
            return True
        if self.indents and line.indented and not paragraph.goes_on:
            return False
        if line.page_break and not paragraph.is_ended:
            return not paragraph.is_heading
        if self.width and (not line.after_blank or line.page_break):
            full = last.width >= self.width - MOST_SHORT
            if paragraph.is_ended:
                return full and (self.indents or self.blanks)
            # A short line without a mark is a heading or an entry of a list, a long one is cut.
            long = last.width >= LEAST_WRAP and not paragraph.is_heading
            return paragraph.goes_on or full or long
        if paragraph.is_ended:
            return False
        return paragraph.goes_on or paragraph.is_cut
