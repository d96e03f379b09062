"""Links that were found lead no further than the folder, or the checkout around it."""

import os
from pathlib import Path

import pytest

from gongwen.press.links import _home, leads_out
from gongwen.press.parcel import SERIES_FILE, load_series_file, pack

from support.command import Run
from support.issues import SHORT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="not everybody may make links there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _home.cache_clear()
    inside = tmp_path / "in"
    (inside / "more").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "secret.yaml").write_text(SHORT, encoding="utf-8")
    (inside / "7.yaml").write_text(SHORT, encoding="utf-8")
    return inside


def test_what_is_no_link_leads_nowhere(folder: Path) -> None:
    assert leads_out(folder / "7.yaml", folder) is None
    assert leads_out(folder / "none.yaml", folder) is None
    assert leads_out(folder / "a\0b.yaml", folder) is None


@pytest.mark.parametrize(
    ("name", "to", "is_out"),
    [
        ("a.yaml", "7.yaml", False),
        ("a.yaml", "more/../7.yaml", False),
        ("more/a.yaml", "../7.yaml", False),
        ("a.yaml", "../secret.yaml", True),
        ("a.yaml", "../none.yaml", True),
        ("deep/a.yaml", None, True),
    ],
)
def test_a_link_is_followed_inside_the_folder(
    folder: Path, name: str, to: str | None, *, is_out: bool
) -> None:
    if to is None:  # the folder is the link
        (folder / "deep").symlink_to("../out")
    else:
        (folder / name).symlink_to(to)
    assert is_out == (leads_out(folder / name, folder) is not None)


def test_a_checkout_and_what_is_allowed_are_wider(folder: Path) -> None:
    (folder / "a.yaml").symlink_to("../secret.yaml")
    assert leads_out(folder / "a.yaml", folder)
    assert leads_out(folder / "a.yaml", folder, [folder.parent / "out"])
    assert leads_out(folder / "a.yaml", folder, [folder.parent]) is None
    assert leads_out(folder / "a.yaml", folder, [folder.parent / "secret.yaml"]) is None
    _home.cache_clear()
    (folder.parent / ".git").mkdir()
    assert leads_out(folder / "a.yaml", folder) is None


def test_a_folder_that_is_itself_a_link_was_named(folder: Path) -> None:
    named = folder.parent / "named"
    named.symlink_to("in")
    assert leads_out(named / "7.yaml", named) is None


def test_a_series_file_that_leads_out_is_not_read(folder: Path) -> None:
    (folder / SERIES_FILE).symlink_to("../secret.yaml")
    found = load_series_file(folder / "7.yaml")
    assert getattr(found, "code", "") == "link-outside"
    assert isinstance(load_series_file(folder / "7.yaml", allowed=[folder.parent]), bytes)
    (folder / SERIES_FILE).unlink()
    assert load_series_file(folder / "7.yaml") is None


def test_an_issue_that_was_named_is_read_wherever_it_lies(folder: Path) -> None:
    (folder / "a.yaml").symlink_to("../secret.yaml")
    assert isinstance(pack(folder / "a.yaml", None).issue, bytes)
    found = pack(folder / "a.yaml", None, found_in=folder).issue
    assert getattr(found, "code", "") == "link-outside"


def test_the_command_tells_and_goes_on(folder: Path, gongwen: Run) -> None:
    (folder / "a.yaml").symlink_to("../secret.yaml")
    done = gongwen("build", "in", "-o", "pdf")
    assert 1 == done.returncode
    assert "in/a.yaml: error[link-outside]" in done.stderr
    assert "--allow" in done.stderr
    assert (folder.parent / "pdf/7.pdf").exists()
    assert not (folder.parent / "pdf/a.pdf").exists()
    assert 0 == gongwen("build", "in", "-o", "pdf", "--allow", "secret.yaml").returncode


@pytest.mark.parametrize("named", ["in/7.yaml", "in"])
def test_no_pdf_is_written_through_a_link_that_was_found(
    folder: Path, gongwen: Run, named: str
) -> None:
    victim = folder.parent / "victim"
    victim.write_bytes(b"old")
    (folder / "7.pdf").symlink_to("../victim")
    for options in ([], ["--check"]):
        done = gongwen("build", named, *options)
        assert 3 == done.returncode
        assert "通到文件夹之外" in done.stderr
    assert b"old" == victim.read_bytes()
    # Its name was given.
    assert 0 == gongwen("build", "in/7.yaml", "-o", "in/7.pdf").returncode
    assert b"%PDF" == victim.read_bytes()[:4]


def test_no_folder_of_pdfs_is_left_through_a_link(folder: Path, gongwen: Run) -> None:
    (folder / "more/8.yaml").write_text(SHORT.replace("number: 7", "number: 8"), encoding="utf-8")
    output = folder.parent / "pdf"
    output.mkdir()
    (output / "more").symlink_to("../out")
    done = gongwen("build", "in", "-o", "pdf")
    assert 3 == done.returncode
    assert [] == list((folder.parent / "out").iterdir())
    assert (output / "7.pdf").exists()


def test_strict_reads_no_more_than_others(folder: Path, gongwen: Run) -> None:
    """Whoever is judged before anything is set is read through no link, either."""
    (folder / "8.yaml").write_text(SHORT.replace("number: 7", "number: 8"), encoding="utf-8")
    (folder / "a.yaml").symlink_to("../secret.yaml")  # with the number of 7.yaml
    done = gongwen("build", "in", "-o", "pdf", "--strict")
    assert 1 == done.returncode
    assert "link-outside" in done.stderr
    assert "series-number-twice" not in done.stderr
    assert ["7.pdf", "8.pdf"] == sorted(path.name for path in (folder.parent / "pdf").glob("*.pdf"))
