"""The fingerprints of publishers' keys on paper, to be compared by two people; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from store.model.message import Message
from store.model.table import Table
from store.packs.publishers import Publisher
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.content.tables.fact_papers import head_blocks
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Sheet
from ui.services.language import paper_day, paper_heads, paper_text

TITLE = Message("publisher_paper.title")
_ABOUT = Message("publisher_paper.about")


def publisher_paper(publishers: Sequence[Publisher]) -> TablePaper:
    """Return the trusted keys as a paper to preview: a small table for each."""
    shown = tuple(publishers)

    def make(sheet: Sheet, title: str, template: Template) -> Iterator[Block]:
        yield from head_blocks(title, template.hospital, sheet, paper_day(date.today()))
        yield Paragraph((Run(paper_text(_ABOUT), "remark"),), "left", small=True)
        for each in shown:
            yield Paragraph((), gap=0.5, keep_next=True)
            yield _grid(each)

    return TablePaper("publishers", paper_text(TITLE), make, landscape=False)


def _grid(each: Publisher) -> Grid:
    key = each.key
    own, site = Message("publisher_paper.own"), Message("publisher_paper.site")
    heads = paper_heads(
        Message("publisher_paper.publisher"),
        Message("publisher_paper.id"),
        Message("publisher_paper.fingerprint"),
        Message("publisher_paper.key"),
        Message("publisher_paper.set_by"),
    )
    values = (
        key.comment or paper_text(Message("publisher_paper.unnamed")),
        key.name,
        key.fingerprint,
        key.base64(),
        paper_text(own if each.own else site),
    )
    rows = tuple(zip(heads, values, strict=True))
    cells = tuple(((Run(name, "cell_head"),), (Run(value, "cell"),)) for name, value in rows)
    return Grid(Table(rows), cells)
