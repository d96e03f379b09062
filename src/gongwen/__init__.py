"""gongwen: sets Chinese office bulletins on the page of GB/T 9704—2012.

``from gongwen import build_file`` gives a function, what it returns and raises: ``gongwen.api``
has them all, ``docs/library.md`` shows them. They are loaded when they are asked for, so that
``import gongwen`` costs nothing.
"""

from typing import TYPE_CHECKING

from gongwen.version import __version__

if TYPE_CHECKING:
    from gongwen.api import (
        Built,
        IssueError,
        MachineError,
        Outcome,
        Reading,
        StandardName,
        Typeset,
        build_file,
        build_pdf,
        compose_pages,
        read_file,
        read_text,
        render_pdf,
    )

__all__ = [
    "Built",
    "IssueError",
    "MachineError",
    "Outcome",
    "Reading",
    "StandardName",
    "Typeset",
    "__version__",
    "build_file",
    "build_pdf",
    "compose_pages",
    "read_file",
    "read_text",
    "render_pdf",
]

if not TYPE_CHECKING:  # or a type checker would take any name for one of the package

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from gongwen import api  # noqa: PLC0415 - the parts take 0.1 s to load

        return getattr(api, name)
