"""House variants: rows of a sheet are found by name, English or Chinese, and changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeVar

from gongwen.diagnostics import Diagnostic, Span
from gongwen.document import Setting, Text
from gongwen.sheet import Row, Sheet

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

G = TypeVar("G", bound="DataclassInstance")
"""A sheet or a group of it."""

GROUP_LABELS: Final = {
    "paper": "用纸",
    "type_area": "版心",
    "ink": "颜色",
    "borrow": "借字",
    "body": "正文",
    "masthead": "报头",
    "title": "标题",
    "note": "编者按",
    "contents": "目录",
    "imprint": "报尾",
    "folio": "页码",
    "breaking": "断行",
    "text": "文字",
    "type": "文字",
    "name": "名称",
    "number": "期号",
    "issuer": "编印机关",
    "classification": "密级",
    "copy_number": "编号",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "heading3": "三级标题",
    "heading4": "四级标题",
    "heading": "栏题",
    "entry": "条目",
    "label": "标签",
    "division": "分行",
    "source": "供稿",
    "fangsong": "仿宋",
    "kaiti": "楷体",
}
"""The Chinese name of every group, for styles and for ``gongwen sheet``."""


_PAGE_GROUPS: Final = frozenset({"type_area", "版心", "paper", "用纸"})


def rows(sheet: Sheet) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Give every row with the names that lead to it, in the order of the table."""
    yield from _rows(sheet, ())


def _rows(
    group: "DataclassInstance", path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Row]]:
    for each in fields(group):
        value = getattr(group, each.name)
        if isinstance(value, Row):
            yield (*path, each.name), value
        elif is_dataclass(value) and not isinstance(value, type):
            yield from _rows(value, (*path, each.name))


def override(sheet: Sheet, settings: Iterable[Setting]) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """Change rows of *sheet* by name, later settings over earlier ones.

    Returns:
        The new sheet, and an error for each setting that names no row or has no fit value;
        such a setting changes nothing.
    """
    problems: list[Diagnostic] = []
    applied: list[Setting] = []
    for setting in settings:
        changed = _change(sheet, setting.names, setting.value)
        if isinstance(changed, Diagnostic):
            problems.append(changed)
        else:
            sheet = changed
            applied.append(setting)
    problems.extend(_off_paper(sheet, applied))
    return sheet, tuple(problems)


def _off_paper(sheet: Sheet, applied: Sequence[Setting]) -> Iterator[Diagnostic]:
    """Report a type area that is not on the paper, at the last setting of either."""
    area, paper = sheet.type_area, sheet.paper
    for margin, length, whole in (
        (area.binding_margin, area.width, paper.width),
        (area.head_margin, area.height, paper.height),
    ):
        if margin.value + length.value > whole.value:
            at = [each for each in applied if each.names[0].string in _PAGE_GROUPS]
            yield Diagnostic(
                "error",
                "style-off-paper",
                f"版心超出纸面：{margin.label} {margin} 加{length.label} {length}，"
                f"大于纸{whole.label} {whole}",
                at[-1].value.span() if at else Span(""),
                f"减小{margin.label}或版心的{length.label}",
            )


def _names_of(group: "DataclassInstance") -> dict[str, str]:
    """Map every name and alias in *group* to its field."""
    names: dict[str, str] = {}
    for each in fields(group):
        value = getattr(group, each.name)
        if isinstance(value, Row):
            names[value.label] = each.name
        elif is_dataclass(value):
            names[GROUP_LABELS[each.name]] = each.name
        else:
            continue
        names[each.name] = each.name
    return names


def _change(group: G, names: tuple[Text, ...], value: Text) -> G | Diagnostic:
    """Give *group* with one row changed, or the diagnostic that says why not."""
    written, *rest = names
    known = _names_of(group)
    if written.string not in known:
        near = get_close_matches(written.string, known, n=1, cutoff=0.5)
        return Diagnostic(
            "error",
            "style-unknown",
            f"版面中没有“{written}”这一项",
            written.span(),
            f"是否想写“{near[0]}”" if near else "可用的项：" + "、".join(sorted(known)),
        )
    name = known[written.string]
    old = getattr(group, name)
    if isinstance(old, Row):
        if rest:
            return _misplaced(rest[0].span(), f"“{written}”下面没有更细的项")
        new = old.read(value.string)
        if isinstance(new, str):
            return Diagnostic(
                "error", "style-value", f"“{written}”的值“{value}”不合适", value.span(), new
            )
        return replace(group, **{name: new})
    if not rest:
        inner = "、".join(each.name for each in fields(old))
        return _misplaced(written.span(), f"“{written}”是一组，要再写明其中一项：{inner}")
    changed = _change(old, tuple(rest), value)
    return changed if isinstance(changed, Diagnostic) else replace(group, **{name: changed})


def _misplaced(span: Span, hint: str) -> Diagnostic:
    return Diagnostic("error", "style-unknown", "版面中没有这一项", span, hint)
