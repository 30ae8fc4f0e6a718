"""Writes the footer of each page; no Qt."""

from __future__ import annotations

from typing import Literal

from store.model.message import Message
from ui.printing.content.excerpt import Excerpt
from ui.services.language import paper_day, paper_text

STAMP_LENGTH = 10
#: What was done with a paper.
Occasion = Literal["printed", "exported"]


def footer_text(excerpt: Excerpt, made: Occasion = "printed") -> str:
    """Return the source of the text and when it was ``made``."""
    stamp, day = excerpt.library_stamp[:STAMP_LENGTH], paper_day(excerpt.printed_on)
    parts = (
        Message("paper.program"),
        Message("paper.library", stamp=stamp) if stamp else None,
        Message("paper.printed", day=day) if made == "printed" else Message("paper.exported", day=day),
    )
    return " · ".join(paper_text(part) for part in parts if part)
