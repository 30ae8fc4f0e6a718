"""The question about a file that is alike a document of the library: what differs, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.runtime.i18n import numbered
from ui.runtime.localized_text import date_text
from ui.services.library.arriving.arrival_plan import ArrivalChoice, EditionQuestion, likeness_percent
from ui.widgets.dialogs import Dialog

ORDER: tuple[ArrivalChoice, ...] = ("new_edition", "replace", "keep_both", "skip")


class EditionDialog(Dialog):
    """Goes through the questions of an import, one after the other; closing it leaves out the rest."""

    #: Every question with its answer.
    answered = Signal(object)

    def __init__(self, questions: Sequence[EditionQuestion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A text like it is in the library"))
        self.resize(720, 560)
        self._questions = list(questions)
        self._answers: list[tuple[EditionQuestion, ArrivalChoice]] = []
        self._headline, self._facts = QLabel(), QLabel()
        for label in (self._headline, self._facts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setProperty("secondary", True)
        self._table = self._make_table()
        self._group = QButtonGroup(self)
        self._all = QCheckBox(self.tr("Do the same with all that follow"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._headline)
        column.addWidget(self._facts)
        column.addWidget(self._table, 1)
        for choice, text in zip(ORDER, self._texts(), strict=True):
            button = QRadioButton(text)
            self._group.addButton(button, ORDER.index(choice))
            column.addWidget(button)
        column.addWidget(self._all)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Leave out"))
        self._buttons.accepted.connect(self.answer)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self._show()

    def choose(self, choice: ArrivalChoice, for_all: bool = False) -> None:
        """Select what is to be done with the text in question."""
        self._group.button(ORDER.index(choice)).setChecked(True)
        self._all.setChecked(for_all)

    def answer(self) -> None:
        """Take what is selected as the answer, and go on to the next question."""
        choice = ORDER[self._group.checkedId()]
        taken = len(self._questions) if self._all.isChecked() else 1
        self._answers += [(question, choice) for question in self._questions[:taken]]
        del self._questions[:taken]
        if self._questions:
            self._show()
        else:
            self.accept()

    def done(self, result: int) -> None:
        """Close; what was not answered is left out."""
        left: list[tuple[EditionQuestion, ArrivalChoice]] = [
            (question, "skip") for question in self._questions
        ]
        self._questions = []
        self.answered.emit([*self._answers, *left])
        super().done(result)

    def _texts(self) -> list[str]:
        return [
            self.tr("A &new edition: the text in the library is kept as another edition and can be opened"),
            self.tr("&Replace the text in the library; its notes are looked for in the new text"),
            self.tr("&Keep both as documents of their own"),
            self.tr("&Leave the file out"),
        ]

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels(
            [self.tr("Clause"), self.tr("In the library"), self.tr("In the file")]
        )
        table.setAccessibleName(self.tr("What differs"))
        table.setTabKeyNavigation(False)  # the arrow keys go from cell to cell, Tab goes on
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setWordWrap(True)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        return table

    def _show(self) -> None:
        """Show the first of the questions that are left."""
        question = self._questions[0]
        found, old = question.comparison, question.old
        text = self.tr("“{file}” is {alike} like {title}, which is in the library.")
        self._headline.setText(
            text.format(
                file=question.document.source, alike=likeness_percent(found.alike), title=f"《{old.name}》"
            )
        )
        self._facts.setText(" · ".join(self._facts_of(question)))
        self._table.setRowCount(0)
        for row, each in enumerate(found.differences):
            self._table.insertRow(row)
            for column, words in enumerate((each.label, each.old or "—", each.new or "—")):
                cell = QTableWidgetItem(words)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self._table.setItem(row, column, cell)
        self._table.resizeRowsToContents()
        self.choose("new_edition")
        self._all.setVisible(len(self._questions) > 1)

    def _facts_of(self, question: EditionQuestion) -> list[str]:
        found, old, new = question.comparison, question.old, question.document
        counts = (
            (self.tr("{n} clause the same|{n} clauses the same"), found.same),
            (self.tr("{n} changed"), found.changed),
            (self.tr("{n} added"), found.added),
            (self.tr("{n} dropped"), found.dropped),
        )
        facts = [numbered(text, n=count) for text, count in counts if count]
        if old.date != new.date:
            days = self.tr("in the library: {old}, in the file: {new}")
            undated = self.tr("no date")
            facts.append(days.format(old=date_text(old.date) or undated, new=date_text(new.date) or undated))
        if old.shipped:
            facts.append(self.tr("the document ships with the program and can always be had back"))
        if len(found.differences) < found.changed + found.added + found.dropped:
            facts.append(
                numbered(
                    self.tr("the first difference is shown|the first {n} differences are shown"),
                    n=len(found.differences),
                )
            )
        return facts
