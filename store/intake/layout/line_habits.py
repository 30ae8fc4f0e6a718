"""Habits of a source's lines: how they are wrapped, which labels begin sentences and which headings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.layout.paragraphs import begins_clause, is_final
from store.intake.layout.width import LineWrapping
from store.intake.outline.label_styles import LabelStyle
from store.model.table import Table

#: Characters of a line that may be a heading; so many more are still taken for one.
LONG, SLACK = 15, 8
_MOSTLY = 0.66


@dataclass(frozen=True, slots=True)
class LineHabits:
    """Line habits of a source: its layout, and the label styles whose lines are sentences or headings."""

    wrapping: LineWrapping
    sentences: frozenset[LabelStyle]
    headings: frozenset[LabelStyle]


def line_habits(items: list[PhysicalLine | Table], wrapping: LineWrapping) -> LineHabits:
    """Return what most lines with a label of one style are: an open end of a sentence is a wrap there."""
    lines: dict[LabelStyle, list[str]] = defaultdict(list)
    labels: dict[LabelStyle, list[int]] = defaultdict(list)
    for item in items:
        label = begins_clause(item.text) if isinstance(item, PhysicalLine) else None
        if label and isinstance(item, PhysicalLine):
            lines[label.style].append(item.text)
            labels[label.style].append(label.length)
    sentences, headings = set(), set()
    for style, texts in lines.items():
        final = sum(is_final(text) for text in texts)
        phrases = sum(is_phrase_of_words(text[n:]) for text, n in zip(texts, labels[style], strict=True))
        if len(texts) > 2 and final >= _MOSTLY * len(texts):
            sentences.add(style)
        if len(texts) > 1 and phrases >= _MOSTLY * len(texts):
            headings.add(style)
    return LineHabits(wrapping, frozenset(sentences), frozenset(headings))


def is_phrase_of_words(text: str) -> bool:
    """Return whether words are as short as a heading, commas allowed: 高度重视、精心组织."""
    return 2 <= len(text.strip()) <= LONG + SLACK and not re.search(r"[。；;：:]", text)
