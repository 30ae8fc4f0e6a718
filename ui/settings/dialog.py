"""The settings: looks, language, reading size, data, about. Each change works at once and is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.icons import logo
from ui.appearance.theme import Theme, ThemeManager
from ui.runtime.settings import CITATION, CITATION_STYLES, LANGUAGES, ZOOM_MAX, ZOOM_MIN, ZOOM_STEP, Settings
from ui.runtime.theme_files import theme_files
from ui.settings.about import AboutDialog
from ui.settings.own_words_dialog import OwnWordsDialog


class SettingsDialog(QDialog):
    """Changes the settings; the window listens to them."""

    clear_history_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        themes: ThemeManager,
        folder: Path,
        version: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._themes = settings, themes
        self._folder, self._version = folder, version
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnMinimumWidth(0, 88)
        self._grid.setColumnStretch(1, 1)
        self._add(self.tr("Colours"), self._theme_row())
        self._add(self.tr("Language"), self._language_row())
        self._add(self.tr("Reading size"), self._zoom_row())
        self._add(self.tr("Copied citations"), self._citation_row())
        self._add_rule()
        self._add(self.tr("Own words"), self._words_row())
        self._add(self.tr("Data folder"), self._folder_row())
        self._add(self.tr("History"), self._history_row())
        self._add_rule()
        self._add(self.tr("About"), self._about_row())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(24)
        column.addLayout(self._grid)
        column.addStretch()
        column.addWidget(buttons)

    def _add(self, title: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        label = QLabel(title)
        label.setProperty("secondary", True)
        label.setBuddy(widget.focusProxy() or widget)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        label.setMinimumHeight(32)
        self._grid.addWidget(widget, row, 1)

    def _add_rule(self) -> None:
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._grid.addWidget(rule, self._grid.rowCount(), 0, 1, 2)

    def _theme_row(self) -> QWidget:
        box = QFrame()
        box.setObjectName("segments")
        row = QHBoxLayout(box)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        group = QButtonGroup(box)
        self.theme_buttons: dict[str, QPushButton] = {}
        for file in theme_files():
            name, button = file.name, QPushButton(file.title())
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setChecked(name == self._themes.theme.name)
            button.clicked.connect(lambda _checked=False, name=name: setattr(self._settings, "theme", name))
            group.addButton(button)
            row.addWidget(button, 1)
            self.theme_buttons[name] = button
        self._themes.changed.connect(self._follow_theme)
        box.setFocusProxy(next(iter(self.theme_buttons.values())))
        return box

    def _language_row(self) -> QWidget:
        self.language = QComboBox()
        for code, name in zip(LANGUAGES, ("简体中文", "English"), strict=True):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(LANGUAGES.index(self._settings.language))
        self.language.setAccessibleName(self.tr("Language"))
        self.language.activated.connect(self._on_language)
        return self.language

    def _zoom_row(self) -> QWidget:
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(ZOOM_MIN // ZOOM_STEP, ZOOM_MAX // ZOOM_STEP)
        self.zoom.setPageStep(1)
        self.zoom.setValue(self._settings.zoom // ZOOM_STEP)
        self.zoom.setAccessibleName(self.tr("Reading size"))
        self._percent = QLabel(f"{self._settings.zoom} %")
        self._percent.setMinimumWidth(48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.zoom.valueChanged.connect(lambda step: setattr(self._settings, "zoom", step * ZOOM_STEP))
        self._settings.zoom_changed.connect(self._follow_zoom)
        return self._row(self.zoom, self._percent)

    def _citation_row(self) -> QWidget:
        self.citation = QComboBox()
        texts = (
            self.tr("Official paper, with the number"),
            self.tr("Legal text, without the number"),
            self.tr("Markdown quotation"),
        )
        for style, text in zip(CITATION_STYLES, texts, strict=True):
            self.citation.addItem(text, style)
        chosen = self._settings.get(CITATION, CITATION_STYLES[0])
        self.citation.setCurrentIndex(max(0, self.citation.findData(chosen)))
        self.citation.setAccessibleName(self.tr("Copied citations"))
        self.citation.activated.connect(
            lambda index: self._settings.set(CITATION, self.citation.itemData(index))
        )
        return self.citation

    def _folder_row(self) -> QWidget:
        path = QLineEdit(str(self._folder))
        path.setReadOnly(True)
        path.setCursorPosition(0)
        path.setAccessibleName(self.tr("Data folder"))
        button = QPushButton(self.tr("Open"))
        button.clicked.connect(lambda: open_folder(self._folder))
        return self._row(path, button)

    def _words_row(self) -> QWidget:
        text = QLabel(self.tr("What is said in your hospital for what documents say, for searching."))
        text.setWordWrap(True)
        text.setProperty("secondary", True)
        self.words = QPushButton(self.tr("Edit…"))
        self.words.clicked.connect(lambda: OwnWordsDialog(self._folder, self).exec())
        return self._row(text, self.words)

    def _history_row(self) -> QWidget:
        text = QLabel(
            self.tr("What you read and searched, for the start page. Bookmarks and notes are kept.")
        )
        text.setWordWrap(True)
        text.setProperty("secondary", True)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.clicked.connect(self._on_clear)
        return self._row(text, self.clear)

    def _about_row(self) -> QWidget:
        mark = QLabel()
        mark.setPixmap(logo(self._themes.theme.accent, self._themes.theme.onaccent, 32, 2.0))
        mark.setFixedSize(32, 32)
        text = QLabel(self.tr("Yice {version} · works offline").format(version=self._version))
        button = QPushButton(self.tr("Licences…"))
        button.clicked.connect(lambda: AboutDialog(self._themes, self._version, self).exec())
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(mark)
        row.addWidget(text, 1)
        row.addWidget(button)
        return box

    def _row(self, wide: QWidget, narrow: QWidget) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(wide, 1)
        row.addWidget(narrow)
        box.setFocusProxy(wide)
        return box

    def _follow_theme(self, theme: Theme) -> None:
        self.theme_buttons[theme.name].setChecked(True)

    def _follow_zoom(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")

    def _on_language(self, index: int) -> None:
        code = self.language.itemData(index)
        if code != self._settings.language:
            self.accept()
            self._settings.language = code

    def _on_clear(self) -> None:
        self.clear_history_requested.emit()
        self.clear.setText(self.tr("Cleared"))
        self.clear.setEnabled(False)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
