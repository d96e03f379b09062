"""Marks beside 汉字 that were typed in their half-width form, or in a form that no standard has.

They are folded and told, one finding a file: a reader of the page takes them for mistakes, and an
office that pastes text has hundreds. What stands between letters or digits is left alone (10:30,
A,B, f(x)).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from gongwen.diagnostics import Diagnostic, Edit, Span
from gongwen.document.body import Block, Item, Paragraph, Section, SideHeading
from gongwen.document.bulletin import Article, Bulletin
from gongwen.document.text import Text, with_texts
from gongwen.read.findings import Findings
from gongwen.read.source.clean import is_han, rewrite
from gongwen.read.source.han import HAN
from gongwen.read.source.sentences import split_sentence

FULL_WIDTH: Final = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    ".": "。",
    "(": "（",
    ")": "）",
}
"""What GB/T 15834—2011 has for each half-width mark."""

_MARKS: Final = "“”‘’（）《》〈〉【】〔〕、，。；：！？…—"
_AFTER_STOP: Final = "”’）》〉】〕"
_HALF_WIDTH = re.compile("[,;:!?.]+")
_ANY = re.compile("[,;:!?.()\"'．…。]")
MOST_BRACKETS: Final = 3
"""Of one kind in a row that are paired: nobody puts brackets in brackets in brackets in brackets."""

MOST_QUOTES: Final = 2
"""Straight ones in a row that are paired: one quotation ends and the next begins."""

_BRACKETS = re.compile(
    f"(?<![(（])[(（]{{1,{MOST_BRACKETS}}}(?![(（])|(?<![)）])[)）]{{1,{MOST_BRACKETS}}}(?![)）])"
)
_OPENS, _CLOSES = "(（", ")）"
_QUOTES: Final = (('"', "“", "”"), ("'", "‘", "’"))
_DOTS = re.compile(
    "(?<!…)…(?!…)|(?<![.0-9A-Za-z])\\.\\.\\.+|[。．][。．]+"
    f"|(?:(?<={HAN})|(?<=[”’）》]))．(?![0-9A-Za-z])"
)
_STOPS: Final = "….。．"

MOST_ROUNDS: Final = 5
"""Of folding: each needs a mark that the one before has folded."""

LEAST_DOTS: Final = 3
"""Full stops in a row that stand for ……; two are a slip of the hand."""

# A full-width mark brings its own space along.
_SPACE_BY_MARK = re.compile("(?<=[，。、；：（《〈“‘【〔]) | (?=[，。、；：！？）》〉”’】〕])")
_ELLIPSIS: Final = "……"

Fold = Callable[[Text], Text]


def fold_marks(bulletin: Bulletin, findings: Findings) -> Bulletin:
    """Give *bulletin* with its marks as GB/T 15834—2011 has them; tell what was changed."""
    folder = _Folder(findings.file)
    folded = replace(
        bulletin,
        articles=tuple(_fold_article(article, folder.fold) for article in bulletin.articles),
        note=with_texts(bulletin.note, folder.fold),
        imprint=tuple(replace(entry, text=folder.fold(entry.text)) for entry in bulletin.imprint),
    )
    folder.tell(findings)
    for article in folded.articles:
        _tell_unpaired(article, findings)
    return folded


def _fold_article(article: Article, fold: Fold) -> Article:
    rest = with_texts(replace(article, blocks=()), fold)
    return replace(rest, blocks=_fold_blocks(article.blocks, fold))


def _fold_blocks(blocks: Sequence[Block], fold: Fold) -> tuple[Block, ...]:
    """Fold the texts of *blocks*; an item is one text, and where its lead ends is seen after it."""
    folded: list[Block] = []
    for block in blocks:
        match block:
            case Item():
                lead, text = split_sentence(fold(Text.join([block.lead, block.text])))
                folded.append(Item(block.number, lead, text))
            case Section():
                heading, text = fold(block.heading), fold(block.text)
                inner = _fold_blocks(block.blocks, fold)
                folded.append(Section(block.level, block.number, heading, text, inner))
            case _:
                folded.append(with_texts(block, fold))
    return tuple(folded)


class _Folder:
    """Folds texts one after the other, and remembers what to tell."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self.places: list[Span] = []
        self.edits: list[Edit] = []
        self.odd: list[Span] = []

    def fold(self, text: Text) -> Text:
        """Give *text* with its marks folded.

        A mark that was folded may be what shows that another beside it is a Chinese one.
        """
        if text.file not in ("", self.file) or not _ANY.search(text.string):
            return text
        for _ in range(MOST_ROUNDS):
            folded = self._fold_once(text)
            if folded.string == text.string:
                break
            text = folded
        return text

    def _fold_once(self, text: Text) -> Text:
        text = self._fold_dots(text)
        string = _folded(text.string)
        if string == text.string:
            return text
        for start, stop in _differences(text.string, string):
            self.count += stop - start
            self.places.append(text.span(start, stop))
            self.edits += text.edit(start, stop, string[start:stop])
        folded = Text(string, text.file, text.origins)
        # A stop that was folded may now stand beside another.
        return rewrite(self._fold_dots(folded), _SPACE_BY_MARK, lambda _: "")

    def _fold_dots(self, text: Text) -> Text:
        if not any(stop in text.string for stop in _STOPS):
            return text
        self.odd += (text.span(*match.span()) for match in _DOTS.finditer(text.string))
        return rewrite(text, _DOTS, _dots)

    def tell(self, findings: Findings) -> None:
        """Tell what was folded."""
        marks, odd = "汉字旁的半角标点已改为全角", "省略号、句号的写法已改正"
        _tell("ascii-mark", f"{marks}（共 {self.count} 处）", self.places, self.edits, findings)
        _tell("odd-mark", f"{odd}（共 {len(self.odd)} 处）", self.odd, (), findings)


def _tell(
    code: str, message: str, places: Sequence[Span], edits: Sequence[Edit], findings: Findings
) -> None:
    """Tell once what stands at all *places*."""
    if not places:
        return
    findings.add(
        Diagnostic(
            "warning",
            code,
            message,
            places[0],
            "请过目",
            "GB/T 15834—2011",
            edits=tuple(edits),
            places=tuple(places) if len(places) > 1 else (),
        )
    )


def _dots(match: re.Match[str]) -> str:
    stops = match[0].replace("．", "。")
    is_stop = stops.strip("。") == "" and len(stops) < LEAST_DOTS
    return "。" if is_stop else _ELLIPSIS


def _folded(string: str) -> str:
    """Change the marks of *string*; each may be judged by one that was changed before it."""
    characters = list(string)
    for row in _QUOTES:
        for at, new in _paired(string, *row):
            characters[at] = new
    for at, new in _brackets(string):
        characters[at] = new
    for match in _HALF_WIDTH.finditer(string):
        start, stop = match.span()
        for at in range(start, stop):
            mark = string[at]
            # Behind a Chinese mark every other is one, and behind a Western one none.
            if at == start or mark == ".":
                before, after = characters[at - 1 : at] or [""], characters[at + 1 : at + 2] or [""]
                if not _is_chinese_mark(mark, before[0], after[0]):
                    break
            characters[at] = FULL_WIDTH[mark]
    return "".join(characters)


def _differences(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Give where two strings of one length differ: a row of a thousand marks is one place."""
    places = [at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    start = stop = places[0]
    for at in places:
        if at > stop:
            yield start, stop
            start = at
        stop = at + 1
    yield start, stop


def _is_chinese_mark(mark: str, before: str, after: str) -> bool:
    if mark == ".":
        # No number has a point behind its sign of percent.
        return (_is_wide(before) or before in ("%", "‰")) and (
            not after or is_han(after) or after in _AFTER_STOP
        )
    if not after:
        return _is_wide(before)
    if not _is_wide(before) and not (before.isalnum() and is_han(after)):
        return False
    return _is_wide(before) or is_han(after)


def _is_wide(character: str) -> bool:
    return bool(character) and (is_han(character) or character in _MARKS)


def _brackets(string: str) -> Iterator[tuple[int, str]]:
    """Find the brackets that enclose 汉字 or stand among them, pair by pair."""
    open_at: list[int] = []
    places = [at for match in _BRACKETS.finditer(string) for at in range(*match.span())]
    hans = _count_han(string) if places else []
    for at in places:
        if string[at] in _OPENS:
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if string[start] != "(" and string[at] != ")":
                continue
            mixed = string[start] == "（" or string[at] == "）"
            among = _is_wide(string[start - 1 : start]) and _is_wide(
                string[at + 1 : at + 2] or "。"
            )
            if mixed or hans[at] > hans[start] or among:
                yield from (
                    (place, FULL_WIDTH.get(string[place], string[place])) for place in (start, at)
                )
        elif string[at] == ")" and is_han(string[max(at - 1, 0) : at] or " "):
            yield at, "）"
    for at in open_at:
        if string[at] == "(" and is_han(string[at + 1 : at + 2] or " "):
            yield at, "（"


def _count_han(string: str) -> list[int]:
    """Count the 汉字 before every character."""
    counts, count = [], 0
    for character in string:
        counts.append(count)
        count += is_han(character)
    return counts


def _paired(string: str, straight: str, opening: str, closing: str) -> Iterator[tuple[int, str]]:
    """Pair straight quotes, if their number is even and one of them stands beside 汉字."""
    rows = re.finditer(f"(?<!{straight}){straight}{{1,{MOST_QUOTES}}}(?!{straight})", string)
    places = [at for match in rows for at in range(*match.span())]
    places = [at for at in places if not _is_western_sign(string, at)]
    if len(places) % 2:
        return
    for start, stop in zip(places[::2], places[1::2], strict=True):
        around = (
            string[start - 1 : start],
            string[start + 1 : start + 2],
            string[stop - 1 : stop],
            string[stop + 1 : stop + 2],
        )
        if any(map(_is_wide, around)):
            yield start, opening
            yield stop, closing


def _is_western_sign(string: str, at: int) -> bool:
    """Tell whether a quote is an apostrophe, or the sign for inches, feet or minutes."""
    before, after = string[at - 1 : at], string[at + 1 : at + 2]
    if before.isascii() and before.isalpha():
        return string[at] == "'" and after.isascii() and after.isalpha()
    return before.isdigit() and before.isascii() and not _is_wide(after) and after != '"'


def _tell_unpaired(article: Article, findings: Findings) -> None:
    paragraphs = list(_paragraphs(article.blocks))
    for at, paragraph in enumerate(paragraphs):
        string = paragraph.string
        # A quotation of several paragraphs opens each of them and closes the last.
        goes_on = any(each.string.startswith("“") for each in paragraphs[at + 1 : at + 2])
        opened, closed = string.count("“"), string.count("”")
        straight = string.count('"') % 2
        if (opened > closed and not goes_on) or (closed > opened and at == 0) or straight:
            sign = '"' if straight else "“" if opened > closed else "”"
            kind = {'"': "直引号", "“": "左引号", "”": "右引号"}[sign]
            place = string.rindex(sign)
            findings.warning(
                "quote-unpaired",
                f"这一段的{kind} {sign} 没有配对",
                paragraph.span(place, place + 1),
                "补上另一半引号",
                "GB/T 15834—2011",
            )


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Paragraph() | SideHeading():
                yield block.text
            case Item():
                yield Text.join([block.lead, block.text])
            case Section():
                yield Text.join([block.heading, block.text])
                yield from _paragraphs(block.blocks)
