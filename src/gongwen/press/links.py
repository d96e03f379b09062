"""Links that lead out of the folder in which they were found.

A link in a name that the user typed is followed: it was meant. One that lies in a folder or a
checkout came with it, perhaps from somebody else, and may point to any file of this machine; it is
followed only inside the folder, inside the checkout around it, and where ``--allow`` says so.
"""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

CHECKOUTS: Final = (".git", ".hg", ".svn")
"""What the top folder of a checkout has."""

_MOST_HOMES: Final = 256
"""Folders of which the checkout is kept; a run has some dozens."""


def leads_out(path: Path, folder: Path, allowed: Iterable[Path] = ()) -> Path | None:
    """Give the place to which *path* leads, if that is outside of where links may lead.

    Args:
        path: a name found in *folder* or derived from one; it need not exist.
        folder: where it was found.
        allowed: files and folders that are allowed besides.

    Returns:
        None where nothing leads out; also where a path makes no sense, which its reader will say.
    """
    try:
        # What is no link leads nowhere: most names are settled without a look at the disk.
        if not _has_link(path, folder):
            return None
        real = path.resolve()
        homes = [_home(os.fspath(folder.resolve())), *(each.resolve() for each in allowed)]
    except (OSError, ValueError, RuntimeError):
        return None
    return None if any(real.is_relative_to(home) for home in homes) else real


def _has_link(path: Path, folder: Path) -> bool:
    """Tell whether a part of *path* below *folder* is a link."""
    while path != folder:
        if path.is_symlink():
            return True
        if path.parent == path:
            break
        path = path.parent
    return False


@lru_cache(_MOST_HOMES)
def _home(folder: str) -> Path:
    """Give the checkout around *folder*, or the folder itself where there is none."""
    path = Path(folder)
    for place in (path, *path.parents):
        if any(os.path.lexists(place / name) for name in CHECKOUTS):
            return place
    return path
