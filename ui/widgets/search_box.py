"""The one search box: what is typed, a button that clears it, and the key that leads here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.theme import ThemeManager
from ui.widgets.tinted import IconButton, IconLabel

#: Longer input is no query; it is cut here so that pasting a book does not freeze the window.
MAX_LENGTH = 10_000


class SearchBox(QFrame):
    """Emits what the user does; keeps the focus while the arrow keys move in the list of results."""

    #: The text was changed by the user (not while an input method is composing).
    edited = Signal(str)
    #: Enter.
    submitted = Signal()
    #: Up (-1) or Down (1).
    moved = Signal(int)
    #: Esc in an empty box.
    left = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self._edit = QLineEdit()
        self._edit.setMaxLength(MAX_LENGTH)
        self._edit.setFrame(False)
        self._edit.setPlaceholderText(self.tr("Search clauses, document numbers, departments…"))
        self._edit.setAccessibleName(self.tr("Search"))
        self._edit.textChanged.connect(self._on_text)
        self._edit.installEventFilter(self)
        self._clear = IconButton(themes, "x", self.tr("Clear the search"), size=16, role="ink3")
        self._clear.setFixedSize(QSize(24, 24))
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._hint = QLabel("Ctrl+K")
        self._hint.setObjectName("keyHint")
        self._build(themes)
        self.setFocusProxy(self._edit)

    def _build(self, themes: ThemeManager) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(themes, "search", 16, "ink"))
        row.addWidget(self._edit, 1)
        row.addWidget(self._clear)
        row.addWidget(self._hint)
        self.setFixedHeight(36)

    @property
    def line_edit(self) -> QLineEdit:
        """The field itself, for tests and completion."""
        return self._edit

    def text(self) -> str:
        """What is typed."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Replace the text; tells :attr:`edited` if it is another one."""
        self._edit.setText(text)

    def show_text(self, text: str) -> None:
        """Replace the text without telling anybody."""
        blocked = self._edit.blockSignals(True)
        self._edit.setText(text)
        self._edit.blockSignals(blocked)
        self._clear.setVisible(bool(text))

    def clear(self) -> None:
        """Empty the box and stay in it."""
        self._edit.clear()
        self._edit.setFocus()

    def activate(self) -> None:
        """Go to the box with its text selected."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow focus and keys of the field."""
        if watched is self._edit:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self._show_focus(event.type() == QEvent.Type.FocusIn)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            return False
        return True

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.edited.emit(text)

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)
