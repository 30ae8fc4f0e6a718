"""Opens dialogs that stop nothing while they are open."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def open_dialog(dialog: QDialog) -> None:
    """Show a dialog over its window; it is deleted when it is closed."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
