"""The files of a job, with the three things that may be known of those that its texts name."""

from pathlib import Path

import pytest

from gongwen.press.draft import add_files, lacks_files, prepare
from gongwen.press.jobs import Job
from gongwen.press.parcel import NamedFiles, Parcel, for_sending, pack
from gongwen.press.source import read_parcel

from support.command import ROOT
from support.issues import SHORT

NAMING = SHORT + "style: {fonts: {fangsong: own.ttf}}\n"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "own.ttf").write_bytes((ROOT / "fonts" / "gkai00mp.ttf").read_bytes())
    (tmp_path / "a.yaml").write_text(NAMING, encoding="utf-8")
    return Job(tmp_path / "a.yaml", tmp_path / "a.pdf")


def lacks(job: Job, parcel: Parcel) -> bool:
    return lacks_files(parcel, read_parcel(parcel, job.source, job.style))


def test_a_packed_parcel_finds_what_it_names_on_the_disk(job: Job) -> None:
    parcel = pack(job.source, job.style)
    assert Parcel(NAMING.encode(), None, None, "on disk") == parcel
    assert not lacks(job, parcel)
    assert prepare(job, parcel).composition is not None


def test_a_parcel_that_was_sent_lacks_what_it_names(job: Job) -> None:
    parcel = for_sending(pack(job.source, job.style))
    assert Parcel(NAMING.encode(), None, None, "left behind") == parcel
    assert lacks(job, parcel)
    with pytest.raises(AssertionError, match="only the machine that has the files may choose"):
        prepare(job, parcel)


def test_a_parcel_that_names_nothing_lacks_nothing(job: Job) -> None:
    job.source.write_text(SHORT, encoding="utf-8")
    parcel = for_sending(pack(job.source, job.style))
    assert not lacks(job, parcel)
    assert prepare(job, parcel).composition is not None


def test_a_parcel_with_its_files_needs_no_disk(job: Job) -> None:
    parcel = add_files(job, for_sending(pack(job.source, job.style)))
    font = job.source.parent / "own.ttf"
    assert isinstance(parcel.named, NamedFiles)
    assert {font: font.read_bytes()} == parcel.named.contents
    assert not lacks(job, parcel)
    assert parcel == for_sending(parcel)
    expected = prepare(job).outcome.read
    for path in (job.source, font):
        path.unlink()
    draft = prepare(job, parcel)
    assert draft.composition is not None
    assert expected == draft.outcome.read
