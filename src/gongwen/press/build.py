"""One job: an issue file goes in, a finished PDF stands in its place.

Reading, composing and drawing only give values; here is where a PDF is put in its place.
"""

from dataclasses import replace
from hashlib import sha256
from time import perf_counter

from gongwen.compose import figures, with_grid
from gongwen.diagnostics import Diagnostic, FontError, MachineError, Span
from gongwen.faults import fault_of
from gongwen.press import files
from gongwen.press.draft import Draft, prepare, undrawn
from gongwen.press.jobs import Job, Outcome, faulty
from gongwen.press.links import leads_out
from gongwen.press.parcel import Parcel, series_file
from gongwen.press.source import Source
from gongwen.render.pdf.writer import Attachment, render_pdf

__all__ = ["Draft", "Job", "Outcome", "attempt", "build", "deliver", "draw", "prepare", "typeset"]


def build(job: Job) -> Outcome:
    """Do *job*.

    Raises:
        MachineError: if a file cannot be read or written; an older PDF is then as it was.
    """
    return deliver(*typeset(job))


def attempt(job: Job) -> Outcome:
    """Do *job*; where the machine or the program itself is at fault, say so in the outcome."""
    try:
        return build(job)
    except Exception as error:  # noqa: BLE001 - the others of a batch go on
        return faulty(job, fault_of(error))


def typeset(
    job: Job, parcel: Parcel | None = None, source: Source | None = None
) -> tuple[Outcome, bytes]:
    """Do all of *job* but touching its target; give what becomes of it, and the PDF.

    Args:
        job: the job.
        parcel: as for ``prepare``.
        source: as for ``prepare``.

    Raises:
        MachineError: if a file cannot be read.
    """
    start = perf_counter()
    draft = prepare(job, parcel, source)
    remarks: tuple[str, ...] = ()
    pdf = b""
    if draft.composition is not None:
        if job.remarks:
            remarks = (*draft.composition.remarks, *figures(draft.composition, draft.sheet))
        if job.purpose != "check":
            try:
                pdf = draw(job, draft)
            except FontError as fault:
                return replace(undrawn(draft, fault), seconds=perf_counter() - start), b""
    digest = sha256(pdf).hexdigest() if pdf else ""
    seconds = perf_counter() - start
    return replace(draft.outcome, seconds=seconds, digest=digest, remarks=remarks), pdf


def deliver(outcome: Outcome, pdf: bytes) -> Outcome:
    """Put *pdf* in its place, or look whether it is there already, as the job wants it.

    Raises:
        MachineError: if it cannot be written; an older PDF is then as it was.
    """
    job = outcome.job
    if outcome.status == "failed" or job.purpose == "check":
        return outcome
    _stay_inside(job)
    if job.purpose == "write":
        _spare_inputs(job)
        if job.make_folder:
            files.make_folder(job.target.parent)
        files.write_whole(job.target, pdf)
        return replace(outcome, status="built")
    there = files.digest_there(job.target)
    if there == outcome.digest:
        return replace(outcome, status="unchanged")
    hint = "运行 gongwen build 重新排版，并提交 PDF"
    if there is None:
        found = Diagnostic("error", "pdf-missing", "没有这份 PDF", Span(str(job.target)), hint)
        return replace(outcome, status="missing", diagnostics=(*outcome.diagnostics, found))
    message = "这份 PDF 和稿件排出的不一致"
    found = Diagnostic("error", "pdf-outdated", message, Span(str(job.target)), hint)
    return replace(outcome, status="differs", diagnostics=(*outcome.diagnostics, found))


def _stay_inside(job: Job) -> None:
    """Refuse a target that a link, which was found, leads out of the folder of PDFs.

    Raises:
        MachineError: if it does.
    """
    if job.kept_in is None:
        return
    real = leads_out(job.target, job.kept_in, job.allowed)
    if real is not None:
        raise MachineError(
            f"{job.target} 经过链接，通到文件夹之外的 {real}，没有写",
            f"确实要写到那里，加 --allow {real}",
        )


def _spare_inputs(job: Job) -> None:
    """Refuse a target that is a file which the job has read.

    Raises:
        MachineError: if it is.
    """
    named = (
        (job.source, "稿件本身"),
        (series_file(job.source), "共用的设置"),
        (job.style, "版面文件"),
    )
    for path, what in named:
        if path is not None and files.is_same_place(job.target, path):
            raise MachineError(f"输出文件就是{what}：{path}", "用 -o 换一个文件名")


def draw(job: Job, draft: Draft) -> bytes:
    """Give the PDF of *draft*, which must be without errors."""
    composition = draft.composition
    assert composition is not None
    if job.show_grid:
        composition = with_grid(composition, draft.sheet)
    attachment = attachment_of(job.source.name, draft.written) if job.standard == "3a" else None
    return render_pdf(composition, draft.fonts, job.standard, attachment)


def attachment_of(name: str, content: bytes) -> Attachment:
    """Give the issue file *name* as a PDF carries it; the ending tells what it is."""
    is_yaml = name.lower().endswith((".yaml", ".yml"))
    # What is no text, or would move the cursor of whoever lists it, has no place in a name.
    name = "".join(each if each.isprintable() else "_" for each in name)
    return Attachment(name, content, "application/yaml" if is_yaml else "text/plain")
