"""Many jobs in this process: order, counts, what is left alone, what is remembered."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from gongwen.diagnostics import MachineError
from gongwen.press import files
from gongwen.press.batch import Batch
from gongwen.press.build import attempt
from gongwen.press.jobs import Job, Outcome, Task
from gongwen.press.memory import STATE_FILE, State
from gongwen.press.workers import Outcomes, Workers
from gongwen.press.workers.choice import choose_workers

from support.issues import SHORT_TEXT
from support.jobs import make_job, make_task


def backwards(jobs: Sequence[Job]) -> Outcomes:
    """Do the last job first."""
    for place in reversed(range(len(jobs))):
        yield place, attempt(jobs[place])


def work_backwards(_: int) -> Workers:
    return backwards


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    sources = [tmp_path / f"{number}.txt" for number in range(4)]
    for source in sources:
        source.write_text(SHORT_TEXT, encoding="utf-8")
    sources[1].write_text(SHORT_TEXT.replace("3 月 5 日", "3 月 50 日"), encoding="utf-8")
    sources[2].unlink()
    sources[2].mkdir()
    jobs = [
        make_job(each, target=tmp_path / "out" / f"{each.stem}.pdf", make_folder=True)
        for each in sources
    ]
    return [make_task(job, root=tmp_path / "out") for job in jobs]


def run(tasks: Sequence[Task], *, force: bool = False) -> tuple[list[Outcome], Batch]:
    batch = Batch(tasks, work_backwards, force=force)
    return list(batch.run(lambda _: None)), batch


def test_outcomes_come_in_the_order_of_the_jobs(tasks: list[Task]) -> None:
    done: list[Path] = []
    batch = Batch(tasks, work_backwards)
    outcomes = list(batch.run(lambda outcome: done.append(outcome.job.source)))
    assert ["built", "failed", "failed", "built"] == [outcome.status for outcome in outcomes]
    assert [task.job for task in tasks] == [outcome.job for outcome in outcomes]
    assert [task.job.source for task in reversed(tasks)] == done
    assert {"built": 2, "failed": 2} == batch.counts
    assert sum(outcome.pages for outcome in outcomes) == batch.pages
    assert 1 == batch.status()


def test_what_is_up_to_date_is_left_alone(tasks: list[Task]) -> None:
    run(tasks)
    written = [task.job.target.stat().st_mtime_ns for task in (tasks[0], tasks[3])]
    outcomes, batch = run(tasks)
    assert ["unchanged", "failed", "failed", "unchanged"] == [each.status for each in outcomes]
    assert 0 == batch.pages
    assert written == [task.job.target.stat().st_mtime_ns for task in (tasks[0], tasks[3])]


def test_force_builds_it_anyway(tasks: list[Task]) -> None:
    run(tasks)
    outcomes, _ = run(tasks, force=True)
    assert ["built", "failed", "failed", "built"] == [outcome.status for outcome in outcomes]


def test_without_a_root_nothing_is_remembered(tasks: list[Task], tmp_path: Path) -> None:
    run([replace(task, root=None) for task in tasks])
    assert ["0.pdf", "3.pdf"] == sorted(path.name for path in (tmp_path / "out").iterdir())


def test_what_was_done_before_an_interruption_is_remembered(tasks: list[Task]) -> None:
    batch = Batch([tasks[0], tasks[3]], partial(choose_workers, processes=1, cluster=None))
    outcomes = batch.run(lambda _: None)
    assert "built" == next(outcomes).status
    outcomes.close()
    state = State(tasks[0].job.target.parent)
    assert state.recall(tasks[0].job) is not None
    assert state.recall(tasks[3].job) is None


def test_a_state_that_cannot_be_kept_is_status_3(
    tasks: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files.write_whole

    def refuse(path: Path, data: bytes) -> None:
        if path.name == STATE_FILE:
            raise MachineError("无法写入", "")
        whole(path, data)

    monkeypatch.setattr(files, "write_whole", refuse)
    outcomes, batch = run([tasks[0], tasks[3]])
    assert ["built", "built"] == [outcome.status for outcome in outcomes]
    assert ["无法写入"] == [fault.message[:4] for fault in batch.faults]
    assert 3 == batch.status()


def test_a_state_that_cannot_be_read_is_told_and_done_without(tasks: list[Task]) -> None:
    (tasks[0].job.target.parent / STATE_FILE).mkdir(parents=True)
    outcomes, batch = run([tasks[0], tasks[3]])
    assert ["built", "built"] == [outcome.status for outcome in outcomes]
    assert 1 == len(batch.unreadable())
    assert 0 == batch.status()


def test_a_fault_of_the_machine_does_not_stop_the_rest(tasks: list[Task], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    lost = replace(tasks[0].job, target=tmp_path / "file" / "0.pdf")
    outcomes, batch = run([make_task(lost), tasks[3]])
    assert ["fault", "built"] == [outcome.status for outcome in outcomes]
    assert outcomes[0].fault
    assert "路径中有一段是文件" in outcomes[0].fault[0]
    assert 3 == batch.status()


@pytest.mark.parametrize("purpose", ["compare", "check"])
def test_looking_writes_nothing(tasks: list[Task], tmp_path: Path, purpose: str) -> None:
    jobs = [replace(task.job, purpose=purpose) for task in tasks]  # type: ignore[arg-type]
    outcomes, _ = run([make_task(job) for job in jobs])
    assert not (tmp_path / "out").exists()
    expected = "missing" if purpose == "compare" else "sound"
    assert [expected, "failed", "failed", expected] == [outcome.status for outcome in outcomes]


def test_comparing_tells_a_pdf_that_its_source_does_not_give(tasks: list[Task]) -> None:
    pair = [tasks[0], tasks[3]]
    run(pair)
    tasks[3].job.source.write_text(SHORT_TEXT.replace("3 月 5", "3 月 6"), encoding="utf-8")
    tasks[0].job.target.write_bytes(tasks[0].job.target.read_bytes() + b"\n")
    jobs = [replace(task.job, purpose="compare") for task in pair]
    outcomes, batch = run([make_task(job) for job in jobs])
    assert ["differs", "differs"] == [outcome.status for outcome in outcomes]
    assert "pdf-outdated" == outcomes[0].diagnostics[-1].code
    assert str(tasks[0].job.target) == outcomes[0].diagnostics[-1].span.file
    assert 1 == batch.status()


def test_a_strict_job_fails_on_a_warning(tasks: list[Task]) -> None:
    job = tasks[0].job
    job.source.write_text(SHORT_TEXT.replace("河湾区档案室\n\n2024", "2024"), encoding="utf-8")
    assert "built" == run([make_task(job)])[0][0].status
    job.target.unlink()
    assert "failed" == run([make_task(replace(job, strict=True))])[0][0].status
    assert not job.target.exists()
