"""How long one `gongwen build` takes, from an empty process to a finished PDF.

    python benchmarks/build.py [--runs 15] [ISSUE]

Each run is a process of its own, as a clerk starts it; files are in the cache of the system
after a first run, which is not counted. Prints the median and the fastest of the wall times, the
median of the processor times (which says more on a busy machine), and the largest amount of
memory that a run held.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "issue92.yaml"
BYTES_PER_MAXRSS: Final = 1 if sys.platform == "darwin" else 1024


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description="Measure one cold gongwen build.")
    parser.add_argument("issue", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.pdf"
        build(options.issue, target)
        runs = [build(options.issue, target) for _ in range(options.runs)]
        size = target.stat().st_size
    walls, processors, peaks = zip(*runs, strict=True)
    print(f"{options.issue.name}: {options.runs} runs, PDF {size / 1000:.0f} kB")
    print(f"wall time  median {statistics.median(walls):.3f} s  fastest {min(walls):.3f} s")
    print(f"processor  median {statistics.median(processors):.3f} s")
    print(f"memory     peak {max(peaks) / 1e6:.0f} MB")


def build(issue: Path, target: Path) -> tuple[float, float, int]:
    """Build once; give wall and processor time in seconds and the peak of memory in bytes."""
    command = [sys.executable, "-m", "gongwen", "build", str(issue), "-o", str(target)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    # Not ``process.wait``: only ``wait4`` tells the memory of this one child.
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{issue} does not build: try it by hand")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES_PER_MAXRSS


if __name__ == "__main__":
    main()
