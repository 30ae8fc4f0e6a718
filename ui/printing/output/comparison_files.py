"""对照表 as files: Word, PDF and .xlsx; Qt is imported for PDF only."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from index.comparison.comparison import Comparison, MeasurePair
from store.model.message import Message
from store.system.files import check_writable, write_file
from ui.printing.content.blocks import Block
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.tables.comparison_table import (
    HEADS,
    about,
    comparison_blocks,
    sides,
    table_cells,
    title_of,
)
from ui.printing.layout.page_styles import Paper, Sheet
from ui.printing.layout.paper_setup import Setting
from ui.services.language import paper_heads, paper_text

if TYPE_CHECKING:
    from ui.printing.layout.pages import Pages

ComparisonFileKind = Literal["docx", "pdf", "xlsx"]
#: Three columns of sentences need the width.
SETTING = Setting("plain", paper=Paper(landscape=True))


def comparison_file(
    comparison: Comparison,
    kind: ComparisonFileKind,
    path: Path,
    stamp: str = "",
) -> None:
    """Write the table of a comparison; CannotWrite."""
    for _ in comparison_file_steps(comparison, kind, path, stamp):
        pass


def comparison_file_steps(
    comparison: Comparison,
    kind: ComparisonFileKind,
    path: Path,
    stamp: str = "",
    pairs: Sequence[MeasurePair] | None = None,
) -> Generator[float, None, None]:
    """Yield the same in small steps; yields how far it is. Closed early, it leaves nothing behind."""
    check_writable(path)
    chosen = comparison.pairs if pairs is None else pairs
    if kind == "pdf":
        yield from _pdf_steps(comparison, chosen, path, stamp)
        return
    make: dict[str, Callable[[Comparison, Sequence[MeasurePair], str], bytes]] = {
        "docx": _docx,
        "xlsx": _xlsx,
    }
    write_file(path, make[kind](comparison, chosen, stamp))
    yield 1.0


def paper_of(comparison: Comparison, stamp: str) -> Excerpt:
    """Title, date and state of the library of the paper."""
    return Excerpt(title_of(comparison), (), date.today(), stamp)


def comparison_pages(
    comparison: Comparison, pairs: Sequence[MeasurePair], stamp: str
) -> Generator[float, None, Pages]:
    """Yield the pages of the table, set in small steps."""
    from ui.printing.layout.layout import compose_blocks

    def make(sheet: Sheet) -> Iterator[Block]:
        return comparison_blocks(comparison, pairs, sheet)

    return (yield from compose_blocks(paper_of(comparison, stamp), make, SETTING, "exported"))


def _pdf_steps(
    comparison: Comparison, pairs: Sequence[MeasurePair], path: Path, stamp: str
) -> Generator[float, None, None]:
    from ui.printing.output.pdf_writer import ensure_application, save_pages

    ensure_application()
    pages = yield from comparison_pages(comparison, pairs, stamp)
    yield from save_pages(pages, path)


def _docx(comparison: Comparison, pairs: Sequence[MeasurePair], stamp: str) -> bytes:
    from ui.printing.output.docx.word import word_of

    return word_of(
        lambda sheet: comparison_blocks(comparison, pairs, sheet), paper_of(comparison, stamp), SETTING
    )


def _xlsx(comparison: Comparison, pairs: Sequence[MeasurePair], _stamp: str) -> bytes:
    from ui.printing.content.tables.table_sheet import CellValue, RichWords, SheetColumn, TableSheet, WordMark
    from ui.printing.output.xlsx import xlsx_of

    (first, second), heads = sides(comparison), paper_heads(*HEADS)
    rows: list[tuple[CellValue, ...]] = []
    for cells in table_cells(comparison, pairs):
        values = [tuple(RichWords(each.text, cast(WordMark, each.mark)) for each in cell) for cell in cells]
        kind, _, changes = cells[2][0].text.partition("\n")
        rows.append((*values[:2], kind, changes))
    columns = (
        SheetColumn(f"{heads[0]}\n{first}", 40),
        SheetColumn(f"{heads[1]}\n{second}", 40),
        SheetColumn(heads[2], 8, centred=True),
        SheetColumn(paper_text(Message("comparison_paper.changes")), 30),
    )
    remark = " ".join(filter(None, about(comparison)))
    name = paper_text(Message("comparison_paper.sheet"))
    return xlsx_of(TableSheet(name, columns, rows, title=title_of(comparison), remark=remark))
