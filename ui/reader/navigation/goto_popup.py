"""Go to a clause of the document by what people write: 第九条, 9, 二（三）2."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from store.model.clause import Clause
from store.model.document import Document
from store.model.paragraph_numbers import paragraph_parts
from store.model.printed import printed
from store.model.typography import typeset
from ui.services.library.clause_search import matching_clauses, named_paragraph
from ui.widgets.dialogs import Popup

#: Characters of a line in the list, which shows as many as it has room for.
LONGEST_LINE = 80
_RANGE = Qt.ItemDataRole.UserRole + 1


def _range(clause: Clause, text: str) -> tuple[int, int]:
    """Return the range of the paragraph that a reference ends in, in the printed text; 0 and 0 for none."""
    number, last = named_paragraph(text)
    found = paragraph_parts(clause)[number - 1 : number] if number and last else ()
    return (found[0].start, found[0].end) if found else (0, 0)


class GotoPopup(Popup):
    """A field over the page; clauses that fit are listed as one types, Enter goes to the first."""

    #: A clause, and the range of its printed text that is meant; 0 and 0 for all of it.
    chosen = Signal(str, int, int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("gotoPopup")
        self._document = document
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("Article or item, such as 9 or 2(3)2"))
        self._field.setAccessibleName(self.tr("Go to clause"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Clauses that fit"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._none = QLabel(self.tr("No such clause in this document"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._field, self._list, self._none):
            column.addWidget(widget)
        self._field.textChanged.connect(self._typed)
        self._list.itemClicked.connect(self._choose)
        self._typed("")

    def open_over(self, page: QWidget) -> None:
        """Show in the upper middle of ``page`` and take the keyboard."""
        width = min(420, page.width() - 48)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(page.mapToGlobal(QPoint((page.width() - width) // 2, 24)))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def clauses(self) -> list[str]:
        """Return the ids that are listed."""
        return [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())]

    def _typed(self, text: str) -> None:
        self._list.clear()
        for clause in matching_clauses(self._document, text) if text.strip() else ():
            # As many words as fit: what is too long for the list ends in an ellipsis.
            item = QListWidgetItem(clause_line(clause, LONGEST_LINE), self._list)
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, clause.id)
            item.setData(_RANGE, _range(clause, text))
        count = self._list.count()
        self._list.setCurrentRow(0 if count else -1)
        self._list.setVisible(count > 0)
        self._list.setFixedHeight(max(1, count) * max(32, self._list.sizeHintForRow(0)) + 4)
        self._none.setVisible(bool(text.strip()) and not count)
        self.adjustSize()

    def _choose(self, item: QListWidgetItem) -> None:
        clause_id, place = item.data(Qt.ItemDataRole.UserRole), item.data(_RANGE)
        self.close()
        self.chosen.emit(clause_id, *place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes, Up and Down choose, Esc closes."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self._list.currentItem()
            if item is not None:
                self._choose(item)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = max(0, min(self._list.count() - 1, self._list.currentRow() + step))
            self._list.setCurrentRow(row)
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of the content."""
        return super().sizeHint()


def clause_line(clause: Clause, length: int = 24) -> str:
    """Return a clause in one line: its labels from the top, then its heading or first words."""
    path = " ".join(label.split("~")[0] for label in clause.path)
    words = typeset(clause.heading or printed(clause).split("\n")[0])
    shown = words if len(words) <= length else words[:length] + "…"
    return path if shown in path else f"{path}\u3000{shown}"
