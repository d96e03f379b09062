"""Every example by every standard, before the checks that an archive and a screen reader make."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest

from gongwen.press.build import build as make
from gongwen.press.build import prepare
from gongwen.render.pdf.writer import STANDARDS, StandardName

from support import structure, verapdf
from support.jobs import make_job

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(
    path for path in (ROOT / "examples").iterdir() if path.suffix in (".yaml", ".txt")
)
GOLDENS = Path(__file__).parent / "structure"
DECLARED: dict[StandardName, tuple[str, ...]] = {
    "2a+ua1": ("2a", "ua1"),
    "2u": ("2u",),
    "3a": ("3a", "ua1"),
    "plain": (),
}


Built = Callable[[Path, StandardName], bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build examples, each once by every standard."""
    folder = tmp_path_factory.mktemp("archive")

    @cache
    def build(example: Path, standard: StandardName) -> bytes:
        job = make_job(example, target=folder / f"{example.name}.{standard}.pdf", standard=standard)
        make(job)
        return job.target.read_bytes()

    return build


PARTS = sorted((ROOT / "tests" / "issues").glob("parts-*.yaml"))
"""Issues with parts that no example has."""

every_file = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
every_standard = pytest.mark.parametrize("standard", STANDARDS)


@every_standard
@every_file
def test_a_file_is_what_it_declares(built: Built, example: Path, standard: StandardName) -> None:
    for profile in DECLARED[standard]:
        report = page_validation.validate_pdf_bytes(
            built(example, standard), profile=page_validation.ValidationProfile(profile)
        )
        assert [] == [str(failure) for failure in report.failures], profile


@every_standard
@every_file
def test_syntax_and_structure_are_sound(
    built: Built, example: Path, standard: StandardName
) -> None:
    document = pikepdf.open(io.BytesIO(built(example, standard)))
    assert [] == document.check_pdf_syntax()
    if "a" in standard.split("+")[0] and standard != "plain":
        assert [] == structure.faults(document)


@pytest.mark.parametrize("issue", PARTS, ids=lambda path: path.name)
def test_seldom_parts_are_sound(built: Built, issue: Path) -> None:
    content = built(issue, "2a+ua1")
    for profile in DECLARED["2a+ua1"]:
        report = page_validation.validate_pdf_bytes(
            content, profile=page_validation.ValidationProfile(profile)
        )
        assert [] == [str(failure) for failure in report.failures], profile
    assert [] == structure.faults(pikepdf.open(io.BytesIO(content)))


@every_standard
@every_file
def test_every_font_is_embedded_and_none_is_helvetica(
    built: Built, example: Path, standard: StandardName
) -> None:
    document = pikepdf.open(io.BytesIO(built(example, standard)))
    fonts = {
        str(font.BaseFont): font for page in document.pages for font in page.Resources.Font.values()
    }
    assert fonts
    for name, font in fonts.items():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, name
        assert "Helvetica" not in name


@every_file
def test_title_outline_and_language_are_found(built: Built, example: Path) -> None:
    document = pypdfium2.PdfDocument(built(example, "2a+ua1"))
    outline = [entry.get_title() for entry in document.get_toc()]
    metadata = document.get_metadata_dict()
    file = pikepdf.open(io.BytesIO(built(example, "2a+ua1")))
    assert "第" in metadata["Title"]
    assert metadata["Author"]
    assert any(title.startswith("一、") for title in outline)
    assert "zh-CN" == str(file.Root.Lang)
    assert "true" == str(file.Root.ViewerPreferences.DisplayDocTitle).lower()


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="Poppler is not installed")
@every_file
def test_the_structure_reads_as_accepted(
    built: Built, example: Path, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(built(example, "2a+ua1"))
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, encoding="utf-8", check=True
    )
    # The number of an object says nothing about the structure.
    said = re.sub(r"Object \d+ \d+", "Object", done.stdout)
    golden(GOLDENS / f"{example.stem}.structure", said)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")
@pytest.mark.parametrize("mode", ["-raw", "-layout"])
@every_file
def test_lines_are_copied_as_they_are_set(built: Built, example: Path, mode: str) -> None:
    """Spaces are ignored; without a mode, Poppler takes what stands far apart for columns."""
    done = subprocess.run(
        ["pdftotext", mode, "-", "-"],
        input=built(example, "2a+ua1"),
        capture_output=True,
        check=True,
    )
    found = ["".join(line.split()) for line in done.stdout.decode().split("\n")]
    assert list(rows_of(example)) == [line for line in found if line]


def rows_of(example: Path) -> Iterator[str]:
    """Give the text of every row of the pages of *example*, without spaces."""
    composition = prepare(make_job(example)).composition
    assert composition is not None
    for page in composition.pages:
        marks = [mark for mark in page.marks if mark.runs]
        for _, row in groupby(marks, key=lambda mark: mark.runs[0].baseline):
            yield "".join("".join(mark.text.split()) for mark in row)


@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing() or "-")
def test_verapdf_passes_all_examples_and_fails_a_bad_file(built: Built, tmp_path: Path) -> None:
    files = []
    for standard in ("2a+ua1", "2u", "3a"):
        for example in (*EXAMPLES, *PARTS):
            path = tmp_path / f"{example.name}.{standard}.pdf"
            path.write_bytes(built(example, standard))
            files.append((",".join(DECLARED[standard]), path))
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(built(EXAMPLES[0], "plain"))
    found = verapdf.validate(*files, ("2a,ua1", bad)).splitlines()
    verdicts = [line for line in found if line.startswith(("PASS", "FAIL"))]
    good = [line for line in verdicts if "bad.pdf" not in line]
    assert sum(len(profiles.split(",")) for profiles, _ in files) == len(good)
    assert [] == [line for line in good if not line.startswith("PASS")]
    assert ["FAIL", "FAIL"] == [line[:4] for line in verdicts if "bad.pdf" in line]


def test_two_machines_write_the_same_bytes(tmp_path: Path) -> None:
    """Different days do not come into it; zones, locales, hash seeds and folders might."""
    program = "import sys; from gongwen.cli import main; main()"
    written = set()
    for seed, zone, locale, folder in (
        ("0", "UTC", "C", "a"),
        ("1", "Asia/Shanghai", "zh_CN.UTF-8", "乙/丙"),
        ("4711", "America/St_Johns", "C.UTF-8", "d e"),
    ):
        home = tmp_path / folder
        home.mkdir(parents=True)
        shutil.copy(ROOT / "examples" / "qingxi15.txt", home / "a.txt")
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONPATH": str(ROOT / "src"),
        }
        subprocess.run(
            [sys.executable, "-c", program, "build", "a.txt"],
            cwd=home,
            env=environment,
            check=True,
            capture_output=True,
        )
        written.add((home / "a.pdf").read_bytes())
    assert 1 == len(written)
