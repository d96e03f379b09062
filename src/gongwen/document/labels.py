"""What the labels of a 报尾 name: recipients, people, or ways to reach the office."""

from typing import Final, Literal

EntryKind = Literal["recipients", "people", "copies"]
"""Recipients stand above the inner rule; people and telephones below it; 共印N份 at the right of
the last row."""

NAMES: Final = (
    *("责任编辑", "责编", "编辑", "主编", "副主编", "总编", "执行编辑", "编校", "编审", "排版"),
    *("审核", "审定", "审签", "审阅", "核稿", "校对", "签发", "签发人", "撰稿", "联系人"),
    *("打字", "监印", "摄影"),
)
"""Labels before names of people, which are set apart by a space."""

CONTACTS: Final = (
    *("联系电话", "电话", "手机", "传真", "邮箱", "电子邮箱", "投稿邮箱", "微信", "地址", "网址"),
)
"""Labels before ways to reach the office; they stand with the people."""

RECIPIENTS: Final = (
    *("报", "送", "发", "报送", "抄报", "抄送", "分送", "主送", "主报", "增发", "加发"),
    *("本期报", "本期送", "本期发", "本期增发"),
)


def names_people(label: str) -> bool:
    """Tell whether *label* stands before names of people; 本期责任编辑 does, too.

    >>> names_people("本期责任编辑"), names_people("投稿邮箱"), names_people("抄送")
    (True, False, False)
    """
    return label.endswith(NAMES)


def kind_of(label: str) -> EntryKind:
    """Tell what *label*, without its colon, names; 共印N份 has none.

    >>> kind_of("抄送"), kind_of("传真"), kind_of("")
    ('recipients', 'people', 'copies')
    """
    if not label:
        return "copies"
    return "people" if label.endswith((*NAMES, *CONTACTS)) else "recipients"


KNOWN_LABELS: Final = (*NAMES, *CONTACTS, *RECIPIENTS)
"""Every label that a 报尾 is known by."""
