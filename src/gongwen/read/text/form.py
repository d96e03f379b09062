"""Which form 版式 a plain text is: 简报, or one that cannot be set yet.

Each sign that a reader would see counts for a form; the form with the most is taken. A text is
taken for a bulletin where nothing speaks against it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gongwen.document.text import Text
from gongwen.forms import TO_COME, Form, find_form
from gongwen.read.findings import Findings
from gongwen.read.parts.bulletin import NOTE
from gongwen.read.parts.dates import DATE
from gongwen.read.parts.form import report_form
from gongwen.read.parts.ordinals import find_ordinal
from gongwen.read.parts.sources import find_source
from gongwen.read.source.han import HAN
from gongwen.read.source.lines import SourceLine
from gongwen.read.text.contents import is_contents
from gongwen.read.text.masthead_line import NAME_WORD, NUMBER, TOTAL

FIRST_LINES: Final = 8
"""Of a text, among which its mark, name or number stands."""

HEAD_LINES: Final = 22
"""Of a text, among which its title stands: below a mark, a number and the remains of a web page."""

LAST_LINES: Final = 14
"""Of a text, among which its signature and its imprint stand."""

LONGEST_LINE: Final = 45
"""Of a line of a head, in characters; a longer one is text, below which there is no title."""

LONGEST_MARK: Final = 30
"""Of a mark or a name, in characters."""

MOST_TITLE_LINES: Final = 4
"""Lines over which a title goes from 关于 on."""

LEAST: Final = 4
"""What the signs of another form must count together for a text not to be a bulletin."""

# What a sign counts: a whole head or a title says nearly all, a label at the end a little.
SURE: Final = 10
STRONG: Final = 5
GOOD: Final = 3
SOME: Final = 2
LITTLE: Final = 1

_FORM_LINE = re.compile("(?:版 ?式|form) ?[：:] ?(.+)$")
_KINDS = "决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案"
# What people call a paper that is none of these by name, and none of the other forms either.
_LOOSE_KINDS = f"{_KINDS}|汇报|方案|规定|办法|细则|情况说明"
_TITLE = re.compile(f"关于.*(?:{_LOOSE_KINDS})$")
_PLAIN_TITLE = re.compile(f"(?:{_KINDS})$")
_OWN_TITLE = re.compile(
    "(?:委员会|政府|局|厅|办公室|法院|检察院|学校|大学|公司|集团)(?:公告|通告|决定|通知|批复)$"
)
_REMARK = re.compile("(?:[（(][^（）()]*[）)])+$")
_DOCUMENT_NUMBER = re.compile(
    f"{HAN}+ ?(?:字)? ?[〔\\[【（(［] ?[0-9]+ ?[〕\\]】）)］] ?第? ?[0-9]+ ?号"
)
_LETTER_NUMBER = re.compile("函 ?(?:字)? ?[〔\\[【（(［] ?[0-9]+ ?[〕\\]】）)］]")
_LETTER = re.compile("(?:[的复商]|邀请|征询|商洽|答复|询问|推荐|介绍|感谢|慰问|催办|告知)函$")
_ORDER = re.compile(
    "(?:政府|国务院|部|委员会|主席|军委|局|会|省|市|县|区|署|院)(?:命 ?)?令$|^(?:命 ?令|嘉奖令|任免令|通缉令)$"
)
_ORDER_NUMBER = re.compile("第? ?[0-9〇零一二三四五六七八九十百]+ ?号$")
_MINUTES = re.compile("纪 ?要$")
_MEETING = re.compile(
    "(?:主 ?持(?:人)?|出 ?席|列 ?席|请 ?假|缺 ?席|记 ?录(?:人)?|参会人员|参加(?:人员|单位)?|与会人员|时间|地点)(?:单位|人员)? ?[：:]"
)
_MARK = re.compile("文 ?件$")
_RECIPIENTS = re.compile(f"(?:{HAN}|[）)])[：:]$")
_PRINTED = re.compile("印 ?发$")
_BULLETIN_LABEL = re.compile(
    "(?:报|送|发|报送|呈报|呈送|本期[报送发]|责任编辑|责编|编辑|主编) ?[：:]"
)
_COPY_TO = re.compile("抄 ?送 ?[：:]")


class Sign(NamedTuple):
    """Something that speaks for a form.

    Attributes:
        form: its name.
        counts: how much.
        why: in Chinese, for the message; empty where it says little.
    """

    form: str
    counts: int
    why: str = ""


def named_form(lines: Sequence[SourceLine], findings: Findings) -> tuple[Form | None, bool]:
    """Read ``版式：`` on the first line.

    Returns:
        The form, and whether the line is there; None for a form that cannot be set.
    """
    match = _FORM_LINE.match(lines[0].text.string) if lines else None
    if match is None:
        return None, False
    written = lines[0].text.slice(*match.span(1)).strip()
    form = find_form(written.string)
    if form is None:
        report_form(written, findings)
    return form, True


def form_to_come(lines: Sequence[SourceLine]) -> tuple[Form, str, Text] | None:
    """Tell whether a text is of a form that cannot be set yet.

    Returns:
        The form, why it is taken for one in Chinese, and a text at which that can be seen; None
        for a bulletin.
    """
    signs = [(sign, line) for sign, line in _signs(lines)]
    totals = dict.fromkeys(("bulletin", *(form.name for form in TO_COME)), 0)
    for sign, _ in signs:
        totals[sign.form] += sign.counts
    best = max(TO_COME, key=lambda form: totals[form.name])
    if totals[best.name] < LEAST or totals[best.name] <= totals["bulletin"]:
        return None
    seen = [(sign, line) for sign, line in signs if sign.form == best.name and sign.why]
    reasons = list(dict.fromkeys(sign.why for sign, _ in seen))
    place = seen[0][1] if seen else lines[0]
    return best, "、".join(reasons), place.text


def _signs(lines: Sequence[SourceLine]) -> Iterator[tuple[Sign, SourceLine]]:
    head = _head(lines)
    yield from _signs_of_names(head[:FIRST_LINES])
    for at, line in enumerate(head):
        for sign in _signs_of_head(head, at):
            yield sign, line
    for line in lines[max(len(lines) - LAST_LINES, len(head)) :]:
        for sign in _signs_of_end(line.text.string):
            yield sign, line
    for line in lines:
        if is_contents(line) or NOTE.match(line.text.string):
            yield Sign("bulletin", SOME), line
            break
    if any(_MEETING.match(line.text.string) for line in lines[:HEAD_LINES]):
        yield Sign("minutes", SOME), lines[0]


def _head(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Give the lines above the text, and the first of it."""
    for at, line in enumerate(lines[:HEAD_LINES]):
        string = line.text.string
        if at and (len(string) > LONGEST_LINE or string.endswith("。") or find_ordinal(string)):
            return lines[: at + 1]
    return lines[:HEAD_LINES]


def _signs_of_names(first: Sequence[SourceLine]) -> Iterator[tuple[Sign, SourceLine]]:
    """Give the signs of a bulletin's head: its name, its number."""
    names = [line for line in first if _is_name(line.text.string)]
    numbers = [line for line in first if _counts_issues(line.text.string)]
    minutes = [line for line in first if _MINUTES.search(line.text.string.split("（")[0].rstrip())]
    if minutes and not names:
        return
    dated = [line for line in first if DATE.search(line.text.string)]
    if names and numbers:
        yield Sign("bulletin", SURE + SOME), names[0]
    elif names and dated and "关于" not in dated[0].text.string:
        # No other form has its date above its title.
        yield Sign("bulletin", STRONG + GOOD), names[0]
    elif numbers:
        yield Sign("bulletin", STRONG), numbers[0]
    elif names:
        yield Sign("bulletin", SOME), names[0]


def _is_name(string: str) -> bool:
    if find_ordinal(string):
        return False
    for pattern in (TOTAL, NUMBER):
        string = pattern.sub(" ", string, count=1)
    words = string.strip(" （）()").replace(" ", "")
    return (
        len(words) <= LONGEST_MARK and "关于" not in words and NAME_WORD.search(words) is not None
    )


def _counts_issues(string: str) -> bool:
    return len(string) <= LONGEST_LINE and (
        NUMBER.search(string) is not None or TOTAL.search(string) is not None
    )


def _signs_of_head(head: Sequence[SourceLine], at: int) -> Iterator[Sign]:
    string = head[at].text.string
    if len(string) > LONGEST_LINE:
        return
    is_first = at < FIRST_LINES
    if is_first and len(string) <= LONGEST_MARK:
        yield from _signs_of_mark(head, at)
    if match := _DOCUMENT_NUMBER.search(string):
        form = "letter" if _LETTER_NUMBER.search(match[0]) else "document"
        yield Sign(form, GOOD, "有发文字号")
    yield from _signs_of_title(head, at)
    if (
        at
        and _RECIPIENTS.search(string)
        and "。" not in string
        and find_source(head[at].text) is None
    ):
        yield Sign("document", LITTLE)
        yield Sign("letter", LITTLE)


def _signs_of_mark(head: Sequence[SourceLine], at: int) -> Iterator[Sign]:
    string = head[at].text.string
    if _ORDER.search(string.replace(" ", "")):
        below = head[at + 1 : at + 3]
        numbered = any(_ORDER_NUMBER.match(line.text.string) for line in below)
        yield Sign("order", SURE if numbered else STRONG, "标志以“令”结尾")
    if _MINUTES.search(string) or _MINUTES.search(_REMARK.sub("", string).rstrip()):
        yield Sign("minutes", STRONG + LITTLE, "标志或标题以“纪要”结尾")
    if _MARK.search(string) and at < FIRST_LINES:
        yield Sign("document", STRONG, "标志以“文件”结尾")


def _signs_of_title(head: Sequence[SourceLine], at: int) -> Iterator[Sign]:
    string = _REMARK.sub("", head[at].text.string).rstrip()
    squeezed = string.replace(" ", "")
    title = squeezed
    for line in reversed(head[max(at - MOST_TITLE_LINES, 0) : at]):
        if "关于" in title or line.text.string[-1] in "。：:":
            break
        title = line.text.string.replace(" ", "") + title
    if _TITLE.search(title) or _OWN_TITLE.search(squeezed):
        yield Sign("document", STRONG, f"标题以“{squeezed[-2:]}”结尾")
    elif _PLAIN_TITLE.search(squeezed) and not _is_name(string):
        yield Sign("document", SOME, f"标题以“{squeezed[-2:]}”结尾")
    if _LETTER.search(squeezed) or ("关于" in title and squeezed.endswith("函")):
        yield Sign("letter", STRONG + SOME, "标题以“函”结尾")


def _signs_of_end(string: str) -> Iterator[Sign]:
    if _BULLETIN_LABEL.match(string):
        yield Sign("bulletin", SOME)
    elif _COPY_TO.match(string) or (_PRINTED.search(string) and DATE.search(string)):
        yield Sign("document", LITTLE)
