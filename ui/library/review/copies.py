"""Copies of a file that is checked: saved where the user wants it, or opened in another program."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.services.originals.original_file import OriginalFile, temporary_copy
from ui.widgets.dialog_folders import folder_for, remember


def save_copy(file: OriginalFile | None, parent: QWidget) -> None:
    """Ask where a copy of the file is to be saved, and save it."""
    if file is None:
        return
    title = QCoreApplication.translate("Review", "Save the original")
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(folder_for("originals") / file.name))
    if not name:
        return
    remember("originals", name)
    try:
        Path(name).write_bytes(file.data)
    except OSError:
        text = QCoreApplication.translate("Review", "The file could not be written: choose another folder.")
        QMessageBox.warning(parent, title, text)


def open_copy(file: OriginalFile | None) -> None:
    """Open a copy of the file in the program that is meant for it."""
    if file is not None:
        with contextlib.suppress(OSError):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(temporary_copy(file))))
