"""Half-width marks between 汉字: told, for whoever reads the page takes them for mistakes."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from gongwen.diagnostics import Diagnostic
from gongwen.document.bulletin import Article
from gongwen.document.text import Text, texts_of
from gongwen.read.findings import Findings
from gongwen.read.source.clean import is_han

FULL_WIDTH: Final = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    '"': "“ 或 ”",
    "(": "（",
    ")": "）",
}
"""What GB/T 15834—2011 has for each half-width mark."""

_HALF_WIDTH = re.compile('(?<=.)[,;:!?"()](?=.)')


def report_ascii_marks(articles: Sequence[Article], findings: Findings) -> None:
    """Report half-width marks between 汉字: each mark once, with all its places and a count.

    They are left as they are: a quotation mark does not say whether it opens or closes.
    """
    found: dict[str, list[Text]] = {}
    for text in texts_of(tuple(articles)):
        string = text.string
        for match in _HALF_WIDTH.finditer(string):
            if is_han(string[match.start() - 1]) and is_han(string[match.end()]):
                found.setdefault(match[0], []).append(text.slice(match.start(), match.end()))
    for mark, all_alike in found.items():
        findings.add(_tell(mark, all_alike))


def _tell(mark: str, found: Sequence[Text]) -> Diagnostic:
    """Give the diagnostic for all places of one *mark*."""
    places = tuple(each.span() for each in found)
    full = FULL_WIDTH[mark]
    edits = (each.edit(0, 1, full) for each in found) if len(full) == 1 else ()
    several = len(places) > 1
    return Diagnostic(
        "warning",
        "ascii-mark",
        f"汉字之间用了半角的“{mark}”" + (f"（共 {len(places)} 处）" if several else ""),
        places[0],
        f"改为全角的 {full}",
        "GB/T 15834—2011",
        edits=tuple(chain.from_iterable(edits)),
        places=places if several else (),
    )
