"""An issue file goes in, the YAML that was understood comes out."""

from pathlib import Path

from gongwen.diagnostics import Diagnostic
from gongwen.press.source import load_source
from gongwen.write import write_yaml


def convert(path: Path, issue: bytes | None = None) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read the issue file at *path* and write it as YAML.

    Args:
        path: the issue file.
        issue: what it holds, where that came by another way.

    Returns:
        The YAML, None if the input has errors, and all findings with their excerpts.

    Raises:
        MachineError: if the file is there and cannot be read.
    """
    source = load_source(path, issue)
    document = source.issue.document
    if document is None or any(each.severity == "error" for each in source.findings):
        return None, source.findings
    return write_yaml(document), source.findings
