"""The machines of a Dask cluster: files travel there as bytes, PDFs come back as bytes.

Only this machine reads and writes files. The workers share no disk with it and have nothing but
gongwen installed.
"""

import logging
import re
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import closing, suppress
from dataclasses import dataclass
from math import inf
from queue import Empty, SimpleQueue
from typing import Any, Final

from gongwen.diagnostics import MachineError, WishError
from gongwen.faults import fault_of
from gongwen.press.build import deliver
from gongwen.press.draft import add_files
from gongwen.press.fontfiles import FontChoice
from gongwen.press.jobs import Job, Outcome, faulty
from gongwen.press.parcel import Parcel, for_sending, pack_job
from gongwen.press.workers import TIMEOUT, Outcomes, overdue
from gongwen.press.workers.remote import set_parcel
from gongwen.press.workers.wire import Task, answer_of, task_to_bytes
from gongwen.version import __version__

ADDRESS: Final = re.compile(r"(?:(tcp|tls|ws|wss|ucx)://)?([^/\s]+):(\d{1,5})")
"""The protocol, the host and the port."""

PATIENCE: Final = 5
"""Seconds that a scheduler has to answer. It does in milliseconds; a run without one ends within ten
seconds, and this is waited for at most twice: for its greeting and for its answer."""

HIGHEST_PORT: Final = 65535
"""Ports of TCP are numbers of 16 bits."""

GREETING_LENGTH: Final = 8
"""A message of Dask begins with its length: a number of 64 bits, the lowest byte first."""

LONGEST_GREETING: Final = 1 << 20
"""The first message of a scheduler has some hundred bytes, at most a mebibyte. The first eight bytes
of another server, read as a length, give far more: letters stand in the highest ones."""

_ALIKE: Final = "各节点要装同一版本的 gongwen"

LONGEST_WAIT: Final = 60
"""Seconds that a cluster may be without any worker: machines that are just being started have one
within a minute."""

LOOK: Final = 5
"""Seconds between two looks at a cluster that gives no results: a lost connection is told soon, and
the scheduler is not kept busy with questions."""

AHEAD: Final = 3
"""Jobs that are on their way at once for each thread of the cluster. One is being done, one waits for
it, one travels: no thread is idle, and thousands of files are not in memory."""


def work(
    jobs: Sequence[Job],
    address: str,
    timeout: float = TIMEOUT,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcomes:
    """Do *jobs* on the cluster whose scheduler is at *address*.

    Args:
        jobs: the jobs.
        address: of the scheduler.
        timeout: the seconds that a job may take. It is given up after ``AHEAD`` times as long:
            while it is away, others may be done before it on the same thread.
        tell: says what is waited for.

    Raises:
        WishError: if *address* is no address.
        MachineError: if the scheduler cannot be reached, or has no workers.
    """
    with closing(_Dispatcher(_connect(address), jobs, timeout, tell)) as dispatcher:
        try:
            yield from dispatcher.run()
        except OSError as error:  # what distributed raises where a connection ends
            raise _lost() from error


def _result_of(future: Any) -> tuple[str, Any]:
    """Give how a job has ended, and what it gave. It may be cancelled between the two questions."""
    status = str(future.status)
    if status != "finished":
        return status, None
    try:
        return status, future.result()
    except CancelledError:
        return "cancelled", None


def _lost() -> MachineError:
    return MachineError("和 Dask 调度器的连接断了", "检查调度器，然后重新运行；排好的不再排")


def _connect(address: str) -> Any:
    found = ADDRESS.fullmatch(address)
    if found is None or int(found[3]) > HIGHEST_PORT:
        # distributed would find out much later, and with a traceback.
        raise WishError(f"“{address}”不是调度器的地址", "写作 tcp://10.0.0.5:8786")
    try:
        from distributed import Client  # noqa: PLC0415 - most do without
    except ImportError as error:
        raise MachineError(
            "--cluster 需要 distributed，还没有安装", "python -m pip install 'gongwen[cluster]'"
        ) from error
    # What it has to say of a lost connection, we say in Chinese.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    out_of_reach = MachineError(
        f"连不上 Dask 调度器 {address}", "检查地址（如 tcp://10.0.0.5:8786）和调度器是否在运行"
    )
    if found[1] in (None, "tcp") and not _is_scheduler(found[2].strip("[]"), int(found[3])):
        raise out_of_reach
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        # The last ones where a protocol is not installed, or wants keys that are not there.
        raise out_of_reach from error


def _is_scheduler(host: str, port: int) -> bool:
    """Tell whether who answers at a place greets as a scheduler does.

    distributed waits for a silent server without end, and takes the first bytes of any other
    for the length of a message.
    """
    try:
        with socket.create_connection((host, port), timeout=PATIENCE) as connection:
            greeting = b""
            while len(greeting) < GREETING_LENGTH:
                more = connection.recv(GREETING_LENGTH - len(greeting))
                if not more:
                    return False
                greeting += more
    except (OSError, UnicodeError):  # the second for a host that is no name
        return False
    return int.from_bytes(greeting, "little") <= LONGEST_GREETING


@dataclass(frozen=True, slots=True)
class _Sending:
    """A job that is away.

    Attributes:
        place: that of the job.
        parcel: what was sent with it.
        deadline: when it is given up, on the clock ``time.monotonic``.
    """

    place: int
    parcel: Parcel
    deadline: float


class _Dispatcher:
    """Sends jobs to a cluster and receives what comes back."""

    def __init__(
        self, client: Any, jobs: Sequence[Job], timeout: float, tell: Callable[[str], None]
    ) -> None:
        self._client = client
        self._tell = tell
        self._jobs = jobs
        self._longest_absence = AHEAD * timeout
        self._waiting = deque(range(len(jobs)))
        # In the order of their deadlines: each is put last with the latest.
        self._away: dict[Any, _Sending] = {}
        self._back: SimpleQueue[Any] = SimpleQueue()
        self._sent_again: set[int] = set()
        self._last_sign = time.monotonic()
        self._threads = 0
        self._counted = -inf

    def run(self) -> Iterator[tuple[int, Outcome]]:
        if self._waiting and not self._count_threads():
            self._tell(f"Dask 集群还没有工作节点，最多等 {LONGEST_WAIT} 秒")
        while self._waiting or self._away:
            yield from self._send()
            future = self._returned()
            # One that was given up comes back as well, as cancelled.
            sending = self._away.pop(future, None)
            if sending is not None:
                outcome = self._receive(future, sending)
                if outcome is not None:
                    yield sending.place, outcome
            elif future is None:
                yield from self._give_up_overdue()

    def close(self) -> None:
        with suppress(OSError, RuntimeError):  # there is nobody left to be told
            if self._away and self._client.status == "running":
                self._client.cancel(list(self._away), force=True)
        self._client.close(timeout=1)

    def _send(self) -> Iterator[tuple[int, Outcome]]:
        """Send as many jobs as keep the cluster busy; give those whose files cannot be read."""
        while self._waiting and len(self._away) < AHEAD * max(self._count_threads(), 1):
            place = self._waiting.popleft()
            job = self._jobs[place]
            try:
                parcel = for_sending(pack_job(job))
            except MachineError as fault:
                yield place, faulty(job, fault)
            else:
                self._submit(place, parcel)

    def _count_threads(self) -> int:
        """Count the threads of the cluster, which may grow while we wait."""
        if time.monotonic() >= self._counted + LOOK:
            if self._client.status != "running":
                raise _lost()
            self._threads = sum(self._client.nthreads().values())
            self._counted = time.monotonic()
        return self._threads

    def _submit(self, place: int, parcel: Parcel) -> None:
        job = self._jobs[place]
        message = task_to_bytes(Task(__version__, job, parcel))
        future = self._client.submit(set_parcel, message, pure=False)
        self._away[future] = _Sending(place, parcel, time.monotonic() + self._longest_absence)
        future.add_done_callback(self._back.put)

    def _returned(self) -> Any:
        """Wait until something has come back, or a while; give it, or None."""
        if not self._away:
            return None
        deadline = next(iter(self._away.values())).deadline
        try:
            future = self._back.get(timeout=max(0.0, min(LOOK, deadline - time.monotonic())))
        except Empty:
            self._check_workers()
            return None
        self._last_sign = time.monotonic()
        return future

    def _check_workers(self) -> None:
        """Tell a cluster that is without workers for long from one that is busy."""
        if self._count_threads():
            self._last_sign = time.monotonic()
        elif time.monotonic() >= self._last_sign + LONGEST_WAIT:
            raise MachineError("Dask 集群没有工作节点", "启动工作节点后重试")

    def _give_up_overdue(self) -> Iterator[tuple[int, Outcome]]:
        """Cancel the jobs that have been away too long."""
        now = time.monotonic()
        late = {future: each for future, each in self._away.items() if each.deadline <= now}
        if late:
            self._client.cancel(list(late), force=True)
        for future, sending in late.items():
            del self._away[future]
            yield sending.place, overdue(self._jobs[sending.place], self._longest_absence)

    def _receive(self, future: Any, sending: _Sending) -> Outcome | None:
        """Put the PDF in its place; None if the job is on its way again.

        It is sent again with files if the worker wants some, and once if it was lost with its
        worker or cancelled by the scheduler.
        """
        place, parcel = sending.place, sending.parcel
        job = self._jobs[place]
        status, result = _result_of(future)
        if status in ("lost", "cancelled") and place not in self._sent_again:
            if self._client.status != "running":
                raise _lost()
            self._sent_again.add(place)
            self._submit(place, parcel)
            return None
        if status != "finished":
            # What was raised there stays there: an exception would be made here of its bytes.
            words = {"error": "它出了错", "lost": "它不见了", "cancelled": "任务被撤销"}
            reason = words.get(status, "原因不明")
            hint = f"检查工作节点的日志；{_ALIKE}"
            return faulty(job, MachineError(f"工作节点没有排成：{reason}", hint))
        try:
            answer = answer_of(result, job, parcel)
        except ValueError as error:
            hint = f"检查谁能连上调度器和工作节点；{_ALIKE}"
            return faulty(job, MachineError(f"工作节点的答复不合格式（{error}），没有采用", hint))
        try:
            if answer is not None:
                return deliver(*answer)
            if isinstance(parcel.named, FontChoice):
                message = "工作节点一再要求字体文件，没有排成"
                return faulty(job, MachineError(message, f"检查工作节点；{_ALIKE}"))
            self._submit(place, add_files(job, parcel))
        except Exception as error:  # noqa: BLE001 - the others go on
            return faulty(job, fault_of(error))
        return None
