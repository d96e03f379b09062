"""WHAT WAS WRITTEN: a document as its author meant it, without any measurement.

Readers make these values, checks look at them, ``compose`` sets them. All are frozen; all
strings that came out of a file are ``Text`` and know their place. Two documents are equal if
they say the same, wherever it stood in their files.

This module has what documents of all forms have in common; each form has a module of its name.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from gongwen.diagnostics import Span
from gongwen.document.text import Text


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of ``style:``, not yet looked up in a sheet.

    Attributes:
        names: the keys from the outermost in, English or Chinese, as written.
        value: the scalar as written.
        is_shared: whether it stands in a file that documents of several forms may share, and so
            may name a row that one of these forms lacks.
    """

    names: tuple[Text, ...]
    value: Text
    is_shared: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Serial:
    """The place of a document in a series that counts its issues.

    Attributes:
        file: its name as the user wrote it; files of one folder and *name* are a series.
        name: of the series.
        number: of the document in it.
        day: its date; None where it has none.
        number_at: where the number stands; None for the whole file.
        day_at: where the date stands; None for the whole file.
    """

    file: str
    name: str
    number: int
    day: date | None = None
    number_at: Span | None = None
    day_at: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What documents of all forms have.

    Attributes:
        form: the name of the form 版式, as ``forms`` has it.
        keywords: for the catalogue data of the file; not printed.
        settings: overrides of the sheet, in the order in which they apply.
        words: an office's own words 词语, which no line of a title cuts; not printed.
    """

    form: ClassVar[str]

    keywords: tuple[Text, ...] = ()
    settings: tuple[Setting, ...] = ()
    words: tuple[Text, ...] = ()

    @property
    def serial(self) -> Serial | None:
        """The place of the document in a series; None if its form or the document has no number."""
        return None
