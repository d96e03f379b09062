"""Characters, numbers and dates that know where they were written."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Final, TypeVar

from gongwen.diagnostics import Edit, Span


@dataclass(frozen=True, slots=True)
class Origin:
    r"""A stretch of the source: from *offset* of a text on, characters stand here.

    Attributes:
        offset: of the first character in the text.
        line: counted from 1.
        column: of the first character in the source, counted from 1; the others follow.
        width: characters that each takes in the source: more than one where a stretch of the
            source was read as one character (spaces as a space, \u4e00 as 一).
    """

    offset: int
    line: int
    column: int
    width: int = 1

    def column_of(self, offset: int) -> int:
        """Give the column at which the source of the character at *offset* of the text begins."""
        return self.column + (offset - self.offset) * self.width


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, each with its place in the source.

    Attributes:
        string: the characters.
        file: the name of the file they came from.
        origins: ascending by offset; a character stands where the last origin at or before
            it says. Empty for text that no file holds (a generated label).
    """

    string: str
    file: str = field(default="", compare=False, repr=False)
    origins: tuple[Origin, ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return self.string

    def __len__(self) -> int:
        return len(self.string)

    def __bool__(self) -> bool:
        return bool(self.string)

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """Give the place of the characters from *start* to *stop*, on the line of the first.

        It begins where the source of the first character begins and ends where that of the last
        ends; what was dropped between them (the spaces of 2024 年 3 月) belongs to it.
        """
        if not self.origins:
            return Span(self.file)
        stop = len(self.string) if stop is None else stop
        place = max(bisect_right(self.origins, start, key=lambda o: o.offset) - 1, 0)
        first = last = self.origins[place]
        # By index, for a slice would copy what a long text still has.
        for at in range(place + 1, len(self.origins)):
            after = self.origins[at]
            if after.offset >= stop:
                break
            if after.line != first.line:
                stop = after.offset
                break
            last = after
        column = first.column_of(start)
        end = last.column_of(max(stop, start + 1) - 1) + last.width
        return Span(self.file, first.line, column, max(end - column, 1))

    def stretches(self) -> Iterator[tuple[Span, str]]:
        """Give the places that the text was put together from, each with what stands there."""
        stops = [origin.offset for origin in self.origins[1:]] + [len(self.string)]
        for origin, stop in zip(self.origins, stops, strict=True) if self.origins else ():
            string = self.string[origin.offset : stop]
            width = len(string) * origin.width
            yield Span(self.file, origin.line, origin.column, width), string

    def edit(self, start: int, stop: int, new: str) -> tuple[Edit, ...]:
        """Give the edit that puts *new* in the place of the characters from *start* to *stop*.

        Returns:
            One edit; none where no file holds the characters, or one line not all of them.
        """
        if not self.origins or start >= stop:
            return ()
        span, last = self.span(start, stop), self.span(stop - 1, stop)
        together = last.line == span.line and last.column >= span.column
        return (Edit(span, new),) if together else ()

    def slice(self, start: int, stop: int | None = None) -> "Text":
        """Give the characters from *start* to *stop* with their places."""
        stop = len(self.string) if stop is None else stop
        if not self.origins or start >= stop:
            return Text(self.string[start:stop], self.file, self.origins[:1])
        place = max(bisect_right(self.origins, start, key=lambda o: o.offset) - 1, 0)
        first = self.origins[place]
        kept = [Origin(0, first.line, first.column_of(start), first.width)]
        for at in range(place + 1, len(self.origins)):
            origin = self.origins[at]
            if origin.offset >= stop:
                break
            kept.append(Origin(origin.offset - start, origin.line, origin.column, origin.width))
        return Text(self.string[start:stop], self.file, tuple(kept))

    def strip(self) -> "Text":
        """Give the text without white space at either end."""
        left = len(self.string) - len(self.string.lstrip())
        return self.slice(left, left + len(self.string.strip()))

    @staticmethod
    def join(parts: Iterable["Text"], separator: str = "") -> "Text":
        """Put *parts* one after the other; *separator* takes the place of what it follows."""
        strings: list[str] = []
        origins: list[Origin] = []
        file = ""
        length = 0
        for part in parts:
            if strings and separator:
                strings.append(separator)
                length += len(separator)
            file = file or part.file
            origins.extend(
                Origin(o.offset + length, o.line, o.column, o.width) for o in part.origins
            )
            strings.append(part.string)
            length += len(part.string)
        return Text("".join(strings), file, tuple(origins))


NOTHING: Final = Text("")
"""The text of a part that is not there."""


@dataclass(frozen=True, slots=True)
class Number:
    """A count as written: an issue number 期号, a running number 总期号.

    Attributes:
        value: the number.
        span: where it stands.
        year: the year before it where the office prints one, as written: 2024年, 〔2024〕.
    """

    value: int
    span: Span = field(compare=False, repr=False)
    year: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written."""

    value: date
    span: Span = field(compare=False, repr=False)


P = TypeVar("P")


def with_texts(part: P, change: Callable[[Text], Text]) -> P:
    """Give *part* of a document with every text in it changed."""
    if isinstance(part, Text):
        return change(part)  # type: ignore[return-value]  # a text for a text
    if isinstance(part, tuple):
        return tuple(with_texts(each, change) for each in part)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, type):
        changed = {}
        for each in fields(part):
            old = getattr(part, each.name)
            new = with_texts(old, change)
            if new is not old:
                changed[each.name] = new
        return replace(part, **changed) if changed else part
    return part


def texts_of(part: object) -> Iterator[Text]:
    """Give every text of a document or of a part of it, in the order of its fields."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_of(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            yield from texts_of(getattr(part, each.name))
