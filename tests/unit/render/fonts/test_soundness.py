"""A font that is not whole is refused as such, and never in part replaced by another."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTCollection, TTFont

from gongwen import IssueError, build_file, build_pdf, compose_pages, read_file, render_pdf
from gongwen.diagnostics import FontError
from gongwen.render.fonts import soundness, subset
from gongwen.render.fonts.book import FILES
from gongwen.render.fonts.soundness import DAMAGED, NO_FONT, flaw
from gongwen.render.fonts.typeface import Typeface

from support.command import ROOT
from support.issues import SHORT
from support.squarefont import build_square_font

SHIPPED = sorted({ROOT / "fonts" / name for name in FILES.values()})


@pytest.fixture(params=[False, True], ids=["glyf", "CFF"])
def square(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return build_square_font(tmp_path / "square.ttf", cff=request.param)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_fonts_of_the_program_are_sound(path: Path) -> None:
    assert flaw(path, whole=True) is None
    assert Typeface(path).glyph("国")


def test_a_font_that_is_cut_anywhere_is_refused(square: Path) -> None:
    content = square.read_bytes()
    assert flaw(square, whole=True) is None
    last = len(content.rstrip(b"\0"))
    for length in (*range(0, last, 23), last - 1):
        with pytest.raises(FontError):
            Typeface(square, content[:length])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
@pytest.mark.parametrize("share", [0.0001, 0.3, 0.999])
def test_a_large_font_that_is_cut_is_refused(path: Path, share: float) -> None:
    content = path.read_bytes()
    assert DAMAGED == flaw(path, content[: int(len(content) * share)], whole=False)


@pytest.mark.parametrize("tag", ["cmap", "head", "hhea", "hmtx", "maxp", "glyf", "loca"])
def test_a_font_without_a_table_that_it_needs_is_none(tag: str, tmp_path: Path) -> None:
    path = build_square_font(tmp_path / "square.ttf")
    content = path.read_bytes().replace(tag.encode(), b"none", 1)
    assert NO_FONT == flaw(path, content, whole=True)


def test_a_table_whose_name_is_no_text_is_refused(square: Path) -> None:
    content = square.read_bytes().replace(b"name", b"\xff\xfe\x80\0", 1)
    assert NO_FONT == flaw(square, content, whole=False)
    with pytest.raises(FontError, match=NO_FONT):
        Typeface(square, content)


def _in_table(content: bytes, tag: bytes, at: int, new: bytes) -> bytes:
    """Overwrite a table."""
    record = content.index(tag)
    offset = int.from_bytes(content[record + 8 : record + 12], "big") + at
    return content[:offset] + new + content[offset + len(new) :]


@pytest.mark.parametrize(
    ("tag", "at", "new"),
    [
        (b"head", 12, b"xxxx"),  # magic
        (b"head", 18, b"\0\0"),  # font units to the em
        (b"head", 50, b"\0\7"),  # form of loca
        (b"hhea", 34, b"\xff\xff"),  # more metrics than glyphs
        (b"hhea", 34, b"\0\0"),
        (b"maxp", 4, b"\0\0"),  # no glyphs
        (b"loca", 2, b"\xff\xff"),  # backwards
        (b"cmap", 0, bytes(40)),  # maps nothing
        (b"glyf", 0, bytes(4000)),  # draws nothing
    ],
)
def test_tables_that_make_no_sense_are_refused(
    tag: bytes, at: int, new: bytes, tmp_path: Path
) -> None:
    path = build_square_font(tmp_path / "square.ttf")
    size = path.stat().st_size
    content = _in_table(path.read_bytes(), tag, at, new)[:size]
    with pytest.raises(FontError, match="已损坏"):
        Typeface(path, content)


def test_a_collection_is_looked_at_in_its_first_font(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(build_square_font(tmp_path / "square.ttf"))]
    collection.save(tmp_path / "square.ttc")
    content = (tmp_path / "square.ttc").read_bytes()
    assert flaw(tmp_path / "square.ttc", whole=True) is None
    assert DAMAGED == flaw(tmp_path / "square.ttc", content[:-200], whole=True)


def test_a_font_has_a_bound_in_size(square: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = square.stat().st_size
    monkeypatch.setattr(soundness, "MOST_BYTES", size)
    assert flaw(square, whole=True) is None
    monkeypatch.setattr(soundness, "MOST_BYTES", size - 1)
    assert f"有 {size:,} 字节，上限是 {size - 1:,} 字节" == flaw(square, whole=True)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("make", [_folder, _pipe, _device])
def test_what_is_no_plain_file_is_refused_at_once(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "own.ttf")
    with pytest.raises(FontError):
        Typeface(tmp_path / "own.ttf")
    issue = f"{SHORT}style: {{fonts: {{kaiti: own.ttf}}}}\n"
    with pytest.raises(IssueError) as caught:
        build_pdf(issue, str(tmp_path / "a.yaml"), allowed="/dev")
    assert [("font-missing", SHORT.count("\n") + 1)] == [
        (each.code, each.span.line) for each in caught.value.diagnostics
    ]


def test_a_font_with_a_byte_changed_is_refused_or_draws_what_is_written(tmp_path: Path) -> None:
    generator = random.Random(7)
    content = (ROOT / "fonts" / "gkai00mp.ttf").read_bytes()
    issue = f"{SHORT}style: {{fonts: {{kaiti: own.ttf}}}}\n"
    refused = 0
    for _ in range(12):
        changed = bytearray(content)
        changed[
            generator.choice([generator.randrange(400), generator.randrange(len(content))])
        ] ^= 8
        (tmp_path / "own.ttf").write_bytes(changed)
        try:
            assert 1 == build_pdf(issue, str(tmp_path / "a.yaml")).pages
        except IssueError as error:
            (found,) = error.diagnostics
            assert ("font-unusable", SHORT.count("\n") + 1) == (found.code, found.span.line)
            refused += 1
    assert refused


def test_a_font_that_fails_only_when_its_glyphs_are_taken_is_told_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_square_font(tmp_path / "own.ttf")
    path = tmp_path / "a.yaml"
    issue = SHORT.replace("三月四日，", "国家法，")
    path.write_text(f"{issue}style: {{fonts: {{fangsong: own.ttf}}}}\n", encoding="utf-8")
    typeset = compose_pages(read_file(path))
    failing = subset.cut

    def fail(typeface: Typeface, *rest: Any) -> subset.Subset:
        if typeface.path.name == "own.ttf":
            raise FontError("无法取出用到的字", "换用别的字体", typeface.path)
        return failing(typeface, *rest)

    monkeypatch.setattr("gongwen.render.pdf.font.cut", fail)
    for make in (lambda: build_file(path), lambda: render_pdf(typeset)):
        with pytest.raises(IssueError) as caught:
            make()
        (found,) = [each for each in caught.value.diagnostics if each.severity == "error"]
        assert ("font-unusable", SHORT.count("\n") + 1) == (found.code, found.span.line)
    assert not path.with_suffix(".pdf").exists()


def test_a_font_of_the_program_that_fails_is_no_fault_of_the_issue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(typeface: Typeface, *_: Any) -> subset.Subset:
        raise FontError("无法取出用到的字", "重新安装", typeface.path)

    monkeypatch.setattr("gongwen.render.pdf.font.cut", fail)
    with pytest.raises(FontError):
        build_pdf(SHORT)
