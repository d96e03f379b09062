"""栏目: the name in brackets that articles of one kind stand under."""

from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.text.contents import COLUMN, take_bullet


def take_column(line: Text, before: Text | None, findings: Findings) -> tuple[Text, Text]:
    """Part the 栏目 at the start of *line* from the title that may follow it.

    A line without brackets is one as a whole. The one *before*, if any, shares its brackets.
    """
    match = COLUMN.match(line.string)
    name = line.slice(*match.span(1)).strip() if match else take_bullet(line, findings)
    rest = line.slice(match.end()).strip() if match else Text("")
    if before is not None and before.string == name.string:
        findings.leave_out("repeated", "重复的栏目", line)
        return before, rest
    if match:
        findings.write_anew(
            line.slice(0, match.end()).strip(), name.string if before else f"【{name}】"
        )
    return Text.join([before, name], " ") if before else name, rest
