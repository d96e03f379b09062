"""The words that ``gongwen new`` puts where an author's belong: what is still there was forgotten."""

from collections.abc import Iterator
from typing import Final

from gongwen.diagnostics import Diagnostic, Span
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.yaml.nodes import Listing, Mapping, Node, Scalar

NAME: Final = "简报名称"
ISSUER: Final = "某某办公室"
TITLE: Final = "在这里写标题 写得长了可以换行"
BODY: Final = (
    "在这里写正文。",
    "一、第一个标题",
    "一是第一点。具体内容。",
    "二是第二点。具体内容。",
)
TO_REPORT: Final = "某某领导"
TO_SEND: Final = "某某单位、某某单位"
EDITOR: Final = "某某某"

_SAMPLES: Final = frozenset({NAME, ISSUER, TITLE, *BODY, TO_REPORT, TO_SEND, EDITOR})


def warn_of_samples(root: Mapping, findings: Findings) -> None:
    """Warn once for every key that has sample text below it, with all places."""
    for entry in root.entries:
        if isinstance(entry.value, Mapping):
            warn_of_samples(entry.value, findings)
            continue
        for mapping in _mappings_in(entry.value):
            warn_of_samples(mapping, findings)
        places = tuple(_samples_in(entry.value))
        if not places:
            continue
        findings.add(
            Diagnostic(
                "warning",
                "placeholder",
                f"“{entry.key.text}”还是新建稿件时的样本文字",
                places[0],
                "换成自己的文字；没有的，整项删去",
                places=places if len(places) > 1 else (),
            )
        )


def _mappings_in(node: Node) -> Iterator[Mapping]:
    if isinstance(node, Listing):
        yield from (item for item in node.items if isinstance(item, Mapping))


def _samples_in(node: Node) -> Iterator[Span]:
    """Find the lines of a text, or of the texts of a list, that are samples."""
    items = node.items if isinstance(node, Listing) else (node,)
    for item in items:
        if isinstance(item, Scalar):
            yield from _places(item.text)


def _places(text: Text) -> Iterator[Span]:
    start = 0
    for line in text.string.split("\n"):
        if line.strip() in _SAMPLES:
            yield text.span(start, start + len(line))
        start += len(line) + 1
