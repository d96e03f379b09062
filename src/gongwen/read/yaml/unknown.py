"""What is said of a key that nobody knows: which one was meant, or where it belongs."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from gongwen.document.labels import CONTACTS, NAMES, RECIPIENTS
from gongwen.nearest import nearest
from gongwen.read.yaml.vocabulary import ISSUE_KEYS, MASTHEAD_KEYS, Key, Table

_MEANT: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("题目", "文章标题", "大标题"), ("title", "heading")),
    "title": ("heading",),
    **dict.fromkeys(("签发", "审签", "签发领导"), ("signatories",)),
    **dict.fromkeys(("内容", "文字", "正文内容", "content", "text"), ("body", "paragraphs")),
    "正文": ("paragraphs",),
    **dict.fromkeys(("作者单位", "作者", "供稿单位", "来源", "报送单位"), ("source",)),
    **dict.fromkeys(("期数", "刊期", "issue"), ("number",)),
    **dict.fromkeys(("总期数", "总第"), ("total",)),
    **dict.fromkeys(("刊名", "简报名称", "报名", "名字"), ("name",)),
    **dict.fromkeys(
        ("单位", "编印单位", "编发单位", "主办单位", "编辑单位", "印发机关", "发文机关"),
        ("issuer",),
    ),
    **dict.fromkeys(("时间", "印发日期", "编印日期", "发文日期"), ("date",)),
    **dict.fromkeys(("刊头", "头部", "head", "header"), ("masthead",)),
    **dict.fromkeys(("版记", "尾部", "footer"), ("imprint",)),
    **dict.fromkeys(("编者按语", "按语", "按"), ("note",)),
    **dict.fromkeys(("要目", "本期要目", "目次"), ("contents",)),
    **dict.fromkeys(("样式", "格式", "排版"), ("style",)),
    "份号": ("copy_number",),
}
"""Other words for what the keys name. The first key counts that the place has."""

_LABELS: Final = frozenset((*RECIPIENTS, *NAMES, *CONTACTS, "共印", "印数"))


class Guess(NamedTuple):
    """What is told of an unknown key.

    Attributes:
        hint: what to write.
        meant: the key that must stand in its place; None where that is not certain.
    """

    hint: str
    meant: str | None = None


def guess(written: str, known: Iterable[Key], *, in_english: bool) -> Guess:
    """Say what was meant by *written*, where only the keys *known* may stand.

    Args:
        written: the key.
        known: the keys of the place.
        in_english: whether the file has English keys.
    """
    table = tuple(known)
    word = written.strip().strip("“”\"'")
    by_name = {key.name: key for key in table}
    meant = next((by_name[name] for name in _MEANT.get(word, ()) if name in by_name), None)
    if meant is not None:
        return _propose(called(meant, in_english=in_english))
    if place := _elsewhere(word, in_english=in_english):
        return Guess(place)
    near = nearest(word, [name for key in table for name in (key.name, key.alias)])
    if near is not None:
        return _propose(near)
    names = [called(key, in_english=in_english) for key in table]
    return Guess(f"可用的键：{'、'.join(names)}")


def called(key: Key, *, in_english: bool) -> str:
    """Give the name of a key in the language of the file."""
    return key.name if in_english else key.alias


def _propose(meant: str) -> Guess:
    return Guess(f"是否想写“{meant}”", meant)


def _elsewhere(word: str, *, in_english: bool) -> str:
    """Say where a key belongs that is right, but not here; empty if it is known nowhere."""
    head = next(key for key in ISSUE_KEYS if key.name == "masthead")
    foot = next(key for key in ISSUE_KEYS if key.name == "imprint")
    if _has(MASTHEAD_KEYS, word):
        return f"“{word}”写在“{called(head, in_english=in_english)}:”下面，前面空两个半角空格"
    if _has(ISSUE_KEYS, word):
        return f"“{word}”写在最外层，前面不空格"
    if word in _LABELS:
        return f"“{word}”写在“{called(foot, in_english=in_english)}:”下面，前面空两个半角空格"
    return ""


def _has(table: Table, word: str) -> bool:
    return any(word in (key.name, key.alias) for key in table)
