"""Pictures on a terminal, by the protocols of kitty and of iTerm2."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Final, Literal

Protocol = Literal["kitty", "iterm2"]

CHUNK: Final = 4096
"""Characters that kitty takes at a time (terminal graphics protocol, "Remote client")."""

KITTY: Final = ("kitty", "ghostty")
ITERM2: Final = ("iTerm.app", "WezTerm", "mintty")
"""What terminals call themselves in TERM or TERM_PROGRAM."""


def protocol_of(environment: Mapping[str, str]) -> Protocol | None:
    """Tell by which protocol the terminal shows pictures; None if it is not known to do so."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if "TMUX" in environment or term.startswith(("screen", "tmux")):
        return None  # they swallow what they do not know
    if "KITTY_WINDOW_ID" in environment or any(name in (term, program) for name in KITTY):
        return "kitty"
    if term.removeprefix("xterm-") in KITTY:
        return "kitty"
    if program in ITERM2 or environment.get("LC_TERMINAL") == "iTerm2":
        return "iterm2"
    return None


def as_escape(png: bytes, protocol: Protocol) -> bytes:
    """Give the sequence that shows the picture *png* where the cursor is."""
    encoded = b64encode(png)
    if protocol == "iterm2":
        size = str(len(png)).encode()
        return b"\x1b]1337;File=inline=1;size=" + size + b":" + encoded + b"\x07\n"
    chunks = [encoded[start : start + CHUNK] for start in range(0, len(encoded), CHUNK)]
    # f=100 is PNG, a=T shows at once, q=2 answers nothing; m=1 means that more follows.
    sequence = b""
    for place, chunk in enumerate(chunks):
        first = b"f=100,a=T,q=2," if place == 0 else b""
        more = b"m=1" if place < len(chunks) - 1 else b"m=0"
        sequence += b"\x1b_G" + first + more + b";" + chunk + b"\x1b\\"
    return sequence + b"\n"
