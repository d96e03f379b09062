"""The rows of a measurement table: numbers, words and colours, each with its clause."""

from dataclasses import Field, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from gongwen.pages import Font
from gongwen.units import Pt, mm

if TYPE_CHECKING:
    pass

Unit = Literal["mm", "pt", "字", "行", "em", "%", "个", "分"]
"""字 is the width of a character of the row's own element, 行 a row of the grid, em a share of the
type size, 个 a count and 分 a cost of the line breaker."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the table.

    Attributes:
        value: in *unit*.
        unit: what it counts.
        clause: where it comes from; ``惯例：…`` or ``本程序：…`` where no standard speaks.
        least: the smallest value that is allowed, for styles and for the composer.
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
        return self._points(self.value)

    @property
    def least_pt(self) -> Pt:
        """The smallest allowed length in points; only for rows in mm and pt."""
        return self._points(self.least)

    @property
    def count(self) -> int:
        """The value as a whole number."""
        return round(self.value)

    def _points(self, value: float) -> Pt:
        if self.unit == "mm":
            return mm(value)
        if self.unit == "pt":
            return Pt(value)
        raise ValueError(f"{self} ({self.clause}) is no length")

    def read(self, written: str) -> "Measure | str":
        """Give the row with the value *written*, or say in Chinese what would be right."""
        number = written.strip().removesuffix(self.unit).strip()
        try:
            value = float(number)
        except ValueError:
            return f"应为数字（单位 {self.unit}）"
        if not self.least <= value <= self.most:
            return f"应在 {self.least:g} 与 {self.most:g} 之间（单位 {self.unit}）"
        if self.unit == "个" and value != round(value):
            return "应为整数"
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
        return (
            "应为 " + "、".join(f"{option}（{alias}）" for option, alias in self.options) + " 之一"
        )

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
        return "应为六位十六进制颜色，如 FF0000"

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
