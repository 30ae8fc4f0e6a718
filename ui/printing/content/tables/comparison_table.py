"""对照表: two documents in three columns, 原条款 | 新条款 | 变化, the changed words marked; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.comparison.compared_units import ComparedUnit
from index.comparison.comparison import Comparison, MeasurePair
from index.comparison.word_changes import WordPlace
from index.references.citation import document_number, edition_mark, titled
from store.model.document import Document
from store.model.message import Message
from store.model.printed import HARD_BREAK, parts
from store.model.table import Table
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Sheet
from ui.services.comparison_words import counts, extract_remark, kind_name, label_of, summary
from ui.services.language import paper_heads, paper_language, paper_text

HEADS = (Message("comparison_paper.old"), Message("comparison_paper.new"), Message("comparison_paper.change"))
#: What the marks mean, said above the table.
LEGEND = Message("comparison_paper.legend")
_NOTHING = Message("comparison_paper.nothing")


@dataclass(frozen=True, slots=True)
class ComparedWords:
    """A stretch of a cell: its words, and whether they were ``inserted`` or ``deleted`` (or neither)."""

    text: str
    mark: str = ""


#: The words of a cell.
MarkedCell = tuple[ComparedWords, ...]


def title_of(comparison: Comparison) -> str:
    """Return the title of the paper; editions of one document have their common title."""
    first, second = comparison.first.name, comparison.second.name
    if first == second:
        return paper_text(Message("comparison_paper.editions", title=titled(first)))
    return paper_text(Message("comparison_paper.title", first=titled(first), second=titled(second)))


def sides(comparison: Comparison) -> tuple[str, str]:
    """Return the two documents as they are cited: 《题名》（文号）."""
    return _cited(comparison.first), _cited(comparison.second)


def _cited(document: Document) -> str:
    return titled(document.name) + document_number(document.number) + edition_mark(document)


def table_cells(comparison: Comparison, pairs: Sequence[MeasurePair]) -> Iterator[tuple[MarkedCell, ...]]:
    """Yield the rows of the table: the cells of each pair."""
    for pair in pairs:
        old = [change.first for change in pair.changes if change.first]
        new = [change.second for change in pair.changes if change.second]
        spoken = paper_language()
        lines = [kind_name(comparison, pair, spoken), *summary(pair, spoken)]
        yield (
            _side(pair.first, old, "deleted") or (ComparedWords(paper_text(_NOTHING)),),
            _side(pair.second, new, "inserted") or (ComparedWords(paper_text(_NOTHING)),),
            (ComparedWords("\n".join(lines)),),
        )


def _side(units: Sequence[ComparedUnit], places: Sequence[WordPlace], mark: str) -> MarkedCell:
    found: list[ComparedWords] = []
    for unit in units:
        for member in unit.members:
            label = label_of(unit) if member is unit.clause else member.label
            found.append(ComparedWords(("\n" if found else "") + label + "　"))
            own = [place for place in places if place.clause_id == member.id]
            marked = {at for place in own for at in range(place.start, place.end)}
            for number, part in enumerate(parts(member)):
                if number:
                    found.append(ComparedWords("\n"))
                found += _marked(part.text, part.start, marked, mark)
    return tuple(found)


def _marked(text: str, start: int, marked: set[int], mark: str) -> Iterator[ComparedWords]:
    """Yield a text in stretches that are marked and such that are not."""
    plain = text.replace(HARD_BREAK, "\n").replace("\t", "　")
    for inside, group in groupby(range(len(plain)), key=lambda at: start + at in marked):
        places = list(group)
        yield ComparedWords(plain[places[0] : places[-1] + 1], mark if inside else "")


def comparison_paper(comparison: Comparison, pairs: Sequence[MeasurePair]) -> TablePaper:
    """Return some pairs of a comparison as a paper to preview."""
    shown = tuple(pairs)

    def make(sheet: Sheet, title: str, template: Template) -> Iterator[Block]:
        return comparison_blocks(comparison, shown, sheet, title, template.hospital)

    keys = comparison.first.key, comparison.second.key
    return TablePaper("comparison", title_of(comparison), make, compared=keys)


def comparison_item_blocks(comparison: Comparison, sheet: Sheet) -> Iterator[Block]:
    """Yield the table as a part of another paper: below a heading, with all pairs."""
    yield Paragraph((Run(title_of(comparison), "part"),), "center", keep_next=True)
    blocks = comparison_blocks(comparison, comparison.pairs, sheet)
    next(blocks)  # the title of the paper
    yield from blocks


def about(comparison: Comparison) -> tuple[str, str]:
    """Return the remark on sources that may be extracts (or nothing), and the numbers with the legend."""
    spoken = paper_language()
    numbers = Message("comparison_paper.about", numbers=counts(comparison, spoken), legend=LEGEND)
    return extract_remark(comparison, spoken), paper_text(numbers)


def comparison_blocks(
    comparison: Comparison, pairs: Sequence[MeasurePair], sheet: Sheet, title: str = "", hospital: str = ""
) -> Iterator[Block]:
    """Yield the paper: title, the two documents, what to mind, and the table."""
    title = title or title_of(comparison)
    preferred = len(titled(comparison.first.name)) + 1 if title.count("《") == 2 else 0
    yield Paragraph((Run(title, "title"),), sheet.heading_align, keep_next=True, preferred=preferred)
    first, second = sides(comparison)
    if hospital:
        yield Paragraph((Run(hospital, "mark"),), sheet.heading_align, keep_next=True, small=True)
    for head, cited in zip(HEADS, (first, second), strict=False):
        line = paper_text(Message("comparison_paper.side", head=head, cited=cited))
        yield Paragraph((Run(line, "remark"),), "left", keep_next=True, small=True)
    for line in filter(None, about(comparison)):
        yield Paragraph((Run(line, "remark"),), "left", keep_next=True, small=True)
    heads = paper_heads(*HEADS)
    cells: list[tuple[tuple[Run, ...], ...]] = [tuple((Run(head, "cell_head"),) for head in heads)]
    for row in table_cells(comparison, pairs):
        cells.append(tuple(tuple(Run(each.text, "cell", each.mark) for each in cell) for cell in row))
    rows = tuple(tuple("".join(run.text for run in cell) for cell in row) for row in cells)
    yield Grid(Table(rows), tuple(cells))
