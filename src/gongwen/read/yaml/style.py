"""``style:`` → settings: a mapping of mappings becomes paths of names with their values."""

from collections.abc import Iterator, Sequence

from gongwen.document import Setting
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.yaml.nodes import (
    Listing,
    Mapping,
    Scalar,
    report_duplicate_key,
    report_kind,
)
from gongwen.read.yaml.parser import parse_yaml


def read_settings(
    mapping: Mapping, findings: Findings, *, is_shared: bool = False
) -> tuple[Setting, ...]:
    """Give every value below *mapping* with the names that lead to it.

    Args:
        mapping: what stands below ``style:``.
        findings: gets what is wrong.
        is_shared: whether documents of several forms may use the file.
    """
    return tuple(
        Setting(names, value, is_shared) for names, value in _values(mapping, (), findings)
    )


def _values(
    mapping: Mapping, path: tuple[Text, ...], findings: Findings
) -> Iterator[tuple[tuple[Text, ...], Text]]:
    seen: set[str] = set()
    for entry in mapping.entries:
        if entry.key.text.string in seen:
            report_duplicate_key(entry.key, findings)
            continue
        seen.add(entry.key.text.string)
        names = (*path, entry.key.text)
        match entry.value:
            case Mapping():
                yield from _values(entry.value, names, findings)
            case Scalar():
                yield names, entry.value.text
            case Listing():
                report_kind(entry.value, f"“{entry.key.text}”应是一个值", findings)


def read_style_file(lines: Sequence[str], findings: Findings) -> tuple[Setting, ...]:
    """Read a file that holds the content of ``style:``, or just that key."""
    mapping = read_mapping(lines, findings)
    if mapping is None:
        return ()
    if len(mapping.entries) == 1:
        entry = mapping.entries[0]
        if entry.key.text.string in ("style", "版面") and isinstance(entry.value, Mapping):
            mapping = entry.value
    return read_settings(mapping, findings, is_shared=True)


def read_mapping(lines: Sequence[str], findings: Findings) -> Mapping | None:
    """Read a file that holds keys with their values."""
    node = parse_yaml(lines, findings)
    if node is None or isinstance(node, Mapping):
        return node
    report_kind(node, "文件里应是若干“键: 值”", findings)
    return None
