"""Paragraphs become rows of placed type: each row is drawn on exactly one page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from store.model.titles import broken_title
from ui.printing.content.blocks import Footnote, Paragraph, Run
from ui.printing.content.highlights import mark_colour
from ui.printing.layout.fonts import Faces, unseen
from ui.printing.layout.line_breaking import Line, Measure, break_lines, tight
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.layout.structure import Element, Elements

#: The middle of a full character lies this share of an em above the baseline.
MIDDLE = 0.38
#: A page neither begins nor ends with fewer lines of a paragraph.
LEAST_LINES = 2
#: The rule beside the user's own notes: its place and width in units.
BAR_X, BAR_WIDTH, BAR_GREY = 66, 6, 170
#: The distance of lines that are set close, in ems; how far a footnote's mark is raised, in ems of its own.
CLOSE, RAISED = 1.45, 0.55


#: What is broken as a title.
TITLES: tuple[Level, ...] = ("title", "document")


@dataclass(slots=True)
class Segment:
    """Characters of one face drawn in one go at ``x`` on the baseline, with ``gap`` behind each of them.

    ``element`` is what they are part of; None for what is no part of the text.
    """

    x: float
    baseline: float
    text: str
    level: Level
    gap: float = 0.0
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle; ``grey`` 0 is black, a ``colour`` stands instead of it."""

    x: float
    y: float
    width: float
    height: float
    grey: int = 0
    colour: str = ""


@dataclass(slots=True)
class Row:
    """A line of type or a row of a table, with places relative to the type area and to its own top.

    ``may_break``: a page may end before it. ``gap`` is the white above, dropped at the top of a page.
    ``snap``: it stands on the grid where the sheet has one. ``repeat`` is set above it where a page begins
    with it. ``notes`` are footnotes that stand at the foot of the page that it is on. ``together``: no page
    ends before it if the page can end elsewhere. ``cut`` parts a row that may go over a page: given the room
    there is, what stands in it and what follows, or None where too little would stand on either side.
    """

    height: float
    segments: list[Segment]
    rules: tuple[Rule, ...] = ()
    may_break: bool = True
    gap: float = 0.0
    snap: bool = True
    repeat: Row | None = None
    anchor: str = ""
    notes: tuple[Row, ...] = ()
    together: bool = False
    cut: Callable[[float], tuple[Row, Row] | None] | None = None

    @property
    def text(self) -> str:
        """The characters of the row, in order."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of a paragraph with the level and the advance of each."""

    text: str
    levels: Sequence[Level]
    widths: Sequence[float]
    marks: Sequence[str] = ()

    @classmethod
    def of(cls, paragraph: Paragraph, faces: Faces) -> Chars:
        """The characters of all runs."""
        text = ""
        levels: list[Level] = []
        widths: list[float] = []
        marks: list[str] = []
        for run in paragraph.runs:
            shown = faces.shown(run.level, run.text)
            text += shown
            levels += [run.level] * len(shown)
            marks += [run.mark] * len(shown)
            widths += faces.widths(run.level, shown)
        return cls(text, levels, widths, marks if any(marks) else ())


class Typesetter:
    """Sets paragraphs one after another; remembers what may not be parted."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        self._sheet = sheet
        self._faces = faces
        self._elements = Elements()
        self._gap = 0.0
        self._kept = True

    def rows(self, paragraph: Paragraph) -> Iterator[Row]:
        """The rows of a paragraph; an empty one is only white."""
        self._gap += paragraph.gap * self._sheet.pitch
        if not paragraph.runs:
            return
        chars = Chars.of(paragraph, self._faces)
        lines = self._lines(paragraph, chars)
        element = self._elements.paragraph(paragraph.level)
        for number, line in enumerate(lines):
            inner = LEAST_LINES <= number <= len(lines) - LEAST_LINES
            row = self._row(paragraph, chars, line, number == 0)
            own(row, element)
            row.may_break = inner if number else not (self._kept or paragraph.keep_previous)
            row.gap = self.take_gap() if number == 0 else 0.0
            here = _marked(paragraph, line, last=number == len(lines) - 1)
            row.notes = self._notes(here) if here else ()
            yield row
        self._kept = paragraph.keep_next

    def _notes(self, notes: Sequence[Footnote]) -> tuple[Row, ...]:
        """The rows of footnotes."""
        setter = Typesetter(self._sheet, self._faces)
        rows: list[Row] = []
        for note in notes:
            runs = (Run(f"{note.mark}{note.text}", "footnote"),)
            rows += setter.rows(Paragraph(runs, "left", close=True))
        return tuple(rows)

    def add_gap(self, height: float) -> None:
        """Leave white before the next row."""
        self._gap += height

    def take_gap(self) -> float:
        """The white that the next row has above it."""
        gap, self._gap = self._gap, 0.0
        return gap

    def take_kept(self) -> bool:
        """Whether the next row must stay with the last one; then anything may follow."""
        kept, self._kept = self._kept, False
        return kept

    def _lines(self, paragraph: Paragraph, chars: Chars) -> list[Line]:
        sheet, em = self._sheet, self._faces.size(paragraph.runs[0].level)
        rest = sheet.measure - paragraph.inset * sheet.em
        on_grid = em == self._faces.size("body")
        beside = 0.0
        if paragraph.aside:
            beside = sum(self._faces.widths(paragraph.aside.level, paragraph.aside.text)) + sheet.em
        measure = Measure(
            first=rest - paragraph.indent * sheet.em - beside,
            rest=rest,
            em=em,
            tracking=sheet.tracking if on_grid else 0.0,
            justify=paragraph.align == "justify",
        )
        if paragraph.level in TITLES and paragraph.align != "justify":
            lines = title_breaks(chars, measure)
            if lines:
                return lines
        lines = break_lines(chars.text, chars.widths, measure, paragraph.preferred)
        if paragraph.align == "center" and len(lines) > 1 and not paragraph.preferred:
            even = sum(chars.widths) / len(lines) + em
            balanced = Measure(min(even, rest), min(even, rest), em, measure.tracking, justify=False)
            again = break_lines(chars.text, chars.widths, balanced)
            lines = again if len(again) == len(lines) else lines
        return lines

    def _row(self, paragraph: Paragraph, chars: Chars, line: Line, first: bool) -> Row:
        sheet = self._sheet
        start = paragraph.inset * sheet.em
        if paragraph.align == "right":
            x = sheet.measure - line.width
        elif paragraph.align == "center":
            x = (sheet.measure - line.width) / 2
        else:
            x = start + (paragraph.indent * sheet.em if first else 0.0)
        size = max(self._faces.size(level) for level in chars.levels[line.start : line.end])
        height = max(sheet.note_pitch if paragraph.small else sheet.pitch, 1.3 * size)
        if paragraph.close:
            height = CLOSE * size
        baseline = height / 2 + MIDDLE * size
        tracking = sheet.tracking if size == self._faces.size("body") else 0.0
        segments, rules = place(chars, line, x, baseline, tracking, self._faces)
        if paragraph.bar:
            rules += (Rule(BAR_X, 0, BAR_WIDTH, height, BAR_GREY),)
        if paragraph.aside and first:
            segments = [*self._aside(paragraph.aside, baseline), *segments]
        return Row(height, segments, rules, anchor=paragraph.anchor if first else "")

    def _aside(self, run: Run, baseline: float) -> list[Segment]:
        return one_line(run.text, run.level, 0, baseline, self._faces)[0]


def _marked(paragraph: Paragraph, line: Line, last: bool) -> list[Footnote]:
    """The footnotes whose marks end on a line; those without a mark belong to the last one."""
    if not paragraph.footnotes:
        return []
    found: list[Footnote] = []
    at = 0
    marks: dict[str, int] = {}
    for run in paragraph.runs:
        at += len(run.text)
        if run.level == "footmark":
            marks.setdefault(run.text, at)
    for note in paragraph.footnotes:
        place = marks.get(note.mark)
        if (line.start < place <= line.end) if place is not None else last:
            found.append(note)
    return found


def title_breaks(chars: Chars, measure: Measure) -> list[Line]:
    """The lines of a title that needs several, broken between words; empty where these would not fit."""
    whole = sum(chars.widths)
    if whole <= measure.rest or chars.text.isspace():
        return []
    limit, count = int(measure.rest / measure.em + 0.01), math.ceil(whole / measure.rest)
    lines: list[Line] = []
    start = 0
    for text in broken_title(chars.text, limit, count):
        end = start + len(text)
        width = sum(chars.widths[start:end])
        if width > measure.rest + 1 or text != text.strip():
            return []
        lines.append(Line(start, end, width))
        start = end
    return lines


def own(row: Row, element: Element) -> None:
    """Say what the characters of a row are part of."""
    for segment in row.segments:
        segment.element = element


def one_line(
    text: str, level: Level, x: float, baseline: float, faces: Faces
) -> tuple[list[Segment], tuple[Rule, ...]]:
    """A line of one face that is not broken, from ``x``."""
    text = faces.shown(level, text)
    chars = Chars(text, [level] * len(text), faces.widths(level, text))
    return place(chars, Line(0, len(text), 0.0), x, baseline, 0.0, faces)


def _bridge(x: float, baseline: float, advance: float, ink: QRectF) -> Rule:
    """What closes the gap between the ink of two dashes, a little longer than the gap."""
    overlap = 0.6
    start = x + ink.right() - overlap
    return Rule(start, baseline + ink.y(), x + advance + ink.x() + overlap - start, ink.height())


def _highlight(x: float, baseline: float, width: float, em: float, colour: str) -> Rule:
    return Rule(x, baseline - 0.92 * em, width + 0.5, 1.08 * em, colour=colour)


def place(
    chars: Chars, line: Line, x: float, baseline: float, tracking: float, faces: Faces
) -> tuple[list[Segment], tuple[Rule, ...]]:
    """The segments of a line: a new one where the face or the gap changes, and for each dash.

    Dashes stand alone because fonts join —— to one glyph that has no character of its own: the pair would
    be missing from a PDF's text. A rule closes the gap between the two. Blanks are not drawn: Qt writes them
    into the text layer as tabs, while readers see a blank wherever there is a gap.
    """
    segments: list[Segment] = []
    rules: list[Rule] = []
    text, last = chars.text, line.end - 1
    open_segment, foot = False, baseline
    for index in range(line.start, line.end):
        char, level = text[index], chars.levels[index]
        gap = 0.0
        baseline = foot - RAISED * faces.size(level) if level == "footmark" else foot
        if chars.marks and chars.marks[index]:
            wide = chars.widths[index] + (tracking + line.stretch if index < last else 0.0)
            rules.append(_highlight(x, foot, wide, faces.size(level), mark_colour(chars.marks[index])))
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
    return segments, tuple(rules)
