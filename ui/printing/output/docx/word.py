"""An excerpt as a Word file: real styles, numbers as text, footnotes, page fields; no Qt."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ui.printing.content.blocks import Grid, Paragraph, Run
from ui.printing.content.document import blocks
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.page_styles import UNITS_PER_INCH, Level, Sheet, sheet_for
from ui.printing.layout.setting import Setting
from ui.printing.output.docx.word_page import set_page
from ui.printing.output.docx.word_parts import Footnotes, child, clean, language, shade, vertical_rule
from ui.printing.output.docx.word_styles import Styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

AUTHOR = "医策"
#: The depth in the navigation of a paragraph that begins with a run of this level.
_OUTLINE: dict[Level, int] = {"document": 0, "part": 0, "first": 1, "label": 1, "second": 2, "third": 3}
_ALIGN = {"justify": 3, "left": 0, "center": 1, "right": 2}


def word_steps(excerpt: Excerpt, setting: Setting) -> Generator[float, None, bytes]:
    """The file, made in small steps."""
    import docx

    document = docx.Document()
    writer = _Word(document, excerpt, setting)
    todo = list(blocks(excerpt, setting.options, writer.sheet, setting.template))
    for number, block in enumerate(todo):
        writer.add(block)
        yield number / len(todo)
    return writer.finish()


def word_of(make: Callable[[Sheet], Iterable[Paragraph | Grid]], paper: Excerpt, setting: Setting) -> bytes:
    """The file of any paragraphs and tables; of the paper, only title, date and stamp are used."""
    import docx

    writer = _Word(docx.Document(), paper, setting)
    for block in make(writer.sheet):
        writer.add(block)
    return writer.finish()


class _Word:
    """Writes one excerpt into a Word document."""

    def __init__(self, document: WordDocument, excerpt: Excerpt, setting: Setting) -> None:
        self._document, self._excerpt, self._setting = document, excerpt, setting
        self.sheet = sheet_for(setting.style, setting.paper)
        self._styles = Styles(document, self.sheet)
        self._notes = Footnotes(document, self._styles)
        self._gap = 0.0
        set_page(document, self.sheet, excerpt, setting, self._styles)

    def add(self, block: Paragraph | Grid) -> None:
        """Add a paragraph or a table."""
        if isinstance(block, Grid):
            self._grid(block)
        elif block.runs:
            self._paragraph(block)
        else:
            self._gap += block.gap

    def finish(self) -> bytes:
        """Add what the file says of itself, and its footnotes; the file."""
        properties = self._document.core_properties
        properties.title = clean(self._excerpt.title)
        properties.author = self._setting.template.hospital or AUTHOR
        properties.last_modified_by = properties.author
        properties.comments = ""
        properties.language = "zh-CN"
        properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
        self._notes.finish()
        language(self._document)
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _paragraph(self, block: Paragraph) -> None:
        first, level = block.runs[0].level, block.level
        paragraph = self._document.add_paragraph(style=self._styles.paragraph(level))
        form = paragraph.paragraph_format
        form.alignment = _ALIGN[block.align]
        em = self.sheet.em * 72 / UNITS_PER_INCH
        if block.indent:
            form.first_line_indent = self._styles.points(block.indent * em)
        if block.inset:
            form.left_indent = self._styles.points(block.inset * em)
        gap, self._gap = block.gap + self._gap, 0.0
        if gap:
            form.space_before = self._styles.points(gap * self.sheet.pitch * 72 / UNITS_PER_INCH)
        form.keep_with_next = block.keep_next or None
        if block.bar:
            vertical_rule(paragraph)
        if first in _OUTLINE and block.anchor:
            self._outline(paragraph, _OUTLINE[first])
        self._aside(paragraph, block)
        notes = iter(block.footnotes)
        behind = False
        for run in block.runs:
            if run.level == "footmark":
                self._notes.refer(paragraph, next(notes).text, behind)
                behind = True
            else:
                self._run(paragraph, run, None if run.level == level else run.level)

    def _outline(self, paragraph: Any, depth: int) -> None:
        child(paragraph._p.get_or_add_pPr(), "w:outlineLvl", val=depth)

    def _aside(self, paragraph: Any, block: Paragraph) -> None:
        """What stands at the left of a right-aligned line: a tab takes the rest to the right edge."""
        if block.aside is None:
            return
        from docx.enum.text import WD_TAB_ALIGNMENT

        paragraph.alignment = _ALIGN["left"]
        measure = self._styles.points(self.sheet.measure * 72 / UNITS_PER_INCH)
        paragraph.paragraph_format.tab_stops.add_tab_stop(measure, WD_TAB_ALIGNMENT.RIGHT)
        self._run(paragraph, block.aside, block.aside.level)
        paragraph.add_run("\t")

    def _run(self, paragraph: Any, run: Run, level: Level | None) -> None:
        made = paragraph.add_run(clean(run.text))
        if run.mark:
            properties = made._r.get_or_add_rPr()
            child(properties, "w:shd", val="clear", color="auto", fill="FFF1BF")
        if level is not None:
            made.style = self._styles.character(level)

    def _grid(self, grid: Grid) -> None:
        rows = grid.table.rows
        count = max((len(row) for row in rows), default=0)
        if not count:
            return
        table = self._document.add_table(rows=0, cols=count, style="Table Grid")
        for number, row in enumerate(rows):
            cells = table.add_row().cells
            head = number == 0 and len(rows) > 1
            for cell, text in zip(cells, (*row, *[""] * (count - len(row))), strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.style = self._styles.paragraph("cell_head" if head else "cell")
                paragraph.add_run(clean(text))
                if head:
                    shade(cell)
            properties = table.rows[-1]._tr.get_or_add_trPr()
            child(properties, "w:cantSplit")
            if head:
                child(properties, "w:tblHeader")
