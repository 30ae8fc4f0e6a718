"""Words of Qt's own dialogs that Qt's Chinese translation lacks, or has otherwise than this program."""

from __future__ import annotations

from ui.services.translation_marks import QT_TRANSLATE_NOOP

#: Collected into the translations; they are loaded behind Qt's and count before them.
WORDS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Are sure you want to delete '%1'?"),
    QT_TRANSLATE_NOOP("QFileDialog", "Computer"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "%1 KiB"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "%1 bytes"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo"),
)
