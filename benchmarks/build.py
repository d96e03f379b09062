"""How long one `gongwen build` takes, from an empty process to a finished PDF.

    python benchmarks/build.py [--runs 15] [ISSUE]

Each run is a process of its own, as a clerk starts it; files are in the cache of the system
after a first run, which is not counted. The default standard (PDF/A-2a and PDF/UA-1, tagged) and
the plain one take turns, so that the machine is as busy for the one as for the other. Prints, for
each, the median and the fastest of the wall times, the median of the processor times (which says
more on a busy machine), the largest amount of memory that a run held and the size of the file;
then what tagging and PDF/A cost.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "issue92.yaml"
BYTES_PER_MAXRSS: Final = 1 if sys.platform == "darwin" else 1024
STANDARDS: Final = ("2a+ua1", "plain")


class Run(NamedTuple):
    """One build: wall and processor time in seconds, memory and size of the file in bytes."""

    wall: float
    processor: float
    memory: int
    size: int


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description="Measure cold gongwen builds.")
    parser.add_argument("issue", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.pdf"
        for standard in STANDARDS:
            build(options.issue, target, standard)
        turns = [
            [build(options.issue, target, standard) for standard in STANDARDS]
            for _ in range(options.runs)
        ]
    print(f"{options.issue.name}: {options.runs} runs of each standard")
    columns = list(zip(*turns, strict=True))
    for standard, runs in zip(STANDARDS, columns, strict=True):
        print_standard(standard, runs)
    tagged, plain = columns
    ratio = statistics.median(
        one.processor / other.processor for one, other in zip(tagged, plain, strict=True)
    )
    more = tagged[0].size - plain[0].size
    print(f"tagging and PDF/A: {ratio - 1:+.1%} processor time, {more / 1000:+.1f} kB")


def print_standard(standard: str, runs: Sequence[Run]) -> None:
    """Print the figures of one standard."""
    walls = [run.wall for run in runs]
    print(
        f"{standard:>7}  wall median {statistics.median(walls):.3f} s, fastest {min(walls):.3f} s;"
        f"  processor median {statistics.median(run.processor for run in runs):.3f} s;"
        f"  memory {max(run.memory for run in runs) / 1e6:.0f} MB;"
        f"  PDF {runs[0].size / 1000:.1f} kB"
    )


def build(issue: Path, target: Path, standard: str) -> Run:
    """Build *issue* once."""
    command = [sys.executable, "-m", "gongwen", "build", str(issue)]
    command += ["-o", str(target), "--pdf", standard]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    # Not ``process.wait``: only ``wait4`` tells the memory of this one child.
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{issue} does not build: try it by hand")
    memory = usage.ru_maxrss * BYTES_PER_MAXRSS
    return Run(elapsed, usage.ru_utime + usage.ru_stime, memory, target.stat().st_size)


if __name__ == "__main__":
    main()
