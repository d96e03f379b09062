"""Reading within bounds and writing whole or not at all."""

import errno
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gongwen.diagnostics import Diagnostic, MachineError
from gongwen.press import files

from support.command import SOURCES
from support.findings import make_finding, make_span

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="pipes have no names here")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xff\r\n")
    assert b"\x00\xff\r\n" == files.load(tmp_path / "a.txt")


def test_a_missing_file_is_an_error_that_guesses_which_was_meant(tmp_path: Path) -> None:
    (tmp_path / "issue92.yaml").touch()
    found = files.load(tmp_path / "isue92.yaml")
    assert isinstance(found, Diagnostic)
    assert "file-missing" == found.code
    assert "issue92.yaml" in found.hint


@pytest.mark.parametrize("name", ["nowhere/a.yaml", "a.yaml/b.yaml"])
def test_a_missing_folder_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.yaml").touch()
    found = files.load(tmp_path / name)
    assert isinstance(found, Diagnostic)
    assert "file-missing" == found.code


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    found = files.load(tmp_path)
    assert isinstance(found, Diagnostic)
    assert "file-folder" == found.code


def test_a_name_that_no_system_takes_is_the_machines_fault() -> None:
    with pytest.raises(MachineError, match="无法读取"):
        files.load(Path("a\0b"))


def test_an_unreadable_file_is_the_machines_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "a.yaml").touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(MachineError, match="无法读取"):
        files.load(tmp_path / "a.yaml")


def test_a_file_is_read_up_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1000)
    for size in (999, 1000, 1001):
        (tmp_path / "a").write_bytes(bytes(size))
        assert bytes(min(size, 1000)) == files.load(tmp_path / "a")


def special_file(folder: Path, kind: str) -> Path:
    """Give something that is neither file nor folder, or a link to it."""
    if kind == "device":
        return Path("/dev/zero")
    path = folder / kind
    if kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(os.fspath(path))
    else:
        os.mkfifo(folder / "pipe")
    if kind == "link":
        path.symlink_to("pipe")
    return path


@POSIX_ONLY
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "link"])
def test_what_is_no_file_is_refused_at_once(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    path = special_file(Path(), kind)
    found = files.load(path)
    assert isinstance(found, Diagnostic)
    assert "file-special" == found.code
    assert files.digest(path) is None
    for refused in (files.load_font, files.digest_there):
        with pytest.raises(MachineError, match="无法读取"):
            refused(path)
    with pytest.raises(MachineError, match="管道、设备或套接字"):
        files.write_whole(path, b"new")
    assert not stat.S_ISREG(path.stat().st_mode)


def test_a_pdf_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    files.write_whole(target, b"old")
    target.chmod(0o640)
    files.write_whole(target, b"new")
    assert b"new" == target.read_bytes()
    if os.name != "nt":
        assert 0o640 == stat.S_IMODE(target.stat().st_mode)


def test_excerpts_come_from_the_file_of_the_span() -> None:
    places = [("a", 2), ("b", 1), ("a", 0), ("a", 9), ("c", 1)]
    found = files.quote(
        [make_finding(span=make_span(file=file, line=line)) for file, line in places],
        {"a": ["一", "二"], "b": ["三"]},
    )
    assert ["二", "三", "", "", ""] == [each.excerpt for each in found]


def test_a_new_file_may_be_read_by_whoever_may_read_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "neighbour").touch()
    files.write_whole(tmp_path / "a.pdf", b"new")
    assert b"new" == (tmp_path / "a.pdf").read_bytes()
    assert (tmp_path / "neighbour").stat().st_mode == (tmp_path / "a.pdf").stat().st_mode
    assert ["a.pdf", "neighbour"] == names(tmp_path)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    files.write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert b"new" == (tmp_path / "real.pdf").read_bytes()


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, number: int
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    if failing == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif failing == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(files, "_write_through", fail)
    with pytest.raises(MachineError, match="无法写入"):
        files.write_whole(target, b"new")
    assert b"old" == target.read_bytes()
    assert ["a.pdf"] == names(tmp_path)


def test_ctrl_c_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(tmp_path / "a.pdf", b"new")
    assert [] == names(tmp_path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere/a.pdf", "输出文件夹不存在"),
        ("file/a.pdf", "输出文件夹不存在"),
        ("folder", "输出位置是文件夹"),
        ("名" * 200 + ".pdf", "文件名太长"),
        ("a\0b.pdf", "无法写入"),
        ("loop", "无法写入"),
    ],
)
def test_where_nothing_can_be_written_says_why(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(MachineError, match=reason) as caught:
        files.write_whole(tmp_path / name, b"new")
    assert caught.value.hint
    assert ["file", "folder", "loop"] == names(tmp_path)


@POSIX_ONLY
@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="no standard input by name here")
def test_standard_input_by_its_name_is_no_file_whatever_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    program = (
        "from pathlib import Path\n"
        "from gongwen.press.files import load\n"
        "print(load(Path('/dev/stdin')).code)"
    )
    with (tmp_path / "a.yaml").open() as stream:
        done = subprocess.run(
            [sys.executable, "-c", program],
            stdin=stream,
            env={**os.environ, "PYTHONPATH": SOURCES},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert "file-special\n" == done.stdout, done.stderr


@pytest.mark.parametrize(
    ("name", "meant"), [("7", "7.yaml"), ("7.txt", "7.yaml"), ("8.yaml", "7.yaml"), ("甲", None)]
)
def test_a_name_that_is_mistyped_is_guessed(tmp_path: Path, name: str, meant: str | None) -> None:
    (tmp_path / "7.yaml").write_bytes(b"")
    (tmp_path / "70.yaml").write_bytes(b"")
    hint = f"是否想用“{meant}”" if meant else "检查文件名"
    assert hint == files._nearby(tmp_path / name)
