"""What is longer than can be meant: a body that was pasted as a title is told, not set.

A title or a name is divided by looking at all its words at once, so its length must have a
bound; and no office has a name of sixty characters.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from gongwen.document.bulletin import Article, Bulletin, Masthead
from gongwen.document.series import Series
from gongwen.document.text import Text
from gongwen.read.findings import Findings


class Bound(NamedTuple):
    """How long a part may be.

    Attributes:
        what: the part, in Chinese.
        most: characters.
        hint: what to do about a longer one.
    """

    what: str
    most: int
    hint: str


# A name, an organ, a person: twice the longest that there is. A text that is set paragraph by
# paragraph may be long, but two thousand characters, more than two sides, are several.
NAME: Final = Bound("名称", 60, "名称只写简报的名字")
ISSUER: Final = Bound("编印机关", 60, "有几个机关时每行写一个")
CLASSIFICATION: Final = Bound("密级或提示", 60, "只写密级、期限或一句提示")
COPY_NUMBER: Final = Bound("编号", 20, "编号只写数字")
ORGAN: Final = Bound("冠名机关", 60, "只写一个机关的名称")
HANDLING: Final = Bound("提示", 60, "只写一句提示")
SUPPLEMENT: Final = Bound("刊别", 24, "刊别只写 增刊、先进典型专刊 一类的词，或起止日期")
SIGNER_LABEL: Final = Bound("签发人的标签", 10, "检查标签后面的冒号")
SIGNER: Final = Bound("签发人", 100, "签发人只写姓名")
NOTE_LABEL: Final = Bound("编者按的标签", 10, "标签只写 按语、编者的话 一类的词")
COLUMN: Final = Bound("栏目", 26, "栏目只写它的名字")
SUBTITLE: Final = Bound("副标题", 100, "副标题单独写，正文另起一段")
HEADNOTE: Final = Bound("题注", 100, "题注只写日期、场合或出处")
AUTHOR: Final = Bound("作者", 100, "作者只写姓名和单位")
TITLE: Final = Bound("标题", 200, "标题单独写，正文另起一段，在 YAML 里写在“正文:”下")
SOURCE: Final = Bound("供稿", 60, "供稿只写单位和姓名")
NOTE: Final = Bound("编者按的一段", 2_000, "分成几段，或写进正文")
LABEL: Final = Bound("报尾的标签", 30, "检查标签后面的冒号")
ENTRY: Final = Bound("报尾的一项", 2_000, "检查是否混进了正文；名单太长时另作附件")
KEYWORD: Final = Bound("关键词", 100, "每个关键词单独写一项")
WORD: Final = Bound("词语", 40, "一行写一个词语")

MOST_ISSUERS: Final = 10
"""More issuers under one another leave no room for the text on the first side."""


def check_bulletin(bulletin: Bulletin, findings: Findings) -> None:
    """Report what is too long in a bulletin, or too many."""
    check_bounds(_parts_of_bulletin(bulletin), findings)
    _check_issuers(bulletin.masthead.issuers, findings)


def check_series(series: Series, findings: Findings) -> None:
    """Report what is too long in ``gongwen.yaml``."""
    check_bounds((*_parts_of_masthead(series.masthead), *_parts_of_end(series)), findings)
    _check_issuers(series.masthead.issuers, findings)


def check_bounds(parts: Iterable[tuple[Text, Bound]], findings: Findings) -> None:
    """Report the *parts* that are too long, as far as they stand in the file that is read."""
    for text, bound in parts:
        if len(text) > bound.most and text.file in ("", findings.file):
            message = f"{bound.what}有 {len(text):,} 个字符，上限是 {bound.most:,} 个"
            findings.error("too-long", message, text.span(), bound.hint)


def _check_issuers(issuers: Sequence[Text], findings: Findings) -> None:
    if len(issuers) > MOST_ISSUERS and issuers[MOST_ISSUERS].file in ("", findings.file):
        message = f"编印机关有 {len(issuers)} 个，上限是 {MOST_ISSUERS} 个"
        hint = "报头只写主要的机关，其余写进报尾或正文"
        findings.error("too-many-issuers", message, issuers[MOST_ISSUERS].span(), hint)


def _parts_of_bulletin(bulletin: Bulletin) -> Iterator[tuple[Text, Bound]]:
    yield from _parts_of_masthead(bulletin.masthead)
    yield from ((text, NOTE) for text in bulletin.note)
    yield bulletin.note_label, NOTE_LABEL
    for article in bulletin.articles:
        yield from _parts_of_article(article)
    yield from _parts_of_end(bulletin)


def _parts_of_masthead(masthead: Masthead) -> Iterator[tuple[Text, Bound]]:
    yield masthead.name, NAME
    yield from ((issuer, ISSUER) for issuer in masthead.issuers)
    if masthead.classification:
        yield masthead.classification, CLASSIFICATION
    if masthead.copy_number:
        yield masthead.copy_number, COPY_NUMBER
    if masthead.organ:
        yield masthead.organ, ORGAN
    if masthead.handling:
        yield masthead.handling, HANDLING
    if masthead.supplement:
        yield masthead.supplement, SUPPLEMENT
    if masthead.signer:
        yield masthead.signer.label, SIGNER_LABEL
        yield masthead.signer.text, SIGNER


def _parts_of_end(document: Bulletin | Series) -> Iterator[tuple[Text, Bound]]:
    for entry in document.imprint:
        yield entry.label, LABEL
        yield entry.text, ENTRY
    yield from ((keyword, KEYWORD) for keyword in document.keywords)
    yield from ((word, WORD) for word in document.words)


def _parts_of_article(article: Article) -> Iterator[tuple[Text, Bound]]:
    yield article.title, TITLE
    for text, bound in (
        (article.source, SOURCE),
        (article.column, COLUMN),
        (article.subtitle, SUBTITLE),
        (article.headnote, HEADNOTE),
        (article.author, AUTHOR),
    ):
        if text:
            yield text, bound
