"""Half-width marks between 汉字: told, for whoever reads the page takes them for mistakes."""

import re
from collections.abc import Sequence
from typing import Final

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
    """Report half-width marks between 汉字: each mark once, with the first place and a count.

    They are left as they are: a quotation mark does not say whether it opens or closes.
    """
    counts: dict[str, int] = {}
    firsts: dict[str, Text] = {}
    for text in texts_of(tuple(articles)):
        string = text.string
        for match in _HALF_WIDTH.finditer(string):
            if not (is_han(string[match.start() - 1]) and is_han(string[match.end()])):
                continue
            mark = match[0]
            counts[mark] = counts.get(mark, 0) + 1
            firsts.setdefault(mark, text.slice(match.start(), match.end()))
    for mark, first in firsts.items():
        count = f"（共 {counts[mark]} 处）" if counts[mark] > 1 else ""
        findings.warning(
            "ascii-mark",
            f"汉字之间用了半角的“{mark}”{count}",
            first.span(),
            f"改为全角的 {FULL_WIDTH[mark]}",
            "GB/T 15834—2011",
        )
