"""Collects what a reader finds: errors, warnings, and habits of a file worth one line each."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gongwen.diagnostics import Diagnostic, Edit, Severity, Span
from gongwen.document.text import Text


@dataclass(slots=True)
class _Habit:
    """Something that recurs in a file and is told once.

    Attributes:
        count: of the texts that have it, which is what is told.
        places: all of them; a text may have several.
        edits: for as many places as can be mended.
    """

    message: str
    rule: str
    severity: Severity = "info"
    hint: str = ""
    count: int = 0
    places: list[Span] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def tell(self, code: str) -> Diagnostic:
        """Give the one finding, at the first place."""
        return Diagnostic(
            self.severity,
            code,
            f"{self.message}（共 {self.count} 处）",
            self.places[0],
            self.hint,
            self.rule,
            edits=tuple(self.edits),
            places=tuple(self.places) if len(self.places) > 1 else (),
        )


MOST_ALIKE = 100
"""Diagnostics of one code that are told; the rest are counted. Nobody reads on after a hundred of one
kind, and a file that was chosen by mistake has thousands."""


MOST_EQUAL = 20
"""Diagnostics in the same words that are told one by one: a screenful. More are told once, with their
number."""


LONGEST_QUOTE = 60
"""Of what is left out, in characters of a message: two lines of a terminal, enough to know it."""


def quoted(string: str) -> str:
    """Give *string* as a message quotes it, cut where it is long."""
    return string if len(string) <= LONGEST_QUOTE else string[:LONGEST_QUOTE] + "……"


class Findings:
    """The diagnostics of one file, in the making.

    Readers are functions from value to value but for this: each is handed the collector of its
    file and adds to it. Some sixty functions find something now and then; if each returned its
    findings beside its value, every caller would have to put them together, and forgetting it
    would lose a message. What is found is read back only when the reader is done.

    Attributes:
        file: its name as the user wrote it.
        rewritten: what is printed otherwise than it is written, with what stands for it.
        source: all that the account of the file must be even with.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._habits: dict[tuple[str, str], _Habit] = {}
        self.rewritten: list[tuple[Text, str]] = []
        self.source: tuple[Text, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        told = [each.severity for each in self._found]
        return "error" in told or any(each.severity == "error" for each in self._habits.values())

    def add(self, found: Diagnostic) -> None:
        """Note a diagnostic that carries more than words."""
        self._found.append(found)

    def error(self, code: str, message: str, span: Span, hint: str = "", rule: str = "") -> None:
        """Note what keeps the file from being read."""
        self.add(Diagnostic("error", code, message, span, hint, rule))

    def warning(self, code: str, message: str, span: Span, hint: str = "", rule: str = "") -> None:
        """Note what is probably a mistake."""
        self.add(Diagnostic("warning", code, message, span, hint, rule))

    def info(self, code: str, message: str, span: Span, hint: str = "", rule: str = "") -> None:
        """Note what was understood in a way that its author should know of."""
        self.add(Diagnostic("info", code, message, span, hint, rule))

    def recur(  # noqa: PLR0913 - each is a part of the finding
        self,
        code: str,
        message: str,
        places: Sequence[Span],
        *,
        rule: str = "",
        edits: Iterable[Edit] = (),
        severity: Severity = "info",
        hint: str = "",
    ) -> None:
        """Note what a text has at *places* and a file may have hundreds of times.

        It is told once, at the first place, with the number of such texts. Where a finding has
        one message for different words, they are different habits.
        """
        habit = self._habits.setdefault((code, message), _Habit(message, rule, severity, hint))
        habit.count += 1
        habit.places += places
        habit.edits += edits

    def recur_once(self, code: str, message: str, places: Sequence[Span]) -> None:
        """Note as an info what was found at all *places* together; *message* has the count."""
        several = tuple(places) if len(places) > 1 else ()
        self.add(Diagnostic("info", code, message, places[0], places=several))

    def leave_out(self, code: str, what: str, text: Text, hint: str = "") -> None:
        """Tell that *text*, which is *what* in Chinese, is not printed."""
        self.info(code, f"{what}“{quoted(text.string)}”不排印", text.span(), hint)

    def write_anew(self, text: Text, printed: str, *, told: bool = False) -> None:
        """Note that *printed* stands for *text*, as 第92期 does for 第九十二期.

        No finding is needed where everything but white space is printed, be it with a mark more,
        or where it was *told*.
        """
        self.rewritten.append((text, printed))
        written = "".join(text.string.split())
        if not told and Counter(written) - Counter(printed):
            place = text.span()
            self.info("written-anew", f"“{quoted(written)}”排作“{printed}”", place)

    def places(self, but: Container[str] = ()) -> Iterator[Span]:
        """Give every place that something was found at, *but* for those of some codes."""
        for found in self._found:
            if found.code not in but:
                yield found.span
                yield from found.places
        for (code, _), habit in self._habits.items():
            if code not in but:
                yield from habit.places

    def all(self) -> tuple[Diagnostic, ...]:
        """Give everything, in the order of the file."""
        habits = [habit.tell(code) for (code, _), habit in self._habits.items()]
        told = _told_once([*self._found, *habits])
        found = sorted(told, key=lambda each: (each.span.line, each.span.column))
        return tuple(self._shorten(found))

    def _shorten(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Tell no more than a person can read."""
        counts: Counter[str] = Counter()
        untold: defaultdict[str, list[Diagnostic]] = defaultdict(list)
        for each in found:
            counts[each.code] += 1
            if counts[each.code] <= MOST_ALIKE:
                yield each
            else:
                untold[each.code].append(each)
        for code in counts:
            rest = untold[code]
            if not rest:
                continue
            yield Diagnostic(
                rest[-1].severity,
                code,
                f"同样的问题另有 {len(rest)} 处，不一一列出",
                Span(self.file),
                rest[-1].hint,
                edits=tuple(edit for each in rest for edit in each.edits),
                places=tuple(place for each in rest for place in each.places or (each.span,)),
            )


def _told_once(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Tell once what is said of many places in the same words."""
    equal: defaultdict[tuple[str, str, str], list[Diagnostic]] = defaultdict(list)
    for each in found:
        equal[each.code, each.message, each.hint].append(each)
    for group in equal.values():
        if len(group) <= MOST_EQUAL:
            yield from group
            continue
        places = tuple(place for each in group for place in each.places or (each.span,))
        yield replace(
            group[0],
            message=f"{group[0].message}（共 {len(group)} 处）",
            edits=tuple(edit for each in group for edit in each.edits),
            places=places,
        )


class _Silence(Findings):
    """A collector that keeps nothing."""

    def add(self, found: Diagnostic) -> None:
        """Let it go."""

    def recur(  # noqa: PLR0913 - as above
        self,
        code: str,
        message: str,
        places: Sequence[Span],
        *,
        rule: str = "",
        edits: Iterable[Edit] = (),
        severity: Severity = "info",
        hint: str = "",
    ) -> None:
        """Let it go."""

    def write_anew(self, text: Text, printed: str, *, told: bool = False) -> None:
        """Let it go."""


SILENT: Final = _Silence("")
"""For what is only tried, or was told when it was read the first time."""
