"""A clause that is printed, with what is below it, what is said of it, and where it is from; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.message import Message
from store.model.passages import Passage
from store.model.printed import PrintedPart, printed
from ui.printing.content.blocks import Block, Options, Paragraph, Run
from ui.printing.content.clause_blocks import ClauseWords
from ui.printing.content.excerpt import ExcerptItem
from ui.printing.content.marked_words import MarkedWords
from ui.printing.content.remarks import correction_text, note_blocks
from ui.printing.content.title_blocks import addressee, closes_notice, signature
from ui.printing.layout.page_styles import Sheet
from ui.services.language import paper_text

CUT_OFF = Message("paper.cut_off")


class ItemBlocks:
    """The blocks of one item."""

    def __init__(
        self, item: ExcerptItem, options: Options, sheet: Sheet, marks: Iterator[int], first: bool
    ) -> None:
        self._numbers = marks
        self._item = item
        self._options = options
        self._sheet = sheet
        self._gap = 0.0 if first else sheet.item_gap
        self._last = _last_clause(item.document)
        self._corrections: dict[str, list[Correction]] = {}
        for each in item.document.corrections:
            self._corrections.setdefault(each.clause, []).append(each)

    def blocks(self) -> Iterator[Block]:
        """Yield the clauses, then where they are from."""
        if self._item.table is not None:
            yield from self._table()
            return
        document, whole = self._item.document, self._item.whole
        if whole:
            yield from addressee(document)
        signed = not whole
        for passage in self._item.passages():
            for block in self._passage(passage):
                yield block
                if not signed and closes_notice(block, document):
                    yield from signature(document)
                    signed = True
        if not signed and document.complete:
            yield from signature(document)
        yield from self._citation()

    def _table(self) -> Iterator[Block]:
        """Yield the table in the place of the clause, with its anchor on the first paragraph."""
        gap, self._gap = self._gap, 0.0
        made = iter(self._item.table(self._sheet)) if self._item.table is not None else iter(())
        for number, block in enumerate(made):
            if number == 0 and isinstance(block, Paragraph):
                yield replace(block, anchor=self._item.clause.id, gap=gap)
            else:
                yield block

    def _passage(self, passage: Passage) -> Iterator[Block]:
        """Yield the words of a passage, with what was corrected in it and what the user wrote on it."""
        gap, self._gap = self._gap, 0.0
        marking = self._marking(passage)
        yield from ClauseWords(passage, self._sheet, gap, self._options.duties, marking).blocks()
        for text in marking.left():
            yield Paragraph((Run(text, "remark", verbatim=True),), indent=2, keep_previous=True, small=True)
        if passage.closes and passage.clause.id == self._last:
            yield Paragraph((Run(paper_text(CUT_OFF), "remark"),), "left", indent=2, keep_previous=True)
        if self._options.notes:
            for note in self._item.notes:
                if note.anchor.clause_id == passage.clause.id and passage.holds(note.anchor.start):
                    yield from note_blocks(note, self._sheet, note.id in self._item.unsure)

    def _marking(self, passage: Passage) -> MarkedWords:
        """Return the marks on the words of a passage."""
        clause = passage.clause
        marks = self._item.marks if self._options.highlights else ()
        named = (clause.id, "/".join(clause.path))
        found = [each for name in named for each in self._corrections.get(name, ())]
        hidden = [part for part in passage.parts if part.kind == "duty" and not self._options.duties]
        notes = []
        for each in found:
            place = each.place_in(printed(clause))
            if place is None and passage.closes:
                # A left-out correction has no place: its note is at the end of the clause's words.
                notes.append((_last_offset(passage, hidden), correction_text(each)))
            elif place is not None and passage.holds(place[0]) and not _is_in(place[1], hidden):
                notes.append((place[1], correction_text(each)))
        return MarkedWords([mark for mark in marks if mark.clause_id == clause.id], notes, self._numbers)

    def _citation(self) -> Iterator[Paragraph]:
        code = Run(paper_text(Message("paper.code", code=self._item.code)), "code")
        if not self._options.citations:
            if self._options.codes:
                yield Paragraph((code,), "right", keep_previous=True, small=True)
            return
        text = f"——{self._item.citation}"
        preferred = text.rfind("》（") + 1
        runs = [Run(text, "citation")]
        columns = self._sheet.citation_columns
        if self._options.codes and not columns:
            runs.append(Run("　" + code.text, "code"))
        aside = code if self._options.codes and columns else None
        yield Paragraph(
            tuple(runs), "right", keep_previous=True, preferred=preferred, aside=aside, small=True
        )


def _last_clause(document: Document) -> str:
    """Return the id of the clause at which the source breaks off; empty where it is complete."""
    if document.complete or not document.clauses:
        return ""
    last = document.clauses[-1]
    while last.body and isinstance(below := last.body[-1], Clause):
        last = below
    return last.id


def _is_in(end: int, parts: Sequence[PrintedPart]) -> bool:
    """Return whether words that end at an offset are in one of the parts."""
    return any(part.start < end <= part.end for part in parts)


def _last_offset(passage: Passage, hidden: Sequence[PrintedPart]) -> int:
    """Return the end of the last words of a passage that are printed."""
    shown = [part for part in passage.parts if part.text and part not in hidden]
    return shown[-1].end if shown else passage.end
