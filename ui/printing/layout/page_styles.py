"""The geometry of a printed page as data: margins, type area, pitch and the faces of each level.

All lengths are quarter points (288 to the inch), called units: every type size is a whole number of them,
as a font's pixel size has to be, and body type stays below the 64 pixels from which on Qt keeps no glyphs
and draws ten times slower. A painter is scaled from units to its device.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ui.appearance.fonts import TypeStyle as FontStyle

#: The name of a page style.
StyleName = str
#: Where the page number is: between dashes at the outer edge, or in the footer with the number of pages.
Numbering = Literal["outside", "footer"]
TypeAlign = Literal["justify", "left", "center", "right"]
Level = Literal[
    "title", "mark", "document", "source", "part", "first", "second", "third", "label", "body", "duty",
    "citation", "code", "remark", "note", "note_head", "caption", "cell", "cell_head", "cell_small",
    "cell_small_head", "number", "footer", "head", "footmark", "footnote",
]  # fmt: skip

UNITS_PER_INCH = 288
#: The style used where none was chosen, in the window and on the command line.
DEFAULT_STYLE: StyleName = "official"
#: Half a millimetre counts as fitting.
SLACK = 0.02
PaperSize = Literal["A4", "A3", "B5"]
#: Width and height upright; B5 as it is sold in China and Japan.
PAPERS_MM: dict[str, tuple[float, float]] = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "B5": (182.0, 257.0)}


def mm(length: float) -> float:
    """Return millimetres in units of the sheet."""
    return length * UNITS_PER_INCH / 25.4


@dataclass(frozen=True, slots=True)
class Face:
    """A kind of type: the chain of families, its size, weight and grey (0 is black).

    ``stress``: bold where the machine lacks the family and the body's replaces it, so that levels stay apart.
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
        """Width and height in millimetres, as the paper is turned."""
        width, height = PAPERS_MM[self.size]
        return (height, width) if self.landscape else (width, height)


A4 = Paper()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and how it is set.

    ``cells`` full-width characters of body type fill the ``measure``; ``pitch`` is the distance of lines,
    ``lines`` of them fill the type area. Where ``grid`` is true, everything is set on that grid: tables are
    followed by white up to the next line. Gaps are in lines of ``pitch``. ``area`` is the height of the type
    area by the standard, which the lines fill but for a fraction. A ``booklet`` has a cover, contents,
    chapters with running heads and indexes.
    """

    style: StyleName
    numbering: Numbering
    left: float
    top: float
    measure: float
    cells: int
    lines: int
    pitch: float
    grid: bool
    heading_align: TypeAlign
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
    booklet: bool = False

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
        """Space between two characters with which ``cells`` of them fill the measure exactly."""
        return (self.measure - self.cells * self.faces["body"].size) / (self.cells - 1)

    @property
    def em(self) -> float:
        """One cell of body type."""
        return self.faces["body"].size + self.tracking


@dataclass(frozen=True, slots=True)
class PageStyle:
    """A page style: its sheet on A4, and its title and tool tip in the window, in English."""

    sheet: Sheet
    title: str
    tip: str
    #: Its rank among the others: the smaller, the earlier.
    position: int = 100

    @property
    def name(self) -> str:
        """Name of the style in settings and on the command line."""
        return self.sheet.style


_registered: dict[str, PageStyle] = {}


def register(style: PageStyle) -> None:
    """Add a style that has no module in ``styles``."""
    _registered[style.name] = style


def unregister(name: str) -> None:
    """Take away a style that was registered."""
    _registered.pop(name, None)


def page_styles() -> dict[str, PageStyle]:
    """Return all styles by name, in their order; those of the modules in ``styles``, and registered ones."""
    found = [*_of_modules(), *_registered.values()]
    return {style.name: style for style in sorted(found, key=lambda style: style.position)}


@cache
def _of_modules() -> tuple[PageStyle, ...]:
    from ui.printing.layout import styles

    names = [module.name for module in pkgutil.iter_modules(styles.__path__)]
    return tuple(import_module(f"{styles.__name__}.{name}").STYLE for name in names)


def sheet_for(style: StyleName, paper: Paper = A4) -> Sheet:
    """Return the sheet of a style on a paper: margins and type stay, what fits between them follows."""
    sheet = page_styles()[style].sheet
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
