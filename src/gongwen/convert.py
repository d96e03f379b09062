"""An issue file goes in, the YAML that was understood comes out."""

from pathlib import Path

from gongwen import files
from gongwen.diagnostics import Diagnostic
from gongwen.folder import load_series
from gongwen.parcel import series_file
from gongwen.read import read
from gongwen.write import write_yaml


def convert(source: Path) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read *source* and write it as YAML.

    Returns:
        The YAML, None if the input has errors, and all findings with their excerpts.

    Raises:
        MachineError: if the file is there and cannot be read.
    """
    data = files.load(source)
    if isinstance(data, Diagnostic):
        return None, (data,)
    series = load_series(source)
    reading = read(data, str(source), series.series)
    lines = {str(source): reading.lines, str(series_file(source)): series.lines}
    findings = files.quote((*series.diagnostics, *reading.diagnostics), lines)
    failed = any(found.severity == "error" for found in findings)
    if failed or reading.document is None:
        return None, findings
    return write_yaml(reading.document), findings
