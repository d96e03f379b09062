"""栏目: the name in brackets that articles of one kind stand under."""

from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.text.contents import COLUMN, take_bullet


def take_column(
    line: Text, before: Text | None, above: Text | None, findings: Findings
) -> tuple[Text, Text]:
    """Part the 栏目 at the start of *line* from the title that may follow it.

    A line without brackets is one as a whole.

    Args:
        line: the line.
        before: the 栏目 on the lines before it, which shares its brackets.
        above: that of the article above it, which need not be printed again.
        findings: gets what is left out.

    Returns:
        The 栏目 of the article so far, and the rest of the line.
    """
    match = COLUMN.match(line.string)
    written = line.slice(0, match.end()).strip() if match else line
    name = line.slice(*match.span(1)).strip() if match else take_bullet(line, findings)
    rest = line.slice(match.end()).strip() if match else Text("")
    same = next((each for each in (before, above) if each and each.string == name.string), None)
    if same is not None:
        findings.leave_out("repeated", "重复的栏目", written)
        return same, rest
    if match:
        findings.write_anew(written, name.string if before else f"【{name}】")
    return Text.join([before, name], " ") if before else name, rest
