"""gongwen: sets Chinese office bulletins on the page of GB/T 9704—2012.

``from gongwen import read, compose, render, build`` gives four functions (``gongwen.api``). Nothing
is loaded before it is asked for, so that ``import gongwen`` costs nothing.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gongwen.version import __version__

if TYPE_CHECKING:
    from gongwen.api import build, compose, read, render

__all__ = ["__version__", "build", "compose", "read", "render"]

_FUNCTIONS = frozenset(__all__) - {"__version__"}


class _Package(ModuleType):
    """The package, in which a function stays a function.

    Four modules of the package have the names of its functions. The first time that one of them
    is loaded, Python binds it to its name here; without this class, the same line would import a
    function in one program and a module in another.
    """

    def __getattr__(self, name: str) -> Any:
        if name not in _FUNCTIONS:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        from gongwen import api  # noqa: PLC0415 - the parts take 0.1 s to load

        return getattr(api, name)

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _FUNCTIONS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
