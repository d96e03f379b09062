"""版式 as a file names it."""

from typing import Final

from gongwen.document.text import Text
from gongwen.forms import TO_COME, forms_now
from gongwen.read.findings import Findings

DOCUMENT_KINDS: Final = frozenset(
    ["决议", "决定", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案"]
)
"""Kinds 文种 of documents that people give as the form (《党政机关公文处理工作条例》, 8)."""


def report_form(written: Text, findings: Findings) -> None:
    """Report a form that cannot be set, or that there is none of this name."""
    coming = next((form for form in TO_COME if written.string in form), None)
    if coming is None and written.string in DOCUMENT_KINDS:
        coming = TO_COME[0]
    hint = f"现在能排的：{forms_now()}"
    if coming is not None:
        findings.error("form-not-yet", f"还不能排{coming.label}", written.span(), hint)
    else:
        findings.error("form-unknown", f"没有“{written}”这种版式", written.span(), hint)
