"""YAML text → nodes with places; the only module that knows the YAML parser.

The parser's events are read one by one, so that depth is bounded before anything recurses,
and aliases, which can expand without end, never come into being.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import yaml

from gongwen.diagnostics import Span
from gongwen.document.text import Origin, Text
from gongwen.read.findings import Findings
from gongwen.read.source.decode import BAD, report_bad
from gongwen.read.yaml.nodes import Listing, Mapping, Node, Pair, Scalar, report_kind

DEEPEST = 30
"""Nodes may be nested so deep; four levels of sections take twelve."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PROBLEMS = (
    ("mapping values are not allowed", "这里不能再有“: ”", "值中有冒号时，给整个值加引号"),
    ("could not find expected ':'", "这里的键后面没有冒号", "键与值之间写半角冒号和一个空格"),
    ("that cannot start any token", "这个字符不能开头", "缩进只用空格；以 @ ` % 开头的值要加引号"),
    ("found a tab character", "缩进里有制表符", "缩进只用空格"),
    ("did not find expected key", "这里的缩进或键不对", "同一层的键要左对齐；引号之后不能再有字"),
    ("did not find expected '-' indicator", "列表中这一项没有对齐", "同一列表的“-”要左对齐"),
    ("expected ',' or ']'", "方括号没有配对，或缺逗号", "列表写作 [甲, 乙]"),
    ("expected ',' or '}'", "花括号没有配对，或缺逗号", "写作 {键: 值, 键: 值}"),
    ("unexpected end of stream", "引号没有配对", "在值的末尾补上引号"),
    ("did not find expected node content", "这里缺少值", "以 [ ] { } , 开头的值要加引号"),
    ("unknown escape character", "双引号中的“\\”之后不能有这个字符", "改用单引号"),
    ("block sequence entries are not allowed", "这里不能写列表", "列表从下一行开始"),
    ("invalid leading UTF-8", "这里的字符无法识别", "重新输入这里的字"),
)

# What was opened is the place to mend; the parser only notices at the end.
_AT_START = ("could not find expected ':'", "unexpected end of stream", "or ']'", "or '}'")

_ESCAPES = {
    '"': re.compile(r"\\(?:x..|u....|U........|.|$)"),
    "'": re.compile("''"),
}
"""What is written otherwise than it is read, by the quotes around it."""

HEXADECIMAL = 16
"""The base of the code points in escapes."""

_PARSERS_BOUND = "exceeded maximum nesting depth"

ANYTHING = "检查这一行和上一行的冒号、缩进、引号"

LONGEST_KEY = 100
"""Of a key, in characters: four times the longest that there is; more is a text whose colon was
taken for that of a key."""

LONGEST_TAG, LONGEST_PROBLEM = 40, 100
"""Of a tag and of the words of the YAML parser, in characters: as much of them as says which it
is; both may quote the file at any length."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read; keys and values alternate in a mapping."""

    is_mapping: bool
    span: Span
    nodes: list[Node] = field(default_factory=list)

    def close(self, findings: Findings) -> Node:
        if not self.is_mapping:
            return Listing(tuple(self.nodes), self.span)
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
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark
        if any(sign in str(failure.problem) for sign in _AT_START):
            mark = failure.context_mark or mark
        _report_syntax(str(failure.problem), mark, lines, findings)
    except yaml.YAMLError as failure:
        _report_syntax(str(failure), None, lines, findings)
    return None


def _build(lines: Sequence[str], findings: Findings) -> Node | None:
    root: Node | None = None
    path: list[_Open] = []
    for event in _events(lines):
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                message = "一个文件只能有一份，这里用“---”开始了第二份"
                hint = "每份稿件写一个文件；多余的“---”删去"
                findings.error("yaml-documents", message, _span(event, findings), hint)
                return None
            continue
        if isinstance(event, yaml.NodeEvent) and not _is_plain_node(event, findings):
            return None
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(path) == DEEPEST:
                message = f"嵌套过深，上限是 {DEEPEST} 层"
                findings.error("yaml-depth", message, _span(event, findings), "检查括号和缩进")
                return None
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            path.append(_Open(is_mapping, _span(event, findings)))
            continue
        if isinstance(event, yaml.ScalarEvent):
            node: Node = _scalar(event, lines, findings)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = path.pop().close(findings)
        else:
            continue
        if path:
            path[-1].nodes.append(node)
        else:
            root = node
    return root


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


def _is_plain_node(event: yaml.NodeEvent, findings: Findings) -> bool:
    """Refuse aliases, anchors and tags: they would hide or change what was written."""
    span = _span(event, findings)
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
    if tag is not None and tag != "!":
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


def _report_syntax(
    problem: str, mark: yaml.Mark | None, lines: Sequence[str], findings: Findings
) -> None:
    message, hint = "YAML 写法有误", ""
    for sign, said, cure in _PROBLEMS:
        if sign in problem:
            message, hint = said, cure
            break
    # A mark after the last line means that the end of the file came too early.
    number = min(mark.line, len(lines) - 1) if mark else 0
    column = min(mark.column, len(lines[number])) + 1 if mark else 0
    if mark and "：" in _near(lines, number):
        hint = "键后的冒号应是半角，后加一个空格：“键: 值”"
    original = problem.splitlines()[0][:LONGEST_PROBLEM]
    span = Span(findings.file, number + 1 if mark else 0, column)
    if mark and lines[number][column - 1 : column] == "\t":
        message, hint = "缩进里有制表符", "缩进只用空格"
    findings.error("yaml-syntax", message, span, f"{hint or ANYTHING}（{original}）")


def _near(lines: Sequence[str], number: int) -> str:
    """Give the part of the line, or of the one before, where a key would be."""
    near = lines[max(number - 1, 0) : number + 1]
    return "".join(line for line in near if ": " not in line)
