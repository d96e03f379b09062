"""YAML text → nodes with places; the only module that knows the YAML parser.

The parser's events are read one by one, so that depth is bounded before anything recurses,
and aliases, which can expand without end, never come into being.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import yaml

from gongwen.diagnostics import Diagnostic, Edit, Span
from gongwen.document.text import Origin, Text
from gongwen.read.findings import Findings
from gongwen.read.source.decode import BAD, report_bad
from gongwen.read.yaml.nodes import Listing, Mapping, Node, Pair, Scalar, report_kind
from gongwen.read.yaml.scene import Fault, Stop
from gongwen.read.yaml.syntax import explain
from gongwen.read.yaml.unused import has_wide_indent, warn_of_comment, warn_of_keys

DEEPEST = 30
"""Nodes may be nested so deep; four levels of sections take twelve."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_ESCAPES = {
    '"': re.compile(r"\\(?:x..|u....|U........|.|$)"),
    "'": re.compile("''"),
}
"""What is written otherwise than it is read, by the quotes around it."""

HEXADECIMAL = 16
"""The base of the code points in escapes."""

_PARSERS_BOUND = "exceeded maximum nesting depth"

LONGEST_KEY = 100
"""Of a key, in characters: four times the longest that there is; more is a text whose colon was
taken for that of a key."""

MOST_MENDED = 20
"""Faults of writing that are told together; nobody reads more at once."""

LONGEST_MENDED = 2000
"""Of a file that is parsed once more for each of them, in lines: an issue has some hundred."""

LONGEST_TAG = 40
"""Of a tag in a message, in characters: as much of it as says which it is."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read; keys and values alternate in a mapping."""

    is_mapping: bool
    span: Span
    is_in_brackets: bool = False
    nodes: list[Node] = field(default_factory=list)

    @property
    def wants_key(self) -> bool:
        """Whether what comes next is a key."""
        return self.is_mapping and len(self.nodes) % 2 == 0

    def close(self, findings: Findings) -> Node:
        if not self.is_mapping:
            return Listing(tuple(self.nodes), self.span, self.is_in_brackets)
        entries: list[Pair] = []
        for key, value in zip(self.nodes[::2], self.nodes[1::2], strict=True):
            if isinstance(key, Scalar):
                if len(key.text) > LONGEST_KEY:
                    message = f"键有 {len(key.text)} 个字符，上限是 {LONGEST_KEY} 个"
                    hint = "检查冒号和引号；键与值之间写半角冒号和一个空格"
                    findings.error("key-too-long", message, key.span, hint)
                entries.append(Pair(key, value))
            else:
                report_kind(key, "键应是文字", findings)
        return Mapping(tuple(entries), self.span)


def parse_yaml(lines: Sequence[str], findings: Findings) -> Node | None:
    """Parse the lines of a file that holds one YAML document."""
    try:
        return _build(lines, findings)
    except yaml.YAMLError as failure:
        for fault in _faults(failure, lines):
            _report_syntax(fault, findings)
    return None


def _faults(failure: yaml.YAMLError, lines: Sequence[str]) -> Iterator[Fault]:
    """Give what keeps *lines* from being parsed, all of it where that can be known.

    The parser gives up at the first fault. Where we know what must stand there, it is put there in
    a copy, and the parser goes on to the next one. Of a line only the first is told, because the
    columns of another would be those of the copy.
    """
    fault = explain(_stop(failure), lines)
    yield fault
    copy, seen = list(lines), {fault.line}
    for _ in range(MOST_MENDED if len(lines) <= LONGEST_MENDED else 0):
        if fault.mended is None:
            return
        line, end = copy[fault.line], fault.column + fault.width
        copy[fault.line] = line[: fault.column] + fault.mended + line[end:]
        try:
            for _ in _events(copy):
                pass
        except yaml.YAMLError as next_failure:
            fault = explain(_stop(next_failure), copy)
        else:
            return
        if fault.line not in seen:
            seen.add(fault.line)
            yield fault


def _build(lines: Sequence[str], findings: Findings) -> Node | None:
    root: Node | None = None
    path: list[_Open] = []
    scalars = _Scalars(lines, findings)
    for event in _events(lines):
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            message = "一个文件只能有一份，这里用“---”开始了第二份"
            hint = "每份稿件写一个文件；多余的“---”删去"
            findings.error("yaml-documents", message, _span(event, findings), hint)
            return None
        if isinstance(event, yaml.NodeEvent) and not _is_plain_node(event, len(path), findings):
            return None
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            path.append(_Open(is_mapping, _span(event, findings), bool(event.flow_style)))
            continue
        if isinstance(event, yaml.ScalarEvent):
            node: Node = scalars.read(event, is_key=bool(path) and path[-1].wants_key)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = path.pop().close(findings)
        else:
            continue
        if path:
            path[-1].nodes.append(node)
        else:
            root = node
    # With a key on the wrong level, all that is missing there would be told, too.
    return root if scalars.are_in_place() else None


class _Scalars:
    """The scalars of a file, which are looked at once more when the file was read to its end."""

    def __init__(self, lines: Sequence[str], findings: Findings) -> None:
        self._lines = lines
        self._findings = findings
        self._keys: list[Scalar] = []
        self._values: list[tuple[yaml.ScalarEvent, Text]] = []

    def read(self, event: yaml.ScalarEvent, *, is_key: bool) -> Scalar:
        scalar = _scalar(event, self._lines, self._findings)
        if is_key:
            self._keys.append(scalar)
        else:
            self._values.append((event, scalar.text))
        return scalar

    def are_in_place(self) -> bool:
        """Tell whether all keys are on their level; warn of what values have lost or got."""
        for event, text in self._values:
            start, end = _marks(event)
            if not event.style:
                warn_of_comment(text.string, self._lines, end.line, end.column, self._findings)
            if end.line > start.line:
                warn_of_keys(text, self._findings, is_below_bar=event.style in ("|", ">"))
        wide = [
            has_wide_indent(key.text, key.span, self._lines, self._findings) for key in self._keys
        ]
        return not any(wide)


def _events(lines: Sequence[str]) -> Iterator[yaml.Event]:
    """Parse *lines* event by event, so that our bound is asked before that of the parser.

    A bracket may begin a key, so the parser looks for a colon up to 1,024 characters ahead of
    the event that it gives. From libyaml 0.2.6 on it may come to its own bound there, of 1,000
    brackets; what stands before that place is deep enough to come to ours.
    """
    source = "\n".join(lines)
    given = 0
    try:
        for event in yaml.parse(source, Loader=_LOADER):
            given += 1
            yield event
    except yaml.MarkedYAMLError as fault:
        if _PARSERS_BOUND not in str(fault.problem) or fault.problem_mark is None:
            raise
        before = source[: fault.problem_mark.index]
        yield from islice(yaml.parse(before, Loader=_LOADER), given, None)


def _is_plain_node(event: yaml.NodeEvent, depth: int, findings: Findings) -> bool:
    """Refuse aliases, anchors and tags: they would hide or change what was written.

    Refuse lists and mappings that are too deep, too.
    """
    span = _span(event, findings)
    if depth == DEEPEST and isinstance(event, yaml.CollectionStartEvent):
        message = f"嵌套过深，上限是 {DEEPEST} 层"
        findings.error("yaml-depth", message, span, "检查括号和缩进")
        return False
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        findings.error(
            "yaml-alias",
            f"不接受 YAML 的锚点和别名“{sign}{event.anchor}”（上限是 0 个）",
            span,
            f"把内容写全；若是以 {sign} 开头的文字，给它加引号",
        )
        return False
    tag = getattr(event, "tag", None)
    # Quotes have the tag "!", too; before plain text it would vanish.
    is_quoted = isinstance(event, yaml.ScalarEvent) and event.style
    if tag is not None and not (tag == "!" and is_quoted):
        name = tag.replace("tag:yaml.org,2002:", "!!")[:LONGEST_TAG]
        message = f"不接受 YAML 的标签“{name}”"
        findings.error("yaml-tag", message, span, "若是以 ! 开头的文字，给它加引号")
        return False
    return True


def _span(event: yaml.Event, findings: Findings) -> Span:
    start, end = _marks(event)
    width = end.column - start.column if end.line == start.line else 1
    return Span(findings.file, start.line + 1, start.column + 1, max(width, 1))


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Give where *event* starts and ends; every event of a parsed file knows."""
    return event.start_mark, event.end_mark  # type: ignore[return-value]


def _scalar(event: yaml.ScalarEvent, lines: Sequence[str], findings: Findings) -> Scalar:
    span = _span(event, findings)
    # An escape (\\0, \\x07) brings in what the decoder would have refused.
    if bad := BAD.search(event.value):
        report_bad(bad[0], span, findings)
    text = Text(event.value, findings.file, tuple(_origins(event, lines)))
    return Scalar(text, span)


def _origins(event: yaml.ScalarEvent, lines: Sequence[str]) -> Iterator[Origin]:
    """Find each source line of a scalar in its value, one after the other.

    An escape is a stretch by itself. Where a line is not found, what follows has the place of
    the last line found.
    """
    first, last = _marks(event)
    block = event.style in ("|", ">")
    quoted = event.style in ("'", '"')
    escape = _ESCAPES.get(event.style or "")
    found = 0
    for number in range(first.line + block, min(last.line + 1, len(lines))):
        start = first.column + quoted if number == first.line else 0
        stop = last.column - quoted if number == last.line and not block else None
        line = lines[number][start:stop]
        content = line.strip(" \t")
        if not content:
            continue
        column = start + line.index(content) + 1
        if escape and escape.search(content):
            stretches = tuple(_stretches(content, escape))
            content = "".join(read for read, _ in stretches)
        else:
            stretches = ((content, 1),)
        at = event.value.find(content, found)
        if not found and at:
            yield Origin(0, number + 1, column)
        if at < 0:
            return
        found = at
        for read, width in stretches:
            yield Origin(found, number + 1, column, width)
            found += len(read)
            column += len(read) * width


def _stretches(content: str, escape: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Give the parts of a quoted line as they are read, and how wide a character of each is."""
    done = 0
    for match in escape.finditer(content):
        if match.start() > done:
            yield content[done : match.start()], 1
        # A backslash at the end of a line only joins it to the next.
        if len(match[0]) > 1:
            yield _read_escape(match[0]), len(match[0])
        done = match.end()
    if done < len(content):
        yield content[done:], 1


def _read_escape(written: str) -> str:
    """Give the character that an escape stands for; the parser has accepted it."""
    if written == "''":
        return "'"
    code = written[1:]
    if len(code) > 1:
        return chr(int(code[1:], HEXADECIMAL))
    return str(yaml.SafeLoader.ESCAPE_REPLACEMENTS[code])


def _stop(failure: yaml.YAMLError) -> Stop:
    """Give what the parser says and where, as plain values."""
    if not isinstance(failure, yaml.MarkedYAMLError):
        # A character that YAML does not know; the parser says no line.
        return Stop(str(failure), 0, 0, None)
    mark, opened = failure.problem_mark, failure.context_mark
    said = f"{failure.context or ''}: {failure.problem or ''}"
    # A block is opened far above, and nothing is wrong there.
    begun = (opened.line, opened.column) if opened and "parsing a block" not in said else None
    return Stop(said, mark.line if mark else 0, mark.column if mark else 0, begun)


def _report_syntax(fault: Fault, findings: Findings) -> None:
    span = Span(findings.file, fault.line + 1, fault.column + 1, fault.width)
    edits = () if fault.mended is None else (Edit(span, fault.mended),)
    findings.add(Diagnostic("error", "yaml-syntax", fault.message, span, fault.hint, edits=edits))
