"""What a fuzzer writes: issues of all kinds, as a person, a program or an enemy would."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import yaml
from hypothesis import strategies as st

from gongwen.sheet.bulletin import BULLETIN
from gongwen.sheet.names import rows
from gongwen.sheet.rows import Choice, Measure, Row

HANZI: Final = "今年以来全区各级组织开展活动认真落实各项工作要求为群众服务"
MARKS: Final = "，。、；：？！“”‘’《》（）〔〕【】—…·～％℃￥＋－／｜"
ODD: Final = (
    "\t \u3000\u00a0\u200b\u200d\u202e\ufeff\x00\x07\x1b\x7f\x85\u2028\f\r"
    "😀👨‍👩‍👧☑①㈠⒈½㎡カÀÉſßﬁ𠮷𬭸〇○囧﨩\ue000\ufffd\U0010ffff-/.,:;!?'\"#*_`~|&<>[]{}()%@$\\"
)
PHRASES: Final = (
    *("一、", "（一）", "1.", "（1）", "一是", "二是", "㈠", "⒈", "第一，", "首先，", "编者按：", "本期要目", "目录"),
    *("报：", "送：", "发：", "责任编辑：张三", "共印60份", "签发人：李四", "（增刊）", "内部资料 注意保存", "秘密★1年"),
    *("甲区信息", "第3期", "总第9期", "甲区委办公室", "2024年1月5日", "2024-1-5", "乙镇：", "（乙局供稿）", "【镇街动态】"),
    *("GDP 增长5.5%", "3—5万元", "https://a.example/b?c=1", "10.5亿", "kW·h", "关于印发《办法》的通知", "# 标题", "**粗**", "---"),
    *("— 1 —", "第1页 共2页", "【关闭】", "上一条：无", "来源：网络", "|a|b|", "......", "。。。", "标题: 甲", "正文: |", "&nbsp;", "<b>"),
)  # fmt: skip
ENDS: Final = ("", "\n", "\n\n", "\n\n\n", "\r\n", "\f", " ", "\u3000\u3000")
SOUND: Final = (
    "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n\n甲镇抓好春耕\n\n"
    + HANZI * 9 + "，增长5.5%。\n\n一、甲\n\n" + HANZI * 3 + "。\n\n一是乙。\n\n报：丙\n"
)  # fmt: skip
HEAD: Final = "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n\n甲镇抓好春耕\n\n"

KEYS: Final = (
    *("报头", "名称", "期号", "总期号", "编印机关", "日期", "密级", "编号", "签发人", "冠名机关", "增刊", "处理"),
    *("标题", "副标题", "作者", "题注", "正文", "供稿", "文章", "栏目", "编者按", "目录", "报尾", "关键词", "词语"),
    *("版面", "masthead", "name", "number", "body", "style", "版式", "共印", "责任编辑", "发", "章节", "没有的键"),
)  # fmt: skip


class Input(NamedTuple):
    """What one run reads.

    Attributes:
        name: of the issue; its ending tells text from YAML.
        issue: what it holds.
        series: what ``gongwen.yaml`` holds; None if there is none.
    """

    name: str
    issue: bytes
    series: bytes | None = None


def pieces(most: int) -> st.SearchStrategy[str]:
    """Give text that is put together of what official text consists of, and of what it should not."""
    runs = st.builds(
        lambda text, times: (text * times)[:most],
        st.one_of(st.sampled_from([*MARKS, *ODD, "a", "1", "字", "a1", "（字）", "1，"]), st.text(max_size=3)),
        st.sampled_from([1, 2, 30, most]),
    )  # fmt: skip
    one = st.one_of(
        st.sampled_from(PHRASES),
        st.text(HANZI, max_size=60),
        st.text(HANZI + MARKS, max_size=60),
        st.text(HANZI + ODD, max_size=20),
        st.text(max_size=20),
        runs,
    )
    joined = st.lists(st.tuples(one, st.sampled_from(ENDS)), max_size=25)
    return joined.map(lambda parts: "".join(text + end for text, end in parts)[: 4 * most])


def texts(most: int) -> st.SearchStrategy[Input]:
    """Give plain text, most of it with a head that is recognised."""
    head = st.sampled_from([HEAD, HEAD, ""])
    return st.builds(
        lambda begin, text: Input("a.txt", (begin + text).encode("utf-8", "surrogatepass")),
        head,
        pieces(most),
    )


def documents(most: int) -> st.SearchStrategy[Input]:
    """Give YAML: an issue with some values exchanged, or any mapping of keys that are known."""
    scalars = st.one_of(
        pieces(most // 4), st.integers(), st.floats(), st.booleans(), st.none(), st.dates()
    )
    values = st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
        ),
        max_leaves=12,
    )
    mappings = st.dictionaries(st.sampled_from(KEYS), values, max_size=6)
    sound = {"报头": {"名称": "甲区信息", "期号": 3, "编印机关": "乙办", "日期": "2024-1-5"}}
    body = pieces(most).map(lambda text: {"标题": "春耕", "正文": text or "文。"})
    whole = st.builds(
        lambda body, more: {**sound, **body, **more}, body, st.one_of(st.just({}), mappings)
    )
    return st.one_of(whole, mappings).map(
        lambda value: Input(
            "a.yaml",
            yaml.safe_dump(value, allow_unicode=True, width=10_000, sort_keys=False).encode(
                "utf-8", "surrogatepass"
            ),
        )
    )


def raw() -> st.SearchStrategy[Input]:
    """Give bytes that are no text, and text in encodings that are none of ours."""
    names = st.sampled_from(["a.txt", "a.yaml"])
    encoded = st.builds(
        lambda text, code: (HEAD + text).encode(code, "replace"),
        pieces(200),
        st.sampled_from(["gb18030", "gbk", "big5", "utf-16", "utf-8-sig", "utf-32"]),
    )
    cut = st.builds(lambda data, at: data[:at], encoded, st.integers(0, 400))
    return st.builds(Input, names, st.one_of(st.binary(max_size=400), encoded, cut))


def _value_of(row: Row) -> st.SearchStrategy[object]:
    """Give values for a row: most that it allows, some that it does not."""
    wrong: st.SearchStrategy[object] = st.sampled_from(
        [-1, 0, 1e9, "三号", "35毫米", "无", True, [], None]
    )
    if isinstance(row, Measure):
        most = min(row.most, 500)
        allowed = st.floats(row.least, max(row.least, most)).map(lambda value: round(value, 2))
        return st.one_of(allowed, allowed, st.sampled_from([row.least, most]), wrong)
    if isinstance(row, Choice):
        return st.one_of(st.sampled_from([name for name, _ in row.options]), wrong)
    return st.one_of(st.sampled_from(["ff0000", "000000"]), wrong)


def styles() -> st.SearchStrategy[Input]:
    """Give a sound issue in a style of random rows, as the ``gongwen.yaml`` of its folder."""
    table = list(rows(BULLETIN))
    row = st.sampled_from(table).flatmap(
        lambda each: st.tuples(st.just(each.names), _value_of(each.row))
    )
    issue = st.sampled_from([SOUND, SOUND.replace("甲区委办公室", "甲区委办公室、甲区政府办公室")])
    return st.builds(
        lambda chosen, text: Input("a.txt", text.encode(), _style_of(chosen)),
        st.lists(row, min_size=1, max_size=4),
        issue,
    )


def _style_of(chosen: Iterable[tuple[tuple[str, ...], object]]) -> bytes:
    style: dict[str, Any] = {}
    for names, value in chosen:
        place = style
        for name in names[:-1]:
            place = place.setdefault(name, {})
        place[names[-1]] = value
    return yaml.safe_dump({"style": style}, allow_unicode=True).encode()


def inputs(most: int = 600) -> st.SearchStrategy[Input]:
    """Give everything; runs and texts are about *most* characters long."""
    return st.one_of(texts(most), documents(most), raw(), styles())
