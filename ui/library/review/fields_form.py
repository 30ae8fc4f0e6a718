"""Fields of a document that is checked: filled with what was read; typed values are decisions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from store.intake.decisions.document_fields import KINDS, parse_value, value_of
from store.library.validity import STATES
from store.model.checking.decision import FIELDS, FieldName
from store.model.document import Document
from ui.appearance.polish import set_look
from ui.services.language import sentence

#: So much of a field is seen where the column is narrow.
_FEWEST_LETTERS = 4


class FieldsForm(QWidget):
    """Emits what is typed in a field once it is left; one that nothing can be made of is marked."""

    #: A field's name and its new value.
    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits: dict[FieldName, QLineEdit] = {}
        self._choices: dict[FieldName, QComboBox] = {}
        self._wrong: dict[FieldName, QLabel] = {}
        self._document: Document | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for name in FIELDS:
            label = QLabel(self._names()[name])
            label.setProperty("secondary", True)
            column.addWidget(label)
            column.addWidget(self._widget(name, label))
            wrong = self._wrong[name] = QLabel()
            wrong.setProperty("secondary", True)
            wrong.setWordWrap(True)
            wrong.hide()
            column.addWidget(wrong)
            column.addSpacing(4)

    def _names(self) -> dict[FieldName, str]:
        return {
            "title": self.tr("Title"),
            "number": self.tr("Number"),
            "issuers": self.tr("Issued by"),
            "date": self.tr("Date"),
            "effective": self.tr("In force from"),
            "kind": self.tr("Kind"),
            "validity": self.tr("Validity"),
        }

    def _widget(self, name: FieldName, label: QLabel) -> QWidget:
        widget: QWidget
        if name in ("kind", "validity"):
            choice = self._choices[name] = QComboBox()
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_FEWEST_LETTERS)
            if name == "validity":
                choice.addItem(self.tr("Not stated"), "")
                for state, words in STATES.items():
                    choice.addItem(sentence(words), state)
            else:
                for value in KINDS:
                    choice.addItem(value, value)
            choice.activated.connect(lambda _at, name=name: self._take(name))
            widget = choice
        else:
            edit = self._edits[name] = QLineEdit()
            edit.setMinimumWidth(_FEWEST_LETTERS * edit.fontMetrics().height())
            edit.editingFinished.connect(lambda name=name: self._take(name))
            widget = edit
        widget.setAccessibleName(self._names()[name])
        label.setBuddy(widget)
        return widget

    def show_document(self, document: Document, doubtful: Iterable[str]) -> None:
        """Show the fields of a document; those that are doubtful are marked."""
        self._document = document
        marked = set(doubtful)
        for name, edit in self._edits.items():
            value = value_of(document, name)
            if edit.text() != value:
                edit.setText(value)
                edit.setCursorPosition(0)
            edit.setPlaceholderText(self.tr("Not found, please fill in") if name in marked else "")
            self._mark(edit, name in marked)
            self._wrong[name].hide()
        for name, choice in self._choices.items():
            choice.setCurrentIndex(max(0, choice.findData(value_of(document, name))))

    def commit(self) -> None:
        """Take what is typed in the field that has the focus."""
        for name, edit in self._edits.items():
            if edit.hasFocus():
                self._take(name)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        for each, edit in self._edits.items():
            if each == name:
                edit.setFocus()
                edit.selectAll()

    def edit(self, name: FieldName) -> QLineEdit:
        """Return the field that a text is typed in."""
        return self._edits[name]

    def choice(self, name: FieldName) -> QComboBox:
        """Return the field whose value is chosen."""
        return self._choices[name]

    def _take(self, name: FieldName) -> None:
        if self._document is None:
            return
        edit = self._edits.get(name)
        typed = edit.text() if edit is not None else str(self._choices[name].currentData())
        value = parse_value(name, typed)
        wrong = self._wrong[name]
        wrong.setVisible(value is None)
        if edit is not None:
            self._mark(edit, value is None)
        if value is None:
            wrong.setText(self._advice(name))
        elif value != value_of(self._document, name):
            self.changed.emit(name, value)
        elif edit is not None and typed != value:
            edit.setText(value)

    def _advice(self, name: FieldName) -> str:
        if name == "title":
            return self.tr("A document needs a title.")
        return self.tr("Please type a day, such as 2024-03-05.")

    def _mark(self, edit: QLineEdit, doubtful: bool) -> None:
        if bool(edit.property("doubtful")) != doubtful:
            set_look(edit, "doubtful", doubtful)
