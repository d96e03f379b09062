"""Document → issue file: the YAML that says the same, as a careful person would write it.

Reading what was written gives an equal document. Where the text of an article would not be
understood again as it is, the article is written as a tree.
"""

from collections.abc import Iterable

from gongwen.document import Document
from gongwen.forms import room


def write_yaml(document: Document) -> str:
    """Write *document* as an issue file in YAML."""
    lines: Iterable[str] = room(__name__, document.form).lines_of(document)
    return "\n".join(lines) + "\n"
