"""Bytes → lines: settles the encoding and refuses what is no text, within bounds."""

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Sequence

from gongwen.diagnostics import Span
from gongwen.read.findings import Findings

MOST_BYTES = 2_000_000
"""Of a file: a thousand pages of text, where an ordinary issue has four."""

MOST_CHARACTERS = 700_000
"""Of a file: 汉字 of so many bytes are fewer, and two million letters would be three times the work."""

MOST_LETTERS = 250_000
"""Letters and digits of ASCII in a file: whoever has more has pasted a picture or a table of numbers. They
are five times the work of as many 汉字, so that a file of them takes as long as one of these."""

MOST_LINES = 22_000
"""Twenty-two to a page make a thousand pages of them, as for bytes."""

MOST_LINE = 200_000
"""Of a line, in characters: a text of a hundred pages that a program wrote without a line feed.
Cleaning a line takes time by its length, and of this one still less than a second."""

EMPTY = "写入稿件后再排；gongwen new bulletin 新建一份"

MOST_REPORTED = 20
"""Bad characters that are told one by one: a screenful. A binary file has thousands."""

EXCERPT = 200
"""What is kept of a line that is too long, in characters: more than the excerpt of a finding
shows, which is one row of a terminal."""

DAMAGED_SHARE = 4
"""With more than one wide character in four damaged, a file is not taken for UTF-8: a slip of an
editor breaks some, while nearly all 汉字 of GB18030 are no UTF-8."""

PAGE_BREAK = "\f"
"""The one control character that means something: what programs put between two pages."""

BAD = re.compile("[\0-\x08\x0b\x0d-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]")
"""What no text has: C0 and C1 controls but tab, line feed and page break, halves of characters,
noncharacters, and U+FFFD, which is left behind where another program has lost a character."""

_LETTER = re.compile("[0-9A-Za-z]+")

_SAVE_AS_TEXT = "在 Word、WPS 里打开，另存为“纯文本（*.txt）”，编码选 UTF-8；再排这份 .txt"
_SAVE_AS_UTF_8 = "用记事本打开，另存为，编码选 UTF-8"
_COPY = "打开它，选中文字复制，粘贴到记事本，存为 .txt；再排这份 .txt"

_BINARY = (
    (b"PK\x03\x04", "文件是 Word、WPS 文档，或压缩包", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "文件是 Word 97—2003 或 WPS 文档", _SAVE_AS_TEXT),
    (b"%PDF", "文件是 PDF", _COPY),
    (b"{\\rtf", "文件是 RTF 文档", _SAVE_AS_TEXT),
    (b"\xff\xfe", "文件的编码是 UTF-16", _SAVE_AS_UTF_8),
    (b"\xfe\xff", "文件的编码是 UTF-16", _SAVE_AS_UTF_8),
)
"""How files begin that are no text for us, what they are, and how to make text of them."""

_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE
)


def decode(data: bytes, findings: Findings) -> tuple[str, ...]:
    """Turn *data* into lines without their ends.

    Returns:
        The lines, even where *findings* has got errors, so that excerpts can be shown.
    """
    if not data.strip():
        findings.error("empty-file", "文件是空的", Span(findings.file), EMPTY)
        return ()
    if len(data) > MOST_BYTES:
        findings.error(
            "file-too-large",
            f"文件有 {len(data):,} 字节，上限是 {MOST_BYTES:,} 字节",
            Span(findings.file),
            "检查是否选错了文件；图片和字体不写在稿件里",
        )
        return ()
    if refusal := _no_text(data):
        findings.error("not-text", refusal[0], Span(findings.file), refusal[1])
        return ()
    text = _decode(data, findings)
    text = _end_lines(text.removeprefix("\ufeff"))
    if too_many := _too_many(text):
        findings.error(
            "file-too-large", too_many, Span(findings.file), "检查是否选错了文件，或分成几期"
        )
        return ()
    if text.isspace():
        findings.error("empty-file", "文件里只有空白", Span(findings.file), EMPTY)
    count = text.count("\n") + 1
    if count > MOST_LINES:
        findings.error(
            "too-many-lines",
            f"文件有 {count:,} 行，上限是 {MOST_LINES:,} 行",
            Span(findings.file),
            "检查是否选错了文件，或分成几期",
        )
        return ()
    if not findings.failed:
        _refuse_bad_characters(text, findings)
    # Excerpts go to a terminal, which must not act on what a file holds.
    return _bound_lines(BAD.sub("\ufffd", text).split("\n"), findings)


def _no_text(data: bytes) -> tuple[str, str] | None:
    """Say what a file is that is no text, and what to do; None for text."""
    for start, message, hint in _BINARY:
        if data.startswith(start):
            return message, hint
    if _WEB_PAGE.match(data):
        return "文件是网页（HTML）", _COPY
    return None


def _too_many(text: str) -> str:
    """Say which characters are too many; nothing where none are."""
    count = len(text)
    if count > MOST_CHARACTERS:
        return f"文件有 {count:,} 个字符，上限是 {MOST_CHARACTERS:,} 个"
    # Only the few texts that may have too many are looked at.
    letters = count - len(_LETTER.sub("", text)) if count > MOST_LETTERS else 0
    if letters > MOST_LETTERS:
        return f"文件有 {letters:,} 个字母和数字，上限是 {MOST_LETTERS:,} 个"
    return ""


def _end_lines(text: str) -> str:
    """Make every end of a line a line feed.

    The line and paragraph separators of Unicode end lines, as YAML has it, and so does the
    vertical tab, which Word puts where a line was ended inside a paragraph.
    """
    for end in ("\r\n", "\r", "\v", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text


def without_page_breaks(lines: Sequence[str]) -> tuple[str, ...]:
    """Give *lines* with a space for every page break, for YAML and for excerpts on terminals."""
    return tuple(line.replace(PAGE_BREAK, " ") for line in lines)


def _decode(data: bytes, findings: Findings) -> str:
    """Give the text; where the encoding is unknown, what can be shown of it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        error = failure
    # A Chinese text in another encoding has hardly a valid sequence of UTF-8. Where most of
    # them are valid the file is damaged UTF-8, which GB18030 would read as wrong 汉字.
    mended = data.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    wide = len(mended) - len(mended.encode("ascii", "ignore"))
    if damaged * DAMAGED_SHARE > wide:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            findings.warning(
                "encoding-gb18030",
                "文件的编码不是 UTF-8，已按 GB18030 读入",
                Span(findings.file),
                "请核对文字，并另存为 UTF-8",
            )
            return text
    # The codec counts behind the mark of the encoding, if there is one.
    at = error.start + (len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0)
    before = _end_lines(data[:at].decode("utf-8-sig", "ignore"))
    line = before.count("\n") + 1
    findings.error(
        "encoding-unknown",
        f"文件既不是 UTF-8 也不是 GB18030：第 {at + 1} 个字节"
        f"（0x{data[at]:02X}，第 {line} 行）无法识别",
        Span(findings.file, line, len(before) - before.rfind("\n")),
        "请用编辑器另存为 UTF-8",
    )
    return mended


def _refuse_bad_characters(text: str, findings: Findings) -> None:
    bad = list(BAD.finditer(text))
    if not bad:
        return
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in bad[:MOST_REPORTED]:
        line = bisect_right(starts, match.start())
        span = Span(findings.file, line, match.start() - starts[line - 1] + 1)
        report_bad(match[0], span, findings)
    if len(bad) > MOST_REPORTED:
        rest = len(bad) - MOST_REPORTED
        findings.error(
            "control-character", f"另有 {rest} 个这样的字符", Span(findings.file), "请删去"
        )


def report_bad(character: str, span: Span, findings: Findings) -> None:
    """Report *character*, which ``BAD`` has found."""
    point = f"U+{ord(character):04X}"
    if character == "\ufffd":
        findings.error(
            "damaged-character", f"此处的字已经丢失，只剩替代符号 {point}", span, "请补上原字"
        )
    else:
        findings.error("control-character", f"不能有控制字符 {point}", span, "请删去")


def _bound_lines(lines: list[str], findings: Findings) -> tuple[str, ...]:
    if max(map(len, lines)) <= MOST_LINE:
        return tuple(lines)
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_LINE:
            findings.error(
                "line-too-long",
                f"这一行有 {len(line):,} 个字符，上限是 {MOST_LINE:,} 个",
                Span(findings.file, number, 1, EXCERPT),
                "把段落分行；若不是文字，检查是否选错了文件",
            )
    return tuple(line if len(line) <= MOST_LINE else line[:EXCERPT] + "……" for line in lines)
