"""Every number by which the reader judges has an input on either side of it.

The numbers are written out here: who changes one must mean it.
"""

from collections.abc import Callable

import pytest

from gongwen.document.body import Item, Paragraph, Section
from gongwen.document.bulletin import Bulletin
from gongwen.read import Reading, read
from gongwen.read.parts.dates import DATE
from gongwen.read.parts.ordinals import find_ordinal, parse_number
from gongwen.read.parts.sources import find_source
from gongwen.read.source.lines import is_row
from gongwen.read.text.heads import join_title

from support.documents import make_text
from support.findings import make_findings, make_span

HEAD = "甲区信息\n第3期\n甲区委办公室\n2024年1月5日\n\n甲镇抓好春耕\n\n"
YAML = "报头: {名称: 甲区信息, 期号: 3, 编印机关: 甲局, 日期: 2024-01-05}\n"


def read_text(text: str) -> Reading:
    return read(text.encode(), "x.txt")


def bulletin(text: str) -> Bulletin:
    reading = read_text(text)
    assert isinstance(reading.document, Bulletin), reading.diagnostics
    return reading.document


def paragraphs(body: str) -> list[str]:
    """Give the paragraphs of a body without ordinals."""
    blocks = bulletin(HEAD + body).articles[0].blocks
    return [block.text.string for block in blocks if isinstance(block, Paragraph)]


def wrapped(widths: list[int]) -> list[str]:
    """Give the paragraphs of lines of some *widths*, in half 字, the first indented."""
    lines = ["文" * (width // 2 - 1) + "1" * (width % 2) + "。" for width in widths]
    return paragraphs("　　" + "\n".join(lines))


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.diagnostics]


def numbered(what: str, count: int) -> str:
    """Give lines that differ, as many as *count*."""
    return "".join(f"{what}{at}号\n" for at in range(count))


class TestLines:
    @pytest.mark.parametrize(("length", "is_cut"), [(19, False), (20, True)])
    def test_a_page_break_leaves_twenty_characters_before_it(
        self, length: int, *, is_cut: bool
    ) -> None:
        first, second = "文" * length, "字" * 5 + "。"
        expected = [first + second] if is_cut else [first, second]
        assert ["导语。", *expected] == paragraphs(f"导语。\n\n{first}\n\n{second}")

    @pytest.mark.parametrize(("length", "is_cut"), [(19, False), (20, True)])
    def test_an_item_that_a_page_cut_is_joined_and_told(self, length: int, *, is_cut: bool) -> None:
        first = "一是" + "文" * (length - 2)
        reading = read_text(HEAD + f"{first}\n\n字字。")
        assert isinstance(reading.document, Bulletin)
        blocks = reading.document.articles[0].blocks
        assert isinstance(blocks[0], Item)
        assert (1 if is_cut else 2) == len(blocks)
        assert (["joined"] if is_cut else []) == codes(reading)

    def test_a_heading_of_any_length_is_not_joined(self) -> None:
        (section,) = bulletin(HEAD + "一、" + "文" * 40 + "\n\n字字。").articles[0].blocks
        assert isinstance(section, Section)
        assert ("文" * 40, 1) == (section.heading.string, len(section.blocks))

    @pytest.mark.parametrize(("count", "expected"), [(4, 4), (5, 1)])
    def test_five_lines_show_a_habit(self, count: int, expected: int) -> None:
        assert expected == len(wrapped([60] * count))

    @pytest.mark.parametrize(("width", "expected"), [(39, 6), (40, 1), (120, 1), (121, 6)])
    def test_lines_ended_by_hand_are_as_wide_as_a_page(self, width: int, expected: int) -> None:
        assert expected == len(wrapped([width] * 6))

    @pytest.mark.parametrize(("full", "expected"), [(3, 3), (2, 6)])
    def test_half_of_the_lines_of_a_wrapped_file_are_full(self, full: int, expected: int) -> None:
        # A short line ends its paragraph, a full one goes on although it ends in 。.
        assert expected == len(wrapped([60] * full + [6] * (6 - full)))

    @pytest.mark.parametrize(("width", "expected"), [(56, 3), (55, 6), (64, 3), (65, 6)])
    def test_lines_that_differ_by_four_halves_are_equally_full(
        self, width: int, expected: int
    ) -> None:
        # Two lines of six as wide as the widest are too few.
        first, *others = (60, width, width) if width < 60 else (width, 60, 60)
        assert expected == len(wrapped([first, *others, 6, 6, 6]))

    @pytest.mark.parametrize(("width", "expected"), [(54, 1), (53, 2)])
    def test_a_line_that_lacks_six_halves_goes_on(self, width: int, expected: int) -> None:
        assert expected == len(wrapped([60] * 4 + [width, 6]))

    @pytest.mark.parametrize(("count", "expected"), [(20, 1), (19, 19)])
    def test_one_line_of_ten_may_stick_out(self, count: int, expected: int) -> None:
        # Of twenty lines the second widest says how wide a line is.
        assert expected == len(wrapped([60] * (count - 2) + [82, 6]))

    @pytest.mark.parametrize(("strokes", "drawn"), [(2, False), (3, True)])
    def test_three_strokes_are_drawn_and_two_are_a_dash(self, strokes: int, *, drawn: bool) -> None:
        assert drawn == is_row("开放" + "─" * strokes + "创新")

    @pytest.mark.parametrize(("spaces", "count"), [(1, 1), (2, 2)])
    def test_two_spaces_indent(self, spaces: int, count: int) -> None:
        full = "文" * 29 + "。\n"
        body = "　　" + full * 5 + " " * spaces + "文字。"
        assert count == len(paragraphs(body))


class TestTitles:
    @pytest.mark.parametrize(("length", "count"), [(45, 2), (46, 1)])
    def test_a_line_of_a_title_has_at_most_forty_five(self, length: int, count: int) -> None:
        text = HEAD.replace("甲镇抓好春耕", "甲镇抓好春耕\n" + "文" * length)
        title = bulletin(text + "正文。").articles[0].title.string
        assert count == len(title.split("\n"))

    @pytest.mark.parametrize(("count", "expected"), [(4, 4), (5, 4)])
    def test_a_title_has_at_most_four_lines(self, count: int, expected: int) -> None:
        text = HEAD.replace("甲镇抓好春耕\n", numbered("春耕", count))
        title = bulletin(text + "正文。").articles[0].title.string
        assert expected == len(title.split("\n"))

    @pytest.mark.parametrize(("count", "ends"), [(98, True), (99, False)])
    def test_a_list_of_titles_ends_within_a_hundred_lines(self, count: int, *, ends: bool) -> None:
        entries = numbered("春耕", count)
        text = HEAD.replace("甲镇抓好春耕\n", f"目录\n{entries}\n春耕0号\n") + "正文。"
        assert ends == ("contents-dropped" in codes(read_text(text)))

    @pytest.mark.parametrize(("number", "matches"), [("100", True), ("1000", False)])
    def test_the_number_of_an_entry_has_three_figures(self, number: str, *, matches: bool) -> None:
        text = HEAD.replace("甲镇抓好春耕\n", f"目录\n{number}、甲镇抓好春耕\n\n甲镇抓好春耕\n")
        found = codes(read_text(text + "正文。"))
        assert (["contents-dropped"] if matches else ["contents-unmatched"]) == found[:1]

    def test_a_label_of_a_title_goes(self) -> None:
        assert "甲" == join_title([make_text("标题：甲")], make_findings()).string


class TestMasthead:
    @pytest.mark.parametrize(("before", "found"), [(10, True), (11, False)])
    def test_the_masthead_ends_within_twelve_lines(self, before: int, *, found: bool) -> None:
        issuers = "".join(f"甲区第{'一二三四五六七八九十'[at]}办公室\n" for at in range(10))
        more = "乙区委办公室\n" * (before - 10)
        text = f"甲区信息\n{issuers}{more}2024年1月5日\n\n标题\n\n正文。"
        assert found == ("no-date" not in codes(read_text(text)))

    @pytest.mark.parametrize(("length", "found"), [(50, True), (51, False)])
    def test_a_line_of_the_masthead_has_fifty_characters(self, length: int, *, found: bool) -> None:
        day = "2024年1月5日"
        issuer = "甲" * (length - len(day) - 4) + "办公室"
        text = f"甲区信息\n{issuer} {day}\n\n标题\n\n正文。"
        assert found == ("no-date" not in codes(read_text(text)))

    @pytest.mark.parametrize(("length", "found"), [(16, True), (17, False)])
    def test_sixteen_characters_may_stand_beside_a_number(
        self, length: int, *, found: bool
    ) -> None:
        text = f"甲区信息\n{'文' * length} 第3期\n\n标题\n\n正文。"
        assert found == ("no-number" not in codes(read_text(text)))

    @pytest.mark.parametrize(("length", "found"), [(30, True), (31, False)])
    def test_an_issuer_below_the_date_has_thirty_characters(
        self, length: int, *, found: bool
    ) -> None:
        issuer = "甲" * (length - 3) + "办公室"
        text = f"甲区信息\n第3期\n2024年1月5日\n{issuer}\n\n标题\n\n正文。"
        assert found == ("no-issuer" not in codes(read_text(text)))

    @pytest.mark.parametrize(("word", "is_issuer"), [("乙县县委", True), ("乙县委", False)])
    def test_an_issuer_without_a_known_ending_has_four_characters(
        self, word: str, *, is_issuer: bool
    ) -> None:
        text = HEAD.replace("甲区委办公室", word.replace("委", "丙")) + "正文。"
        assert is_issuer == ("masthead-unused" not in codes(read_text(text)))

    @pytest.mark.parametrize(("names", "count"), [("乙县县委 丙县县委", 2), ("乙县县委 丙县委", 1)])
    def test_issuers_that_share_a_line_have_four_characters(self, names: str, count: int) -> None:
        masthead = bulletin(HEAD.replace("甲区委办公室", names) + "正文。").masthead
        assert count == len(masthead.issuers)

    @pytest.mark.parametrize(("organ", "is_apart"), [("乙县县委", True), ("乙县委", False)])
    def test_an_organ_beside_the_name_has_four_characters(
        self, organ: str, *, is_apart: bool
    ) -> None:
        masthead = bulletin(f"甲区信息 第3期 {organ} 2024年1月5日\n\n标题\n\n正文。").masthead
        assert is_apart == (masthead.name.string == "甲区信息")

    @pytest.mark.parametrize(("count", "is_apart"), [(10, True), (11, False)])
    def test_more_than_ten_organs_beside_the_name_are_a_list(
        self, count: int, *, is_apart: bool
    ) -> None:
        organs = " ".join(f"{'甲乙丙丁戊己庚辛壬癸子'[at]}县县委" for at in range(count))
        reading = read_text(f"甲区信息 第3期 {organs} 2024年1月5日\n\n标题\n\n正文。")
        assert is_apart == ("no-issuer" not in codes(reading))

    @pytest.mark.parametrize(("length", "code"), [(12, "number-form"), (13, "no-number")])
    def test_twelve_characters_between_the_signs_are_a_wrong_number(
        self, length: int, code: str
    ) -> None:
        text = HEAD.replace("第3期", f"第{'甲' * length}期") + "正文。"
        assert [code] == [each for each in codes(read_text(text)) if "number" in each]

    @pytest.mark.parametrize(("length", "is_left"), [(12, False), (13, True)])
    def test_a_wrong_total_has_twelve_characters(self, length: int, *, is_left: bool) -> None:
        text = HEAD.replace("第3期", f"第3期 总第{'甲' * length}期") + "正文。"
        found = codes(read_text(text))
        assert "number-form" in found
        assert is_left == ("masthead-unused" in found)

    @pytest.mark.parametrize(
        ("line", "number"),
        [
            ("编号：12345678", "12345678"),
            ("编号：123456789", "12345678"),
            ("内部资料 000012", "000012"),
            ("内部资料 00012", None),
            ("内部资料 0000012", None),
        ],
    )
    def test_a_copy_number_has_six_digits_or_a_label(self, line: str, number: str | None) -> None:
        found = bulletin(f"{line}\n{HEAD}正文。").masthead.copy_number
        assert number == (found.string if found else None)


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "number"), [("9" * 9, 999_999_999), ("9" * 10, None), ("-7", -7)]
    )
    def test_a_number_has_nine_digits(self, written: str, number: int | None) -> None:
        assert number == parse_number(written)

    @pytest.mark.parametrize(
        ("paragraph", "number"),
        [
            ("九百九十九、甲", 999),
            ("〇九百九十九、甲", None),
            ("（九百九十九）甲", 999),
            ("999.甲", 999),
            ("2024.甲", None),
            ("（999）甲", 999),
            ("（2024）甲", None),
            ("二十一是甲", 21),
            ("一百零五是甲", None),
        ],
    )
    def test_an_ordinal_is_short(self, paragraph: str, number: int | None) -> None:
        mark = find_ordinal(paragraph)
        assert number == (mark.number if mark else None)

    @pytest.mark.parametrize(
        ("written", "is_date"),
        [
            ("2024年1月5日", True),
            ("224年1月5日", False),
            ("2024年123月5日", False),
            ("2024年1月123日", False),
            ("2024-1-5", True),
            ("2024-123-5", False),
            ("二〇二四年一月五日", True),
            ("二四年一月五日", False),
            ("二〇二四年二十三月五日", True),
            ("二〇二四年二十三一月五日", False),
            ("二〇二四年一月二十八九日", True),
            ("二〇二四年一月二十八九十日", False),
        ],
    )
    def test_a_date_has_figures_of_its_length(self, written: str, *, is_date: bool) -> None:
        assert is_date == (DATE.fullmatch(written) is not None)

    @pytest.mark.parametrize(
        ("year", "sound"), [(1899, False), (1900, True), (2999, True), (3000, False)]
    )
    def test_a_year_is_of_our_time(self, year: int, *, sound: bool) -> None:
        reading = read_text(HEAD.replace("2024", str(year)) + "正文。")
        assert sound == ("date-range" not in codes(reading))


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("甲。（乙局）", "乙局"),
        ("甲。（局）", None),
        ("甲。（" + "乙" * 29 + "局）", "乙" * 29 + "局"),
        ("甲。（" + "乙" * 30 + "局）", None),
        ("供稿：" + "乙" * 30, "乙" * 30),
        ("供稿：" + "乙" * 31, None),
        ("供稿：乙", None),
        ("甲。（乙局 王五）", "乙局 王五"),
        ("甲。（乙局 王）", None),
        ("甲。（乙局 欧阳王五）", "乙局 欧阳王五"),
        ("甲。（乙局 欧阳王五六）", None),
    ],
)
def test_a_source_is_an_organ_with_people(written: str, source: str | None) -> None:
    source_found = find_source(make_text(written))
    found = source_found.text if source_found else None
    assert source == (found.string if found else None)


LONGEST: dict[str, tuple[int, Callable[[str], str]]] = {
    "名称": (60, lambda text: YAML.replace("甲区信息", text) + "标题: 甲\n正文: 乙。\n"),
    "编印机关": (60, lambda text: YAML.replace("甲局", text) + "标题: 甲\n正文: 乙。\n"),
    "密级或提示": (
        60,
        lambda text: YAML.replace("}", f", 密级: {text}}}") + "标题: 甲\n正文: 乙。\n",
    ),
    "编号": (20, lambda text: YAML.replace("}", f", 编号: {text}}}") + "标题: 甲\n正文: 乙。\n"),
    "标题": (200, lambda text: YAML + f"标题: {text}\n正文: 乙。\n"),
    "供稿": (60, lambda text: YAML + f"标题: 甲\n正文: 乙。\n供稿: {text}\n"),
    "编者按的一段": (2_000, lambda text: YAML + f"编者按: {text}\n标题: 甲\n正文: 乙。\n"),
    "报尾的标签": (30, lambda text: YAML + f"标题: 甲\n正文: 乙。\n报尾: {{{text}: 丙}}\n"),
    "报尾的一项": (2_000, lambda text: YAML + f"标题: 甲\n正文: 乙。\n报尾: {{发: {text}}}\n"),
    "词语": (40, lambda text: YAML + f"词语: [{text}]\n标题: 甲\n正文: 乙。\n"),
    "关键词": (100, lambda text: YAML + f"关键词: [{text}]\n标题: 甲\n正文: 乙。\n"),
}


@pytest.mark.parametrize("part", LONGEST)
def test_every_part_has_a_greatest_length(part: str) -> None:
    most, write = LONGEST[part]
    assert [] == codes(read(write("文" * most).encode(), "x.yaml"))
    (found,) = read(write("文" * (most + 1)).encode(), "x.yaml").diagnostics
    assert ("too-long", f"{part}有 {most + 1:,} 个字符，上限是 {most:,} 个") == (
        found.code,
        found.message,
    )


@pytest.mark.parametrize(("count", "expected"), [(10, []), (11, ["too-many-issuers"])])
def test_a_masthead_has_at_most_ten_issuers(count: int, expected: list[str]) -> None:
    issuers = f"[{', '.join(['甲局'] * count)}]"
    text = YAML.replace("编印机关: 甲局", f"编印机关: {issuers}") + "标题: 甲\n正文: 乙。\n"
    assert expected == codes(read(text.encode(), "x.yaml"))


class TestFiles:
    def test_a_file_has_two_million_bytes(self) -> None:
        # Lines of 100,000 bytes, so that no line is too long.
        whole = ("字" * 33_333 + "\n").encode() * 20
        assert "file-too-large" not in codes(read(whole, "x.txt"))
        assert ["file-too-large"] == codes(read(whole + b"a", "x.txt"))

    def test_a_file_has_seven_hundred_thousand_characters(self) -> None:
        # In GB18030 as in UTF-8; these take two bytes each.
        whole = ("é" * 99_999 + "\n").encode() * 7
        assert "file-too-large" not in codes(read(whole, "x.txt"))
        assert ["file-too-large"] == codes(read(whole + b"-", "x.txt"))

    def test_a_file_has_two_hundred_and_fifty_thousand_letters(self) -> None:
        whole = ("字" + "a1" * 25_000 + "-\n").encode() * 5
        assert "file-too-large" not in codes(read(whole, "x.txt"))
        assert ["file-too-large"] == codes(read(whole + b"a", "x.txt"))

    def test_a_file_has_twenty_two_thousand_lines(self) -> None:
        whole = b"a\n" * 21_999 + b"a"
        assert "too-many-lines" not in codes(read(whole, "x.txt"))
        assert ["too-many-lines"] == codes(read(whole + b"\n", "x.txt"))

    def test_a_line_has_two_hundred_thousand_characters(self) -> None:
        assert "line-too-long" not in codes(read(b"a" * 200_000, "x.txt"))
        assert ["line-too-long"] == codes(read(b"a" * 200_001, "x.txt"))

    def test_of_a_line_that_is_too_long_two_hundred_characters_are_kept(self) -> None:
        (line,) = read(b"a" * 200_001, "x.txt").lines
        assert "a" * 200 + "……" == line

    @pytest.mark.parametrize(("count", "told"), [(20, 20), (21, 21), (22, 21)])
    def test_twenty_bad_characters_are_told_one_by_one(self, count: int, told: int) -> None:
        found = read(b"a" + b"\0" * count, "x.txt").diagnostics
        assert told == len(found)
        assert (count > 20) == any("另有" in each.message for each in found)

    @pytest.mark.parametrize(
        ("damaged", "code"), [(2, "encoding-unknown"), (3, "encoding-gb18030")]
    )
    def test_a_quarter_of_the_characters_may_be_damaged(self, damaged: int, code: str) -> None:
        # A lone lead byte and a letter are two letters' worth of GB18030.
        data = "汉字汉字汉字".encode() + b"\xd6\x41" * damaged
        assert [code] == [each.code for each in read(data, "x.txt").diagnostics][:1]


class TestYaml:
    @pytest.mark.parametrize(("depth", "expected"), [(29, False), (30, True)])
    def test_nodes_are_thirty_deep(self, depth: int, *, expected: bool) -> None:
        text = "a: " + "[" * depth + "]" * depth + "\n"
        assert expected == ("yaml-depth" in codes(read(text.encode(), "x.yaml")))

    @pytest.mark.parametrize(("length", "expected"), [(100, False), (101, True)])
    def test_a_key_has_a_hundred_characters(self, length: int, *, expected: bool) -> None:
        text = YAML + "文" * length + ": 甲\n标题: 甲\n正文: 乙。\n"
        assert expected == ("key-too-long" in codes(read(text.encode(), "x.yaml")))

    @pytest.mark.parametrize(("length", "quoted"), [(20, "文" * 20), (21, "文" * 20 + "…")])
    def test_twenty_characters_of_a_key_are_quoted(self, length: int, quoted: str) -> None:
        text = YAML + "文" * length + ": 甲\n标题: 甲\n正文: 乙。\n"
        (found,) = read(text.encode(), "x.yaml").diagnostics
        assert f"没有“{quoted}”这个键" == found.message

    @pytest.mark.parametrize(("written", "hint"), [("标提", "是否想写“标题”"), ("标提示", None)])
    def test_of_two_characters_of_a_key_one_may_be_wrong(
        self, written: str, hint: str | None
    ) -> None:
        text = YAML + f"{written}: 甲\n正文: 乙。\n"
        found = {each.code: each.hint for each in read(text.encode(), "x.yaml").diagnostics}
        assert (hint is not None) == ("是否想写" in found["unknown-key"])

    def test_forty_characters_of_a_tag_are_quoted(self) -> None:
        text = YAML + f"标题: !{'a' * 60} 甲\n正文: 乙。\n"
        found = next(e for e in read(text.encode(), "x.yaml").diagnostics if e.code == "yaml-tag")
        assert f"不接受 YAML 的标签“!{'a' * 39}”" == found.message

    @pytest.mark.parametrize(("level", "expected"), [(4, []), (5, ["count-range"])])
    def test_sections_have_four_levels(self, level: int, expected: list[str]) -> None:
        text = YAML + f"标题: 甲\n章节: [{{层次: {level}, 标题: 乙}}]\n"
        assert expected == codes(read(text.encode(), "x.yaml"))

    @pytest.mark.parametrize(("depth", "expected"), [(4, []), (5, ["section-depth"])])
    def test_sections_are_nested_four_deep(self, depth: int, expected: list[str]) -> None:
        inner = "{标题: 乙}"
        for _ in range(depth - 1):
            inner = f"{{标题: 乙, 章节: [{inner}]}}"
        text = YAML + f"标题: 甲\n章节: [{inner}]\n"
        assert expected == codes(read(text.encode(), "x.yaml"))


@pytest.mark.parametrize(("count", "told"), [(100, 100), (101, 101), (102, 101)])
def test_a_hundred_findings_of_one_kind_are_told(count: int, told: int) -> None:
    findings = make_findings()
    for line in range(1, count + 1):
        findings.error("some-code", f"第 {line} 处不对", make_span(file="x.txt", line=line))
    found = findings.all()
    assert told == len(found)
    assert (count > 100) == any("另有" in each.message for each in found)


@pytest.mark.parametrize(("count", "told"), [(1, 1), (20, 20), (21, 1), (49_000, 1)])
def test_equal_findings_are_told_once_with_their_number(count: int, told: int) -> None:
    findings = make_findings()
    for line in range(1, count + 1):
        findings.error("some-code", "不对", make_span(file="x.txt", line=line))
    findings.error("some-code", "也不对", make_span(file="x.txt", line=1))
    found = [each for each in findings.all() if each.message != "也不对"]
    assert told == len(found)
    assert (told != count) == (f"不对（共 {count} 处）" == found[0].message)
    assert count == sum(len(each.places) or 1 for each in found)
