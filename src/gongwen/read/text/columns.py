"""栏目: the name in brackets that articles of one kind stand under."""

import re
from typing import Final

from gongwen.document.text import Text
from gongwen.read.findings import Findings

LONGEST_COLUMN: Final = 12
"""Of the name of a 栏目, in characters."""

COLUMN: Final = re.compile(
    f"[◆◇●■★☆※ ]*[【〖〔［\\[≡]+ ?([^】〗〕］\\]≡：:。，]{{2,{LONGEST_COLUMN}}}?) ?[】〗〕］\\]≡]+[◆◇●■★☆※ ]*"
)
"""A 栏目 at the start of a line."""


def take_column(line: Text, findings: Findings) -> tuple[Text | None, Text]:
    """Part the 栏目 at the start of *line* from the title that may follow it."""
    match = COLUMN.match(line.string)
    if match is None:
        return None, line
    name = line.slice(*match.span(1)).strip()
    findings.write_anew(line.slice(0, match.end()).strip(), f"【{name}】")
    return name, line.slice(match.end()).strip()
