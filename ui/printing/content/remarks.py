"""Remarks beside a text: corrections, and the user's notes; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from store.model.annotation import Note
from store.model.document import Correction
from store.model.wording import text
from ui.printing.content.blocks import Paragraph, Run
from ui.printing.content.title_blocks import chinese_date
from ui.printing.layout.page_styles import Sheet


def correction_text(correction: Correction) -> str:
    """Return the footnote of a correction."""
    reading = f"原文作“{correction.printed}”，" if correction.printed else "原文有缺漏，"
    if correction.applied:
        said = f"〔勘误〕{reading}今改作“{correction.corrected}”"
    elif not correction.has_guess:
        said = f"〔存疑〕“{correction.printed}”"
    else:
        said = f"〔存疑〕{reading}疑为“{correction.corrected}”，未改动"
    reason = text(correction.reason).rstrip("。")
    return said + (f"：{reason}。" if reason else "。")


def note_blocks(note: Note, sheet: Sheet, unsure: bool) -> Iterator[Paragraph]:
    """Yield the user's own words: behind a rule, with their date, and told if their place is not sure."""
    inset = 2.0
    day = datetime.fromisoformat(note.updated)
    if day.tzinfo is None:
        day = day.replace(tzinfo=UTC)
    head = f"批注 {chinese_date(day.astimezone().date())}{'（位置待确认）' if unsure else ''}"
    lines = [line for line in note.body.splitlines() if line.strip()] or [""]
    yield Paragraph(
        (Run(head, "note_head"),), "left", inset=inset, gap=0 if sheet.grid else 0.2,
        keep_previous=True, keep_next=True, bar=True, small=True,
    )  # fmt: skip
    for line in lines:
        yield Paragraph((Run(line.strip(), "note"),), inset=inset, bar=True, small=True)
