"""Word lists for titles, as data: words apart by white space, ``#`` before a comment."""

from pathlib import Path


def listed(name: str) -> tuple[str, ...]:
    """Give the words of the list *name*, in their order."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines for word in line.partition("#")[0].split())
