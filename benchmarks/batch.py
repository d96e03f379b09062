"""How fast many issues are set, beside Typst, which sets the same ones in the same run.

    python -m pip install -e '.[bench]'
    python benchmarks/batch.py [--issues 100] [--batch 1000]

Warm: one process each sets one issue after the other, in turns with the other, so that a busy
moment of the machine hits both. Cold: one issue a process. Then gongwen alone: one job beside
two, memory over many issues, and a run with nothing to do. Prints medians and ratios.

The issues come from ``generated.py``; Typst's template is ``bulletin.typ``. Both embed subsets of
the same font files and write tagged PDF; gongwen's is PDF/A-2a and PDF/UA-1.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generated import ROOT, issues

from gongwen.press.build import typeset
from gongwen.press.jobs import Job

FONTS: Final = ROOT / "fonts"
TEMPLATE: Final = ROOT / "benchmarks" / "bulletin.typ"
WARM_UP: Final = 40
"""So many issues go before the first that is timed: fonts are opened, words are loaded."""

COLD_RUNS: Final = 9
TURNS: Final = 3

COLD_TYPST: Final = """
import sys, typst
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[1]])
typst.compile(sys.argv[2], output=sys.argv[3], font_paths=fonts, ignore_system_fonts=True)
"""


class Time(NamedTuple):
    """Seconds on the clock, and of the processor."""

    wall: float
    processor: float


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description="Measure gongwen beside Typst.")
    parser.add_argument("--issues", type=int, default=100, help="timed warm, each by both")
    parser.add_argument("--batch", type=int, default=1000, help="in the batches of gongwen alone")
    parser.add_argument("--held", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.held:
        hold(options.held)
        return
    print(f"gongwen on Python {sys.version.split()[0]}, {os.cpu_count()} cores; medians")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_issues(folder, max(options.issues + WARM_UP, options.batch))
        warm(folder, options.issues)
        cold(folder)
        jobs(folder, options.batch)
        nothing_to_do(folder)
        memory(folder)


def write_issues(folder: Path, count: int) -> None:
    """Put the issues into *folder* in both forms."""
    (folder / "text").mkdir()
    shutil.copy(TEMPLATE, folder)
    for issue in issues(count):
        (folder / "text" / f"{issue.number:04}.txt").write_text(issue.text(), encoding="utf-8")
        (folder / f"{issue.number:04}.typ").write_text(issue.markup(), encoding="utf-8")


def warm(folder: Path, count: int) -> None:
    """Set issue after issue by both, in turns."""
    import typst  # the process whose memory is measured does without

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    compiler = typst.Compiler(root=folder, font_paths=fonts, ignore_system_fonts=True)

    def by_gongwen(name: str) -> object:
        outcome, pdf = typeset(Job(folder / "text" / f"{name}.txt", folder / "out.pdf"))
        assert outcome.pages, outcome.diagnostics
        return pdf

    def by_typst(name: str) -> object:
        return compiler.compile(str(folder / f"{name}.typ"), format="pdf")

    ours: list[Time] = []
    theirs: list[Time] = []
    for number in range(1, WARM_UP + count + 1):
        ours.append(timed(by_gongwen, f"{number:04}"))
        theirs.append(timed(by_typst, f"{number:04}"))
    report("warm, one issue", ours[WARM_UP:], theirs[WARM_UP:])


def cold(folder: Path) -> None:
    """Set one issue in a new process, by both, in turns."""
    text, markup, pdf = folder / "text" / "0001.txt", folder / "0001.typ", folder / "cold.pdf"
    ours_command = [sys.executable, "-m", "gongwen", "build", str(text), "-o", str(pdf)]
    theirs_command = [sys.executable, "-c", COLD_TYPST, str(FONTS), str(markup), str(pdf)]
    ours: list[Time] = []
    theirs: list[Time] = []
    for _ in range(COLD_RUNS + 1):
        ours.append(run(ours_command))
        theirs.append(run(theirs_command))
    report("cold, one process", ours[1:], theirs[1:])


def jobs(folder: Path, count: int) -> None:
    """Build a whole folder with one process and with two."""
    keep(folder / "text", count)
    turns: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(TURNS):
        for processes, times in turns.items():
            shutil.rmtree(folder / "pdf", ignore_errors=True)
            times.append(run(build(folder, processes)).wall)
    one, two = (statistics.median(times) for times in turns.values())
    print(f"{count} issues, --jobs 1: {one:.1f} s, {count / one:.0f} a second")
    print(
        f"{count} issues, --jobs 2: {two:.1f} s, {count / two:.0f} a second, {one / two:.2f} times"
    )


def nothing_to_do(folder: Path) -> None:
    """Build the folder again, which is up to date."""
    times = [run(build(folder, 2)).wall for _ in range(COLD_RUNS)]
    print(f"nothing to do: {statistics.median(times):.2f} s")


def memory(folder: Path) -> None:
    """Set many issues in one new process, which says what it holds."""
    subprocess.run([sys.executable, __file__, "--held", str(folder / "text")], check=True)


def hold(folder: Path) -> None:
    """Set every issue in *folder* and print how much memory that takes."""
    if not Path("/proc/self/statm").exists():
        print("memory: not measured here")
        return
    sources = sorted(folder.iterdir())
    for number, source in enumerate(sources, 1):
        typeset(Job(source, folder / "out.pdf"))
        if number in (100, len(sources)):
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            held = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
            print(f"memory of one process after {number} issues: {held:.0f} MB")


def build(folder: Path, processes: int) -> list[str]:
    """Give the command that builds the folder."""
    output = ["-o", str(folder / "pdf"), "--jobs", str(processes), "--quiet"]
    return [sys.executable, "-m", "gongwen", "build", str(folder / "text"), *output]


def keep(folder: Path, count: int) -> None:
    """Leave so many issues in *folder*."""
    for path in sorted(folder.iterdir())[count:]:
        path.unlink()


def timed(work: Callable[[str], object], name: str) -> Time:
    """Do *work* on the issue *name*."""
    wall, processor = time.perf_counter(), time.process_time()
    work(name)
    return Time(time.perf_counter() - wall, time.process_time() - processor)


def run(command: Sequence[str]) -> Time:
    """Run *command* as a process of its own."""
    before, wall = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    elapsed, after = time.perf_counter() - wall, os.times()
    children = (after.children_user, after.children_system)
    spent = sum(children) - before.children_user - before.children_system
    return Time(elapsed, spent)


def report(what: str, ours: Sequence[Time], theirs: Sequence[Time]) -> None:
    """Print one comparison."""
    for kind, a, b in zip(("wall", "processor"), medians(ours), medians(theirs), strict=True):
        print(
            f"{what}, {kind}: gongwen {1e3 * a:.1f} ms, Typst {1e3 * b:.1f} ms, {a / b:.2f} times"
        )


def medians(times: Sequence[Time]) -> Iterator[float]:
    """Give the median of each kind."""
    return (statistics.median(kind) for kind in zip(*times, strict=True))


if __name__ == "__main__":
    main()
