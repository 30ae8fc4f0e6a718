"""Papers that consist of a table: comparisons, indicators, the ledger; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ui.printing.content.blocks import Block
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import PaperSize, Sheet

#: Makes the paragraphs and tables for a sheet, under a title, with what the hospital adds.
MakeBlocks = Callable[[Sheet, str, Template], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class TablePaper:
    """Title and content of a paper; ``landscape`` and ``size`` are the defaults of its page.

    ``name`` tells papers apart whose choices are remembered; ``stamp`` is the state of the library.
    ``compared`` are the two documents of a comparison, by their keys.
    """

    name: str
    title: str
    make: MakeBlocks
    stamp: str = ""
    landscape: bool = True
    size: PaperSize = "A4"
    compared: tuple[str, ...] = ()
