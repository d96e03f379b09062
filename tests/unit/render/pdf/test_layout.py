"""A file with packed objects, as other programs read it."""

import io

import pikepdf
import pypdf
import pytest

from gongwen.render.pdf.layout import laid_out
from gongwen.render.pdf.objects import dictionary, stream


def small_file(extra: int = 0) -> bytes:
    objects: list[str | bytes] = [
        dictionary({"Type": "/Catalog", "Pages": "2 0 R"}),
        dictionary({"Type": "/Pages", "Kids": "[3 0 R]", "Count": 1}),
        dictionary(
            {"Type": "/Page", "Parent": "2 0 R", "MediaBox": "[0 0 9 9]", "Contents": "4 0 R"}
            | {"Resources": "<<>>"}
        ),
        stream(b"0 g", {}),
        *[dictionary({"Number": number}) for number in range(extra)],
    ]
    return laid_out("1.7", objects, {"Root": "1 0 R"})


def test_other_programs_find_every_object() -> None:
    document = pikepdf.open(io.BytesIO(small_file(extra=300)))
    assert [] == document.check_pdf_syntax()
    assert b"0 g" == document.pages[0].Contents.read_bytes()
    # Object 5 is the first of the extra ones; 300 take two bytes to count.
    assert 299 == document.get_object(5 + 299, 0).Number
    assert 1 == len(pypdf.PdfReader(io.BytesIO(small_file())).pages)


def test_only_streams_stand_by_themselves() -> None:
    # The content, the packed objects, the cross-reference stream.
    assert 3 == small_file(extra=20).count(b"endobj")


@pytest.mark.parametrize("extra", [65_533, 65_534, 140_000])
def test_more_objects_than_one_stream_can_count_are_in_several(extra: int) -> None:
    # Three objects of a small file are packed beside the extra ones.
    document = pikepdf.open(io.BytesIO(small_file(extra)))
    assert [0, 65_532, extra - 1] == [
        document.get_object(5 + number, 0).Number for number in (0, 65_532, extra - 1)
    ]
    assert b"0 g" == document.pages[0].Contents.read_bytes()


def test_packed_objects_take_little_room() -> None:
    more = len(small_file(extra=300)) - len(small_file())
    assert more < 300 * len(dictionary({"Number": 100}))
