"""Rows of the list of results: headers, hits and notes, and pages of hits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from index.results import Hit
from ui.services.notebook.note_hits import NoteHit

#: Hits that are asked for at once, and as many as a list has at most.
PAGE, MOST_SHOWN = 100, 600
#: Replaces the document's key for the user's own notes.
NOTES = ""


@dataclass(frozen=True, slots=True)
class ResultListRow:
    """A header (neither ``hit`` nor ``note``), a hit, or a note of the user's.

    ``near``: the hit does not have what was typed, or the header is that of such hits.
    """

    key: str
    count: int = 0
    hit: Hit | None = None
    note: NoteHit | None = None
    near: bool = False


@dataclass(frozen=True, slots=True)
class HitPage:
    """Hits that came together: the place of the first one, how many they are, and how many rows they take."""

    start: int
    hits: int
    rows: int


def remark(match: str) -> str:
    """Return how a hit that is not exact was found."""
    texts = {
        "variant": QCoreApplication.translate("Results", "variant"),
        "synonym": QCoreApplication.translate("Results", "synonym"),
        "pinyin": QCoreApplication.translate("Results", "pinyin"),
        "corrected": QCoreApplication.translate("Results", "corrected"),
        "question": QCoreApplication.translate("Results", "related"),
        "reference": QCoreApplication.translate("Results", "reference"),
        "duty": QCoreApplication.translate("Results", "department"),
        "title": QCoreApplication.translate("Results", "title"),
    }
    return texts.get(match, "")
