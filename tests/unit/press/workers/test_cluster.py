"""A real cluster on this machine: other processes, which are given bytes and give bytes back."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gongwen import __version__
from gongwen.diagnostics import MachineError, WishError
from gongwen.press.build import typeset
from gongwen.press.draft import add_files
from gongwen.press.jobs import Job, Outcome
from gongwen.press.parcel import Parcel, for_sending, pack
from gongwen.press.workers import cluster, inline, remote
from gongwen.press.workers.wire import Task, answer_of, answer_to_bytes, task_to_bytes

from support.command import ROOT, SOURCES
from support.issues import SHORT, SHORT_TEXT

FILES = 200


@pytest.fixture(scope="module")
def distributed() -> ModuleType:
    found: ModuleType = pytest.importorskip("distributed")
    return found


@pytest.fixture(scope="module")
def address(distributed: ModuleType) -> Iterator[str]:
    """Start a scheduler and two workers, in a folder where there are no issues."""
    # What distributed starts finds gongwen where this process does.
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = SOURCES
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as started:
        with distributed.Client(started, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=30)
        yield started.scheduler_address
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


def results(work: Any, jobs: list[Job]) -> list[tuple[str, list[str], bytes]]:
    """Do *jobs* and give status, codes and bytes of each, and leave no PDF behind."""
    outcomes = dict(work(jobs))
    found = []
    for place, job in enumerate(jobs):
        there = job.target.exists()
        codes = [each.code for each in outcomes[place].diagnostics]
        found.append((outcomes[place].status, codes, job.target.read_bytes() if there else b""))
        job.target.unlink(missing_ok=True)
    return found


def test_a_cluster_gives_the_bytes_of_this_machine(address: str, tmp_path: Path) -> None:
    jobs = []
    for number in range(FILES):
        source = tmp_path / f"{number}.txt"
        source.write_text(SHORT_TEXT.replace("第 7 期", f"第 {number} 期"), encoding="utf-8")
        jobs.append(Job(source, tmp_path / f"{number}.pdf"))
    expected = results(inline.work, jobs)
    assert [["number-range"], *[[]] * (FILES - 1)] == [codes for _, codes, _ in expected]
    assert expected == results(lambda jobs: cluster.work(jobs, address), jobs)


def test_series_style_and_fonts_travel_along(address: str, tmp_path: Path) -> None:
    (tmp_path / "gongwen.yaml").write_text("style: {rows: 20}\n", encoding="utf-8")
    (tmp_path / "own.ttf").write_bytes((ROOT / "fonts" / "gkai00mp.ttf").read_bytes())
    (tmp_path / "s.yaml").write_text("style: {body: {indent: 0}}\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(
        SHORT + "style: {fonts: {fangsong: own.ttf}}\n", encoding="utf-8"
    )
    (tmp_path / "b.yaml").write_text(
        SHORT + "style: {fonts: {fangsong: none.ttf}}\n", encoding="utf-8"
    )
    (tmp_path / "c.yaml").write_text(SHORT, encoding="utf-8")
    jobs = [
        Job(tmp_path / name, (tmp_path / name).with_suffix(".pdf"), tmp_path / "s.yaml")
        for name in ("a.yaml", "b.yaml", "c.yaml", "none.yaml")
    ]
    expected = results(inline.work, jobs)
    assert ["built", "failed", "built", "failed"] == [status for status, _, _ in expected]
    assert expected[0][2] != expected[2][2]
    assert expected == results(lambda jobs: cluster.work(jobs, address), jobs)


def test_a_pdf_that_cannot_be_written_does_not_stop_the_rest(address: str, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(SHORT_TEXT, encoding="utf-8")
    jobs = [Job(source, tmp_path / "none" / "a.pdf"), Job(source, tmp_path / "a.pdf")]
    assert ["fault", "built"] == [
        outcome.status
        for _, outcome in sorted(cluster.work(jobs, address), key=lambda each: each[0])
    ]


def test_a_worker_with_another_version_is_no_worker(tmp_path: Path) -> None:
    job = Job(tmp_path / "a.txt", tmp_path / "a.pdf")
    parcel = for_sending(pack(job.source, None))
    answer = answer_of(remote.set_parcel(task_to_bytes(Task("0.0", job, parcel))), job, parcel)
    assert answer is not None
    assert answer[0].fault
    assert "0.0" in answer[0].fault[0]


def test_a_scheduler_that_cannot_be_reached_is_status_3_soon(
    distributed: ModuleType, tmp_path: Path
) -> None:
    assert distributed
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "gongwen", "build", "a.txt", "--cluster", f"127.0.0.1:{port}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 3 == done.returncode, done.stderr
    assert "连不上 Dask 调度器" in done.stderr
    assert "Traceback" not in done.stderr
    assert time.monotonic() - start < 10
    assert ["a.txt"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("greeting", [b"", b"SSH-2.0-OpenSSH_9.2\r\n"], ids=["silent", "other"])
def test_a_server_that_is_no_scheduler_is_out_of_reach_soon(
    distributed: ModuleType, greeting: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert distributed
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            connection, _ = server.accept()
            with connection, suppress(ConnectionError):
                connection.sendall(greeting)
                connection.recv(1)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        start = time.monotonic()
        with pytest.raises(MachineError, match="连不上 Dask 调度器"):
            list(cluster.work([Job(tmp_path / "a", tmp_path / "b")], f"127.0.0.1:{port}"))
        assert time.monotonic() - start < 10
        thread.join(10)


class LostOnce:
    """A client of a cluster on which the first worker of every job ends."""

    def __init__(self, losses: int, how: str) -> None:
        self.status = "running"
        self.losses = losses
        self.how = how
        self.sent = 0

    def nthreads(self) -> dict[str, int]:
        return {"worker": 1}

    def submit(self, work: Any, *arguments: Any, pure: bool) -> Future[Any]:
        assert not pure
        self.sent += 1
        future: Any = Future()
        future.status = self.how if self.sent <= self.losses else "finished"
        future.set_result(work(*arguments))
        return future  # type: ignore[no-any-return]

    def close(self, timeout: float) -> None:
        assert timeout


@pytest.mark.parametrize(("losses", "status"), [(1, "built"), (2, "fault")])
@pytest.mark.parametrize("how", ["lost", "cancelled"])
def test_a_job_that_is_lost_with_its_worker_is_sent_once_more(
    losses: int, status: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = LostOnce(losses, how)
    monkeypatch.setattr(cluster, "_connect", lambda _: client)
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    job = Job(tmp_path / "a.txt", tmp_path / "a.pdf")
    ((_, outcome),) = cluster.work([job], "127.0.0.1:1")
    assert (status, 2) == (outcome.status, client.sent)


class Hanging(LostOnce):
    """A client of a cluster on which the first job never ends, and is slow to be cancelled."""

    def __init__(self) -> None:
        super().__init__(0, "")
        self.first: Any = None
        self.cancelled: list[Any] = []

    def submit(self, work: Any, *arguments: Any, pure: bool) -> Future[Any]:
        if self.first is not None:
            return super().submit(work, *arguments, pure=pure)
        self.first = Future()
        self.first.status = "pending"
        return self.first  # type: ignore[no-any-return]

    def cancel(self, futures: list[Any], *, force: bool) -> None:
        assert force
        self.cancelled += futures
        for future in futures:
            future.status = "cancelled"
            future.cancel()


def test_a_job_that_is_away_too_long_is_cancelled_and_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Hanging()
    monkeypatch.setattr(cluster, "_connect", lambda _: client)
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    jobs = [Job(tmp_path / "a.txt", tmp_path / f"{name}.pdf") for name in "abcde"]
    start = time.monotonic()
    outcomes = list(cluster.work(jobs, "127.0.0.1:1", timeout=0.2))
    assert 0.2 * cluster.AHEAD <= time.monotonic() - start < 5
    assert [0, 1, 2, 3, 4] == sorted(place for place, _ in outcomes)
    found = dict(outcomes)
    assert ["fault", *["built"] * 4] == [found[place].status for place in range(5)]
    assert found[0].fault
    assert "过了 0.6 秒还没有处理完，已放弃" == found[0].fault[0]
    assert "--timeout" in found[0].fault[1]
    assert [client.first] == client.cancelled
    assert 4 == client.sent


@pytest.mark.parametrize(
    "address", ["nonsense", "tcp://", "127.0.0.1", "http://a/b:1", "http://a:1", "a:99999", ""]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(WishError, match="不是调度器的地址"):
        list(cluster.work([Job(Path("a"), Path("b"))], address))


def test_without_the_extra_the_command_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MachineError) as caught:
        list(cluster.work([Job(tmp_path / "a", tmp_path / "b")], "tcp://127.0.0.1:1"))
    assert "gongwen[cluster]" in caught.value.hint


def asked(job: Job, parcel: Parcel) -> tuple[Outcome, bytes] | None:
    """Give what a worker answers that is asked for *job*."""
    return answer_of(remote.set_parcel(task_to_bytes(Task(__version__, job, parcel))), job, parcel)


def test_a_parcel_is_all_that_a_worker_needs(tmp_path: Path) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "gongwen.yaml").write_text("style: {rows: 20}\n", encoding="utf-8")
    (folder / "own.ttf").write_bytes((ROOT / "fonts" / "gkai00mp.ttf").read_bytes())
    (folder / "a.yaml").write_text(
        SHORT + "style: {fonts: {fangsong: own.ttf}}\n", encoding="utf-8"
    )
    job = Job(folder / "a.yaml", folder / "a.pdf")
    outcome, pdf = typeset(job)
    parcel = for_sending(pack(job.source, None))
    assert asked(job, parcel) is None
    parcel = add_files(job, parcel)
    shutil.rmtree(folder)
    sent = asked(job, parcel)
    assert sent is not None
    assert (outcome.pages, outcome.digest, outcome.read) == (
        sent[0].pages,
        sent[0].digest,
        sent[0].read,
    )
    assert pdf == sent[1]


class Lying(LostOnce):
    """A client of a cluster that answers what it likes."""

    def __init__(self, answer: object) -> None:
        super().__init__(0, "")
        self.answer = answer

    def submit(self, work: Any, *arguments: Any, pure: bool) -> Future[Any]:
        del work
        return super().submit(lambda *_: self.answer, *arguments, pure=pure)


@pytest.mark.parametrize("answer", [None, 7, b"", b"x" * 100, {"status": "built"}])
def test_an_answer_that_makes_no_sense_is_a_fault_of_that_job_alone(
    answer: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_connect", lambda _: Lying(answer))
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    jobs = [Job(tmp_path / "a.txt", tmp_path / f"{name}.pdf") for name in "ab"]
    outcomes = dict(cluster.work(jobs, "127.0.0.1:1"))
    assert ["fault", "fault"] == [outcomes[place].status for place in range(2)]
    assert outcomes[0].fault
    assert "不合格式" in outcomes[0].fault[0]
    assert ["a.txt"] == [path.name for path in tmp_path.iterdir()]


def test_a_worker_that_asks_for_files_without_end_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_connect", lambda _: Lying(answer_to_bytes(None)))
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    ((_, outcome),) = cluster.work([Job(tmp_path / "a.txt", tmp_path / "a.pdf")], "127.0.0.1:1")
    assert outcome.fault
    assert "一再要求" in outcome.fault[0]


class Empty(LostOnce):
    """A client of a cluster without workers."""

    def nthreads(self) -> dict[str, int]:
        return {}

    def submit(self, work: Any, *arguments: Any, pure: bool) -> Future[Any]:
        del work, arguments, pure
        waiting: Any = Future()
        waiting.status = "pending"
        return waiting  # type: ignore[no-any-return]

    def cancel(self, futures: list[Any], *, force: bool) -> None:
        assert force
        assert futures


def test_a_cluster_without_workers_is_told_at_once_and_given_up_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_connect", lambda _: Empty(0, ""))
    monkeypatch.setattr(cluster, "LOOK", 0.05)
    monkeypatch.setattr(cluster, "LONGEST_WAIT", 0.3)
    (tmp_path / "a.txt").write_text(SHORT_TEXT, encoding="utf-8")
    told: list[tuple[str, float]] = []
    start = time.monotonic()

    def tell(words: str) -> None:
        told.append((words, time.monotonic() - start))

    with pytest.raises(MachineError, match="没有工作节点"):
        list(cluster.work([Job(tmp_path / "a.txt", tmp_path / "a.pdf")], "127.0.0.1:1", tell=tell))
    ((words, when),) = told
    assert "还没有工作节点" in words
    assert when < 0.3 <= time.monotonic() - start


def test_a_job_that_another_client_cancels_is_done_all_the_same(
    distributed: ModuleType, address: str, tmp_path: Path
) -> None:
    for number in range(1, 40):
        text = SHORT_TEXT.replace("第 7 期", f"第 {number} 期")
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    jobs = [Job(tmp_path / f"{n}.txt", tmp_path / f"{n}.pdf") for n in range(1, 40)]
    outcomes = []
    with distributed.Client(address, set_as_default=False) as other:
        for number, (_, outcome) in enumerate(cluster.work(jobs, address)):
            outcomes.append(outcome.status)
            if number == 3:
                keys = other.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks))
                futures = [distributed.Future(key, client=other) for key in keys]
                other.cancel(futures, force=True)
    assert ["built"] * 39 == outcomes
