"""Plain text → a document of the form that its words show."""

from collections.abc import Sequence

from gongwen.document import Document
from gongwen.document.series import Series
from gongwen.forms import FORMS, Form, room
from gongwen.read.findings import Findings
from gongwen.read.account import settle
from gongwen.read.source.lines import SourceLine, describe_lines, number_lines
from gongwen.read.source.residue import clear


def read_text(source: Sequence[str], findings: Findings, series: Series) -> Document:
    """Read the lines of a plain-text file; what they lack comes from *series*.

    Where a part is missing in both, what stands for it is empty, and ``findings`` says so.
    """
    texts = tuple(number_lines(source, findings.file))
    lines = describe_lines(clear(texts, findings), findings)
    document: Document = room(__name__, _form_of(lines).name).read(lines, findings, series)
    if not findings.failed:
        settle(texts, document, findings)
    return document


def _form_of(lines: Sequence[SourceLine]) -> Form:
    """Ask the forms in turn whether a text is theirs; what none claims is of the first form."""
    others = (form for form in FORMS[1:] if room(__name__, form.name).claims(lines))
    return next(others, FORMS[0])
