"""The first module that runs, also as ``python -m gongwen``: now Ctrl-C ends without a traceback.

Loading the command line takes a fifth of a second. Nothing has been written until then, so whoever
changes his mind meanwhile need not be waited for.
"""

import os
import signal
from types import FrameType
from typing import Final, NoReturn

INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count


def main() -> NoReturn:
    """Run the command line and leave with its status."""
    # Whoever starts us in the background may have had the signal ignored.
    listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if listens:
        signal.signal(signal.SIGINT, _end)

    from gongwen.cli import main as run  # noqa: PLC0415 - see above

    if listens:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
