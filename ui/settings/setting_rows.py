"""The rows of the settings: one entry each, in the order of the dialog.

A setting is remembered by :class:`ui.runtime.settings.Settings` under its key and is in use at once;
dependent code reads it there. :func:`choice` and :func:`switch` make the widgets of plain ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from ui.appearance import motion
from ui.appearance.theme import ThemeManager
from ui.reader.copying.citation_styles import VALIDITY_KEY
from ui.runtime.settings import WATCHED_KEY, Settings
from ui.services.chosen_language import PAPER_KEY
from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.settings.row_widgets import (
    AboutRow,
    CitationRow,
    DepartmentsRow,
    FolderRow,
    HistoryRow,
    LanguageRow,
    LetterheadRow,
    OwnWordsRow,
    PaperLanguageRow,
    PublishersRow,
    TextSizeRow,
    ThemeRow,
    WatchedFolderRow,
    ZoomRow,
)

if TYPE_CHECKING:
    from ui.printing.content.tables.table_paper import TablePaper


@dataclass(frozen=True, slots=True)
class SettingsContext:
    """Objects that rows work on."""

    settings: Settings
    themes: ThemeManager
    folder: Path
    version: str
    dialog: QDialog
    clear_history: Callable[[], object]
    show_paper: Callable[[TablePaper], object]


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A row of the dialog: ``title`` in English, marked by ``QT_TRANSLATE_NOOP("Settings", …)``."""

    name: str
    title: str
    make: Callable[[SettingsContext], QWidget]
    #: Rows of one group are adjacent; a line separates groups.
    group: int = 1
    #: The key under which the value is remembered; a row whose key is locked for all users is greyed.
    key: str = ""


def choice(key: str, choices: Sequence[tuple[str, str]]) -> Callable[[SettingsContext], QWidget]:
    """Return a box with values and their texts; the first value is used until another is chosen."""

    def make(context: SettingsContext) -> QWidget:
        box = QComboBox()
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(context.settings.get(key, choices[0][0]))))
        box.activated.connect(lambda index: context.settings.set(key, box.itemData(index)))
        return box

    return make


def switch(key: str, text: str) -> Callable[[SettingsContext], QWidget]:
    """Return a box to tick."""

    def make(context: SettingsContext) -> QWidget:
        box = QCheckBox(text)
        box.setChecked(context.settings.get(key, False))
        box.toggled.connect(lambda on: context.settings.set(key, on))
        return box

    return make


def _motion(context: SettingsContext) -> QWidget:
    box = switch(motion.KEY, QCoreApplication.translate("Settings", "Menus and tips appear at once"))(context)
    assert isinstance(box, QCheckBox)
    box.toggled.connect(motion.reduce)
    return box


_ROWS = [
    SettingRow(
        "theme",
        QT_TRANSLATE_NOOP("Settings", "Colours"),
        lambda c: ThemeRow(c.settings, c.themes),
        key="window/theme",
    ),
    SettingRow(
        "language",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        lambda c: LanguageRow(c.settings, c.dialog),
        key="window/language",
    ),
    SettingRow(
        "zoom",
        QT_TRANSLATE_NOOP("Settings", "Reading size"),
        lambda c: ZoomRow(c.settings),
        key="reading/zoom",
    ),
    SettingRow(
        "text_size",
        QT_TRANSLATE_NOOP("Settings", "Window text"),
        lambda c: TextSizeRow(c.settings),
        key="window/text_size",
    ),
    SettingRow(
        "paper_language",
        QT_TRANSLATE_NOOP("Settings", "Labels on paper"),
        lambda c: PaperLanguageRow(c.settings),
        key=PAPER_KEY,
    ),
    SettingRow("motion", QT_TRANSLATE_NOOP("Settings", "Less motion"), _motion, key=motion.KEY),
    SettingRow(
        "citation",
        QT_TRANSLATE_NOOP("Settings", "Copied citations"),
        lambda c: CitationRow(c.settings),
        key="reading/citation",
    ),
    SettingRow(
        "citation_validity",
        QT_TRANSLATE_NOOP("Settings", "Validity in citations"),
        lambda c: switch(VALIDITY_KEY, QCoreApplication.translate("Settings", "Say what is not in force"))(c),
        key=VALIDITY_KEY,
    ),
    SettingRow(
        "words",
        QT_TRANSLATE_NOOP("Settings", "Own words"),
        lambda c: OwnWordsRow(c.folder, c.dialog),
        group=2,
    ),
    SettingRow(
        "hospital",
        QT_TRANSLATE_NOOP("Settings", "Hospital"),
        lambda c: LetterheadRow(c.folder, c.dialog),
        group=2,
        key="print/hospital",
    ),
    SettingRow(
        "departments",
        QT_TRANSLATE_NOOP("Settings", "Departments"),
        lambda c: DepartmentsRow(c.folder, c.dialog),
        group=2,
    ),
    SettingRow(
        "watched",
        QT_TRANSLATE_NOOP("Settings", "Watched folder"),
        lambda c: WatchedFolderRow(c.settings, WATCHED_KEY, c.dialog),
        group=2,
        key=WATCHED_KEY,
    ),
    SettingRow(
        "publishers",
        QT_TRANSLATE_NOOP("Settings", "Update packs"),
        lambda c: PublishersRow(c.folder, c.dialog, c.show_paper),
        group=2,
    ),
    SettingRow(
        "folder", QT_TRANSLATE_NOOP("Settings", "Data folder"), lambda c: FolderRow(c.folder), group=2
    ),
    SettingRow(
        "history", QT_TRANSLATE_NOOP("Settings", "History"), lambda c: HistoryRow(c.clear_history), group=2
    ),
    SettingRow(
        "about",
        QT_TRANSLATE_NOOP("Settings", "About"),
        lambda c: AboutRow(c.themes, c.version, c.dialog),
        group=3,
    ),
]


def register(row: SettingRow) -> None:
    """Add a row at the end of its group."""
    after = [number for number, each in enumerate(_ROWS) if each.group <= row.group]
    _ROWS.insert(max(after, default=-1) + 1, row)


def unregister(name: str) -> None:
    """Take a row away."""
    _ROWS[:] = [row for row in _ROWS if row.name != name]


def setting_rows() -> list[SettingRow]:
    """Return all rows in the order of the dialog."""
    return list(_ROWS)
