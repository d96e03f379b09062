"""Which scalars of an issue file are content, that its author looks for on the page."""

from collections.abc import Iterator
from typing import Final

from gongwen.document.text import Text
from gongwen.read.yaml.nodes import Listing, Mapping, Node, Scalar
from gongwen.read.yaml.vocabulary import (
    ARTICLE_KEYS,
    BLOCK_KEYS,
    ISSUE_KEYS,
    MASTHEAD_KEYS,
    SECTION_KEYS,
)

_VALUES: Final = ("choice", "issue number", "count", "level", "day", "style")
"""Kinds of keys whose text is read as a word of a few, a number, a date or a setting."""

_NOT_CONTENT: Final = frozenset(
    written
    for key in (*ISSUE_KEYS, *MASTHEAD_KEYS, *ARTICLE_KEYS, *SECTION_KEYS, *BLOCK_KEYS)
    if key.kind in _VALUES or key.name in ("keywords", "words")
    for written in (key.name, key.alias)
)


def content_of(node: Node) -> Iterator[Text]:
    """Give the texts below *node* that are to be printed."""
    match node:
        case Scalar():
            yield node.text
        case Listing():
            for item in node.items:
                yield from content_of(item)
        case Mapping():
            for entry in node.entries:
                if entry.key.text.string not in _NOT_CONTENT:
                    yield from content_of(entry.value)
