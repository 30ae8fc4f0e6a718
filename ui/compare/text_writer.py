"""Writes the rows of a comparison into a text document: two texts side by side, the changed words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from index.comparison.compared_units import ComparedUnit
from index.comparison.comparison import MeasurePair
from index.comparison.word_changes import WordPlace
from store.model.clause import Clause
from store.model.printed import HARD_BREAK, PrintedPart, parts
from store.model.typography import typeset
from ui.appearance.theme import Theme, mix
from ui.services.comparison_words import label_of
from ui.widgets.painting import serif_font, ui_font

#: White round the words of a cell, and the height of their lines in sizes of the type.
PADDING, LINE_HEIGHT = 12.0, 1.8
NOTES_SHARE = 24


@dataclass(frozen=True, slots=True)
class MissingTexts:
    """Texts in place of a missing clause, for each side: 右边第11项在本文件中没有对应的条款."""

    left: str
    right: str


class TextWriter:
    """Fills a document with a table of one row and two or three columns for each pair.

    A table is laid out as a whole: with one for each pair, only those down to what is in view are.
    """

    def __init__(self, document: QTextDocument, theme: Theme, size: int) -> None:
        self._document, self._theme = document, theme
        self._plain = QTextCharFormat()
        self._plain.setFont(serif_font(size))
        self._plain.setForeground(QColor(theme.ink))
        self._small = QTextCharFormat()
        self._small.setFont(ui_font(max(12, size - 4)))
        self._small.setForeground(QColor(theme.ink3))
        self._heading = QTextCharFormat(self._plain)
        self._heading.setFontWeight(QFont.Weight.Bold)
        self._block = QTextBlockFormat()
        self._block.setLineHeight(size * LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.FixedHeight.value)

    def write(
        self, pairs: Sequence[MeasurePair], missing: Sequence[MissingTexts], notes: Sequence[str] | None
    ) -> list[QTextTable]:
        """Write all pairs, and return their tables; ``notes``, one text for each, make a third column."""
        self._document.setDocumentMargin(8)
        columns = 2 if notes is None else 3
        made = QTextTableFormat()
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        made.setCellPadding(PADDING)
        made.setCellSpacing(0)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        text_share = (100 - (NOTES_SHARE if columns > 2 else 0)) / 2
        shares = [text_share, text_share, NOTES_SHARE][:columns]
        made.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
        )
        tables: list[QTextTable] = []
        for row, pair in enumerate(pairs):
            table = self._table(columns, made)
            tables.append(table)
            old = [change.first for change in pair.changes if change.first]
            new = [change.second for change in pair.changes if change.second]
            self._side(table.cellAt(0, 0).firstCursorPosition(), pair.first, old, False, missing[row].left)
            self._side(table.cellAt(0, 1).firstCursorPosition(), pair.second, new, True, missing[row].right)
            if notes is not None:
                self._plain_cell(table.cellAt(0, 2).firstCursorPosition(), notes[row])
        return tables

    def _table(self, columns: int, made: QTextTableFormat) -> QTextTable:
        """Return a table at the end; the line that a document has between two of them is as good as none."""
        end = QTextCursor(self._document)
        end.movePosition(QTextCursor.MoveOperation.End)
        gap = QTextBlockFormat()
        gap.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        end.setBlockFormat(gap)
        return end.insertTable(1, columns, made)

    def _plain_cell(self, cursor: QTextCursor, text: str) -> None:
        cursor.setBlockFormat(self._block)
        cursor.insertText(text, self._small)

    def _side(
        self,
        cursor: QTextCursor,
        units: Sequence[ComparedUnit],
        places: Sequence[WordPlace],
        new: bool,
        missing: str,
    ) -> None:
        cursor.setBlockFormat(self._block)
        if not units:
            self._plain_cell(cursor, missing)
            return
        first = True
        for unit in units:
            for member in unit.members:
                label = label_of(unit) if member is unit.clause else member.label
                if not first:
                    cursor.insertBlock(self._block)
                first = False
                self._clause(cursor, member, label, places, new)

    def _clause(
        self, cursor: QTextCursor, clause: Clause, label: str, places: Sequence[WordPlace], new: bool
    ) -> None:
        cursor.insertText(f"{label}　", self._small)
        own = [place for place in places if place.clause_id == clause.id]
        marked = {at for place in own for at in range(place.start, place.end)}
        for number, part in enumerate(parts(clause)):
            if number:
                cursor.insertBlock(self._block)
            if part.kind == "duty":
                cursor.insertText(typeset(part.text), self._small)
            else:
                self._words(cursor, part, marked, new)

    def _words(self, cursor: QTextCursor, part: PrintedPart, marked: set[int], new: bool) -> None:
        base = self._heading if part.kind == "heading" else self._plain
        shown = typeset(part.text).replace(HARD_BREAK, "\n").replace("\t", "　")
        for changed, group in groupby(range(len(shown)), key=lambda at: part.start + at in marked):
            run = list(group)
            words = shown[run[0] : run[-1] + 1]
            cursor.insertText(words, self._change(base, new) if changed else base)

    def _change(self, base: QTextCharFormat, new: bool) -> QTextCharFormat:
        """Inserted words are underlined, deleted ones struck out: told apart without colours, too."""
        theme = self._theme
        made = QTextCharFormat(base)
        if new:
            made.setBackground(QColor(mix(theme.accent, theme.paper, 0.2)))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            made.setUnderlineColor(QColor(theme.accent))
        else:
            made.setBackground(QColor(theme.r))
            made.setForeground(QColor(theme.onmark))
            made.setFontStrikeOut(True)
        return made
