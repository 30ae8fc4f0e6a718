"""An excerpt as plain text: UTF-8, a line for each paragraph, tables with tabs, a rule between documents."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from ui.printing.content.blocks import Footnote, Grid, Paragraph
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import footer_text
from ui.printing.content.printable import clean
from ui.printing.layout.page_styles import sheet_for
from ui.printing.layout.paper_setup import Setting

INDENT = "　　"
#: Separates two documents.
RULE = "─" * 40


def text_steps(excerpt: Excerpt, setting: Setting) -> Generator[float, None, bytes]:
    """Yield the file, made in small steps; line ends are those of Windows, whose editor knows no others."""
    lines: list[str] = []
    for line in _lines(excerpt, setting):
        lines.append(line)
        yield 0.0
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8")


def _lines(excerpt: Excerpt, setting: Setting) -> Iterator[str]:
    sheet = sheet_for(setting.style, setting.paper)
    notes: list[Footnote] = []
    begun = False
    if setting.template.header:
        yield from (clean(setting.template.header), "")
    # Text has no colours that a legend would explain.
    options = replace(setting.options, highlights=False)
    for block in blocks(excerpt, options, sheet, setting.template):
        if isinstance(block, Paragraph) and block.runs and block.level == "document":
            yield from _foot(notes)
            notes = []
            yield from ("", RULE, "") if begun else ()
            begun = True
        notes += block.footnotes
        if isinstance(block, Grid):
            yield from ("\t".join(" ".join(cell.split()) for cell in row) for row in block.table.rows)
        else:
            yield _line(block)
    yield from _foot(notes)
    yield from ("", footer_text(excerpt))


def _foot(notes: list[Footnote]) -> Iterator[str]:
    """Yield the footnotes of a document, below it."""
    if notes:
        yield ""
        yield from (f"{note.mark}{note.text}" for note in notes)


def _line(paragraph: Paragraph) -> str:
    aside = f"　{paragraph.aside.text}" if paragraph.aside else ""
    indent = INDENT if paragraph.indent or paragraph.inset else ""
    return indent + paragraph.text + aside
