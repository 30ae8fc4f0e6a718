"""Base of the wide pages: head, filters, a place for the content, and a message for empty results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from index.indicators.indicator import Indicator
from store.model.document import DocumentSummary
from store.model.errors import YiceError
from store.system.files import write_file
from ui.appearance.theme import ThemeManager
from ui.facts.document_choice import DocumentChoice
from ui.facts.fact_editor import Fact, FactEditor
from ui.facts.fact_loader import FactLoader
from ui.facts.record_table import RecordTable
from ui.printing.content.tables.table_sheet import TableSheet
from ui.printing.output.xlsx import xlsx_of
from ui.runtime.i18n import numbered
from ui.services.facts.fact_collection import Facts
from ui.services.library.short_names import stated_title
from ui.widgets.choices.choice_list import ChoiceList
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import TextButton


class FactPage(QWidget):
    """A page over the facts of the library; asks for them when it comes into view."""

    #: A clause that is to be opened, by its id.
    clause_opened = Signal(str)
    #: A place that is to be shown: document, clause, and where in its printed text.
    place_opened = Signal(str, str, int, int)
    #: Something to say, in one sentence.
    told = Signal(str)
    failed = Signal(object)
    #: A paper that is to be previewed.
    paper_wanted = Signal(object)

    def __init__(
        self,
        loader: FactLoader,
        themes: ThemeManager,
        title: str,
        icon_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("factPage")
        self._loader, self._themes, self._icon_name = loader, themes, icon_name
        self.header = PanelHeader(title, self)
        self._filters = QWidget(self)
        self.bar = QHBoxLayout(self._filters)
        self.bar.setContentsMargins(16, 0, 16, 8)
        self.bar.setSpacing(8)
        self.stack = QStackedWidget(self)
        self.empty = EmptyState(themes, icon_name, parent=self.stack)
        #: What is shown where there is anything: tabs, and the view of the one that is chosen.
        self.content = QWidget(self.stack)
        self.views = QStackedWidget(self.content)
        #: In place of a view that the filters leave empty.
        self.nothing = EmptyState(
            themes,
            "search-x",
            self.tr("Nothing fits"),
            self.tr("Other words, or choose all again above"),
            self.views,
        )
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._filters)
        column.addWidget(self.stack, 1)
        loader.loaded.connect(self._loaded)
        loader.failed.connect(self._failed)
        loader.progressed.connect(self._progressed)
        self._wanted = False
        #: What writes corrections; the window gives it.
        self.correcting: FactEditor | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what the library says now."""
        super().showEvent(event)
        if self.stack.currentWidget() is self.empty:
            self.say_loading()
        self._wanted = True
        self._loader.ask()

    def say_loading(self) -> None:
        """Say that the documents are being read."""
        self.empty.show_message(self._icon_name, self.tr("Reading the documents…"), "")
        self.stack.setCurrentWidget(self.empty)

    def say_nothing(self, title: str, text: str) -> None:
        """Say that there is nothing, and why."""
        self.empty.show_message(self._icon_name, title, text)
        self.stack.setCurrentWidget(self.empty)

    def show_facts(self, facts: Facts, documents: Sequence[DocumentSummary]) -> None:
        """Show what was read; each page does it in its way."""
        raise NotImplementedError

    def _loaded(self, facts: Facts, documents: Sequence[DocumentSummary]) -> None:
        if self._wanted and self.isVisible():
            self.show_facts(facts, documents)

    def _progressed(self, fraction: float) -> None:
        if self._wanted and self.stack.currentWidget() is self.empty:
            text = self.tr("{percent} % read").format(percent=round(100 * fraction))
            self.empty.show_message(self._icon_name, self.tr("Reading the documents…"), text)

    def _failed(self, error: Exception) -> None:
        if self.isVisible():
            self.say_nothing(self.tr("The documents could not be read"), self.tr("Open this page again."))
            self.failed.emit(error)

    # -- corrections ------------------------------------------------------------------------------------

    def correct_in(self, table: RecordTable) -> None:
        """Let the records of a list be set right: by a click, F2, Del and a menu."""
        table.correction_wanted.connect(self._correct)
        table.removal_wanted.connect(self._drop)
        table.extend_menu = self.add_corrections

    def add_corrections(self, menu: QMenu, one: Fact) -> None:
        """Add to a menu how a record is set right."""
        editor = self.correcting
        if editor is None:
            return
        indicator = isinstance(one, Indicator)
        correct = menu.addAction(self.tr("Correct…"), lambda: editor.correct(one))
        correct.setShortcut("F2")
        none = self.tr("Not an indicator") if indicator else self.tr("Not a duty")
        menu.addAction(none, lambda: editor.drop(one)).setShortcut("Del")
        if one.correction:
            menu.addAction(self.tr("As it was read"), lambda: editor.take_back(one))
        if indicator:
            menu.addAction(
                self.tr("Add an indicator of this clause…"), lambda: editor.add(one.document, one.clause)
            )

    def _correct(self, one: Fact) -> None:
        if self.correcting is not None:
            self.correcting.correct(one)

    def _drop(self, one: Fact) -> None:
        if self.correcting is not None:
            self.correcting.drop(one)

    def corrections_remark(self) -> str:
        """Return how many corrections hold, and how many have lost their words; empty for none."""
        known = self._loader.known
        held = len(self._loader.corrections()) - len(known.lost)
        said = [self.tr("{n} corrected by hand").format(n=held)] if held > 0 else []
        if known.lost:
            said.append(
                numbered(
                    self.tr(
                        "{n} correction does not hold: the text changed|"
                        "{n} corrections do not hold: the text changed"
                    ),
                    n=len(known.lost),
                )
            )
        return " · ".join(said)

    # -- parts for the pages ---------------------------------------------------------------------------

    def add_choice(self, name: str) -> ChoiceList:
        """Return a list of choices in the bar; its first entry means all."""
        box = ChoiceList(name, parent=self._filters)
        self.bar.addWidget(box)
        return box

    def add_documents(self) -> DocumentChoice:
        """Return a button in the bar that chooses documents."""
        button = DocumentChoice(self._themes, self._filters)
        self.bar.addWidget(button)
        return button

    def add_words(self, name: str) -> QLineEdit:
        """Return a field to filter by words."""
        field = QLineEdit(self._filters)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(120)
        field.setMaximumWidth(280)
        self.bar.addWidget(field)
        self.bar.addStretch()
        return field

    def add_button(self, text: str, icon_name: str) -> TextButton:
        """Return a button at the right end of the head."""
        button = TextButton(self._themes, text, icon_name, parent=self.header)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.header.add_widget(button)
        return button

    def document_choices(
        self, documents: Sequence[DocumentSummary], having: set[str]
    ) -> list[tuple[str, str]]:
        """Return the documents that have anything to show, by their short titles."""
        return [(stated_title(one), one.key) for one in documents if one.key in having]

    def ask_path(self, name: str, kinds: str, suffix: str) -> Path | None:
        """Ask for a file to write; None where the user thinks better of it."""
        proposed = str(folder_for("tables") / f"{name}{suffix}")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Save"), proposed, kinds)
        if not chosen:
            return None
        remember("tables", chosen)
        path = Path(chosen)
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def save_sheets(self, name: str, *sheets: TableSheet) -> None:
        """Ask for a file and write sheets into it."""
        path = self.ask_path(name, self.tr("Excel workbook (*.xlsx)"), ".xlsx")
        if path is not None:
            self.write_sheets(path, *sheets)

    def write_sheets(self, path: Path, *sheets: TableSheet) -> None:
        """Write sheets into a file, and say so."""
        try:
            write_file(path, xlsx_of(*sheets))
        except YiceError as error:
            self.failed.emit(error)
            return
        self.told.emit(self.tr("Saved as {name}").format(name=path.name))
