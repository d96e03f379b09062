"""简报 → the lines of its issue file."""

from collections.abc import Iterator, Sequence

from gongwen.document.bulletin import Article, Bulletin, Masthead
from gongwen.document.imprint import ImprintEntry
from gongwen.document.labels import names_in, names_people
from gongwen.document.text import Number, Text
from gongwen.read.findings import Findings
from gongwen.read.parts.body import read_body
from gongwen.read.parts.imprint import COPIES, PRINTED
from gongwen.read.parts.labelled import USUAL_SIGNER
from gongwen.read.source.lines import make_lines, split_lines
from gongwen.write.body import tree_lines, typed_paragraphs
from gongwen.write.yaml import (
    entry_lines,
    flow,
    indented,
    list_lines,
    scalar,
    style_lines,
    typed,
)


def lines_of(bulletin: Bulletin) -> Iterator[str]:
    """Give the lines of the issue file that says what *bulletin* says."""
    yield "form: bulletin"
    yield "masthead:"
    yield from indented(_masthead(bulletin.masthead))
    if bulletin.contents != "auto":
        yield f"contents: {bulletin.contents}"
    if bulletin.keywords:
        yield f"keywords: {flow(keyword.string for keyword in bulletin.keywords)}"
    if bulletin.words:
        yield f"words: {flow(word.string for word in bulletin.words)}"
    if bulletin.note:
        first, *others = (typed(text) for text in bulletin.note)
        if bulletin.note_label:
            first = f"{bulletin.note_label}：{first}"
        yield from list_lines("note", [first, *others])
    yield "articles:"
    for article in bulletin.articles:
        yield from indented(entry_lines(_article(article)))
    if bulletin.imprint:
        yield "imprint:"
        yield from indented(_imprint(bulletin.imprint))
    if bulletin.settings:
        yield "style:"
        yield from indented(style_lines(bulletin.settings, 0))


def _masthead(masthead: Masthead) -> Iterator[str]:
    yield f"name: {scalar(masthead.name.string)}"
    if masthead.number:
        yield f"number: {_number(masthead.number)}"
    yield from _lines_said(("supplement", masthead.supplement))
    if masthead.total:
        yield f"total: {masthead.total.value}"
    if len(masthead.issuers) > 1:
        yield from list_lines("issuer", [issuer.string for issuer in masthead.issuers])
    elif masthead.issuers:
        yield f"issuer: {scalar(masthead.issuers[0].string)}"
    if masthead.date:
        yield f"date: {masthead.date.value.isoformat()}"
    if masthead.signer:
        yield f"signatories: {_signer(masthead.signer)}"
    yield from _lines_said(
        ("classification", masthead.classification),
        ("handling", masthead.handling),
        ("organ", masthead.organ),
        ("copy_number", masthead.copy_number),
    )


def _lines_said(*keys: tuple[str, Text | None]) -> Iterator[str]:
    """Write the keys that have a text."""
    for name, text in keys:
        if text:
            yield f"{name}: {scalar(text.string)}"


def _number(number: Number) -> str:
    return scalar(f"{number.year}第{number.value}期") if number.year else str(number.value)


def _signer(signer: ImprintEntry) -> str:
    """Write the names of the signers, with their label where it is not the usual one."""
    if signer.label.string != USUAL_SIGNER:
        return scalar(f"{signer.label}：{signer.text}")
    names = names_in(signer.text.string)
    return flow(names) if len(names) > 1 else scalar(signer.text.string)


def _article(article: Article) -> Iterator[str]:
    yield from _opening(article)
    paragraphs = list(typed_paragraphs(article.blocks))
    if _is_understood(article, paragraphs):
        yield "body: |"
        for paragraph in paragraphs[:-1]:
            yield f"  {paragraph}"
            yield ""
        yield f"  {paragraphs[-1]}"
    else:
        yield from tree_lines("lead", article.blocks, level=1)
    if article.source:
        yield f"source: {scalar(article.source.string)}"


def _opening(article: Article) -> Iterator[str]:
    """Write what stands above the body of an article."""
    if article.column:
        yield f"column: {scalar(article.column.string)}"
    yield from _text_said("title", article.title)
    yield from _lines_said(("subtitle", article.subtitle), ("headnote", article.headnote))
    yield from _text_said("author", article.author)


def _text_said(name: str, text: Text | None) -> Iterator[str]:
    """Write a key whose text may have lines."""
    lines = text.string.split("\n") if text else []
    if len(lines) > 1:
        yield f"{name}: |-"
        yield from indented(lines)
    else:
        yield from _lines_said((name, text))


def _is_understood(article: Article, paragraphs: Sequence[str]) -> bool:
    """Tell whether the typed text is read as the article again."""
    findings = Findings("")
    lines = make_lines(split_lines(Text("\n\n".join(paragraphs))), findings)
    blocks, source = read_body(lines, findings, with_source=not article.source)
    return blocks == article.blocks and source is None


def _imprint(entries: Sequence[ImprintEntry]) -> Iterator[str]:
    """Write labels with their texts; as a list where a label comes twice."""
    written = [_imprint_entry(entry) for entry in entries]
    labels = {line.partition(": ")[0] for line in written}
    for line in written:
        yield line if len(labels) == len(written) else f"- {line}"


def _imprint_entry(entry: ImprintEntry) -> str:
    label, text = entry.label.string, entry.text.string
    if not label and COPIES.fullmatch(text):
        return f"共印: {text.removeprefix('共印')}"
    if not label and "共印" in text:
        return f"共印: {scalar(text)}"
    if not label:
        return f"{PRINTED}: {scalar(text)}"
    names = names_in(text)
    # With commas between them, a space is one within a name (王 一、李小二).
    if names_people(label) and len(names) > 1 and "、" not in text:
        return f"{scalar(label)}: {flow(names)}"
    return f"{scalar(label)}: {scalar(text)}"
