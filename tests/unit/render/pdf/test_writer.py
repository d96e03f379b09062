"""The file as a whole: metadata, attachments, standards, reproducible bytes."""

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import page as page_validation
import pikepdf
import pypdf
import pypdfium2
import pytest

from gongwen.pages import Composition, Info
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.icc import D50, PRIMARIES, srgb_profile
from gongwen.render.pdf.writer import Attachment, StandardName, render_pdf

from support import verapdf
from support.compositions import one_row, run, squeezed_row

ROOT = Path(__file__).parents[4]
SOURCE = Attachment("公报.yaml", "标题: 公报\n".encode(), "application/yaml")
PROFILES: dict[StandardName, tuple[str, ...]] = {
    "2a+ua1": ("2a", "ua1"),
    "2u": ("2u",),
    "3a": ("3a", "ua1"),
}


def render(composition: Composition, fonts: FontBook, standard: StandardName) -> bytes:
    return render_pdf(composition, fonts, standard, SOURCE if standard == "3a" else None)


def failures(pdf: bytes, profile: str) -> list[str]:
    report = page_validation.validate_pdf_bytes(
        pdf, profile=page_validation.ValidationProfile(profile)
    )
    return [str(failure) for failure in report.failures]


@pytest.mark.parametrize(
    ("standard", "profile"),
    [(standard, each) for standard, found in PROFILES.items() for each in found],
)
def test_every_form_is_what_it_declares(
    standard: StandardName, profile: str, composition: Composition, fonts: FontBook
) -> None:
    assert [] == failures(render(composition, fonts, standard), profile)


def test_a_squeezed_row_is_no_offence(fonts: FontBook) -> None:
    row = squeezed_row("一二“三四”，五六。", [2, 5, 6], fonts, 120)
    composition = one_row()
    composition = replace(composition, pages=(composition.pages[0]._replace(marks=(row,)),))
    pdf = render(composition, fonts, "2a+ua1")
    assert [] == failures(pdf, "2a") + failures(pdf, "ua1")


@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing() or "-")
def test_verapdf_agrees_and_notices_a_fault(
    composition: Composition, fonts: FontBook, tmp_path: Path
) -> None:
    files = []
    for standard, profiles in (*PROFILES.items(), ("plain", ("2a",))):
        path = tmp_path / f"{standard}.pdf"
        path.write_bytes(render(composition, fonts, standard))
        files.append((",".join(profiles), path))
    found = verapdf.validate(*files)
    assert 5 == found.count("PASS"), found
    assert 1 == found.count("FAIL"), found
    assert "plain.pdf" in found.partition("FAIL 2a")[2]


def test_metadata_is_said_twice_and_the_same(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.xmp_metadata is not None
    assert "测试公报第1期" == reader.metadata.title
    assert {"x-default": "测试公报第1期"} == reader.xmp_metadata.dc_title
    assert "某某办公室" == reader.metadata.author
    assert ["某某办公室"] == reader.xmp_metadata.dc_creator
    assert "测试；公报" == reader.xmp_metadata.pdf_keywords
    assert "D:20200630000000Z" == str(reader.metadata["/CreationDate"])
    created = reader.xmp_metadata.xmp_create_date
    assert created is not None
    assert date(2020, 6, 30) == created.date()


def test_what_is_not_known_is_not_said(fonts: FontBook) -> None:
    composition = replace(one_row(run("国")), info=Info("无题 <&>"))
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(composition, fonts)))
    assert reader.metadata is not None
    assert {"/Title", "/Producer", "/Creator"} == set(reader.metadata)
    assert reader.xmp_metadata is not None
    assert {"x-default": "无题 <&>"} == reader.xmp_metadata.dc_title


def test_metadata_is_xml_whatever_a_program_says(fonts: FontBook) -> None:
    info = Info("甲\0乙\uffff", keywords=("丙\x07\ud800",))
    pdf = render_pdf(replace(one_row(run("国")), info=info), fonts, "2u")
    document = pikepdf.open(io.BytesIO(pdf))
    packet = document.Root.Metadata.read_bytes().decode()
    assert "甲\ufffd乙\ufffd" in packet
    assert "丙\ufffd\ufffd" in packet
    ET.fromstring(packet)


def test_an_early_year_has_four_digits(composition: Composition, fonts: FontBook) -> None:
    early = replace(composition, info=composition.info._replace(created=date(476, 9, 4)))
    for standard in ("2u", "3a"):
        pdf = render(early, fonts, standard)
        document = pikepdf.open(io.BytesIO(pdf))
        info = document.trailer.Info
        assert ["D:04760904000000Z"] * 2 == [str(info.CreationDate), str(info.ModDate)]


@pytest.mark.parametrize(("pages", "duplex"), [(1, "/Simplex"), (2, "/DuplexFlipLongEdge")])
def test_it_is_printed_at_its_own_size_and_turned_like_a_book(
    pages: int, duplex: str, composition: Composition, fonts: FontBook
) -> None:
    several = replace(composition, pages=composition.pages[:1] * pages)
    document = pikepdf.open(io.BytesIO(render_pdf(several, fonts, "plain")))
    catalog = document.Root
    said = {key: str(catalog.ViewerPreferences[key]) for key in ("/PrintScaling", "/Duplex")}
    assert {"/PrintScaling": "/None", "/Duplex": duplex} == said


def test_a_sheet_is_cut_where_it_ends(pdf: bytes) -> None:
    for page in pikepdf.open(io.BytesIO(pdf)).pages:
        assert list(page.MediaBox) == list(page.obj["/TrimBox"])


def test_the_source_travels_in_3a(composition: Composition, fonts: FontBook) -> None:
    document = pikepdf.open(io.BytesIO(render(composition, fonts, "3a")))
    (found,) = document.attachments.values()
    assert SOURCE.content == found.get_file().read_bytes()
    assert "公报.yaml" == found.filename
    assert "/Source" == document.Root.AF[0].AFRelationship


def test_other_forms_refuse_an_attachment(composition: Composition, fonts: FontBook) -> None:
    with pytest.raises(ValueError, match="2a\\+ua1"):
        render_pdf(composition, fonts, attachment=SOURCE)


def test_syntax_is_clean(pdf: bytes) -> None:
    assert [] == pikepdf.open(io.BytesIO(pdf)).check_pdf_syntax()


def test_endstream_stands_on_a_line_of_its_own(pdf: bytes) -> None:
    ends = len(re.findall(rb"endstream", pdf))
    assert ends == len(re.findall(rb"\r\nendstream\nendobj", pdf)) > 0


def test_the_identifier_depends_on_the_content(fonts: FontBook) -> None:
    def identifier(text: str) -> bytes:
        document = pikepdf.open(io.BytesIO(render_pdf(one_row(run(text)), fonts)))
        return bytes(document.trailer.ID[0])

    assert identifier("国") == identifier("国")
    assert identifier("国") != identifier("法"), "both are the first glyph of their subset"


PROGRAM = """\
import hashlib
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.writer import render_pdf
from support.compositions import bulletin
print(hashlib.sha256(render_pdf(bulletin(), FontBook())).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_anywhere(pdf: bytes, tmp_path: Path) -> None:
    found = set()
    for seed, zone, epoch in (("1", "Asia/Shanghai", "0"), ("4711", "America/New_York", "")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "SOURCE_DATE_EPOCH": epoch,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
        }
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=True,
            encoding="ascii",
        )
        found.add(done.stdout.strip())
    assert {hashlib.sha256(pdf).hexdigest()} == found


def test_the_date_is_the_documents(composition: Composition, fonts: FontBook) -> None:
    undated = replace(composition, info=composition.info._replace(created=None))
    assert b"Date" not in render_pdf(undated, fonts, "plain")


def test_the_primaries_of_the_profile_make_its_white() -> None:
    for axis, white in enumerate(D50):
        assert white == pytest.approx(sum(colour[axis] for colour in PRIMARIES.values()), abs=2e-4)
    profile = srgb_profile()
    assert len(profile) == int.from_bytes(profile[:4])
    assert b"acsp" == profile[36:40]


def test_a_red_of_its_own_has_a_plate_and_looks_the_same(
    composition: Composition, fonts: FontBook
) -> None:
    palette = composition.palette._replace(is_spot=True)
    pdf = render(replace(composition, palette=palette), fonts, "2a+ua1")
    document = pikepdf.open(io.BytesIO(pdf))
    kind, colorant, alternate, tint = document.pages[0].Resources.ColorSpace.Red
    assert ("/Separation", "/Gongwen Red", "/DeviceRGB") == tuple(
        str(each) for each in (kind, colorant, alternate)
    )
    whole = [round(float(share) * 255) for share in tint.C1]
    assert list(bytes.fromhex(composition.palette.red)) == whole
    plain = render(composition, fonts, "2a+ua1")
    document = pikepdf.open(io.BytesIO(plain))
    assert "/ColorSpace" not in document.pages[0].Resources
    assert [] == failures(pdf, "2a") + failures(pdf, "ua1")
    first, second = (
        bytes(pypdfium2.PdfDocument(each)[0].render(scale=1).buffer) for each in (plain, pdf)
    )
    assert first == second
