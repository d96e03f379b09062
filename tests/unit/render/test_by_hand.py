"""A turned table and a picture, composed by hand and found again: place, role and words."""

import io
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTItem

from gongwen.compose.structure import Structure
from gongwen.pages import Cell, Composition, Image, Mark, Picture, Rule, Turn
from gongwen.render.dump import dump
from gongwen.render.fonts.book import FontBook
from gongwen.render.pdf.writer import StandardName, render_pdf
from gongwen.render.places import area, figures, links, places
from gongwen.units import Pt

from support import structure, verapdf
from support.compositions import HEIGHT, LEFT, PITCH, SIZE, composed, mark, page, run

TURN = Turn(Pt(100), Pt(700))
SEAL = Image(2, 1, 3, bytes((255, 0, 0, 0, 0, 255)), mask=bytes((255, 0)))
PICTURE = Picture(Pt(400), Pt(100), Pt(60), Pt(30), SEAL)
ALT = "河湾区档案室印章"


def turned(*marks: Mark) -> list[Mark]:
    return [each._replace(turn=TURN) for each in marks]


def sideways() -> Composition:
    """Make a side with a heading, a turned table of one header and two cells, and a figure."""
    made = Structure()
    root = made.add("Document")
    entry = made.add("TOCI", made.add("TOC", root), target=made.add("H1", root, title="附表"))
    heading = made.elements[entry].target
    assert heading is not None
    table = made.add("Table", root)
    head, row = made.add("TR", made.add("THead", table)), made.add("TR", made.add("TBody", table))
    header = made.add("TH", head, cell=Cell("Column", columns=2))
    cells = [made.add("TD", row, cell=Cell()) for _ in range(2)]
    figure = made.add("Figure", root, alt=ALT)
    caption = made.add("Caption", figure)
    note = made.add("Note", root)
    return composed(
        page(
            mark(entry, run("目录", baseline=60.0)),
            *turned(
                mark(heading, run("附表", "heiti", x=100.0, baseline=720.0)),
                mark("layout", Rule(Pt(100), Pt(730), Pt(200), Pt(1))),
                mark(header, run("单位、件数", "heiti", x=110.0, baseline=750.0)),
                mark(cells[0], run("档案室", x=110.0, baseline=780.0)),
                mark(cells[1], run("12", "songti", x=210.0, pitch=8.0, baseline=780.0)),
            ),
            mark(figure, PICTURE),
            mark(caption, run("印章", x=400.0, baseline=150.0)),
            mark(note, run("注：样张", x=400.0, baseline=180.0)),
            mark("footer", run("— 1 —", "songti", size=14.0, pitch=14.0, baseline=770.0)),
            folio=1,
        ),
        elements=made.elements,
    )


@pytest.fixture(scope="module")
def side() -> Composition:
    return sideways()


@pytest.fixture(scope="module")
def drawn(side: Composition, fonts: FontBook) -> bytes:
    return render_pdf(side, fonts)


def glyphs_of(pdf: bytes) -> list[LTChar]:
    """Give every glyph, in the order of pdfminer."""

    def below(item: LTItem) -> list[LTChar]:
        if isinstance(item, LTChar):
            return [item]
        return (
            [each for kid in item for each in below(kid)] if isinstance(item, LTContainer) else []
        )

    (found,) = extract_pages(io.BytesIO(pdf))
    return below(found)


def content_of(pdf: bytes) -> str:
    document = pikepdf.open(io.BytesIO(pdf))
    return document.pages[0].obj.Contents.read_bytes().decode()


def elements_of(node: Any) -> list[Any]:
    """Give all structure elements below *node*, in reading order."""
    kids = [
        kid
        for kid in structure.kids_of(node)
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]
    return [each for kid in kids for each in [kid, *elements_of(kid)]]


def test_turned_glyphs_stand_where_the_turn_leads_and_read_upwards(
    side: Composition, drawn: bytes
) -> None:
    expected: list[tuple[str, bool, float, float]] = []
    for each in side.pages[0].marks:
        for part in each.runs:
            for character, x in zip(part.text, part.xs, strict=True):
                left, top = TURN.to_side(x, part.baseline) if each.turn else (x, part.baseline)
                expected.append((character, each.turn is not None, left, top))
    found = [
        (glyph.get_text(), glyph.matrix[1] > 0, glyph.matrix[4], HEIGHT - glyph.matrix[5])
        for glyph in glyphs_of(drawn)
    ]
    # The header of the table is on the left; what is below it stands to the right.
    assert [(150, 690), (180, 690)] == [each[2:] for each in expected if each[0] in "单档"]
    for (*what, x, y), (*character, left, top) in zip(*map(sorted, (expected, found)), strict=True):
        assert what == character
        assert (x, y) == pytest.approx((left, top), abs=0.005), character


def test_a_turn_is_written_once_and_leaves_the_state_as_it_was(drawn: bytes) -> None:
    lines = content_of(drawn).splitlines()
    assert 1 == sum(line.startswith("q 0 1 -1 0 ") for line in lines)
    assert 1 == lines.count("Q")
    fonts = [line.split()[0] for line in lines if line.endswith(" Tf")]
    # 仿宋, in the table 黑体, 仿宋 and 宋体, and behind it 仿宋 is still there; then the folio.
    assert ["/F1", "/F2", "/F1", "/F3", "/F3"] == fonts


def test_a_picture_fills_its_box(drawn: bytes) -> None:
    with pypdfium2.PdfDocument(drawn) as document:
        (found,) = document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        bounds = found.get_bounds()
        assert (400, HEIGHT - 130, 460, HEIGHT - 100) == pytest.approx(bounds, abs=0.01)


def test_the_samples_and_the_mask_of_a_picture_are_in_the_file(drawn: bytes) -> None:
    document = pikepdf.open(io.BytesIO(drawn))
    (found,) = document.pages[0].Resources.XObject.values()
    assert [2, 1, 8] == [int(found[key]) for key in ("/Width", "/Height", "/BitsPerComponent")]
    assert "/DeviceRGB" == str(found.ColorSpace)
    assert SEAL.samples == found.read_bytes()
    assert SEAL.mask == found.SMask.read_bytes()
    assert "/DeviceGray" == str(found.SMask.ColorSpace)


def test_equal_images_are_one_object(fonts: FontBook) -> None:
    twice = mark("layout", PICTURE, PICTURE._replace(y=Pt(200), image=replace(SEAL)))
    grey = mark("layout", PICTURE._replace(image=Image(1, 1, 1, b"\x80")))
    document = pikepdf.open(io.BytesIO(render_pdf(composed(page(twice, grey)), fonts)))
    assert ["/Im1", "/Im2"] == sorted(document.pages[0].Resources.XObject.keys())


def test_another_picture_makes_another_file(fonts: FontBook) -> None:
    def identifier(image: Image) -> bytes:
        picture = mark("layout", PICTURE._replace(image=image))
        document = pikepdf.open(io.BytesIO(render_pdf(composed(page(picture)), fonts)))
        return bytes(document.trailer.ID[0])

    assert identifier(SEAL) == identifier(replace(SEAL))
    assert identifier(SEAL) != identifier(replace(SEAL, mask=bytes(2)))


def test_cells_figures_and_notes_have_their_roles_and_words(drawn: bytes) -> None:
    document = pikepdf.open(io.BytesIO(drawn))
    root = document.Root.StructTreeRoot
    found = {str(each.S)[1:]: each for each in elements_of(root)}
    header = found["TH"].A
    assert ("/Table", "/Column", 2) == (str(header.O), str(header.Scope), header.ColSpan)
    assert "/RowSpan" not in header
    assert "/A" not in found["TD"]
    figure = found["Figure"]
    assert ALT == str(figure.Alt)
    assert "/Layout" == str(figure.A.O)
    box = [float(each) for each in figure.A.BBox]
    assert [400, HEIGHT - 130, 460, HEIGHT - 100] == pytest.approx(box, abs=0.001)
    assert found["Note"].objgen == root.IDTree.Names[1].objgen
    assert found["Note"].ID == root.IDTree.Names[0]
    table = ["THead", ["TR", ["TH"]], "TBody", ["TR", ["TD", "TD"]]]
    toc = ["TOCI", ["Reference", ["Link"]]]
    expected = ["TOC", toc, "H1", "Table", table, "Figure", ["Caption"], "Note"]
    assert ["Document", expected] == structure.roles_of(root)


def test_structure_and_content_agree(drawn: bytes) -> None:
    assert [] == structure.faults(pikepdf.open(io.BytesIO(drawn)))


PROFILES: tuple[tuple[StandardName, tuple[str, ...]], ...] = (
    ("2a+ua1", ("2a", "ua1")),
    ("2u", ("2u",)),
)


@pytest.mark.parametrize(
    ("form", "profile"), [(form, each) for form, profiles in PROFILES for each in profiles]
)
def test_the_file_is_what_it_declares(
    form: StandardName, profile: str, side: Composition, fonts: FontBook
) -> None:
    report = page_validation.validate_pdf_bytes(
        render_pdf(side, fonts, form), profile=page_validation.ValidationProfile(profile)
    )
    assert [] == [str(failure) for failure in report.failures]


@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing() or "-")
def test_verapdf_agrees(side: Composition, fonts: FontBook, tmp_path: Path) -> None:
    files = []
    for form, profiles in PROFILES:
        path = tmp_path / f"{form}.pdf"
        path.write_bytes(render_pdf(side, fonts, form))
        files.append((",".join(profiles), path))
    found = verapdf.validate(*files)
    assert 3 == found.count("PASS"), found
    assert "FAIL" not in found


def test_the_area_of_a_turned_row_is_turned(fonts: FontBook) -> None:
    (row,) = turned(mark(1, run("国国", x=110.0, baseline=750.0)))
    ink = fonts.ink("fangsong", "国")
    assert (
        100 + 50 - 16 * ink.top,
        700 - (10 + PITCH + SIZE),
        100 + 50 - 16 * ink.bottom,
        700 - 10,
    ) == pytest.approx(area(row, fonts))


def test_places_and_figures_are_where_they_are_on_the_side(
    side: Composition, fonts: FontBook
) -> None:
    heading = next(n for n, each in enumerate(side.elements) if each.role == "H1")
    assert 700 - (PITCH + SIZE) == pytest.approx(places(side, fonts)[heading].top)
    (link,) = links(side, fonts)
    assert (LEFT, LEFT + PITCH + SIZE) == pytest.approx((link.area.left, link.area.right))
    assert [(0, (400, 100, 460, 130))] == list(figures(side, fonts).values())


DUMPED = """\
page 1 · folio 1 · 595.28 × 841.89
    60.00    79.37   95.16  fangsong  16  目录
  turn  100.00  700.00
     720.00   100.00  115.78  heiti  16  附表
    rule  100.00  730.00  200.00   1.00
     750.00   110.00  173.14  heiti  16  单位、件数
     780.00   110.00  218.00  fangsong+songti  16  档案室¦12
  picture  400.00  100.00   60.00  30.00 2×1 colour mask  河湾区档案室印章
   150.00   400.00  415.79  fangsong  16  印章
   180.00   400.00  447.36  fangsong  16  注：样张
   770.00    79.37  135.37  songti  14  — 1 —
"""


def test_the_dump_shows_turn_and_picture(side: Composition) -> None:
    assert DUMPED == dump(side)


def test_pages_with_all_this_are_plain_data(side: Composition) -> None:
    assert side == sideways()
    assert side == pickle.loads(pickle.dumps(side))
    upright = side.pages[0]._replace(
        marks=tuple(m._replace(turn=None) for m in side.pages[0].marks)
    )
    assert side != replace(side, pages=(upright,))
    assert repr(side) == repr(sideways())


def test_shapes_are_drawn_in_their_order_among_the_text(fonts: FontBook) -> None:
    over, under = (Rule(Pt(80), Pt(y), Pt(20), Pt(1)) for y in (110, 125))
    row = mark(1, under, run("国"), over, run("务", x=112.0))
    document = pikepdf.open(io.BytesIO(render_pdf(composed(page(row)), fonts)))
    drawn = [operator for operator, _ in structure.operations(document.pages[0])]
    assert ["re", "Tj", "re", "Tj"] == [each for each in drawn if each in ("re", "Tj")]


def test_a_shape_in_a_row_with_replaced_text_is_marked(fonts: FontBook) -> None:
    squeezed = run("国，务", "songti", xs=(80.0, 96.0, 104.0))
    row = mark(1, Rule(Pt(80), Pt(125), Pt(20), Pt(1)), squeezed)
    pdf = render_pdf(composed(page(row)), fonts)
    assert "ActualText" in content_of(pdf)
    assert [] == structure.faults(pikepdf.open(io.BytesIO(pdf)))
