"""Time the reader alone: one real issue warm, then 2 MB of every sign, repeated.

Run:  python benchmarks/read.py            # a real issue, and all that takes longer than a second
      python benchmarks/read.py --all      # every sign

A sign fills lines of 199,000 characters, which is nearly the longest that is taken, behind a head
and a sentence; then the same with 汉字 around it. Reading is linear if none takes long.
"""

import statistics
import sys
import time
from pathlib import Path

from gongwen.read import read

ISSUE = Path(__file__).parent.parent / "examples" / "issue92.txt"
RUNS = 15
HEAD = "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n甲镇抓好春耕\n今年以来，甲镇抓好春耕。\n"
SIGNS = (
    "甲一二是第期编总报年月日a1 　，。、；：“”（）()\"'【】[]—-–－_.…·•~～*#>|★◆●※!?？！,;:/=+<"
    "😀\u0301\ue001\u200b①㈠％Ａ⼀○"
)
BYTES = 1_990_000
LINE = 199_000
LONG = 1.0
"""Seconds, from which a sign is shown."""


def main() -> None:
    """Print the figures."""
    data = ISSUE.read_bytes()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        read(data, ISSUE.name)
        times.append(time.perf_counter() - start)
    print(f"issue92 warm: median {1000 * statistics.median(times):.1f} ms of {RUNS} runs")
    longest = 0.0
    for sign in SIGNS:
        for around in (False, True):
            taken = seconds(sign, around=around)
            longest = max(longest, taken)
            if taken >= LONG or "--all" in sys.argv:
                where = " between 汉字" if around else ""
                print(f"2 MB of {sign!r} (U+{ord(sign):04X}){where}: {taken:.2f} s")
    print(f"longest: {longest:.2f} s")


def seconds(sign: str, *, around: bool) -> float:
    """Give how long 2 MB of *sign* take, with 汉字 *around* every line or without."""
    characters = min(LINE, BYTES // len(sign.encode()))
    line = sign * characters
    if around:
        line = f"甲{line[2:]}乙"
    lines = max(BYTES // len(f"{line}\n".encode()), 1)
    data = (HEAD + f"{line}\n" * lines).encode()
    start = time.perf_counter()
    read(data, "x.txt")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
