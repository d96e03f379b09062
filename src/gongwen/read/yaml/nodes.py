"""A YAML file as a tree of nodes, each with its place; and how a mapping's keys are read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.diagnostics import Diagnostic, Edit, Span
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.source.clean import clean_body, clean_line
from gongwen.read.source.lines import ENDED, is_row, split_lines, tell_table
from gongwen.read.yaml.lines import wrong_colon
from gongwen.read.yaml.unknown import called, guess
from gongwen.read.yaml.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text, as it was written: 92, no and 007 are not interpreted."""

    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; in brackets, or with a dash before every item."""

    items: tuple["Node", ...]
    span: Span
    is_in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    entries: tuple[Pair, ...]
    span: Span


LONGEST_QUOTED = 20
"""Of a key in a message, in characters: any real key and more; what is longer is a sentence."""

Node = Scalar | Listing | Mapping

_MARKS = re.compile("[，、；。,;：\u3000]")

_NUMERALS = ("issue number", "count", "level", "day")
"""Kinds of values that never have quotation marks."""

_CHINESE_QUOTES = re.compile("[“”\"].*[“”\"]|[‘’'].*[‘’']")


class Fields:
    """The values of a mapping by the English names of their keys."""

    def __init__(self, mapping: Mapping, known: Iterable[Key], findings: Findings) -> None:
        self.span = mapping.span
        self.findings = findings
        self._entries: dict[str, Pair] = {}
        self._keys = {key.name: key for key in known}
        self._names = {
            each: key.name for key in self._keys.values() for each in (key.name, key.alias)
        }
        self.in_english = is_in_english(mapping)
        written = (entry.key.text.string for entry in mapping.entries)
        self._taken = {self._names.get(each, "") for each in written}
        for entry in mapping.entries:
            self._add(entry)

    def _add(self, entry: Pair) -> None:
        written = entry.key.text.string
        name = self._names.get(written)
        if name is None:
            self._report_unknown(entry.key)
        elif name in self._entries:
            report_duplicate_key(entry.key, self.findings)
        else:
            self._entries[name] = entry

    def _report_unknown(self, key: Scalar) -> None:
        """Report a key that nothing is known of, with what was probably meant."""
        written = key.text.string
        guessed = guess(written, self._keys.values(), in_english=self.in_english)
        edits: tuple[Edit, ...] = ()
        # A key that is there already would be there twice.
        if guessed.meant and self._names[guessed.meant] not in self._taken:
            edits = key.text.edit(0, len(written), guessed.meant)
        message = f"没有“{_short(written)}”这个键"
        self.findings.add(
            Diagnostic("error", "unknown-key", message, key.span, guessed.hint, edits=edits)
        )

    def called(self, name: str) -> str:
        """Give the key *name* in the language of the mapping, for messages."""
        key = self._keys.get(name)
        return called(key, in_english=self.in_english) if key else name

    def names(self) -> tuple[str, ...]:
        """Give the names of the keys, in the order of the file."""
        return tuple(self._entries)

    def get(self, name: str) -> Node | None:
        """Give the value of a key; None also where nothing is written after the colon."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        value = entry.value
        return None if isinstance(value, Scalar) and not value.text.string.strip() else value

    def written(self, name: str) -> str:
        """Give the key as the file has it, for messages."""
        entry = self._entries.get(name)
        return entry.key.text.string if entry else self.called(name)

    def to_part(self, name: str) -> str:
        """Say how the text of a key is parted into paragraphs."""
        if isinstance(self.get(name), Listing):
            return "要分段，每段单独作一项，行首写“- ”"
        return f"要分段，在“{self.written(name)}:”后面加“ |”，每段一行"

    def scalar(self, name: str) -> Scalar | None:
        """Give the value of a key that must have text."""
        value = self.get(name)
        return None if value is None else as_scalar(value, self.written(name), self.findings)

    def line(self, name: str) -> Text | None:
        """Give the text of a key, cleaned, on one line."""
        value = self.scalar(name)
        if value is None or self._is_in_chinese_quotes(name, value):
            return None
        return one_line(value.text, self.findings) or None

    def _is_in_chinese_quotes(self, name: str, value: Scalar) -> bool:
        """Refuse a number or a date in “ ”, which somebody took for the quotes of YAML."""
        written = value.text.string.strip()
        if self._keys[name].kind not in _NUMERALS or not _CHINESE_QUOTES.fullmatch(written):
            return False
        message = f"“{self.written(name)}”的值外面有中文引号"
        hint = f"删去引号，写成“{self.written(name)}: {_short(written[1:-1])}”"
        edits = value.text.edit(0, len(value.text), written[1:-1])
        self.findings.add(
            Diagnostic("error", "quoted-value", message, value.span, hint, edits=edits)
        )
        return True

    def mapping(self, name: str) -> Mapping | None:
        """Give the value of a key that must have keys of its own."""
        value = self.get(name)
        if value is None or isinstance(value, Mapping):
            return value
        report_kind(value, f"“{self.written(name)}”下面应是若干“键: 值”", self.findings)
        return None

    def listing(self, name: str) -> tuple[Node, ...]:
        """Give the list under a key; a single value is a list of one."""
        value = self.get(name)
        if value is None:
            return ()
        return value.items if isinstance(value, Listing) else (value,)

    def lines(self, name: str) -> tuple[Text, ...]:
        """Give the texts of a key that has a list, or one text of several lines."""
        texts: list[Text] = []
        for item in self.listing(name):
            scalar = as_scalar(item, self.written(name), self.findings)
            if scalar is not None:
                cleaned = (clean_line(t, self.findings) for t in split_lines(unfold(scalar.text)))
                texts.extend(text for text in cleaned if text)
        return tuple(texts)

    def paragraphs(self, name: str) -> tuple[Text, ...]:
        """Give the paragraphs of a key: the items of a list, or the lines of a text."""
        texts: list[Text] = []
        for item in self.listing(name):
            scalar = as_scalar(item, self.written(name), self.findings)
            if scalar is not None:
                texts.extend(as_paragraphs(scalar, self.to_part(name), self.findings))
        return tuple(texts)


def is_in_english(mapping: Mapping) -> bool:
    """Tell whether most keys of a mapping are English; both languages may be used side by side."""
    english = sum(entry.key.text.string.isascii() for entry in mapping.entries)
    return 2 * english > len(mapping.entries)


def as_scalar(node: Node, name: str, findings: Findings) -> Scalar | None:
    """Give *node* if it is text; report it otherwise."""
    if isinstance(node, Scalar):
        return node
    report_kind(node, f"“{name}”应是文字", findings)
    return None


def as_paragraphs(scalar: Scalar, way_out: str, findings: Findings) -> list[Text]:
    """Give the lines of a text as cleaned paragraphs; see ``unfold_paragraphs``."""
    lines = list(split_lines(unfold_paragraphs(scalar, way_out, findings)))
    if rows := [line.strip() for line in lines if is_row(line.string)]:
        tell_table(rows, findings)
    cleaned = (clean_body(line, findings) for line in lines)
    return [line for line in cleaned if line]


def one_line(text: Text, findings: Findings) -> Text:
    """Clean *text*; line feeds in it become spaces."""
    lines = [clean_line(line, findings) for line in split_lines(unfold(text))]
    return clean_line(Text.join([line for line in lines if line], " "), findings)


def unfold(text: Text) -> Text:
    """Take out the spaces that YAML puts where a text goes on on the next line.

    They are right between Latin words; between 汉字 nobody wrote one.
    """
    starts = [0, *(at + 1 for at in _folds(text))]
    if len(starts) == 1:
        return text
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return Text.join(text.slice(*place) for place in zip(starts, ends, strict=True))


def unfold_paragraphs(scalar: Scalar, way_out: str, findings: Findings) -> Text:
    """Unfold a text that may have several paragraphs; warn where YAML makes one of two.

    Args:
        scalar: the text.
        way_out: how they are kept apart.
        findings: gets the warning.
    """
    text = scalar.text
    ended = [at for at in _folds(text) if ENDED.search(text.string[max(at - 4, 0) : at])]
    if ended:
        place = text.slice(ended[0] + 1).span()
        line = Span(place.file, place.line, place.column, 1)
        findings.warning("lines-joined", "这一行和上一行连成了一段", line, way_out)
    return unfold(text)


def unfold_entries(text: Text) -> tuple[Text, ...]:
    """Give the lines of a text that names one thing a line and has no mark between them.

    A text that has marks was folded because it is long, and its lines go on.
    """
    if _MARKS.search(text.string):
        return (unfold(text),)
    breaks = {at for at, character in enumerate(text.string) if character == "\n"}
    starts = [0, *(at + 1 for at in sorted(breaks.union(_folds(text))))]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return tuple(text.slice(*place) for place in zip(starts, ends, strict=True))


def _folds(text: Text) -> list[int]:
    """Give where YAML has put a space for a line end that no Latin words stand at."""
    folds: list[int] = []
    string = text.string
    for before, origin in zip(text.origins, text.origins[1:], strict=False):
        at = origin.offset
        start = folds[-1] + 1 if folds else 0
        if before.line == origin.line or at - 1 < start or string[at - 1] != " " or at < 2:
            continue
        if not (string[at - 2].isascii() and string[at : at + 1].isascii()):
            folds.append(at - 1)
    return folds


def report_kind(node: Node, wanted: str, findings: Findings) -> None:
    """Report a node of the wrong kind."""
    match node:
        case Scalar():
            found, hint = "这里是文字", "另起一行，前面空两个半角空格，写成“键: 值”"
            if colon := wrong_colon(node.text.string.split("\n", 1)[0]):
                hint = (
                    f"“{_short(colon.key)}”后面的冒号改成半角，后面空一格：“{_short(colon.key)}: ”"
                )
        case Listing():
            found, hint = "这里是列表", "冒号后面写“|”，删去各行开头的“-”"
            if node.is_in_brackets:
                hint = "若方括号是文字的一部分，整个值加引号；不是就删去方括号"
        case Mapping():
            found, hint = "这里是若干“键: 值”", "若本是一句带冒号的文字，整句加引号"
    findings.error("wrong-kind", f"{wanted}，{found}", node.span, hint)


def report_duplicate_key(key: Scalar, findings: Findings, hint: str = "只留一处") -> None:
    """Report a key that was there before, by either of its names."""
    findings.error("duplicate-key", f"“{_short(key.text.string)}”重复了", key.span, hint)


def _short(written: str) -> str:
    return written if len(written) <= LONGEST_QUOTED else written[:LONGEST_QUOTED] + "…"
