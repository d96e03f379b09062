"""Jobs, as a program that uses gongwen as a library starts them."""

import time
from pathlib import Path

import pikepdf
import pytest

from gongwen.desk.convert import convert
from gongwen.diagnostics import MachineError
from gongwen.press.build import build, prepare
from gongwen.press.jobs import Job

from support.issues import SHORT, SHORT_TEXT
from support.jobs import make_job


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "a.yaml").write_text(SHORT, encoding="utf-8")
    return make_job(tmp_path / "a.yaml", target=tmp_path / "out.pdf")


def test_a_job_says_what_became_of_it(job: Job) -> None:
    outcome = build(job)
    assert () == outcome.diagnostics
    assert 1 == outcome.pages
    assert job.target.read_bytes().startswith(b"%PDF-")


def test_a_job_with_errors_touches_no_file(job: Job) -> None:
    job.source.write_text(SHORT.replace("2024-03-05", "2024-13-05"), encoding="utf-8")
    job.target.write_bytes(b"old")
    outcome = build(job)
    assert ["no-such-date"] == [found.code for found in outcome.diagnostics]
    assert "  date: 2024-13-05" == outcome.diagnostics[0].excerpt
    assert 0 == outcome.pages
    assert {job.source, job.source.parent / "gongwen.yaml"} == set(outcome.read)
    assert b"old" == job.target.read_bytes()


def test_a_job_that_cannot_write_is_the_machines_fault(job: Job) -> None:
    with pytest.raises(MachineError, match="输出文件夹不存在"):
        build(make_job(job.source, target=job.target.parent / "none" / "a.pdf"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.yaml", "/application/yaml"), ("稿.YAML", "/application/yaml"), ("稿.Txt", "/text/plain")],
)
def test_the_source_is_attached_as_what_it_is(name: str, kind: str, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_text(SHORT_TEXT if kind.endswith("plain") else SHORT, encoding="utf-8")
    build(Job(source, tmp_path / "out.pdf", standard="3a"))
    with pikepdf.open(tmp_path / "out.pdf") as document:
        (found,) = document.attachments.values()
        assert kind == str(found.get_file().obj.Subtype)


def test_a_body_in_place_of_a_title_is_told_at_once(job: Job) -> None:
    text = SHORT.replace("title: ", "title: " + "档案搬进新库房" * 3000)
    assert text != SHORT
    job.source.write_text(text, encoding="utf-8")
    start = time.perf_counter()
    outcome = build(job)
    assert ["too-long"] == [found.code for found in outcome.diagnostics]
    assert time.perf_counter() - start < 2


def test_a_draft_is_not_written(job: Job) -> None:
    draft = prepare(job)
    assert draft.composition is not None
    assert 1 == len(draft.composition.pages)
    assert not job.target.exists()


def test_findings_of_all_files_come_together(job: Job) -> None:
    series = job.source.parent / "gongwen.yaml"
    series.write_text("style: {rowz: 1}\n", encoding="utf-8")
    job.source.write_text(SHORT.replace("。", "☑。"), encoding="utf-8")
    draft = prepare(job)
    assert draft.composition is None
    assert {"style-unknown": str(series), "no-glyph": str(job.source)} == {
        found.code: found.span.file for found in draft.diagnostics
    }
    assert all(found.excerpt for found in draft.diagnostics)


def test_convert_gives_yaml_that_says_the_same(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(SHORT_TEXT, encoding="utf-8")
    text, diagnostics = convert(source)
    assert () == diagnostics
    assert text is not None
    (tmp_path / "b.yaml").write_text(text, encoding="utf-8")
    assert (text, ()) == convert(tmp_path / "b.yaml")


def test_convert_gives_nothing_of_a_file_with_errors(tmp_path: Path) -> None:
    text, diagnostics = convert(tmp_path / "none.txt")
    assert text is None
    assert ["file-missing"] == [found.code for found in diagnostics]
