import pytest

from gongwen.pages import Composition
from gongwen.render.fonts import FontBook
from gongwen.render.pdf import Palette, render_pdf

from support import compositions


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    """The fonts that come with the program."""
    return FontBook()


@pytest.fixture(scope="session")
def palette() -> Palette:
    return Palette("FF0000", "80C0FF")


@pytest.fixture(scope="session")
def composition() -> Composition:
    return compositions.bulletin()


@pytest.fixture(scope="session")
def pdf(composition: Composition, fonts: FontBook, palette: Palette) -> bytes:
    """The bulletin in the default form."""
    return render_pdf(composition, fonts, palette)
