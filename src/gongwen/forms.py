"""The forms 版式 that gongwen knows: one line each.

A form has one file in each of the places named in ``PLACES``, called after the form: adding a form
is adding these files and a line of ``FORMS``. What each file must offer is in ``PLACES``. Whoever needs the file of a form asks ``room``, so
that nothing is loaded but what the form at hand needs.
"""

from importlib import import_module
from typing import Any, Final, NamedTuple


class Form(NamedTuple):
    """A kind of document.

    Attributes:
        name: as issue files and command lines write it, and as its files are called.
        label: the same in Chinese.
    """

    name: str
    label: str


FORMS: Final[tuple[Form, ...]] = (Form("bulletin", "简报"),)
"""The first is taken where a file does not say."""

TO_COME: Final[tuple[Form, ...]] = (
    Form("document", "公文"),
    Form("letter", "信函"),
    Form("order", "命令"),
    Form("minutes", "纪要"),
)
"""Forms of GB/T 9704—2012 that are known as such and cannot be set yet."""

PLACES: Final = (
    "gongwen.document",
    "gongwen.sheet",
    "gongwen.read.text",
    "gongwen.read.yaml",
    "gongwen.compose.forms",
    "gongwen.write",
)
"""The packages in which every form has a file, and what the stages ask of it.

=================  ================================================================
``document``       a subclass of ``Document`` whose ``form`` is the name
``sheet``          ``SHEET``: its measurements, of a subclass of ``Sheet``
``read.text``      ``read``; ``claims``, whether lines are of the form (all but the first)
``read.yaml``      ``read``; ``KEYS``, the keys on the outermost level
                   (both end with ``settle``, by which nothing is lost in silence)
``compose.forms``  ``compose``
``write``          ``lines_of``
=================  ================================================================
"""


def forms_now() -> str:
    """Give the forms that can be set, in both languages, for messages and help."""
    return "、".join(f"{form.label}（{form.name}）" for form in FORMS)


def find_form(written: str) -> Form | None:
    """Give the form that is called *written*, in English or Chinese; None if there is none."""
    return next((form for form in FORMS if written in (form.name, form.label)), None)


def room(package: str, form: str) -> Any:
    """Give the module of *form* in one of ``PLACES``."""
    return import_module(f"{package}.{form}")
