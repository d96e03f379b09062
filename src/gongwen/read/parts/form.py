"""版式 as a file names it."""

from gongwen.document.text import Text
from gongwen.forms import FORMS, TO_COME
from gongwen.read.findings import Findings


def report_form(written: Text, findings: Findings) -> None:
    """Report a form that cannot be set, or that there is none of this name."""
    coming = next((form for form in TO_COME if written.string in form), None)
    message = f"还不能排{coming.label}" if coming else f"没有“{written}”这种版式"
    known = "、".join(f"{each.name}（{each.label}）" for each in FORMS)
    code = "form-not-yet" if coming else "form-unknown"
    findings.error(code, message, written.span(), f"现在只有 {known}")
