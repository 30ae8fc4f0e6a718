"""任务分解表 as files: PDF, Word and the pages for a printer; Qt is imported for pages only."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from store.system.files import check_writable, write_file
from ui.printing.content.blocks import Block
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import Occasion
from ui.printing.content.tables.task_table import TITLE, department_blocks, ledger_blocks
from ui.printing.content.templates import NO_TEMPLATE, Template
from ui.printing.layout.page_styles import Paper, PaperSize, Sheet
from ui.printing.layout.paper_setup import Setting
from ui.services.language import paper_text
from ui.services.ledger.ledger_entries import LedgerEntry

if TYPE_CHECKING:
    from ui.printing.layout.pages import Pages

LedgerFileKind = Literal["docx", "pdf"]


class LedgerPaper:
    """Rows as a paper: one table, or with ``by_department`` a sheet for each department."""

    def __init__(
        self,
        entries: Sequence[LedgerEntry],
        by_department: bool = False,
        size: PaperSize = "A4",
        template: Template = NO_TEMPLATE,
        stamp: str = "",
    ) -> None:
        self._entries, self._by_department = entries, by_department
        self._setting = Setting("plain", paper=Paper(size, landscape=True), template=template)
        self._paper = Excerpt(paper_text(TITLE), (), date.today(), stamp)

    def pages(self, made: Occasion = "printed") -> Generator[float, None, Pages]:
        """Yield the pages, set in small steps; ``made`` says in the footer what was done with them."""
        from ui.printing.layout.layout import compose_blocks
        from ui.printing.output.pdf_writer import ensure_application

        ensure_application()
        return (yield from compose_blocks(self._paper, self._blocks, self._setting, made))

    def save_steps(self, path: Path, kind: LedgerFileKind) -> Generator[float, None, None]:
        """Write a file in small steps; CannotWrite. Closed early, it leaves nothing behind."""
        check_writable(path)
        if kind == "pdf":
            from ui.printing.output.pdf_writer import save_pages

            pages = yield from self.pages("exported")
            yield from save_pages(pages, path)
            return
        from ui.printing.output.docx.word import word_of

        write_file(path, word_of(self._blocks, self._paper, self._setting))
        yield 1.0

    def save(self, path: Path, kind: LedgerFileKind) -> None:
        """Write a file; CannotWrite."""
        for _ in self.save_steps(path, kind):
            pass

    def _blocks(self, sheet: Sheet) -> Iterator[Block]:
        make: Callable[..., Iterator[Block]] = department_blocks if self._by_department else ledger_blocks
        return make(self._entries, sheet, paper_text(TITLE), self._setting.template.hospital)
