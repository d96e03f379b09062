"""Places as values, for whatever writes a file."""

import subprocess
import sys
from pathlib import Path

import pytest

from gongwen.render.places import folio_ranges

from support.compositions import page

SOURCES = Path(__file__).parents[3] / "src"


@pytest.mark.parametrize(
    ("folios", "expected"),
    [
        ([], []),
        ([None, None], []),
        ([1, 2, 3], [(0, 1)]),
        ([None, 1, 2, None], [(0, None), (1, 1), (3, None)]),
        ([5, 6, 1], [(0, 5), (2, 1)]),
    ],
)
def test_folios_that_count_on_are_one_range(
    folios: list[int | None], expected: list[tuple[int, int | None]]
) -> None:
    pages = [page(number=number, folio=folio) for number, folio in enumerate(folios, 1)]
    assert expected == folio_ranges(pages)


def test_what_any_writer_needs_is_free_of_pdf() -> None:
    program = (
        "import sys\n"
        "from gongwen.render import dump, places, strips\nfrom gongwen.render.fonts import book, coverage, subset\n"
        "print(*sorted({'reportlab', 'gongwen.render.pdf.objects'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(SOURCES)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "" == done.stdout.strip()
