"""Plain text → a document of the form that its words show."""

from collections.abc import Sequence

from gongwen.document import Document
from gongwen.document.series import Series
from gongwen.forms import FORMS, Form, room
from gongwen.read.findings import Findings
from gongwen.read.source.lines import SourceLine, describe_lines, number_lines
from gongwen.read.source.residue import clear
from gongwen.read.text.form import form_to_come, named_form


def read_text(source: Sequence[str], findings: Findings, series: Series) -> Document | None:
    """Read the lines of a plain-text file; what they lack comes from *series*.

    Where a part is missing in both, what stands for it is empty, and ``findings`` says so. None
    for a text of a form that cannot be set yet.
    """
    texts = tuple(number_lines(source, findings.file))
    lines = describe_lines(clear(texts, findings), findings)
    form, is_named = named_form(lines, findings)
    if is_named:
        lines = lines[1:]
    else:
        form = _form_of(lines, findings)
    if form is None:
        return None
    # The line that names the form is a setting.
    findings.source = texts[lines[0].number - 1 :] if is_named and lines else texts
    document: Document = room(__name__, form.name).read(lines, findings, series)
    return document


def _form_of(lines: Sequence[SourceLine], findings: Findings) -> Form | None:
    """Ask the forms in turn whether a text is theirs; what none claims is of the first form."""
    others = (form for form in FORMS[1:] if room(__name__, form.name).claims(lines))
    claimed = next(others, None)
    if claimed is not None:
        return claimed
    coming = form_to_come(lines)
    if coming is None:
        return FORMS[0]
    form, why, place = coming
    findings.error(
        "form-not-yet",
        f"这是一份{form.label}，不是{FORMS[0].label}（{why}）；还不能排{form.label}",
        place.span(),
        f"若确是{FORMS[0].label}，在最前面加一行“版式：{FORMS[0].label}”",
    )
    return None
