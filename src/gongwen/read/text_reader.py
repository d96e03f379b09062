"""Plain text → Bulletin: finds the parts in the order in which a person would see them."""

from collections.abc import Sequence

from gongwen.diagnostics import Span
from gongwen.document import Bulletin, Series
from gongwen.read.articles import find_imprint, read_middle
from gongwen.read.findings import Findings
from gongwen.read.imprint import read_entries
from gongwen.read.lines import make_lines, number_lines
from gongwen.read.masthead import take_masthead
from gongwen.read.shared import complete_imprint


def read_text(source: Sequence[str], findings: Findings, series: Series) -> Bulletin:
    """Read the lines of a plain-text bulletin; what it lacks comes from *series*.

    Where a part is missing in both, what stands for it is empty, and ``findings`` says so.
    """
    every = make_lines(number_lines(source, findings.file), findings)
    masthead, lines = take_masthead(every, findings, series.masthead)
    end = find_imprint(lines)
    imprint = read_entries([line.text for line in lines[end:]], findings)
    last = every[-1].text.span() if every else Span(findings.file)
    middle = read_middle(lines[:end], last, findings)
    imprint = complete_imprint(imprint, series.imprint)
    return Bulletin(
        masthead, middle.articles, imprint, middle.note, series.contents, series.keywords
    )
