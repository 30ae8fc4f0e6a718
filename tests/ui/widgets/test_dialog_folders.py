"""Dialogs for files begin in the documents, and then where one was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.runtime.settings import Settings
from ui.widgets import dialog_folders


def test_the_last_folder_is_remembered_for_each_purpose(settings: Settings, tmp_path: Path) -> None:
    dialog_folders.remember_in(settings)
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    assert dialog_folders.folder_for("import") == documents
    dialog_folders.remember("import", tmp_path / "文件.docx")
    assert dialog_folders.folder_for("import") == tmp_path
    assert dialog_folders.folder_for("log") == documents
    dialog_folders.remember("import", tmp_path / "gone" / "x.docx")
    assert dialog_folders.folder_for("import") == documents
