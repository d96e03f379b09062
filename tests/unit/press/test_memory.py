"""What a folder remembers, and what it takes to make it forget."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import metadata
from pathlib import Path

import pytest

from gongwen.diagnostics import MachineError
from gongwen.press import files
from gongwen.press import memory as module
from gongwen.press.build import build
from gongwen.press.jobs import Job
from gongwen.press.memory import STATE_FILE, State
from gongwen.render.fonts.book import shipped_files

from support.command import ROOT
from support.containers import places
from support.issues import SHORT
from support.jobs import make_job

KAITI = ROOT / "fonts" / "gkai00mp.ttf"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Give a job that names a font of its own and a style file, built and remembered."""
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "own.ttf").write_bytes(KAITI.read_bytes())
    (folder / "a.yaml").write_text(SHORT + "style: {fonts: {kaiti: own.ttf}}\n", encoding="utf-8")
    (tmp_path / "s.yaml").write_text("style: {body: {indent: 2}}\n", encoding="utf-8")
    made = make_job(
        folder / "a.yaml",
        target=tmp_path / "out" / "a.pdf",
        style=tmp_path / "s.yaml",
        make_folder=True,
    )
    remember(made)
    return made


def remember(job: Job) -> None:
    state = State(job.target.parent)
    state.note(build(job))
    state.save()


def is_up_to_date(job: Job) -> bool:
    return State(job.target.parent).recall(job) is not None


def test_what_was_built_is_up_to_date_and_nothing_else_is(job: Job) -> None:
    assert is_up_to_date(job)
    assert not is_up_to_date(replace(job, target=job.target.with_name("b.pdf")))


def test_edits_and_places_are_remembered(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "甲,乙,丙。共１项，又２项。"
    source = SHORT.replace("    body: |\n", f"    body: |\n      {text}\n")
    job.source.write_text(f"{source}note: {text}\n", encoding="utf-8")
    remember(job)
    # Every place is told with the name of today.
    monkeypatch.chdir(job.source.parent)
    here = replace(job, source=Path("a.yaml"))
    told = build(here).diagnostics
    assert {"ascii-mark", "full-width"} <= {found.code for found in told if found.edits}
    assert any(found.places for found in told)
    recalled = State(job.target.parent).recall(here)
    assert recalled is not None
    assert told == recalled.diagnostics


def change(name: str) -> Callable[[Job], None]:
    def append(job: Job) -> None:
        path = job.target.parents[1] / name
        path.write_bytes(path.read_bytes() + b"\n" if path.exists() else b"\n")

    return append


CHANGES: dict[str, Callable[[Job], None]] = {
    "the issue": change("issues/a.yaml"),
    "the font": change("issues/own.ttf"),
    "the style": change("s.yaml"),
    "a series file appears": change("issues/gongwen.yaml"),
    "the PDF is edited": change("out/a.pdf"),
    "the PDF is deleted": lambda job: job.target.unlink(),
    "the font is deleted": lambda job: (job.source.parent / "own.ttf").unlink(),
    "the state is deleted": lambda job: (job.target.parent / STATE_FILE).unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_has_a_say_is_noticed(job: Job, name: str) -> None:
    CHANGES[name](job)
    assert not is_up_to_date(job)


def test_a_file_of_the_same_size_and_date_is_noticed(job: Job) -> None:
    about = job.source.stat()
    job.source.write_bytes(job.source.read_bytes().replace(b"2024-03-05", b"2024-03-06"))
    os.utime(job.source, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert about.st_size == job.source.stat().st_size
    assert not is_up_to_date(job)


def test_a_file_that_was_only_touched_is_not(job: Job) -> None:
    os.utime(job.source)
    os.utime(job.target)
    assert is_up_to_date(job)


@pytest.mark.parametrize(
    "options", [{"standard": "2u"}, {"show_grid": True}, {"style": None}, {"allowed": (Path("/"),)}]
)
def test_options_that_change_the_bytes_have_a_say(job: Job, options: dict[str, object]) -> None:
    assert not is_up_to_date(replace(job, **options))  # type: ignore[arg-type]  # one of each


@pytest.fixture
def asked_anew() -> Iterator[None]:
    """Ask anew for the versions and fonts of the program, which are kept once they are known."""
    module._program.cache_clear()
    yield
    module._program.cache_clear()


def change_version(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version = metadata.version
    monkeypatch.setattr(
        metadata, "version", lambda name: "0.0" if name == library else version(name)
    )


def change_font(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = files.font_digest
    monkeypatch.setattr(
        files, "font_digest", lambda path: "another" if path.name == name else digest(path)
    )


FONTS = [path.name for path in shipped_files()]

UPGRADES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "gongwen": lambda patch: patch.setattr(module, "__version__", "0.0"),
    "zlib": lambda patch: patch.setattr(module, "ZLIB_RUNTIME_VERSION", "0.0"),
    **{name: partial(change_version, name) for name in ("reportlab", "rjieba", "uharfbuzz")},
    **{name: partial(change_font, name) for name in FONTS},
}


@pytest.mark.parametrize("name", UPGRADES)
@pytest.mark.usefixtures("asked_anew")
def test_after_an_upgrade_nothing_is_up_to_date(
    job: Job, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert is_up_to_date(job)
    UPGRADES[name](monkeypatch)
    module._program.cache_clear()
    assert not is_up_to_date(job)


def test_fonts_come_with_the_program() -> None:
    assert 6 == len(FONTS)


def test_the_same_folders_elsewhere_are_up_to_date(job: Job, tmp_path: Path) -> None:
    moved = tmp_path.with_name(tmp_path.name + "-moved")
    tmp_path.rename(moved)
    paths = {
        name: moved / path.relative_to(tmp_path)
        for name, path in (("source", job.source), ("target", job.target), ("style", job.style))
        if path
    }
    assert is_up_to_date(replace(job, **paths))  # type: ignore[arg-type]
    moved.rename(tmp_path)


def test_what_was_said_is_remembered_under_the_names_of_today(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.source.write_text(SHORT.replace("  issuer: 河湾区档案室\n", ""), encoding="utf-8")
    outcome = build(job)
    remember(job)
    monkeypatch.chdir(job.source.parent)
    here = replace(job, source=Path("a.yaml"))
    recalled = State(job.target.parent).recall(here)
    assert recalled is not None
    assert ["no-issuer"] == [found.code for found in recalled.diagnostics]
    assert ["a.yaml"] == [found.span.file for found in recalled.diagnostics]
    assert outcome.diagnostics[0].excerpt == recalled.diagnostics[0].excerpt
    assert "unchanged" == recalled.status
    assert recalled.serial is not None
    assert (outcome.pages, outcome.digest, 7) == (
        recalled.pages,
        recalled.digest,
        recalled.serial.number,
    )


def test_a_warning_that_counts_as_error_is_not_up_to_date(job: Job) -> None:
    job.source.write_text(SHORT.replace("  issuer: 河湾区档案室\n", ""), encoding="utf-8")
    remember(job)
    assert is_up_to_date(job)
    assert not is_up_to_date(replace(job, strict=True))


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"version": 2}',
        b'{"version": 2, "pdfs": [1]}',
        b'{"version": 2, "pdfs": {"a.pdf": 1}}',
        b"[" * 100_000,
    ],
    ids=repr,
)
def test_a_damaged_state_is_none_and_is_replaced(job: Job, damage: bytes) -> None:
    (job.target.parent / STATE_FILE).write_bytes(damage)
    state = State(job.target.parent)
    assert state.damaged
    assert state.recall(job) is None
    state.save()
    assert not State(job.target.parent).damaged


MEANINGFUL: list[tuple[str, object]] = [("diagnostics", []), ("serial", None), ("pages", 1)]


@pytest.mark.parametrize("part", ["key", "pdf", "pages", "read", "diagnostics", "serial"])
@pytest.mark.parametrize("damage", [None, 1, "x", [], [1], {"a": 1}], ids=repr)
def test_a_damaged_entry_is_none(job: Job, part: str, damage: object) -> None:
    path = job.target.parent / STATE_FILE
    state = json.loads(path.read_text(encoding="utf-8"))
    state["pdfs"]["a.pdf"][part] = damage
    path.write_text(json.dumps(state), encoding="utf-8")
    assert ((part, damage) in MEANINGFUL) == is_up_to_date(job)


def test_a_state_of_another_form_is_no_damage(job: Job) -> None:
    (job.target.parent / STATE_FILE).write_text('{"version": 0, "pdfs": {}}')
    state = State(job.target.parent)
    assert not state.damaged
    assert state.recall(job) is None


def test_two_that_build_into_one_folder_keep_what_both_have_built(job: Job) -> None:
    one, other = State(job.target.parent), State(job.target.parent)
    second = replace(job, target=job.target.with_name("b.pdf"))
    third = replace(job, target=job.target.with_name("c.pdf"))
    one.note(build(second))
    other.note(build(third))
    one.save()
    other.save()
    assert [True] * 3 == [is_up_to_date(each) for each in (job, second, third)]


def test_what_is_no_longer_there_is_forgotten(job: Job) -> None:
    second = replace(job, target=job.target.with_name("b.pdf"))
    remember(second)
    job.target.unlink()
    third = replace(job, target=job.target.with_name("c.pdf"))
    remember(third)
    text = (job.target.parent / STATE_FILE).read_text(encoding="utf-8")
    assert ["b.pdf", "c.pdf"] == list(json.loads(text)["pdfs"])


def test_a_state_that_cannot_be_written_is_the_machines_fault(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(job.target.parent)
    state.note(build(job))
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(MachineError, match="磁盘已满"):
        state.save()
    assert [STATE_FILE, "a.pdf"] == sorted(path.name for path in job.target.parent.iterdir())
    assert is_up_to_date(job)


@pytest.mark.parametrize(
    "other", [None, True, -1, 1.5, 1 << 70, "x", "\udcff", "a\0b", [], [[]], {}, {"x": 1}], ids=repr
)
def test_an_entry_with_a_value_of_another_type_is_none(job: Job, other: object) -> None:
    path = job.target.parent / STATE_FILE
    whole = path.read_text(encoding="utf-8")
    for number in range(len(list(places(json.loads(whole))))):
        state = json.loads(whole)
        container, key = list(places(state))[number]
        if container[key] == other:
            continue
        container[key] = other
        path.write_text(json.dumps(state), encoding="utf-8")
        memory = State(job.target.parent)
        recalled = memory.recall(job)  # whatever it gives, it raises nothing
        assert recalled is None or recalled.digest == files.digest(job.target)
        memory.note(build(job)) if number % 40 == 0 else None
        memory.save()


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_a_state_that_cannot_be_read_is_told_and_left_alone(
    job: Job, tmp_path: Path, kind: str
) -> None:
    path = job.target.parent / STATE_FILE
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        (tmp_path / "elsewhere").write_text("{}")
        path.symlink_to(tmp_path / "elsewhere")
    state = State(job.target.parent)
    assert STATE_FILE in state.unreadable
    assert state.recall(job) is None
    state.note(build(job))
    state.save()
    assert kind != "link" or "{}" == (tmp_path / "elsewhere").read_text()
