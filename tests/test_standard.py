"""docs/standard.md is what the table says."""

from collections.abc import Callable
from pathlib import Path

from gongwen.forms import FORMS
from gongwen.sheet import sheet_of
from gongwen.sheet.listing import listed

from support import standard
from support.command import ROOT


def test_the_page_is_up_to_date(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "standard.md", standard.page())


def test_every_row_is_on_the_page() -> None:
    page = standard.page()
    for form in FORMS:
        for row in listed(sheet_of(form.name)):
            assert 1 == page.count(f"| `{row.name}` |")


def test_the_modules_of_the_page_exist() -> None:
    for modules in standard.MODULES.values():
        for module in modules:
            assert (standard.SOURCES / module).exists(), module
