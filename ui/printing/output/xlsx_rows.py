"""Heights of the rows of a sheet: Excel finds them itself only when a cell is edited, and others never."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.printing.layout.column_widths import ems

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: The distance of lines and the white of a row, in sizes of the type; the highest row that Excel has.
_LINE, _WHITE, _HIGHEST = 1.36, 0.5, 409.0
#: Characters that a column has less room for than its width says.
_MARGIN = 0.6


def lines_of(words: str, width: float) -> int:
    """Return how many lines words take in a column that is so many full characters wide."""
    room = max(1.0, width - _MARGIN)
    return sum(max(1, math.ceil(ems(line) / room)) for line in words.split("\n"))


def set_height(page: Worksheet, number: int, cells: Sequence[tuple[str, float]], size: float) -> None:
    """Make a row as high as its words need; it still grows with what is typed into it.

    ``cells`` are the words and the width of each column in full characters, ``size`` that of the type.
    """
    from openpyxl.worksheet.dimensions import RowDimension

    class Row(RowDimension):  # type: ignore[misc]
        """A row whose height is not the user's own: Excel may find another one."""

        customHeight = False  # noqa: N815

    lines = max((lines_of(words, width) for words, width in cells if words), default=1)
    height = min(_HIGHEST, round(size * (_LINE * lines + _WHITE), 1))
    page.row_dimensions[number] = Row(page, index=number, ht=height)
