"""House variants: rows of a sheet are found by name, English or Chinese, and changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from gongwen.diagnostics import Diagnostic, Span
from gongwen.document import Setting
from gongwen.document.text import Text
from gongwen.sheet.groups import Sheet
from gongwen.sheet.missing import say_missing
from gongwen.sheet.names import listed, names_of
from gongwen.sheet.rows import Row, label_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

S = TypeVar("S", bound=Sheet)
G = TypeVar("G", bound="DataclassInstance")
"""A sheet or a group of it."""

_PAGE_GROUPS: Final = frozenset({"type_area", "版心", "paper", "用纸"})


class _Setting(NamedTuple):
    """A value for a row of *sheet*, by the names that lead there."""

    sheet: Sheet
    names: tuple[Text, ...]
    value: Text


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
        changed = _change(sheet, _Setting(sheet, setting.names, setting.value))
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
        changed = _change(other, _Setting(other, setting.names, setting.value))
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


def _change(group: G, at: _Setting, depth: int = 0) -> G | Diagnostic:
    """Give *group* with one row changed, or the diagnostic that says why not.

    Args:
        group: the sheet, or the group that the first names lead to.
        at: the setting.
        depth: how many names lead to *group*.
    """
    written, value = at.names[depth], at.value
    known = names_of(group)
    if written.string not in known:
        names = [name.string for name in at.names]
        hint = say_missing(at.sheet, group, names, depth, value.string)
        message = f"版面中没有“{written}”这一项"
        return Diagnostic("error", "style-unknown", message, written.span(), hint)
    name = known[written.string]
    old = getattr(group, name)
    is_last = depth + 1 == len(at.names)
    if isinstance(old, Row):
        if not is_last:
            hint = f"“{written}”下面没有更细的项，写成“{written}: {old}”"
            return _misplaced(at.names[depth + 1].span(), hint)
        new = old.read(value.string)
        if isinstance(new, str):
            message = f"“{written}”的值“{value}”不合适"
            return Diagnostic("error", "style-value", message, value.span(), new)
        return replace(group, **{name: new})
    if is_last:
        inner = listed(old, in_english=written.string.isascii())
        return _misplaced(written.span(), f"“{written}”是一组，要再写明其中一项：{inner}")
    changed = _change(old, at, depth + 1)
    return changed if isinstance(changed, Diagnostic) else replace(group, **{name: changed})


def _misplaced(span: Span, hint: str) -> Diagnostic:
    return Diagnostic("error", "style-unknown", "版面中没有这一项", span, hint)
