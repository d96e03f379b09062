"""A form that no product has: the placard 告示牌, a title and a text on one small board.

What a new form is made of: a file in each of the places that ``gongwen.forms`` lists, and one line
there. ``tests/test_forms.py`` puts them into a copy of the program and uses it.
"""

from typing import Final

LINE: Final = 'Form("placard", "告示牌"),'
"""The line of the registry."""

DOCUMENT: Final = '''
"""告示牌: what a placard says."""

from dataclasses import dataclass
from typing import ClassVar

from gongwen.document import Document
from gongwen.document.body import Block
from gongwen.document.text import Text


@dataclass(frozen=True, slots=True)
class Placard(Document):
    """One placard.

    Attributes:
        title: 标题.
        blocks: the text.
    """

    form: ClassVar[str] = "placard"

    title: Text
    blocks: tuple[Block, ...]
'''

SHEET: Final = '''
"""The table of the placard."""

from dataclasses import dataclass
from typing import Final

from gongwen.sheet.groups import Sheet, shared
from gongwen.sheet.rows import Measure, labelled
from gongwen.sheet import gbt9704 as base


@dataclass(frozen=True, slots=True)
class BoardTable:
    """木牌."""

    lift: Measure = labelled("抬高")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacardSheet(Sheet):
    """Every number of a placard."""

    board: BoardTable = labelled("木牌")


SHEET: Final = PlacardSheet(
    name="告示牌",
    board=BoardTable(lift=Measure(20, "mm", "惯例：标题之上空两行", least=5, most=60)),
    **shared(base.GBT_9704_2012, but=("name",)),
)
'''

READ_TEXT: Final = '''
"""Plain text → 告示牌."""

from collections.abc import Sequence

from gongwen.document.placard import Placard
from gongwen.document.series import Series
from gongwen.read.parts.body import read_body
from gongwen.read.findings import Findings
from gongwen.read.source.lines import SourceLine


def claims(lines: Sequence[SourceLine]) -> bool:
    """Tell whether a text is a placard: it says so in its first line."""
    return bool(lines) and lines[0].text.string == "告示牌"


def read(lines: Sequence[SourceLine], findings: Findings, series: Series) -> Placard:
    """Read the lines of a placard."""
    blocks, _ = read_body(lines[2:], findings, with_source=False)
    return Placard(lines[1].text, blocks, keywords=series.keywords)
'''

READ_YAML: Final = '''
"""The nodes of a YAML file → 告示牌."""

from typing import Final

from gongwen.document.placard import Placard
from gongwen.document.series import Series
from gongwen.document.text import Text
from gongwen.read.parts.body import read_body
from gongwen.read.findings import Findings
from gongwen.read.source.lines import make_lines, split_lines
from gongwen.read.yaml.nodes import Fields, Mapping
from gongwen.read.yaml.style import read_settings
from gongwen.read.yaml.vocabulary import Key, Table

KEYS: Final[Table] = (
    Key("form", "版式", "choice", "文件的种类"),
    Key("heading", "牌题", "line", "告示牌的标题"),
    Key("text", "牌文", "text", "告示牌的文字"),
    Key("style", "版面", "style", "改动版面的数值"),
)


def read(node: Mapping, findings: Findings, series: Series) -> Placard:
    """Read the keys of a placard."""
    fields = Fields(node, KEYS, findings)
    title, body = fields.line("heading"), fields.scalar("text")
    if title is None or body is None:
        findings.error("no-title", "告示牌没有标题或文字", fields.span, "写上“牌题:”和“牌文:”")
        return Placard(Text(""), ())
    lines = make_lines(split_lines(body.text), findings)
    blocks, _ = read_body(lines, findings, with_source=False)
    style = fields.mapping("style")
    settings = read_settings(style, findings) if style else ()
    return Placard(title, blocks, keywords=series.keywords, settings=settings)
'''

COMPOSE: Final = '''
"""告示牌: which parts a placard has, and where they go."""

from gongwen.compose.sides.assemble import Parts, Zone, alike, assemble
from gongwen.compose.body import BodySetter
from gongwen.compose.sides.stack import Layer, Stack
from gongwen.compose.titles.title import on_one_line, title_layers
from gongwen.compose.workshop import Workshop
from gongwen.diagnostics import Diagnostic
from gongwen.document.placard import Placard
from gongwen.pages import Composition, Info
from gongwen.sheet.placard import PlacardSheet


def compose(placard: Placard, shop: Workshop[PlacardSheet]) -> Composition:
    """Turn a placard into pages."""
    root = shop.structure.add("Document")
    title = on_one_line(placard.title)
    heading = shop.structure.add("H1", root, title=title.string)
    layers = (Layer(shop.sheet.board.lift), *title_layers(shop, placard.title, heading))
    too_tall = Diagnostic("error", "head-too-tall", "标题太高", title.span())
    parts = Parts(
        head=Zone(Stack(layers), "标题", too_tall),
        slabs=tuple(BodySetter(shop, root).slabs(placard.blocks)),
        end=(),
        end_name="落款",
        frames=alike(shop.grid),
    )
    pages = assemble(shop, parts)
    elements = shop.structure.elements
    return Composition(pages, elements, Info(title.string), shop.palette, tuple(shop.remarks))
'''

WRITE: Final = '''
"""告示牌 → the lines of its file."""

from collections.abc import Iterator

from gongwen.document.placard import Placard
from gongwen.write.body import typed_paragraphs
from gongwen.write.yaml import indented, scalar


def lines_of(placard: Placard) -> Iterator[str]:
    """Give the lines of the file that says what *placard* says."""
    yield "form: placard"
    yield f"heading: {scalar(placard.title.string)}"
    yield "text: |"
    yield from indented(typed_paragraphs(placard.blocks))
'''

FILES: Final = {
    "gongwen.document": DOCUMENT,
    "gongwen.sheet": SHEET,
    "gongwen.read.text": READ_TEXT,
    "gongwen.read.yaml": READ_YAML,
    "gongwen.compose.forms": COMPOSE,
    "gongwen.write": WRITE,
}
"""By the place where each belongs."""
