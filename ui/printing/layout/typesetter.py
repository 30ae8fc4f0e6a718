"""Paragraphs become rows of placed type: each row is drawn on exactly one page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from store.model.titles import broken_title
from ui.printing.content.blocks import Footnote, Paragraph, Run
from ui.printing.layout.line_breaking import Measure, TypesetLine, break_lines
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.layout.placing import Chars, one_line, place
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.structure import Elements
from ui.printing.layout.type_rows import Rule, Segment, TypeRow, own

#: The middle of a full character is this share of an em above the baseline.
MIDDLE = 0.38
#: A page neither begins nor ends with fewer lines of a paragraph.
LEAST_LINES = 2
#: The rule beside the user's own notes: its place and width in units.
BAR_X, BAR_WIDTH, BAR_GREY = 66, 6, 170
#: The distance of lines that are set close, in ems.
CLOSE = 1.45


#: What is broken as a title.
TITLES: tuple[Level, ...] = ("title", "document")


class Typesetter:
    """Sets paragraphs one after another; remembers what may not be parted."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        self._sheet = sheet
        self._faces = faces
        self._elements = Elements()
        self._gap = 0.0
        self._kept = True

    def rows(self, paragraph: Paragraph) -> Iterator[TypeRow]:
        """Yield the rows of a paragraph; an empty one is only white."""
        self._gap += paragraph.gap * self._sheet.pitch
        if not paragraph.runs:
            return
        chars = Chars.of(paragraph.runs, self._faces)
        lines = self._lines(paragraph, chars)
        element = self._elements.paragraph(paragraph.level)
        for number, line in enumerate(lines):
            inner = LEAST_LINES <= number <= len(lines) - LEAST_LINES
            row = self._row(paragraph, chars, line, number == 0)
            own(row, element)
            row.may_break = inner if number else not (self._kept or paragraph.keep_previous)
            row.gap = self.take_gap() if number == 0 else 0.0
            row.new_page = paragraph.new_page and number == 0
            here = _marked(paragraph, line, last=number == len(lines) - 1)
            row.notes = note_rows(here, self._sheet, self._faces) if here else ()
            yield row
        self._kept = paragraph.keep_next

    def add_gap(self, height: float) -> None:
        """Leave white before the next row."""
        self._gap += height

    def take_gap(self) -> float:
        """Return the white that the next row has above it."""
        gap, self._gap = self._gap, 0.0
        return gap

    def take_kept(self) -> bool:
        """Return whether the next row must stay with the last one; then anything may follow."""
        kept, self._kept = self._kept, False
        return kept

    def _lines(self, paragraph: Paragraph, chars: Chars) -> list[TypesetLine]:
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
        lines = break_lines(chars.text, chars.widths, measure, paragraph.preferred, chars.kept)
        if paragraph.align == "center" and len(lines) > 1 and not paragraph.preferred:
            even = sum(chars.widths) / len(lines) + em
            balanced = Measure(min(even, rest), min(even, rest), em, measure.tracking, justify=False)
            again = break_lines(chars.text, chars.widths, balanced, kept=chars.kept)
            lines = again if len(again) == len(lines) else lines
        return lines

    def _row(self, paragraph: Paragraph, chars: Chars, line: TypesetLine, first: bool) -> TypeRow:
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
        return TypeRow(height, segments, rules, anchor=paragraph.anchor if first else "")

    def _aside(self, run: Run, baseline: float) -> list[Segment]:
        return one_line(run.text, run.level, 0, baseline, self._faces)[0]


def note_rows(notes: Sequence[Footnote], sheet: Sheet, faces: Faces) -> tuple[TypeRow, ...]:
    """Return the rows of footnotes."""
    setter = Typesetter(sheet, faces)
    rows: list[TypeRow] = []
    for note in notes:
        runs = (Run(f"{note.mark}{note.text}", "footnote"),)
        rows += setter.rows(Paragraph(runs, "left", close=True))
    return tuple(rows)


def _marked(paragraph: Paragraph, line: TypesetLine, last: bool) -> list[Footnote]:
    """Return the footnotes whose marks end on a line; those without a mark belong to the last one."""
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


def title_breaks(chars: Chars, measure: Measure) -> list[TypesetLine]:
    """Return the lines of a title that needs several, broken between words; empty where these would not
    fit.
    """
    whole = sum(chars.widths)
    if whole <= measure.rest or chars.text.isspace():
        return []
    limit, count = int(measure.rest / measure.em + 0.01), math.ceil(whole / measure.rest)
    lines: list[TypesetLine] = []
    start = 0
    for text in broken_title(chars.text, limit, count):
        end = start + len(text)
        width = sum(chars.widths[start:end])
        if width > measure.rest + 1 or text != text.strip():
            return []
        lines.append(TypesetLine(start, end, width))
        start = end
    return lines
