"""What is said of a row that a sheet has not got there: where it is, or which one was meant."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from gongwen.nearest import nearest
from gongwen.sheet.names import Named, listed, names_of, rows

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_SET_BY: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("行距", "行间距", "行数", "每页行数", "line_spacing"), ("rows",)),
    **dict.fromkeys(("字距", "字间距", "字数", "每行字"), ("columns",)),
    **dict.fromkeys(("缩进", "首行缩进", "段首缩进"), ("body", "indent")),
    **dict.fromkeys(("页边距", "上边距", "天头"), ("type_area", "head_margin")),
    **dict.fromkeys(("左边距", "订口"), ("type_area", "binding_margin")),
    **dict.fromkeys(("纸张", "纸型"), ("paper", "width")),
}
"""Words for what another row sets, where the whole text is meant."""

_OF_TEXT: Final = ("body", "正文")

MOST_PLACES: Final = 3
"""Other places of a row that are named; more of them nobody reads."""


def say_missing(
    sheet: "DataclassInstance",
    group: "DataclassInstance",
    names: Sequence[str],
    depth: int,
    value: str,
) -> str:
    """Say what to write in the place of a name that *group* has not got.

    Args:
        sheet: the whole table.
        group: the part of it that the names before lead to.
        names: all names that were written.
        depth: which of them is wrong.
        value: what is written behind.
    """
    written = names[depth]
    in_english = written.isascii()
    known = list(rows(sheet))
    if depth == 0 or names[0] in _OF_TEXT:
        other = [each for each in known if each.names == _SET_BY.get(written)]
        if other:
            path = _path(other[0], in_english=in_english)
            place = f"，行首与“{names[0]}”对齐" if depth else ""
            return f"这由“{'.'.join(path)}”定，写成“{_nested(path, str(other[0].row))}”{place}"
    if depth and any((written,) in (each.names, each.labels) for each in known):
        return f"“{written}”不在“{names[0]}”里：写成“{written}: {value}”，行首与“{names[0]}”对齐"
    before = list(_understood(sheet, names[:depth]))
    same = [
        each
        for each in known
        if written in (each.names[-1], each.labels[-1]) and len(each.names) > 1
    ]
    below = [each for each in same if list(each.names[:depth]) == before]
    if not below and (near := nearest(written, names_of(group))):
        return f"是否想写“{near}”"
    if same:
        return _tell_places(below or same, value, in_english=in_english)
    return f"可用的项：{listed(group, in_english=in_english)}"


def _understood(sheet: "DataclassInstance", names: Sequence[str]) -> Sequence[str]:
    """Give the English names of *names*, which lead to a group of *sheet*."""
    group, english = sheet, []
    for name in names:
        english.append(names_of(group)[name])
        group = getattr(group, english[-1])
    return english


def _tell_places(places: Sequence[Named], value: str, *, in_english: bool) -> str:
    """Say where a row is; in the text, if it is there, for that is meant most often."""
    first, *others = sorted(places, key=lambda each: each.names[0] not in _OF_TEXT)
    path = _path(first, in_english=in_english)
    hint = f"写明是哪里的，如“{_nested(path, value)}”"
    if others:
        named = ["、".join([".".join(_path(each, in_english=in_english))]) for each in others]
        rest = " 等" if len(named) > MOST_PLACES else ""
        hint += f"；另有 {'、'.join(named[:MOST_PLACES])}{rest}"
    return hint


def _path(named: Named, *, in_english: bool) -> tuple[str, ...]:
    return named.names if in_english else named.labels


def _nested(path: Sequence[str], value: str) -> str:
    """Write a setting from the outermost group in.

    >>> _nested(("正文", "文字", "字号"), "16")
    '正文: {文字: {字号: 16}}'
    """
    *groups, last = path
    return ": {".join([*groups, f"{last}: {value}"]) + "}" * len(groups)
