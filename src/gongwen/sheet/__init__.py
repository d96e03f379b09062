"""The tables of measurements: one module a form, and the rows that all forms share."""

from gongwen.forms import FORMS, room
from gongwen.sheet.groups import Sheet


def sheet_of(form: str) -> Sheet:
    """Give the table of *form*, as it stands before any setting."""
    sheet: Sheet = room(__name__, form).SHEET
    return sheet


def other_sheets(form: str) -> tuple[Sheet, ...]:
    """Give the tables of all other forms: a setting that several forms share may be meant for one."""
    return tuple(sheet_of(each.name) for each in FORMS if each.name != form)
