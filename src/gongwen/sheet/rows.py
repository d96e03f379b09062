"""The rows of a measurement table: numbers, words and colours, each with its clause."""

from dataclasses import Field, dataclass, field, replace
from typing import Any, Final

from gongwen.nearest import nearest
from gongwen.pages import Font
from gongwen.sheet.amounts import EXAMPLES, Unit, read_amount
from gongwen.units import Pt, mm


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the table.

    Attributes:
        value: in *unit*.
        unit: what it counts.
        clause: where it comes from; ``惯例：…`` or ``本程序：…`` where no standard speaks.
        least: the smallest value that a style may give.
        most: the largest.
    """

    value: float
    unit: Unit
    clause: str
    least: float = 0
    most: float = 10_000

    @property
    def pt(self) -> Pt:
        """The length in points; only for rows in mm and pt."""
        if self.unit == "mm":
            return mm(self.value)
        if self.unit == "pt":
            return Pt(self.value)
        raise ValueError(f"{self} ({self.clause}) is no length")

    @property
    def count(self) -> int:
        """The value as a whole number."""
        return round(self.value)

    def read(self, written: str) -> "Measure | str":
        """Give the row with the value *written*, or say in Chinese what would be right."""
        value = read_amount(written, self.unit)
        if value is None:
            return f"写{EXAMPLES[self.unit]}"
        if not self.least <= value <= self.most:
            return f"应在 {self.least:g} 与 {self.most:g} 之间（单位 {self.unit}）"
        if self.unit == "个" and value != round(value):
            return f"写{EXAMPLES[self.unit]}"
        return replace(self, value=value)

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of the table out of a few.

    Attributes:
        value: the word.
        options: the words that are allowed, each with its Chinese alias.
        clause: as in ``Measure``.
    """

    value: str
    options: tuple[tuple[str, str], ...]
    clause: str

    def read(self, written: str) -> "Choice | str":
        """Give the row with the word *written*, or say in Chinese which words there are."""
        word = written.strip()
        for option, alias in self.options:
            if word in (option, alias):
                return replace(self, value=option)
        names = [alias for _, alias in self.options]
        # 仿宋_GB2312 and 方正小标宋 have the name of a face in them.
        inside = max((name for name in names if name in word), key=len, default=None)
        meant = inside or nearest(word, [each for option in self.options for each in option])
        known = "、".join(f"{option}（{alias}）" for option, alias in self.options)
        return f"是否想写“{meant}”" if meant else f"可用的：{known}"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Colour:
    """One ink of the table, as six hexadecimal digits of sRGB."""

    value: str
    clause: str

    def read(self, written: str) -> "Colour | str":
        """Give the row with the colour *written*, or say in Chinese how to write one."""
        digits = written.strip().removeprefix("#").upper()
        if len(digits) == 6 and all(digit in "0123456789ABCDEF" for digit in digits):
            return replace(self, value=digits)
        return "写六位的颜色代码，前面不写“#”，如 FF0000"

    def __str__(self) -> str:
        return f"#{self.value}"


Row = Measure | Choice | Colour

_LABEL: Final = "label"
"""The key of a field's Chinese name among what dataclasses let a field carry."""


def labelled(label: str) -> Any:
    """Declare a field of a group that holds a row, or a group of rows, by its Chinese name.

    A form may declare a field of ``Sheet`` again to give it another name (版记 is 报尾 in a
    bulletin) or rows of its own.
    """
    return field(metadata={_LABEL: label})


def label_of(declared: "Field[Any]") -> str:
    """Give the Chinese name of a field of a group."""
    label: str = declared.metadata[_LABEL]
    return label


FACES: tuple[tuple[Font, str], ...] = (
    ("fangsong", "仿宋"),
    ("kaiti", "楷体"),
    ("heiti", "黑体"),
    ("songti", "宋体"),
    ("title", "小标宋"),
    ("rare", "罕用字"),
)
"""Every font with its Chinese name."""

YES_NO = (("yes", "是"), ("no", "否"))


def face(value: Font, clause: str) -> Choice:
    """Make a row that names a face."""
    return Choice(value, FACES[:5], clause)
