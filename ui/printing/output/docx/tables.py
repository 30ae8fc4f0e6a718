"""Tables of a Word file: columns as on the pages, heads that are repeated, rows that stay whole; no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from ui.printing.content.blocks import Grid
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.output.docx.styles import paragraph_style, run_properties, twips
from ui.printing.output.docx.xml import element, run, text_of

#: The white round the words of a cell, as on the pages, in units.
_SIDE, _ABOVE = 18, 12


def table(grid: Grid, sheet: Sheet, kept: bool) -> str:
    """A table over the whole measure; ``kept``: what follows may not be parted from its last row."""
    rows = grid.table.rows
    count = max((len(row) for row in rows), default=0)
    if not count:
        return ""
    widths = [twips(sheet.measure) // count] * count
    columns = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    made = []
    for number, row in enumerate(rows):
        head = number == 0 and len(rows) > 1
        last = number == len(rows) - 1
        made.append(_row((*row, *[""] * (count - len(row))), widths, sheet, head, head or (kept and last)))
    return element("tbl", _properties(sum(widths)), columns, *made)


def _properties(width: int) -> str:
    side, above = twips(_SIDE), twips(_ABOVE)
    margins = (("top", above), ("left", side), ("bottom", above), ("right", side))
    return element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=width, type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(name, w=space, type="dxa") for name, space in margins)),
    )


def _row(cells: Sequence[str], widths: Sequence[int], sheet: Sheet, head: bool, keep: bool) -> str:
    level: Level = "cell_head" if head else "cell"
    face = run_properties(sheet.faces[level])
    properties = element("trPr", element("cantSplit"), element("tblHeader") if head else "")
    paragraph = element(
        "pPr",
        element("pStyle", val=paragraph_style(level)),
        element("keepNext") if keep else "",
        element("jc", val="center" if head else "left"),
    )
    made = [
        element(
            "tc",
            element("tcPr", element("tcW", w=width, type="dxa"), element("vAlign", val="center")),
            element("p", paragraph, run(face, text_of(text))),
        )
        for text, width in zip(cells, widths, strict=True)
    ]
    return element("tr", properties, *made)
