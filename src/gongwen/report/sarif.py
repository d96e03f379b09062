"""A run as a SARIF 2.1.0 log, with what GitHub's code scanning asks for besides.

The numbers in the docstrings are sections of the standard:
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote_from_bytes

from gongwen.diagnostics import Diagnostic, Edit, MachineError, Severity, Span
from gongwen.report.codes import Meaning, meanings
from gongwen.report.fingerprints import line_prints, prints_in
from gongwen.report.machines import FAULT, one_line
from gongwen.version import __version__

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LANGUAGE: Final = "zh-CN"

LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS: Final[dict[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "info": "recommendation",
}
"""What code scanning calls the severity of a rule that is not about security."""

LINE_ENDS: Final = ("\r\n", "\n", "\r", "\v", "\u2028", "\u2029")
"""What ends a line for the reader of issues."""

MOST_RELATED: Final = 99
"""Code scanning shows 100 places of a finding and refuses a log that has a thousand."""

MOST_SNIPPET: Final = 1000
"""Characters of a snippet: a line of an issue may have 200 000, and a log must stay below 10 MB."""

CODE: Final = re.compile(" ?`([^`]*)` ?")
"""What is to be typed, with the spaces that part it from Chinese words."""

HALF_CHARACTERS: Final = re.compile("[\ud800-\udfff]")
"""What stands for a byte of a file name that is no text."""

FAULTS: Final[dict[str, Any]] = {
    "id": FAULT,
    "name": "MachineFault",
    "shortDescription": {"text": "机器的问题，不是稿件的问题"},
    "defaultConfiguration": {"level": "error"},
}


def sarif(found: Sequence[Diagnostic], faults: Iterable[MachineError] = ()) -> str:
    """Give the log of a run.

    Args:
        found: all diagnostics; one whose code is ``FAULT`` tells of the machine.
        faults: what else the machine could not do.
    """
    rules = list(meanings())
    places = {rule.code: place for place, rule in enumerate(rules)}
    results = [each for each in found if each.code != FAULT]
    prints = _prints(results)
    notices = [_notice(each) for each in found if each.code == FAULT]
    notices += [_notification(fault.message, fault.hint) for fault in faults]
    driver = {
        "name": "gongwen",
        "version": __version__,
        "language": LANGUAGE,
        # All of them, so that logs differ in their results only.
        "rules": [_rule(rule) for rule in rules],
        "notifications": [FAULTS],
    }
    run = {
        "tool": {"driver": driver},
        "language": LANGUAGE,
        "invocations": [
            {"executionSuccessful": not notices, "toolExecutionNotifications": notices},
        ],
        # We count characters, where SARIF would otherwise count UTF-16 units.
        "columnKind": "unicodeCodePoints",
        "newlineSequences": list(LINE_ENDS),
        "results": [
            _result(each, places[each.code], print_)
            for each, print_ in zip(results, prints, strict=True)
        ],
    }
    return one_line({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Meaning) -> dict[str, Any]:
    """Give the reportingDescriptor (3.49) of a code."""
    usual = rule.severities[0]
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.code.split("-")),
        "shortDescription": _message(_plain(rule.cause.partition("；")[0])),
        "fullDescription": _message(_plain(f"{rule.cause}。")),
        "help": {
            **_message(_plain(f"原因：{rule.cause}"), _plain(f"办法：{rule.remedy}")),
            "markdown": f"**原因**：{rule.cause}\n\n**办法**：{rule.remedy}",
        },
        "defaultConfiguration": {"level": LEVELS[usual]},
        "properties": {"tags": [rule.group], "problem.severity": PROBLEMS[usual]},
    }


def _plain(marked: str) -> str:
    return CODE.sub("“\\1”", marked)


def _result(found: Diagnostic, rule: int, print_: str) -> dict[str, Any]:
    """Give the result (3.27) of a diagnostic."""
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": LEVELS[found.severity],
        "message": _message(found.message, found.hint, found.rule),
        "locations": [_location(found.span, found.excerpt)],
        "partialFingerprints": {"primaryLocationLineHash": print_},
    }
    others = [span for span in dict.fromkeys(found.places) if span != found.span]
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(span)}
            for number, span in enumerate(others[:MOST_RELATED], 1)
        ]
    if found.edits:
        result["fixes"] = [{"artifactChanges": [_change(found.span.file, found.edits)]}]
    return result


def _notice(fault: Diagnostic) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(fault.span.file)}}
    located = {"locations": [{"physicalLocation": place}]}
    return _notification(fault.message, fault.hint) | located


def _notification(*words: str) -> dict[str, Any]:
    """Give the notification (3.58) of a fault, which is no result: no file is wrong."""
    return {
        "descriptor": {"id": FAULT, "index": 0},
        "level": "error",
        "message": _message(*words),
    }


def _message(*words: str) -> dict[str, str]:
    """Give *words* as paragraphs that have neither placeholders (3.11.5) nor links (3.11.6)."""
    text = _text("\n".join(filter(None, words)))
    text = text.replace("{", "{{").replace("}", "}}")
    return {"text": text.replace("](", "\\](")}


def _text(text: str) -> str:
    """Make *text* whole: many readers of JSON refuse half a character."""
    return HALF_CHARACTERS.sub("\ufffd", text)


def _location(span: Span, excerpt: str = "") -> dict[str, Any]:
    region: dict[str, Any] = dict(_region(span, len(excerpt)))
    snippet = excerpt[region["startColumn"] - 1 : region["endColumn"] - 1]
    if 0 < len(snippet) <= MOST_SNIPPET:
        region["snippet"] = {"text": _text(snippet)}
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(span.file)}, "region": region},
    }


def _region(span: Span, length: int = 0) -> dict[str, int]:
    """Give the region (3.30) of *span* with all that code scanning asks for.

    A whole file is meant by the place before its first character.

    Args:
        span: the characters, the line or the file.
        length: of the line, where that is known.
    """
    line = max(span.line, 1)
    start = max(span.column, 1)
    width = span.width if span.column else length
    return {
        "startLine": line,
        "startColumn": start,
        "endLine": line,
        "endColumn": start + width,
    }


def _change(file: str, edits: Iterable[Edit]) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(file)},
        "replacements": [
            {"deletedRegion": _region(each.span), "insertedContent": {"text": _text(each.text)}}
            for each in edits
        ],
    }


def _prints(found: Iterable[Diagnostic]) -> list[str]:
    """Give the fingerprint of each finding: that of its line."""
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for each in found:
        lines[each.span.file].add(max(each.span.line, 1))
    known: Mapping[str, Mapping[int, str]] = {
        file: prints_in(file, numbers) for file, numbers in lines.items()
    }
    # What came by standard input cannot be read again; there the line itself must do.
    return [
        known[each.span.file].get(max(each.span.line, 1)) or next(line_prints(each.excerpt))
        for each in found
    ]


def _uri(file: str) -> str:
    """Give a relative reference where the name is relative, else a file URI."""
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote_from_bytes(path.as_posix().encode("utf-8", "surrogateescape"))
