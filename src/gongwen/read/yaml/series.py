"""``gongwen.yaml`` → Series: what the issues of a folder have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongwen.document.bulletin import Masthead
from gongwen.document.series import Series
from gongwen.document.text import Text
from gongwen.read.findings import Findings
from gongwen.read.parts.bounds import check_series
from gongwen.read.parts.bulletin import close_up
from gongwen.read.parts.labelled import read_signer
from gongwen.read.yaml.bulletin import read_contents, read_imprint
from gongwen.read.yaml.nodes import Fields, Mapping, Pair
from gongwen.read.yaml.style import read_mapping, read_settings
from gongwen.read.yaml.vocabulary import (
    ISSUE_KEYS,
    MASTHEAD_KEYS,
    SERIES_KEYS,
    SERIES_MASTHEAD_KEYS,
    Table,
)


def read_series_file(lines: Sequence[str], findings: Findings) -> Series:
    """Read the lines of ``gongwen.yaml``; what is wrong is left out."""
    mapping = read_mapping(lines, findings)
    if mapping is None:
        return Series()
    fields = _fields(mapping, SERIES_KEYS, ISSUE_KEYS, findings)
    masthead = fields.mapping("masthead")
    style = fields.mapping("style")
    series = Series(
        _read_masthead(masthead, findings) if masthead else Series().masthead,
        read_contents(fields, "auto"),
        read_imprint(fields),
        fields.lines("keywords"),
        read_settings(style, findings, is_shared=True) if style else (),
        fields.lines("words"),
    )
    check_series(series, findings)
    return series


def _read_masthead(mapping: Mapping, findings: Findings) -> Masthead:
    fields = _fields(mapping, SERIES_MASTHEAD_KEYS, MASTHEAD_KEYS, findings)
    return replace(
        Series().masthead,
        name=close_up(fields.line("name") or Text("")),
        issuers=fields.lines("issuer"),
        classification=fields.line("classification"),
        handling=fields.line("handling"),
        signer=read_signer(fields.lines("signatories")),
    )


def _fields(mapping: Mapping, shared: Table, of_issues: Table, findings: Findings) -> Fields:
    """Read the keys of a series; those that belong in an issue are reported as such."""
    sharable = {each for key in shared for each in (key.name, key.alias)}
    own = {each for key in of_issues for each in (key.name, key.alias)} - sharable
    entries = tuple(_without(own, mapping, findings))
    return Fields(replace(mapping, entries=entries), shared, findings)


def _without(own: set[str], mapping: Mapping, findings: Findings) -> Iterator[Pair]:
    for entry in mapping.entries:
        written = entry.key.text.string
        if written in own:
            message = f"“{written}”每期不同，不能写在共用的文件里"
            findings.error("series-key", message, entry.key.span, "写在各期的稿件里")
        else:
            yield entry
