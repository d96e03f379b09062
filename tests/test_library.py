"""The package as other programs use it: what docs/library.md shows works."""

import copy
import io
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import gongwen as package
from gongwen import (
    Reading,
    api,
    build_file,
    build_pdf,
    compose_pages,
    read_file,
    read_text,
    render_pdf,
)
from gongwen.diagnostics import (
    Diagnostic,
    FontError,
    GongwenError,
    IssueError,
    MachineError,
    Span,
    WishError,
)
from gongwen.document.bulletin import Bulletin

from support.command import ROOT
from support.issues import SHORT, SHORT_TEXT

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

WARNED = SHORT.replace("全部案卷当天上架，次日开放查阅。", "全部案卷上架,次日开放")
"""With a half-width comma and a paragraph without an end."""


def test_the_examples_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "examples" / "issue92.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "library.md", "exec"), names)
    told = capsys.readouterr().out
    assert "4 页\n" in told
    assert "上街信息 92\n" in told
    assert "error number-range 期号不能是 0 期号从 1 起\n" in told
    pdfs = {"issue92.pdf", "plain.pdf", "with-source.pdf", "changed.pdf"}
    assert {"issue92.yaml", "wrong.yaml", *pdfs} == {path.name for path in tmp_path.iterdir()}


def test_every_function_has_an_example() -> None:
    for name in package.__all__:
        if name[0].islower():
            assert any(f"{name}(" in example for example in EXAMPLES), name


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(SHORT, encoding="utf-8")
    return path


def test_three_steps_give_the_bytes_of_one(source: Path) -> None:
    outcome = build_file(source)
    pdf = source.with_suffix(".pdf").read_bytes()
    assert 1 == outcome.pages
    assert pdf == render_pdf(compose_pages(read_file(source)))
    built = build_pdf(SHORT)
    assert (pdf, 1) == (built.pdf, built.pages)


def test_content_is_read_by_the_ending_of_its_name() -> None:
    assert read_text(SHORT) == read_text(SHORT.encode()) == read_text(SHORT_TEXT, "a.txt")


def test_the_series_file_counts(source: Path) -> None:
    series = "报头: {密级: 内部资料}\n版面: {rows: 20}\n"
    (source.parent / "gongwen.yaml").write_text(series, encoding="utf-8")
    reading = read_file(source)
    assert "内部资料" == str(reading.document.masthead.classification)
    assert 20 == compose_pages(reading).sheet.rows.value
    assert 20 == compose_pages(reading.document).sheet.rows.value
    build_file(source)
    pdf = source.with_suffix(".pdf").read_bytes()
    assert pdf == render_pdf(compose_pages(reading.document))
    assert pdf == build_pdf(SHORT, series=series).pdf
    assert reading == read_text(SHORT, series=series.encode())


def test_a_style_goes_over_the_issue(source: Path, tmp_path: Path) -> None:
    issue = SHORT + "style: {rows: 21}\n"
    source.write_text(issue, encoding="utf-8")
    style = tmp_path / "s.yaml"
    style.write_text("rows: 20\n", encoding="utf-8")
    assert 20 == compose_pages(read_file(source), style=style).sheet.rows.value
    build_file(source, style=style)
    pdf = source.with_suffix(".pdf").read_bytes()
    assert pdf == build_pdf(issue, style="rows: 20\n").pdf
    assert pdf != build_pdf(issue).pdf


def test_a_faulty_style_is_quoted(source: Path, tmp_path: Path) -> None:
    style = tmp_path / "s.yaml"
    style.write_text("rowz: 20\n", encoding="utf-8")
    steps: list[tuple[str, Callable[[], object]]] = [
        (str(style), lambda: compose_pages(read_file(source), style=str(style))),
        (str(style), lambda: build_file(source, style=style)),
        ("style.yaml", lambda: build_pdf(SHORT, style=b"rowz: 20\n")),
    ]
    for name, step in steps:
        with pytest.raises(IssueError) as raised:
            step()
        (found,) = raised.value.diagnostics
        assert ("style-unknown", name, "rowz: 20") == (found.code, found.span.file, found.excerpt)


def test_a_document_may_be_made_by_the_program(source: Path) -> None:
    document = read_file(source).document
    made: Bulletin = replace(document, articles=document.articles * 2)
    assert len(compose_pages(made).pages) >= 2


def test_a_document_without_articles_is_refused_in_words(source: Path) -> None:
    document = read_file(source).document
    with pytest.raises(ValueError, match="articles 至少要有一篇"):
        compose_pages(replace(document, articles=()))


def test_no_step_drops_a_warning(source: Path) -> None:
    source.write_text(WARNED, encoding="utf-8")
    reading = read_file(source)
    (line,) = {each.excerpt for each in reading.diagnostics}
    assert "      三月四日，区档案室搬进新库房。全部案卷上架,次日开放" == line
    assert {"warning", "info"} >= {each.severity for each in reading.diagnostics}
    assert reading.diagnostics == compose_pages(reading).diagnostics
    assert reading.diagnostics == build_file(source).diagnostics
    name = str(source)
    assert reading.diagnostics == read_text(WARNED, name).diagnostics
    assert reading.diagnostics == build_pdf(WARNED, name).diagnostics


def test_a_fault_of_a_later_step_comes_with_the_warnings_before_it() -> None:
    reading = read_text(WARNED.replace("档案搬进", "档案☑搬进"))
    with pytest.raises(IssueError) as raised:
        compose_pages(reading)
    found = raised.value.diagnostics
    assert reading.diagnostics == found[: len(reading.diagnostics)]
    assert [("no-glyph", "  - title: 档案☑搬进新库房")] == [
        (each.code, each.excerpt) for each in found[len(reading.diagnostics) :]
    ]


def test_mistakes_are_raised_with_all_findings(source: Path) -> None:
    wrong = SHORT.replace("7", "0").replace("  issuer: 河湾区档案室\n", "")
    source.write_text(wrong, encoding="utf-8")
    steps: list[Callable[[], object]] = [
        lambda: read_file(source),
        lambda: read_text(wrong),
        lambda: build_file(source),
        lambda: build_pdf(wrong),
    ]
    for step in steps:
        with pytest.raises(IssueError) as raised:
            step()
        assert {"no-issuer", "number-range"} == {each.code for each in raised.value.diagnostics}
        assert "  number: 0" in {each.excerpt for each in raised.value.diagnostics}
    assert [source] == list(source.parent.iterdir())


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(IssueError, match=r"^none\.yaml：没有这个文件$") as raised:
        read_file("none.yaml")
    assert ["file-missing"] == [each.code for each in raised.value.diagnostics]


def test_content_needs_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A series file that happens to lie where the program runs is not that of the content."""
    (tmp_path / "gongwen.yaml").write_text("版面: {rows: 20}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert 22 == compose_pages(read_text(SHORT)).sheet.rows.value
    assert build_pdf(SHORT).pdf == render_pdf(compose_pages(read_text(SHORT)))
    assert ["gongwen.yaml"] == [path.name for path in tmp_path.iterdir()]


def test_an_issue_is_never_overwritten(source: Path) -> None:
    with pytest.raises(ValueError, match="target 就是稿件本身"):
        build_file(source, source)
    assert SHORT == source.read_text(encoding="utf-8")


def attached(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {name: each.get_file().read_bytes() for name, each in document.attachments.items()}


def test_3a_carries_the_issue_file(source: Path) -> None:
    reading = read_file(source)
    typeset = compose_pages(reading)
    assert {"a.yaml": SHORT.encode()} == attached(render_pdf(typeset, "3a"))
    build_file(source, standard="3a")
    assert source.with_suffix(".pdf").read_bytes() == render_pdf(typeset, "3a")
    text = compose_pages(read_text(SHORT_TEXT, "7.txt"))
    assert {"7.txt": SHORT_TEXT.encode()} == attached(render_pdf(text, "3a"))
    assert {"7.txt": SHORT_TEXT.encode()} == attached(
        build_pdf(SHORT_TEXT, "7.txt", standard="3a").pdf
    )
    assert {} == attached(render_pdf(typeset))


def test_3a_of_a_document_wants_the_issue_file(source: Path) -> None:
    typeset = compose_pages(read_file(source).document)
    with pytest.raises(ValueError, match="3a 要附稿件原文：在 source 中给出"):
        render_pdf(typeset, "3a")
    assert {"8.yaml": b"a: b"} == attached(render_pdf(typeset, "3a", source="a: b", name="8.yaml"))
    with pytest.raises(ValueError, match="source 只能附在 3a 里，不能附在 plain 里"):
        render_pdf(typeset, "plain", source="a: b")


WRONG: list[tuple[Callable[[Any], object], object, str]] = [
    (read_file, 7, "path 应是文件名（str 或 PathLike），不是 int"),
    (read_file, b"a.yaml", "path 应是文件名（str 或 PathLike），不是 bytes"),
    (read_file, None, "path 应是文件名（str 或 PathLike），不是 NoneType"),
    (read_file, "", "path 应是文件名，不能是空的"),
    (read_file, SHORT, "path 应是文件名，不是文件的内容；内容交给 read_text 或 build_pdf"),
    (read_file, "报头: {期号: 0}", "path 应是文件名，不是文件的内容"),
    (read_text, Path("a.yaml"), "content 应是文件的内容（str 或 bytes），不是"),
    (read_text, "a\ud800", "content 第 2 个字符 U+D800 是半个字符，写不进文件"),
    (lambda it: read_text(SHORT, it), 7, "name 应是文件名（str），不是 int"),
    (
        lambda it: read_text(SHORT, it),
        "",
        "name 应是文件名，如 issue.yaml 或 7.txt，不是“”",
    ),
    (lambda it: read_text(SHORT, series=it), Path(), "series 应是文件的内容（str 或 bytes），不是"),
    (compose_pages, "a.yaml", "document 应是 read_file、read_text 给的值或一份文档，不是 str"),
    (
        lambda it: compose_pages(read_text(SHORT), style=it),
        "a: b",
        "style 应是文件名，不是文件的内容",
    ),
    (lambda it: compose_pages(read_text(SHORT), allowed=it), 7, "allowed 应是若干文件名"),
    (lambda it: compose_pages(read_text(SHORT), allowed=it), [7], "allowed 应是文件名"),
    (render_pdf, "a.yaml", "typeset 应是 compose_pages 给的值，不是 str"),
    (lambda it: build_file("a.yaml", it), 7, "target 应是文件名（str 或 PathLike），不是 int"),
    (
        lambda it: build_file("a.yaml", standard=it),
        "xx",
        "没有 PDF 格式“xx”，可用的格式：2a+ua1、2u、3a、plain",
    ),
    (lambda it: build_pdf(SHORT, standard=it), ["3a"], "没有 PDF 格式“['3a']”"),
]


@pytest.mark.parametrize(("function", "argument", "words"), WRONG, ids=[each[2] for each in WRONG])
def test_a_wrong_argument_is_an_error_in_words(
    function: Callable[[Any], object], argument: object, words: str
) -> None:
    with pytest.raises(ValueError) as raised:
        function(argument)
    assert str(raised.value).startswith(words)


def test_a_file_may_have_a_name_like_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("简报: 7.yaml").write_text(SHORT, encoding="utf-8")
    assert 7 == number_of(read_file("简报: 7.yaml"))


def number_of(reading: Reading) -> int:
    assert reading.document.masthead.number is not None
    return reading.document.masthead.number.value


def test_one_allowed_path_is_a_path_and_not_its_letters(tmp_path: Path) -> None:
    """Of the letters, / would allow every file there is."""
    inside, outside = tmp_path / "inside", tmp_path / "outside.ttf"
    inside.mkdir()
    shutil.copy(ROOT / "fonts" / "gkai00mp.ttf", outside)
    style = f"style:\n  fonts: {{kaiti: '{outside}'}}\n"
    (inside / "a.yaml").write_text(SHORT + style, encoding="utf-8")
    with pytest.raises(IssueError):
        build_file(inside / "a.yaml", allowed=str(tmp_path / "elsewhere"))
    assert build_file(inside / "a.yaml", allowed=str(outside)).pages


def test_a_style_may_name_a_font_beside_the_issue_in_each_function(tmp_path: Path) -> None:
    issue, font = tmp_path / "简报" / "a.yaml", tmp_path / "简报" / "own.ttf"
    issue.parent.mkdir()
    issue.write_text(SHORT, encoding="utf-8")
    shutil.copy(ROOT / "fonts" / "gkai00mp.ttf", font)
    (tmp_path / "style").mkdir()
    style = tmp_path / "style" / "s.yaml"
    written = f"fonts: {{fangsong: '{font}'}}\n"
    style.write_text(written, encoding="utf-8")
    build_file(issue, style=style)
    pdf = issue.with_suffix(".pdf").read_bytes()
    assert pdf == render_pdf(compose_pages(read_file(issue), style=style))
    assert pdf == build_pdf(SHORT, str(issue), style=written).pdf
    with pytest.raises(IssueError, match="不在稿件的文件夹之内"):
        compose_pages(read_file(issue).document, style=style)


FOUND = Diagnostic("error", "number-range", "期号不能是 0", Span("a.yaml", 3, 5), excerpt="期号: 0")


@pytest.mark.parametrize(
    "error",
    [
        IssueError([FOUND]),
        MachineError("磁盘已满", "腾出空间"),
        WishError("没有第 9 页", "有 4 页"),
        FontError("不是字体文件", "换一个"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_survives_the_way_to_another_process(error: GongwenError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(error) is type(again)
        assert str(error) == str(again)
        assert vars(error) == vars(again)


def test_a_pool_of_processes_brings_the_findings() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        fault = pool.submit(read_text, SHORT.replace("7", "0")).exception()
    assert isinstance(fault, IssueError)
    assert ["number-range"] == [each.code for each in fault.diagnostics]
    assert "issue.yaml:3：期号不能是 0" == str(fault)


def run(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()


def test_the_package_is_cheap_to_import() -> None:
    loaded = (
        "import sys, gongwen; print(*sorted(m for m in sys.modules if m.startswith('gongwen')))"
    )
    assert "gongwen gongwen.version" == run(loaded)


def test_reading_loads_nothing_that_draws() -> None:
    program = (
        "import sys, gongwen.{}; print('uharfbuzz' in sys.modules, 'reportlab' in sys.modules)"
    )
    assert ["False False"] * 2 == [
        run(program.format(name)) for name in ("desk.convert", "desk.new")
    ]


def test_the_package_gives_what_its_list_names() -> None:
    assert sorted({*package.__all__}) == package.__all__
    for name in package.__all__:
        assert getattr(package, name) is getattr(api, name, package.__version__)
    with pytest.raises(AttributeError, match="'gongwen' has no attribute 'biuld_file'"):
        _ = package.biuld_file  # type: ignore[attr-defined]  # no name is taken for one of it


TYPED = """\
from pathlib import Path

from gongwen import build_file, compose_pages, read_file, read_text, render_pdf
from gongwen.diagnostics import Diagnostic, IssueError, MachineError


def pdf_of(data: bytes, name: str) -> tuple[bytes, list[str]]:
    try:
        reading = read_text(data, name)
        typeset = compose_pages(reading)
        return render_pdf(typeset, standard="2a+ua1"), []
    except IssueError as error:
        return b"", [f"{d.span.line}:{d.span.column} {d.message}" for d in error.diagnostics]
    except MachineError as fault:
        return b"", [fault.message, fault.hint]


outcome = build_file(Path("7.yaml"), "7.pdf", standard="plain")
reveal_type(outcome)
reveal_type(read_file)
pages: int = outcome.pages
findings: tuple[Diagnostic, ...] = outcome.diagnostics
build_file("7.yaml", standard="xx")
read_file(Path("a")).document.masthead.number.value
"""
"""A program with two mistakes: a standard that there is not, and a number that may be missing."""


def test_a_type_checker_finds_the_mistakes_of_a_program(tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(TYPED, encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary"),
            # An installed package is silent about itself.
            *("--follow-imports=silent", "user.py"),
        ],
        cwd=tmp_path,
        env={"MYPYPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    told = re.findall(r"^user.py:(\d+): (error|note): (.*)$", done.stdout, re.MULTILINE)
    lines = TYPED.splitlines()
    assert [
        ('build_file("7.yaml", standard="xx")', "arg-type"),
        ('read_file(Path("a")).document.masthead.number.value', "union-attr"),
    ] == [
        (lines[int(line) - 1], words.rpartition("[")[2].rstrip("]"))
        for line, kind, words in told
        if kind == "error"
    ], done.stdout + done.stderr
    assert any('"gongwen.press.jobs.Outcome"' in words for _, _, words in told)


def test_the_same_mistakes_are_errors_in_words_when_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("7.yaml").write_text(SHORT, encoding="utf-8")
    *sound, wrong, missing = TYPED.replace("reveal_type(", "str(").splitlines()
    names: dict[str, Any] = {}
    exec("\n".join(sound), names)
    assert (1, ()) == (names["pages"], names["findings"])
    assert names["pdf_of"](SHORT.encode(), "7.yaml")[0].startswith(b"%PDF-")
    assert ["3:11 期号不能是 0"] == names["pdf_of"](SHORT.replace("7", "0").encode(), "7.yaml")[1]
    with pytest.raises(ValueError, match="没有 PDF 格式“xx”"):
        exec(wrong, names)
    with pytest.raises(IssueError, match="a：没有这个文件"):
        exec(missing, names)
