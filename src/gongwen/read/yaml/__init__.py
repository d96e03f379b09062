"""A YAML file → a document of the form that it names."""

from collections.abc import Sequence
from typing import Final

from gongwen.diagnostics import Span
from gongwen.document import Document
from gongwen.document.series import Series
from gongwen.document.text import Text
from gongwen.forms import FORMS, Form, find_form, room
from gongwen.read.findings import Findings
from gongwen.read.parts.form import report_form
from gongwen.read.source.decode import EMPTY
from gongwen.read.yaml.content import content_of
from gongwen.read.yaml.nodes import Fields, Mapping, Scalar, one_line, report_kind
from gongwen.read.yaml.parser import parse_yaml
from gongwen.read.yaml.samples import warn_of_samples

FORM_KEYS: Final = ("form", "版式")
"""The key that names the form; every form has it."""


def read_yaml(lines: Sequence[str], findings: Findings, series: Series) -> Document | None:
    """Read the lines of a YAML file; what it lacks comes from *series*.

    Where a part is missing in both, what stands for it is empty, and ``findings`` says so. None
    for an empty file, for one that is no mapping, and for a form that is not known.
    """
    node = parse_yaml(lines, findings)
    if not isinstance(node, Mapping):
        if node is not None:
            report_kind(node, "文件里应是若干“键: 值”", findings)
        elif not findings.failed:
            findings.error("empty-file", "文件里没有内容", Span(findings.file), EMPTY)
        return None
    warn_of_samples(node, findings)
    # Which keys there may be depends on the form, so it is looked at before any other.
    form = _form_of(node, findings)
    if form is None:
        # What can be told without the form: keys that no form has, and keys that stand twice.
        Fields(node, [key for each in FORMS for key in room(__name__, each.name).KEYS], findings)
        return None
    findings.source = tuple(content_of(node))
    document: Document | None = room(__name__, form.name).read(node, findings, series)
    return document


def _form_of(mapping: Mapping, findings: Findings) -> Form | None:
    """Give the form that a file names, the first if it names none; None for an unknown one."""
    written = _written_form(mapping, findings)
    if written is None:
        return FORMS[0]
    form = find_form(written.string)
    if form is None:
        report_form(written, findings)
    return form


def _written_form(mapping: Mapping, findings: Findings) -> Text | None:
    """Give what stands after the key of the form, if there is one.

    What is wrong with the key itself is found by the reader of the form, which sees all keys.
    """
    for entry in mapping.entries:
        if entry.key.text.string in FORM_KEYS:
            value = entry.value
            return one_line(value.text, findings) or None if isinstance(value, Scalar) else None
    return None
