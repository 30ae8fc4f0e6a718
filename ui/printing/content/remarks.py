"""Remarks beside a text: corrections, and the user's notes; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from store.model.annotation import Note
from store.model.document import Correction
from store.model.message import Message
from ui.printing.content.blocks import Paragraph, Run
from ui.printing.layout.page_styles import Sheet
from ui.services.language import paper_day, paper_text


def correction_text(correction: Correction) -> str:
    """Return the footnote of a correction."""
    reading = Message("paper.lacking")
    if correction.printed:
        reading = Message("paper.read", printed=correction.printed)
    if correction.applied:
        said = Message("paper.corrected", reading=reading, corrected=correction.corrected)
    elif not correction.has_guess:
        said = Message("paper.doubtful", printed=correction.printed)
    else:
        said = Message("paper.guessed", reading=reading, corrected=correction.corrected)
    reason = paper_text(correction.reason).rstrip("。.")
    if reason:
        return paper_text(Message("paper.footnote_with_reason", said=said, reason=reason))
    return paper_text(Message("paper.footnote", said=said))


def note_blocks(note: Note, sheet: Sheet, unsure: bool) -> Iterator[Paragraph]:
    """Yield the user's own words: behind a rule, with their date, and told if their place is not sure."""
    inset = 2.0
    day = datetime.fromisoformat(note.updated)
    if day.tzinfo is None:
        day = day.replace(tzinfo=UTC)
    written = paper_day(day.astimezone().date())
    head = Message("paper.note_unsure", day=written) if unsure else Message("paper.note", day=written)
    lines = [line for line in note.body.splitlines() if line.strip()] or [""]
    yield Paragraph(
        (Run(paper_text(head), "note_head"),), "left", inset=inset, gap=0 if sheet.grid else 0.2,
        keep_previous=True, keep_next=True, bar=True, small=True,
    )  # fmt: skip
    for line in lines:
        yield Paragraph((Run(line.strip(), "note"),), inset=inset, bar=True, small=True)
