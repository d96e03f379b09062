"""House variants: rows of a sheet are found by name, English or Chinese, and changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from gongwen.diagnostics import Diagnostic, Span
from gongwen.document import Setting
from gongwen.document.text import Text
from gongwen.sheet.groups import Sheet
from gongwen.sheet.rows import Row, label_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

S = TypeVar("S", bound=Sheet)
G = TypeVar("G", bound="DataclassInstance")
"""A sheet or a group of it."""

_PAGE_GROUPS: Final = frozenset({"type_area", "版心", "paper", "用纸"})


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


def rows(sheet: Sheet) -> Iterator[Named]:
    """Give every row with the names that lead to it, in the order of the table."""
    yield from _rows(sheet, (), ())


def _rows(
    group: "DataclassInstance", names: tuple[str, ...], labels: tuple[str, ...]
) -> Iterator[Named]:
    for each in fields(group):
        value = getattr(group, each.name)
        if isinstance(value, Row):
            yield Named((*names, each.name), (*labels, label_of(each)), value)
        elif is_dataclass(value) and not isinstance(value, type):
            yield from _rows(value, (*names, each.name), (*labels, label_of(each)))


def override(
    sheet: S, settings: Iterable[Setting], others: Sequence[Sheet] = ()
) -> tuple[S, tuple[Diagnostic, ...]]:
    """Change rows of *sheet* by name, later settings over earlier ones.

    Args:
        sheet: of the form at hand.
        settings: the rows with their new values.
        others: of the other forms; a setting that several documents share may name a row that
            one of these has and *sheet* lacks, and is then passed over.

    Returns:
        The new sheet, and an error for each setting that names no row or has no fit value;
        such a setting changes nothing.
    """
    problems: list[Diagnostic] = []
    applied: list[Setting] = []
    for setting in settings:
        changed = _change(sheet, setting.names, setting.value)
        if not isinstance(changed, Diagnostic):
            sheet = changed
            applied.append(setting)
        else:
            problem = _elsewhere(changed, setting, others) if setting.is_shared else changed
            problems += [] if problem is None else [problem]
    problems.extend(_off_paper(sheet, applied))
    return sheet, tuple(problems)


def _elsewhere(problem: Diagnostic, setting: Setting, others: Iterable[Sheet]) -> Diagnostic | None:
    """Give what is wrong with a shared *setting* that its own sheet has a *problem* with.

    Where the sheet of another form has the row, the row is no problem, but its value may be one.
    """
    for other in others if problem.code == "style-unknown" else ():
        changed = _change(other, setting.names, setting.value)
        if not isinstance(changed, Diagnostic):
            return None
        if changed.code != "style-unknown":
            return changed
    return problem


def _off_paper(sheet: Sheet, applied: Sequence[Setting]) -> Iterator[Diagnostic]:
    """Report a type area that is not on the paper, at the last setting of either."""
    area, paper = sheet.type_area, sheet.paper
    for margin, length in (("binding_margin", "width"), ("head_margin", "height")):
        blank, taken, whole = getattr(area, margin), getattr(area, length), getattr(paper, length)
        if blank.value + taken.value > whole.value:
            at = [each for each in applied if each.names[0].string in _PAGE_GROUPS]
            yield Diagnostic(
                "error",
                "style-off-paper",
                f"版心超出纸面：{_label(area, margin)} {blank} 加{_label(area, length)} {taken}，"
                f"大于纸{_label(paper, length)} {whole}",
                at[-1].value.span() if at else Span(""),
                f"减小{_label(area, margin)}或版心的{_label(area, length)}",
            )


def _label(group: "DataclassInstance", name: str) -> str:
    """Give the Chinese name of the field *name* of *group*."""
    return next(label_of(each) for each in fields(group) if each.name == name)


def _names_of(group: "DataclassInstance") -> dict[str, str]:
    """Map every name and alias in *group* to its field."""
    names: dict[str, str] = {}
    for each in fields(group):
        if each.metadata:
            names[label_of(each)] = each.name
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
