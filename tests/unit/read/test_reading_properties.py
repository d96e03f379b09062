"""Whatever a file holds, reading it gives a document or says why not, and loses nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.document.bulletin import Bulletin
from gongwen.read import Reading, read, read_series, read_style
from gongwen.write import write_yaml

LINES = st.sampled_from(
    [
        "甲区信息",
        "第3期",
        "第 ９ 期（总第1305期）",
        "甲区委办公室",
        "甲区委办公室  2024年1月5日",
        "编者按：供参考。",
        "本期要目",
        "● 甲镇抓好春耕",
        "甲镇抓好春耕",
        "标题：乙镇 防汛 有力",
        "今年以来，甲镇早谋划、早部署，全年共开展活动 3 次。",
        "全年完成投资三百亿元，同比增长百分之十，增速居全市前列，连续保持良好发展态",
        "势，得到“充分",
        "一、做法",
        "二．“甲”。乙（一）丙",
        "（三）落实。甲",
        "(2)abc def，３G",
        "1．甲。”乙",
        "1.5亿元",
        "一是抓。",
        "三是，落实。抓好 3 项 abc",
        "（甲区统计局供稿）",
        "落实。（甲区统计局 张三）",
        "（详见附件）",
        "报：市委办",
        "送 ：各 部门、",
        "责任编辑：3 处 甲  审核：乙 共印30份",
        "　　",
        "",
        "",
        "\u200b甲\ufeff",
        "\u2f00\u3000\u00a0x",
        "#甲: 乙",
        "- 甲",
    ]
)
FRAGMENTS = st.lists(
    st.one_of(LINES, st.text("甲乙。，、：；“”（）()一二三是.1 2Aａ１　\t", max_size=30))
)

HEAD = "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n"


def check(reading: Reading) -> None:
    """Check what holds of every reading."""
    failed = any(each.severity == "error" for each in reading.diagnostics)
    assert failed is (reading.document is None)
    for each in reading.diagnostics:
        assert each.span.line <= len(reading.lines)
        assert each.message
        assert not each.message.endswith("。")
    if reading.document is not None:
        again = read(write_yaml(reading.document).encode(), "again.yaml")
        assert reading.document == again.document, again.diagnostics


@settings(deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(read(data, "x.txt"))
    check(read(data, "x.yaml"))
    check(read(data, "x"))


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    check(read(text.encode("utf-8", "surrogatepass"), "x.txt"))
    check(read(text.encode("utf-8", "surrogatepass"), "x.yaml"))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.sampled_from(["", HEAD, f"{HEAD}甲镇抓好春耕\n"]), FRAGMENTS)
def test_what_was_read_can_be_written_and_read_again(head: str, lines: list[str]) -> None:
    check(read((head + "\n".join(lines)).encode(), "x.txt"))


@pytest.mark.parametrize(
    "item", ["“.一", "（.一", "“..一，再看", "抓（春耕).再抓", '"甲".乙"丙"', "甲. 乙"]
)
def test_an_item_whose_stop_shows_when_it_is_folded_is_written_and_read_again(item: str) -> None:
    check(read(f"{HEAD}甲镇抓好春耕\n正文。\n一是{item}\n".encode(), "x.txt"))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(FRAGMENTS)
def test_a_body_can_be_written_and_read_again(lines: list[str]) -> None:
    head = "masthead: {name: 甲区信息}\ntitle: 甲\nbody: |\n  "
    check(read((head + "\n  ".join(["甲", *lines])).encode(), "x.yaml"))


NODES = st.recursive(
    st.sampled_from(["甲", "3", "2024-01-05", "", "auto", "第3期", "a b", "3 处", "一、甲"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [
                    "form",
                    "masthead",
                    "报头",
                    "name",
                    "number",
                    "issuer",
                    "date",
                    "articles",
                    "title",
                    "body",
                    "lead",
                    "sections",
                    "heading",
                    "items",
                    "paragraphs",
                    "text",
                    "level",
                    "item",
                    "paragraph",
                    "imprint",
                    "共印",
                    "编辑",
                    "发",
                    "note",
                    "style",
                    "source",
                    "keywords",
                    "contents",
                    "<<",
                ]
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=20,
)


def flow(node: object) -> str:
    """Write *node* as flow YAML."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(flow, node)) + "]"
    return f'"{node}"'


@settings(max_examples=300, deadline=None, derandomize=True)
@given(NODES)
def test_any_yaml_is_read_or_refused(node: object) -> None:
    data = flow(node).encode()
    check(read(data, "x.yaml"))
    read_style(data, "x.yaml")
    read_series(data, "gongwen.yaml")


BLOCKS = st.lists(
    st.one_of(
        st.sampled_from(["甲。乙", "一是丙", "（甲局）", "甲" * 25, "3 处"]),
        st.text("甲。 1”", min_size=1),
    ).map(lambda text: text.strip() or "甲"),
    min_size=1,
    max_size=3,
)


@st.composite
def sections(draw: st.DrawFn, level: int = 1) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for _ in range(draw(st.integers(0, 2))):
        section: dict[str, object] = {"heading": draw(BLOCKS)[0], "level": level}
        if draw(st.booleans()):
            section["number"] = draw(st.integers(1, 30))
        if draw(st.booleans()):
            section["text"] = draw(BLOCKS)[0]
        for name in ("items", "paragraphs"):
            if draw(st.booleans()):
                section[name] = draw(BLOCKS)
        if level < 4:
            section["sections"] = draw(sections(level + 1))
        found.append(section)
    return found


@settings(deadline=None, derandomize=True)
@given(BLOCKS, sections())
def test_a_tree_can_be_written_and_read_again(
    lead: list[str], tree: list[dict[str, object]]
) -> None:
    article = {"masthead": {"name": "甲"}, "title": "甲", "lead": lead, "sections": tree}
    reading = read(flow(article).encode(), "x.yaml")
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    check(reading)
