"""Plain text → 简报: finds the parts in the order in which a person would see them."""

from collections.abc import Sequence

from gongwen.diagnostics import Span
from gongwen.document.bulletin import Bulletin
from gongwen.document.series import Series
from gongwen.read.account import settle
from gongwen.read.findings import Findings
from gongwen.read.parts.bounds import check_bulletin
from gongwen.read.parts.imprint import read_entries
from gongwen.read.parts.shared import complete_imprint
from gongwen.read.source.lines import SourceLine
from gongwen.read.source.punctuation import fold_marks
from gongwen.read.text.articles import read_middle
from gongwen.read.text.foot import find_imprint, tell_labels, without_trail
from gongwen.read.text.masthead import take_masthead


def read(every: Sequence[SourceLine], findings: Findings, series: Series) -> Bulletin:
    """Read the lines of a plain-text bulletin; see ``read_text``."""
    every = without_trail(every, findings)
    masthead, lines, entries = take_masthead(every, findings, series.masthead)
    end = find_imprint(lines)
    tell_labels(lines[:end], findings)
    imprint = read_entries([*entries, *(line.text for line in lines[end:])], findings)
    last = every[-1].text.span() if every else Span(findings.file)
    middle = read_middle(lines[:end], last, findings)
    imprint = complete_imprint(imprint, series.imprint)
    bulletin = Bulletin(
        masthead,
        middle.articles,
        imprint,
        middle.note,
        note_label=middle.note_label,
        contents=series.contents,
        keywords=series.keywords,
        words=series.words,
    )
    check_bulletin(bulletin, findings)
    bulletin = fold_marks(bulletin, findings)
    settle(bulletin, findings)
    return bulletin
