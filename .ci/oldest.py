"""pyproject.toml → the oldest versions that it admits, as constraints for pip."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

_OLDEST = re.compile(r"([\w.-]+)[>=]=([\w.]+)")


def oldest(project: str) -> Iterator[str]:
    """Give one pin for every dependency of *project*, those of its extras among them.

    Raises:
        ValueError: if a dependency does not begin with its oldest version.
    """
    about = tomllib.loads(project)["project"]
    for group in (about["dependencies"], *about.get("optional-dependencies", {}).values()):
        for requirement in group:
            match = _OLDEST.match(requirement)
            if match is None:
                raise ValueError(f"{requirement}: write the oldest version first, as in name>=1.2")
            yield f"{match[1]}=={match[2]}"


if __name__ == "__main__":
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    sys.stdout.write("".join(f"{pin}\n" for pin in sorted(set(oldest(text)))))
