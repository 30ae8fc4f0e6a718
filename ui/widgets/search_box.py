"""The one search box: what is typed, fields as chips, and the key that leads here."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.appearance.polish import set_look
from ui.appearance.theme import ThemeManager
from ui.widgets.choices.field_chip import FieldChip
from ui.widgets.tinted import IconButton, IconLabel

#: Longer input is no query; it is cut here so that pasting a book does not freeze the window.
MAX_LENGTH = 10_000
#: More fields than this stay text.
MOST_CHIPS = 3
UP, DOWN = (Qt.Key.Key_Up, Qt.Key.Key_PageUp), (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


class BoxHelper(Protocol):
    """Interface of a helper of the box that may take its keys: the list of suggestions."""

    def move(self, step: int) -> bool:
        """Up (-1) or Down (1); False where it is no concern of the list."""

    def accept(self) -> bool:
        """Enter."""

    def dismiss(self) -> bool:
        """Esc."""

    def drop(self) -> bool:
        """Delete."""


class SearchBox(QFrame):
    """Emits what the user does; keeps the focus while the arrow keys move in the list of results.

    The query is what is typed with the fields behind it that are shown as chips.
    """

    #: The query was changed (not while an input method is composing).
    edited = Signal(str)
    #: What is typed was changed by keys: the text without the chips.
    typed = Signal(str)
    #: Enter.
    submitted = Signal()
    #: Up (-1) or Down (1).
    moved = Signal(int)
    #: Esc in an empty box.
    left = Signal()
    #: The user came here, by key or mouse.
    entered = Signal()
    #: The focus went elsewhere.
    blurred = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self._themes = themes
        self._helper: BoxHelper | None = None
        self._fields: tuple[str, ...] = ()
        self._chips = [FieldChip(themes, self) for _ in range(MOST_CHIPS)]
        self._edit = QLineEdit()
        self._edit.setMaxLength(MAX_LENGTH)
        self._edit.setFrame(False)
        self._edit.setPlaceholderText(self.tr("Search clauses, document numbers, departments…"))
        self._edit.setAccessibleName(self.tr("Search"))
        self._edit.textChanged.connect(self._on_text)
        self._edit.textEdited.connect(self._on_typed)
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
        for chip in self._chips:
            chip.removed.connect(self.remove_field)
            row.addWidget(chip)
        row.addStretch()
        row.addWidget(self._clear)
        row.addWidget(self._hint)
        self.setFixedHeight(36)

    @property
    def line_edit(self) -> QLineEdit:
        """The field itself, for tests and completion."""
        return self._edit

    def set_helper(self, helper: BoxHelper) -> None:
        """Let a list of suggestions take the keys that are meant for it."""
        self._helper = helper

    def text(self) -> str:
        """Return the query: what is typed, and the fields of the chips."""
        if not self._fields:
            return self._edit.text()
        from index.query.edit import joined

        return joined(self._edit.text(), self._fields)

    def typed_text(self) -> str:
        """Return the typed text, without the chips."""
        return self._edit.text()

    def fields(self) -> tuple[str, ...]:
        """Return the fields that are shown as chips, as the query language writes them."""
        return self._fields

    def set_text(self, text: str) -> None:
        """Replace the query; tells :attr:`edited` if it is another one."""
        before = self.text()
        self.show_text(text)
        if self.text() != before:
            self.edited.emit(self.text())

    def show_text(self, text: str) -> None:
        """Replace the query without telling anybody."""
        from index.query.edit import joined, split

        free, fields = split(text)
        kept = fields[:MOST_CHIPS]
        self._show(joined(free, fields[MOST_CHIPS:]) if fields else text, kept)

    def remove_field(self, field: str) -> None:
        """Take a chip away."""
        self._show(self._edit.text(), tuple(one for one in self._fields if one != field))
        self._edit.setFocus()
        self.edited.emit(self.text())

    def clear(self) -> None:
        """Empty the box and stay in it."""
        if self.text():
            self._show("", ())
            self.edited.emit("")
        self._edit.setFocus()
        self.entered.emit()

    def activate(self) -> None:
        """Go to the box with its text selected."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere in the frame is in the box."""
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow focus and keys of the field."""
        if watched is self._edit:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self._show_focus(event.type() == QEvent.Type.FocusIn)
            elif event.type() == QEvent.Type.MouseButtonPress:
                self.entered.emit()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, helper = event.key(), self._helper
        if key in (*UP, *DOWN):
            step = 1 if key in DOWN else -1
            if not (helper and helper.move(step)):
                self.moved.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not (helper and helper.accept()):
                self._absorb()
                self.submitted.emit()
        elif key == Qt.Key.Key_Escape:
            self._on_escape()
        elif key == Qt.Key.Key_Delete:
            return bool(helper and helper.drop())
        elif key == Qt.Key.Key_Backspace:
            return self._drop_last_field()
        else:
            return False
        return True

    def _on_escape(self) -> None:
        if self._helper and self._helper.dismiss():
            return
        if self.text():
            self.clear()
        else:
            self.left.emit()

    def _drop_last_field(self) -> bool:
        """Backspace in front of what is typed takes the last chip away."""
        if not self._fields or self._edit.cursorPosition() or self._edit.hasSelectedText():
            return False
        self.remove_field(self._fields[-1])
        return True

    def _on_text(self, _text: str) -> None:
        self._fit()
        self.edited.emit(self.text())

    def _on_typed(self, text: str) -> None:
        if text.endswith((" ", "　")):
            self._absorb(" ")
        self.typed.emit(self._edit.text())

    def _absorb(self, behind: str = "") -> None:
        """Make chips of the fields that were typed out."""
        from index.query.edit import split

        if len(self._fields) >= MOST_CHIPS:
            return
        free, fields = split(self._edit.text())
        if fields and len(self._fields) + len(fields) <= MOST_CHIPS:
            self._show(free + behind if free else "", tuple(dict.fromkeys(self._fields + fields)))
            self.edited.emit(self.text())

    def _show(self, free: str, fields: tuple[str, ...]) -> None:
        self._fields = fields
        blocked = self._edit.blockSignals(True)
        self._edit.setText(free)
        self._edit.blockSignals(blocked)
        for number, chip in enumerate(self._chips):
            chip.show_field(fields[number] if number < len(fields) else "")
        self._fit()

    def _fit(self) -> None:
        """Place the chips right behind the typed text."""
        text = self._edit.text()
        self._clear.setVisible(bool(text or self._fields))
        wide = 16_777_215
        if self._fields:
            wide = max(16, QFontMetrics(self._edit.font()).horizontalAdvance(text[:200]) + 8)
        self._edit.setMaximumWidth(wide)

    def _show_focus(self, focused: bool) -> None:
        set_look(self, "focused", focused)
        if not focused:
            self.blurred.emit()
