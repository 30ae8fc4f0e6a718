"""An excerpt as a Word file: real styles, numbers as text, footnotes, page fields; no Qt.

Every part of the package is written here, in the order of the schema, so that nothing is in the file that
the paper does not ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace

from store.model.message import Message
from ui.printing.content.blocks import Footnote, Grid, Paragraph, Run
from ui.printing.content.booklet import (
    chapter_blocks,
    chaptered,
    cover,
    cover_blocks,
    document_index,
    organisation_index,
    pages_of,
)
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import footer_text
from ui.printing.content.printable import printable
from ui.printing.content.printed_highlights import mark_colour
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.booklet_pages import CONTENTS, compose_booklet
from ui.printing.layout.page_styles import Level, Sheet, sheet_for
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.docx.docx_booklet import Booklet, contents_styles
from ui.printing.output.docx.docx_fonts import font_table
from ui.printing.output.docx.docx_page import DOCUMENT, PageParts
from ui.printing.output.docx.docx_settings import settings
from ui.printing.output.docx.docx_styles import (
    OUTLINE,
    character_style,
    paragraph_style,
    run_properties,
    styles,
    twips,
)
from ui.printing.output.docx.docx_tables import Write, table
from ui.printing.output.docx.docx_theme import theme
from ui.printing.output.docx.footnotes import Footnotes
from ui.printing.output.docx.package import Package, core_properties, extended_properties
from ui.printing.output.docx.xml import element, part, run, text_of
from ui.printing.output.line_ends import with_line_ends
from ui.services.language import paper_text

AUTHOR = Message("paper.program")
#: The white below a table, in units.
BELOW = 12.0
_ALIGN = {"justify": "both", "left": "left", "center": "center", "right": "right"}


def word_steps(excerpt: Excerpt, setting: Setting) -> Generator[float, None, bytes]:
    """Yield the file, made in small steps."""
    writer = _Word(excerpt, setting, footer_text(excerpt))
    if writer.sheet.booklet:
        return (yield from _booklet_steps(excerpt, setting, writer))
    todo = list(blocks(excerpt, setting.options, writer.sheet, setting.template))
    for number, block in enumerate(todo):
        writer.add(block)
        yield number / len(todo)
    return writer.finish()


def _booklet_steps(excerpt: Excerpt, setting: Setting, writer: _Word) -> Generator[float, None, bytes]:
    """Write the booklet; its pages are set first, as the contents and indexes name their numbers."""
    from ui.printing.output.pdf_writer import ensure_application

    ensure_application()
    options, template = setting.options, setting.template
    pages = yield from compose_booklet(excerpt, writer.sheet, options, template)
    book = chaptered(excerpt)
    writer.booklet = Booklet(pages, writer.sheet, options.contents)
    find = pages_of(pages.places)

    def ready(found: Iterable[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
        return map(printable, found if options.as_printed else set_blocks(found))

    for block in ready(cover_blocks(cover(book, template), writer.sheet)):
        writer.add(block)
    writer.add_contents(paper_text(CONTENTS))
    body = [*chapter_blocks(book, options, writer.sheet)]
    body += [*organisation_index(book, find, writer.sheet), *document_index(book, find, writer.sheet)]
    for number, block in enumerate(ready(body)):
        writer.add(block)
        yield number / len(body)
    return writer.finish()


def word_of(make: Callable[[Sheet], Iterable[Paragraph | Grid]], paper: Excerpt, setting: Setting) -> bytes:
    """Return the file of any paragraphs and tables; of the paper, only title, date and stamp are used."""
    writer = _Word(paper, setting, footer_text(paper, "exported"))
    for block in map(printable, set_blocks(make(writer.sheet))):
        writer.add(block)
    return writer.finish()


class _Word:
    """Writes one excerpt as the parts of a package."""

    def __init__(self, excerpt: Excerpt, setting: Setting, foot: str) -> None:
        self._excerpt, self._setting, self._foot = excerpt, setting, foot
        self.sheet = sheet_for(setting.style, setting.paper)
        self._notes = Footnotes(self.sheet)
        self._body: list[str] = []
        self._waiting: Paragraph | Grid | None = None
        self._gap = self._above = 0.0
        self.booklet: Booklet | None = None
        self._package = Package()
        self._package.add("officeDocument", DOCUMENT, b"")
        title = excerpt.title if self.sheet.booklet else ""
        self._page = PageParts(self._package, self.sheet, setting, foot, title)
        self._chapter = ""

    def add_contents(self, title: str) -> None:
        """Write the contents of a booklet; ``title`` is the running head above them."""
        self._flush()
        self._gap = 0.0
        self._chapter = title
        self._body += self.booklet.contents() if self.booklet else []

    def _begin_chapter(self, title: str) -> None:
        """End the section before, which has its own running head."""
        self._flush()
        mark = self._page.section(self._chapter)
        last = self._body.pop() if self._body and self._body[-1].startswith("<w:p>") else ""
        if last:
            self._body.append(last.replace("</w:pPr>", f"{mark}</w:pPr>", 1))
        else:
            self._body.append(element("p", element("pPr", mark)))
        self._chapter = title

    def add(self, block: Paragraph | Grid) -> None:
        """Add a paragraph or a table; it is written when it is known what it may not be parted from."""
        if isinstance(block, Paragraph) and not block.runs:
            self._gap += block.gap
            return
        if self.booklet and isinstance(block, Paragraph) and block.new_page:
            self._begin_chapter(block.text)
            block = replace(block, new_page=False)
        self._flush(isinstance(block, Paragraph) and block.keep_previous)
        self._waiting, self._above = block, self._gap + (block.gap if isinstance(block, Paragraph) else 0.0)
        # Text after a table has the same distance to it as the words of a cell to their rule.
        self._gap = BELOW / self.sheet.pitch if isinstance(block, Grid) else 0.0

    def finish(self) -> bytes:
        """Return the file."""
        self._flush()
        package = self._package
        extra = contents_styles(self.sheet) if self.booklet else ()
        package.add("styles", "word/styles.xml", styles(self.sheet, extra), DOCUMENT)
        package.add("settings", "word/settings.xml", settings(self.sheet, bool(self._notes)), DOCUMENT)
        package.add("fontTable", "word/fontTable.xml", font_table(), DOCUMENT)
        package.add("theme", "word/theme/theme1.xml", theme(), DOCUMENT)
        if self._notes:
            package.add("footnotes", "word/footnotes.xml", self._notes.data(), DOCUMENT)
        section = self._page.section(self._chapter)
        package.fill(DOCUMENT, part("document", element("body", *self._body, section)))
        author = self._setting.template.hospital or paper_text(AUTHOR)
        package.add("core-properties", "docProps/core.xml", core_properties(self._excerpt.title, author))
        package.add("extended-properties", "docProps/app.xml", extended_properties(paper_text(AUTHOR)))
        return package.data()

    def _flush(self, kept: bool = False) -> None:
        block, self._waiting = self._waiting, None
        if isinstance(block, Grid):
            self._body.append(table(block, self.sheet, kept, self._writer(block.footnotes)))
        elif block is not None:
            self._body.append(self._paragraph(with_line_ends(block, self.sheet), kept))

    def _paragraph(self, block: Paragraph, kept: bool) -> str:
        first, level = block.runs[0].level, block.level
        depth = OUTLINE.get(first) if block.anchor else None
        beside = block.aside is not None
        properties = element(
            "pPr",
            element("pStyle", val=paragraph_style(level)),
            element("keepNext") if block.keep_next or kept else "",
            element("pageBreakBefore") if block.new_page and self._body else "",
            element("pBdr", element("left", val="single", sz=12, space=8, color="AAAAAA"))
            if block.bar
            else "",
            element("tabs", element("tab", val="right", pos=twips(self.sheet.measure))) if beside else "",
            element("spacing", before=twips(self._above * self.sheet.pitch)) if self._above else "",
            self._indents(block),
            element("jc", val="left" if beside else _ALIGN[block.align]),
            element("outlineLvl", val=depth) if depth is not None else "",
        )
        runs = "".join(self._runs(block))
        return element("p", properties, self.booklet.around(block, runs) if self.booklet else runs)

    def _indents(self, block: Paragraph) -> str:
        """Indents in characters of the paragraph's own type, and the same measured."""
        if not block.indent and not block.inset:
            return ""
        face = self.sheet.faces[block.level]
        cell = self.sheet.em / (self.sheet.em if face.size == self.sheet.faces["body"].size else face.size)
        attributes: dict[str, object] = {}
        if block.inset:
            attributes |= {
                "leftChars": round(100 * block.inset * cell),
                "left": twips(block.inset * self.sheet.em),
            }
        if block.indent:
            wide = block.indent * self.sheet.em
            attributes |= {"firstLineChars": round(100 * block.indent * cell), "firstLine": twips(wide)}
        return element("ind", **attributes)

    def _runs(self, block: Paragraph) -> Iterator[str]:
        if block.aside is not None:
            # A tab takes the rest to the right edge.
            yield self._run(block.aside, block.level)
            yield run(run_properties(self.sheet.faces[block.level]), element("tab"))
        write = self._writer(block.footnotes)
        for each in block.runs:
            made = write(each, block.level)
            # After a line break the next line begins at the right edge too.
            yield made.replace("<w:br/>", "<w:br/><w:tab/>") if block.aside is not None else made

    def _writer(self, footnotes: Sequence[Footnote]) -> Write:
        """Writes runs in their order; the marks among them have their footnotes in the same order."""
        notes = iter(footnotes)

        def write(each: Run, level: Level) -> str:
            if each.refers and self.booklet:
                return self.booklet.number(each, level)
            if each.level == "footmark":
                return self._notes.refer(next(notes).text)
            return self._run(replace(each, level=level) if each.level == "cell" else each, level)

        return write

    def _run(self, each: Run, level: Level) -> str:
        style = character_style(each.level) if each.level != level else ""
        shade = mark_colour(each.mark) if each.mark else ""
        properties = run_properties(self.sheet.faces[each.level], style, shade, change=each.mark)
        return run(properties, text_of(each.text))
