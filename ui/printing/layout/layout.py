"""Pages: an excerpt set in type and spread over sheets of paper."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ui.printing.content.blocks import Block, Grid, Options, with_notes_below
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import footer_text
from ui.printing.content.printable import printable
from ui.printing.content.templates import NO_TEMPLATE, Template
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.contents import ContentsPage, Link, OutlineEntry, contents_pages
from ui.printing.layout.page_styles import A4, Paper, Sheet, Style, sheet_for
from ui.printing.layout.pagination import Placed, paginate
from ui.printing.layout.paper_setup import Setting
from ui.printing.layout.rows import Row
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.table_layout import table_rows
from ui.printing.layout.typesetter import Typesetter
from ui.printing.output.pdf_outline import outline_names

#: After how many blocks setting lets the window have a look at its events.
LOOK_UP = 200
#: What the contents are called beside the pages.
CONTENTS = "目录"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows with their distance from the top of the type area, and what leads elsewhere."""

    number: int
    total: int
    rows: tuple[tuple[float, Row], ...]
    sheet: Sheet
    faces: Faces
    footer: str
    code: str = ""
    template: Template = NO_TEMPLATE
    links: tuple[Link, ...] = ()

    @property
    def left(self) -> float:
        """Where the type area begins; on the back of a sheet printed on both sides, the margins change."""
        sheet = self.sheet
        if sheet.paper.duplex and self.number % 2 == 0:
            return sheet.width - sheet.left - sheet.measure
        return sheet.left

    @property
    def text(self) -> str:
        """What the body of the page says, row by row."""
        return "\n".join(row.text for _, row in self.rows)


@dataclass(frozen=True, slots=True)
class Pages:
    """A paper that has been set."""

    title: str
    style: Style
    sheet: Sheet
    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    template: Template = NO_TEMPLATE

    @property
    def missing(self) -> str:
        """Return the characters that no font of this machine has; each is printed as 〓."""
        return self.pages[0].faces.missing if self.pages else ""

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)


def layout(
    excerpt: Excerpt,
    style: Style = "plain",
    options: Options | None = None,
    paper: Paper | None = None,
    template: Template | None = None,
) -> Pages:
    """Set an excerpt; for a long one that must not stop the window, run :func:`compose` in slices."""
    steps = compose(excerpt, style, options, paper, template)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            pages: Pages = end.value
            return pages


def compose(
    excerpt: Excerpt,
    style: Style = "plain",
    options: Options | None = None,
    paper: Paper | None = None,
    template: Template | None = None,
) -> Generator[float, None, Pages]:
    """Yield the same in small steps; yields how far it is, from 0 to 1, and returns the pages."""
    sheet = sheet_for(style, paper or A4)
    template = template or NO_TEMPLATE
    faces = Faces(sheet)
    todo: list[Block] = []
    for block in with_notes_below(blocks(excerpt, options or Options(), sheet, template)):
        todo.append(block)
        if not len(todo) % LOOK_UP:
            yield 0.0
    spread = yield from _spread(todo, sheet, faces)
    outline = list(_outline(excerpt, spread, sheet))
    front: list[ContentsPage] = []
    if options is None or options.contents:
        front = contents_pages(outline, len(spread), sheet, faces)
    footer = footer_text(excerpt)
    codes = page_codes(excerpt, spread) if options is None or options.codes else [""] * len(spread)
    total = len(front) + len(spread)
    code_of_all = f"核验码 {excerpt.items[0].code}" if options is None or options.codes else ""
    contents = [
        Page(number, total, tuple(page.rows), sheet, faces, footer, code_of_all, template, page.links)
        for number, page in enumerate(front, start=1)
    ]
    pages = [
        Page(number, total, tuple(placed), sheet, faces, footer, code, template)
        for number, (placed, code) in enumerate(zip(spread, codes, strict=True), start=len(front) + 1)
    ]
    if front:
        outline = [replace(entry, page=entry.page + len(front)) for entry in outline]
        outline.insert(0, OutlineEntry(0, CONTENTS, 1, sheet.top))
    return Pages(excerpt.title, style, sheet, (*contents, *pages), tuple(outline), template)


def compose_blocks(
    paper: Excerpt, make: Callable[[Sheet], Iterable[Block]], setting: Setting, made: str = "打印"
) -> Generator[float, None, Pages]:
    """Set any paragraphs and tables, such as a table of several documents; in small steps.

    Of ``paper`` only title, date and stamp are used; ``made`` says in the footer what was done with it.
    """
    sheet = sheet_for(setting.style, setting.paper)
    faces = Faces(sheet)
    todo = list(with_notes_below(map(printable, set_blocks(make(sheet)))))
    spread = yield from _spread(todo, sheet, faces)
    footer = footer_text(paper, made)
    pages = [
        Page(number, len(spread), tuple(placed), sheet, faces, footer, "", setting.template)
        for number, placed in enumerate(spread, start=1)
    ]
    return Pages(paper.title, setting.style, sheet, tuple(pages), (), setting.template)


def _spread(todo: Sequence[Block], sheet: Sheet, faces: Faces) -> Generator[float, None, list[Placed]]:
    """Yield the rows of all blocks, page by page."""
    typesetter = Typesetter(sheet, faces)
    rows: list[Row] = []
    for number, block in enumerate(todo):
        if isinstance(block, Grid):
            rows.extend(table_rows(block, sheet, faces, typesetter))
        else:
            rows.extend(typesetter.rows(block))
        yield number / len(todo)
    return list(paginate(rows, sheet))


def page_codes(excerpt: Excerpt, spread: Sequence[Placed]) -> Iterator[str]:
    """For each page the check code of the first clause asked for that begins on it, else of that before."""
    codes: dict[str, str] = {}
    for item in excerpt.items:
        codes.update(dict.fromkeys((clause.id for clause in item.clauses()), item.code))
    last = next(iter(codes.values()), "")
    for placed in spread:
        begun = [codes[row.anchor] for _, row in placed if row.anchor in codes]
        yield f"核验码 {begun[0] if begun else last}"
        last = begun[-1] if begun else last


def _outline(excerpt: Excerpt, spread: Sequence[Placed], sheet: Sheet) -> Iterator[OutlineEntry]:
    """Yield a line for each heading, document and clause, where it begins."""
    names = outline_names(excerpt)
    for number, placed in enumerate(spread, start=1):
        for top, row in placed:
            name = names.pop(row.anchor, None) if row.anchor else None
            if name is not None:
                yield OutlineEntry(name.depth, name.title, number, sheet.top + top, name.heading)
