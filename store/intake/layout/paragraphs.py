"""Paragraphs, and by what they are known to begin and to end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.intake.outline.labels import Label, parse_label
from store.model.table import Table

_FINAL = re.compile(r"[。！？!?；;：:…][”’」』\"')）〕]*$")
_NOTE_END = re.compile(
    r"(?:^|[。；;”])\s*[（(〔\[【](?:[^（(〔\[）)]|[（(][^（()）]{1,20}[)）]){2,200}[)）〕\]】]\s*[。；;]?$|(?:负责|配合|牵头|参与|落实)\s*[)）]\s*[。；;]?$"
)


@dataclass(slots=True)
class SourceParagraph:
    """A paragraph that may begin with a label; ``text`` still has its layout blanks."""

    text: str
    level: int = 0
    bold: bool = False
    gap: int = 0
    section: int = 0


SourceBlock = SourceParagraph | Table


def is_final(text: str) -> bool:
    """Return whether a line ends as a sentence, an item or a bracketed note ends."""
    return bool(_FINAL.search(text) or _NOTE_END.search(text[-220:]))


def begins_clause(text: str) -> Label | None:
    """Return the label at the start of a line if by its form it begins a clause."""
    label = parse_label(text)
    return label if label and label.firm and not label.reference else None
