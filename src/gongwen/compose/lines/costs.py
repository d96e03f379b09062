"""What the line breaker weighs: the rows of the sheet, taken out once."""

from typing import NamedTuple

from gongwen.sheet.groups import BreakTable


class Costs(NamedTuple):
    """The rows of the sheet that weigh one way to break against another.

    Attributes:
        keeps_grid: whether the policy is 网格 ``grid``: lines are only opened when there is no
            other way, and 汉字 off their columns count. The others, 匀排 ``flow`` and 开明
            ``compact``, open lines freely and evenly.
        halves_marks: whether marks beside other marks and at a line's ends always give up
            half a cell (开明 ``compact``).
    """

    forbidden: float
    stretched_line: float
    stretched_square: float
    off_column: float
    squeeze: float
    lone_squeeze: float
    unlike: float
    grow: float
    runt: float
    split_word: float
    unit: float
    keeps_grid: bool = True
    halves_marks: bool = False

    @classmethod
    def of(cls, table: BreakTable) -> "Costs":
        """Take the costs out of the sheet."""
        grid = table.policy.value == "grid"
        # 匀排 leaves marks whole where it can.
        squeeze = table.squeeze_in_flow if table.policy.value == "flow" else table.squeeze
        return cls(
            forbidden=table.forbidden.value,
            stretched_line=table.stretched_line.value if grid else 0.0,
            stretched_square=(table.stretched_grid if grid else table.stretched_square).value,
            off_column=table.off_column.value if grid else 0.0,
            squeeze=squeeze.value,
            lone_squeeze=table.lone_squeeze.value,
            unlike=table.unlike.value,
            grow=table.grow.value,
            runt=table.runt.value,
            split_word=table.split_word.value,
            unit=table.unit.value,
            keeps_grid=grid,
            halves_marks=table.policy.value == "compact",
        )

    def open(self, cells: float, gaps: int) -> float:
        """Give the cost of a line with *cells* of white space added at *gaps* places.

        It grows by the square of what each place gets, so that three lines share what one would
        be torn by.
        """
        return self.stretched_line + self.stretched_square * cells * cells / max(gaps, 1)
