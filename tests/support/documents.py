"""The nouns of a document, made from plain strings and numbers.

One builder a noun, told by keyword what the test cares for: a new field touches this file alone.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from gongwen.document import Setting
from gongwen.document.body import Block, Item, Level, Paragraph, Section, SideHeading
from gongwen.document.imprint import ImprintEntry
from gongwen.document.labels import EntryKind
from gongwen.document.text import Day, Number, Origin, Text

from support.findings import make_span

NOWHERE: Final = make_span()

Place = tuple[int, int, int]
"""From which offset of a text on its characters stand at which line and column."""


def make_text(string: str, *, file: str | Path = "", places: Sequence[Place] = ()) -> Text:
    """Make a text; *places* say where its characters stand, and without them no file holds it."""
    origins = [Origin(offset=offset, line=line, column=column) for offset, line, column in places]
    return Text(string, str(file), tuple(origins))


def make_number(value: int, *, line: int = 0, column: int = 0, year: str = "") -> Number:
    return Number(value=value, span=make_span(line=line, column=column), year=make_text(year))


def make_day(value: date) -> Day:
    return Day(value=value, span=NOWHERE)


def make_setting(*names: str, value: str, file: str | Path = "s.yaml") -> Setting:
    """Make a row of ``style:`` of a *file* that has the value below the names."""
    return Setting(
        names=tuple(make_text(name, file=file, places=[(0, 1, 1)]) for name in names),
        value=make_text(value, file=file, places=[(0, 3, 9)]),
    )


def make_paragraph(text: str | Text) -> Paragraph:
    return Paragraph(text=_text(text))


def make_item(*, lead: str, number: int = 1, text: str = "") -> Item:
    return Item(number=number, lead=_text(lead), text=_text(text))


def make_section(
    *blocks: Block, heading: str, level: Level = 1, number: int = 1, text: str = ""
) -> Section:
    return Section(
        level=level, number=number, heading=_text(heading), text=_text(text), blocks=blocks
    )


def make_side_heading(text: str) -> SideHeading:
    return SideHeading(text=make_text(text))


def make_entry(*, text: str, label: str = "", kind: EntryKind | None = None) -> ImprintEntry:
    """Make an entry of the 报尾; without a *kind*, its label decides."""
    return ImprintEntry(label=_text(label), text=_text(text), said=kind)


def _text(text: str | Text) -> Text:
    return make_text(text) if isinstance(text, str) else text
