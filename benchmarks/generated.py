"""Issues that nobody has written: clauses of ``examples/issue92.yaml``, drawn by a fixed seed.

Every issue has the paragraphs of the example, made of other clauses and about as long, so that it
fills four pages and no paragraph of it comes up in another. The same issue can be had as plain text for gongwen
and as markup for Typst.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gongwen.document.body import Item, Paragraph, Section
from gongwen.document.bulletin import Bulletin
from gongwen.read import read

ROOT: Final = Path(__file__).parents[1]
EXAMPLE: Final = ROOT / "examples" / "issue92.yaml"
SEED: Final = 92
CLAUSE: Final = re.compile(r"[^，；。]+")
PAIRS: Final = ("“”", "（）", "《》")
OVERSHOOT: Final = 24
"""A sentence goes on for about so many characters after the length is reached."""

NUMERALS: Final = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue.

    Attributes:
        number: 期号.
        title: the title of its only article.
        paragraphs: the kind of each, heading, item or text, and its words.
    """

    number: int
    title: str
    paragraphs: tuple[tuple[str, str], ...]

    def text(self) -> str:
        """Give it as plain text."""
        head = ["上街信息", f"第{self.number}期", "中共上街区委办公室", "2020年12月28日"]
        tail = ["本期送：区县处级领导", "发：各街道办事处、区直各单位", "责任编辑：郝婕 高璇"]
        body = [words for _, words in self.paragraphs]
        return "\n\n".join([*head, self.title, *body, *tail]) + "\n"

    def markup(self) -> str:
        """Give it as Typst markup, for the template in ``bulletin.typ``."""
        lines = [
            '#import "bulletin.typ": bulletin',
            f"#show: bulletin.with({self.number}, [{self.title}])",
        ]
        for kind, words in self.paragraphs:
            lines.append(f"= {words}" if kind == "heading" else words)
        return "\n\n".join(lines) + "\n"


def issues(count: int, seed: int = SEED) -> Iterator[Issue]:
    """Give so many issues, the same on every run."""
    model = _model()
    choose = random.Random(seed)
    pool = [clause for _, words in model for clause in CLAUSE.findall(words) if _is_closed(clause)]
    headings = [words for kind, words in model if kind == "heading"]
    for number in range(1, count + 1):
        choose.shuffle(headings)
        following, ordinals, points = iter(headings), iter(NUMERALS), iter(NUMERALS)
        paragraphs = []
        for kind, words in model:
            if kind == "heading":
                points = iter(NUMERALS)
                paragraphs.append((kind, f"{next(ordinals)}、{next(following)}"))
                continue
            made = _paragraph(len(words), pool, choose)
            paragraphs.append((kind, f"{next(points)}是{made}" if kind == "item" else made))
        yield Issue(number, "描绘最大同心圆 凝聚推动高质量发展正能量", tuple(paragraphs))


def _paragraph(length: int, pool: list[str], choose: random.Random) -> str:
    """Give a paragraph of about so many characters, in sentences of one to four clauses."""
    made = ""
    while len(made) < length - OVERSHOOT:
        made += "，".join(choose.choice(pool) for _ in range(choose.randint(1, 4))) + "。"
    return made


def _is_closed(clause: str) -> bool:
    return all(clause.count(opening) == clause.count(closing) for opening, closing in PAIRS)


def _model() -> list[tuple[str, str]]:
    """Give the kinds of the paragraphs of the example, and their words without numbers."""
    document = read(EXAMPLE.read_bytes(), EXAMPLE.name).document
    assert isinstance(document, Bulletin)
    found: list[tuple[str, str]] = []
    for block in document.articles[0].blocks:
        if isinstance(block, Paragraph):
            found.append(("text", block.text.string))
        elif isinstance(block, Section):
            found.append(("heading", block.heading.string))
            items = (inner for inner in block.blocks if isinstance(inner, Item))
            found += [("item", item.lead.string + item.text.string) for item in items]
    return found
