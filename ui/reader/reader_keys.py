"""The keys of the reader; those that belong to the window are left to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSlider

from ui.reader.reader_commands import ReaderCommands

_ACTIONS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


#: Keys that move the caret or select from it.
_CARET = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)


class ReaderKeys:
    """Turns keys into moves and intents of one reader."""

    def __init__(self, reader: ReaderCommands) -> None:
        self._reader = reader

    def handle(self, event: QKeyEvent) -> bool:
        """Return whether the key was ours."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._reader.copy()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._reader.select_all()
            return True
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._reader.finish_loading()
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _CARET:
            self._reader.bring_caret()
        if keys == Qt.KeyboardModifier.NoModifier:
            return self._plain(Qt.Key(event.key()))
        if keys == Qt.KeyboardModifier.AltModifier:
            return self._alt(Qt.Key(event.key()))
        if keys == Qt.KeyboardModifier.ShiftModifier and event.key() == Qt.Key.Key_F3:
            self._reader.previous_hit()
            return True
        return self._control(event)

    def _plain(self, key: Qt.Key) -> bool:
        reader = self._reader
        if key in _ACTIONS:
            reader.page.verticalScrollBar().triggerAction(_ACTIONS[key])
        elif key == Qt.Key.Key_F3:
            reader.next_hit()
        elif key == Qt.Key.Key_Escape:
            return self._escape()
        else:
            return False
        return True

    def _escape(self) -> bool:
        if self._reader.close_find():
            return True
        if self._reader.marking.is_open():
            self._reader.marking.hide()
        cursor = self._reader.page.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self._reader.page.setTextCursor(cursor)
            return True
        return False

    def _alt(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._reader.next_clause(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _control(self, event: QKeyEvent) -> bool:
        reader, ids = self._reader, self._reader.selected_clause_ids()
        if not ids:
            return False
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        key = (event.modifiers(), event.key())
        if key == (control, Qt.Key.Key_F):
            reader.open_find()
        elif key == (control, Qt.Key.Key_G):
            reader.open_goto()
        elif key == (control, Qt.Key.Key_D):
            reader.bookmark_requested.emit(ids)
        elif key == (control, Qt.Key.Key_M):
            reader.write_note()
        elif key == (control, Qt.Key.Key_H):
            return reader.marking.highlight()
        elif key == (control, Qt.Key.Key_P):
            reader.print_requested.emit(ids)
        elif key == (control | shift, Qt.Key.Key_C):
            reader.copy_requested.emit(ids)
        else:
            return False
        return True
