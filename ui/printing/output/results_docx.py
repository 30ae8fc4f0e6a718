"""The results of a search as a Word file: each clause with its document and citation; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ui.printing.content.blocks import Paragraph, Run
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.docx.word import word_of
from ui.services.export_results import ResultRow


def results_docx(lines: Sequence[ResultRow], title: str, remark: str, library_stamp: str) -> bytes:
    """Return the Word file: title, how the list came to be (``remark``), then each result."""
    paper = Excerpt(title, (), date.today(), library_stamp)
    return word_of(lambda sheet: _blocks(lines, title, remark, sheet), paper, Setting("plain"))


def _blocks(lines: Sequence[ResultRow], title: str, remark: str, sheet: Sheet) -> Iterator[Paragraph]:
    yield Paragraph((Run(title, "title"),), sheet.heading_align, keep_next=True)
    yield Paragraph((Run(remark, "mark"),), sheet.heading_align)
    for line in lines:
        head = f"{line.document} {line.clause}".strip()
        yield Paragraph((Run(head, "second"),), "left", gap=0.6, keep_next=True)
        for words in filter(None, line.text.split("\n")):
            yield Paragraph((Run(words, "body"),), indent=2)
        yield Paragraph((Run(f"——{line.citation}", "citation"),), "right", keep_previous=True, small=True)
