"""The geometry of a printed page as data: margins, type area, pitch and the faces of each level.

All lengths are quarter points (288 to the inch), called units: every type size is a whole number of them,
as a font's pixel size has to be, and body type stays below the 64 pixels from which on Qt keeps no glyphs
and draws ten times slower. A painter is scaled from units to its device.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ui.appearance.fonts import Style as FontStyle

Style = Literal["official", "plain"]
Align = Literal["justify", "left", "center", "right"]
Level = Literal[
    "title", "mark", "document", "source", "part", "first", "second", "third", "label", "body", "duty",
    "citation", "code", "remark", "note", "note_head", "caption", "cell", "cell_head", "cell_small",
    "cell_small_head", "number", "footer", "head", "footmark", "footnote",
]  # fmt: skip

UNITS_PER_INCH = 288
#: The style of whoever has chosen none, in the window and on the command line.
DEFAULT_STYLE: Style = "official"
#: Half a millimetre counts as fitting.
SLACK = 0.02
PaperSize = Literal["A4", "A3", "B5"]
#: Width and height upright; B5 as it is sold in China and Japan.
PAPERS_MM: dict[str, tuple[float, float]] = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "B5": (182.0, 257.0)}


def mm(length: float) -> float:
    """Millimetres in units."""
    return length * UNITS_PER_INCH / 25.4


@dataclass(frozen=True, slots=True)
class Face:
    """A kind of type: the chain of families, its size, weight and grey (0 is black).

    ``stress``: bold where the machine lacks the family and the body's stands in, so that levels stay apart.
    """

    family: FontStyle
    size: int
    bold: bool = False
    grey: int = 0
    stress: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper: its size, which way round, and whether margins change sides for printing on both."""

    size: PaperSize = "A4"
    landscape: bool = False
    duplex: bool = False

    @property
    def measures(self) -> tuple[float, float]:
        """Width and height in millimetres, as the paper lies."""
        width, height = PAPERS_MM[self.size]
        return (height, width) if self.landscape else (width, height)


A4 = Paper()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and how it is set.

    ``cells`` full-width characters of body type fill the ``measure``; ``pitch`` is the distance of lines,
    ``lines`` of them fill the type area. Where ``grid`` is true, everything stands on that grid: tables are
    followed by white up to the next line. Gaps are in lines of ``pitch``. ``area`` is the height of the type
    area by the standard, which the lines fill but for a fraction.
    """

    style: Style
    left: float
    top: float
    measure: float
    cells: int
    lines: int
    pitch: float
    grid: bool
    heading_align: Align
    citation_columns: bool
    document_gap: float
    title_gap: float
    item_gap: float
    heading_gap: float
    note_pitch: float
    cell_pitch: float
    faces: Mapping[Level, Face]
    area: float
    paper: Paper = A4

    @property
    def width(self) -> float:
        """The width of the paper."""
        return mm(self.paper.measures[0])

    @property
    def height(self) -> float:
        """The height of the paper."""
        return mm(self.paper.measures[1])

    @property
    def depth(self) -> float:
        """The height of the lines that a page holds."""
        return self.lines * self.pitch

    @property
    def tracking(self) -> float:
        """What is added between two characters so that ``cells`` of them fill the measure exactly."""
        return (self.measure - self.cells * self.faces["body"].size) / (self.cells - 1)

    @property
    def em(self) -> float:
        """One cell of body type."""
        return self.faces["body"].size + self.tracking


#: GB/T 9704-2012: 37 mm above, 28 mm at the binding edge, 156 × 225 mm with 22 lines of 28 characters.
OFFICIAL = Sheet(
    style="official",
    left=mm(28),
    top=mm(37),
    measure=mm(156),
    cells=28,
    lines=22,
    pitch=115.8,
    grid=True,
    heading_align="center",
    citation_columns=False,
    document_gap=1,
    title_gap=1,
    item_gap=0,
    heading_gap=0,
    note_pitch=115.8,
    cell_pitch=76,
    faces=MappingProxyType(
        {
            "title": Face("title", 88, stress=True),
            "mark": Face("kai", 63),
            "document": Face("hei", 63),
            "source": Face("kai", 56),
            "part": Face("hei", 63),
            "first": Face("hei", 63),
            "second": Face("kai", 63, stress=True),
            "third": Face("fangsong", 63),
            "label": Face("hei", 63),
            "body": Face("fangsong", 63),
            "duty": Face("fangsong", 63),
            "citation": Face("fangsong", 48),
            "code": Face("song", 36, grey=110),
            "remark": Face("song", 42, grey=60),
            "note": Face("kai", 56),
            "note_head": Face("hei", 42, grey=90),
            "caption": Face("hei", 56),
            "cell": Face("fangsong", 48),
            "cell_head": Face("hei", 48),
            "cell_small": Face("fangsong", 36),
            "cell_small_head": Face("hei", 36),
            "number": Face("song", 56),
            "footer": Face("song", 30, grey=110),
            "head": Face("kai", 42, grey=60),
            "footmark": Face("song", 36),
            "footnote": Face("song", 42, grey=40),
        }
    ),
    area=mm(225),
)

#: For daily use: the same measure, set close.
PLAIN = Sheet(
    style="plain",
    left=mm(27),
    top=mm(22),
    measure=mm(156),
    cells=42,
    lines=41,
    pitch=68.8,
    grid=False,
    heading_align="left",
    citation_columns=True,
    document_gap=1.2,
    title_gap=0.4,
    item_gap=0.7,
    heading_gap=0.5,
    note_pitch=60,
    cell_pitch=56,
    faces=MappingProxyType(
        {
            "title": Face("song", 68, bold=True),
            "mark": Face("song", 38, grey=90),
            "document": Face("hei", 46, bold=True),
            "source": Face("song", 36, grey=90),
            "part": Face("hei", 44, bold=True),
            "first": Face("hei", 42, bold=True),
            "second": Face("song", 42, bold=True),
            "third": Face("song", 42, bold=True),
            "label": Face("song", 42, bold=True),
            "body": Face("song", 42),
            "duty": Face("song", 40, grey=60),
            "citation": Face("song", 36, grey=40),
            "code": Face("song", 32, grey=120),
            "remark": Face("song", 34, grey=70),
            "note": Face("hei", 36, grey=30),
            "note_head": Face("hei", 32, grey=100),
            "caption": Face("hei", 38, bold=True),
            "cell": Face("song", 37),
            "cell_head": Face("hei", 37, bold=True),
            "cell_small": Face("song", 30),
            "cell_small_head": Face("hei", 30, bold=True),
            "number": Face("song", 36, grey=60),
            "footer": Face("song", 30, grey=110),
            "head": Face("song", 36, grey=60),
            "footmark": Face("song", 28),
            "footnote": Face("song", 34, grey=40),
        }
    ),
    area=mm(249),
)


def sheet_for(style: Style, paper: Paper = A4) -> Sheet:
    """The sheet of a style on a paper: margins and type stay, what fits between them follows."""
    sheet = OFFICIAL if style == "official" else PLAIN
    if paper.size == "A4" and not paper.landscape:
        return replace(sheet, paper=paper)
    width, height = paper.measures
    room = sheet.measure + mm(width - PAPERS_MM["A4"][0])
    depth = sheet.area + mm(height - PAPERS_MM["A4"][1])
    cells = int(room * sheet.cells / sheet.measure + SLACK)
    return replace(
        sheet,
        paper=paper,
        cells=cells,
        measure=sheet.measure * cells / sheet.cells,
        lines=int(depth / sheet.pitch + SLACK),
        area=depth,
    )
