"""A booklet: the words of its cover, its chapters, and who and which documents are on which pages; no Qt."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.duties.duty_records import DutyRecord, duty_records, under_one_name
from index.references.citation import marked_title
from index.text.pinyin import spell
from store.model.document import Document
from store.model.message import Message
from store.model.table import Table
from ui.printing.content.blocks import Block, Grid, Options, Paragraph, Run
from ui.printing.content.excerpt import Excerpt, ExcerptItem
from ui.printing.content.item_blocks import ItemBlocks
from ui.printing.content.templates import Template
from ui.printing.content.title_blocks import INCOMPLETE, document_head, legend, source_facts
from ui.printing.layout.page_styles import Sheet
from ui.printing.output.pdf_outline import heading_anchor
from ui.services.language import paper_day, paper_heads, paper_text

#: The titles of the pages at the end, which the contents list.
ORGANISATIONS, DOCUMENTS = Message("paper.organisations"), Message("paper.documents")
#: The columns of the index: those of roles that nobody has are left out.
_ROLES = {
    "lead": Message("paper.pages_lead"),
    "joint": Message("paper.pages_joint"),
    "support": Message("paper.pages_support"),
}
_BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class BookletCover:
    """The lines of a cover: the title, what is in the booklet, who made it and when."""

    title: str
    content: str
    maker: str
    date: str


def chaptered(excerpt: Excerpt) -> Excerpt:
    """Return the excerpt with a heading on every item of an arranged one: items without one are below their
    document's.
    """
    if not excerpt.arranged:
        return excerpt
    items = (
        item if item.heading else replace(item, heading=marked_title(item.document)) for item in excerpt.items
    )
    return replace(excerpt, items=tuple(items))


def cover(excerpt: Excerpt, template: Template) -> BookletCover:
    """Return what the cover says."""
    content = paper_text(Message("paper.documents_held", count=len(excerpt.documents)))
    if excerpt.partial:
        content += "　" + paper_text(Message("paper.clauses_held", count=excerpt.clause_count))
    return BookletCover(excerpt.title, content, template.hospital, paper_day(excerpt.printed_on))


def cover_blocks(words: BookletCover, sheet: Sheet) -> Iterator[Block]:
    """Yield the cover as paragraphs, spread over the first page by the white above them."""
    rest = sheet.lines - 6
    yield Paragraph((Run(words.title, "title"),), "center", gap=rest * 0.3, keep_next=True)
    yield Paragraph((Run(words.content, "mark"),), "center", gap=1.5)
    gap = rest * 0.42
    for line in filter(None, (words.maker, words.date)):
        yield Paragraph((Run(line, "mark"),), "center", gap=gap)
        gap = 0.4


def chapter_blocks(excerpt: Excerpt, options: Options, sheet: Sheet) -> Iterator[Block]:
    """Yield the chapters, each at the top of a page: the user's headings, or one document after another."""
    marks = itertools.count(1)
    if not options.children:
        excerpt = excerpt.without_children()
    if excerpt.arranged:
        groups = groupby(excerpt.items, key=lambda item: item.heading)
    else:
        groups = groupby(excerpt.items, key=lambda item: item.document.key)
    for _, group in groups:
        items = list(group)
        yield from _chapter_head(items[0], excerpt.arranged, sheet)
        for place, item in enumerate(items):
            yield from ItemBlocks(item, options, sheet, marks, first=place == 0).blocks()
    if options.highlights:
        yield from legend(excerpt)


def _chapter_head(item: ExcerptItem, arranged: bool, sheet: Sheet) -> Iterator[Block]:
    if arranged:
        run = Run(item.heading, "document")
        yield Paragraph((run,), "center", keep_next=True, new_page=True, anchor=heading_anchor(item.heading))
    else:
        first, *rest = document_head(item.document, replace(sheet, heading_align="center"), 0)
        yield replace(first, new_page=True)
        yield from rest
    yield Paragraph((), gap=sheet.title_gap, keep_next=True)


#: The numbers of the pages on which the clauses of these ids begin, as a sorted list of (number, anchor).
PagesOf = Callable[[Sequence[str]], Sequence[tuple[int, str]]]


def organisation_index(excerpt: Excerpt, pages_of: PagesOf, sheet: Sheet) -> Iterator[Block]:
    """Say who answers for what is in the booklet: organisations by their sounds, with pages for each role."""
    held: dict[str, dict[str, list[str]]] = {}
    for record in _records(excerpt):
        for role, names in (("lead", record.lead), ("joint", record.joint), ("support", record.support)):
            for name in names:
                held.setdefault(name, {}).setdefault(role, []).append(record.clause)
    if not held:
        return
    roles = [role for role in _ROLES if any(role in each for each in held.values())]
    heads = paper_heads(Message("column.organisation"), *(_ROLES[role] for role in roles))
    rows: list[tuple[tuple[Run, ...], ...]] = [tuple((Run(head, "cell_head"),) for head in heads)]
    for name in sorted(held, key=lambda name: (spell(name), name)):
        cells = (_numbers(pages_of(held[name].get(role, ()))) for role in roles)
        rows.append(((Run(name, "cell"),), *cells))
    yield from _index(paper_text(ORGANISATIONS), rows, sheet)


def document_index(excerpt: Excerpt, pages_of: PagesOf, sheet: Sheet) -> Iterator[Block]:
    """Yield the documents that the booklet is from, with the pages where something of them begins."""
    heads = paper_heads(Message("column.document"), Message("paper.issue"), Message("paper.pages"))
    rows: list[tuple[tuple[Run, ...], ...]] = [tuple((Run(head, "cell_head"),) for head in heads)]
    for document in excerpt.documents:
        numbers = pages_of(_anchors(excerpt, document))
        if not excerpt.partial:
            numbers = numbers[:1]
        title = marked_title(document) + ("" if document.complete else paper_text(INCOMPLETE))
        facts = "　".join(source_facts(document))
        rows.append(((Run(title, "cell"),), (Run(facts, "cell"),), _numbers(numbers)))
    yield from _index(paper_text(DOCUMENTS), rows, sheet)


def _index(title: str, rows: Sequence[tuple[tuple[Run, ...], ...]], sheet: Sheet) -> Iterator[Block]:
    run = Run(title, "document")
    yield Paragraph((run,), "center", keep_next=True, new_page=True, anchor=heading_anchor(title))
    yield Paragraph((), gap=sheet.title_gap * 0.5, keep_next=True)
    texts = tuple(tuple("".join(run.text for run in cell) for cell in row) for row in rows)
    yield Grid(Table(texts), tuple(rows))


def _numbers(pages: Sequence[tuple[int, str]]) -> tuple[Run, ...]:
    """Numbers of pages with what parts them; each knows the place that it is the page of."""
    runs: list[Run] = []
    for number, anchor in pages:
        if runs:
            runs.append(Run(_BETWEEN, "cell"))
        runs.append(Run(str(number), "cell", refers=anchor))
    return tuple(runs) or (Run("", "cell"),)


def _anchors(excerpt: Excerpt, document: Document) -> list[str]:
    items = [item for item in excerpt.items if item.document.key == document.key]
    return [clause.id for item in items for clause in item.clauses()]


def _records(excerpt: Excerpt) -> list[DutyRecord]:
    """Return the duties of what is printed."""
    printed = {clause.id for item in excerpt.items for clause in item.clauses()}
    found = [record for document in excerpt.documents for record in duty_records(document)]
    return under_one_name([record for record in found if record.clause in printed])


def pages_of(places: Mapping[str, int], moved: int = 0) -> PagesOf:
    """Return what tells on which pages clauses begin, each page once; ``moved`` pages are put before them."""

    def find(ids: Sequence[str]) -> Sequence[tuple[int, str]]:
        first: dict[int, str] = {}
        for each in ids:
            if each in places:
                first.setdefault(places[each] + moved, each)
        return sorted(first.items())

    return find
