"""``python tests/fuzz --minutes 60``: new inputs until the time is over or one fails.

What fails is written to ``cases``, made as small as it can be; mend the program, and leave it there.
"""

import argparse
import sys
import time
from hashlib import sha256
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent / "src"), str(TESTS)]

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.inputs import Input, documents, raw, styles, texts
from fuzz.judge import judge

CASES = Path(__file__).with_name("cases")
KINDS = {"text": texts(2500), "yaml": documents(2500), "bytes": raw(), "styles": styles()}
SLOW = 2.0
"""Seconds that an input of less than ten kilobytes may take."""
SMALL = 10_000
ROUND = 300
"""Inputs of one seed."""


def try_kind(kind: str, number: int) -> Input | None:
    """Try a round of inputs; give the smallest that fails."""
    failed: list[Input] = []

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(KINDS[kind])
    def run(given: Input) -> None:
        failed.append(given)
        seconds = judge(given)
        assert seconds <= SLOW or len(given.issue) >= SMALL, f"{seconds:.1f} s"
        failed.pop()

    try:
        run()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the find
        print(f"{kind}: {type(error).__name__}: {error}", flush=True)
        return failed[-1]
    return None


def keep(given: Input) -> Path:
    """Write a find among the cases."""
    path = CASES / f"{sha256(given.issue).hexdigest()[:12]}{Path(given.name).suffix}"
    path.write_bytes(given.issue)
    if given.series is not None:
        path.with_suffix(".series").write_bytes(given.series)
    return path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tests/fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000_000)
    parser.add_argument("--kind", choices=KINDS, help="only this kind")
    wishes = parser.parse_args()
    end = time.monotonic() + 60 * wishes.minutes
    number, finds = wishes.seed, 0
    while time.monotonic() < end:
        for kind in [wishes.kind] if wishes.kind else KINDS:
            found = try_kind(kind, number)
            if found is not None:
                finds += 1
                print(f"  written to {keep(found)}", flush=True)
        number += 1
    print(f"{number - wishes.seed} rounds from seed {wishes.seed}, {finds} finds")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
