"""The widgets of the settings' rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui.appearance.icons import logo
from ui.appearance.theme import Theme, ThemeManager
from ui.reader.copying.citation_styles import KEY, chosen_style, citation_styles
from ui.runtime.i18n import languages
from ui.runtime.settings import TEXT_MAX, TEXT_MIN, TEXT_STEP, ZOOM_MAX, ZOOM_MIN, ZOOM_STEP, Settings
from ui.runtime.theme_files import theme_files
from ui.services.chosen_language import PAPER_KEY
from ui.services.language import use_for_papers
from ui.settings.about import AboutDialog
from ui.settings.departments_dialog import DepartmentsDialog
from ui.settings.own_words_dialog import OwnWordsDialog
from ui.settings.publishers_dialog import PublishersDialog, ShowPaper
from ui.widgets.choices.segments import Segments
from ui.widgets.dialogs import open_folder
from ui.widgets.step_slider import StepSlider


class ThemeRow(Segments):
    """A button for each theme."""

    def __init__(self, settings: Settings, themes: ThemeManager) -> None:
        super().__init__([(file.name, file.title()) for file in theme_files()])
        self.setAccessibleName(self.tr("Colours"))
        self.choose(themes.theme.name)
        self.chosen.connect(lambda name: setattr(settings, "theme", name))
        themes.changed.connect(self._follow)

    def _follow(self, theme: Theme) -> None:
        self.choose(theme.name)


class LanguageRow(QComboBox):
    """The language of the window; another one closes the dialog, as the window is made again."""

    def __init__(self, settings: Settings, dialog: QDialog) -> None:
        super().__init__()
        self._settings, self._dialog = settings, dialog
        for code, name in languages().items():
            self.addItem(name, code)
        self.setCurrentIndex(max(0, self.findData(settings.language)))
        self.setAccessibleName(self.tr("Language"))
        self.activated.connect(self._on_chosen)

    def _on_chosen(self, index: int) -> None:
        code = self.itemData(index)
        if code != self._settings.language:
            self._dialog.accept()
            self._settings.language = code


class PaperLanguageRow(QComboBox):
    """The language of what the program prints beside the words of documents."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.addItem(self.tr("As the window"), "")
        for code, name in languages().items():
            self.addItem(name, code)
        self.setCurrentIndex(max(0, self.findData(settings.get(PAPER_KEY, ""))))
        self.setAccessibleName(self.tr("Labels on paper"))
        self.setToolTip(self.tr("Documents and their citations are printed as they are"))
        self.activated.connect(self._on_chosen)

    def _on_chosen(self, index: int) -> None:
        code = str(self.itemData(index))
        self._settings.set(PAPER_KEY, code)
        use_for_papers(code)


class TwoPartRow(QWidget):
    """A wide part that takes the focus, and a narrow one."""

    def __init__(self, wide: QWidget, narrow: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(wide, 1)
        row.addWidget(narrow)
        self.setFocusProxy(wide)


class PercentRow(TwoPartRow):
    """A slider from one size to another, in percent of the usual one."""

    def __init__(self, percent: int, least: int, most: int, step: int, take: Callable[[int], object]) -> None:
        self.slider = StepSlider(least, most, step)
        self._percent = QLabel(f"{percent} %")
        super().__init__(self.slider, self._percent)
        self.slider.setValue(percent)
        self._percent.setMinimumWidth(48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.stepped.connect(take)

    def follow(self, percent: int) -> None:
        """Show a size that was chosen elsewhere."""
        self._percent.setText(f"{percent} %")
        self.slider.setValue(percent)


class ZoomRow(PercentRow):
    """Size of the text of documents."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            settings.zoom, ZOOM_MIN, ZOOM_MAX, ZOOM_STEP, lambda percent: setattr(settings, "zoom", percent)
        )
        self.slider.setAccessibleName(self.tr("Reading size"))
        settings.zoom_changed.connect(self.follow)


class TextSizeRow(PercentRow):
    """Size of the text of the window itself."""

    def __init__(self, settings: Settings) -> None:
        def take(percent: int) -> None:
            settings.text_size = percent

        super().__init__(settings.text_size, TEXT_MIN, TEXT_MAX, TEXT_STEP, take)
        self.slider.setAccessibleName(self.tr("Size of the window's text"))
        settings.text_size_changed.connect(self.follow)


class CitationRow(QComboBox):
    """Citation style of a copy."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        for style in citation_styles():
            self.addItem(QCoreApplication.translate("CitationStyles", style.title), style.name)
        self.setCurrentIndex(max(0, self.findData(chosen_style(settings).name)))
        self.setAccessibleName(self.tr("Copied citations"))
        self.activated.connect(lambda index: settings.set(KEY, self.itemData(index)))


class FolderRow(TwoPartRow):
    """Path of the data folder, and a button that opens it."""

    def __init__(self, folder: Path) -> None:
        path, button = QLineEdit(str(folder)), QPushButton()
        super().__init__(path, button)
        path.setReadOnly(True)
        path.setCursorPosition(0)
        path.setAccessibleName(self.tr("Data folder"))
        button.setText(self.tr("Open"))
        button.clicked.connect(lambda: open_folder(folder))


class WatchedFolderRow(TwoPartRow):
    """Path of the folder that is watched for new files, empty for none, and a button that chooses it."""

    def __init__(self, settings: Settings, key: str, dialog: QDialog) -> None:
        self.path, button = QLineEdit(settings.get(key, "")), QPushButton()
        super().__init__(self.path, button)
        self._settings, self._key, self._dialog = settings, key, dialog
        self.path.setPlaceholderText(self.tr("None; new files of a shared folder can be offered"))
        self.path.setClearButtonEnabled(True)
        self.path.setAccessibleName(self.tr("Watched folder"))
        self.path.editingFinished.connect(self._keep)
        self.path.textChanged.connect(lambda text: self._keep() if not text else None)
        button.setText(self.tr("Choose…"))
        button.clicked.connect(self._choose)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._dialog, self.tr("Watched folder"), self.path.text())
        if chosen:
            self.path.setText(chosen)
            self._keep()

    def _keep(self) -> None:
        self._settings.set(self._key, self.path.text().strip())


class ExplainedRow(TwoPartRow):
    """A sentence, and the button that it is about."""

    def __init__(self) -> None:
        self.text, self.button = QLabel(), QPushButton()
        super().__init__(self.text, self.button)
        self.text.setWordWrap(True)
        self.text.setProperty("secondary", True)


class OwnWordsRow(ExplainedRow):
    """Opens the table of own words."""

    def __init__(self, folder: Path, dialog: QDialog) -> None:
        super().__init__()
        self.text.setText(self.tr("What is said in your hospital for what documents say, for searching."))
        self.button.setText(self.tr("Edit…"))
        self.button.clicked.connect(lambda: OwnWordsDialog(folder, dialog).exec())


class DepartmentsRow(ExplainedRow):
    """Opens the list of the hospital's own departments."""

    def __init__(self, folder: Path, dialog: QDialog) -> None:
        super().__init__()
        self.text.setText(self.tr("Your hospital's own departments, to choose from in the ledger."))
        self.button.setText(self.tr("Edit…"))
        self.button.clicked.connect(lambda: DepartmentsDialog(folder, dialog).exec())


class LetterheadRow(ExplainedRow):
    """Opens name and logo of the hospital, which are on every paper."""

    def __init__(self, folder: Path, dialog: QDialog) -> None:
        super().__init__()
        self._folder, self._dialog = folder / "templates", dialog
        self.button.setText(self.tr("Edit…"))
        self.button.clicked.connect(self._edit)
        self._show()

    def _edit(self) -> None:
        from ui.printing.letterhead_form import LetterheadDialog

        LetterheadDialog(self._folder, self._dialog).exec()
        self._show()

    def _show(self) -> None:
        from ui.printing.content.templates import find

        hospital = find("plain", self._folder).hospital
        self.text.setText(hospital or self.tr("None yet; it is printed below the title of every paper."))


class PublishersRow(ExplainedRow):
    """Opens the list of the publishers whose packs are installed."""

    def __init__(self, folder: Path, dialog: QDialog, show_paper: ShowPaper) -> None:
        super().__init__()
        self.text.setText(self.tr("Publishers whose update packs are installed, with their fingerprints."))
        self.button.setText(self.tr("Show…"))
        self.button.clicked.connect(lambda: PublishersDialog(folder, dialog, show_paper).exec())


class HistoryRow(ExplainedRow):
    """Forgets what was read and searched."""

    def __init__(self, clear: Callable[[], object]) -> None:
        super().__init__()
        self.text.setText(
            self.tr("What you read and searched, for the start page. Bookmarks and notes are kept.")
        )
        self.button.setText(self.tr("Clear"))
        self._clear = clear
        self.button.clicked.connect(self._on_clear)

    def _on_clear(self) -> None:
        self._clear()
        self.button.setText(self.tr("Cleared"))
        self.button.setEnabled(False)


class AboutRow(QWidget):
    """The version, and the licences."""

    def __init__(self, themes: ThemeManager, version: str, dialog: QDialog) -> None:
        super().__init__()
        mark = QLabel()
        mark.setPixmap(logo(themes.theme.accent, themes.theme.onaccent, 32, 2.0))
        mark.setFixedSize(32, 32)
        text = QLabel(self.tr("Yice {version} · works offline").format(version=version))
        button = QPushButton(self.tr("Licences…"))
        button.clicked.connect(lambda: AboutDialog(themes, version, dialog).exec())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(mark)
        row.addWidget(text, 1)
        row.addWidget(button)
