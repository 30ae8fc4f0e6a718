"""A clause's own words as blocks: heading, paragraphs, tables and duty note; no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from store.model.passages import Passage
from store.model.printed import Part
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.content.excerpt import Mark
from ui.printing.content.heading_levels import UNLABELLED, heading, is_part, level, runs_in
from ui.printing.layout.page_styles import Sheet

#: Who passed a law and when, in brackets below its title: stands where the title stands.
_PASSED = re.compile(r"（\d{4}年[^）]+）")


class Words:
    """Makes the blocks of one passage; ``gap`` is the white above the first of them."""

    def __init__(
        self, passage: Passage, sheet: Sheet, gap: float, duties: bool, marks: Sequence[Mark] = ()
    ) -> None:
        clause = passage.clause
        self._marks = [mark for mark in marks if mark.clause_id == clause.id]
        self._clause = clause
        self._parts = passage.parts
        self._sheet = sheet
        self._gap = gap
        self._duties = duties
        head = heading(clause) if passage.opens else ""
        self._head = [Run(head, level(clause))] if head else []
        self._waiting: Paragraph | None = None

    def blocks(self) -> Iterator[Block]:
        """The blocks in order; label and duty note run in with the text where they do in the source."""
        for part in self._parts:
            if part.kind == "paragraph":
                yield from self._paragraph(part)
            elif part.kind == "duty":
                yield from self._duty(part)
            elif part.kind != "heading":
                yield from self._flush()
                yield from self._table(part)
        yield from self._flush()

    def _paragraph(self, part: Part) -> Iterator[Block]:
        if not runs_in(self._clause):
            yield from self._flush()
        elif self._waiting is not None:
            yield self._waiting
        runs = (*self._head, *self._body(part))
        self._head = []
        if self._clause.label == UNLABELLED and _PASSED.fullmatch(part.text):
            mark = (Run(part.text, "mark"),)
            self._waiting = Paragraph(mark, self._sheet.heading_align, gap=self._take_gap())
        else:
            self._waiting = Paragraph(runs, indent=2, gap=self._take_gap(), anchor=self._clause.id)

    def _body(self, part: Part) -> Iterator[Run]:
        """The words of a paragraph, parted where highlights begin and end; of several the last one shows."""
        styles = [""] * len(part.text)
        for mark in self._marks:
            for place in range(max(mark.start, part.start), min(mark.end, part.end)):
                styles[place - part.start] = mark.style
        for style, group in groupby(zip(part.text, styles, strict=True), key=itemgetter(1)):
            yield Run("".join(char for char, _ in group), "body", style)

    def _duty(self, part: Part) -> Iterator[Block]:
        if not self._duties:
            return
        run = Run(part.text if part.text[:1] in "（(" else f"（{part.text}）", "duty")
        if self._waiting is not None:
            self._waiting = replace(self._waiting, runs=(*self._waiting.runs, run))
        else:
            yield from self._flush()
            yield Paragraph((run,), indent=2, keep_previous=True)

    def _table(self, part: Part) -> Iterator[Block]:
        """Caption, table (at its first row) or note."""
        if part.kind == "row":
            if part.row == 0 and part.table:
                yield Grid(part.table)
        elif part.kind == "caption":
            yield Paragraph((Run(part.text, "caption"),), "center", keep_next=True)
        else:
            yield Paragraph((Run(part.text, "remark"),), "left", keep_previous=True, small=True)

    def _flush(self) -> Iterator[Block]:
        """What is waiting for what follows: a paragraph for its duty note, a heading for its text."""
        if self._waiting is not None:
            yield self._waiting
            self._waiting = None
        if self._head:
            part = is_part(self._clause)
            yield Paragraph(
                tuple(self._head),
                "center" if part else "left",
                indent=0 if part else 2,
                gap=max(self._take_gap(), self._sheet.heading_gap),
                keep_next=True,
                anchor=self._clause.id,
            )
            self._head = []

    def _take_gap(self) -> float:
        gap, self._gap = self._gap, 0.0
        return gap
