"""The place where the YAML parser gave up, and the lines around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongwen.read.yaml.lines import Block, KeyLine, blocks, entry, is_blank, key_line, quoted


@dataclass(frozen=True, slots=True)
class Fault:
    """What is told.

    Attributes:
        message: what is wrong.
        hint: what to write.
        line: that must be changed, from 0.
        column: from 0.
        width: in characters.
        mended: what must stand there in its place; None where a program cannot know.
    """

    message: str
    hint: str
    line: int
    column: int
    width: int = 1
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser gave up.

    Attributes:
        problem: in its words.
        line: from 0, as all lines and columns here.
        column: of the character that it did not expect.
        opened: line and column of what it was reading then: a quote, a bracket, a key.
    """

    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Scene:
    """The lines around the place where the parser gave up.

    Attributes:
        lines: of the whole file.
        stop: where.
        texts: the texts below bars that begin before it.
        text_lines: the lines that these have.
    """

    lines: Sequence[str]
    stop: Stop
    texts: tuple[Block, ...]
    text_lines: frozenset[int]

    @property
    def broken(self) -> Block | None:
        """The first text that is followed by a line which is no key and no comment."""
        for block in self.texts:
            if block.end <= self.stop.line:
                line = self.lines[block.end]
                if not is_blank(line) and entry(block.end, line) is None:
                    return block
        return None

    def is_text(self, number: int) -> bool:
        """Tell whether a line belongs to the text below a bar."""
        return number in self.text_lines

    def around(self) -> Iterator[int]:
        """Give the lines that may be at fault, from the first on.

        These are the line of the stop and those before it, up to one that has a key.
        """
        first = self.stop.line
        if self.stop.opened:
            first = min(first, self.stop.opened[0])
        while first and (first == self.stop.line or key_line(first, self.lines[first]) is None):
            first -= 1
        if self.broken:
            first = min(first, self.broken.end)
        for number in range(first, self.stop.line + 1):
            if not is_blank(self.lines[number]) and not self.is_text(number):
                yield number

    def entry_above(self, number: int) -> KeyLine | None:
        """Give the line with a key or a dash above a line, where texts do not count."""
        for above in range(number - 1, -1, -1):
            if not self.is_text(above) and (found := entry(above, self.lines[above])):
                return found
        return None


def scene_at(stop: Stop, lines: Sequence[str]) -> Scene:
    """Look at *lines*, of which the parser understood only those before *stop*.

    The end of the file is the end of the last line that has text.
    """
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    if stop.line > last:
        stop = Stop(stop.problem, last, len(lines[last].rstrip()), stop.opened)
    texts = tuple(block for block in blocks(lines) if block.head.number < stop.line)
    inside = frozenset(n for block in texts for n in range(block.head.number + 1, block.end))
    return Scene(lines, stop, texts, inside)


_COUNTS: Final = "零一两三四五六七八"


def spaces(count: int) -> str:
    """Say how many spaces, as a person does."""
    return f"{_COUNTS[count] if count < len(_COUNTS) else f' {count} '}个半角空格"


def wanted_depth(text: Block) -> int:
    """Give how many spaces belong before every line of a text."""
    return text.head.at + 2 if text.depth is None else text.depth


def of_text(text: Block) -> str:
    """Name a text by its key."""
    return f"“{text.head.key}”" if text.head.key else "列表这一项"


def name_of(found: KeyLine) -> str:
    """Name a line by its key."""
    return found.key or "-"


def value_of(found: KeyLine) -> str:
    """Name the value of a line."""
    return f"“{found.key}”的文字" if found.key else "这一项"


def place_of(found: KeyLine) -> str:
    """Say what the value of a line is to its key or list."""
    return "值" if found.key else "项"


def key_of(found: KeyLine) -> str:
    """Give what stands before the value of a line."""
    return f"{found.key}: " if found.key else "- "


def whole(found: KeyLine) -> str:
    """Put the whole value of a line into quotation marks."""
    return quoted(found.value)


def on_value(found: KeyLine, message: str, hint: str, mended: str | None) -> Fault:
    """Report the value of a line."""
    return Fault(message, hint, found.number, found.value_at, max(len(found.value), 1), mended)
