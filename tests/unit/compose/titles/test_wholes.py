"""What no line of a title cuts: names, organs, set phrases, numbers, quotations."""

import pytest

from gongwen.compose.titles.lexicon import listed
from gongwen.compose.titles.persons import PERSON
from gongwen.compose.titles.seams import may_part, seams
from gongwen.compose.titles.wholes import read_title
from gongwen.sheet.bulletin import BULLETIN

COSTS = BULLETIN.title.division


def wholes(title: str, *own: str) -> set[str]:
    return {title[start:stop] for start, stop in read_title(title, own).wholes}


def prices(title: str, limit: float, *own: str) -> dict[str, float]:
    """Give what dividing behind the start of a title costs, by that start."""
    edges = [float(offset) for offset in range(len(title) + 1)]
    found = seams(title, read_title(title, own), edges, limit, COSTS)
    return {title[: seam.offset]: seam.cost for seam in found}


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        # Where the segmenter cuts the name.
        ("河湾区区长刘海清主持召开会议", "区长刘海清"),
        ("副市长欧阳修远调研白石镇乡村振兴工作", "副市长欧阳修远"),
        ("区委书记林知远到企业走访", "区委书记林知远"),
        ("区委书记王五一在全区经济工作会议上的讲话", "区委书记王五一"),
        ("司马静任青溪县人民政府副县长", "司马静"),
        ("周建国、赵雅、张明等12人获评全县劳动模范", "周建国"),
        # With the office behind it.
        ("刘海清区长赴白石镇调研", "刘海清区长"),
        ("传达学习习近平总书记重要指示精神", "习近平总书记"),
        ("李四同志先进事迹报告会", "李四同志"),
    ],
)
def test_a_person_is_kept_whole_with_the_office(title: str, whole: str) -> None:
    assert whole in wholes(title)


@pytest.mark.parametrize(
    "title",
    [
        "白石镇到村里办公",  # a place, though 白 is a surname
        "县长高度重视防汛工作",  # 高 is a surname, 高度 a word
        "区委书记在全区会议上的讲话",
        "书记关于村务公开的报告",
    ],
)
def test_what_only_looks_like_a_name_is_none(title: str) -> None:
    words = read_title(title).words
    assert not [word.text for word in words if word.tag == PERSON]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("传达学习党的二十届四中全会精神", "党的二十届四中全会精神"),
        ("省委十三届八次全会召开", "省委十三届八次全会"),
        ("县十八届人大四次会议胜利闭幕", "县十八届人大四次会议"),
        ("第十四届全国人民代表大会第三次会议精神", "第十四届全国人民代表大会第三次会议精神"),
        ("学习党的二十大精神", "党的二十大精神"),
        ("落实中央八项规定及其实施细则", "中央八项规定"),
        ("专精特新企业培育行动", "专精特新"),
        ("提质增效——白石街道的做法", "——"),
        ("说不完的乡愁……", "……"),
    ],
)
def test_a_set_phrase_is_kept_whole(title: str, whole: str) -> None:
    assert whole in wholes(title)


def test_a_phrase_that_counts_is_not_found_in_another_number() -> None:
    assert "三农" in wholes("做好三农工作") or "三农工作" in wholes("做好三农工作")
    assert "三农" not in wholes("走访第三农场")


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("区政府与中国农业银行河湾分行签约", "中国农业银行河湾分行"),
        ("青溪县公安局交通警察大队通报", "青溪县公安局交通警察大队"),
        ("云岭省发展和改革委员会关于投资的通知", "云岭省发展和改革委员会"),
        ("青溪县退役军人事务局走访", "青溪县退役军人事务局"),
        ("青溪县委办公室 鹤鸣县人民政府办公室通知", "鹤鸣县人民政府办公室"),
    ],
)
def test_an_organ_is_kept_whole(title: str, whole: str) -> None:
    assert whole in wholes(title)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("区委书记林知远会见云岭大学党委书记赵雅一行", "云岭大学党委书记赵雅"),
        ("云岭省财政厅厅长周慧敏到青溪县调研", "云岭省财政厅厅长周慧敏"),
        ("青溪县委十三届八次全会召开", "青溪县委十三届八次全会"),
        ("成立青溪县第五次全国经济普查领导小组", "青溪县第五次全国经济普查领导小组"),
        ("区委全面深化改革委员会开会", "区委全面深化改革委员会"),
        ("庆祝中国共产党成立104周年", "中国共产党成立104周年"),
    ],
)
def test_an_organ_is_kept_with_what_is_its(title: str, whole: str) -> None:
    assert any(whole in each for each in wholes(title))


def test_what_no_line_holds_is_divided_at_its_words() -> None:
    title = "中国共产党青溪县第十五届委员会第八次全体会议公报"
    found = prices(title, 20)
    assert found["中国共产党青溪县第十五届委员会"] < COSTS.forbidden.value


def test_cadres_are_no_organ() -> None:
    assert "全县党员干部" not in wholes("全县党员干部大会")


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("主持召开区政府第58次常务会议", "第58次"),
        ("2025年1—9月经济运行", "2025年1—9月"),
        ("投入3.5亿元", "3.5亿元"),
        ("增长5.8%", "5.8%"),
        ("推行“1+3+N”工作法", "“1+3+N”"),
        ("印发《防汛预案》", "《防汛预案》"),
        ("人口比例为1.8:2.4", "1.8:2.4"),
    ],
)
def test_numbers_and_quotations_are_kept_whole(title: str, whole: str) -> None:
    assert whole in wholes(title)


def test_an_office_adds_words_of_its_own() -> None:
    assert "新青溪夜话" not in wholes("“新青溪夜话活动”启动"[1:])
    assert "新青溪夜话" in wholes("新青溪夜话活动启动", "新青溪夜话")


def test_a_whole_is_never_cut_where_a_line_holds_it_and_dear_where_none_does() -> None:
    title = "印发《青溪县防汛应急预案》的通知"
    assert prices(title, 11)["印发《青溪县防汛"] >= COSTS.forbidden.value
    assert COSTS.cut.value <= prices(title, 10)["印发《青溪县防汛"] < COSTS.forbidden.value


def test_a_line_ends_before_a_dash_and_not_behind_it() -> None:
    found = prices("提质增效——白石街道的做法", 20)
    assert COSTS.issuer.value == found["提质增效"]
    assert not [start for start in found if start.endswith("—")]


def test_a_typed_space_makes_other_ends_dearer() -> None:
    assert "落实惠民政策" in (found := prices("落实惠民政策 办好民生实事", 20)) or found
    spaced, close = prices("落实惠民政策 办好民生实事", 20), prices("落实惠民政策办好民生实事", 20)
    assert COSTS.wish.value == spaced["落实惠民政策 "]
    assert spaced["落实"] == close["落实"] + COSTS.unwished.value


def test_a_space_between_organs_only_parts_them() -> None:
    found = prices("青溪县财政局 青溪县税务局关于减税的通知", 20)
    assert COSTS.free.value == found["青溪县财政局 "]


def test_no_pair_of_dashes_or_dots_is_parted() -> None:
    assert not may_part("提质增效—", "—白石")
    assert not may_part("未完…", "…")


def test_lists_say_nothing_twice() -> None:
    for name in ("phrases", "surnames", "offices", "organ-ends", "branch-ends", "after-names"):
        words = listed(name)
        assert len(words) == len(set(words)), name
