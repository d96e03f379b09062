"""Time the composer alone: one real issue warm, then 10, 100 and 1,000 pages.

Run:  python benchmarks/compose.py

Prints milliseconds for the issue and, for every length, seconds, pages and milliseconds per
1,000 characters: if the last stay level, time grows linearly. The long texts are the
paragraphs of the issue over and over, in an order that a fixed seed gives.
"""

import random
import statistics
import sys
import time
from pathlib import Path

from gongwen.compose import compose
from gongwen.document.body import Paragraph, Section, SideHeading
from gongwen.document.bulletin import Article, Bulletin
from gongwen.document.text import Text
from gongwen.read import read
from gongwen.render.fonts.book import FontBook
from gongwen.sheet.bulletin import BULLETIN

ISSUE = Path(__file__).parent.parent / "examples" / "issue92.txt"
RUNS = 15
LENGTHS = (10, 100, 1000)
CHARACTERS_A_PAGE = 600


def main() -> None:
    """Print the figures."""
    reading = read(ISSUE.read_bytes(), ISSUE.name)
    if not isinstance(reading.document, Bulletin):
        sys.exit("the example does not read")
    issue, fonts = reading.document, FontBook()
    compose(issue, BULLETIN, fonts)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        compose(issue, BULLETIN, fonts)
        times.append(time.perf_counter() - start)
    print(f"issue92 warm: median {1000 * statistics.median(times):.1f} ms of {RUNS} runs")
    print(f"{'aimed at':>10} {'pages':>7} {'characters':>11} {'seconds':>8} {'ms/1000':>8}")
    for pages in LENGTHS:
        document, characters = long_issue(issue, pages * CHARACTERS_A_PAGE)
        start = time.perf_counter()
        composition = compose(document, BULLETIN, fonts)
        taken = time.perf_counter() - start
        print(
            f"{pages:>10} {len(composition.pages):>7} {characters:>11} {taken:>8.2f} "
            f"{1e6 * taken / characters:>8.2f}"
        )


def long_issue(issue: Bulletin, characters: int) -> tuple[Bulletin, int]:
    """Give an issue of about so many characters, and how many it has."""
    texts = list(paragraphs(issue))
    choose = random.Random(92)
    blocks: list[Paragraph] = []
    total = 0
    while total < characters:
        text = choose.choice(texts)
        blocks.append(Paragraph(text))
        total += len(text)
    article = Article(issue.articles[0].title, tuple(blocks))
    return Bulletin(issue.masthead, (article,), issue.imprint), total


def paragraphs(issue: Bulletin) -> list[Text]:
    """Give the texts of an issue, items whole."""
    found: list[Text] = []
    for block in issue.articles[0].blocks:
        inner = block.blocks if isinstance(block, Section) else (block,)
        for each in inner:
            if isinstance(each, Paragraph | SideHeading):
                found.append(each.text)
            elif not isinstance(each, Section):
                found.append(Text.join([each.lead, each.text]))
    return found


if __name__ == "__main__":
    main()
