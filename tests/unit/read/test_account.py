"""Nothing is lost in silence: what a file has is printed, or a finding names it."""

import contextlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.diagnostics import IssueError, Span
from gongwen.document.bulletin import Bulletin
from gongwen.read import read
from gongwen.read.account import Account, settle

from support.account import lost
from support.documents import make_text
from support.findings import make_findings

TESTS = Path(__file__).parents[2]
ROOT = TESTS.parent
TEXTS = sorted(
    path
    for folder in (ROOT / "examples", TESTS / "issues", TESTS / "diagnostics", TESTS / "pasted")
    for path in folder.rglob("*.txt")
)
YAML = sorted(
    path for folder in (ROOT / "examples", TESTS / "issues") for path in folder.rglob("*.yaml")
)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_character_of_the_texts_of_the_suite_is_printed_or_named(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    if isinstance(reading.document, Bulletin):
        assert Counter() == lost(reading)
        assert "text-unused" not in [each.code for each in reading.diagnostics]


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_every_text_of_the_yaml_of_the_suite_is_used(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    assert "text-unused" not in [each.code for each in reading.diagnostics]


LINES = st.sampled_from(
    [
        *(
            "甲区信息",
            "第3期",
            "（第3期）",
            "2024年第3期（总第9期）",
            "第九期",
            "增刊",
            "第3期（增刊）",
            "2024·3",
            "第3期 总第9期",
        ),
        *("甲区委办公室", "甲区委办公室编", "主办：甲区委办公室", "二○二四年一月五日", "2024.1.5"),
        *(
            "甲区委办公室　签发人：张三　2024年1月5日",
            "机密★1年",
            "内部资料 注意保存",
            "编号：000012",
        ),
        *(
            "目录",
            "本 期 要 目",
            "● 甲镇抓好春耕……1",
            "1.乙镇部署防火 2",
            "【镇街动态】",
            "[编者按]供参考。",
        ),
        *(
            "按：供参考。",
            "编者按",
            "甲镇抓好春耕",
            "◆乙镇部署防火",
            "乙镇：",
            "——春耕侧记",
            "作者：李四光",
        ),
        *(
            "（2024年1月4日）",
            "标题：丙镇防汛",
            "* * *",
            "————",
            "— 1 —",
            "第2页 共3页",
            "3",
            "甲区信息第3期",
        ),
        *(
            '今年以来,甲镇早谋划(早部署),"全年"共开展活动 3 次...',
            "ＡＢＣ１２３．５％",
            "㈠落实。",
            "⑴抓好。",
            "1）做好。",
        ),
        *(
            "一、做法",
            "主要做法",
            "一是抓。",
            "三是，落实。",
            "势，得到“充分",
            "💪动起来！",
            "阿·甲・乙",
            "cafe\u0301 a",
        ),
        *(
            "落实。（区统计局供稿）",
            "（李四光 通讯员 王 五）",
            "供稿：区教育局",
            "（略）",
            "（单位：万元）",
        ),
        *(
            "报：市委办 送：区委",
            "责任编辑：张三　李 四",
            "预审员：王五",
            "共印30份",
            "（本期共印60份）",
            "电话：123",
        ),
        *(
            "甲区委办公室 2024年1月5日印发",
            "来源：甲网 发布时间：2024-01-05 浏览：3次",
            "上一条：甲",
            "【关闭】",
            "首页 > 甲 > 乙",
        ),
        *(
            "# 甲镇",
            "**乙镇**落实。",
            "- 丙镇",
            "5*3=15",
            "甲\t乙\t丙",
            "\f下一页",
            "甲\u2028乙",
            "\ue81e\uf0b7甲",
            "",
            "",
            "",
        ),
    ]
)
ANYTHING = st.text(
    "甲乙张区局镇第期总报送：。，、；“”（）()\"'【】[]一二三是年月日0123456789.-—*#>|·…!?aB　 \t\f★◆",
    max_size=24,
)
HEAD = "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n甲镇抓好春耕\n"


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(["", HEAD]), st.lists(st.one_of(LINES, ANYTHING), max_size=14), st.data())
def test_the_account_is_even_whatever_is_pasted(
    head: str, lines: list[str], data: st.DataObject
) -> None:
    text = head + "\n".join(lines)
    for _ in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(ANYTHING) + text[at + data.draw(st.integers(0, 3)) :]
    reading = read(text.encode(), "x.txt")
    if not isinstance(reading.document, Bulletin):
        return
    # A head that no side holds is told by the setting.
    with contextlib.suppress(IssueError):
        assert Counter() == lost(reading)


def test_what_nothing_accounts_for_is_told_with_its_place_be_it_remarked_on() -> None:
    findings = make_findings()
    document = read(f"{HEAD}正文。".encode(), "x.txt").document
    assert document is not None
    source = make_text("甲区信息 乙", file="x.txt", places=[(0, 1, 1)])
    findings.source = (source,)
    findings.warning("no-date", "报头没有日期", source.span())
    settle(document, findings)
    found = next(each for each in findings.all() if each.code == "text-unused")
    assert ("warning", "text-unused", 1, 6) == (
        found.severity,
        found.code,
        found.span.line,
        found.span.column,
    )
    assert re.search("“乙”", found.message)


@pytest.mark.parametrize(
    ("closed", "rest"),
    [
        ([], [(1, "甲乙 丙")]),
        ([Span("", 1, 1, 1)], [(2, "乙 丙")]),
        ([Span("", 1, 2, 1)], [(1, "甲乙 丙")]),
        ([Span("", 1, 1, 2), Span("", 1, 4, 1)], []),
        ([Span("", 1)], []),
        ([Span("", 2, 1, 9)], [(1, "甲乙 丙")]),
    ],
)
def test_an_account_gives_what_is_open_from_the_first_place_to_the_last(
    closed: list[Span], rest: list[tuple[int, str]]
) -> None:
    account = Account([make_text("甲乙 丙", places=[(0, 1, 1)])])
    for span in closed:
        account.close(span)
    assert rest == [(span.column, string) for span, string in account.rest()]
