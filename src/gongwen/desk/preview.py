"""Pages as pictures: an issue or a PDF → PNG, by PDFium."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from gongwen.diagnostics import Diagnostic, IssueError, MachineError, Span, WishError
from gongwen.press import files
from gongwen.press.build import draw
from gongwen.press.draft import prepare
from gongwen.press.jobs import Job

POINTS_TO_THE_INCH: Final = 72

FINEST: Final = 1200
"""The most dots to the inch: what a printing plate has. A page of A4 is then 400 MB in memory."""

SIGNATURE: Final = b"%PDF-"
HEAD: Final = 1024
"""The first bytes of a file, among which the signature of a PDF stands: viewers look no further (ISO
32000-1, Annex H, 3.4.1)."""

MISSING: Final = MachineError(
    "preview 需要 pypdfium2，现在没有安装",
    "安装附加组件 gongwen[preview]，即 pip install pypdfium2 pillow",
)


class Picture(NamedTuple):
    """One page.

    Attributes:
        number: of the page, from 1.
        png: the bytes of a PNG file.
    """

    number: int
    png: bytes


def load_pdf(
    path: Path, style: Path | None = None, allowed: Sequence[Path] = ()
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Give the PDF at *path*, or that of the issue at *path*; nothing is written.

    Returns:
        The bytes, None if the issue has errors; and all findings.

    Raises:
        MachineError: if a file is there and cannot be read.
    """
    data = files.load(path)
    if isinstance(data, bytes) and SIGNATURE in data[:HEAD]:
        return data, ()
    job = Job(path, path, style, tuple(allowed))
    draft = prepare(job)
    pdf = None if draft.composition is None else draw(job, draft)
    return pdf, draft.diagnostics


def pictures(pdf: bytes, name: str, dpi: int, numbers: Sequence[int] = ()) -> Iterator[Picture]:
    """Draw pages of *pdf*, one at a time.

    Args:
        pdf: the bytes of a PDF.
        name: of its file, for messages.
        dpi: dots to the inch.
        numbers: which pages, from 1; none for all.

    Raises:
        MachineError: if pypdfium2 is not installed.
        IssueError: if the PDF cannot be opened.
        WishError: if there is no such page; then none is drawn.
    """
    try:
        # Belongs to an extra; nobody else waits for it.
        import pypdfium2  # noqa: PLC0415
    except ImportError as error:
        raise MISSING from error
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        hint = "换一份完整、没有密码的 PDF"
        found = Diagnostic("error", "pdf-unreadable", "这份 PDF 打不开", Span(name), hint)
        raise IssueError([found]) from error
    with document:
        every = range(1, len(document) + 1)
        for number in numbers:
            if number not in every:
                raise WishError(f"没有第 {number} 页", f"{name} 有 {len(document)} 页")
        for number in numbers or every:
            image = document[number - 1].render(scale=dpi / POINTS_TO_THE_INCH).to_pil()
            buffer = BytesIO()
            image.save(buffer, "PNG", dpi=(dpi, dpi))
            yield Picture(number, buffer.getvalue())
