"""Words for outcomes and whole batches, on stderr."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from gongwen.diagnostics import Diagnostic
from gongwen.press.jobs import Outcome, Status
from gongwen.report import (
    Line,
    Piece,
    count,
    in_file_order,
    screen,
    show_note,
    word,
    word_refusal,
    write_lines,
)

COUNTED: Final[dict[Status, str]] = {
    "built": "排好 {} 份",
    "sound": "无误 {} 份",
    "unchanged": "未变 {} 份",
    "differs": "不一致 {} 份",
    "missing": "缺 PDF {} 份",
    "failed": "有错误 {} 份",
    "fault": "未能处理 {} 份",
}


_UNREAD: Final = "；改正后请再查一次，其余内容要写法都对了才能检查"
"""Said of a file whose structure is not understood: what it says could not be checked."""


def show_outcome(outcome: Outcome, *, is_alone: bool, is_quiet: bool) -> None:
    """Write what is wrong with an issue, what was weighed, and where the PDF is.

    A bar that is shown counts the PDFs; they are not named then.

    Args:
        outcome: what became of it.
        is_alone: whether it is the only one.
        is_quiet: whether only problems are told.
    """
    # What was only remarked is not remarked again where nothing has changed.
    is_brief = is_quiet or outcome.status == "unchanged"
    found = [
        each
        for each in in_file_order(outcome.diagnostics)
        if not (is_brief and each.severity == "info")
    ]
    lines: list[Line] = [line for each in found for line in word(each)]
    if found and is_alone:
        more = _UNREAD if any(each.code == "yaml-syntax" for each in found) else ""
        lines.append([Piece(count(found) + more)])
    if outcome.fault:
        message, hint = outcome.fault
        named = message if is_alone else f"{outcome.job.source}：{message}"
        lines += word_refusal(named, hint)
    if lines:
        write_lines(lines)
    for remark in outcome.remarks:
        show_note(remark)
    if outcome.status == "built" and not is_quiet and not screen.get():
        show_note(f"已写入 {outcome.job.target}（{outcome.pages} 页）")
    if outcome.status == "sound" and is_alone and not is_quiet:
        show_note(f"{outcome.job.source}：没有错误（{outcome.pages} 页）")
    is_compared = outcome.status == "unchanged" and outcome.job.purpose == "compare"
    if is_compared and is_alone and not is_quiet:
        show_note(f"{outcome.job.target} 就是这份稿件排出的（{outcome.pages} 页）")


def show_findings(found: Sequence[Diagnostic]) -> None:
    """Write diagnostics of more than one file."""
    write_lines([line for each in in_file_order(found) for line in word(each)])


def show_summary(
    counts: Counter[Status], pages: int, seconds: float, found: Sequence[Diagnostic]
) -> None:
    """Write one line for a whole batch."""
    parts = [words.format(counts[status]) for status, words in COUNTED.items() if counts[status]]
    done = sum(counts.values())
    if found:
        parts.append(count(found))
    rate = done / seconds if seconds else 0.0
    show_note(f"{'，'.join(parts)}；{pages} 页，{seconds:.1f} 秒，每秒 {rate:.1f} 份")
