"""Texts under ``pasted``, as people paste them, and what a careful reader states of each.

All are invented. Beside ``name.txt`` a ``name.json`` says the form and, of a bulletin, its parts; a part
that is not there is not asked. Strings are compared by their letters and digits: how marks are
folded is tested elsewhere.
"""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from gongwen.document.bulletin import Article, Bulletin
from gongwen.document.text import Text
from gongwen.forms import TO_COME
from gongwen.read import Reading, read

FOLDER = Path(__file__).parent / "pasted"
CASES = {path.stem: path for path in sorted(FOLDER.glob("*.txt"))}
STATED: dict[str, dict[str, Any]] = {
    name: json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    for name, path in CASES.items()
}
BULLETINS = [name for name, stated in STATED.items() if stated["form"] == "bulletin"]
OTHERS = [name for name, stated in STATED.items() if stated["form"] != "bulletin"]


def reading_of(name: str) -> Reading:
    return read(CASES[name].read_bytes(), f"{name}.txt")


def bare(value: object) -> str:
    """Give the letters and digits of a text, or of several."""
    if isinstance(value, list | tuple):
        return "".join(map(bare, value))
    string = value.string if isinstance(value, Text) else str(value or "")
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", string)))


def found_in(article: Article, stated: dict[str, str]) -> dict[str, str]:
    """Give what *article* has of the parts that are *stated*, and its title."""
    return {part: bare(getattr(article, part)) for part in ("title", *stated)}


@pytest.mark.parametrize("name", BULLETINS)
def test_a_bulletin_has_the_parts_that_a_reader_sees(name: str) -> None:
    stated, document = STATED[name], reading_of(name).document
    assert isinstance(document, Bulletin)
    masthead = document.masthead
    found = {
        "name": bare(masthead.name),
        "number": masthead.number.value if masthead.number else None,
        "total": masthead.total.value if masthead.total else None,
        "issuer": bare(masthead.issuers),
        "date": masthead.date.value.isoformat() if masthead.date else None,
        "supplement": bare(masthead.supplement),
    }
    expected = {
        part: bare(stated[part]) if part in ("name", "issuer") else stated[part]
        for part in found
        if part in stated
    }
    assert expected == {part: found[part] for part in expected}


@pytest.mark.parametrize("name", BULLETINS)
def test_the_articles_of_a_bulletin_are_told_apart(name: str) -> None:
    stated, document = STATED[name]["articles"], reading_of(name).document
    assert isinstance(document, Bulletin)
    expected = [{"title": "", **{part: bare(each[part]) for part in each}} for each in stated]
    assert len(expected) == len(document.articles)
    assert expected == [found_in(*pair) for pair in zip(document.articles, stated, strict=True)]


@pytest.mark.parametrize("name", [name for name in BULLETINS if "imprint" in STATED[name]])
def test_the_imprint_of_a_bulletin_keeps_its_labels(name: str) -> None:
    document = reading_of(name).document
    assert isinstance(document, Bulletin)
    found = {bare(entry.label) or "共印": bare(entry.text) for entry in document.imprint}
    if "共印" in found:
        found["共印"] = "".join(filter(str.isdigit, found["共印"]))
    expected = {label: bare(text) for label, text in STATED[name]["imprint"].items()}
    assert expected == {label: found.get(label) for label in expected}


@pytest.mark.parametrize("name", OTHERS)
def test_a_text_of_another_form_is_refused_as_what_it_is(name: str) -> None:
    reading = reading_of(name)
    stated = STATED[name]
    forms = (stated["form"], *stated.get("form_alternatives", []))
    assert reading.document is None
    (found,) = [each for each in reading.diagnostics if each.severity == "error"]
    assert "form-not-yet" == found.code
    named = [form.name for form in TO_COME if form.label in found.message]
    assert len(named) == 1
    assert named[0] in forms
    assert "不是简报" in found.message
