"""The form in which an indicator or a duty is set right, beside the words it was read from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from store.model.typography import typeset
from ui.facts.indicator_columns import kind_name
from ui.services.facts.correction_words import number_of
from ui.services.facts.fact_tables import KIND_WORDS
from ui.widgets.dialogs import Dialog

WIDTH, SOURCE_HEIGHT = 520, 96
_YEARS = (1949, 2199)


class FactForm(QWidget):
    """Fields by name; a field that was corrected says what was read."""

    def __init__(self, said: Mapping[str, str], read: Mapping[str, str] | None) -> None:
        super().__init__()
        self._said, self._read = dict(said), read
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    @property
    def is_corrected(self) -> bool:
        """True if something in it was corrected before."""
        return self._read is not None

    def words(self) -> dict[str, str]:
        """Return what the fields say."""
        found = dict(self._said)
        for name, field in self.fields.items():
            found[name] = field.currentData() if isinstance(field, QComboBox) else field.text().strip()
        return found

    def problem(self) -> str:
        """Return what is wrong with the fields, in a sentence; empty for nothing."""
        return ""

    def _line(self, name: str, title: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(self._said.get(name, ""))
        line.setAccessibleName(title)
        line.setPlaceholderText(hint)
        line.setCursorPosition(0)
        self._put(name, title, line)
        return line

    def _put(self, name: str, title: str, field: QLineEdit | QComboBox) -> None:
        self.fields[name] = field
        self._form.addRow(title, field)
        was = (self._read or {}).get(name, "")
        if self._read is not None and was != self._said.get(name, ""):
            shown = kind_name(was) if name == "kind" and was in KIND_WORDS else was
            note = QLabel(self.tr("Read as: {words}").format(words=typeset(shown) or "—"))
            note.setProperty("secondary", True)
            note.setWordWrap(True)
            self._form.addRow("", note)


class IndicatorForm(FactForm):
    """Subject, indicator, value, bounds, unit, per, deadline, kind."""

    def __init__(self, said: Mapping[str, str], read: Mapping[str, str] | None) -> None:
        super().__init__(said, read)
        self._line("subject", self.tr("Subject"))
        self._line("indicator", self.tr("Indicator"))
        self._line("value_text", self.tr("Value"), self.tr("as printed, e.g. 150-200"))
        self._line("low", self.tr("Lower bound"), self.tr("a number, or empty"))
        self._line("high", self.tr("Upper bound"), self.tr("a number, or empty"))
        self._line("unit", self.tr("Unit"))
        self._line("per", self.tr("Per"))
        year = self._line("deadline", self.tr("Deadline"), self.tr("a year, or empty"))
        year.setValidator(QIntValidator(*_YEARS, year))
        box = QComboBox()
        box.setAccessibleName(self.tr("Kind"))
        for kind in KIND_WORDS:
            box.addItem(kind_name(kind), kind)
        box.setCurrentIndex(max(0, box.findData(said.get("kind", "target"))))
        self._put("kind", self.tr("Kind"), box)

    def problem(self) -> str:
        """Return the first thing that is wrong."""
        words = self.words()
        if not words["indicator"] or not words["value_text"]:
            return self.tr("An indicator has a name and a value; fill in both.")
        for name in ("low", "high"):
            if words[name] and number_of(words[name]) is None:
                return self.tr("“{words}” is no number; write figures, or leave it empty.").format(
                    words=words[name]
                )
        low, high = number_of(words["low"]), number_of(words["high"])
        if low is not None and high is not None and low > high:
            return self.tr("The lower bound is above the upper one; exchange them.")
        return ""


class DutyForm(FactForm):
    """Matter, who leads, answers and supports, deadline."""

    def __init__(self, said: Mapping[str, str], read: Mapping[str, str] | None) -> None:
        super().__init__(said, read)
        several = self.tr("separate several by commas")
        self._line("matter", self.tr("Matter"))
        self._line("lead", self.tr("Lead"), several)
        self._line("joint", self.tr("Responsible"), several)
        self._line("support", self.tr("Support"), several)
        self._line("deadline", self.tr("Deadline"))

    def problem(self) -> str:
        """Return the first thing that is wrong."""
        words = self.words()
        if not words["matter"] or not any(words[role] for role in ("lead", "joint", "support")):
            return self.tr("A duty has a matter and somebody who answers for it; fill in both.")
        return ""


class CorrectionDialog(Dialog):
    """The words of the source above, the form below."""

    #: The words of all fields.
    saved = Signal(dict)
    #: What was read is to hold again.
    taken_back = Signal()

    def __init__(self, title: str, source: str, form: FactForm, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = form
        words = QPlainTextEdit(typeset(source))
        words.setReadOnly(True)
        words.setFixedHeight(SOURCE_HEIGHT)
        words.setAccessibleName(self.tr("The source"))
        self.message = QLabel()
        self.message.setProperty("warning", True)
        self.message.setWordWrap(True)
        self.message.hide()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self.buttons.button(kinds.Save).setText(self.tr("Save"))
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        if form.is_corrected:
            back = self.buttons.addButton(self.tr("As it was read"), QDialogButtonBox.ButtonRole.ResetRole)
            back.clicked.connect(self._take_back)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        caption = QLabel(self.tr("The source says"))
        caption.setProperty("secondary", True)
        for widget in (caption, words, form, self.message, self.buttons):
            column.addWidget(widget)
        self.setMinimumWidth(WIDTH)
        next(iter(form.fields.values())).setFocus()

    def save(self) -> None:
        """Hand over what the fields say, unless something is wrong."""
        problem = self.form.problem()
        self.message.setText(problem)
        self.message.setVisible(bool(problem))
        if not problem:
            self.saved.emit(self.form.words())
            self.accept()

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.accept()
