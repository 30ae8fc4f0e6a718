"""Chooses the two documents to compare: what the place shows before there is a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.widgets.layouts import ScrolledPage
from ui.widgets.tinted import IconButton, IconLabel, TextButton

WIDTH = 560


class ComparableDocument(NamedTuple):
    """A document to choose: its key and its name; texts of one ``group`` are its editions, newest first."""

    key: str
    name: str
    group: str


class Chooser(ScrolledPage):
    """Two fields for choosing or typing a document, with the actions on them."""

    #: Compare these: keys of the older and the newer document.
    chosen = Signal(str, str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[ComparableDocument] = []
        whole = QWidget(self.viewport())
        inner = QWidget(whole)
        title = QLabel(self.tr("Choose two documents to compare"))
        title.setObjectName("emptyTitle")
        text = QLabel(
            self.tr("Their measures are matched, and changed words are marked. Editions work the same way.")
        )
        text.setObjectName("emptyText")
        text.setWordWrap(True)
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.first = self._field(self.tr("Older document"), inner)
        self.second = self._field(self.tr("Newer document"), inner)
        self.swap = IconButton(themes, "arrow-down-up", self.tr("Swap the two documents"))
        self.swap.clicked.connect(self._swap)
        self.button = TextButton(themes, self.tr("Compare"), "git-compare", primary=True)
        self.button.clicked.connect(self._choose)
        self.first.currentIndexChanged.connect(self._first_changed)
        self.second.currentIndexChanged.connect(self._offer)
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(self.tr("Older"), self.first)
        form.addRow(self.tr("Newer"), self.second)
        fields = QHBoxLayout()
        fields.addLayout(form, 1)
        fields.addWidget(self.swap)
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(IconLabel(themes, "git-compare", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(8)
        column.addLayout(fields)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(inner, 10)
        row.addStretch()
        outer.addLayout(row)
        outer.addStretch(3)
        self.setWidget(whole)
        self._offer()
        self.setFocusProxy(self.first)

    def _field(self, name: str, parent: QWidget) -> QComboBox:
        field = QComboBox(parent)
        field.setEditable(True)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        field.setAccessibleName(name)
        completer = QCompleter(field.model(), field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        field.setCompleter(completer)
        return field

    def show_choices(self, choices: Sequence[ComparableDocument]) -> None:
        """Offer documents; what was chosen stays chosen where it is still there."""
        kept = self.first.currentData(), self.second.currentData()
        self._choices = list(choices)
        for field in (self.first, self.second):
            field.blockSignals(True)
            field.clear()
            for each in choices:
                field.addItem(each.name, each.key)
            field.setCurrentIndex(-1)
            field.blockSignals(False)
        self.choose(*kept)

    def choose(self, first: str | None, second: str | None) -> None:
        """Put documents into the fields; None leaves a field empty."""
        for field, key in ((self.first, first), (self.second, second)):
            field.setCurrentIndex(field.findData(key) if key else -1)
            line = field.lineEdit()
            if line is not None:
                # A name that is too long is cut at its end.
                line.setCursorPosition(0)
        self.setFocusProxy(self.second if first and not second else self.first)
        self._offer()

    def other_edition(self, key: str) -> str | None:
        """Return the edition before or behind one, of a document that has several; None for any other."""
        group = next((each.group for each in self._choices if each.key == key), "")
        same = [each.key for each in self._choices if each.group == group] if group else []
        if len(same) < 2 or key not in same:
            return None
        at = same.index(key)
        return same[at + 1] if at + 1 < len(same) else same[at - 1]

    def _first_changed(self) -> None:
        key = self.first.currentData()
        if key and self.second.currentIndex() < 0:
            other = self.other_edition(key)
            if other:
                self.second.setCurrentIndex(self.second.findData(other))
        self._offer()

    def _swap(self) -> None:
        self.choose(self.second.currentData(), self.first.currentData())

    def _offer(self) -> None:
        first, second = self.first.currentData(), self.second.currentData()
        self.button.setEnabled(bool(first and second and first != second))

    def _choose(self) -> None:
        self.chosen.emit(self.first.currentData(), self.second.currentData())
