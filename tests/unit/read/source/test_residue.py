"""What other programs leave in pasted text is taken out and told; what only looks like it stays."""

import pytest

from gongwen.document.body import Item, Paragraph, Section, SideHeading
from gongwen.document.bulletin import Bulletin
from gongwen.read import Reading, read

HEAD = "河湾信息\n第7期\n河湾区档案室　2024年3月5日\n\n档案搬进新库房\n\n"
FIRST = "三月四日，区档案室把存放在旧楼的全部案卷搬进新库房，搬运"
REST = "当天下了小雨，没有一份受潮。"


def reading_of(body: str) -> Reading:
    return read((HEAD + body).encode(), "x.txt")


def paragraphs(reading: Reading) -> list[str]:
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    texts = []
    for block in reading.document.articles[0].blocks:
        match block:
            case Paragraph() | SideHeading():
                texts.append(block.text.string)
            case Item():
                texts.append(f"{block.number}是{block.lead}{block.text}")
            case Section():
                texts.append(f"{block.heading}{block.text}")
    return texts


def told(reading: Reading, code: str) -> list[str]:
    return [each.message for each in reading.diagnostics if each.code == code]


@pytest.mark.parametrize(
    "folio",
    [
        *("— 1 —", "—1—", "- 1 -", "－1－", "·1·", "～ 1 ～", "-- 12 --", "－１－", "| 3 |"),
        *(
            "第1页",
            "第 1 页 共 2 页",
            "第1页，共2页",
            "共2页 第1页",
            "1/2",
            "Page 1 of 2",
            "1",
            "[1]",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_folio_is_left_out_and_the_paragraph_joined_over_it(folio: str, gap: str) -> None:
    reading = reading_of(f"{FIRST}{gap}{folio}{gap}{REST}")
    assert [FIRST + REST] == paragraphs(reading)
    assert [f"页码“{folio}”不排印"] == told(reading, "folio-dropped")


@pytest.mark.parametrize(
    "line", ["2024", "— 甲 —", "3/2", "1—2", "第1页说明", "1.5", "—1—2—", "1 万"]
)
def test_what_no_page_is_numbered_by_stays(line: str) -> None:
    reading = reading_of(f"{FIRST}。\n\n{line}\n\n{REST}")
    assert [] == told(reading, "folio-dropped")
    assert any(line.replace(" ", "") in each.replace(" ", "") for each in paragraphs(reading))


@pytest.mark.parametrize(
    ("numbers", "count"), [("1 2", 2), ("1 4", 2), ("1 6", 1), ("5 6", 0), ("2 1", 1)]
)
def test_bare_numbers_count_pages(numbers: str, count: int) -> None:
    first, second = numbers.split()
    text = f"甲。\n\n{first}\n\n乙。\n\n{second}\n\n丙。"
    reading = reading_of(text)
    assert count == sum(each.count("“") for each in told(reading, "folio-dropped"))


def test_numbers_among_the_cells_of_a_table_stay() -> None:
    assert [] == told(reading_of("件数。\n\n1\n\n2\n\n3\n\n合计。"), "folio-dropped")


@pytest.mark.parametrize("text", [f"{FIRST}— 2 —\n{REST}", f"{FIRST}\n— 2 —{REST}"])
def test_a_folio_at_the_edge_of_a_line_goes_where_there_are_others(text: str) -> None:
    assert [FIRST + REST, "完。"] == paragraphs(reading_of(f"{text}\n\n完。\n— 3 —"))
    assert "— 2 —" in "".join(paragraphs(reading_of(f"{text}\n\n完。")))


@pytest.mark.parametrize("feed", ["\f", "\n\f", "\f\n", "\n\n\f\n"])
def test_a_form_feed_is_a_page_break(feed: str) -> None:
    reading = reading_of(f"{FIRST}{feed}{REST}")
    assert [FIRST + REST] == paragraphs(reading)
    assert "\f" not in "".join(reading.lines)


@pytest.mark.parametrize("end", ["\v", "\u2028", "\u2029"])
def test_other_ends_of_lines_end_lines(end: str) -> None:
    assert ["甲。", "乙。"] == paragraphs(reading_of(f"甲。{end}乙。"))


@pytest.mark.parametrize("head", ["河湾信息", "河湾信息第7期", "河湾信息 第7期", "第7期"])
def test_a_running_head_that_repeats_the_masthead_is_left_out(head: str) -> None:
    reading = reading_of(f"{FIRST}\f{head}\n{REST}")
    assert [FIRST + REST] == paragraphs(reading)
    assert [f"各页重复的页眉“{head}”不排印"] == told(reading, "running-head-dropped")


@pytest.mark.parametrize("head", ["河湾信息　第7期　2", "2 河湾信息", "第7期 —12—", "河湾信息·2"])
def test_the_head_of_the_file_with_a_folio_is_one_anywhere(head: str) -> None:
    reading = reading_of(f"{FIRST}\n\n{head}\n\n{REST}")
    is_head = "·" not in head
    assert is_head == bool(told(reading, "running-head-dropped"))
    assert is_head == (paragraphs(reading) == [FIRST + REST])


def test_lines_that_are_not_quoted_are_named() -> None:
    lines = "".join(f"浏览次数：{at}\n" for at in range(7))
    (message,) = told(reading_of(f"甲。\n\n{lines}"), "web-dropped")
    assert message.startswith("网页上的附加文字7 处“浏览次数：0”")
    assert "等（另在第 14—15 行）不排印" in message


@pytest.mark.parametrize(("times", "is_head"), [(1, False), (2, True)])
def test_another_running_head_comes_twice(times: int, *, is_head: bool) -> None:
    text = f"{FIRST}。" + "\f内部学习\n乙。" * times
    assert is_head == bool(told(reading_of(text), "running-head-dropped"))


@pytest.mark.parametrize(
    "line",
    [
        *(
            "首页 > 政务公开 > 简报",
            "当前位置：首页",
            "【字体：大 中 小】 打印 关闭",
            "[打印本页]",
            "【关闭】",
        ),
        *(
            "信息来源: 档案室 作者:张三 发布日期:2024年3月6日 11:25 点击:[ 34 ]",
            "浏览次数：120",
            "发布时间：2024-03-06 09:15",
        ),
        *(
            "上一条：第6期 下一条：第8期",
            "下一篇：没有了",
            "扫一扫在手机打开当前页",
            "[图片]",
            "责任编辑：网站管理员",
            "往期回顾",
        ),
        "版权所有 河湾区 ICP备123号",
        *(
            "首页  机构概况  档案文化  政务公开",
            "网站地图 | 关于我们 | 联系我们",
            "在看 点赞",
            "网站地图",
        ),
        *("扫描全能王 创建", "点击查看大图", "https://www.a.cn/b.html 1/3", "2024/3/5 10:21"),
    ],
)
def test_what_a_web_page_adds_is_left_out(line: str) -> None:
    reading = reading_of(f"甲。\n\n{line}\n\n乙。")
    assert ["甲。", "乙。"] == paragraphs(reading)
    assert [f"网页上的附加文字“{line}”不排印"] == told(reading, "web-dropped")


@pytest.mark.parametrize(
    "line",
    [
        "来源于生活。",
        "作者：李四光",
        "发布日期另行通知。",
        "甲>乙",
        "大中小学关闭。",
        "阅读：促进成长。",
        *("政务公开", "首页 新闻", "点赞河湾", "网址 https://www.a.cn/", "2024/3/5 10:21开会"),
    ],
)
def test_what_only_looks_like_a_web_page_stays(line: str) -> None:
    assert [] == told(reading_of(f"甲。\n\n{line}\n\n乙。"), "web-dropped")


def test_a_table_of_indexes_is_left_out() -> None:
    table = "索引号：A1\n主题分类：档案\n发布机构\n河湾区\n成文日期：2024-03-05\n\n"
    reading = read((table + HEAD + "甲。").encode(), "x.txt")
    assert isinstance(reading.document, Bulletin)
    assert "河湾信息" == reading.document.masthead.name.string
    assert "5 处" in told(reading, "web-dropped")[0]


MARKDOWN = "# 河湾信息\n第7期\n河湾区档案室 2024年3月5日\n## 档案搬进新库房\n\n"


def test_marks_of_markdown_come_off_where_several_agree() -> None:
    body = "**全部**案卷当天上架。\n\n### 一、做法\n\n- **一是清点。** 逐卷核对。\n\n> 二是护送。\n\n`5*3`与#3不变。"
    reading = read((MARKDOWN + body).encode(), "x.txt")
    assert isinstance(reading.document, Bulletin)
    (only,) = reading.document.articles
    assert "档案搬进新库房" == only.title.string
    assert ["全部案卷当天上架。", "做法"] == paragraphs(reading)
    assert "5*3与#3不变。" in str(only.blocks)
    assert len(told(reading, "markdown-dropped")) == 1


@pytest.mark.parametrize("text", ["5*3等于15，#3楼。", "- 甲。", "**甲**。", "# 甲。"])
def test_a_single_mark_is_text(text: str) -> None:
    assert [text.replace(" ", "")] == paragraphs(reading_of(text))


def test_a_second_heading_of_the_level_of_the_title_is_a_title() -> None:
    text = MARKDOWN + "甲。\n\n### 小节\n\n乙区落实，成效明显。\n\n## 又一篇\n\n丙。"
    document = read(text.encode(), "x.txt").document
    assert isinstance(document, Bulletin)
    assert ["档案搬进新库房", "又一篇"] == [each.title.string for each in document.articles]


def test_a_scan_is_closed_up() -> None:
    text = "".join(f"{character} " for character in f"{FIRST}{REST}").strip()
    reading = reading_of(text)
    assert [FIRST + REST] == paragraphs(reading)
    assert len(told(reading, "scan-spaces")) == 1


@pytest.mark.parametrize("row", ["* * *", "＊　＊　＊", "————", "----", "――――", "◆◆◆", "======"])
def test_a_row_of_signs_parts_articles(row: str) -> None:
    reading = reading_of(f"甲。\n{row}\n查档不出村\n乙。")
    assert isinstance(reading.document, Bulletin)
    assert ["档案搬进新库房", "查档不出村"] == [a.title.string for a in reading.document.articles]
    assert [f"分隔线“{row}”不排印"] == told(reading, "separator-dropped")


@pytest.mark.parametrize("row", ["——", "……", "*-*", "。。。"])
def test_what_is_no_row_of_signs_parts_nothing(row: str) -> None:
    assert [] == told(reading_of(f"甲。\n\n{row}\n\n乙。"), "separator-dropped")
