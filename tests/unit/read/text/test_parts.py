"""The parts of a bulletin as offices write them, one kind at a time."""

import pytest

from gongwen.document.body import Paragraph, SideHeading
from gongwen.document.bulletin import Article, Bulletin
from gongwen.read import Reading, read

TOP = "河湾信息\n第7期\n河湾区档案室\n2024年3月5日\n"
TEXT = "三月四日，区档案室搬进新库房，全部案卷当天上架，次日开放查阅。\n"
MORE = "全区设查档点五十六个，群众在家门口就能查到需要的各类档案。\n"


def reading_of(text: str) -> Reading:
    return read(text.encode(), "x.txt")


def document_of(text: str) -> Bulletin:
    reading = reading_of(text)
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    return reading.document


def article_of(text: str) -> Article:
    (only,) = document_of(text).articles
    return only


def titles(text: str) -> list[str]:
    return [article.title.string for article in document_of(text).articles]


def codes(text: str) -> list[str]:
    return [each.code for each in reading_of(text).diagnostics]


@pytest.mark.parametrize(
    ("head", "classification", "handling"),
    [
        ("机密★1年\n", "机密★1年", "None"),
        ("密级：内部\n", "密级：内部", "None"),
        ("内部资料\n注意保存\n", "内部资料 注意保存", "None"),
        ("秘密\n阅后退回\n", "秘密", "阅后退回"),
        ("阅后退回\n秘密★长期\n", "秘密★长期", "阅后退回"),
    ],
)
def test_classification_and_handling(head: str, classification: str, handling: str) -> None:
    masthead = document_of(f"{head}{TOP}搬进新库房\n{TEXT}").masthead
    assert "河湾信息" == masthead.name.string
    assert (classification, handling) == (str(masthead.classification), str(masthead.handling))


@pytest.mark.parametrize(
    ("number", "year", "value"),
    [
        *(("第7期", "", 7), ("（第7期）", "", 7), ("第七期", "", 7), ("第 1 0 期", "", 10)),
        *(
            ("2024年第7期", "2024年", 7),
            ("〔2024〕第7期", "〔2024〕", 7),
            ("（2024）第7期", "（2024）", 7),
        ),
        *(("2024·7", "2024年", 7), ("〔2024〕7号", "〔2024〕", 7)),
    ],
)
def test_numbers(number: str, year: str, value: int) -> None:
    found = document_of(TOP.replace("第7期", number) + f"搬进新库房\n{TEXT}").masthead.number
    assert found is not None
    assert (year, value) == (found.year.string, found.value)


@pytest.mark.parametrize(
    "line", ["第7期，总第9期", "第7期（总第9期）", "第7期\n（总第九期）", "总第9期 第7期"]
)
def test_a_total_beside_the_number(line: str) -> None:
    masthead = document_of(TOP.replace("第7期", line) + f"搬进新库房\n{TEXT}").masthead
    assert masthead.number is not None
    assert masthead.total is not None
    assert (7, 9) == (masthead.number.value, masthead.total.value)


@pytest.mark.parametrize("line", ["（增刊）\n第7期", "增刊第7期", "第7期 增刊", "增 刊\n第7期"])
def test_a_supplement_has_a_sequence_of_its_own(line: str) -> None:
    document = document_of(TOP.replace("第7期", line) + f"搬进新库房\n{TEXT}")
    assert "增刊" == str(document.masthead.supplement)
    assert document.serial is not None
    assert "河湾信息增刊" == document.serial.name


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("第7期（增刊）", ["“（增刊）”排作“增刊”"]),
        ("（增刊）\n第7期", ["“（增刊）”排作“增刊”"]),
        ("增刊第7期", []),
        ("第7期（5月20日—26日）", []),
    ],
)
def test_the_brackets_of_a_supplement_are_told_where_they_are_not_printed(
    line: str, told: list[str]
) -> None:
    text = TOP.replace("第7期", line) + f"搬进新库房\n{TEXT}"
    found = reading_of(text).diagnostics
    assert told == [each.message for each in found if each.code == "written-anew"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("河湾区档案室　　签发人：李四光", "签发人"),
        ("河湾区档案室\n签发：李四光", "签发"),
        ("审签：李四光\n河湾区档案室", "审签"),
    ],
)
def test_a_signer_keeps_the_label_that_was_written(line: str, label: str) -> None:
    masthead = document_of(TOP.replace("河湾区档案室", line) + f"搬进新库房\n{TEXT}").masthead
    assert masthead.signer is not None
    assert (label, "李四光") == (masthead.signer.label.string, masthead.signer.text.string)
    assert ["河湾区档案室"] == [each.string for each in masthead.issuers]


@pytest.mark.parametrize(
    ("head", "name", "issuers", "organ"),
    [
        ("河湾区档案室\n河湾信息\n第7期\n2024年3月5日\n", "河湾信息", ["河湾区档案室"], "None"),
        (f"河湾区档案局\n{TOP}", "河湾信息", ["河湾区档案室"], "河湾区档案局"),
        (f"河湾区档案室\n{TOP}", "河湾信息", ["河湾区档案室"], "None"),
        (
            "学习宣传活动\n工作简报\n第7期\n河湾区档案室\n2024年3月5日\n",
            "学习宣传活动工作简报",
            ["河湾区档案室"],
            "None",
        ),
        (
            "河湾信息\n第7期\n主办：河湾区档案局\n承办：河湾区档案室\n2024年3月5日\n",
            "河湾信息",
            ["河湾区档案局", "河湾区档案室"],
            "None",
        ),
        ("河湾信息\n第7期\n河湾区档案室编　2024年3月5日\n", "河湾信息", ["河湾区档案室"], "None"),
        (
            "河湾信息第7期\n\n河湾信息\n第7期\n河湾区档案室　2024年3月5日\n",
            "河湾信息",
            ["河湾区档案室"],
            "None",
        ),
    ],
)
def test_names_and_organs(head: str, name: str, issuers: list[str], organ: str) -> None:
    masthead = document_of(f"{head}搬进新库房\n{TEXT}").masthead
    assert (name, issuers) == (masthead.name.string, [each.string for each in masthead.issuers])
    assert organ == str(masthead.organ)


def test_a_date_may_stand_at_the_end() -> None:
    document = document_of(
        TOP.replace("2024年3月5日\n", "") + f"搬进新库房\n{TEXT}二〇二四年三月五日\n报：区委办\n"
    )
    assert document.masthead.date is not None
    assert "2024-03-05" == document.masthead.date.value.isoformat()
    assert 1 == len(document.articles[0].blocks)


@pytest.mark.parametrize(
    ("note", "label", "text"),
    [
        *(
            ("编者按：供参考。", "", "供参考。"),
            ("【编者按】供参考。", "", "供参考。"),
            ("[编者按] 供参考。", "", "供参考。"),
        ),
        *(
            ("编者按\n供参考。", "", "供参考。"),
            ("按语：供参考。", "按语", "供参考。"),
            ("按：供参考。", "按", "供参考。"),
        ),
        ("编者的话：供参考。", "编者的话", "供参考。"),
    ],
)
@pytest.mark.parametrize("contents", ["", "目录\n搬进新库房\n查档不出村\n"])
def test_a_note_is_printed_with_the_word_that_was_written(
    note: str, label: str, text: str, contents: str
) -> None:
    articles = f"搬进新库房\n{TEXT}查档不出村\n{MORE}" if contents else f"搬进新库房\n{TEXT}"
    for before, after in ((note, contents), (contents, note)):
        middle = "\n".join(part.strip() for part in (before, after) if part)
        document = document_of(f"{TOP}{middle}\n{articles}")
        assert (label, [text]) == (document.note_label.string, [str(t) for t in document.note])


@pytest.mark.parametrize(
    "contents",
    [
        *(
            "目录\n搬进新库房\n查档不出村\n",
            "本 期 要 目\n● 搬进新库房\n● 查档不出村\n",
            "≡目录≡\n1.搬进新库房\n2.查档不出村\n",
        ),
        *(
            "本期导读：\n搬进新库房………1\n查档不出村……12\n",
            "【目 录】\n搬进新库房 （1）\n查档不出村 （3）\n",
        ),
        *(
            "目录\n1. 搬进新库房　李四光（1）\n2. 查档不出村　王五（8）\n",
            "★ 搬进新库房\n★ 查档不出村\n",
        ),
        "目录\n【动态】\n搬进新库房\n【经验】\n查档不出村\n",
    ],
)
@pytest.mark.parametrize("mark", ["", "◆", "※"])
def test_a_title_is_what_the_list_names(contents: str, mark: str) -> None:
    text = f"{TOP}{contents}\n{mark}搬进新库房\n{TEXT}{mark}查档不出村\n{MORE}"
    assert ["搬进新库房", "查档不出村"] == titles(text)
    assert "contents-dropped" in codes(text)


def test_another_short_line_than_the_list_names_is_a_side_heading() -> None:
    text = f"{TOP}目录\n搬进新库房\n\n搬进新库房\n{TEXT}边搬边查\n{MORE}"
    only = article_of(text)
    assert [Paragraph, SideHeading, Paragraph] == [type(block) for block in only.blocks]
    assert "side-heading" in codes(text)


@pytest.mark.parametrize("column", ["【动态】", "〖动态〗", "[动态]", "≡动态≡"])
def test_a_column_above_a_title(column: str) -> None:
    text = f"{TOP}{column}\n搬进新库房\n{TEXT}\n{column}\n查档不出村\n{MORE}"
    assert ["动态", "动态"] == [str(article.column) for article in document_of(text).articles]
    assert ["搬进新库房", "查档不出村"] == titles(text)


def test_a_column_without_brackets_that_the_list_has() -> None:
    contents = "目录\n工作动态\n搬进新库房\n经验交流\n查档不出村\n\n"
    text = f"{TOP}{contents}工作动态\n搬进新库房\n{TEXT}经验交流\n查档不出村\n{MORE}"
    found = [(str(article.column), article.title.string) for article in document_of(text).articles]
    assert [("工作动态", "搬进新库房"), ("经验交流", "查档不出村")] == found


@pytest.mark.parametrize(
    ("second", "is_title"),
    [("查档不出村子", True), ("主要做法", False), ("工作成效", False), ("查档", False)],
)
def test_a_short_line_as_long_as_the_first_title_is_one(second: str, *, is_title: bool) -> None:
    text = f"{TOP}\n搬进新库房\n\n{TEXT}\n{second}\n\n{MORE}"
    assert (["搬进新库房", second] if is_title else ["搬进新库房"]) == titles(text)


@pytest.mark.parametrize(
    "source",
    [
        "（区档案室）",
        "(李四光)",
        "（区档案室供稿）",
        "（通讯员 王 五）",
        "供稿：区档案室",
        "（来源：河湾日报）",
        "（本刊综合）",
    ],
)
def test_what_follows_a_source_is_a_title(source: str) -> None:
    text = f"{TOP}搬进新库房\n{TEXT.strip()}{'' if source[0] in '（(' else chr(10)}{source}\n又一篇\n{MORE}"
    assert ["搬进新库房", "又一篇"] == titles(text)


@pytest.mark.parametrize(
    "remark",
    ["（略）", "（完）", "（待续）", "（下同）", "（单位：万元）", "（详见附件）", "（此件公开）"],
)
def test_what_is_no_source(remark: str) -> None:
    assert article_of(f"{TOP}搬进新库房\n{TEXT.strip()}{remark}\n").source is None


@pytest.mark.parametrize(
    ("lines", "part", "said"),
    [
        ("——搬迁侧记", "subtitle", "搬迁侧记"),
        ("副标题：搬迁侧记", "subtitle", "搬迁侧记"),
        ("（2024年3月4日）", "headnote", "（2024年3月4日）"),
        ("2024年3月4日", "headnote", "（2024年3月4日）"),
        ("作者：李四光", "author", "作者：李四光"),
        ("区档案室主任 张三丰", "author", "区档案室主任 张三丰"),
        ("本刊通讯员 李四光 王五", "author", "本刊通讯员 李四光 王五"),
    ],
)
def test_what_stands_below_a_title(lines: str, part: str, said: str) -> None:
    only = article_of(f"{TOP}\n搬进新库房\n{lines}\n{TEXT}")
    assert ("搬进新库房", said) == (only.title.string, str(getattr(only, part)))
    assert 1 == len(only.blocks)


@pytest.mark.parametrize("title", ["河湾街道：\n部署防火", "搬进新库房，\n方便群众查"])
def test_a_title_may_end_a_line_in_a_colon_or_a_comma(title: str) -> None:
    assert [title] == titles(f"{TOP}\n{title}\n{TEXT}")


def test_a_bulletin_may_go_without_a_title() -> None:
    text = TOP + "一、天气实况\n昨日晴。\n二、预报\n明日多云。\n"
    assert [""] == titles(text)
    assert "no-title" in codes(text)


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("报：市委办　　送：区委办", [("报", "市委办"), ("送", "区委办")]),
        ("主 编：李四光   编 辑：王五", [("主编", "李四光"), ("编辑", "王五")]),
        ("呈报：市委办\n主办：区档案室", [("呈报", "市委办"), ("主办", "区档案室")]),
        ("报：市委办\n预审员：王五", [("报", "市委办"), ("预审员", "王五")]),
        ("送：区委办，\n区政府办", [("送", "区委办，区政府办")]),
        ("责任编辑：李四光\n王五", [("责任编辑", "李四光 王五")]),
        ("编辑 李四光", [("编辑", "李四光")]),
        (
            "报：市委办\n区档案室　2024年3月6日印发",
            [("报", "市委办"), ("", "区档案室 2024年3月6日印发")],
        ),
    ],
)
def test_the_imprint(line: str, entries: list[tuple[str, str]]) -> None:
    document = document_of(f"{TOP}\n搬进新库房\n{TEXT}\n{line}\n")
    found = [(entry.label.string, entry.text.string) for entry in document.imprint]
    assert entries == found


@pytest.mark.parametrize(
    "line",
    ["共印60份", "本期共印60份", "（共印60份）", "印数：60", "印60份", "共印：60份", "共 印 60 份"],
)
def test_copies_in_all_spellings(line: str) -> None:
    document = document_of(f"{TOP}\n搬进新库房\n{TEXT}\n报：市委办\n{line}\n")
    assert "共印60份" == document.imprint[-1].text.string


def test_a_last_line_with_a_colon_is_text() -> None:
    document = document_of(
        f"{TOP}\n搬进新库房\n{TEXT}\n红榜：河湾街道、老街街道、新街街道的全部社区都在榜上\n"
    )
    assert () == document.imprint
    assert 2 == len(document.articles[0].blocks)


def test_an_organ_below_the_number_is_no_name() -> None:
    rest = "2024年3月5日\n\n东渠通水\n\n" + TEXT
    assert "no-name" in codes("第7期\n柳溪县档案馆\n" + rest)
    assert "柳溪信息" == document_of("第7期\n柳溪信息\n" + rest).masthead.name.string
    assert "柳溪县档案馆" == document_of("柳溪县档案馆\n第7期\n" + rest).masthead.name.string


def test_a_column_that_stands_twice_is_printed_once() -> None:
    article = article_of(f"{TOP}【乡镇动态】\n【乡镇动态】\n东渠通水\n{TEXT}")
    assert ("乡镇动态", "东渠通水") == (str(article.column), article.title.string)
    assert "repeated" in codes(f"{TOP}【乡镇动态】\n【乡镇动态】\n东渠通水\n{TEXT}")


@pytest.mark.parametrize(
    ("line", "number", "supplement"),
    [
        ("第7期（春耕专刊）", 7, "春耕专刊"),
        ("第（七）期", 7, "None"),
        ("第〔7〕期", 7, "None"),
        ("（2023—2024学年第一学期）\n第7期", 7, "2023—2024学年第一学期"),
        ("2023-2024学年度 第7期", 7, "2023-2024学年度"),
        ("第七期（总第（21）期）", 7, "None"),
        ("（第7期，5月20日—5月26日）", 7, "5月20日—5月26日"),
        ("第7期（2024年5月20日至2024年5月26日）", 7, "2024年5月20日至2024年5月26日"),
        ("第7期\n2024.5.20—5.26", 7, "2024.5.20—5.26"),
    ],
)
def test_numbers_and_supplements_in_brackets(line: str, number: int, supplement: str) -> None:
    document = document_of(f"河湾信息\n{line}\n河湾区档案室\n2024年3月5日\n\n东渠通水\n\n{TEXT}")
    assert document.masthead.number is not None
    assert (number, supplement) == (
        document.masthead.number.value,
        str(document.masthead.supplement),
    )
    assert ["河湾区档案室"] == [issuer.string for issuer in document.masthead.issuers]


def test_a_supplement_with_a_subject_is_an_issue_among_the_others() -> None:
    rest = f"河湾区档案室\n2024年3月5日\n\n东渠通水\n\n{TEXT}"
    names = [
        document_of(f"河湾信息\n{line}\n{rest}").serial
        for line in ("第7期（增刊）", "第7期（春耕专刊）", "第7期（5月20日—26日）", "第7期")
    ]
    assert ["河湾信息增刊", "河湾信息", "河湾信息", "河湾信息"] == [
        each.name for each in names if each
    ]


@pytest.mark.parametrize(
    ("above", "name", "organ"),
    [
        (
            "河湾区第十届人民代表大会第三次会议\n\n简　　报",
            "简报",
            "河湾区第十届人民代表大会第三次会议",
        ),
        ("“书香河湾”建设年活动\n\n工作简报", "“书香河湾”建设年活动工作简报", "None"),
    ],
)
def test_what_stands_above_a_bare_name(above: str, name: str, organ: str) -> None:
    masthead = document_of(
        f"{above}\n\n第7期\n\n会议秘书处\n2024年3月5日\n\n东渠通水\n\n{TEXT}"
    ).masthead
    assert (name, organ) == (masthead.name.string, str(masthead.organ))


def test_the_column_of_the_article_above_is_printed_once() -> None:
    text = f"{TOP}【乡镇动态】\n东渠通水\n{TEXT}\n【乡镇动态】\n西渠通水\n{MORE}"
    assert ["乡镇动态"] * 2 == [str(article.column) for article in document_of(text).articles]
    assert "重复的栏目“【乡镇动态】”不排印" in [
        each.message for each in reading_of(text).diagnostics
    ]
    assert "repeated" not in codes(text.replace("【乡镇动态】\n西", "【要闻】\n西"))


@pytest.mark.parametrize(
    "trail",
    ["开放平台", "附件：\n1.分布表", "（此件公开发布）", "相关新闻\n西渠也通了水", "THE END"],
)
@pytest.mark.parametrize("source", ["（区水务局）\n\n", ""])
def test_what_stands_below_the_imprint_does_not_undo_it(trail: str, source: str) -> None:
    text = f"{TOP}\n东渠通水\n\n{TEXT}{source}报：区委、区政府\n\n送：各镇人民政府\n\n{trail}\n"
    document = document_of(text)
    assert ["报", "送"] == [entry.label.string for entry in document.imprint]
    assert "各镇人民政府" == document.imprint[1].text.string
    assert ["东渠通水"] == titles(text)
    assert "foot-unused" in codes(text)


def test_an_article_below_labels_makes_them_text() -> None:
    text = f"{TOP}\n东渠通水\n\n{TEXT}送：各镇人民政府\n\n西渠通水\n\n{MORE}"
    assert () == document_of(text).imprint
    assert "foot-unused" not in codes(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("今年以来，十二个村实现“零上访", "”。下一步，继续推广。"),
        ("区里印发了《关于加强档案查阅", "服务的意见》，全区照办。"),
        ("今年以来，十二个村（社区", "）没有上访。"),
    ],
)
def test_a_line_in_which_a_quotation_is_open_is_no_title(first: str, second: str) -> None:
    text = f"{TOP}\n东渠通水\n\n{TEXT}{first}\n{second}\n"
    assert ["东渠通水"] == titles(text)
    assert first + second in [
        block.text.string for block in article_of(text).blocks if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize("day", ["星期二", "（星期二）", "周二"])
def test_the_day_of_the_week_behind_a_date_is_told(day: str) -> None:
    text = f"河湾信息\n第7期\n河湾区档案室　2024年3月5日 {day}\n\n东渠通水\n\n{TEXT}"
    assert ["河湾区档案室"] == [str(each) for each in document_of(text).masthead.issuers]
    assert "hour-dropped" in codes(text)


@pytest.mark.parametrize(
    ("rows", "is_imprint"),
    [
        ("送：各镇人民政府。\n各街道办事处。", True),
        ("送：各镇人民政府。\n西渠通水了，大家都高兴。", False),
        ("送：各镇人民政府。\n\n各街道办事处。", False),
    ],
)
def test_rows_of_recipients_may_each_have_a_stop(rows: str, *, is_imprint: bool) -> None:
    text = f"{TOP}\n东渠通水\n\n{TEXT}\n{rows}\n"
    assert is_imprint == bool(document_of(text).imprint)
    assert is_imprint == ("label-in-text" not in codes(text))


@pytest.mark.parametrize("copies", ["（共20份）", "共20份", "共印20份"])
def test_copies_without_the_word_for_printing(copies: str) -> None:
    text = f"{TOP}\n东渠通水\n\n{TEXT}\n送：各镇人民政府\n{copies}\n"
    assert "共印20份" == document_of(text).imprint[-1].text.string
