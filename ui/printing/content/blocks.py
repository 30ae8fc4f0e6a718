"""Blocks that a page is set from: paragraphs of runs, tables, and the options of what is included; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from store.model.characters import name_gaps
from store.model.table import Table
from ui.printing.layout.page_styles import Level, TypeAlign

#: More footnotes of one paragraph would leave a page no room for text.
MOST_FOOTNOTES = 6
#: What text may run on behind.
RUN_IN: tuple[Level, ...] = ("part", "first", "second", "third", "label")


@dataclass(frozen=True, slots=True)
class Options:
    """Options of printing: what is included with the clauses, and how.

    ``as_printed`` keeps the marks of the source as they are; ``contents`` precede long papers.
    """

    citations: bool = True
    duties: bool = True
    notes: bool = False
    children: bool = True
    codes: bool = True
    highlights: bool = False
    as_printed: bool = False
    contents: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face; ``mark`` is the style of a highlight behind them.

    ``verbatim``: their marks stay as they are, because they speak of how something is printed.
    ``refers``: they are the number of the page on which that anchor is.
    """

    text: str
    level: Level
    mark: str = ""
    verbatim: bool = False
    refers: str = ""

    def __post_init__(self) -> None:
        """Say on every paper and in every file where the source has lost a character."""
        object.__setattr__(self, "text", name_gaps(self.text))


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its mark, which is also in a run of the level ``footmark``, and its words."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs and how it is set.

    ``indent`` and ``inset`` are in cells of body type: of the first line, and of all lines at the left.
    ``gap`` is the white above in lines, dropped at the top of a page. ``keep_next`` and ``keep_previous``
    forbid a page to end behind or before it. ``close`` sets its lines as close as its type allows.
    ``new_page``: it begins a page. ``preferred`` is where to end the first line if one is not
    enough. ``aside`` is set at the left of a right-aligned line. ``bar`` draws a rule at the left.
    """

    runs: tuple[Run, ...]
    align: TypeAlign = "justify"
    indent: float = 0
    inset: float = 0
    gap: float = 0
    keep_next: bool = False
    keep_previous: bool = False
    preferred: int = 0
    aside: Run | None = None
    bar: bool = False
    small: bool = False
    anchor: str = ""
    footnotes: tuple[Footnote, ...] = ()
    close: bool = False
    new_page: bool = False

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)

    @property
    def level(self) -> Level:
        """Level of the paragraph as a whole: body, where text runs on behind a label or heading."""
        first = self.runs[0].level
        mixed = any(run.level not in (first, "footmark") for run in self.runs)
        return "body" if mixed and first in RUN_IN else first


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to set; its caption and note are paragraphs round it.

    ``cells`` are the runs of each cell, of the same characters as ``table`` has, marks of footnotes included.
    """

    table: Table
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    footnotes: tuple[Footnote, ...] = ()

    def runs(self, row: int, column: int) -> tuple[Run, ...]:
        """Return the runs of a cell; none where the row is shorter."""
        cells = self.cells[row] if row < len(self.cells) else ()
        return cells[column] if column < len(cells) else ()


Block = Paragraph | Grid


def with_notes_below(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks for pages that cannot hold any number of footnotes.

    All but the first :data:`MOST_FOOTNOTES` of a paragraph or a table are set right below it.
    """
    for block in blocks:
        below = block.footnotes[MOST_FOOTNOTES:]
        yield replace(block, footnotes=block.footnotes[:MOST_FOOTNOTES]) if below else block
        for note in below:
            run = Run(f"{note.mark}{note.text}", "remark", verbatim=True)
            yield Paragraph((run,), indent=2, keep_previous=True, small=True)
