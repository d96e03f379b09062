"""The rows of a sheet with the names that lead to them, English and Chinese."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, NamedTuple

from gongwen.sheet.rows import Choice, Colour, Measure, Row, label_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Named(NamedTuple):
    """A row with its names.

    Attributes:
        names: those that lead to it, from the outermost group in.
        labels: the same in Chinese.
        row: the row.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...]
    row: Row


def rows(sheet: "DataclassInstance") -> Iterator[Named]:
    """Give every row with the names that lead to it, in the order of the table."""
    yield from _rows(sheet, (), ())


def _rows(
    group: "DataclassInstance", names: tuple[str, ...], labels: tuple[str, ...]
) -> Iterator[Named]:
    for each in fields(group):
        value = getattr(group, each.name)
        if isinstance(value, Measure | Choice | Colour):
            yield Named((*names, each.name), (*labels, label_of(each)), value)
        elif is_dataclass(value) and not isinstance(value, type):
            yield from _rows(value, (*names, each.name), (*labels, label_of(each)))


def names_of(group: "DataclassInstance") -> dict[str, str]:
    """Map every name and alias in *group* to its field."""
    names: dict[str, str] = {}
    for each in fields(group):
        if each.metadata:
            names[label_of(each)] = each.name
            names[each.name] = each.name
    return names


def listed(group: "DataclassInstance", *, in_english: bool) -> str:
    """Give the names in *group*, in one language."""
    names = [each for each in fields(group) if each.metadata]
    return "、".join(each.name if in_english else label_of(each) for each in names)
