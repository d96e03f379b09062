"""What a clerk writes wrong in YAML is told at the line to be changed, in the clerk's words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.diagnostics import Diagnostic
from gongwen.document.bulletin import Bulletin
from gongwen.read import read, read_series, read_style

GOOD = """\
报头:
  名称: 柳溪信息
  期号: 3
  编印机关: 柳溪县水务局
  日期: 2024年4月2日
标题: 东渠通水
正文: |
  四月一日，东渠清淤完工。

  次日通水。
报尾:
  发: 各乡镇
"""
LIST = "文章:\n  - 标题: 东渠通水\n    正文: 次日通水。\n"
HEAD = GOOD[: GOOD.index("标题")]
ARTICLE = GOOD[GOOD.index("标题") : GOOD.index("报尾")]

# What is written, what is written instead, where it is told, and what must be said of it.
MISTAKES = {
    "tab": ("  名称", "\t名称", (2, 1), "制表符（Tab 键），不算缩进", "两个半角空格"),
    "wide space": ("  名称", "　名称", (2, 1), "全角空格，不算缩进", "改为两个半角空格"),
    "space of a web page": ("  名称", "\xa0 名称", (2, 1), "特殊的空格", "改为两个半角空格"),
    "wide space in the imprint": ("  发", "　发", (12, 1), "“发”前面是全角空格", "两个半角空格"),
    "one space too many, wide": ("  期号", "  　期号", (3, 3), "全角空格", "删去“期号”前面"),
    "body behind wide spaces": (
        "  四月",
        "　　四月",
        (8, 1),
        "全角空格",
        "“正文”的每一行前面空两个",
    ),
    "second paragraph so": ("  次日", "　　次日", (10, 1), "全角空格", "“正文”的每一行前面空两个"),
    "body behind a tab": ("  四月", "\t四月", (8, 1), "制表符", "“正文”的每一行前面空两个"),
    "body at the margin": ("  四月", "四月", (8, 1), "像是“正文”的文字", "每一行前面空两个"),
    "second paragraph there": ("  次日", "次日", (10, 1), "像是“正文”的文字", "每一行前面空两个"),
    "a speech at the margin": ("  四月一日，", "会议指出：", (8, 1), "像是“正文”", "空两个"),
    "indented first line": ("  四月", "    四月", (10, 3), "比“正文”的第一行空得少", "空四个"),
    "body behind the bar": ("|\n  四月", "|四月", (7, 6), "同一行里不能有文字", "从下一行写起"),
    "body without a bar": (
        "正文: |\n  四月一日，东渠清淤完工。\n\n  次日",
        "正文: 四月一日，东渠清淤完工。\n次日",
        *((8, 1), "接不上上面的“正文:”", "第 7 行写“正文: |”"),
    ),
    "full-width colon": ("期号: 3", "期号：3", (3, 5), "冒号是全角的", "写成“期号: 3”"),
    "the same at the margin": (
        "标题: 东",
        "标题：东",
        (6, 3),
        "冒号是全角的",
        "写成“标题: 东渠通水”",
    ),
    "before a group": ("报头:", "报头：", (1, 3), "冒号是全角的", "写成“报头:”"),
    "before a bar": ("正文: |", "正文：|", (7, 3), "冒号是全角的", "写成“正文: |”"),
    "after a body": ("报尾:", "报尾：", (11, 3), "冒号是全角的", "写成“报尾:”"),
    "in a list": (ARTICLE, LIST.replace("标题: ", "标题："), (7, 7), "冒号是全角的", "“标题: 东渠"),
    "no space": ("期号: 3", "期号:3", (3, 5), "“期号:”后面没有空格", "写成“期号: 3”"),
    "wide space behind": ("期号: 3", "期号:　3", (3, 5), "空格是全角的", "写成“期号: 3”"),
    "no colon": ("报尾:", "报尾", (11, 1), "“报尾”后面没有冒号", "写成“报尾:”"),
    "no colon but a value": ("期号: 3", "期号 3", (3, 3), "后面没有冒号", "写成“期号: 3”"),
    "dash without space": (
        ARTICLE,
        LIST.replace("- ", "-"),
        (7, 3),
        "“-”后面没有空格",
        "“- 标题:”",
    ),
    "colon in a text": ("东渠", "快讯: 东渠", (6, 5), "里有“: ”", '标题: "快讯: 东渠通水"'),
    "colon at its end": ("通水\n", "通水:\n", (6, 5), "里有“: ”", '标题: "东渠通水:"'),
    "labels on one line": ("报尾:\n  发", "报尾: 发", (11, 5), "要另起一行", "前面空两个半角空格"),
    "dash in a text": ("东渠", "- 东渠", (6, 5), "里有“- ”", '标题: "- 东渠通水"'),
    "quoted word first": ("东渠", '"东渠"', (6, 5), "引号之后又有字", "标题: '\"东渠\"通水'"),
    "the other quotes": ("东渠", "'东渠'", (6, 5), "引号之后又有字", "标题: \"'东渠'通水\""),
    "open quote": ("东渠", '"东渠', (6, 5), "没有配对", '末尾补上 "'),
    "open quote before others": (
        *(ARTICLE, '标题: "东渠通水\n正文: "次日通水。"\n', (6, 5), "没有配对", "末尾补上"),
    ),
    "backslash": ("东渠通水", '"C:\\东渠"', (6, 8), "之后不能有这个字符", "改成单引号"),
    "brackets first": ("东渠", "[通报] 东渠", (6, 5), "以“[”开头", '"[通报] 东渠通水"'),
    "open bracket": ("东渠", "[东渠", (6, 5), "“[”没有配对", "补上“]”"),
    "open brace": ("东渠", "{东渠", (6, 5), "“{”没有配对", "补上“}”"),
    "cut by a remark": ("东渠", "东渠 #3\n  ", (6, 8), "是注释，下一行接不上", "东渠 #3通水"),
    "too far out": ("  期号", " 期号", (3, 2), "没有与上面同一层的各行左对齐", "空两个"),
    "too far in": ("  期号", "   期号", (3, 4), "前面的空格多了", "空两个"),
    "outermost key further in": ("标题", " 标题", (6, 2), "左对齐", "删去这一行前面的空格"),
    "first of a group outside": ("  名称", "名称", (2, 1), "没有空格", "与“期号”左对齐"),
    "key of a list's item": (
        *(ARTICLE, LIST.replace("    正文", "  正文"), (8, 3), "左对齐", "前面空四个"),
    ),
    "heading of the file": ("报头:", "水务简报\n报头:", (1, 1), "不是“键: 值”", "删去这一行"),
    "value below its key": ("标题: 东", "标题:\n东", (7, 1), "不是“键: 值”", "“标题: ”的后面"),
    **{
        f"sign {sign}": ("东渠", f"{sign}东渠", (6, 5), f"以“{sign}”开头", f'"{sign}东渠通水"')
        for sign in "@`%*&!,]}"
    },
}


def told(text: str) -> tuple[Diagnostic, ...]:
    return read(text.encode(), "x.yaml").diagnostics


def mend(text: str, found: Diagnostic) -> str:
    lines = text.splitlines(keepends=True)
    for edit in found.edits:
        at = edit.span.column - 1
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = line[:at] + edit.text + line[at + edit.span.width :]
    return "".join(lines)


def test_the_example_is_right() -> None:
    assert () == told(GOOD)


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"), MISTAKES.values(), ids=list(MISTAKES)
)
def test_it_is_told_where_and_how_it_is_mended(
    old: str, new: str, place: tuple[int, int], message: str, hint: str
) -> None:
    assert old in GOOD
    wrong = GOOD.replace(old, new, 1)
    (found,) = told(wrong)
    assert ("yaml-syntax", place) == (found.code, (found.span.line, found.span.column))
    assert message in found.message
    assert hint in found.hint
    if found.edits:
        mended = read(mend(wrong, found).encode(), "x.yaml")
        assert "yaml-syntax" not in [each.code for each in mended.diagnostics]


@given(st.data())
def test_whatever_is_lost_or_doubled_the_parser_never_speaks(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD) - 1))
    length = data.draw(st.integers(0, 3))
    new = data.draw(
        st.sampled_from(["", "：", ":", "　", "\t", '"', "'", "[", "{", "|", "- ", "#"])
    )
    for found in told(GOOD[:at] + new + GOOD[at + length :]):
        assert not re.search("[A-Za-z]{4}", found.message + found.hint.replace("YAML", ""))
        assert found.hint or found.severity == "info"


def test_all_keys_behind_wide_spaces_are_told_and_nothing_else() -> None:
    wrong = re.sub("^  (?=[名期编日])", "　", GOOD, flags=re.MULTILINE)
    assert [2, 3, 4, 5] == [each.span.line for each in told(wrong)]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("标题: 东渠 #3 闸通水", (6, 8)),
        ("标题: 东渠  #3闸通水", (6, 9)),
        ("标题: 东渠通水 # 三号闸", (6, 10)),
        ("标题: 东渠通水  # 待定", None),
        ("标题: 东渠通水#3", None),
        ('标题: "东渠 #3 闸"', None),
        ("标题: 东渠通水\n# 待定", None),
    ],
)
def test_text_that_is_taken_for_a_remark_is_told(
    written: str, place: tuple[int, int] | None
) -> None:
    found = [each for each in told(GOOD.replace("标题: 东渠通水", written)) if each.hint]
    assert ([] if place is None else [("yaml-comment", *place)]) == [
        (each.code, each.span.line, each.span.column) for each in found
    ]


def test_a_remark_behind_a_number_is_none_of_ours_and_a_number_that_is_one_is() -> None:
    assert () == told(GOOD.replace("期号: 3", "期号: 3 # 三月"))
    assert "yaml-comment" in [each.code for each in told(GOOD.replace("期号: 3", "期号: #3"))]
    assert () == told(GOOD.replace("报尾:", "报尾: # 标签自定"))


def test_a_mark_at_the_start_of_a_line_of_text_is_text() -> None:
    assert () == told(GOOD.replace("  次日", "  #次日"))


def test_a_key_that_a_text_has_swallowed_is_told() -> None:
    (found, *_) = told(GOOD.replace("报尾:", "  报尾:"))
    assert ("key-in-text", 11, 3) == (found.code, found.span.line, found.span.column)
    wrong = GOOD.replace("  期号: 3", "    期号：3")
    assert ("key-in-text", 3) in [(each.code, each.span.line) for each in told(wrong)]


def test_a_number_in_chinese_quotes_is_mended() -> None:
    for written in ("“3”", "‘3’", "”3”"):
        wrong = GOOD.replace("期号: 3", f"期号: {written}")
        (found,) = told(wrong)
        assert ("quoted-value", "删去引号，写成“期号: 3”") == (found.code, found.hint)
        assert mend(wrong, found) == GOOD


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("标题: ", "题目: ", "是否想写“标题”"),
        ("期号: ", "期数: ", "是否想写“期号”"),
        ("名称: ", "刊名: ", "是否想写“名称”"),
        ("编印机关: ", "单位: ", "是否想写“编印机关”"),
        ("正文: ", "内容: ", "是否想写“正文”"),
        ("报尾:\n", "编者按语: 供参考。\n报尾:\n", "是否想写“编者按”"),
        ("报尾:\n", "作者单位: 水务局\n报尾:\n", "是否想写“供稿”"),
        ("  期号: 3", "  期 号: 3", "是否想写“期号”"),
        ("报尾:\n  发: ", "发: ", "“发”写在“报尾:”下面，前面空两个半角空格"),
        ("标题: ", "密级: 内部\n标题: ", "“密级”写在“报头:”下面，前面空两个半角空格"),
        ("  期号: 3", "  目录: 无", "“目录”写在最外层，前面不空格"),
        (
            "  期号: 3",
            "  页数: 3",
            "可用的键：名称、冠名机关、期号、刊别、总期号、编印机关、日期、签发人、密级、提示、编号",
        ),
    ],
)
def test_an_unknown_key_is_told_with_what_was_meant(old: str, new: str, hint: str) -> None:
    found = [each for each in told(GOOD.replace(old, new, 1)) if each.code == "unknown-key"]
    assert [hint] == [each.hint for each in found]


def test_keys_are_named_in_the_language_of_the_file() -> None:
    english = "masthead:\n  name: 柳溪信息\n  issuer: 水务局\n  date: 2024-04-02\n  numero: 3\n"
    found = {each.code: each for each in told(english + "form: bulletin\nimprint: 各乡镇\n")}
    assert "有标题就写上“title:”" == found["no-title"].hint
    assert "写上“body:”" == found["no-body"].hint
    assert "可用的键：name、organ、number" in found["unknown-key"].hint
    assert "“imprint”下面应是若干“键: 值”，这里是文字" == found["wrong-kind"].message
    chinese = {each.code: each for each in told("报尾: 各乡镇\n")}
    assert "“报尾”下面应是若干“键: 值”，这里是文字" == chinese["wrong-kind"].message
    assert "写上“正文:”" == chinese["no-body"].hint


def test_style_files_and_series_files_are_read_with_the_same_eyes() -> None:
    (found,) = read_style("正文:\n　文字: {字号: 16}\n".encode(), "s.yaml").diagnostics
    assert "“文字”前面改为两个半角空格" == found.hint
    (found,) = read_series(
        "报头:\n  名称：柳溪信息\n目录: 无\n".encode(), "gongwen.yaml"
    ).diagnostics
    assert ("wrong-kind", 2) == (found.code, found.span.line)
    (found,) = read_series("报头：\n  名称: 柳溪信息\n".encode(), "gongwen.yaml").diagnostics
    assert "写成“报头:”" in found.hint


@pytest.mark.parametrize(
    ("body", "place", "hint"),
    [
        ("\n  东渠清淤完工。\n  次日通水。", (9, 3), "在“正文:”后面加“ |”"),
        ("\n  他说：“通水。”\n  次日通水。", (9, 3), "在“正文:”后面加“ |”"),
        ("\n  东渠清淤完工，\n  次日通水。", None, ""),
        ("|\n  东渠清淤完工。\n  次日通水。", None, ""),
        ('"东渠清淤完工。\n  次日通水。"', (8, 3), "在“正文:”后面加“ |”"),
    ],
)
def test_paragraphs_that_yaml_makes_one_are_told(
    body: str, place: tuple[int, int] | None, hint: str
) -> None:
    found = [
        each
        for each in told(f"{HEAD}标题: 东渠通水\n正文: {body}\n")
        if each.code == "lines-joined"
    ]
    assert ([place] if place else []) == [(each.span.line, each.span.column) for each in found]
    assert all(hint in each.hint for each in found)


def test_an_item_of_a_list_is_parted_into_items() -> None:
    (found,) = told(f"{HEAD}标题: 东渠通水\n导语:\n  - 东渠完工。\n    次日通水。\n")
    assert ("lines-joined", "要分段，每段单独作一项，行首写“- ”") == (found.code, found.hint)
    (found,) = told(
        f"{HEAD}标题: 东渠通水\n章节:\n  - 标题: 做法\n    续文: |\n      东渠完工。\n      次日通水。\n"
    )
    assert ("lines-joined", 11) == (found.code, found.span.line)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("\n    市水务局\n    市农业局", "市水务局、市农业局"),
        ("|\n    市水务局\n    市农业局", "市水务局、市农业局"),
        ("市水务局，市农\n    业局", "市水务局，市农业局"),
        ("市水务局，\n    市农业局", "市水务局，市农业局"),
    ],
)
def test_recipients_on_lines_of_their_own_stay_apart(value: str, printed: str) -> None:
    document = read(
        f"{HEAD}标题: 东渠通水\n正文: 次日通水。\n报尾:\n  发: {value}\n".encode(), "x.yaml"
    ).document
    assert isinstance(document, Bulletin)
    assert [printed] == [entry.text.string for entry in document.imprint]


def test_the_way_out_of_a_label_twice_loses_no_recipient() -> None:
    (found,) = told(f"{GOOD}  发: 市水务局\n")
    assert ("duplicate-key", "合到一个“发:”下面，每个一行，行首写“- ”") == (found.code, found.hint)


def test_slips_of_writing_are_told_together_as_far_as_they_can_be_mended() -> None:
    text = (
        "报头：\n  名称：白石\n  期号: 5\n  编印机关：白石县办公室\n  日期: 2024-03-05\n"
        "标题：@甲\n正文：乙。\n"
    )
    found = read(text.encode(), "x.yaml").diagnostics
    assert ["yaml-syntax"] * 5 == [each.code for each in found]
    assert [1, 2, 4, 6, 7] == [each.span.line for each in found]
    mended = text.splitlines()
    for each in found:
        (edit,) = each.edits
        line, start = mended[each.span.line - 1], each.span.column - 1
        mended[each.span.line - 1] = line[:start] + edit.text + line[start + edit.span.width :]
    again = read("\n".join(mended).encode(), "x.yaml").diagnostics
    assert ["“标题”的文字以“@”开头，分不清是文字还是符号"] == [each.message for each in again]


def test_what_only_the_author_can_mend_is_the_last_that_is_told() -> None:
    text = '报头：\n  名称: 甲\n正文: "丙。\n供稿：丁\n'
    found = read(text.encode(), "x.yaml").diagnostics
    assert [1, 3] == [each.span.line for each in found]
