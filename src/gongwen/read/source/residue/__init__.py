"""What other programs leave in pasted text: found line by line, taken out, and told.

Pages leave folios and running heads, browsers leave menus and counters, Markdown its marks, scans
a space after every 汉字. Each kind has a function from raw lines to raw lines; ``clear`` calls them
in the order in which they may hide one another. What is a single character has a row in
``source/signs.py``.
"""

from collections.abc import Iterable

from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.source.residue.folios import drop_folios
from gongwen.read.source.residue.heads import drop_running_heads
from gongwen.read.source.residue.markdown import strip_markdown
from gongwen.read.source.residue.raw import RawLine, split_pages
from gongwen.read.source.residue.scans import close_up_scans
from gongwen.read.source.residue.separators import drop_separators
from gongwen.read.source.residue.web import drop_web


def clear(texts: Iterable[Text], findings: Findings) -> list[RawLine]:
    """Give the lines of a plain-text file without what programs left in them."""
    lines = split_pages(texts)
    lines = close_up_scans(lines, findings)
    lines = drop_folios(lines, findings)
    lines = drop_running_heads(lines, findings)
    lines = drop_web(lines, findings)
    lines = strip_markdown(lines, findings)
    return drop_separators(lines, findings)
