"""Dialogs for files begin in the documents, and then where one was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.runtime.settings import Settings
from ui.widgets import folders


def test_the_last_folder_is_remembered_for_each_purpose(settings: Settings, tmp_path: Path) -> None:
    folders.remember_in(settings)
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    assert folders.folder_for("import") == documents
    folders.remember("import", tmp_path / "文件.docx")
    assert folders.folder_for("import") == tmp_path
    assert folders.folder_for("log") == documents
    folders.remember("import", tmp_path / "gone" / "x.docx")
    assert folders.folder_for("import") == documents
