"""Dialogs as this program has them, and what opens them; and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from ui.widgets.access.focus_chain import press_focused, step


class Dialog(QDialog):
    """A dialog that Tab walks through in the order of its parts, and whose buttons Enter presses."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next part that can have the focus, or the one before."""
        return step(self, forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; elsewhere the default button, Escape closes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and press_focused(self, choices=False)):
            super().keyPressEvent(event)


class Popup(QFrame):
    """A frame over the window that closes when one clicks beside it; Tab walks through its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next part that can have the focus, or the one before."""
        return step(self, forwards)


def open_dialog(dialog: QDialog) -> None:
    """Show a dialog over its window; it is deleted when it is closed."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
