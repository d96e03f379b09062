"""What each code of a diagnostic means, as data: ``codes.tsv``.

People read this in ``docs/diagnostics.md``, which does not travel with the program.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, cast

from gongwen.diagnostics import Severity

GROUP: Final = "## "
"""How a line begins that names the group of the codes below it."""

COMMENT: Final = "# "


class Meaning(NamedTuple):
    """What a code means. Words are Chinese; what is to be typed stands between backticks.

    Attributes:
        code: of a diagnostic.
        group: what kind of code it is.
        severities: those that it comes with; the usual one is the first.
        cause: why a diagnostic has this code.
        remedy: what to do about it.
    """

    code: str
    group: str
    severities: tuple[Severity, ...]
    cause: str
    remedy: str


def meanings() -> Iterator[Meaning]:
    """Give the meaning of every code, in the order of the documentation."""
    group = ""
    text = Path(__file__).with_name("codes.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith(GROUP):
            group = line.removeprefix(GROUP)
        elif not line.startswith(COMMENT):
            code, severities, cause, remedy = line.split("\t")
            known = cast("tuple[Severity, ...]", tuple(severities.split("、")))
            yield Meaning(code, group, known, cause, remedy)
