"""栏目: the name in brackets that articles of one kind stand under."""

from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.text.contents import COLUMN, take_bullet


def take_column(line: Text, findings: Findings) -> tuple[Text, Text]:
    """Part the 栏目 at the start of *line* from the title that may follow it.

    A line without brackets is one as a whole.
    """
    match = COLUMN.match(line.string)
    if match is None:
        return take_bullet(line, findings), Text("")
    name = line.slice(*match.span(1)).strip()
    findings.write_anew(line.slice(0, match.end()).strip(), f"【{name}】")
    return name, line.slice(match.end()).strip()
