"""The nodes of an issue file → 简报."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, Literal

from gongwen.document.bulletin import Article, Bulletin, Masthead
from gongwen.document.imprint import ImprintEntry
from gongwen.document.labels import KNOWN_LABELS, names_in, names_people
from gongwen.document.series import NO_MASTHEAD, Series
from gongwen.document.text import Day, Number, Text
from gongwen.nearest import nearest
from gongwen.read.account import settle
from gongwen.read.findings import Findings
from gongwen.read.parts.body import read_body
from gongwen.read.parts.bounds import check_bulletin
from gongwen.read.parts.bulletin import (
    close_up,
    parse_issue_number,
    part_note,
    report_missing,
)
from gongwen.read.parts.dates import parse_day
from gongwen.read.parts.imprint import PRINTED, PRINTED_BY, copies
from gongwen.read.parts.labelled import (
    part_year,
    read_signer,
    with_brackets,
    without_brackets,
    without_dash,
)
from gongwen.read.parts.shared import complete_imprint, complete_masthead, without
from gongwen.read.source.clean import clean_line
from gongwen.read.source.lines import make_lines, split_lines
from gongwen.read.source.punctuation import fold_marks
from gongwen.read.yaml.nodes import (
    Fields,
    Listing,
    Mapping,
    Node,
    Pair,
    as_scalar,
    one_line,
    report_duplicate_key,
    report_kind,
    unfold_entries,
    unfold_paragraphs,
)
from gongwen.read.yaml.style import read_settings
from gongwen.read.yaml.tree import read_tree
from gongwen.read.yaml.unknown import called
from gongwen.read.yaml.vocabulary import ARTICLE_KEYS, ISSUE_KEYS, MASTHEAD_KEYS, Table

KEYS: Final[Table] = ISSUE_KEYS
"""On the outermost level."""

_TREE: Final = ("lead", "sections")
"""The keys of the other way to write the text of an article."""

LEAST_SLIP: Final = 4
"""Of a label in which one wrong 字 is a slip of the hand; of a shorter one it is another word."""

_COPIES = re.compile("(?:共印 ?)?[0-9]+ ?份?")
_COPIES_WORD: Final = "共印"
_NUMBER = re.compile("总?第 ?(.*?) ?期$")


def read(node: Mapping, findings: Findings, series: Series) -> Bulletin:
    """Read the keys of an issue file; see ``read_yaml``."""
    fields = Fields(node, KEYS, findings)
    fields.line("form")
    style = fields.mapping("style")
    note_label, note = _read_note(fields)
    bulletin = Bulletin(
        _read_masthead(fields, series.masthead),
        _read_articles(fields),
        complete_imprint(read_imprint(fields), series.imprint),
        note,
        read_contents(fields, series.contents),
        note_label=note_label,
        keywords=fields.lines("keywords") or series.keywords,
        settings=read_settings(style, findings) if style else (),
        words=tuple(dict.fromkeys(series.words + fields.lines("words"))),
    )
    check_bulletin(bulletin, findings)
    bulletin = fold_marks(bulletin, findings)
    settle(bulletin, findings)
    return bulletin


def _read_masthead(fields: Fields, shared: Masthead) -> Masthead:
    mapping = fields.mapping("masthead")
    findings = fields.findings
    if mapping is None:
        if fields.get("masthead") is not None:
            return NO_MASTHEAD
        if not shared.name:
            # Nothing stands below it, so that only the outer keys tell the language.
            key = called(MASTHEAD_KEYS[0], in_english=fields.in_english)
            hint = f"写上“{fields.called('masthead')}:”，下一行空两个半角空格，写“{key}: ……”"
            findings.error("no-name", "没有简报的名称", fields.span, hint)
            return NO_MASTHEAD
        mapping = Mapping((), fields.span)
    inner = Fields(mapping, MASTHEAD_KEYS, findings)
    name = inner.line("name")
    shared = without(shared, inner.names())
    total, supplement = inner.line("total"), inner.line("supplement")
    own = Masthead(
        close_up(name or Text("")),
        _read_issue_number(inner),
        inner.lines("issuer"),
        _read_date(inner),
        None if total is None else _read_number(total, findings),
        inner.line("classification"),
        inner.line("copy_number"),
        inner.line("handling"),
        _without(supplement, without_brackets, findings),
        _read_signer(inner),
        inner.line("organ"),
    )
    masthead = complete_masthead(own, shared)
    if not masthead.name:
        findings.error("no-name", "没有简报的名称", inner.span, f"写上“{inner.called('name')}:”")
        return masthead
    report_missing(
        findings,
        name.span() if name else inner.span,
        number=inner.get("number") is not None,
        issuer=inner.get("issuer") is not None or bool(shared.issuers),
        date=inner.get("date") is not None,
        issuer_hint=f"写上“{inner.called('issuer')}: ……”",
    )
    return masthead


def _read_issue_number(fields: Fields) -> Number | None:
    """Read the number of the issue, with the year before it if there is one."""
    written = fields.line("number")
    if written is None:
        return None
    year, figure = part_year(written)
    number = _read_number(figure, fields.findings)
    return replace(number, year=year) if number else None


def _read_number(written: Text, findings: Findings) -> Number | None:
    match = _NUMBER.match(written.string)
    return parse_issue_number(written.slice(*match.span(1)) if match else written, findings)


def _read_date(fields: Fields) -> Day | None:
    written = fields.line("date")
    return None if written is None else parse_day(written, fields.findings)


def read_contents(fields: Fields, usual: Literal["auto", "none"]) -> Literal["auto", "none"]:
    """Read whether titles are listed; *usual* where nothing is written."""
    written = fields.line("contents")
    if written is None:
        return usual
    if written.string in ("auto", "自动"):
        return "auto"
    if written.string not in ("none", "无"):
        fields.findings.error(
            "contents-value",
            f"目录不能是“{written}”",
            written.span(),
            "写 auto（自动）或 none（无）",
        )
    return "none"


def _read_note(fields: Fields) -> tuple[Text, tuple[Text, ...]]:
    """Read the label of the note, empty for the usual one, and its paragraphs."""
    first, *others = fields.paragraphs("note") or (Text(""),)
    note = part_note(first, fields.findings)
    return note.label, tuple(text for text in (note.text, *others) if text)


def _read_signer(fields: Fields) -> ImprintEntry | None:
    texts = fields.lines("signatories")
    for text in texts:
        # A label and the marks between names are printed in a way of their own.
        fields.findings.write_anew(text, text.string, told=True)
    return read_signer(texts)


def _without(text: Text | None, part: Callable[[Text], Text], findings: Findings) -> Text | None:
    """Give *text* as *part* does, which takes off a mark that is printed anyway."""
    if text is None:
        return None
    findings.write_anew(text, text.string, told=True)
    return part(text)


def _read_articles(fields: Fields) -> tuple[Article, ...]:
    """Read the articles; only a single one may go without a title."""
    read = [(each, _read_article(each)) for each in _articles_of(fields)]
    for each, article in read:
        if article.title:
            continue
        if len(read) > 1:
            hint = f"写上“{each.called('title')}:”"
            fields.findings.error("no-title", "文章没有标题", each.span, hint)
        else:
            hint = f"有标题就写上“{each.called('title')}:”"
            fields.findings.warning("no-title", "文章没有标题，照无标题排", each.span, hint)
    return tuple(article for _, article in read)


def _articles_of(fields: Fields) -> Iterator[Fields]:
    """Give the keys of every article: of the list, or of the single one at the top of the file."""
    single = [key.name for key in ARTICLE_KEYS if fields.get(key.name) is not None]
    nodes = fields.listing("articles")
    if not nodes or single:
        if nodes:
            fields.findings.error(
                "article-twice",
                f"文章既写在“{fields.written('articles')}”下，又写在最外层",
                nodes[0].span,
                f"把最外层的标题、正文移到“{fields.written('articles')}”的列表里",
            )
        yield fields
    for node in nodes:
        if isinstance(node, Mapping):
            yield Fields(node, ARTICLE_KEYS, fields.findings)
        else:
            report_kind(node, "每篇文章应是若干“键: 值”", fields.findings)


def _read_article(fields: Fields) -> Article:
    findings = fields.findings
    title = _read_title(fields)
    source = fields.line("source")
    tree = read_tree(fields)
    body = fields.scalar("body")
    if body is None:
        blocks = tree
    else:
        text = unfold_paragraphs(body, fields.to_part("body"), findings)
        lines = make_lines(split_lines(text), findings)
        blocks, found = read_body(lines, findings, with_source=source is None)
        source = source or found
        if tree:
            others = "、".join(f"“{fields.written(each)}”" for each in _TREE if fields.get(each))
            message = f"文章既有“{fields.written('body')}”，又有{others}"
            findings.error("body-twice", message, body.span, "只用一种写法")
    told = any(fields.get(name) is not None for name in ("body", "lead", "sections"))
    if not blocks and (body is not None or not told):
        findings.error(
            "no-body",
            "文章没有正文",
            title.span() if title else fields.span,
            f"写上“{fields.called('body')}:”",
        )
    column, subtitle = fields.line("column"), fields.line("subtitle")
    headnote = fields.line("headnote")
    return Article(
        title,
        blocks,
        source,
        column=_without(column, without_brackets, findings),
        subtitle=_without(subtitle, without_dash, findings),
        author=_read_author(fields),
        headnote=with_brackets(headnote) if headnote else None,
    )


def _read_author(fields: Fields) -> Text | None:
    """Read the authors: the lines of a text stay lines, the names of a list share one.

    In a list, who has a post before the name stands on a line alone.
    """
    authors = fields.lines("author")
    has_posts = any(len(names_in(author.string)) > 1 for author in authors)
    shares_line = isinstance(fields.get("author"), Listing) and not has_posts
    return Text.join(authors, " " if shares_line else "\n") if authors else None


def _read_title(fields: Fields) -> Text:
    """Read a title; its lines stay lines."""
    written = fields.scalar("title")
    if written is None:
        return Text("")
    lines = [clean_line(line, fields.findings) for line in split_lines(written.text)]
    return Text.join([line for line in lines if line], "\n")


def read_imprint(fields: Fields) -> tuple[ImprintEntry, ...]:
    """Read the labels with their lists; a list of mappings may repeat a label."""
    node = fields.get("imprint")
    findings = fields.findings
    if isinstance(node, Listing):
        mappings: list[Node] = list(node.items)
    else:
        mappings = [] if node is None else [node]
    entries: list[ImprintEntry] = []
    for mapping in mappings:
        if not isinstance(mapping, Mapping):
            report_kind(mapping, f"“{fields.written('imprint')}”下面应是若干“键: 值”", findings)
            continue
        seen: set[str] = set()
        for entry in mapping.entries:
            if entry.key.text.string in seen:
                label = entry.key.text.string
                hint = f"合到一个“{label}:”下面，每个一行，行首写“- ”"
                report_duplicate_key(entry.key, findings, hint)
            seen.add(entry.key.text.string)
            entries += _read_entry(entry, findings)
    return tuple(entries)


def _tell_slip(label: Text, findings: Findings) -> None:
    """Tell of a label that is nearly a known one (责任编缉); any other is the office's own."""
    word = label.string.replace(" ", "")
    near = None if len(word) < LEAST_SLIP or word in KNOWN_LABELS else nearest(word, KNOWN_LABELS)
    if near and len(near) == len(word):
        findings.warning(
            "label-unknown",
            f"报尾的“{word}”不是常见的标签，照样排在报尾",
            label.span(),
            f"是否想写“{near}”",
        )


def _read_entry(entry: Pair, findings: Findings) -> Iterator[ImprintEntry]:
    label = one_line(entry.key.text, findings)
    _tell_slip(label, findings)
    items = entry.value.items if isinstance(entry.value, Listing) else (entry.value,)
    texts: list[Text] = []
    for item in items:
        scalar = as_scalar(item, label.string, findings)
        if scalar is not None:
            texts += (one_line(each, findings) for each in unfold_entries(scalar.text))
    text = Text.join([each for each in texts if each], " " if names_people(label.string) else "、")
    text = clean_line(text, findings)
    if label.string == _COPIES_WORD and _COPIES.fullmatch(text.string):
        yield ImprintEntry(Text(""), copies(text))
    elif label.string == _COPIES_WORD and _COPIES_WORD in text.string:
        # 本期共印60份: the words around the number stay.
        yield ImprintEntry(Text(""), text)
    elif label.string == PRINTED and PRINTED_BY.match(text.string):
        yield ImprintEntry(Text(""), text, "people")
    else:
        yield ImprintEntry(label, text)
