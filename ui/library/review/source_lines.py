"""The lines of a file as they were read, page by page: what the clauses are checked against."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from store.formats.lines import SourceLine
from store.intake.decisions.draft_rows import DraftRow, plain, quote_of
from ui.appearance.theme import ThemeManager
from ui.widgets.painting import serif_font

#: So many characters of a row tell its line.
_ENOUGH = 12


class SourceLines(QPlainTextEdit):
    """Shows the lines of the source, with the row that is checked marked."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._words: list[str] = []
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFont(serif_font(14))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setObjectName("sourceLines")
        self.setAccessibleName(QCoreApplication.translate("Review", "The file as it was read"))

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show the lines of a file, a heading over each page, the cells of a table row in one line."""
        out: list[str] = []
        page, row = None, None
        for line in lines:
            if line.page is not None and line.page != page:
                page = line.page
                heading = QCoreApplication.translate("Review", "Page {n}").format(n=page)
                out.append(f"—— {heading} ——")
            place = line.cell[:2] if line.cell else None
            if place is not None and place == row and out:
                out[-1] += "　|　" + line.text.replace("\n", " ")
            else:
                out.append(line.text.replace("\n", " "))
            row = place
        self._words = [plain(text) for text in out]
        self.setPlainText("\n".join(out))

    def show_row(self, row: DraftRow, before: Sequence[DraftRow]) -> None:
        """Mark the first line of a row; of several with the same words the one behind ``before``."""
        wanted = quote_of(row)
        repeats = sum(1 for each in before if quote_of(each)[:_ENOUGH] == wanted[:_ENOUGH])
        found = [at for at, words in enumerate(self._words) if _is_line_of(words, wanted)]
        if not found:
            self.setExtraSelections([])
            return
        block = self.document().findBlockByNumber(found[min(repeats, len(found) - 1)])
        cursor = QTextCursor(block)
        mark = QTextEdit.ExtraSelection()
        style = QTextCharFormat()
        style.setBackground(QColor(self._themes.theme.hit))
        style.setForeground(QColor(self._themes.theme.onhit))
        style.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        mark.format, mark.cursor = style, cursor
        self.setExtraSelections([mark])
        self.setTextCursor(cursor)
        self.centerCursor()


def _is_line_of(words: str, wanted: str) -> bool:
    """Return whether a line begins as a row does, or has its first words."""
    if not words or not wanted:
        return False
    length = min(_ENOUGH, len(words), len(wanted))
    return words[:length] == wanted[:length] or (len(wanted) >= _ENOUGH and wanted[:_ENOUGH] in words)
