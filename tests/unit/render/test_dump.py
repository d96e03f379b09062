"""Pages as text."""

from gongwen.pages import Composition
from gongwen.render.dump import dump

from support.compositions import composed, mark, page, run

EXPECTED = """\
page 1 · 595.28 × 841.89
   120.00    79.37  349.37  title  60  red  测试公报
  rule   79.37  200.00  442.00   1.00 red
   240.00    79.37  237.22  fangsong  16  关于加强基层治理的报告
page 2 · folio 1 · 595.28 × 841.89
   120.00    79.37  299.37  title  22  关于加强基层治理的报告
   160.00    79.37  158.30  heiti  16  一、总体情况
   190.00    79.37  284.58  fangsong  16  今年以来，各镇、街道认真落实
   220.00    79.37  268.79  rare  16  上级部署，𬭸、龑、䶮等同志
   770.00    79.37  135.37  songti  14  — 1 —
page 3 · folio 2 · 595.28 × 841.89
   120.00    79.37  174.08  songti  16  ——扎实工作。
   770.00    79.37  135.37  songti  14  — 2 —
"""


def test_pages_read_line_by_line(composition: Composition) -> None:
    assert EXPECTED == dump(composition)


def test_a_row_says_what_was_done_to_it() -> None:
    row = mark("footer", run("国务", scale=0.9), run("院", "kaiti", x=112.0, size=14.0))
    row = row._replace(squeezes=2, stretched=True)
    lines = dump(composed(page(row))).splitlines()
    assert (
        "   120.00    79.37  112.00  fangsong+kaiti  16+14  90.0%+100.0%  ~2  <>  国务院"
        == lines[1]
    )


def test_a_row_without_text_is_not_a_line() -> None:
    assert 1 == len(dump(composed(page(mark("layout")))).splitlines())
