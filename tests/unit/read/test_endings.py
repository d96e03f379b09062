"""A file whose name or kind is not what its author thinks is told so, with a way out."""

import pytest

from gongwen.diagnostics import Diagnostic
from gongwen.document.bulletin import Bulletin
from gongwen.read import read

YAML = "报头:\n  名称: 柳溪信息\n  期号: 3\n标题: 东渠通水\n正文: 次日通水。\n"
TEXT = "柳溪信息\n第3期\n柳溪县水务局　2024年4月2日\n\n东渠通水\n\n次日通水。\n"


def told(text: str, file: str) -> list[tuple[str, str]]:
    found: tuple[Diagnostic, ...] = read(text.encode(), file).diagnostics
    return [(each.code, each.hint) for each in found if each.severity != "info"]


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("7.yaml.txt", "改名为 7.yaml；Windows 把 .txt 藏了起来"),
        ("7.YML.TXT", "改名为 7.YML；Windows"),
        ("a/7.txt", "改名为 7.yaml"),
    ],
)
def test_yaml_under_the_name_of_a_text_is_told(file: str, hint: str) -> None:
    ((code, said),) = told(YAML, file)
    assert "yaml-named-text" == code
    assert said.startswith(hint)


def test_a_series_may_give_the_masthead() -> None:
    assert [] == [code for code, _ in told(TEXT, "7.yaml.txt")]
    ((code, _),) = told("标题: 东渠通水\n正文: 次日通水。\n", "7.yaml.txt")
    assert "yaml-named-text" == code


def test_a_text_stays_a_text() -> None:
    assert [] == told(TEXT, "7.txt")
    assert "yaml-named-text" not in dict(told(TEXT + "\n报头：见第二页。\n", "7.txt"))


@pytest.mark.parametrize(("file", "title"), [("7.txt", "## 东渠通水"), ("7.md", "东渠通水")])
def test_the_name_of_a_file_says_that_its_marks_are_markdown(file: str, title: str) -> None:
    document = read(TEXT.replace("\n东渠通水", "\n## 东渠通水").encode(), file).document
    assert isinstance(document, Bulletin)
    assert title == str(document.articles[0].title)
    assert [] == told(TEXT, file)


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"<!DOCTYPE html><html>", "文件是网页（HTML）", "粘贴到记事本"),
        (b"\xef\xbb\xbf\n<HTML lang=zh>", "文件是网页（HTML）", "粘贴到记事本"),
        (b"{\\rtf1\\ansi x}", "文件是 RTF 文档", "纯文本（*.txt）"),
        (b"PK\x03\x04word/", "文件是 Word、WPS 文档，或压缩包", "纯文本（*.txt）"),
        (b"\xd0\xcf\x11\xe0\xa1", "文件是 Word 97—2003 或 WPS 文档", "纯文本（*.txt）"),
        (b"%PDF-1.7", "文件是 PDF", "粘贴到记事本"),
        ("\ufeff甲".encode("utf-16-le"), "文件的编码是 UTF-16", "编码选 UTF-8"),
    ],
)
def test_what_is_no_text_is_told_with_the_way_to_text(data: bytes, message: str, hint: str) -> None:
    (found,) = read(data, "7.txt").diagnostics
    assert ("not-text", message) == (found.code, found.message)
    assert hint in found.hint


def test_a_text_may_speak_of_html() -> None:
    assert "not-text" not in dict(told("<通知>\n" + TEXT, "7.txt"))
