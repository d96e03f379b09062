"""What the labels of a 报尾 name: recipients, people, or ways to reach the office."""

import re
from typing import Final, Literal

EntryKind = Literal["recipients", "people", "copies"]
"""Recipients stand above the inner rule; people, telephones and the organs that produce the bulletin
below it; 共印N份 at the right of the last row."""

NAMES: Final = (
    *("责任编辑", "责编", "编辑", "主编", "副主编", "总编", "执行编辑", "编校", "编审", "排版"),
    *("审核", "审定", "审签", "审阅", "核稿", "校对", "签发", "签发人", "撰稿", "联系人"),
    *("打字", "监印", "摄影", "采编", "编辑人", "编稿", "统稿", "拟稿", "编务", "美编"),
    *("预审", "初审", "复审", "终审", "审稿", "审校", "校核"),
)
"""Labels before names of people, which are set apart by a space; 本期编辑 and 值班编辑 end in one."""

AUTHORS: Final = ("供稿", "供稿人", "采写", "执笔", "记者", "通讯员")
"""Labels before names of people that in running text belong to one article and not to the 报尾."""

ORGANS: Final = (
    *("主办", "承办", "协办", "编印", "编发", "印制", "印发", "印刷", "制作", "出刊"),
    *("主办单位", "承办单位", "协办单位", "编辑单位", "编印单位", "编发单位", "印制单位"),
    *("印发单位", "印刷单位", "制作单位", "主管单位", "编辑部门", "印发机关", "主办机关"),
)
"""Labels before the organs that produce a bulletin; they stand with the people."""

CONTACTS: Final = (
    *("联系电话", "电话", "手机", "传真", "邮箱", "电子邮箱", "投稿邮箱", "微信", "地址", "网址"),
    *("邮编", "邮政编码", "电子邮件", "投稿信箱", "信箱", "网站", "微信号", "公众号", "微信公众号"),
    *("准印证", "准印证号", "刊号"),
)
"""Labels before ways to reach the office, and the permit to print; they stand with the people."""

RECIPIENTS: Final = (
    *("报", "送", "发", "报送", "抄报", "抄送", "分送", "主送", "主报", "增发", "加发"),
    *("本期报", "本期送", "本期发", "本期增发", "本期呈报", "本期抄送", "本期抄报", "本期分送"),
    *("报送范围", "发送范围", "本期发送", "本期报送", "送发", "印发范围"),
    *("呈", "呈报", "呈送", "发送", "上报", "下发", "抄发", "印送", "发至", "预报", "主发", "分发"),
)


KNOWN_LABELS: Final = (*NAMES, *CONTACTS, *RECIPIENTS, *ORGANS)
"""Every label that shows where a 报尾 begins."""

_NAME: Final = re.compile("[^ ] [^ ](?= |$)|[^ ]+")


def names_in(people: str) -> list[str]:
    """Part names that are set apart by spaces; one spread to the width of three stays whole.

    >>> names_in("张三 王 五 李四海")
    ['张三', '王 五', '李四海']
    """
    return _NAME.findall(people)


def names_people(label: str) -> bool:
    """Tell whether *label* stands before names of people; 本期责任编辑 does, too.

    >>> names_people("本期责任编辑"), names_people("投稿邮箱"), names_people("抄送")
    (True, False, False)
    """
    return label.endswith((*NAMES, *AUTHORS))


def kind_of(label: str) -> EntryKind:
    """Tell what *label*, without its colon, names; 共印N份 has none.

    >>> kind_of("抄送"), kind_of("传真"), kind_of("")
    ('recipients', 'people', 'copies')
    >>> kind_of("主办单位"), kind_of("报送单位")
    ('people', 'recipients')
    """
    if not label:
        return "copies"
    return "people" if label.endswith((*NAMES, *AUTHORS, *CONTACTS, *ORGANS)) else "recipients"
