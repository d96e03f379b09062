"""Pages become pictures, in files and on terminals."""

import builtins
import os
import pty
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gongwen.desk.preview import load_pdf, pictures
from gongwen.diagnostics import IssueError, MachineError, WishError
from gongwen.press.build import build
from gongwen.report.images import CHUNK, as_escape, protocol_of

from support.command import SOURCES, Run
from support.issues import SHORT
from support.jobs import make_job

MM = 25.4


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write an issue of two pages, the imprint on the back."""
    path = tmp_path / "a.yaml"
    path.write_text(SHORT + "style: {imprint: {even_page: yes}}\n", encoding="utf-8")
    return path


def images(pdf: bytes, dpi: int = 72, *numbers: int) -> list[Image.Image]:
    return [Image.open(BytesIO(each.png)) for each in pictures(pdf, "a.pdf", dpi, numbers)]


def ink(image: Image.Image) -> float:
    """Give the share of the page that is not white."""
    grey = image.convert("L")
    return sum(grey.histogram()[:200]) / (grey.width * grey.height)


def test_pages_have_the_size_of_the_paper_and_ink(source: Path) -> None:
    pdf, found = load_pdf(source)
    assert () == found
    assert pdf is not None
    drawn = images(pdf, 100)
    assert 2 == len(drawn)
    for image in drawn:
        assert pytest.approx((210 / MM * 100, 297 / MM * 100), abs=1) == image.size
        assert pytest.approx(100, abs=0.5) == image.info["dpi"][0]
        assert 0.001 < ink(image) < 0.2
    # The name is red and large, at the top of the first page only.
    for image, expected in zip(drawn, (True, False), strict=True):
        top = image.convert("RGB").crop((0, 0, image.width, image.height // 3)).tobytes()
        red = sum(r > 200 and g < 60 for r, g in zip(top[::3], top[1::3], strict=True))
        assert expected == (red > 500)


def test_nothing_is_written_to_preview_an_issue(source: Path) -> None:
    load_pdf(source)
    assert [source] == list(source.parent.iterdir())


def test_a_pdf_and_its_issue_look_the_same(source: Path) -> None:
    target = source.with_suffix(".pdf")
    build(make_job(source, target=target))
    from_pdf, from_issue = load_pdf(target)[0], load_pdf(source)[0]
    assert from_pdf == from_issue


def test_single_pages_can_be_had(source: Path) -> None:
    pdf = load_pdf(source)[0]
    assert pdf is not None
    first, second = images(pdf)
    assert [second.tobytes(), first.tobytes()] == [each.tobytes() for each in images(pdf, 72, 2, 1)]
    with pytest.raises(WishError, match="没有第 3 页"):
        images(pdf, 72, 1, 3)


def test_a_pdf_that_cannot_be_opened_is_named() -> None:
    with pytest.raises(IssueError) as raised:
        images(b"%PDF-1.7\nnothing else\n")
    assert ["pdf-unreadable"] == [each.code for each in raised.value.diagnostics]


def test_without_pypdfium2_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def refuse(name: str, *arguments: Any) -> Any:
        if name == "pypdfium2":
            raise ImportError(name)
        return usual(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MachineError, match="pypdfium2") as raised:
        images(b"%PDF-1.7\n")
    assert "gongwen[preview]" in raised.value.hint


@pytest.mark.parametrize(
    ("environment", "protocol"),
    [
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "iterm2"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "iterm2"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, "iterm2"),
        ({"TERM": "screen", "KITTY_WINDOW_ID": "1"}, None),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}, None),
        ({}, None),
    ],
)
def test_terminals_that_show_pictures_are_known(
    environment: dict[str, str], protocol: str | None
) -> None:
    assert protocol == protocol_of(environment)


def test_iterm2_gets_one_sequence() -> None:
    sequence = as_escape(b"picture" * 1000, "iterm2")
    head, _, rest = sequence.partition(b":")
    assert b"\x1b]1337;File=inline=1;size=7000" == head
    assert b"picture" * 1000 == b64decode(rest.removesuffix(b"\x07\n"))


def test_kitty_gets_chunks() -> None:
    picture = bytes(range(256)) * 40
    sequence = as_escape(picture, "kitty")
    parts = [part.removeprefix(b"\x1b_G") for part in sequence.split(b"\x1b\\")[:-1]]
    heads, encoded = zip(*(part.split(b";") for part in parts), strict=True)
    assert b"f=100,a=T,q=2,m=1" == heads[0]
    assert {b"m=1"} == set(heads[1:-1])
    assert b"m=0" == heads[-1]
    assert max(map(len, encoded)) == CHUNK
    assert picture == b64decode(b"".join(encoded))


def test_a_terminal_gets_the_pages(source: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": SOURCES, "TERM": "xterm-kitty"}
    environment.pop("TMUX", None)
    command = [
        sys.executable,
        "-m",
        "gongwen",
        "preview",
        str(source),
        "--page",
        "2",
        "--dpi",
        "36",
    ]
    with subprocess.Popen(command, stdout=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while b"m=0;" not in shown or not shown.endswith(b"\x1b\\\r\n"):
            shown += os.read(ours, 4096)
    os.close(ours)
    assert 0 == process.returncode
    assert shown.startswith(b"\x1b_Gf=100,a=T")


def test_without_such_a_terminal_the_option_is_named(source: Path, gongwen: Run) -> None:
    done = gongwen("preview", source)
    assert 2 == done.returncode
    assert "-o" in done.stderr
    assert "" == done.stdout


@pytest.mark.parametrize(
    "words",
    [("--dpi", "0"), ("--dpi", "多"), ("--dpi", "99999"), ("--page", "-1"), ("--page", "3")],
)
def test_numbers_that_cannot_be_are_refused(
    source: Path, gongwen: Run, words: tuple[str, str]
) -> None:
    done = gongwen("preview", source, "-o", "out", *words)
    assert 2 == done.returncode
    assert words[1] in done.stderr
    assert not (source.parent / "out").exists()
