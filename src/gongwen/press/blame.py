"""A page on which glyphs stand where none may → the row of the style, or the text, that is at fault."""

from collections.abc import Sequence
from typing import Final

from gongwen.compose import Metrics, compose
from gongwen.compose.collisions import Clash, find_clash
from gongwen.diagnostics import Diagnostic, IssueError, Span
from gongwen.document import Document, Setting
from gongwen.document.text import texts_of
from gongwen.pages import Composition
from gongwen.press.fontfiles import is_font
from gongwen.sheet import sheet_of
from gongwen.sheet.override import override

_MOST_TRIED: Final = 40
"""Settings without which a document is composed once more; only one that is refused takes so long."""

_SHOWN: Final = 12
"""Characters of a text that a message shows."""


def blame(
    clash: Clash,
    document: Document,
    composition: Composition,
    metrics: Metrics,
    settings: Sequence[Setting],
) -> Diagnostic:
    """Say what led to *clash*, and where.

    That is the last setting without which there is none, if there is one, and else the text itself.
    """
    what = f"“{_shown(clash.text)}”超出了纸面"
    if clash.other:
        what = f"“{_shown(clash.text)}”和“{_shown(clash.other)}”叠在一起"
        if clash.other == clash.text:
            what = f"“{_shown(clash.text)}”的字叠在一起"
    where = f"第 {clash.page} 面上{what}"
    rows = [each for each in settings if not is_font(each)]
    for number in range(len(rows) - 1, max(len(rows) - _MOST_TRIED, 0) - 1, -1):
        if _is_sound(document, metrics, [*rows[:number], *rows[number + 1 :]]):
            setting = rows[number]
            named = ".".join(name.string for name in setting.names)
            message = f"“{named}: {setting.value}”排不成：{where}"
            hint = "改这一项的值，或一并改字号、行距、每行字数等有关的项"
            return Diagnostic("error", "style-clash", message, setting.value.span(), hint)
    hint = "缩短这一处的文字，或在版面里改小它的字号"
    if rows:
        hint = f"改版面里的几项（{len(rows)} 项），或缩短这一处的文字"
    return Diagnostic("error", "text-clash", where, _span_of(clash, document, composition), hint)


def _is_sound(document: Document, metrics: Metrics, settings: Sequence[Setting]) -> bool:
    sheet, problems = override(sheet_of(document.form), settings)
    if problems:
        return False
    try:
        composition = compose(document, sheet, metrics)
    except IssueError:
        return False
    return find_clash(document, composition, sheet, metrics) is None


def _span_of(clash: Clash, document: Document, composition: Composition) -> Span:
    """Find the text that a run was set from: what holds its characters, or stands in its element."""
    wanted = {clash.text, clash.other} - {""}
    if clash.element is not None:
        marks = [mark for page in composition.pages for mark in page.marks]
        wanted.add("".join(mark.text for mark in marks if mark.element == clash.element))
    best = None
    for text in texts_of(document):
        plain = text.string
        if plain and any(plain in each or each in plain for each in wanted):
            best = text if best is None or len(text) > len(best) else best
    return best.span() if best is not None else Span("")


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
