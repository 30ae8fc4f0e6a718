"""A clause's own words as blocks: heading, paragraphs, tables and duty note; no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from store.model.passages import Passage
from store.model.printed import CELL_BREAK, PrintedPart
from store.model.table import Table
from ui.printing.content.blocks import Block, Footnote, Grid, Paragraph, Run
from ui.printing.content.heading_levels import UNLABELLED, heading_parts, is_part, level, runs_in
from ui.printing.content.marked_words import MarkedWords
from ui.printing.layout.page_styles import Level, Sheet, TypeAlign

#: Who passed a law and when, in brackets below its title: set where the title is.
_PASSED = re.compile(r"（\d{4}年[^）]+）")


class ClauseWords:
    """Makes the blocks of one passage; ``gap`` is the white above the first of them."""

    def __init__(
        self, passage: Passage, sheet: Sheet, gap: float, duties: bool, marking: MarkedWords
    ) -> None:
        self._clause = passage.clause
        self._parts = passage.parts
        self._sheet = sheet
        self._gap = gap
        self._duties = duties
        self._marking = marking
        self._head = self._heading() if passage.opens else ()
        self._head_notes = marking.take()
        self._waiting: Paragraph | None = None

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in order; label and duty note run in with the text where they do in the source."""
        for (kind, _), group in groupby(self._parts, key=lambda part: (part.kind, part.index)):
            found = list(group)
            if kind == "paragraph":
                yield from self._paragraph(found[0])
            elif kind == "duty":
                yield from self._duty(found[0])
            elif kind == "row":
                yield from self._flush()
                yield self._grid(found)
            elif kind != "heading":
                yield from self._flush()
                yield self._beside_table(found[0])
        yield from self._flush()

    def _heading(self) -> tuple[Run, ...]:
        """Label, words of the heading and the mark behind them; the words begin the printed text."""
        face = level(self._clause)
        before, words, behind = heading_parts(self._clause)
        if not self._clause.heading:
            return (Run(before + words, face),) if before + words else ()
        runs = (Run(before, face), *self._marking.runs(words, 0, face), Run(behind, face))
        return tuple(_joined([run for run in runs if run.text]))

    def _paragraph(self, part: PrintedPart) -> Iterator[Block]:
        if not runs_in(self._clause):
            yield from self._flush()
        elif self._waiting is not None:
            yield self._waiting
            self._waiting = None
        passed = self._clause.label == UNLABELLED and _PASSED.fullmatch(part.text)
        words = self._marking.runs(part.text, part.start, "mark" if passed else "body")
        notes = self._take_head_notes() + self._marking.take()
        runs, self._head = (*self._head, *words), ()
        if passed:
            self._waiting = Paragraph(runs, self._sheet.heading_align, gap=self._take_gap(), footnotes=notes)
        else:
            gap = self._take_gap()
            self._waiting = Paragraph(runs, indent=2, gap=gap, anchor=self._clause.id, footnotes=notes)

    def _duty(self, part: PrintedPart) -> Iterator[Block]:
        if not self._duties:
            return
        runs = self._marking.runs(part.text, part.start, "duty")
        if part.text[:1] not in ("（", "("):
            runs = (Run("（", "duty"), *runs, Run("）", "duty"))
        notes = self._marking.take()
        if self._waiting is not None:
            found = self._waiting
            self._waiting = replace(found, runs=(*found.runs, *runs), footnotes=(*found.footnotes, *notes))
        else:
            yield from self._flush()
            yield Paragraph(runs, indent=2, keep_previous=True, footnotes=notes)

    def _grid(self, rows: list[PrintedPart]) -> Grid:
        """Return a table; its cells are set each by itself."""
        cells = []
        for part in rows:
            made, at = [], part.start
            for cell in part.text.split(CELL_BREAK):
                made.append(self._marking.runs(cell, at, "cell"))
                at += len(cell) + len(CELL_BREAK)
            cells.append(tuple(made))
        shown = tuple(tuple("".join(run.text for run in cell) for cell in row) for row in cells)
        table = rows[0].table
        set_table = replace(table, rows=shown) if table is not None else Table(shown)
        return Grid(set_table, tuple(cells), self._marking.take())

    def _beside_table(self, part: PrintedPart) -> Paragraph:
        """Return the caption or the note of a table."""
        caption = part.kind == "caption"
        face: Level = "caption" if caption else "remark"
        align: TypeAlign = "center" if caption else "left"
        runs = self._marking.runs(part.text, part.start, face)
        return Paragraph(
            runs, align, keep_next=caption, keep_previous=not caption, small=not caption,
            footnotes=self._marking.take(),
        )  # fmt: skip

    def _flush(self) -> Iterator[Block]:
        """Yield what waits for the following text: a paragraph for its duty note, a heading for its text."""
        if self._waiting is not None:
            yield self._waiting
            self._waiting = None
        if self._head:
            part = is_part(self._clause)
            yield Paragraph(
                self._head,
                "center" if part else "left",
                indent=0 if part else 2,
                gap=max(self._take_gap(), self._sheet.heading_gap),
                keep_next=True,
                anchor=self._clause.id,
                footnotes=self._take_head_notes(),
            )
            self._head = ()

    def _take_gap(self) -> float:
        gap, self._gap = self._gap, 0.0
        return gap

    def _take_head_notes(self) -> tuple[Footnote, ...]:
        notes, self._head_notes = self._head_notes, ()
        return notes


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Runs of one face and mark as one."""
    for _, group in groupby(
        runs, key=lambda run: (run.level, run.mark, run.level == "footmark" and run.text)
    ):
        found = list(group)
        yield replace(found[0], text="".join(run.text for run in found))
