"""A new issue: a commented file with the next number, to be filled in."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from gongwen.check.series import next_number
from gongwen.diagnostics import IssueError
from gongwen.document import Serial
from gongwen.document.series import Series
from gongwen.press.folder import entries_in
from gongwen.press.parcel import SERIES_FILE
from gongwen.press.source import load_series
from gongwen.read.yaml import samples

_NUMBER: Final = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of an issue before anybody has written it.

    Attributes:
        name: of the bulletin; empty if no file of the folder says.
        number: the next one.
        day: its date.
        series: what the issues of the folder share.
        file: the name of its file, after the habit of the folder.
    """

    name: str
    number: int
    day: date
    series: Series
    file: str


def start_issue(folder: Path, day: date, *, is_made: bool = False) -> Start:
    """Look in *folder* for what the next issue goes on from.

    Args:
        folder: where the issue will lie.
        day: its date.
        is_made: whether the folder will be made if it is not there.

    Raises:
        IssueError: if ``gongwen.yaml`` has errors.
        MachineError: if the folder or a file in it cannot be read.
    """
    reading = load_series(folder / SERIES_FILE)
    if is_made and not folder.exists():
        return Start(reading.series.masthead.name.string, 1, day, reading.series, "1.yaml")
    if any(each.severity == "error" for each in reading.diagnostics):
        raise IssueError(reading.diagnostics)
    entries = list(entries_in(folder, reading))
    name = reading.series.masthead.name.string or _latest_name(entries)
    number = next_number((entry for entry in entries if entry.name == name), day.year)
    own = [entry for entry in entries if entry.name == name]
    return Start(name, number, day, reading.series, name_of(own, number, day.year))


def name_of(entries: Sequence[Serial], number: int, year: int) -> str:
    """Name the file of an issue as those beside it are named.

    The latest of *entries* whose name has its number in it shows the habit: 第12期.yaml, 2025-12.yaml,
    012.yaml. Where an issue of another year has that name, the year goes before it: 2026-1.yaml.
    """
    habit = "{number}"
    # Later ones say more, and those of the same year most.
    dated = [(entry.day or date.min, entry.number, entry.file, entry) for entry in entries]
    for day, _, _, entry in sorted(dated, key=lambda each: (each[0].year == year, *each[:3])):
        if day != date.min or habit == "{number}":
            habit = _habit_of(entry) or habit
    found = habit.format(number=number, year=year)
    earlier = {Path(entry.file).stem for entry in entries if entry.day and entry.day.year != year}
    return f"{year}-{number}.yaml" if found in earlier else f"{found}.yaml"


def _habit_of(entry: Serial) -> str:
    """Give how the file of *entry* is named, with places for its year and its number."""
    stem = Path(entry.file).stem
    year = str(entry.day.year) if entry.day else ""
    head, found, rest = stem.partition(year) if year and year in stem else ("", "", stem)
    before = _braced(head) + ("{year}" if found else "")
    # The last number is the issue's: 2025年第12期, 12-2.
    for match in reversed(list(_NUMBER.finditer(rest))):
        if int(match[0]) == entry.number:
            width = f":0{len(match[0])}" if match[0].startswith("0") else ""
            parts = _braced(rest[: match.start()]), _braced(rest[match.end() :])
            return f"{before}{parts[0]}{{number{width}}}{parts[1]}"
    return ""


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def write_template(start: Start, file: str) -> str:
    """Write the issue file of a bulletin, as far as it is known; *file* is its name."""
    return "\n".join([*_head(start, file), *_masthead(start), *BODY, *_imprint(start)]) + "\n"


def _latest_name(entries: Iterable[Serial]) -> str:
    dated = [(entry.day or date.min, entry.number, entry.name) for entry in entries]
    return max(dated)[2] if dated else ""


def _head(start: Start, file: str) -> Iterator[str]:
    name = f"《{start.name}》" if start.name else ""
    yield f"# {name}第{start.number}期。冒号用半角，后面空一格；“#”后面是注释，不排印。"
    yield f"# 排版：gongwen build {file}　只检查：gongwen check {file}"
    yield "版式: 简报"
    yield ""


def _masthead(start: Start) -> Iterator[str]:
    shared = start.series.masthead
    yield "报头:"
    if shared.name:
        yield f"  # 名称取自 {SERIES_FILE}：{shared.name}"
    else:
        yield f"  名称: {_quoted(start.name or samples.NAME)}"
    yield f"  期号: {start.number:<24}# 接着文件夹里已有的期号，请核对"
    yield "  # 总期号: 100                 # 从创刊起连续计算的期号，没有就不写"
    if shared.issuers:
        yield f"  # 编印机关取自 {SERIES_FILE}：{'、'.join(map(str, shared.issuers))}"
    else:
        yield f"  编印机关: {samples.ISSUER}          # 有几个时写成列表：[甲办公室, 乙办公室]"
    yield f"  日期: {start.day.isoformat():<24}# 也可写 2024年3月5日"
    if shared.classification:
        yield f"  # 密级取自 {SERIES_FILE}：{shared.classification}；本期没有，就写“密级:”，后面空着"
    else:
        yield "  # 密级: 内部资料 注意保存      # 密级或提示，排在左上角"
    yield ""


BODY = (
    "# 编者按: 现将某某的做法刊发，请结合实际学习借鉴。",
    "",
    "文章:",
    "  # 标题中的空格是可以换行的地方",
    f"  - 标题: {samples.TITLE}",
    "    # 段与段之间空一行。“一、”“（一）”“1.”“（1）”开头的是标题，“一是”开头的是分项",
    "    正文: |",
    "\n\n".join(f"      {paragraph}" for paragraph in samples.BODY),
    "    # 供稿: 某某局                 # 排成“（某某局）”",
    "  # 还有文章，照样再写一个“- 标题:”和“正文:”；有几篇时自动排出目录",
    "",
)
"""The part that nobody can know."""


def _imprint(start: Start) -> Iterator[str]:
    if start.series.imprint:
        labels = "、".join(
            entry.label.string or entry.text.string for entry in start.series.imprint
        )
        yield f"# 报尾取自 {SERIES_FILE}（{labels}）；只写本期不同的，不要的写标签、后面空着"
        yield "# 报尾:"
        yield f"#   {start.series.imprint[-1].label.string or '责任编辑'}: 内容"
        return
    yield "报尾:                           # 标签自定，按写的次序排"
    yield f"  报: {samples.TO_REPORT}"
    yield f"  发: {samples.TO_SEND}"
    yield f"  责任编辑: [{samples.EDITOR}, {samples.EDITOR}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
