"""The fonts: which file each is, under which licence, what it holds and what an issue takes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from gongwen.pages import Composition, Font
from gongwen.render.fonts.book import FontBook
from gongwen.render.fonts.coverage import GB2312, Coverage, coverage
from gongwen.sheet.rows import FACES

LICENCES: Final[Mapping[Font, str]] = {
    "fangsong": "GPL-3.0 加字体例外",
    "kaiti": "Arphic Public License",
    "heiti": "OFL-1.1",
    "songti": "OFL-1.1",
    "title": "OFL-1.1",
    "rare": "OFL-1.1",
}
"""Of the files that come with the program; their texts are in ``fonts/licenses``."""

OWN: Final = "自备，见购买或领用时的许可"

VERSION: Final = 1
"""Of the JSON; it grows when a key changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One font.

    Attributes:
        font: its name in styles.
        alias: its Chinese name.
        file: the file, without its folder.
        licence: of that file.
        coverage: what it holds.
    """

    font: Font
    alias: str
    file: str
    licence: str
    coverage: Coverage


def catalogue(fonts: FontBook) -> Iterator[Listed]:
    """Give every font of *fonts*.

    Raises:
        FontError: if a file is missing or no font.
    """
    for font, alias in FACES:
        typeface = fonts.typeface(font)
        shipped = typeface.path == FontBook().typeface(font).path
        licence = LICENCES[font] if shipped else OWN
        yield Listed(font, alias, typeface.path.name, licence, coverage(typeface))


def characters(composition: Composition) -> dict[Font, Counter[str]]:
    """Count the characters that every font draws on the pages; spaces draw nothing."""
    counted: dict[Font, Counter[str]] = {}
    for page in composition.pages:
        for mark in page.marks:
            for run in mark.runs:
                counted.setdefault(run.font, Counter()).update(run.text.replace(" ", ""))
    return {font: counted[font] for font, _ in FACES if font in counted}


def as_cells(listed: Iterator[Listed]) -> list[tuple[str, ...]]:
    """Give a heading and the fonts as cells of a table."""
    heading = (
        *("字面", "键", "文件", "许可", f"GB 2312（{len(GB2312)}）"),
        *("基本区", "扩展 A", "其余扩展", "字符"),
    )
    rows: list[tuple[str, ...]] = [heading]
    for each in listed:
        found = each.coverage
        counts = (found.gb2312, found.basic, found.extension_a, found.beyond, found.characters)
        rows.append((each.alias, each.font, each.file, each.licence, *map(str, counts)))
    return rows


def as_json(listed: Iterator[Listed], used: Mapping[Font, Counter[str]] | None) -> dict[str, Any]:
    """Give the fonts as a JSON object, and what an issue takes of each if that is asked for."""
    fonts = []
    for each in listed:
        about = asdict(each)
        if used is not None:
            about["used"] = dict(sorted(used.get(each.font, Counter()).items()))
        fonts.append(about)
    return {"version": VERSION, "fonts": fonts}
