"""What the command ``gongwen`` leaves with."""

from typing import Final

from gongwen import report

INPUT_HAS_ERRORS: Final = 1
WRONG_COMMAND_LINE: Final = 2
MACHINE_AT_FAULT: Final = 3
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count
READER_GONE: Final = 141  # 128 + SIGPIPE


def refuse(message: str, hint: str = "") -> int:
    """Say what is wrong with the command line and give the status for it."""
    report.show_refusal(message, hint)
    return WRONG_COMMAND_LINE
