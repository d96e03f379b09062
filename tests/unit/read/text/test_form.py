"""Which form a text is: a bulletin where nothing speaks against it, or one that cannot be set yet."""

import pytest

from gongwen.document.bulletin import Bulletin
from gongwen.read import Reading, read

BODY = "现将有关事项通知如下：\n一、抓紧备耕。各镇要组织农户备耕。\n"


def reading_of(text: str) -> Reading:
    return read(text.encode(), "x.txt")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            f"关于做好春耕工作的通知\n甲区办〔2024〕3号\n各镇：\n{BODY}甲区委办公室\n2024年1月5日",
            "公文",
        ),
        (f"甲区人民政府文件\n甲政发〔2024〕3号\n关于表彰先进的\n决　定\n各镇：\n{BODY}", "公文"),
        (f"甲区农业局\n关于申请春耕经费的请示\n甲区人民政府:\n{BODY}", "公文"),
        (f"甲区人民代表大会常务委员会公告\n第9号\n{BODY}", "公文"),
        (f"甲区教育局\n甲教函〔2024〕5号\n关于商请支持春耕的函\n乙区教育局：\n{BODY}", "信函"),
        (f"甲区人民政府\n关于同意设立站点的复函\n乙局：\n{BODY}", "信函"),
        (f"甲区人民政府令\n第7号\n{BODY}", "命令"),
        (
            f"甲区人民政府常务会议纪要\n第12期\n2024年1月5日，区长主持会议。\n出席：甲\n{BODY}",
            "纪要",
        ),
        (f"甲区专题会议纪要\n〔2024〕12号\n时间：2024年1月5日\n{BODY}", "纪要"),
    ],
)
def test_a_text_of_a_form_to_come_is_named_and_refused(text: str, label: str) -> None:
    reading = reading_of(text)
    (found,) = [each for each in reading.diagnostics if each.severity == "error"]
    assert "form-not-yet" == found.code
    assert f"这是一份{label}，不是简报（" in found.message
    assert [label] == [each for each in ("公文", "信函", "命令", "纪要") if each in found.message]
    assert "版式：简报" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n关于做好春耕工作的通知\n各镇：\n现将事项通知如下。",
        "督查通报\n第3期\n甲区督查室 2024年1月5日\n春耕检查情况\n今年以来，抓紧备耕。\n报：市委办",
        "甲区信息\n甲镇抓好春耕\n今年以来，抓紧备耕。",
        "会议简报\n第3期\n大会秘书处\n2024年1月5日\n会议纪要刊发\n会议听取汇报。",
    ],
)
def test_a_bulletin_stays_one_whatever_it_prints(text: str) -> None:
    assert isinstance(reading_of(text).document, Bulletin)


@pytest.mark.parametrize("line", ["版式：简报", "版式: bulletin", "form: 简报"])
def test_a_first_line_decides(line: str) -> None:
    text = f"关于春耕的通知\n甲区办〔2024〕3号\n各镇：\n{BODY}"
    assert reading_of(text).document is None
    assert isinstance(reading_of(f"{line}\n{text}").document, Bulletin)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("公文", "form-not-yet"),
        ("通知", "form-not-yet"),
        ("letter", "form-not-yet"),
        ("海报", "form-unknown"),
    ],
)
def test_a_form_that_cannot_be_set_is_told_in_text_and_yaml(word: str, code: str) -> None:
    for data, name in ((f"版式：{word}\n甲区信息", "x.txt"), (f"版式: {word}\n", "x.yaml")):
        found = read(data.encode(), name).diagnostics
        assert code in [each.code for each in found]
