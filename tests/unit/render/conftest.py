import pytest

from gongwen.pages import Composition
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.writer import render_pdf

from support import compositions


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    """The fonts that come with the program."""
    return FontBook()


@pytest.fixture(scope="session")
def composition() -> Composition:
    return compositions.bulletin()


@pytest.fixture(scope="session")
def pdf(composition: Composition, fonts: FontBook) -> bytes:
    """The bulletin in the default form."""
    return render_pdf(composition, fonts)
