"""Where the lead sentence 首句 of a paragraph ends."""

import re
from typing import Final

from gongwen.document.text import Text
from gongwen.read.source.han import HAN

# A full stop of another width that stands for 。 is folded later, and ends a sentence all the same.
_STOP: Final = f"。|．(?![0-9A-Za-z])|(?:(?<={HAN})|(?<=[”’）》]))\\.(?={HAN}|[”’）》]|$)"
_SENTENCE = re.compile(f"(?:{_STOP})[”’」』）]*")


def split_sentence(text: Text) -> tuple[Text, Text]:
    """Part the first sentence, with its 。 and the quote that closes after it, from the rest."""
    match = _SENTENCE.search(text.string)
    if match is None or match.end() == len(text):
        return text, Text("")
    return text.slice(0, match.end()), text.slice(match.end()).strip()
