"""Characters of a paragraph or a cell, and how a line of them is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.printing.content.blocks import Run
from ui.printing.content.printed_highlights import CHANGE_COLOURS, mark_colour
from ui.printing.layout.line_breaking import TypesetLine, tight
from ui.printing.layout.page_styles import Level
from ui.printing.layout.sheet_fonts import Faces, unseen
from ui.printing.layout.type_rows import Rule, Segment

#: Height of a footnote's mark above the line, in its own ems.
RAISED = 0.55


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of a paragraph with the level and the advance of each."""

    text: str
    levels: Sequence[Level]
    widths: Sequence[float]
    marks: Sequence[str] = ()

    @classmethod
    def of(cls, runs: Sequence[Run], faces: Faces, instead: Level | None = None) -> Chars:
        """Return the characters of all runs, in their own levels or, but for marks of footnotes, in
        another.
        """
        text = ""
        levels: list[Level] = []
        widths: list[float] = []
        marks: list[str] = []
        for run in runs:
            level = instead if instead is not None and run.level != "footmark" else run.level
            shown = faces.shown(level, run.text)
            text += shown
            levels += [level] * len(shown)
            marks += [run.mark] * len(shown)
            widths += faces.widths(level, shown)
        return cls(text, levels, widths, marks if any(marks) else ())

    @property
    def kept(self) -> frozenset[int]:
        """The places that no line begins with: a footnote's mark stays with its words."""
        if "footmark" not in self.levels:
            return frozenset()
        return frozenset(place for place, level in enumerate(self.levels) if level == "footmark")

    def between(self, start: int, end: int) -> Chars:
        """Return a range of the characters."""
        marks = self.marks[start:end] if self.marks else ()
        return Chars(self.text[start:end], self.levels[start:end], self.widths[start:end], marks)


def one_line(
    text: str, level: Level, x: float, baseline: float, faces: Faces
) -> tuple[list[Segment], tuple[Rule, ...]]:
    """Return a line of one face that is not broken, from ``x``."""
    text = faces.shown(level, text)
    chars = Chars(text, [level] * len(text), faces.widths(level, text))
    return place(chars, TypesetLine(0, len(text), 0.0), x, baseline, 0.0, faces)


def _bridge(x: float, baseline: float, advance: float, ink: QRectF) -> Rule:
    """Return the rule that closes the gap between the ink of two dashes, a little longer than the gap."""
    overlap = 0.6
    start = x + ink.right() - overlap
    return Rule(start, baseline + ink.y(), x + advance + ink.x() + overlap - start, ink.height())


def _highlight(x: float, baseline: float, width: float, em: float, colour: str) -> Rule:
    return Rule(x, baseline - 0.92 * em, width + 0.5, 1.08 * em, colour=colour)


def _change(x: float, baseline: float, width: float, em: float, mark: str) -> Rule:
    """Return the underline of insertions or the strike-through of deletions."""
    height = baseline - 0.34 * em if mark == "deleted" else baseline + 0.1 * em
    return Rule(x, height, width + 0.5, 0.07 * em, grey=40)


def place(
    chars: Chars, line: TypesetLine, x: float, baseline: float, tracking: float, faces: Faces
) -> tuple[list[Segment], tuple[Rule, ...]]:
    """Return the segments of a line: a new one where the face or the gap changes, and for each dash.

    Dashes are single because fonts join —— to one glyph that has no character: the pair would
    be missing from a PDF's text. A rule closes the gap between the two. Blanks are not drawn: Qt writes them
    into the text layer as tabs, while readers see a blank at each gap.
    """
    segments: list[Segment] = []
    rules: list[Rule] = []
    changes: list[Rule] = []
    text, last = chars.text, line.end - 1
    open_segment, foot = False, baseline
    for index in range(line.start, line.end):
        char, level = text[index], chars.levels[index]
        gap = 0.0
        baseline = foot - RAISED * faces.size(level) if level == "footmark" else foot
        if chars.marks and chars.marks[index]:
            wide = chars.widths[index] + (tracking + line.stretch if index < last else 0.0)
            mark, em = chars.marks[index], faces.size(level)
            rules.append(_highlight(x, foot, wide, em, mark_colour(mark)))
            if mark in CHANGE_COLOURS:
                changes.append(_change(x, foot, wide, em, mark))
        if index < last and not tight(char, text[index + 1]):
            gap = tracking + line.stretch - line.squeeze.get(index, 0.0)
        if char == "—":
            segments.append(Segment(x, baseline, char, level))
            if index < last and text[index + 1] == "—":
                rules.append(_bridge(x, baseline, chars.widths[index] + gap, faces.dash(level)))
            open_segment = False
        elif char != "\u3000" and (char.isspace() or unseen(char)):
            open_segment = False
        elif open_segment and segments[-1].level == level:
            segments[-1].text += char
        else:
            segments.append(Segment(x, baseline, char, level, gap))
            open_segment = True
        if open_segment and index < last and abs(gap - segments[-1].gap) > 0.01:
            open_segment = False
        x += chars.widths[index] + gap
    return segments, (*rules, *changes)
