"""What closes a document: the lists of a 版记 or 报尾."""

from dataclasses import dataclass

from gongwen.document.labels import EntryKind, kind_of
from gongwen.document.text import Text


@dataclass(frozen=True, slots=True)
class ImprintEntry:
    """One labelled list of a 版记, or of the 报尾 of a bulletin: 抄送, 报, 送, 责任编辑 …

    Attributes:
        label: without its colon.
        text: names, separated as they are to be printed; people by one space.
        said: what the label names, where a program knows better than the list of labels.
    """

    label: Text
    text: Text
    said: EntryKind | None = None

    @property
    def kind(self) -> EntryKind:
        """What the label names, which decides where the entry stands."""
        return self.said or kind_of(self.label.string)
