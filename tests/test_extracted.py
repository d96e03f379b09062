"""Text taken out of our own PDFs by other programs reads back as the same parts and characters."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from gongwen import build_pdf
from gongwen.read import read
from gongwen.write import write_yaml

TESTS = Path(__file__).parent
FILES = {
    path.name: path
    for name in (
        *("issue92.txt", "two-articles.txt", "short.yaml", "one-side.yaml", "long-name.yaml"),
        *("lead-sentences.yaml", "rare-names.yaml", "no-imprint.yaml"),
        *("policy-flow.yaml", "policy-compact.yaml", "moved-lines.yaml"),
    )
    for path in [TESTS / "issues" / name]
}
"""All but ``fitting-tight``: there the title stands so close to the text that Poppler's layout has no
blank line between them, and its second line is text to whoever reads it."""

POPPLER = shutil.which("pdftotext")


def poppler(pdf: bytes, mode: str) -> bytes:
    if POPPLER is None:
        pytest.skip("Poppler is not installed")
    return subprocess.run(
        [POPPLER, mode, "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout


def pdfium(pdf: bytes) -> bytes:
    pages = pypdfium2.PdfDocument(pdf)
    return "\f".join(page.get_textpage().get_text_range() for page in pages).encode()


def pypdf_text(pdf: bytes) -> bytes:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(page.extract_text() for page in pages).encode()


EXTRACTORS: dict[str, Callable[[bytes], bytes]] = {
    "Poppler, raw": lambda pdf: poppler(pdf, "-raw"),
    "Poppler, layout": lambda pdf: poppler(pdf, "-layout"),
    "PDFium": pdfium,
    "pypdf": pypdf_text,
    "pdfminer": lambda pdf: extract_text(io.BytesIO(pdf)).encode(),
}


@cache
def pdf_of(name: str) -> bytes:
    return build_pdf(FILES[name].read_bytes(), name).pdf


def said(data: bytes, name: str) -> str:
    """Give what a file says: without its style and keywords, white space and ends of title lines.

    The organ above a name, and a long name of two sizes, are set alike and so read alike.
    """
    reading = read(data, name)
    assert reading.document is not None, [each.message for each in reading.diagnostics]
    yaml = re.sub("(?m)^(?:style:\n(?:  .*\n)*|keywords:.*\n)", "", write_yaml(reading.document))
    yaml = re.sub(r"(?m)^  name: (.*)\n((?:  .*\n)*?)  organ: (.*)\n", r"  name: \3\1\n\2", yaml)
    return re.sub(r"title: \|-|[\s\"]", "", yaml.replace("title: |-", "title:"))


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("name", FILES)
def test_what_was_set_is_read_again(name: str, extractor: str) -> None:
    extracted = EXTRACTORS[extractor](pdf_of(name))
    assert said(FILES[name].read_bytes(), name) == said(extracted, "x.txt")
