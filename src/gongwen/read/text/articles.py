"""The middle of a plain-text bulletin → 目录, 编者按 and articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongwen.diagnostics import Span
from gongwen.document.body import Block, Section, SideHeading
from gongwen.document.bulletin import Article
from gongwen.document.text import NOTHING, Text
from gongwen.read.findings import Findings
from gongwen.read.parts.body import read_body
from gongwen.read.parts.bulletin import NOTE, part_note
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.parts.sources import find_source
from gongwen.read.source.clean import clean_body
from gongwen.read.source.lines import ENDED, SourceLine
from gongwen.read.text.contents import NO_CONTENTS, Contents, bare, is_contents, take_contents
from gongwen.read.text.heads import (
    TITLE_LABEL,
    Head,
    can_be_title,
    count_head,
    count_title,
    is_begun,
    is_column,
    is_marked,
    near,
    take_head,
)

ALIKE: Final = 0.7
"""Of the length of the first title: a line that is shorter is a heading inside an article."""

ALIKE_APART: Final = 0.5
"""The same where blank lines set the line apart and are not between all paragraphs."""

ALIKE_SOURCED: Final = 0.8
"""The same where only the last article has a 供稿: short lines above it are likely inside it."""

RARE: Final = 0.6
"""Of the lines, how many may have a blank one before them where that still says something."""

SHORTEST_TITLE: Final = 5
"""Of a title that nothing but its length shows, in characters."""

LEAST_TEXT: Final = 20
"""Of the paragraph below such a title, in characters: shorter lines are entries of a list."""

_USUAL_HEADING = re.compile(
    "(?:主要|具体|基本|工作|存在|下一?步|取得|几点|经验|总体|有关|特色|活动|项目)?(?:的|工作)?"
    "(?:做法|成效|问题|打算|安排|计划|情况|措施|建议|启示|体会|背景|进展|特点|亮点|部署|思考|成果|经验|效果|意见)"
)
"""What parts of many texts are called; no article has such a title."""

NO_BODY: Final = "标题之后另起一行写正文"
NO_TITLE: Final = "若有标题，写在正文前，单独成行，句末不用标点；或在前面加“标题：”"


@dataclass(frozen=True, slots=True)
class Middle:
    """What stands between 报头 and 报尾."""

    note: tuple[Text, ...]
    articles: tuple[Article, ...]
    note_label: Text = NOTHING


def read_middle(lines: Sequence[SourceLine], last: Span, findings: Findings) -> Middle:
    """Read the lines between masthead and imprint; *last* is where the file ends."""
    lines, contents = take_contents(lines, findings)
    notes, lines = _take_note(lines, contents, findings)
    if contents is NO_CONTENTS:
        lines, contents = take_contents(lines, findings)
    if not lines:
        findings.error("no-title", "报头之后没有文章", last, "报头之后写标题和正文")
    label, note = notes
    articles: list[Article] = []
    column: Text | None = None
    starts = [*_starts(lines, contents), len(lines)]
    for start, stop in pairwise(starts):
        head, below = take_head(lines[start:stop], contents, column, findings)
        if head.note is not None and not note:
            first = part_note(clean_body(head.note.text, findings), findings)
            label, note = first.label, [first.text] if first.text else []
            if not note:
                findings.leave_out("label-dropped", "没有下文的", head.note.text)
        elif head.note is not None:
            below = [head.note, *below]
        column = head.column
        article = _read_article(head, below, lines[start], findings)
        if article is not None:
            articles.append(article)
    _report_titles(articles, lines, starts, findings)
    return Middle(tuple(note), tuple(articles), label)


def _read_article(
    head: Head, below: Sequence[SourceLine], first: SourceLine, findings: Findings
) -> Article | None:
    blocks, source = read_body(below, findings, with_source=head.source is None)
    if not blocks:
        findings.error("no-body", "文章没有正文", first.text.span(), NO_BODY)
        return None
    _tell_side_headings(blocks, findings)
    return Article(
        head.title,
        blocks,
        head.source or source,
        column=head.column,
        subtitle=head.subtitle,
        author=head.author,
        headnote=head.headnote,
    )


def _report_titles(
    articles: Sequence[Article],
    lines: Sequence[SourceLine],
    starts: Sequence[int],
    findings: Findings,
) -> None:
    """Tell where a title is missing: only a single article may go without."""
    for article, start in zip(articles, starts, strict=False):
        if article.title:
            continue
        place = lines[start].text.span()
        if len(articles) == 1:
            findings.warning("no-title", "没有认出标题，照无标题的排", place, NO_TITLE)
        else:
            findings.error("no-title", "文章没有标题", place, NO_TITLE)


def _tell_side_headings(blocks: Sequence[Block], findings: Findings) -> None:
    for block in blocks:
        if isinstance(block, Section):
            _tell_side_headings(block.blocks, findings)
        elif isinstance(block, SideHeading):
            findings.info(
                "side-heading",
                f"“{block.text}”读作小标题",
                block.text.span(),
                "若是下一篇的标题，在前面加“标题：”；若是段落，句末加标点",
            )


def _starts(lines: Sequence[SourceLine], contents: Contents) -> list[int]:
    """Find the lines on which articles begin."""
    if not lines:
        return []
    habits = _Habits.of(lines, contents)
    starts, head_end = [0], habits.first_end
    for at in range(1, len(lines)):
        if at < head_end:
            continue
        if habits.starts_at(at):
            starts.append(at)
            head_end = at + _head_length(lines, at, contents)
    return starts


def _head_length(lines: Sequence[SourceLine], at: int, contents: Contents) -> int:
    """Count the lines of 栏目 and title from *at*."""
    start = at
    while start < len(lines) - 1 and is_column(lines, start, contents):
        start += 1
    return start - at + max(contents.match(lines, start) or count_title(near(lines, start)), 1)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How the articles of an issue are told apart.

    Attributes:
        lines: between masthead and imprint.
        contents: of the issue.
        first_end: where the head of the first article ends.
        length: of the first title, in letters and digits, where its length is all that shows
            another; 0 where the list of titles or the sources show them.
        is_sourced: whether the last article has a source; if others did, it would show them.
        are_apart: whether blank lines are rare, so that one above and below a line says something.
        are_marked: whether titles have a sign before them.
        heading: the level of titles in Markdown; 0 elsewhere.
    """

    lines: Sequence[SourceLine]
    contents: Contents
    first_end: int
    length: int
    are_apart: bool
    is_sourced: bool
    are_marked: bool
    heading: int

    @staticmethod
    def of(lines: Sequence[SourceLine], contents: Contents) -> "_Habits":
        """Look at the first article and at what ends the others."""
        first_end = _head_length(lines, 0, contents)
        count = count_title(near(lines, 0))
        title = "".join(bare(line.text.string) for line in lines[:count])
        sources = [
            at for at, line in enumerate(lines) if at >= first_end and find_source(line.text)
        ]
        told = bool(contents.entries) or (bool(sources[:1]) and sources[0] < len(lines) - 1)
        length = 0 if told or not title else max(len(title), SHORTEST_TITLE)
        marked, heading = count > 0 and is_marked(lines[0]), lines[0].heading
        apart = sum(line.after_blank for line in lines[1:]) < (len(lines) - 1) * RARE
        return _Habits(lines, contents, first_end, length, apart, bool(sources), marked, heading)

    def starts_at(self, at: int) -> bool:
        """Tell whether an article begins on the line at *at*."""
        line = self.lines[at]
        if TITLE_LABEL.match(line.text.string):
            return True
        if at == len(self.lines) - 1:
            return False
        if self.contents.match(self.lines, at):
            return True
        if is_column(self.lines, at, self.contents):
            return self._is_column_of_contents(at)
        if not can_be_title(line) and not count_title(near(self.lines, at)):
            return False
        if line.separated or find_source(self.lines[at - 1].text) is not None:
            return True
        if self.are_marked and is_marked(line):
            return True
        if self.heading:
            return line.heading == self.heading
        return self.length > 0 and self._is_as_long(at)

    def _is_column_of_contents(self, at: int) -> bool:
        """Tell whether a line in brackets is a 栏目: one of the list, or at the end of a text."""
        if self.contents.heads(self.lines, at):
            return True
        if self.contents.columns:
            return bare(self.lines[at].text.string) in self.contents.columns or bool(
                self.contents.match(self.lines, at + 1)
            )
        ended = ENDED.search(self.lines[at - 1].text.string) is not None
        return ended or self.lines[at].after_blank

    def _is_as_long(self, at: int) -> bool:
        """Tell whether a short line between two texts is as long as the first title."""
        line, before = self.lines[at], self.lines[at - 1]
        if ENDED.search(before.text.string) is None or line.row is not None:
            return False
        count = count_title(near(self.lines, at))
        if not count or is_begun(self.lines, at):
            return False
        end = at + max(count_head(near(self.lines, at)), count)
        title = "".join(bare(each.text.string) for each in self.lines[at : at + count])
        if end >= len(self.lines) or _USUAL_HEADING.fullmatch(title):
            return False
        below = self.lines[end]
        is_text = len(below.text) >= LEAST_TEXT or find_ordinal(below.text.string) is not None
        return is_text and len(title) >= max(self._least(at, below), SHORTEST_TITLE)

    def _least(self, at: int, below: SourceLine) -> float:
        """Give how long a line must be to be a title, in letters and digits."""
        apart = self.are_apart and self.lines[at].after_blank and below.after_blank
        if self.is_sourced:
            return self.length * ALIKE_SOURCED
        return self.length * (ALIKE_APART if apart else ALIKE)


def _take_note(
    lines: Sequence[SourceLine], contents: Contents, findings: Findings
) -> tuple[tuple[Text, list[Text]], Sequence[SourceLine]]:
    """Read a 编者按 before the first title: its paragraphs end with punctuation."""
    if not lines or not NOTE.match(lines[0].text.string):
        return (Text(""), []), lines
    label = part_note(lines[0].text, findings)
    parts = [[label.text]] if label.text else []
    at = 1
    while at < len(lines):
        line = lines[at]
        is_open = not parts or not ENDED.search(parts[-1][-1].string)
        ends = count_title(near(lines, at)) or find_ordinal(line.text.string)
        if contents.match(lines, at) or is_contents(line) or (ends and not is_open):
            break
        if is_open and parts:
            parts[-1].append(line.text)
        else:
            parts.append([line.text])
        at += 1
    note = [clean_body(Text.join(each), findings) for each in parts]
    if not any(note):
        findings.leave_out("label-dropped", "没有下文的", lines[0].text)
    return (label.label, [text for text in note if text]), lines[at:]
