"""What the documents of a folder share: ``gongwen.yaml`` as it was meant."""

from dataclasses import dataclass
from typing import Final, Literal

from gongwen.document import Setting
from gongwen.document.bulletin import Masthead
from gongwen.document.imprint import ImprintEntry
from gongwen.document.text import Text

NO_MASTHEAD: Final = Masthead(Text(""), None, (), None)
"""Stands for a masthead of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Series:
    """What the issues of a folder share, as far as they do not say otherwise.

    Attributes:
        masthead: name, issuers and classification; the name is empty where none is shared.
        contents: as in an issue that does not say.
        imprint: the labels that an issue may leave out.
        keywords: of an issue that has none.
        settings: overrides of the sheet that go before the issue's own.
        words: the office's own words 词语, to which an issue may add.
    """

    masthead: Masthead = NO_MASTHEAD
    contents: Literal["auto", "none"] = "auto"
    imprint: tuple[ImprintEntry, ...] = ()
    keywords: tuple[Text, ...] = ()
    settings: tuple[Setting, ...] = ()
    words: tuple[Text, ...] = ()
